import Runtime

/// `typing.ForwardRef`: the name of a type that may not be there yet.
final class ForwardReference: Object {
    let text: String
    private let module: Value
    private let isArgument: Bool
    private let isClass: Bool

    static let pythonClass: Class = {
        let made = Class("ForwardRef", module: "typing", doc: "A type that is named by a text, to be looked up later.")
        let signature = NativeSignature("ForwardRef.__init__", ["arg", "is_argument", "module", "is_class"], required: 1, positionalLimit: 2)
        made.construct = { _, arguments in
            let given = try signature.bind(arguments)
            let name = given[0] ?? .none
            guard let text = name.object as? StringObject else { throw PythonException.typeError("Forward reference must be a string -- got \(try name.reprText())") }
            return ForwardReference(text.text, module: given[2] ?? .none, isArgument: try given[1]?.isTrue() ?? true, isClass: try given[3]?.isTrue() ?? false).value
        }
        return made
    }()

    init(_ text: String, module: Value = .none, isArgument: Bool = true, isClass: Bool = false) {
        self.text = text
        self.module = module
        self.isArgument = isArgument
        self.isClass = isClass
        super.init(type: ForwardReference.pythonClass)
    }

    override func repr() throws -> String { "ForwardRef(\(text.pythonRepr)\(module.isNone ? "" : ", module=\(try module.reprText())"))" }
    override func hash() throws -> Int { try Value.tuple([.string(text), module]).hash() }
    override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
        guard operation == .equal || operation == .notEqual, let other = other.object as? ForwardReference else { return nil }
        return .bool(try (text == other.text && module.equals(other.module)) == (operation == .equal))
    }
    override func binary(_ operation: BinaryOperation, _ other: Value, reflected: Bool) throws -> Value? {
        operation == .or ? try TypingAlias.union(reflected ? [other, value] : [value, other]) : nil
    }
    override func dynamicAttribute(_ name: Name) throws -> Value? {
        switch name.text {
        case "__forward_arg__": .string(text)
        case "__forward_module__": module
        case "__forward_is_argument__": .bool(isArgument)
        case "__forward_is_class__": .bool(isClass)
        case "__forward_evaluated__": .bool(false)
        case "__forward_value__": Value.none
        default: nil
        }
    }
}
