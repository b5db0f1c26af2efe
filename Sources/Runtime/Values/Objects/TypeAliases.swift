/// `list[int]`, `Mapped[str]`: a class with arguments.
public final class GenericAlias: Object, Parameterised {
    public let origin: Class
    public private(set) var arguments: [Value]
    /// How `repr` names the alias: `typing.List`; nil for the class itself.
    public let shownName: String?

    /// Whether this is `*tuple[int, str]`.
    private let isUnpacked: Bool

    public init(_ origin: Class, _ item: Value, shownName: String? = nil, isUnpacked: Bool = false) {
        self.origin = origin
        self.shownName = shownName
        self.isUnpacked = isUnpacked
        if case .tuple(let tuple) = item { arguments = Array(tuple.elements) } else { arguments = [item] }
        super.init(type: GenericAlias.pythonClass)
        Heap.track(self)
    }
    public override func visitReferences(_ visit: (Object) -> Void) {
        visit(origin)
        arguments.visitHeld(visit)
    }
    nonisolated(unsafe) public static let pythonClass = Class("GenericAlias", module: "types")

    /// `collections.abc.Callable[[int], str]`: the parameters' types, then the result's.
    public static func callable(_ origin: Class, _ item: Value) throws -> GenericAlias {
        guard case .tuple(let given) = item, given.elements.count == 2 else { throw PythonException.typeError("Callable must be used as Callable[[arg, ...], result].") }
        let (parameters, result) = (given.elements[0], given.elements[1])
        if parameters.object is ListObject || parameters.object is TupleObject { return GenericAlias(origin, .tuple(try parameters.elements() + [result])) }
        guard isParameterExpression(parameters) else {
            throw PythonException.typeError("Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got \(try parameters.strText())")
        }
        return GenericAlias(origin, item)
    }

    /// Whether a value stands for all parameters of a function: `...`, a ParamSpec, `Concatenate[int, P]`, a list.
    public static func isParameterExpression(_ value: Value) -> Bool {
        value.isIdentical(to: .ellipsis) || value.object is ListObject || value.object is TupleObject || value.typeName == "ParamSpec" || value.typeName == "_ConcatenateGenericAlias"
    }

    private var isOfCallable: Bool { origin.name == "Callable" && origin.module == "collections.abc" }

    /// `get_args(alias)`: the parameters of a Callable as a list.
    public var shownArguments: Value {
        guard isOfCallable, !(arguments.count == 2 && GenericAlias.isParameterExpression(arguments[0])), let result = arguments.last else { return .tuple(arguments) }
        return .tuple([.list(Array(arguments.dropLast())), result])
    }

    public override func repr() throws -> String {
        let name = (isUnpacked ? "*" : "") + (shownName ?? origin.qualifiedNameWithModule)
        let parts = try arguments.map { try UnionType.shown($0) }
        if isOfCallable, !(arguments.count == 2 && GenericAlias.isParameterExpression(arguments[0])), let result = parts.last {
            return "\(name)[[\(parts.dropLast().joined(separator: ", "))], \(result)]"
        }
        return "\(name)[\(parts.isEmpty ? "()" : parts.joined(separator: ", "))]"
    }
    public var typeParameters: [Value] { TypeSubstitution.parameters(of: arguments) }
    public var unpackedTypes: [Value]? { isUnpacked ? arguments : nil }
    /// `list[T][int]`
    public override func item(_ key: Value) throws -> Value? {
        let variables = typeParameters
        if variables.isEmpty { throw PythonException.typeError("\(try repr()) is not a generic class") }
        let given: [Value]
        if case .tuple(let tuple) = key { given = Array(tuple.elements) } else { given = [key] }
        let changed = try TypeSubstitution.replace(arguments, of: value, parameters: variables, by: given, flattens: isOfCallable)
        return .object(GenericAlias(origin, .tuple(changed), shownName: shownName, isUnpacked: isUnpacked))
    }
    /// The alias with each argument transformed.
    public func mapping(_ transform: (Value) throws -> Value) rethrows -> GenericAlias {
        GenericAlias(origin, .tuple(try arguments.map(transform)), shownName: shownName, isUnpacked: isUnpacked)
    }
    /// `*tuple[int, str]` in a subscript.
    public override func iterator() throws -> IteratorObject? {
        var one: Value? = .object(GenericAlias(origin, .tuple(arguments), shownName: shownName, isUnpacked: true))
        return ClosureIterator {
            defer { one = nil }
            return one
        }
    }
    public override var isCallable: Bool { true }
    public override func call(_ arguments: Arguments) throws -> Value? { try origin.instantiate(arguments) }
    public override func binary(_ operation: BinaryOperation, _ other: Value, reflected: Bool) throws -> Value? {
        operation == .or ? (reflected ? UnionType.make(other, .object(self)) : UnionType.make(.object(self), other)) : nil
    }
    public override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
        guard operation == .equal || operation == .notEqual, let other = other.object as? GenericAlias else { return nil }
        let same = try origin === other.origin && isUnpacked == other.isUnpacked && Value.tuple(arguments).equals(.tuple(other.arguments))
        return .bool(same == (operation == .equal))
    }
    public override func hash() throws -> Int { try Value.tuple(arguments).hash() ^ Value.object(origin).hash() }
    public override func dynamicAttribute(_ name: Name) throws -> Value? {
        switch name.text {
        case "__origin__": return .object(origin)
        case "__args__": return .tuple(arguments)
        case "__parameters__": return .tuple(typeParameters)
        case "__unpacked__": return .bool(isUnpacked)
        case "__mro_entries__": return .object(NativeFunction.declare("__mro_entries__", .required("bases", as: Value.self), doc: "The class itself.") { [origin] _ in Value.tuple([.object(origin)]) })
        default: return try origin.classAttribute(name)
        }
    }
}

/// `int | None`
public final class UnionType: Object, Parameterised {
    public let members: [Value]
    public let isTyping: Bool
    public init(_ members: [Value], isTyping: Bool = false) {
        self.members = members
        self.isTyping = isTyping
        super.init(type: UnionType.pythonClass)
    }
    nonisolated(unsafe) public static let pythonClass = Class("UnionType", module: "types")

    /// The union of two types, flat and without repetition.
    public static func make(_ a: Value, _ b: Value, isTyping: Bool = false) -> Value {
        var members: [Value] = []
        for value in [a, b] {
            for member in (value.object as? UnionType)?.members ?? [value] where !members.contains(where: { (try? isSame($0, member)) ?? false }) { members.append(member) }
        }
        return members.count == 1 ? members[0] : .object(UnionType(members, isTyping: isTyping))
    }

    /// Whether two members are one type; None is its class.
    private static func isSame(_ a: Value, _ b: Value) throws -> Bool { try (a.isNone ? .object(Class.noneType) : a).equals(b.isNone ? .object(Class.noneType) : b) }

    /// A type as annotations print it.
    public static func shown(_ value: Value) throws -> String {
        if let type = value.object?.asClass { return type === Class.noneType ? "None" : type.qualifiedNameWithModule }
        if value.isIdentical(to: .ellipsis) { return "..." }
        return try value.reprText()
    }
    public override func repr() throws -> String {
        let isOptional = members.count == 2 && members.contains { $0.isNone || $0.object === Class.noneType }
        if isTyping {
            let others = members.filter { !($0.isNone || $0.object === Class.noneType) }
            if isOptional { return "typing.Optional[\(try UnionType.shown(others[0]))]" }
            return "typing.Union[\(try members.map { $0.isNone ? "NoneType" : try UnionType.shown($0) }.joined(separator: ", "))]"
        }
        return try members.map { try UnionType.shown($0) }.joined(separator: " | ")
    }
    public var typeParameters: [Value] { TypeSubstitution.parameters(of: members) }
    /// `(list[T] | None)[int]`
    public override func item(_ key: Value) throws -> Value? {
        let variables = typeParameters
        if variables.isEmpty { throw PythonException.typeError("\(try repr()) is not a generic class") }
        let given: [Value]
        if case .tuple(let tuple) = key { given = Array(tuple.elements) } else { given = [key] }
        let changed = try TypeSubstitution.replace(members, of: value, parameters: variables, by: given)
        guard var union = changed.first else { return nil }
        for member in changed.dropFirst() { union = try union.binary(.or, member) }
        return union
    }
    public override func binary(_ operation: BinaryOperation, _ other: Value, reflected: Bool) throws -> Value? {
        operation == .or ? (reflected ? UnionType.make(other, .object(self)) : UnionType.make(.object(self), other)) : nil
    }
    public override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
        guard operation == .equal || operation == .notEqual, let other = other.object as? UnionType else { return nil }
        let same = try members.count == other.members.count && members.allSatisfy { member in try other.members.contains { try UnionType.isSame($0, member) } }
        return .bool(same == (operation == .equal))
    }
    /// That of `typing.Union` of the same types, which it equals.
    public override func hash() throws -> Int { try members.reduce(7) { try $0 ^ ($1.isNone ? .object(Class.noneType) : $1).hash() } }
    public override func dynamicAttribute(_ name: Name) throws -> Value? {
        switch name.text {
        case "__args__": return .tuple(members.map { $0.isNone ? .object(Class.noneType) : $0 })
        case "__parameters__": return .tuple(typeParameters)
        default: return nil
        }
    }
}
