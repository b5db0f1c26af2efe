/// Dates and times made of texts, and of others with some fields changed.
extension DateObject {
    /// `date.fromisoformat(text)`
    public static func make(iso text: String, type: Class = dateClass) throws -> Value {
        let date = try ISOFormat.date(text)
        return try instance(of: type, date.year, date.month, date.day)
    }

    /// `replace(...)`: of the object's own class, whose `__new__` and `__init__` are not asked.
    public static func replacing(_ date: DateObject, _ year: Int, _ month: Int, _ day: Int) throws -> Value { try make(year, month, day, type: date.type).value }

    /// `strftime(format)`
    public final func formatted(_ format: String) throws -> String {
        try brokenDown().formatted(format, of: value, microsecond: (self as? DateTimeObject)?.clock.microsecond ?? 0)
    }

    /// `timetuple()`
    public final func timeTuple() throws -> BrokenDownTime {
        var time = try brokenDown()
        if let moment = self as? DateTimeObject, let saving = try moment.zone?.daylightSaving(value) { time.isDaylightSaving = saving.isZero ? 0 : 1 }
        return time
    }
}

extension TimeObject {
    /// `time.fromisoformat(text)`
    public static func make(iso text: String, type: Class = pythonClass) throws -> Value {
        let found = try ISOFormat.time(text)
        return try instance(of: type, found.clock, zone: found.zone, fold: 0)
    }

    public static func replacing(_ time: TimeObject, _ clock: ClockTime, zone: Value?, fold: Value?) throws -> Value {
        let zone = try zone.map { try TimeZoneInfo.optional($0) } ?? time.zone
        return try make(clock, zone: zone, fold: try fold?.nativeInt() ?? time.fold, type: time.type).value
    }

    /// `strftime(format)`: the date is January 1, 1900.
    public func formatted(_ format: String) throws -> String {
        var parts = BrokenDownTime(year: 1900, month: 1, day: 1, weekday: 0, dayOfYear: 1)
        parts.hour = clock.hour
        parts.minute = clock.minute
        parts.second = clock.second
        return try parts.formatted(format, of: value, microsecond: clock.microsecond)
    }
}

extension ClockTime {
    /// Hour, minute, second and microsecond as given, or those of another time.
    public init(_ given: ArraySlice<Value?>, replacing clock: ClockTime) throws {
        self = clock
        let fields = Array(given)
        if let value = fields[0] { hour = try value.nativeInt() }
        if let value = fields[1] { minute = try value.nativeInt() }
        if let value = fields[2] { second = try value.nativeInt() }
        if let value = fields[3] { microsecond = try value.nativeInt() }
    }
}

extension DateTimeObject {
    /// `datetime.fromisoformat(text)`
    public static func make(isoMoment text: String, type: Class = pythonClass) throws -> Value {
        let found = try ISOFormat.dateTime(text)
        return try instance(of: type, found.date.year, found.date.month, found.date.day, found.moment.clock, zone: found.moment.zone)
    }

    /// `datetime.strptime(text, format)`
    public static func make(text: String, format: String, type: Class = pythonClass) throws -> Value {
        let reading = try TimeReading(text, format: format)
        let time = reading.time
        let zone = try reading.offset.map { try TimeZoneObject.make($0, name: time.zoneName) }
        let clock = ClockTime(hour: time.hour, minute: time.minute, second: time.second, microsecond: reading.microsecond)
        return try instance(of: type, time.year, time.month, time.day, clock, zone: zone)
    }

    /// The moment of a number of microseconds since 1970: `now()`.
    public static func make(microseconds: Int, zone: TimeZoneInfo?, isUniversal: Bool, type: Class = pythonClass) throws -> Value {
        let (seconds, rest) = TimeDeltaObject.floorDivide(microseconds, 1_000_000)
        let shown = zone == nil && !isUniversal ? try local(seconds) : seconds
        let moment = try make(ordinal: epochOrdinal, microsecondOfDay: shown * 1_000_000 + rest, zone: zone, type: type)
        guard let zone else { return moment }
        return try zone.value.callMethod("fromutc", moment)
    }

    /// `datetime.combine(date, time, tzinfo)`
    public static func combining(_ date: DateObject, _ time: TimeObject, zone: Value?, type: Class = pythonClass) throws -> Value {
        let zone = try zone.map { try TimeZoneInfo.optional($0) } ?? time.zone
        return try instance(of: type, date.year, date.month, date.day, time.clock, zone: zone, fold: time.fold)
    }

    public static func replacing(_ moment: DateTimeObject, _ year: Int, _ month: Int, _ day: Int, _ clock: ClockTime, zone: Value?, fold: Value?) throws -> Value {
        let zone = try zone.map { try TimeZoneInfo.optional($0) } ?? moment.zone
        return try make(year, month, day, clock, zone: zone, fold: try fold?.nativeInt() ?? moment.fold, type: moment.type).value
    }

    /// `utctimetuple()`
    public func universalTimeTuple() throws -> BrokenDownTime {
        var moment = self
        if let offset = try offset(), let shifted = try DateTimeObject.make(ordinal: ordinal - offset.days, microsecondOfDay: clock.microsecondOfDay - offset.seconds * 1_000_000 - offset.microseconds, zone: nil).object as? DateTimeObject {
            moment = shifted
        }
        var time = try moment.brokenDown()
        time.isDaylightSaving = 0
        return time
    }
}
