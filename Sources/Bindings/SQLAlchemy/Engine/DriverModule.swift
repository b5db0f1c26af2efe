import Database
import Runtime
import SQL

/// `sqlite3`: the exceptions of the driver, and its connections as engines hand them out.
func declareDriver(in module: ModuleObject) throws {
    for type in DriverError.all { module[Name(type.name)] = .object(type) }
    let connection = driverConnectionClass()
    module["Connection"] = .object(connection)
    module["Cursor"] = .object(driverCursorClass())
    module["Row"] = .object(driverRowClass())
    module.add(NativeFunction(name: "connect", doc: "Opens a database.", parameters: connection.constructorParameters) { arguments in
        let factory = arguments.keyword("factory") ?? (arguments.positionalCount > 5 ? arguments[5] : .object(connection))
        return try factory.call(Array(arguments.positional), keywords: Array(arguments.keywordPairs))
    })
    module["sqlite_version"] = .string(DriverConnection.version)
    let numbers = DriverConnection.version.split(separator: ".").compactMap { Int($0) }.map { Value.int($0) }
    module["sqlite_version_info"] = .tuple(numbers)
    module["version"] = .string("2.6.0")
    module["version_info"] = .tuple([.int(2), .int(6), .int(0)])
    module["PARSE_DECLTYPES"] = .int(1)
    module["PARSE_COLNAMES"] = .int(2)
    module["threadsafety"] = .int(3)
    module["paramstyle"] = .string("qmark")
    module["apilevel"] = .string("2.0")
    declareDriverConstants(in: module)
    module.function("complete_statement", .required("statement", as: String.self), doc: "Whether a text ends with a whole statement.") { DriverConnection.isComplete($0) }
    module.function("enable_callback_tracebacks", .required("enable", as: Value.self).positionalOnly, doc: "Whether errors of functions that SQL calls are shown.") { (isOn: Value) throws in
        if try isOn.isTrue() { throw PythonException.notImplemented("Retort has no tracebacks of what SQLite calls") }
    }
    try declareAdaptation(in: module)
}

/// Adapters, converters and the constructors of DB-API 2.0.
private func declareAdaptation(in module: ModuleObject) throws {
    module["PrepareProtocol"] = .object(DriverAdaptation.protocolClass)
    module["adapters"] = DriverAdaptation.adapters.value
    module["converters"] = DriverAdaptation.converters.value
    module.function("register_adapter", .required("type", as: Value.self).positionalOnly, .required("adapter", as: Value.self).positionalOnly, doc: "Says how objects of a class are stored.") { (type: Value, adapter: Value) throws in
        try DriverAdaptation.register(adapter: adapter, for: type)
    }
    module.function("register_converter", .required("typename", as: String.self).positionalOnly, .required("converter", as: Value.self).positionalOnly, doc: "Says what values of a column type are made into.") { (name: String, converter: Value) in
        DriverAdaptation.register(converter: converter, for: name)
    }
    module.function("adapt", .required("obj", as: Value.self).positionalOnly, .optional("proto", default: Value.undefined, shown: "PrepareProtocol").positionalOnly, .optional("alt", default: Value.undefined, shown: "...").positionalOnly, doc: "What is stored in place of an object.") { (value: Value, wanted: Value, other: Value) throws -> Value in
        if let adapted = try DriverAdaptation.adapted(value, to: wanted.isUndefined ? .object(DriverAdaptation.protocolClass) : wanted) { return adapted }
        if !other.isUndefined { return other }
        throw PythonException(DriverError.programmingError, "can't adapt")
    }
    module["Binary"] = .object(MemoryViewObject.pythonClass)
    guard let dates = try Program.context?.importModule("datetime") else { return }
    let date = try Value.object(dates).attribute("date"), time = try Value.object(dates).attribute("time"), moment = try Value.object(dates).attribute("datetime")
    (module["Date"], module["Time"], module["Timestamp"]) = (date, time, moment)
    let seconds = Parameter.required("ticks", as: Value.self)
    module.function("DateFromTicks", seconds, doc: "The local date of seconds since the epoch.") { (ticks: Value) throws -> Value in try date.callMethod("fromtimestamp", ticks) }
    module.function("TimeFromTicks", seconds, doc: "The local time of seconds since the epoch.") { (ticks: Value) throws -> Value in try moment.callMethod("fromtimestamp", wholeSeconds(ticks)).callMethod("time") }
    module.function("TimestampFromTicks", seconds, doc: "The local date and time of seconds since the epoch.") { (ticks: Value) throws -> Value in try moment.callMethod("fromtimestamp", wholeSeconds(ticks)) }
    try declareDates(date, moment)
}

private func wholeSeconds(_ ticks: Value) throws -> Value { .int(Int(exactly: try Double.from(ticks).rounded(.down)) ?? 0) }

/// What `sqlite3` adapts and converts from the start.
private func declareDates(_ date: Value, _ moment: Value) throws {
    if DriverAdaptation.converters.count > 0 { return }
    for (type, name) in [(date, "adapt_date"), (moment, "adapt_datetime")] {
        let adapter = NativeFunction(name: name) { arguments in
            guard arguments.positionalCount == 1 else { throw PythonException.typeError("\(name)() takes 1 positional argument but \(arguments.positionalCount) were given") }
            return try name == "adapt_date" ? arguments[0].callMethod("isoformat") : arguments[0].callMethod("isoformat", .string(" "))
        }
        try DriverAdaptation.adapters.set(.tuple([type, .object(DriverAdaptation.protocolClass)]), .object(adapter))
    }
    func numbers(_ bytes: Value, _ separator: String) throws -> [Value] {
        try bytes.callMethod("split", BytesObject(Array(separator.utf8)).value).elements().map { try Value.object(Class.int).call($0) }
    }
    func parts(_ bytes: Value, _ separator: String) throws -> [Value] { try bytes.callMethod("split", BytesObject(Array(separator.utf8)).value).elements() }
    DriverAdaptation.register(converter: .object(NativeFunction(name: "convert_date") { arguments in try date.call(numbers(arguments[0], "-"), keywords: []) }), for: "date")
    DriverAdaptation.register(converter: .object(NativeFunction(name: "convert_timestamp") { arguments in
        let halves = try parts(arguments[0], " ")
        guard halves.count == 2 else { throw PythonException.valueError(halves.count < 2 ? "not enough values to unpack (expected 2, got \(halves.count))" : "too many values to unpack (expected 2)") }
        let clock = try parts(halves[1], ".")
        var fraction = Value.int(0)
        if clock.count == 2 { fraction = try Value.object(Class.int).call(.string((clock[1].callMethod("decode").strText() + "000000").prefix(6).description)) }
        return try moment.call(numbers(halves[0], "-") + numbers(clock[0], ":") + [fraction], keywords: [])
    }), for: "timestamp")
}
