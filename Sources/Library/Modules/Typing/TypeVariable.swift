import Runtime

/// `TypeVar('T')`, `ParamSpec('P')`
final class TypeVariable: Object, TypeParameter {
    let name: String
    let isParameterSpecification: Bool
    private let constraints: [Value]
    private let bound: Value
    private let isCovariant: Bool
    private let isContravariant: Bool
    /// Where it was made.
    private let module: String

    private init(_ name: String, constraints: [Value], bound: Value, isCovariant: Bool, isContravariant: Bool, type: Class, module: String) {
        self.name = name
        self.constraints = constraints
        self.bound = bound
        self.isCovariant = isCovariant
        self.isContravariant = isContravariant
        self.module = module
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
            if name != "TypeVar", arguments.positionalCount > 1 { throw PythonException.typeError("\(name).__init__() takes 2 positional arguments but \(arguments.positionalCount + 1) were given") }
            let constraints = try arguments.positional.dropFirst().map { try TypingAlias.checked($0, "TypeVar(name, constraint, ...): constraints must be types.") }
            let covariant = try arguments.keyword("covariant")?.isTrue() ?? false, contravariant = try arguments.keyword("contravariant")?.isTrue() ?? false
            if covariant, contravariant { throw PythonException.valueError("Bivariant types are not supported.") }
            let bound = arguments.keyword("bound") ?? .none
            if !constraints.isEmpty, !bound.isNone { throw PythonException.typeError("Constraints cannot be combined with bound=...") }
            if constraints.count == 1 { throw PythonException.typeError("A single constraint is not allowed") }
            return TypeVariable(try String.from(arguments[0]), constraints: constraints, bound: bound.isNone ? bound : try TypingAlias.checked(bound, "Bound must be a type."), isCovariant: covariant, isContravariant: contravariant, type: type, module: Program.context?.currentModule.moduleName ?? "typing").value
        }
        return made
    }

    static func named(_ name: String, constraints: [Value] = [], isCovariant: Bool = false) -> Value {
        TypeVariable(name, constraints: constraints, bound: .none, isCovariant: isCovariant, isContravariant: false, type: pythonClass, module: "typing").value
    }

    override func repr() throws -> String { type === TypeVariable.tupleClass ? name : (isCovariant ? "+" : isContravariant ? "-" : "~") + name }
    override func dynamicAttribute(_ attribute: Name) throws -> Value? {
        switch attribute.text {
        case "__name__": .string(name)
        case "__module__": .string(module)
        case "__bound__": bound
        case "__constraints__": .tuple(constraints)
        case "__covariant__": .bool(isCovariant)
        case "__contravariant__": .bool(isContravariant)
        case "args", "kwargs": isParameterSpecification ? .object(SpecificationPart(self, attribute.text)) : nil
        default: nil
        }
    }
    override func binary(_ operation: BinaryOperation, _ other: Value, reflected: Bool) throws -> Value? {
        operation == .or ? try TypingAlias.union(reflected ? [other, value] : [value, other]) : nil
    }

    /// `*Ts`
    override func iterator() throws -> IteratorObject? {
        guard standsForMany else { return nil }
        var one: Value? = TypingAlias(form: .unpack, [value]).value
        return ClosureIterator {
            defer { one = nil }
            return one
        }
    }
}

extension TypeVariable {
    var standsForMany: Bool { type === TypeVariable.tupleClass }

    func gather(_ arguments: [Value], of alias: Value, parameters: [Value]) throws -> [Value] {
        guard let place = parameters.firstIndex(where: { $0.object === self }) else { return arguments }
        if standsForMany { return try gatherTuple(arguments, alias, parameters, place) }
        guard isParameterSpecification else { return arguments }
        guard place < arguments.count else { throw PythonException.typeError("Too few arguments for \(try alias.reprText())") }
        // `Z[int, str]` is `Z[[int, str]]` where there is no other variable.
        if parameters.count == 1, !GenericAlias.isParameterExpression(arguments[0]) { return [.tuple(arguments)] }
        guard arguments[place].object is ListObject else { return arguments }
        var gathered = arguments
        gathered[place] = .tuple(try arguments[place].elements())
        return gathered
    }

    private func gatherTuple(_ arguments: [Value], _ alias: Value, _ parameters: [Value], _ place: Int) throws -> [Value] {
        if parameters[(place + 1)...].contains(where: { ($0.object as? TypeVariable)?.standsForMany ?? false }) { throw PythonException.typeError("More than one TypeVarTuple parameter in \(try alias.reprText())") }
        var left = place, right = parameters.count - place - 1
        let afterwards = right
        var filler: (index: Int, value: Value)?
        for (index, argument) in arguments.enumerated() {
            guard let types = (argument.object as? Parameterised)?.unpackedTypes, types.count == 2, types[1].isIdentical(to: .ellipsis) else { continue }
            if filler != nil { throw PythonException.typeError("More than one unpacked arbitrary-length tuple argument") }
            filler = (index, types[0])
        }
        if let filler {
            left = min(left, filler.index)
            right = min(right, arguments.count - filler.index - 1)
        } else if left + right > arguments.count {
            throw PythonException.typeError("Too few arguments for \(try alias.reprText()); actual \(arguments.count), expected at least \(parameters.count - 1)")
        }
        func filled(_ count: Int) -> [Value] { Array(repeating: filler?.value ?? .none, count: max(0, count)) }
        return Array(arguments[..<left]) + filled(place - left) + [.tuple(Array(arguments[left..<(arguments.count - right)]))] + filled(afterwards - right) + Array(arguments[(arguments.count - right)...])
    }

    func replacement(_ argument: Value) throws -> Value {
        if standsForMany { throw PythonException.typeError("Substitution of bare TypeVarTuple is not supported") }
        guard isParameterSpecification else {
            let checked = try TypingAlias.checked(argument, "Parameters to generic types must be types.")
            if let given = checked.object as? Parameterised, given.unpackedTypes != nil || given.unpackedVariable != nil { throw PythonException.typeError("\(try checked.reprText()) is not valid as type argument") }
            return checked
        }
        if argument.object is ListObject || argument.object is TupleObject { return .tuple(try argument.elements().map { try TypingAlias.checked($0, "Expected a type.") }) }
        guard GenericAlias.isParameterExpression(argument) else {
            throw PythonException.typeError("Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got \(try argument.strText())")
        }
        return argument
    }
}

/// `P.args`, `P.kwargs` of a ParamSpec.
final class SpecificationPart: Object {
    private let owner: TypeVariable
    private let name: String
    private static let positional = Class("ParamSpecArgs", module: "typing", doc: "The positional arguments of a ParamSpec.")
    private static let keywords = Class("ParamSpecKwargs", module: "typing", doc: "The keyword arguments of a ParamSpec.")
    static var classes: [Class] { [positional, keywords] }

    init(_ owner: TypeVariable, _ name: String) {
        self.owner = owner
        self.name = name
        super.init(type: name == "args" ? SpecificationPart.positional : SpecificationPart.keywords)
    }
    override func repr() throws -> String { "\(owner.name).\(name)" }
    override func hash() throws -> Int { try owner.hash() ^ name.count }
    override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
        guard operation == .equal || operation == .notEqual, let other = other.object as? SpecificationPart else { return nil }
        return .bool((owner === other.owner && name == other.name) == (operation == .equal))
    }
    override func dynamicAttribute(_ attribute: Name) throws -> Value? { attribute.text == "__origin__" ? owner.value : nil }
}
