import Glibc

/// The zone names of the system that `%Z` accepts.
enum TimeZoneNames {
    static var known: [String] {
        tzset()
        return ["utc", "gmt"] + system
    }
    /// `time.tzname`
    static var system: [String] { [tzname.0, tzname.1].compactMap { $0.map { String(cString: $0) } } }
}

/// What `strptime` reads out of a text (`_strptime._strptime`).
public struct TimeReading {
    public var time = BrokenDownTime(year: 1900, month: 1, day: 1, weekday: 0, dayOfYear: 1)
    public var microsecond = 0
    /// Set where the format has `%z`.
    public var offset: TimeDeltaObject?

    private var fields: [UnicodeScalar: String] = [:]
    private let format: String
    private var weekday: Int?
    private var dayOfYear: Int?

    /// - Throws: ValueError where the text does not match.
    public init(_ text: String, format: String) throws {
        self.format = format
        let pattern = try TimePattern(format)
        let scalars = Array(text.unicodeScalars)
        guard let match = pattern.match(scalars) else { throw PythonException.valueError("time data \(text.pythonRepr) does not match format \(format.pythonRepr)") }
        guard match.end == scalars.count else {
            throw PythonException.valueError("unconverted data remains: \(String(String.UnicodeScalarView(scalars[match.end...])))")
        }
        fields = match.fields
        readClock()
        try readZone()
        try readDate()
    }

    private func number(_ directive: UnicodeScalar) -> Int? {
        fields[directive].map { $0.unicodeScalars.reduce(0) { $0 * 10 + ($1.decimalDigit ?? 0) } }
    }

    private func position(_ directive: UnicodeScalar, in names: [String]) -> Int? {
        fields[directive].flatMap { text in names.firstIndex { $0.lowercased() == text.lowercased() } }
    }

    private mutating func readClock() {
        if let hour = number("H") { time.hour = hour }
        if let hour = number("I") {
            let isAfternoon = fields["p"]?.lowercased() == "pm"
            time.hour = isAfternoon ? (hour == 12 ? 12 : hour + 12) : (hour == 12 ? 0 : hour)
        }
        if let minute = number("M") { time.minute = minute }
        if let second = number("S") { time.second = second }
        if let text = fields["f"], let digits = number("f") {
            microsecond = digits
            for _ in text.unicodeScalars.count..<6 { microsecond *= 10 }
        }
    }

    private mutating func readZone() throws {
        if let name = fields["Z"]?.lowercased() {
            time.zoneName = fields["Z"]
            time.isDaylightSaving = name == "utc" || name == "gmt" || name == TimeZoneNames.system.first?.lowercased() ? 0 : 1
        }
        guard let text = fields["z"] else { return }
        if text == "Z" {
            offset = .short(seconds: 0)
            time.offsetSeconds = 0
            return
        }
        var digits = text.dropFirst()
        if digits.dropFirst(2).first == ":" {
            let rest = digits.dropFirst(3)
            if rest.count > 2, rest.dropFirst(2).first != ":" { throw PythonException.valueError("Inconsistent use of : in \(text)") }
        }
        digits.removeAll { $0 == ":" }
        func part(_ from: Int) -> Int { Int(digits.dropFirst(from).prefix(2)) ?? 0 }
        let fraction = digits.firstIndex(of: ".").map { String(digits[digits.index(after: $0)...]) } ?? ""
        let microseconds = Int((fraction + "000000").prefix(6)) ?? 0
        let sign = text.hasPrefix("-") ? -1 : 1
        let seconds = sign * ((part(0) * 60 + part(2)) * 60 + (digits.count > 4 && digits.dropFirst(4).first != "." ? part(4) : 0))
        time.offsetSeconds = seconds
        offset = .short(seconds: seconds, microseconds: sign * microseconds)
    }

    private mutating func readDate() throws {
        weekday = position("A", in: CalendarNames.days) ?? position("a", in: CalendarNames.shortDays) ?? number("w").map { $0 == 0 ? 6 : $0 - 1 } ?? number("u").map { $0 - 1 }
        dayOfYear = number("j")
        var year = number("Y") ?? number("y").map { $0 <= 68 ? 2000 + $0 : 1900 + $0 }
        let month = position("B", in: CalendarNames.months).map { $0 + 1 } ?? position("b", in: CalendarNames.shortMonths).map { $0 + 1 } ?? number("m")
        if let month { time.month = month }
        if let day = number("d").map({ $0 }) ?? fields["d"].flatMap({ Int($0.drop { $0 == " " }) }) { time.day = day }
        try checkISOWeek(hasYear: year != nil)
        // February 29 needs a leap year to be there at all.
        var usesLeapYear = false
        if year == nil, time.month == 2, time.day == 29 {
            year = 1904
            usesLeapYear = true
        } else if year == nil { year = 1900 }
        time.year = year ?? 1900
        if dayOfYear == nil, let weekday {
            if let week = number("U") ?? number("W") {
                dayOfYear = TimeReading.dayOfYear(year: time.year, week: week, weekday: weekday, startsOnMonday: fields["U"] == nil)
            } else if let isoYear = number("G"), let isoWeek = number("V") {
                guard let ordinal = try? GregorianCalendar.ordinal(ofISOYear: isoYear, week: isoWeek, weekday: weekday + 1) else { throw PythonException.valueError("Invalid week: \(isoWeek)") }
                if ordinal < 1 { throw PythonException.valueError("ordinal must be >= 1") }
                take(ordinal)
                dayOfYear = time.dayOfYear
            }
            if let day = dayOfYear, day <= 0 {
                time.year -= 1
                dayOfYear = day + (GregorianCalendar.isLeap(time.year) ? 366 : 365)
            }
        }
        if let dayOfYear {
            take(GregorianCalendar.daysBefore(year: time.year) + dayOfYear)
            time.dayOfYear = dayOfYear
        } else {
            try DateObject.check(time.year, time.month, time.day)
            take(GregorianCalendar.ordinal(year: time.year, month: time.month, day: time.day))
        }
        if let weekday { time.weekday = weekday }
        if usesLeapYear { time.year = 1900 }
    }

    private mutating func take(_ ordinal: Int) {
        let date = GregorianCalendar.date(ofOrdinal: max(1, ordinal))
        time.year = date.year
        time.month = date.month
        time.day = date.day
        time.weekday = GregorianCalendar.weekday(ofOrdinal: max(1, ordinal))
        time.dayOfYear = GregorianCalendar.daysBefore(month: date.month, of: date.year) + date.day
    }

    /// `%G`, `%V` and a weekday need each other.
    private func checkISOWeek(hasYear: Bool) throws {
        let weekdays = "('%A', '%a', '%w', or '%u')"
        if fields["G"] != nil, fields["V"] == nil || weekday == nil {
            if dayOfYear != nil { throw PythonException.valueError("Day of the year directive '%j' is not compatible with ISO year directive '%G'. Use '%Y' instead.") }
            throw PythonException.valueError("ISO year directive '%G' must be used with the ISO week directive '%V' and a weekday directive \(weekdays).")
        }
        if fields["V"] != nil, fields["G"] == nil {
            if hasYear, weekday != nil { throw PythonException.valueError("ISO week directive '%V' is incompatible with the year directive '%Y'. Use the ISO year '%G' instead.") }
            throw PythonException.valueError("ISO week directive '%V' must be used with the ISO year directive '%G' and a weekday directive \(weekdays).")
        }
    }

    /// The day of the year of a day of a week counted from the first Sunday or Monday.
    private static func dayOfYear(year: Int, week: Int, weekday: Int, startsOnMonday: Bool) -> Int {
        var first = GregorianCalendar.weekday(ofOrdinal: GregorianCalendar.ordinal(year: year, month: 1, day: 1))
        var day = weekday
        if !startsOnMonday {
            first = (first + 1) % 7
            day = (day + 1) % 7
        }
        let weekZero = (7 - first) % 7
        return week == 0 ? 1 + day - first : 1 + weekZero + 7 * (week - 1) + day
    }
}
