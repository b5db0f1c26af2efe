import Runtime

/// `TypeVar('T')`, `ParamSpec('P')`
final class TypeVariable: Object {
    let name: String
    let isParameterSpecification: Bool
    private let constraints: [Value]
    private let bound: Value
    private let isCovariant: Bool
    private let isContravariant: Bool

    private init(_ name: String, constraints: [Value], bound: Value, isCovariant: Bool, isContravariant: Bool, type: Class) {
        self.name = name
        self.constraints = constraints
        self.bound = bound
        self.isCovariant = isCovariant
        self.isContravariant = isContravariant
        isParameterSpecification = type === TypeVariable.specificationClass
        super.init(type: type)
    }

    static let pythonClass = make("TypeVar", "Type variable.")
    static let specificationClass = make("ParamSpec", "Parameter specification variable.")
    static let tupleClass = make("TypeVarTuple", "Type variable tuple.")

    private static func make(_ name: String, _ doc: String) -> Class {
        let made = Class(name, module: "typing", doc: doc)
        made.construct = { type, arguments in
            guard arguments.positionalCount > 0 else { throw PythonException.typeError("\(name).__init__() missing 1 required positional argument: 'name'") }
            let constraints = Array(arguments.positional.dropFirst())
            let covariant = try arguments.keyword("covariant")?.isTrue() ?? false, contravariant = try arguments.keyword("contravariant")?.isTrue() ?? false
            if covariant, contravariant { throw PythonException.valueError("Bivariant types are not supported.") }
            if constraints.count == 1 { throw PythonException.typeError("A single constraint is not allowed") }
            let bound = arguments.keyword("bound") ?? .none
            if !constraints.isEmpty, !bound.isNone { throw PythonException.typeError("Constraints cannot be combined with bound=...") }
            return TypeVariable(try String.from(arguments[0]), constraints: try constraints.map { try TypingAlias.type($0) }, bound: bound.isNone ? bound : try TypingAlias.type(bound), isCovariant: covariant, isContravariant: contravariant, type: type).value
        }
        return made
    }

    static func named(_ name: String, constraints: [Value] = []) -> Value {
        TypeVariable(name, constraints: constraints, bound: .none, isCovariant: false, isContravariant: false, type: pythonClass).value
    }

    override func repr() throws -> String { type === TypeVariable.tupleClass ? name : (isCovariant ? "+" : isContravariant ? "-" : "~") + name }
    override func dynamicAttribute(_ attribute: Name) throws -> Value? {
        switch attribute.text {
        case "__name__": .string(name)
        case "__bound__": bound
        case "__constraints__": .tuple(constraints)
        case "__covariant__": .bool(isCovariant)
        case "__contravariant__": .bool(isContravariant)
        case "args", "kwargs": isParameterSpecification ? .object(ForwardReference("\(name).\(attribute.text)")) : nil
        default: nil
        }
    }
    override func binary(_ operation: BinaryOperation, _ other: Value, reflected: Bool) throws -> Value? {
        operation == .or ? try TypingAlias.union(reflected ? [other, value] : [value, other]) : nil
    }
}
