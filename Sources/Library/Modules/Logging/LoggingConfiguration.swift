import Runtime

/// `logging.config`
func loggingConfigurationModule(_ module: ModuleObject) {
    module.isWrittenInPython = true
    module.function("dictConfig", .required("config", as: DictObject.self), doc: "Sets loggers, handlers and formatters up as a dict says.") { (config: DictObject) throws in try LoggingConfiguration(config).apply() }
    for name in ["fileConfig", "listen", "stopListening"] {
        module[Name(name)] = .object(NativeFunction(name: name, doc: "Not in Retort.") { _ in throw PythonException.notImplemented("Retort has no logging.config.\(name)()") })
    }
}

/// What `dictConfig(config)` does (`DictConfigurator` of CPython's logging/config.py).
final class LoggingConfiguration {
    private let config: DictObject
    private var formatters: [String: Value] = [:], filters: [String: Value] = [:], handlers: [String: Value] = [:]

    init(_ config: DictObject) { self.config = config }

    func apply() throws {
        guard let version = try entry(config, "version") else { throw PythonException.valueError("dictionary doesn't specify a version") }
        guard try version.equals(.int(1)) else { throw PythonException.valueError("Unsupported version: \(try version.strText())") }
        if try entry(config, "incremental")?.isTrue() ?? false { return try adjust() }
        try each("formatters", "formatter") { formatters[$0] = try formatter($1) }
        try each("filters", "filter") { filters[$0] = try filter($1) }
        try each("handlers", "handler", inOrderOfNames: true) { name, settings in
            let made = try handler(settings)
            try made.setAttribute("name", .string(name))
            handlers[name] = made
        }
        let known = Logger.names
        var named: Set<String> = []
        try each("loggers", "logger") { name, settings in
            named.insert(name)
            let logger = Logger.named(name).value
            try set(logger, settings)
            try logger.setAttribute("disabled", .bool(false))
            if let propagates = try entry(settings, "propagate"), !propagates.isNone { try logger.setAttribute("propagate", propagates) }
        }
        try leave(known.filter { !named.contains($0) }, named)
        if let root = try entry(config, "root"), try root.isTrue() {
            do { try set(Logger.root.value, DictObject.from(root)) } catch { throw failure("Unable to configure root logger", error) }
        }
    }

    /// Loggers that the configuration does not name are silenced, but for those below one that it names.
    private func leave(_ others: [String], _ named: Set<String>) throws {
        let disables = try entry(config, "disable_existing_loggers")?.isTrue() ?? true
        for name in others {
            let logger = Logger.named(name).value
            if named.contains(where: { name.hasPrefix($0 + ".") }) {
                _ = try logger.callMethod("setLevel", .int(0))
                try clear(logger)
                try logger.setAttribute("propagate", .bool(true))
            } else {
                try logger.setAttribute("disabled", .bool(disables))
            }
        }
    }

    /// `incremental`: levels alone, and whether loggers propagate.
    private func adjust() throws {
        try each("loggers", "logger") { name, settings in
            let logger = Logger.named(name).value
            try setLevel(logger, settings)
            if let propagates = try entry(settings, "propagate"), !propagates.isNone { try logger.setAttribute("propagate", propagates) }
        }
        if let root = try entry(config, "root"), try root.isTrue() { try setLevel(Logger.root.value, DictObject.from(root)) }
    }

    // MARK: parts

    private func each(_ section: Name, _ kind: String, inOrderOfNames: Bool = false, _ body: (String, DictObject) throws -> Void) throws {
        guard let section = try entry(config, section) else { return }
        var entries = try DictObject.from(section).pairs.map { (name: try $0.key.strText(), value: $0.value) }
        if inOrderOfNames { entries.sort { $0.name.unicodeScalars.lexicographicallyPrecedes($1.name.unicodeScalars) } }
        for (name, value) in entries {
            do { try body(name, DictObject.from(value)) } catch { throw failure("Unable to configure \(kind) \(name.pythonRepr)", error) }
        }
    }

    private func failure(_ message: String, _ cause: Error) -> Error {
        guard let error = cause.pythonException, error.isInstance(of: .exception) else { return cause }
        let told = PythonException.valueError(message)
        told.cause = error
        told.suppressesContext = true
        return told
    }

    private func formatter(_ settings: DictObject) throws -> Value {
        if settings.get("()") != nil { return try custom(settings) }
        let type = try entry(settings, "class").map(resolved) ?? .object(LogFormatter.pythonClass)
        var arguments = [try entry(settings, "format") ?? .none, try entry(settings, "datefmt") ?? .none, try entry(settings, "style") ?? .string("%")]
        if let validates = try entry(settings, "validate") { arguments.append(validates) }
        return try type.call(arguments)
    }

    private func filter(_ settings: DictObject) throws -> Value {
        if settings.get("()") != nil { return try custom(settings) }
        return try Value.object(LoggingExtras.filterClass).call(try entry(settings, "name") ?? .string(""))
    }

    private func handler(_ settings: DictObject) throws -> Value {
        var shape: Value?
        if let name = try entry(settings, "formatter"), try name.isTrue() {
            guard let found = formatters[try name.strText()] else { throw failure("Unable to set formatter \(try name.reprText())", PythonException.keyError(name)) }
            shape = found
        }
        let type: Value
        if let factory = try entry(settings, "()") {
            type = try resolved(factory)
        } else {
            type = try resolved(try entry(settings, "class") ?? .none)
        }
        let handler = try type.call([], keywords: try keywords(settings, without: ["formatter", "level", "filters", "class", "()", "."]))
        if let shape { _ = try handler.callMethod("setFormatter", shape) }
        if let level = try entry(settings, "level"), !level.isNone { _ = try handler.callMethod("setLevel", level) }
        try addFilters(handler, settings)
        try setAttributes(handler, settings)
        return handler
    }

    /// `{"()": factory, ...}`: what the factory makes of the other entries.
    private func custom(_ settings: DictObject) throws -> Value {
        let made = try resolved(try entry(settings, "()") ?? .none).call([], keywords: try keywords(settings, without: ["()", "."]))
        try setAttributes(made, settings)
        return made
    }

    private func keywords(_ settings: DictObject, without names: Set<String>) throws -> [(name: Name, value: Value)] {
        try settings.pairs.compactMap { key, value in
            let name = try key.strText()
            return names.contains(name) || name.first.map { !($0 == "_" || $0.isLetter) } ?? true ? nil : (Name(name), try converted(value))
        }
    }

    private func setAttributes(_ target: Value, _ settings: DictObject) throws {
        guard let attributes = try entry(settings, ".") else { return }
        for (key, value) in try DictObject.from(attributes).pairs { try target.setAttribute(Name(try key.strText()), value) }
    }

    private func addFilters(_ target: Value, _ settings: DictObject) throws {
        for name in try entry(settings, "filters")?.elements() ?? [] {
            let filter = name.object is StringObject ? filters[try name.strText()] : name
            guard let filter else { throw failure("Unable to add filter \(try name.reprText())", PythonException.keyError(name)) }
            _ = try target.callMethod("addFilter", filter)
        }
    }

    private func setLevel(_ logger: Value, _ settings: DictObject) throws {
        if let level = try entry(settings, "level"), !level.isNone { _ = try logger.callMethod("setLevel", level) }
    }

    private func clear(_ logger: Value) throws {
        for handler in try logger.attribute("handlers").elements() { _ = try logger.callMethod("removeHandler", handler) }
    }

    private func set(_ logger: Value, _ settings: DictObject) throws {
        try setLevel(logger, settings)
        try clear(logger)
        for name in try entry(settings, "handlers")?.elements() ?? [] {
            guard let handler = handlers[try name.strText()] else { throw failure("Unable to add handler \(try name.reprText())", PythonException.keyError(name)) }
            _ = try logger.callMethod("addHandler", handler)
        }
        try addFilters(logger, settings)
    }

    // MARK: values

    private func entry(_ settings: DictObject, _ name: Name) throws -> Value? { try settings.get(name).map(converted) }

    /// `"ext://sys.stdout"` is what that names.
    private func converted(_ value: Value) throws -> Value {
        guard let text = (value.object as? StringObject)?.text else { return value }
        if text.hasPrefix("cfg://") { throw PythonException.notImplemented("Retort has no cfg:// in logging.config.dictConfig()") }
        return text.hasPrefix("ext://") ? try resolved(.string(String(text.dropFirst(6)))) : value
    }

    /// `"package.module.Class"`, or what is no text, itself.
    private func resolved(_ value: Value) throws -> Value {
        if value.isNone { throw PythonException.noAttribute(value, "split") }
        guard let path = (value.object as? StringObject)?.text, let context = Program.context else { return value }
        var parts = path.split(separator: ".").map(String.init)
        guard !parts.isEmpty else { throw PythonException.valueError("Cannot resolve \(path.pythonRepr): Empty module name") }
        do {
            var used = parts.removeFirst()
            var found = try context.importModule(used).value
            for part in parts {
                used += "." + part
                if let next = try found.attributeIfPresent(Name(part)) { found = next } else {
                    _ = try context.importModule(used)
                    found = try found.attribute(Name(part))
                }
            }
            return found
        } catch let error as PythonException where error.isInstance(of: .importError) {
            let told = PythonException.valueError("Cannot resolve \(path.pythonRepr): \(error.message)")
            told.cause = error
            told.suppressesContext = true
            throw told
        }
    }
}
