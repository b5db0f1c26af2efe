import BigInt
import Glibc

extension DateTimeObject {
    static let epochOrdinal = 719_163
    private static let longestFold = 86_400

    /// Seconds since 1970 of the moment, its clock read as UTC.
    var universalSeconds: Int { (ordinal - DateTimeObject.epochOrdinal) * 86_400 + clock.secondOfDay }

    /// What the system's clock shows at a time, as `universalSeconds`.
    static func local(_ seconds: Int) throws -> Int {
        guard let time = BrokenDownTime(local: seconds) else { throw PythonException.overflowError("timestamp out of range for platform time_t") }
        guard GregorianCalendar.years.contains(time.year) else { throw PythonException.valueError("year \(time.year) is out of range") }
        let day = GregorianCalendar.ordinal(year: time.year, month: time.month, day: time.day)
        return (day - epochOrdinal) * 86_400 + (time.hour * 60 + time.minute) * 60 + time.second
    }

    /// Seconds since 1970 of a naive moment in the system's zone (PEP 495).
    func systemSeconds() throws -> Int {
        let shown = universalSeconds
        let first = try DateTimeObject.local(shown) - shown
        let candidate = shown - first, check = try DateTimeObject.local(candidate)
        let second: Int
        if check == shown {
            let probe = candidate + (fold == 1 ? DateTimeObject.longestFold : -DateTimeObject.longestFold)
            second = try DateTimeObject.local(probe) - probe
            if first == second { return candidate }
        } else {
            second = check - candidate
        }
        let other = shown - second
        if try DateTimeObject.local(other) == shown { return other }
        if check == shown { return candidate }
        return fold == 1 ? min(candidate, other) : max(candidate, other)
    }

    /// `timestamp()`
    public func timestamp() throws -> Double {
        guard zone != nil, let offset = try offset() else { return Double(try systemSeconds()) + Double(clock.microsecond) / 1e6 }
        let total = BigInt(localPosition - DateTimeObject.epochOrdinal * TimeDeltaObject.microsecondsPerDay) - offset.totalMicroseconds
        return try Integers.quotient(total, 1_000_000)
    }

    /// `fromtimestamp(timestamp, zone)`; without a zone, what the system's clock shows.
    public static func make(timestamp: Value, zone: TimeZoneInfo?, isUniversal: Bool, type: Class = pythonClass) throws -> Value {
        let (seconds, microsecond) = try split(timestamp)
        if zone == nil, !isUniversal {
            let shown = try local(seconds)
            var fold = 0
            let probe = try local(seconds - longestFold)
            let transition = shown - probe - longestFold
            if transition < 0, try local(seconds + transition) == shown { fold = 1 }
            return try make(ordinal: epochOrdinal, microsecondOfDay: shown * 1_000_000 + microsecond, zone: nil, fold: fold, type: type)
        }
        guard let time = BrokenDownTime(universal: seconds) else { throw PythonException.overflowError("timestamp out of range for platform time_t") }
        guard GregorianCalendar.years.contains(time.year) else { throw PythonException.valueError("year \(time.year) is out of range") }
        let moment = try make(ordinal: epochOrdinal, microsecondOfDay: seconds * 1_000_000 + microsecond, zone: zone, type: type)
        guard let zone else { return moment }
        return try zone.value.callMethod("fromutc", moment)
    }

    /// Seconds and microseconds of a number of seconds, halves to even.
    static func split(_ timestamp: Value) throws -> (seconds: Int, microsecond: Int) {
        let number: Double
        switch timestamp {
        case .float(let float): number = float
        case .object(let object as FloatObject): number = object.number
        default:
            guard let index = try timestamp.index() else { throw PythonException.typeError("'\(timestamp.typeName)' object cannot be interpreted as an integer") }
            guard case .int(let seconds) = index, seconds.magnitude < 1 << 55 else { throw PythonException.overflowError("timestamp out of range for platform time_t") }
            return (seconds, 0)
        }
        if number.isNaN { throw PythonException.valueError("Invalid value NaN (not a number)") }
        let whole = number.rounded(.towardZero)
        guard abs(whole) < 0x1p55 else { throw PythonException.overflowError("timestamp out of range for platform time_t") }
        let part = Int(((number - whole) * 1e6).rounded(.toNearestOrEven))
        if part >= 1_000_000 { return (Int(whole) + 1, part - 1_000_000) }
        if part < 0 { return (Int(whole) - 1, part + 1_000_000) }
        return (Int(whole), part)
    }

    /// `astimezone(zone)`; without a zone, that of the system.
    public func moved(to target: TimeZoneInfo?) throws -> Value {
        if let zone, zone === target { return value }
        let offset: TimeDeltaObject
        if let own = try self.offset() { offset = own } else { offset = try .make(seconds: universalSeconds - systemSeconds()) }
        let utc = try DateTimeObject.make(ordinal: ordinal - offset.days, microsecondOfDay: clock.microsecondOfDay - offset.seconds * 1_000_000 - offset.microseconds, zone: TimeZoneObject.utc)
        guard let moment = utc.object as? DateTimeObject else { return utc }
        let zone: TimeZoneInfo
        if let target { zone = target } else { zone = try DateTimeObject.systemZone(at: moment.universalSeconds) }
        return try zone.value.callMethod("fromutc", moment.replacing(zone: zone, type: type))
    }

    /// The system's zone as it is at a time.
    private static func systemZone(at seconds: Int) throws -> TimeZoneInfo {
        guard let time = BrokenDownTime(local: seconds) else { throw PythonException.overflowError("timestamp out of range for platform time_t") }
        return try TimeZoneObject.make(.make(seconds: time.offsetSeconds ?? 0), name: time.zoneName)
    }

    func replacing(zone: TimeZoneInfo?, type: Class) throws -> Value {
        try DateTimeObject.instance(of: type, year, month, day, clock, zone: zone)
    }
}

extension TimeZoneInfo {
    /// `fromutc(moment)`: what a clock of this zone shows, for a moment whose clock reads UTC (`tzinfo.fromutc`).
    public final func local(ofUTC argument: Value) throws -> Value {
        guard let moment = argument.object as? DateTimeObject else { throw PythonException.typeError("fromutc: argument must be a datetime") }
        guard moment.zone === self else { throw PythonException.valueError("fromutc: dt.tzinfo is not self") }
        if let fixed = self as? TimeZoneObject { return try moment.moved(by: fixed.offset) }
        guard let offset = try offset(argument) else { throw PythonException.valueError("fromutc: non-None utcoffset() result required") }
        guard let saving = try daylightSaving(argument) else { throw PythonException.valueError("fromutc: non-None dst() result required") }
        let standard = try moment.moved(by: try offset.minus(saving))
        guard let shown = standard.object as? DateTimeObject else { return standard }
        guard let again = try daylightSaving(standard) else {
            throw PythonException.valueError("fromutc: tz.dst() gave inconsistent results; cannot convert")
        }
        return try shown.moved(by: again)
    }
}
