import Runtime

/// `types.ModuleType`: modules that a program makes itself, and classes derived from it.
func declareModuleType() {
    let signature = NativeSignature("module", ["name", "doc"], required: 1)
    Class.module.construct = { made, arguments in
        let given = try signature.bind(arguments)
        return made.adopt(try MadeModule((given[0] ?? .none).nativeString("module", 1), given[1] ?? .none))
    }
    Class.module.allocate = { made in
        let module = MadeModule("", .none)
        _ = made.adopt(module)
        return module
    }
    Class.module.initialize = { object, arguments in
        guard let module = object as? ModuleObject else { return }
        let given = try signature.bind(arguments)
        module[.name] = .string(try (given[0] ?? .none).nativeString("module", 1))
        module[.doc] = given[1] ?? .none
    }
}

/// A module that came from no file.
private final class MadeModule: ModuleObject {
    init(_ name: String, _ doc: Value) {
        super.init(name)
        self[.doc] = doc
        for name in ["__package__", "__loader__", "__spec__"] { self[Name(name)] = .none }
    }
    override func repr() throws -> String {
        if let file = self["__file__"].object as? StringObject { return "<module \(moduleName.pythonRepr) from \(file.text.pythonRepr)>" }
        return "<module \(moduleName.pythonRepr)>"
    }
}
