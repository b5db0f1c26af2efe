import Runtime

/// The names of `typing_extensions`: those of `typing`, and what later versions of Python have.
func typingExtensionsModule(_ module: ModuleObject) throws {
    module.isWrittenInPython = true
    typingModule(module)
    module["TypeAliasType"] = .object(TypeAliasType.pythonClass)
    for name in ["ReadOnly", "TypeIs", "TypeForm"] { module[Name(name)] = TypingForm(name).value }
}

/// `Names = TypeAliasType("Names", list[str])`: a name for a type, which stays one.
final class TypeAliasType: Object {
    private let name: String
    private let aliased: Value
    private let parameters: [Value]
    private let module: String

    static let pythonClass: Class = {
        let made = Class("TypeAliasType", module: "typing_extensions", doc: "A named alias of a type.")
        made.construct = { _, arguments in
            let given = try NativeSignature("TypeAliasType.__init__", ["name", "value", "type_params"], required: 2).bind(arguments)
            guard let name = given[0]?.object as? StringObject else { throw PythonException.typeError("TypeAliasType name must be a string") }
            return TypeAliasType(name.text, given[1] ?? .none, try given[2]?.elements() ?? []).value
        }
        return made
    }()

    private init(_ name: String, _ aliased: Value, _ parameters: [Value]) {
        self.name = name
        self.aliased = aliased
        self.parameters = parameters
        module = Program.context?.currentModule.moduleName ?? "__main__"
        super.init(type: TypeAliasType.pythonClass)
    }

    override func repr() throws -> String { name }
    override func call(_ arguments: Arguments) throws -> Value? { throw PythonException.typeError("Type alias is not callable") }
    override func item(_ key: Value) throws -> Value? {
        if parameters.isEmpty { throw PythonException.typeError("Only generic type aliases are subscriptable") }
        let given: [Value]
        if case .tuple(let parts) = key { given = Array(parts.elements) } else { given = [key] }
        return TypingAlias(alias: self, try given.map { try TypingAlias.type($0) }).value
    }
    override func binary(_ operation: BinaryOperation, _ other: Value, reflected: Bool) throws -> Value? {
        operation == .or ? try TypingAlias.union(reflected ? [other, value] : [value, other]) : nil
    }
    override func dynamicAttribute(_ attribute: Name) throws -> Value? {
        switch attribute.text {
        case "__name__", "__qualname__": .string(name)
        case "__module__": .string(module)
        case "__value__": aliased
        case "__type_params__", "__parameters__": .tuple(parameters)
        default: nil
        }
    }
    override func setDynamicAttribute(_ name: Name, _ value: Value) throws -> Bool { throw PythonException.attributeError("'typing.TypeAliasType' object has no attribute '\(name.text)'") }
    override func deleteDynamicAttribute(_ name: Name) throws -> Bool { throw PythonException.attributeError("'typing.TypeAliasType' object has no attribute '\(name.text)'") }
}
