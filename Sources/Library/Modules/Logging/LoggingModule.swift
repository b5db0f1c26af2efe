import Runtime

func loggingModule(_ module: ModuleObject) {
    module.isWrittenInPython = true
    for (name, level) in [("CRITICAL", 50), ("FATAL", 50), ("ERROR", 40), ("WARNING", 30), ("WARN", 30), ("INFO", 20), ("DEBUG", 10), ("NOTSET", 0)] { module[Name(name)] = .int(level) }
    for type in [Logger.pythonClass, LogHandler.pythonClass, LogHandler.streamClass, LogHandler.nullClass, LogFormatter.pythonClass, LogRecord.pythonClass, LoggingExtras.filterClass, LoggingExtras.adapterClass, BufferingFormatter.pythonClass] { module[Name(type.name)] = .object(type) }
    module["root"] = Logger.root.value
    module["lastResort"] = LogHandler.lastResort.value
    LoggingError.module = module
    for name in ["raiseExceptions", "logThreads", "logMultiprocessing", "logProcesses"] { module[Name(name)] = .bool(true) }
    ProgramLog.isEnabled = { Logger.named($0).isEnabled($1) }
    ProgramLog.write = { try Logger.named($0).log($1, .string($2), [], []) }
    ProgramLog.echo = { if Logger.named($0).hasHandlers { try Logger.named($0).log($1, .string($2), [], [], isForced: true) } }
    ProgramLog.applyDefault = { if Logger.named($0).level == 0 { Logger.named($0).level = $1 } }
    for (name, level) in ProgramLog.defaults { ProgramLog.applyDefault?(name, level) }
    module["BASIC_FORMAT"] = .string(LoggingExtras.basicFormat)
    module.function("getLogger", .optional("name", default: Value.none), doc: "The logger of a name; without one, the root.") { (name: Value) throws -> Value in
        if name.isNone { return Logger.root.value }
        guard let text = name.object as? StringObject else { throw PythonException.typeError("A logger name must be a string") }
        return Logger.named(text.text).value
    }
    for name in ["debug", "info", "warning", "warn", "error", "critical", "fatal", "exception", "log"] {
        module[Name(name)] = .object(NativeFunction(name: name, doc: "Log a message on the root logger.") { arguments in
            if name == "warn" { try Logger.warnOfWarn("function") }
            if Logger.root.handlers.elements.isEmpty { try LoggingExtras.configure([:]) }
            return try Logger.root.value.attribute(name == "warn" ? "warning" : Name(name)).call(arguments)
        })
    }
    module.function("addLevelName", .required("level", as: Int.self), .required("levelName", as: String.self), doc: "Associate 'levelName' with 'level'.") { LogLevels.add($0, $1) }
    module.function("getLevelName", .required("level", as: Value.self), doc: "The name of a level, or the number of a name.") { (level: Value) throws -> Value in
        if let number = level.bigInteger { return .string(LogLevels.name(Int(clamping: number))) }
        let text = try level.strText()
        return LogLevels.number(text).map { .int($0) } ?? .string("Level \(text)")
    }
    module.function("getLevelNamesMapping", doc: "Return a mapping from level names to levels.") { LogLevels.all.value }
    module.function("disable", .optional("level", default: Value.int(50)), doc: "Passes over all records of a level and below.") { (level: Value) throws in Logger.disabledLevel = try LogLevels.check(level) }
    module.function("makeLogRecord", .required("dict", as: DictObject.self), doc: "A record with the attributes that a dict holds.") { (fields: DictObject) throws -> Value in
        let record = LogRecord()
        record.fill(name: .none, level: 0, path: "", line: 0, message: .string(""), arguments: .tuple([]), error: .none, function: .none)
        record.setOwnAttribute("levelno", .none)
        record.setOwnAttribute("levelname", .string("Level None"))
        for (key, value) in fields.pairs { record.setOwnAttribute(Name(try String.from(key)), value) }
        return record.value
    }
    module["basicConfig"] = .object(NativeFunction(name: "basicConfig", doc: "Gives the root logger a handler, unless it has one.") { arguments in
        guard arguments.positionalCount == 0 else { throw PythonException.typeError("basicConfig() takes 0 positional arguments but \(arguments.positionalCount) \(arguments.positionalCount == 1 ? "was" : "were") given") }
        try LoggingExtras.configure(Dictionary(arguments.keywordPairs.map { ($0.name.text, $0.value) }) { $1 })
        return .none
    })
    module.function("getLoggerClass", doc: "The class of new loggers.") { Value.object(Logger.chosenClass ?? Logger.pythonClass) }
    module.function("setLoggerClass", .required("klass", as: Class.self), doc: "Sets the class of new loggers.") { (type: Class) throws in
        guard type.isSubclass(of: Logger.pythonClass) else { throw PythonException.typeError("logger not derived from logging.Logger: \(type.name)") }
        Logger.chosenClass = type
    }
    module.function("getLogRecordFactory", doc: "What makes records.") { Logger.recordFactory ?? .object(LogRecord.pythonClass) }
    module.function("setLogRecordFactory", .required("factory", as: Value.self), doc: "Sets what makes records.") { (factory: Value) in Logger.recordFactory = factory }
    module.function("captureWarnings", .required("capture", as: Value.self), doc: "Sends warnings to the logger py.warnings, or back to standard error.") { (capture: Value) throws in
        try CapturedWarnings.capture(try capture.isTrue())
    }
    module.function("shutdown", .optional("handlerList", default: Value.none), doc: "Nothing to do.") { (_: Value) in }
    module["FileHandler"] = .object(NativeFunction(name: "FileHandler", doc: "Not in Retort.") { _ in throw PythonException.notImplemented("Retort has no logging.FileHandler: scripts write no files") })
}

enum LoggingExtras {
    static let basicFormat = "%(levelname)s:%(name)s:%(message)s"

    /// `basicConfig(...)`
    static func configure(_ options: [String: Value]) throws {
        let force = try options["force"]?.isTrue() ?? false
        if force { Logger.root.handlers.elements.removeAll() }
        guard Logger.root.handlers.elements.isEmpty else { return }
        func given(_ name: String) -> Value? { options[name].flatMap { $0.isNone ? nil : $0 } }
        if given("handlers") != nil, given("stream") != nil || given("filename") != nil {
            throw PythonException.valueError("'stream' or 'filename' should not be specified together with 'handlers'")
        }
        if given("stream") != nil, given("filename") != nil { throw PythonException.valueError("'stream' and 'filename' should not be specified together") }
        if given("filename") != nil { throw PythonException.notImplemented("Retort has no log files: scripts write no files") }
        let handlers = try given("handlers")?.elements() ?? [try Value.object(LogHandler.streamClass).call(given("stream") ?? .none)]
        let style = try given("style")?.strText() ?? "%"
        guard ["%", "{", "$"].contains(style) else { throw PythonException.valueError("Style must be one of: %,{,$") }
        let format = given("format") ?? .string(style == "%" ? basicFormat : style == "{" ? "{levelname}:{name}:{message}" : "${levelname}:${name}:${message}")
        let formatter = try Value.object(LogFormatter.pythonClass).call(format, given("datefmt") ?? .none, .string(style))
        for handler in handlers {
            if try handler.attribute("formatter").isNone { _ = try handler.callMethod("setFormatter", formatter) }
            Logger.root.handlers.elements.append(handler)
        }
        if let level = given("level") { Logger.root.level = try LogLevels.check(level) }
        let known: Set = ["force", "encoding", "errors", "filename", "filemode", "stream", "handlers", "style", "format", "datefmt", "level"]
        let unknown = options.keys.filter { !known.contains($0) }
        if !unknown.isEmpty { throw PythonException.valueError("Unrecognised argument(s): \(unknown.sorted().joined(separator: ", "))") }
    }

    /// `logging.Filter`
    static let filterClass: Class = {
        let made = Class("Filter", module: "logging", doc: "Lets through the records of one logger and of those below it.", derivable: true)
        made.takesAttributes = true
        made.construct = { type, arguments in
            let filter = Object(type: type)
            filter.setOwnAttribute("name", try NativeSignature("Filter.__init__", ["name"], required: 0).bind(arguments)[0] ?? .string(""))
            return filter.value
        }
        made.allocate = { Object(type: $0) }
        made.addMember("filter", .object(NativeFunction(name: "filter", doc: "Whether a record is let through.", owner: made) { arguments in
            guard let filter = arguments[0].object, let wanted = filter.ownAttribute("name").object as? StringObject, !wanted.text.isEmpty else { return .bool(true) }
            let name = try arguments[1].attribute("name").strText()
            return .bool(name == wanted.text || name.hasPrefix(wanted.text + "."))
        }))
        return made
    }()

    /// `logging.LoggerAdapter`
    static let adapterClass: Class = {
        let made = Class("LoggerAdapter", module: "logging", doc: "Adds what it knows to each message for a logger.", derivable: true)
        made.takesAttributes = true
        made.allocate = { Object(type: $0) }
        func fill(_ adapter: Object, _ arguments: Arguments) throws {
            let given = try NativeSignature("LoggerAdapter.__init__", ["logger", "extra"], required: 1).bind(arguments)
            adapter.setOwnAttribute("logger", given[0] ?? .none)
            adapter.setOwnAttribute("extra", given[1] ?? .none)
        }
        made.initialize = { try fill($0, $1) }
        made.construct = { type, arguments in
            let adapter = Object(type: type)
            try fill(adapter, arguments)
            return adapter.value
        }
        func method(_ name: String, _ body: @escaping (Value, Arguments) throws -> Value) {
            made.addMember(Name(name), .object(NativeFunction(name: name, doc: "As the logger does, with the adapter's information.", owner: made) { try body($0[0], $0.dropFirst()) }))
        }
        method("process") { adapter, arguments in
            let keywords = try DictObject.from(arguments[1])
            keywords.set("extra", try adapter.attribute("extra"))
            return .tuple([arguments[0], keywords.value])
        }
        func log(_ adapter: Value, _ level: Int, _ message: Value, _ arguments: [Value], _ keywords: [(name: Name, value: Value)]) throws -> Value {
            guard try adapter.attribute("logger").callMethod("isEnabledFor", .int(level)).isTrue() else { return .none }
            let given = DictObject()
            for (name, value) in keywords { given.set(name, value) }
            let processed = try adapter.callMethod("process", message, given.value).elements()
            let named = try DictObject.from(processed[1]).pairs.map { (name: Name(try String.from($0.key)), value: $0.value) }
            return try adapter.attribute("logger").attribute("log").call([.int(level), processed[0]] + arguments, keywords: named)
        }
        for (name, level) in [("debug", 10), ("info", 20), ("warning", 30), ("error", 40), ("critical", 50)] {
            method(name) { try log($0, level, $1[0], Array($1.positional.dropFirst()), $1.keywordPairs) }
        }
        method("exception") { try log($0, 40, $1[0], Array($1.positional.dropFirst()), [("exc_info", .bool(true))] + $1.keywordPairs) }
        method("log") { try log($0, try Int.from($1[0]), $1[1], Array($1.positional.dropFirst(2)), $1.keywordPairs) }
        for name in ["isEnabledFor", "getEffectiveLevel", "setLevel", "hasHandlers"] { method(name) { try $0.attribute("logger").attribute(Name(name)).call($1) } }
        made.addMember("name", .object(PropertyObject(getter: .object(NativeFunction(name: "name", owner: made) { try $0[0].attribute("logger").attribute("name") }))))
        made.addMember(.repr, .object(NativeFunction(name: "__repr__", owner: made) { arguments in
            let logger = try arguments[0].attribute("logger")
            return .string("<\(arguments[0].type.name) \(try logger.attribute("name").strText()) (\(LogLevels.name(try Int.from(try logger.callMethod("getEffectiveLevel")))))>")
        }))
        made.hasOwnRepresentation = true
        return made
    }()
}
