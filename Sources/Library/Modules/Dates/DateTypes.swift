import Runtime

/// `datetime.date`
func declareDate(_ type: Class) {
    type.extend(for: DateObject.self, doc: "A day: date(year, month, day)") { type in
        type.property("year", doc: "The year, 1 to 9999.") { (date: DateObject) -> Int in date.year }
        type.property("month", doc: "The month, 1 to 12.") { (date: DateObject) -> Int in date.month }
        type.property("day", doc: "The day of the month.") { (date: DateObject) -> Int in date.day }
        declareDateConstructors(type)
        declareDateForms(type)
        let replaced = NativeSignature("replace", ["year", "month", "day"], required: 0)
        type.rawMethod("replace", doc: "A copy in which some parts are others.") { date, arguments in
            let given = try replaced.bind(arguments)
            return try DateObject.replacing(date, try given[0]?.nativeInt() ?? date.year, try given[1]?.nativeInt() ?? date.month, try given[2]?.nativeInt() ?? date.day)
        }
        declareOperators(type, [.add, .subtract])
        type.constant("min", (try? DateObject.make(1, 1, 1).value) ?? .none)
        type.constant("max", (try? DateObject.make(9999, 12, 31).value) ?? .none)
        type.constant("resolution", (try? TimeDeltaObject.make(days: 1).value) ?? .none)
    }
}

private func declareDateConstructors(_ type: Declaration<DateObject>) {
    type.classMethod("today", doc: "The present, by the local clock.") { (made: Class) throws -> Value in
        try Value.object(made).callMethod("fromtimestamp", .float(Double(SystemClock.microseconds) / 1e6))
    }
    type.classMethod("fromtimestamp", .required("timestamp", as: Value.self).positionalOnly, doc: "The local day at a number of seconds since 1970.") { (made: Class, timestamp: Value) throws -> Value in
        guard let moment = try DateTimeObject.make(timestamp: timestamp, zone: nil, isUniversal: false).object as? DateTimeObject else { return .none }
        return try DateObject.make(ordinal: moment.ordinal, type: made)
    }
    type.classMethod("fromordinal", .required("ordinal", as: Value.self).positionalOnly, doc: "The day of this number, 1 for the first one of the year 1.") { (made: Class, given: Value) throws -> Value in
        let ordinal = try given.nativeInt()
        if ordinal < 1 { throw PythonException.valueError("ordinal must be >= 1") }
        if ordinal > GregorianCalendar.lastOrdinal { throw PythonException.valueError("year \(GregorianCalendar.date(ofOrdinal: ordinal).year) is out of range") }
        return try DateObject.make(ordinal: ordinal, type: made)
    }
    type.classMethod("fromisoformat", .required("date_string", as: Value.self).positionalOnly, doc: "What a text like 2024-03-05 stands for.") { (made: Class, text: Value) throws -> Value in
        guard let string = text.object as? StringObject else { throw PythonException.typeError("fromisoformat: argument must be str") }
        return try DateObject.make(iso: string.text, type: made)
    }
    let week = NativeSignature("fromisocalendar", ["year", "week", "day"], required: 3)
    type.type.addMember("fromisocalendar", classMethod("fromisocalendar", type.type, doc: "A day by the year, week and day of the week of ISO 8601.") { made, arguments in
        let given = try week.bind(arguments).map { value in
            do { return try (value ?? .none).nativeInt() } catch let error as PythonException where error.isInstance(of: .overflowError) {
                throw PythonException.valueError("ISO calendar component out of range")
            }
        }
        return try DateObject.make(ordinal: try GregorianCalendar.ordinal(ofISOYear: given[0], week: given[1], weekday: given[2]), type: made)
    })
}

private func declareDateForms(_ type: Declaration<DateObject>) {
    type.method("toordinal", doc: "The number of the day, 1 for the first one of the year 1.") { (date: DateObject) -> Int in date.ordinal }
    type.method("weekday", doc: "The day of the week, 0 for Monday to 6 for Sunday.") { (date: DateObject) -> Int in date.weekday }
    type.method("isoweekday", doc: "The day of the week, 1 for Monday to 7 for Sunday.") { (date: DateObject) -> Int in date.weekday + 1 }
    type.method("isocalendar", doc: "Year, week and day of the week of ISO 8601.") { (date: DateObject) -> Value in ISOCalendarDate.make(ordinal: date.ordinal) }
    type.method("isoformat", doc: "As text: 2024-03-05") { (date: DateObject) -> String in date.isoDate }
    type.method("ctime", doc: "As text: Tue Mar  5 00:00:00 2024") { (date: DateObject) throws -> String in
        let text = try date.brokenDown().asctime, year = String(date.year)
        return text.dropLast(year.count) + String(repeating: "0", count: 4 - year.count) + year
    }
    type.method("timetuple", doc: "As the tuples of the module time.") { (date: DateObject) throws -> Value in StructTime.make(try date.timeTuple()) }
    let format = NativeSignature("strftime", ["format"], required: 1)
    type.rawMethod("strftime", doc: "As text, laid out by codes: %Y-%m-%d") { date, arguments in
        .string(try date.formatted(try (format.bind(arguments)[0] ?? .none).nativeString("strftime", 1)))
    }
    type.method("__format__", .required("format_spec", as: Value.self).positionalOnly, doc: "As strftime(); str() for an empty specification.") { (date: DateObject, format: Value) throws -> Value in
        guard let text = format.object as? StringObject else { throw PythonException.typeError("__format__() argument 1 must be str, not \(format.typeName)") }
        return .string(try date.format(text.text))
    }
    type.method("__reduce__", doc: "Return the class and the arguments that make an equal object.") { (date: DateObject) -> Value in
        .tuple([.object(date.type), .tuple([.int(date.year), .int(date.month), .int(date.day)])])
    }
}

/// A class method whose arguments the body checks itself.
func classMethod(_ name: String, _ owner: Class, doc: String, _ body: @escaping (Class, Arguments) throws -> Value) -> Value {
    .object(MethodWrapper(.classMethod, .object(NativeFunction(name: name, doc: doc, owner: owner) { arguments in
        guard arguments.positionalCount > 0, let made = arguments[0].object as? Class else { throw PythonException.typeError("unbound method \(name)() needs an argument") }
        return try body(made, arguments.dropFirst())
    })))
}

/// `datetime.time`
func declareTime(_ type: Class) {
    type.extend(for: TimeObject.self, doc: """
        time([hour[, minute[, second[, microsecond[, tzinfo]]]]])

        A time of day, with a time zone where `tzinfo` is given.
        """) { type in
        declareClock(type, { $0.clock }, { $0.zone }, { $0.fold })
        type.classMethod("fromisoformat", .required("time_string", as: Value.self).positionalOnly, doc: "What a text like 10:30:00 stands for.") { (made: Class, text: Value) throws -> Value in
            guard let string = text.object as? StringObject else { throw PythonException.typeError("fromisoformat: argument must be str") }
            return try TimeObject.make(iso: string.text, type: made)
        }
        let iso = NativeSignature("isoformat", ["timespec"], required: 0)
        type.rawMethod("isoformat", doc: "As text: 10:30:00") { time, arguments in
            .string(try time.isoText(try iso.bind(arguments)[0]?.nativeString("isoformat", 1) ?? "auto"))
        }
        let format = NativeSignature("strftime", ["format"], required: 1)
        type.rawMethod("strftime", doc: "As text, laid out by codes: %Y-%m-%d") { time, arguments in
            .string(try time.formatted(try (format.bind(arguments)[0] ?? .none).nativeString("strftime", 1)))
        }
        type.method("__format__", .required("format_spec", as: Value.self).positionalOnly, doc: "As strftime(); str() for an empty specification.") { (time: TimeObject, format: Value) throws -> String in
            try time.format(try format.nativeString("__format__", 1))
        }
        type.method("utcoffset", doc: "How far the clock is ahead of UTC.") { (time: TimeObject) throws -> Value in try time.zone?.offset(.none)?.value ?? .none }
        type.method("dst", doc: "What the time zone says of daylight saving.") { (time: TimeObject) throws -> Value in try time.zone?.daylightSaving(.none)?.value ?? .none }
        type.method("tzname", doc: "What the time zone calls itself.") { (time: TimeObject) throws -> Value in try time.zone?.name(.none) ?? .none }
        let replaced = NativeSignature("replace", ["hour", "minute", "second", "microsecond", "tzinfo", "fold"], required: 0, positionalLimit: 5)
        type.rawMethod("replace", doc: "A copy in which some parts are others.") { time, arguments in
            let given = try replaced.bind(arguments)
            let clock = try ClockTime(given[0..<4], replacing: time.clock)
            return try TimeObject.replacing(time, clock, zone: given[4], fold: given[5])
        }
        type.constant("min", (try? TimeObject.make(.midnight).value) ?? .none)
        type.constant("max", (try? TimeObject.make(ClockTime(hour: 23, minute: 59, second: 59, microsecond: 999_999)).value) ?? .none)
        type.constant("resolution", (try? TimeDeltaObject.make(microseconds: 1).value) ?? .none)
    }
}

/// The fields that a time and a datetime share.
func declareClock<S: Object>(_ type: Declaration<S>, _ clock: @escaping (S) -> ClockTime, _ zone: @escaping (S) -> TimeZoneInfo?, _ fold: @escaping (S) -> Int) {
    type.property("hour", doc: "The hour, 0 to 23.") { (object: S) -> Int in clock(object).hour }
    type.property("minute", doc: "The minute, 0 to 59.") { (object: S) -> Int in clock(object).minute }
    type.property("second", doc: "The second, 0 to 59.") { (object: S) -> Int in clock(object).second }
    type.property("microsecond", doc: "The microsecond, 0 to 999999.") { (object: S) -> Int in clock(object).microsecond }
    type.property("tzinfo", doc: "The time zone, or None.") { (object: S) -> Value in zone(object)?.value ?? .none }
    type.property("fold", doc: "1 for the second of two moments that the clock shows alike.") { (object: S) -> Int in fold(object) }
}
