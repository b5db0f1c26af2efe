/// `list[int]`, `Mapped[str]`: a class with arguments.
public final class GenericAlias: Object {
    public let origin: Class
    public let arguments: [Value]
    /// How `repr` names the alias: `typing.List`; nil for the class itself.
    public let shownName: String?

    public init(_ origin: Class, _ item: Value, shownName: String? = nil) {
        self.origin = origin
        self.shownName = shownName
        if case .tuple(let tuple) = item { arguments = Array(tuple.elements) } else { arguments = [item] }
        super.init(type: GenericAlias.pythonClass)
    }
    nonisolated(unsafe) public static let pythonClass = Class("GenericAlias", module: "types")

    public override func repr() throws -> String {
        "\(shownName ?? origin.qualifiedNameWithModule)[\(arguments.isEmpty ? "()" : try arguments.map { try UnionType.shown($0) }.joined(separator: ", "))]"
    }
    /// `__parameters__`: the type variables among the arguments.
    public var parameters: [Value] {
        var found: [Value] = []
        for argument in arguments {
            let inside = (argument.object as? GenericAlias)?.parameters ?? (argument.typeName == "TypeVar" ? [argument] : [])
            for variable in inside where !found.contains(where: { $0.isIdentical(to: variable) }) { found.append(variable) }
        }
        return found
    }
    /// `list[T][int]`
    public override func item(_ key: Value) throws -> Value? {
        let variables = parameters
        if variables.isEmpty { throw PythonException.typeError("\(try repr()) is not a generic class") }
        let given: [Value]
        if case .tuple(let tuple) = key { given = Array(tuple.elements) } else { given = [key] }
        guard given.count == variables.count else {
            throw PythonException.typeError("Too \(given.count > variables.count ? "many" : "few") arguments for \(try repr()); actual \(given.count), expected \(variables.count)")
        }
        return .object(substituting(variables, given))
    }
    private func substituting(_ variables: [Value], _ given: [Value]) -> GenericAlias {
        GenericAlias(origin, .tuple(arguments.map { argument in
            if let inner = argument.object as? GenericAlias { return .object(inner.substituting(variables, given)) }
            return variables.firstIndex { $0.isIdentical(to: argument) }.map { given[$0] } ?? argument
        }), shownName: shownName)
    }
    public override var isCallable: Bool { true }
    public override func call(_ arguments: Arguments) throws -> Value? { try origin.instantiate(arguments) }
    public override func binary(_ operation: BinaryOperation, _ other: Value, reflected: Bool) throws -> Value? {
        operation == .or ? (reflected ? UnionType.make(other, .object(self)) : UnionType.make(.object(self), other)) : nil
    }
    public override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
        guard operation == .equal || operation == .notEqual, let other = other.object as? GenericAlias else { return nil }
        let same = try origin === other.origin && Value.tuple(arguments).equals(.tuple(other.arguments))
        return .bool(same == (operation == .equal))
    }
    public override func hash() throws -> Int { try Value.tuple(arguments).hash() ^ Value.object(origin).hash() }
    public override func dynamicAttribute(_ name: Name) throws -> Value? {
        switch name.text {
        case "__origin__": return .object(origin)
        case "__args__": return .tuple(arguments)
        case "__parameters__": return .tuple(parameters)
        case "__mro_entries__": return .object(NativeFunction.declare("__mro_entries__", .required("bases", as: Value.self), doc: "The class itself.") { [origin] _ in Value.tuple([.object(origin)]) })
        default: return try origin.classAttribute(name)
        }
    }
}

/// `int | None`
public final class UnionType: Object {
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
            for member in (value.object as? UnionType)?.members ?? [value] where !members.contains(where: { $0.isIdentical(to: member) }) { members.append(member) }
        }
        return members.count == 1 ? members[0] : .object(UnionType(members, isTyping: isTyping))
    }

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
    public override func binary(_ operation: BinaryOperation, _ other: Value, reflected: Bool) throws -> Value? {
        operation == .or ? (reflected ? UnionType.make(other, .object(self)) : UnionType.make(.object(self), other)) : nil
    }
    public override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
        guard operation == .equal || operation == .notEqual, let other = other.object as? UnionType else { return nil }
        let same = try members.count == other.members.count && members.allSatisfy { member in try other.members.contains { try $0.equals(member) } }
        return .bool(same == (operation == .equal))
    }
    /// That of `typing.Union` of the same types, which it equals.
    public override func hash() throws -> Int { try members.reduce(7) { try $0 ^ ($1.isNone ? .object(Class.noneType) : $1).hash() } }
    public override func dynamicAttribute(_ name: Name) throws -> Value? {
        switch name.text {
        case "__args__": return .tuple(members.map { $0.isNone ? .object(Class.noneType) : $0 })
        default: return nil
        }
    }
}
