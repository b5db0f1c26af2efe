/// Reading of ISO 8601 dates and times, as `fromisoformat` of Python 3.11 does.
enum ISOFormat {
    private struct Malformed: Error {}

    /// Digits of a text, taken one group after the other.
    private struct Reader {
        let bytes: [UInt8]
        var at: Int
        let end: Int

        var isAtEnd: Bool { at >= end }
        var next: UInt8 { at < bytes.count ? bytes[at] : 0 }

        mutating func number(_ digits: Int) throws -> Int {
            guard at + digits <= bytes.count else { throw Malformed() }
            var found = 0
            for _ in 0..<digits {
                guard ISOFormat.isDigit(bytes[at]) else { throw Malformed() }
                found = found * 10 + Int(bytes[at] - 48)
                at += 1
            }
            return found
        }

        mutating func skip(_ byte: UInt8) -> Bool {
            guard next == byte else { return false }
            at += 1
            return true
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }
    private static let hyphen = UInt8(ascii: "-"), colon = UInt8(ascii: ":"), week = UInt8(ascii: "W")

    private static func invalid(_ text: String) -> PythonException { .valueError("Invalid isoformat string: \(text.pythonRepr)") }

    // MARK: dates

    /// `2024-05-01`, `20240501`, `2024-W18-3`, `2024W183`, `2024-W18`
    static func date(_ text: String) throws -> (year: Int, month: Int, day: Int) {
        let bytes = Array(text.utf8)
        guard [7, 8, 10].contains(bytes.count) else { throw invalid(text) }
        do { return try date(bytes[...]) } catch is Malformed { throw invalid(text) }
    }

    private static func date(_ bytes: ArraySlice<UInt8>) throws -> (year: Int, month: Int, day: Int) {
        var reader = Reader(bytes: Array(bytes), at: 0, end: bytes.count)
        let year = try reader.number(4)
        let isSeparated = reader.skip(hyphen)
        if reader.skip(week) {
            let number = try reader.number(2)
            var weekday = 1
            if !reader.isAtEnd {
                if isSeparated, !reader.skip(hyphen) { throw Malformed() }
                weekday = try reader.number(1)
            }
            guard reader.isAtEnd else { throw Malformed() }
            guard let ordinal = try? GregorianCalendar.ordinal(ofISOYear: year, week: number, weekday: weekday), ordinal >= 1 else { throw Malformed() }
            return GregorianCalendar.date(ofOrdinal: ordinal)
        }
        let month = try reader.number(2)
        if isSeparated, !reader.skip(hyphen) { throw Malformed() }
        let day = try reader.number(2)
        guard reader.isAtEnd else { throw Malformed() }
        return (year, month, day)
    }

    // MARK: times

    struct Moment {
        var clock = ClockTime.midnight
        var zone: TimeZoneInfo?
    }

    /// `04:05:06.789+01:00`, `T0405Z`
    static func time(_ text: String) throws -> Moment {
        var bytes = Array(text.utf8)[...]
        if bytes.first == UInt8(ascii: "T") { bytes = bytes.dropFirst() }
        do { return try time(bytes) } catch is Malformed { throw invalid(text) }
    }

    private static func time(_ slice: ArraySlice<UInt8>) throws -> Moment {
        let bytes = Array(slice)
        let mark = bytes.firstIndex { $0 == UInt8(ascii: "+") || $0 == hyphen || $0 == UInt8(ascii: "Z") } ?? bytes.count
        let (clock, isWhole) = try fields(bytes, 0, mark)
        var moment = Moment(clock: clock)
        if mark == bytes.count {
            if !isWhole { throw Malformed() }
            return moment
        }
        if bytes[mark] == UInt8(ascii: "Z") {
            guard mark + 1 == bytes.count else { throw Malformed() }
            moment.zone = TimeZoneObject.utc
            return moment
        }
        let (offset, isWholeOffset) = try fields(bytes, mark + 1, bytes.count)
        guard isWholeOffset else { throw Malformed() }
        let sign = bytes[mark] == hyphen ? -1 : 1
        let span = TimeDeltaObject.short(seconds: sign * offset.secondOfDay, microseconds: sign * offset.microsecond)
        moment.zone = offset.secondOfDay == 0 ? TimeZoneObject.utc : try TimeZoneObject.make(span)
        return moment
    }

    /// Hours, minutes, seconds and a fraction.
    /// - Returns: the fields, and whether the text ended with them.
    private static func fields(_ bytes: [UInt8], _ start: Int, _ end: Int) throws -> (ClockTime, isWhole: Bool) {
        var reader = Reader(bytes: bytes, at: start, end: end)
        var values = [0, 0, 0]
        func clock(_ microsecond: Int = 0) -> ClockTime { ClockTime(hour: values[0], minute: values[1], second: values[2], microsecond: microsecond) }
        var isSeparated = true
        for index in 0..<3 {
            values[index] = try reader.number(2)
            let next = reader.next
            reader.at += 1
            if index == 0 { isSeparated = next == colon }
            if reader.isAtEnd { return (clock(), next == 0 && reader.at > bytes.count) }
            if isSeparated, next == colon { continue }
            if next == UInt8(ascii: ".") || next == UInt8(ascii: ",") { break }
            if isSeparated { throw Malformed() }
            reader.at -= 1
        }
        let digits = min(reader.end - reader.at, 6)
        var microsecond = try reader.number(digits)
        for _ in digits..<6 { microsecond *= 10 }
        while isDigit(reader.next) { reader.at += 1 }
        return (clock(microsecond), reader.at >= bytes.count)
    }

    // MARK: dates with times

    /// `2024-05-01 04:05:06`: a date, any one character, a time.
    static func dateTime(_ text: String) throws -> (date: (year: Int, month: Int, day: Int), moment: Moment) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 7, let position = separator(bytes) else { throw invalid(text) }
        do {
            let day = try date(bytes[..<min(position, bytes.count)])
            guard position < bytes.count else { return (day, Moment()) }
            // The separator may be any character, however many bytes it has.
            var rest = position + 1
            while rest < bytes.count, bytes[rest] & 0xC0 == 0x80 { rest += 1 }
            return (day, try time(bytes[rest...]))
        } catch is Malformed { throw invalid(text) }
    }

    /// Where the date ends.  A hyphen after a week is ambiguous; CPython takes it for the separator where two digits follow.
    private static func separator(_ bytes: [UInt8]) -> Int? {
        let count = bytes.count
        if count == 7 { return 7 }
        if bytes[4] == hyphen {
            guard bytes[5] == week else { return 10 }
            guard count > 8, bytes[8] == hyphen else { return 8 }
            if count == 9 { return nil }
            return count > 10 && isDigit(bytes[10]) ? 8 : 10
        }
        guard bytes[4] == week else { return 8 }
        var position = 7
        while position < count, isDigit(bytes[position]) { position += 1 }
        if position < 9 { return position }
        return position % 2 == 0 ? 7 : 8
    }
}
