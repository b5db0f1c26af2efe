import Runtime

func datetimeModule(_ module: ModuleObject) {
    module["MINYEAR"] = .int(GregorianCalendar.years.lowerBound)
    module["MAXYEAR"] = .int(GregorianCalendar.years.upperBound)
    module["UTC"] = TimeZoneObject.utc.value
    for type in [DateObject.dateClass, DateTimeObject.pythonClass, TimeObject.pythonClass, TimeDeltaObject.pythonClass, TimeZoneInfo.infoClass, TimeZoneObject.pythonClass] {
        module[Name(type.name)] = .object(type)
    }
}

/// Describes a class of the datetime module, which Values makes.
func declareDateClass(_ type: Class) {
    switch type.name {
    case "date": declareDate(type)
    case "datetime": declareDateTime(type)
    case "time": declareTime(type)
    case "timedelta": declareTimeDelta(type)
    case "tzinfo": declareTimeZoneInfo(type)
    case "timezone": declareTimeZone(type)
    default: break
    }
}

/// The arithmetic methods of a value class, callable by name.
func declareOperators<S: Object>(_ type: Declaration<S>, _ operations: [BinaryOperation]) {
    declareArithmeticHooks(type, operations)
    for operation in operations {
        type.type.addMember(operation.reflectedMethod, .object(NativeFunction(name: operation.reflectedMethod.text, doc: "Return value\(operation.symbol)self.", owner: type.type, isHook: true) { arguments in
            guard arguments.positionalCount == 2 else { throw PythonException.typeError("expected 1 argument, got \(max(0, arguments.positionalCount - 1))") }
            return try arguments[0].object?.binary(operation, arguments[1], reflected: true) ?? .notImplemented
        }))
    }
}

private func declareTimeDelta(_ type: Class) {
    type.construct = { try TimeDeltaObject.construct($0, $1) }
    type.extend(for: TimeDeltaObject.self, doc: """
        A span of time.

            timedelta(days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0)

        All add up; each may be a float, and negative.
        """) { type in
        func readOnly(_: TimeDeltaObject, _: Value) throws { throw PythonException.attributeError("readonly attribute") }
        type.property("days", doc: "Number of days.", get: { (span: TimeDeltaObject) -> Int in span.days }, set: readOnly)
        type.property("seconds", doc: "Number of seconds (>= 0 and less than 1 day).", get: { (span: TimeDeltaObject) -> Int in span.seconds }, set: readOnly)
        type.property("microseconds", doc: "Number of microseconds (>= 0 and less than 1 second).", get: { (span: TimeDeltaObject) -> Int in span.microseconds }, set: readOnly)
        type.method("total_seconds", doc: "The whole as seconds.") { (span: TimeDeltaObject) throws -> Double in try span.totalSeconds() }
        type.method("__abs__", doc: "Return abs(self).") { (span: TimeDeltaObject) throws -> Value in span.days < 0 ? try span.value.unary(.negative) : try span.value.unary(.positive) }
        type.method("__reduce__", doc: "Return the class and the arguments that make an equal object.") { (span: TimeDeltaObject) -> Value in
            .tuple([.object(span.type), .tuple([.int(span.days), .int(span.seconds), .int(span.microseconds)])])
        }
        declareUnaryHooks(type, [.negative, .positive])
        type.method("__bool__", doc: "self != 0") { (span: TimeDeltaObject) throws -> Bool in try span.value.isTrue() }
        declareOperators(type, [.add, .subtract, .multiply, .trueDivide, .floorDivide, .modulo, .divmod])
        type.constant("resolution", (try? TimeDeltaObject.make(microseconds: 1).value) ?? .none)
        type.constant("min", (try? TimeDeltaObject.make(days: -999_999_999).value) ?? .none)
        type.constant("max", (try? TimeDeltaObject.make(days: 999_999_999, seconds: 86_399, microseconds: 999_999).value) ?? .none)
    }
}

// MARK: time zones

private func declareTimeZoneInfo(_ type: Class) {
    type.extend(for: TimeZoneInfo.self, doc: "What time zones derive from.") { type in
        for (name, doc) in [("utcoffset", "How far the clock is ahead of UTC, behind it where negative."), ("dst", "How much of the distance is daylight saving."), ("tzname", "The name of the zone.")] {
            type.method(name, .required("dt", as: Value.self).positionalOnly, doc: doc) { (_: TimeZoneInfo, _: Value) throws -> Value in
                throw PythonException.notImplemented("a tzinfo subclass must implement \(name)()")
            }
        }
        type.method("fromutc", .required("dt", as: Value.self).positionalOnly, doc: "The local time of a time in UTC.") { (zone: TimeZoneInfo, moment: Value) throws -> Value in try zone.local(ofUTC: moment) }
    }
}

private func declareTimeZone(_ type: Class) {
    type.extend(for: TimeZoneObject.self, doc: "A time zone of one distance from UTC.") { type in
        func check(_ name: String, _ moment: Value) throws {
            guard moment.isNone || moment.object is DateTimeObject else {
                throw PythonException.typeError("\(name)(dt) argument must be a datetime instance or None, not \(moment.typeName)")
            }
        }
        type.method("utcoffset", .required("dt", as: Value.self).positionalOnly, doc: "Return fixed offset.") { (zone: TimeZoneObject, moment: Value) throws -> Value in
            try check("utcoffset", moment)
            return zone.offset.value
        }
        type.method("dst", .required("dt", as: Value.self).positionalOnly, doc: "Return None.") { (_: TimeZoneObject, moment: Value) throws -> Value in
            try check("dst", moment)
            return .none
        }
        type.method("tzname", .required("dt", as: Value.self).positionalOnly, doc: "The name that was given, else the distance: UTC+02:00") { (zone: TimeZoneObject, moment: Value) throws -> String in
            try check("tzname", moment)
            return try zone.str()
        }
        type.method("fromutc", .required("dt", as: Value.self).positionalOnly, doc: "The local time of a time in UTC.") { (zone: TimeZoneObject, moment: Value) throws -> Value in try zone.local(ofUTC: moment) }
        type.constant("utc", TimeZoneObject.utc.value)
        type.constant("min", TimeZoneObject.fixed(seconds: -86_340).value)
        type.constant("max", TimeZoneObject.fixed(seconds: 86_340).value)
    }
}
