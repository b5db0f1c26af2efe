import Runtime

/// `importlib`: imports whose name is known only when the program runs.
func importlibModule(_ module: ModuleObject) {
    module.isWrittenInPython = true
    module.function("import_module", .required("name", as: String.self), .optional("package", default: Value.none), doc: """
        Import a module by its dotted name; a relative one is looked for in `package`.

            import importlib
            models = importlib.import_module("app.models")
        """) { (name: String, package: Value) throws -> ModuleObject in
        let path = name.drop { $0 == "." }
        let level = name.count - path.count
        guard try level == 0 || package.isTrue() else { throw PythonException.typeError("the 'package' argument is required to perform a relative import for '\(name)'") }
        return try imported(Interpreter.absoluteName(String(path), level: level, package: package.strText()))
    }
    module.function("reload", .required("module", as: Value.self), doc: "Not in Retort.") { (_: Value) throws -> Value in
        throw PythonException.notImplemented("Retort has no importlib.reload()")
    }
}

/// `__import__`: what an import statement calls, with the name as a string.
func declareImport(in module: ModuleObject) {
    module.function("__import__", .required("name", as: Value.self).named, .optional("globals", default: Value.none), .optional("locals", default: Value.none),
                    .optional("fromlist", default: Value.tuple([]), shown: "()"), .optional("level", default: 0), doc: """
        Import a module and return the first package of its path, or with `fromlist` the module itself.
        """) { (name: Value, globals: Value, _: Value, names: Value, level: Int) throws -> ModuleObject in
        guard case .string(let text) = name else { throw PythonException.typeError("module name must be a string") }
        guard level >= 0 else { throw PythonException.valueError("level must be >= 0") }
        let name = text.text
        guard !name.isEmpty || level > 0 else { throw PythonException.valueError("Empty module name") }
        guard level == 0 || !globals.isNone else { throw PythonException.keyError(.string("'__name__' not in globals")) }
        let package = level == 0 ? "" : try globals.item(.string("__package__")).strText()
        let found = try imported(Interpreter.absoluteName(name, level: level, package: package))
        guard try !names.isTrue(), level == 0, let dot = name.firstIndex(of: ".") else { return found }
        return try imported(String(name[..<dot]))
    }
}

private func imported(_ name: String) throws -> ModuleObject {
    guard let context = Program.context else { throw PythonException.runtimeError("no program runs") }
    return try context.importModule(name)
}
