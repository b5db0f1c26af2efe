import Glibc

/// The fields of a C `struct tm`, with Python's counting: months and days of the year from 1, Monday is 0.
public struct BrokenDownTime {
    public var year: Int
    public var month: Int
    public var day: Int
    public var hour = 0
    public var minute = 0
    public var second = 0
    public var weekday: Int
    public var dayOfYear: Int
    /// 1, 0, or -1 where it is not known.
    public var isDaylightSaving = -1
    public var zoneName: String?
    public var offsetSeconds: Int?

    public init(year: Int, month: Int, day: Int, weekday: Int, dayOfYear: Int) {
        self.year = year
        self.month = month
        self.day = day
        self.weekday = weekday
        self.dayOfYear = dayOfYear
    }

    init(_ parts: tm) {
        self.init(year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday), weekday: (Int(parts.tm_wday) + 6) % 7, dayOfYear: Int(parts.tm_yday) + 1)
        hour = Int(parts.tm_hour)
        minute = Int(parts.tm_min)
        second = Int(parts.tm_sec)
        isDaylightSaving = Int(parts.tm_isdst)
        zoneName = parts.tm_zone.map { String(cString: $0) }
        offsetSeconds = parts.tm_gmtoff
    }

    /// `localtime`; nil where the C library has no such time.
    public init?(local seconds: Int) {
        tzset()
        var parts = tm(), time = time_t(seconds)
        guard localtime_r(&time, &parts) != nil else { return nil }
        self.init(parts)
    }

    /// `gmtime`
    public init?(universal seconds: Int) {
        var parts = tm(), time = time_t(seconds)
        guard gmtime_r(&time, &parts) != nil else { return nil }
        self.init(parts)
    }

    /// As C has it.
    var native: tm {
        var parts = tm()
        parts.tm_year = Int32(truncatingIfNeeded: year - 1900)
        parts.tm_mon = Int32(truncatingIfNeeded: month - 1)
        parts.tm_mday = Int32(truncatingIfNeeded: day)
        parts.tm_hour = Int32(truncatingIfNeeded: hour)
        parts.tm_min = Int32(truncatingIfNeeded: minute)
        parts.tm_sec = Int32(truncatingIfNeeded: second)
        parts.tm_wday = Int32(truncatingIfNeeded: (weekday + 1) % 7)
        parts.tm_yday = Int32(truncatingIfNeeded: dayOfYear - 1)
        parts.tm_isdst = Int32(truncatingIfNeeded: isDaylightSaving)
        return parts
    }

    /// `mktime`: seconds since 1970 of a local time; nil where the C library has none.
    public var localSeconds: Int? {
        var parts = native
        parts.tm_wday = -1
        let result = mktime(&parts)
        return result == -1 && parts.tm_wday == -1 ? nil : Int(result)
    }

    /// `strftime`, by the C library.
    public func formatted(_ format: String) -> String {
        guard !format.isEmpty else { return "" }
        var parts = native
        var pieces: [String] = []
        for piece in format.split(separator: "\0", omittingEmptySubsequences: false) {
            pieces.append(piece.isEmpty ? "" : BrokenDownTime.formatted(&parts, String(piece)))
        }
        return pieces.joined(separator: "\0")
    }

    private static func formatted(_ parts: inout tm, _ format: String) -> String {
        var size = 256
        while size <= 256 * (format.utf8.count + 4) {
            var room = [CChar](repeating: 0, count: size)
            let count = strftime(&room, size, format, &parts)
            if count > 0 { return String(decoding: room.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self) }
            size *= 2
        }
        return ""
    }

    /// `asctime`: `Wed Jan  1 00:00:00 2020`
    public var asctime: String {
        let day = day < 10 ? " \(day)" : String(day)
        return "\(CalendarNames.shortDays[min(max(weekday, 0), 6)]) \(CalendarNames.shortMonths[min(max(month, 1), 12) - 1]) \(day) \(hour.padded(2)):\(minute.padded(2)):\(second.padded(2)) \(year)"
    }
}

/// Names of days and months in the C locale.
public enum CalendarNames {
    public static let days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    public static let months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
    public static let shortDays = days.map { String($0.prefix(3)) }
    public static let shortMonths = months.map { String($0.prefix(3)) }
}

/// The clocks of the system.
public enum SystemClock {
    /// Microseconds since 1970.
    public static var microseconds: Int {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        return now.tv_sec * 1_000_000 + now.tv_nsec / 1000
    }
}
