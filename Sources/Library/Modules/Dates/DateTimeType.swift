import Runtime

/// `datetime.datetime`
func declareDateTime(_ type: Class) {
    type.extend(for: DateTimeObject.self, doc: """
        datetime(year, month, day[, hour[, minute[, second[, microsecond[,tzinfo]]]]])

        A day and a time of day, with a time zone where `tzinfo` is given.
        """) { type in
        declareClock(type, { $0.clock }, { $0.zone }, { $0.fold })
        declareMoments(type)
        declareParsing(type)
        declareMomentParts(type)
        declareMomentForms(type)
        type.constant("min", (try? DateTimeObject.make(1, 1, 1, .midnight).value) ?? .none)
        type.constant("max", (try? DateTimeObject.make(9999, 12, 31, ClockTime(hour: 23, minute: 59, second: 59, microsecond: 999_999)).value) ?? .none)
        type.constant("resolution", (try? TimeDeltaObject.make(microseconds: 1).value) ?? .none)
    }
}

private func declareMoments(_ type: Declaration<DateTimeObject>) {
    func member(_ name: String, doc: String, _ body: @escaping (Class, Arguments) throws -> Value) { type.type.addMember(Name(name), classMethod(name, type.type, doc: doc, body)) }
    let now = NativeSignature("now", ["tz"], required: 0)
    member("now", doc: "The present, by the local clock or that of a time zone.") { made, arguments in
        try DateTimeObject.make(microseconds: SystemClock.microseconds, zone: try TimeZoneInfo.optional(now.bind(arguments)[0]), isUniversal: false, type: made)
    }
    type.classMethod("utcnow", doc: "The present in UTC, without a zone.") { (made: Class) throws -> Value in
        try DateTimeObject.make(microseconds: SystemClock.microseconds, zone: nil, isUniversal: true, type: made)
    }
    let stamp = NativeSignature("fromtimestamp", ["timestamp", "tz"], required: 1)
    member("fromtimestamp", doc: "The time at a number of seconds since 1970, local or in a time zone.") { made, arguments in
        let given = try stamp.bind(arguments)
        return try DateTimeObject.make(timestamp: given[0] ?? .none, zone: try TimeZoneInfo.optional(given[1]), isUniversal: false, type: made)
    }
    type.classMethod("utcfromtimestamp", .required("timestamp", as: Value.self).positionalOnly, doc: "The time in UTC at a number of seconds since 1970, without a zone.") { (made: Class, timestamp: Value) throws -> Value in
        try DateTimeObject.make(timestamp: timestamp, zone: nil, isUniversal: true, type: made)
    }
    let combined = NativeSignature("combine", ["date", "time", "tzinfo"], required: 2)
    member("combine", doc: "A date and a time of day as one.") { made, arguments in
        let given = try combined.bind(arguments)
        guard let date = given[0]?.object as? DateObject else { throw PythonException.typeError("combine() argument 1 must be datetime.date, not \(given[0]?.typeName ?? "")") }
        guard let time = given[1]?.object as? TimeObject else { throw PythonException.typeError("combine() argument 2 must be datetime.time, not \(given[1]?.typeName ?? "")") }
        return try DateTimeObject.combining(date, time, zone: given[2], type: made)
    }
}

private func declareParsing(_ type: Declaration<DateTimeObject>) {
    type.type.addMember("strptime", classMethod("strptime", type.type, doc: "What a text stands for that is laid out by codes: %Y-%m-%d") { made, arguments in
        guard arguments.keywordCount == 0 else { throw PythonException.typeError("datetime.strptime() takes no keyword arguments") }
        guard arguments.positionalCount == 2 else { throw PythonException.typeError("strptime() takes exactly 2 arguments (\(arguments.positionalCount) given)") }
        return try DateTimeObject.make(text: arguments[0].nativeString("strptime", 1), format: arguments[1].nativeString("strptime", 2), type: made)
    })
    type.classMethod("fromisoformat", .required("date_string", as: Value.self).positionalOnly, doc: "What a text of ISO 8601 stands for: 2024-03-05T10:30") { (made: Class, text: Value) throws -> Value in
        guard let string = text.object as? StringObject else { throw PythonException.typeError("fromisoformat: argument must be str") }
        return try DateTimeObject.make(isoMoment: string.text, type: made)
    }
}

private func declareMomentParts(_ type: Declaration<DateTimeObject>) {
    type.method("date", doc: "The day alone.") { (moment: DateTimeObject) throws -> Value in try DateObject.make(moment.year, moment.month, moment.day).value }
    type.method("time", doc: "The time of day, without its zone.") { (moment: DateTimeObject) throws -> Value in try TimeObject.make(moment.clock, fold: moment.fold).value }
    type.method("timetz", doc: "The time of day, with its zone.") { (moment: DateTimeObject) throws -> Value in try TimeObject.make(moment.clock, zone: moment.zone, fold: moment.fold).value }
    type.method("utcoffset", doc: "How far the clock is ahead of UTC.") { (moment: DateTimeObject) throws -> Value in try moment.offset()?.value ?? .none }
    type.method("dst", doc: "What the time zone says of daylight saving.") { (moment: DateTimeObject) throws -> Value in try moment.zone?.daylightSaving(moment.value)?.value ?? .none }
    type.method("tzname", doc: "What the time zone calls itself.") { (moment: DateTimeObject) throws -> Value in try moment.zone?.name(moment.value) ?? .none }
    let replaced = NativeSignature("replace", ["year", "month", "day", "hour", "minute", "second", "microsecond", "tzinfo", "fold"], required: 0, positionalLimit: 8)
    type.rawMethod("replace", doc: "A copy in which some parts are others.") { moment, arguments in
        let given = try replaced.bind(arguments)
        let clock = try ClockTime(given[3..<7], replacing: moment.clock)
        let year = try given[0]?.nativeInt() ?? moment.year, month = try given[1]?.nativeInt() ?? moment.month, day = try given[2]?.nativeInt() ?? moment.day
        return try DateTimeObject.replacing(moment, year, month, day, clock, zone: given[7], fold: given[8])
    }
}

private func declareMomentForms(_ type: Declaration<DateTimeObject>) {
    let iso = NativeSignature("isoformat", ["sep", "timespec"], required: 0)
    type.rawMethod("isoformat", doc: "As text: 2024-03-05T10:30:00\n\n`sep` stands in place of T; `timespec` says how exact the time is.") { moment, arguments in
        let given = try iso.bind(arguments)
        var separator = "T"
        if let given = given[0] {
            guard let text = given.object as? StringObject, text.count == 1 else { throw PythonException.typeError("isoformat() argument 1 must be a unicode character, not \(given.typeName)") }
            separator = text.text
        }
        return .string(try moment.isoText(separator: separator, try given[1]?.nativeString("isoformat", 2) ?? "auto"))
    }
    type.method("timestamp", doc: "The seconds since 1970.") { (moment: DateTimeObject) throws -> Double in try moment.timestamp() }
    let moved = NativeSignature("astimezone", ["tz"], required: 0)
    type.rawMethod("astimezone", doc: "The same moment by the clock of another time zone.") { moment, arguments in
        try moment.moved(to: try TimeZoneInfo.optional(moved.bind(arguments)[0]))
    }
    type.method("timetuple", doc: "As the tuples of the module time.") { (moment: DateTimeObject) throws -> Value in StructTime.make(try moment.timeTuple()) }
    type.method("utctimetuple", doc: "The time in UTC as the tuples of the module time.") { (moment: DateTimeObject) throws -> Value in StructTime.make(try moment.universalTimeTuple()) }
    type.method("__reduce__", doc: "Return the class and the arguments that make an equal object.") { (moment: DateTimeObject) -> Value in
        let clock = moment.clock
        let fields = [moment.year, moment.month, moment.day, clock.hour, clock.minute, clock.second, clock.microsecond].map { Value.int($0) }
        return .tuple([.object(moment.type), .tuple(fields + (moment.zone.map { [$0.value] } ?? []))])
    }
}
