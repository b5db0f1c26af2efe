import Runtime

func warningsModule(_ module: ModuleObject) {
    module.isWrittenInPython = true
    WarningState.module = module
    module["WarningMessage"] = .object(WarningMessage.pythonClass)
    declareIssuing(module)
    declareShowing(module)
    declareFilters(module)
    WarningState.originalShow = module["showwarning"]
    WarningState.originalFormat = module["formatwarning"]
}

/// The category of a warning, UserWarning where None is given.
private func category(_ value: Value) throws -> Class {
    if value.isNone { return .userWarning }
    guard let type = value.object?.asClass, type.isSubclass(of: .warning) else {
        throw PythonException.typeError("category must be a Warning subclass, not '\(value.typeName)'")
    }
    return type
}

private func declareIssuing(_ module: ModuleObject) {
    let parameters = NativeSignature("warn", ["message", "category", "stacklevel", "source"], required: 1)
    module["warn"] = .object(NativeFunction(name: "warn", doc: "Warns: printed, passed over or raised, as the filters say.") { arguments in
        let given = try parameters.bind(arguments)
        let message = given[0] ?? .none
        let type = message.object is PythonException ? Class.userWarning : try category(given[1] ?? .none)
        try WarningState.warn(message, type, WarningState.place(try given[2].map { try Int.from($0) } ?? 1))
        return .none
    })
    let explicit = NativeSignature("warn_explicit", ["message", "category", "filename", "lineno", "module", "registry", "module_globals", "source"], required: 4)
    module["warn_explicit"] = .object(NativeFunction(name: "warn_explicit", doc: "Issue a warning of a given place.") { arguments in
        let given = try explicit.bind(arguments)
        let file = try String.from(given[2] ?? .none), line = try Int.from(given[3] ?? .none)
        let named = try given[4].flatMap { try $0.isNone ? nil : String.from($0) } ?? (file.hasSuffix(".py") ? String(file.dropLast(3)) : file)
        try WarningState.warn(given[0] ?? .none, try category(given[1] ?? .none), WarningPlace(file: file, line: line, module: named))
        return .none
    })
}

private func declareShowing(_ module: ModuleObject) {
    func place(_ file: String, _ line: Int) -> WarningPlace { WarningPlace(file: file, line: line, module: "") }
    module.function("formatwarning", .required("message", as: Value.self), .required("category", as: Class.self), .required("filename", as: String.self), .required("lineno", as: Int.self), .optional("line", default: Value.none), doc: "A warning as it is printed.") { (message: Value, type: Class, file: String, number: Int, line: Value) throws -> String in
        try WarningState.formatted(WarningMessage(message, type, place(file, number), line: line))
    }
    module.function("showwarning", .required("message", as: Value.self), .required("category", as: Class.self), .required("filename", as: String.self), .required("lineno", as: Int.self), .optional("file", default: Value.none), .optional("line", default: Value.none), doc: "Prints a warning; programs may put another function in its place.") { (message: Value, type: Class, file: String, number: Int, stream: Value, line: Value) throws in
        try WarningState.write(WarningMessage(message, type, place(file, number), line: line), to: stream)
    }
    module.function("catch_warnings", .keyword("record", default: false), .keyword("module", default: Value.none), .keyword("action", default: Value.none), .keyword("category", default: Value.object(Class.warning)), .keyword("lineno", default: 0), .keyword("append", default: false), doc: "Puts the filters of warnings back when the block ends; `record=True` gathers the warnings in a list.") { (records: Bool, _: Value, action: Value, type: Value, line: Int, appends: Bool) throws -> Value in
        var earlier: (filters: [WarningFilter], recorder: ListObject?, shown: Set<ShownWarning>) = ([], nil, [])
        var show = Value.undefined
        return ClosureManager(enter: { _ in
            earlier = (WarningState.filters, WarningState.recorder, WarningState.shown)
            show = module["showwarning"]
            WarningState.shown.removeAll()
            if !action.isNone { try insert(WarningFilter(checked(try action.strText()), type.object?.asClass ?? .warning, line: line), appends) }
            guard records else { return .none }
            let list = ListObject()
            WarningState.recorder = list
            return list.value
        }, exit: { _, _ in
            (WarningState.filters, WarningState.recorder, WarningState.shown) = earlier
            module["showwarning"] = show
            return false
        }).value
    }
}

private func checked(_ action: String) throws -> String {
    guard ["error", "ignore", "always", "default", "module", "once"].contains(action) else { throw PythonException.assertionError("invalid action: \(action.pythonRepr)") }
    return action
}

private func insert(_ filter: WarningFilter, _ appends: Bool) {
    WarningState.shown.removeAll()
    if appends { WarningState.filters.append(filter) } else { WarningState.filters.insert(filter, at: 0) }
}

private func declareFilters(_ module: ModuleObject) {
    module.function("simplefilter", .required("action", as: String.self), .optional("category", default: Value.object(Class.warning)), .optional("lineno", default: 0), .optional("append", default: false), doc: "Says what becomes of warnings of a category.") { (action: String, type: Value, line: Int, appends: Bool) throws in
        guard line >= 0 else { throw PythonException.assertionError("lineno must be an int >= 0") }
        insert(WarningFilter(try checked(action), type.object?.asClass ?? .warning, line: line), appends)
    }
    module.function("filterwarnings", .required("action", as: String.self), .optional("message", default: ""), .optional("category", default: Value.object(Class.warning)), .optional("module", default: ""), .optional("lineno", default: 0), .optional("append", default: false), doc: "Says what becomes of warnings whose text, category, module and line match.") { (action: String, message: String, type: Value, named: String, line: Int, appends: Bool) throws in
        let action = try checked(action)
        guard let found = type.object?.asClass else { throw PythonException.assertionError("category must be a class") }
        guard found.isSubclass(of: .warning) else { throw PythonException.assertionError("category must be a Warning subclass") }
        func compiled(_ pattern: String, _ flags: Int) throws -> Value {
            if pattern.isEmpty { return .none }
            guard let module = try Program.context?.importModule("re") else { return .none }
            return try module.value.callMethod("compile", .string(pattern), .int(flags))
        }
        insert(WarningFilter(action, found, message: try compiled(message, 2), module: try compiled(named, 0), line: line), appends)
    }
    module.function("resetwarnings", doc: "Forgets all filters.") { () in
        WarningState.shown.removeAll()
        WarningState.filters.removeAll()
    }
}
