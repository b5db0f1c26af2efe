import Runtime

/// A name of `typing` with arguments: `List[int]`, `Optional[str]`, `Box[int]` for a class of the user.
final class TypingAlias: Object, Parameterised {
    /// A form, or a class of the user.
    let origin: Value
    private(set) var arguments: [Value]
    /// What `Annotated` adds.
    private(set) var metadata: [Value]

    private init(origin: Value, _ arguments: [Value], metadata: [Value] = [], type: Class) {
        self.origin = origin
        self.arguments = arguments
        self.metadata = metadata
        super.init(type: type)
        Heap.track(self)
    }
    override func visitReferences(_ visit: (Object) -> Void) {
        origin.visitHeld(visit)
        arguments.visitHeld(visit)
        metadata.visitHeld(visit)
    }

    convenience init(form: TypingForm, _ arguments: [Value], typeName: String = "_GenericAlias") {
        self.init(origin: form.value, arguments, type: TypingAlias.named(typeName))
    }
    /// `Pairs[int]` of `Pairs = TypeAliasType(...)`
    convenience init(alias: TypeAliasType, _ arguments: [Value]) { self.init(origin: alias.value, arguments, type: GenericAlias.pythonClass) }
    convenience init(generic: Class, _ arguments: [Value]) { self.init(origin: .object(generic), arguments, type: TypingAlias.named("_GenericAlias")) }

    nonisolated(unsafe) private static var classes: [String: Class] = [:]
    private static func named(_ name: String) -> Class {
        if let known = classes[name] { return known }
        let made = Class(name, module: "typing")
        classes[name] = made
        return made
    }

    var form: TypingForm? { origin.object as? TypingForm }
    var isUnion: Bool { form === TypingForm.union }

    private var isLiteral: Bool { form === TypingForm.literal }

    // MARK: making

    /// An argument as a type: None is its class, a text a forward reference.
    static func type(_ value: Value) throws -> Value {
        if value.isNone { return .object(Class.noneType) }
        if let text = value.object as? StringObject { return ForwardReference(text.text).value }
        return value
    }

    /// An argument that must be a type.
    /// - Throws: TypeError for a form without its arguments, for what is allowed in annotations alone, for a tuple.
    static func checked(_ value: Value, _ message: String, allowsQualifiers: Bool = false) throws -> Value {
        let converted = try type(value)
        if let alias = converted.object as? TypingAlias {
            let name = alias.form?.name ?? ""
            if alias.origin.object === GenericClasses.generic || alias.origin.object === GenericClasses.proto || (!allowsQualifiers && (name == "ClassVar" || name == "Final")) {
                throw PythonException.typeError("\(try alias.repr()) is not valid as type argument")
            }
        }
        if let form = converted.object as? TypingForm, form.isPlainForm { throw PythonException.typeError("Plain \(try form.repr()) is not valid as type argument") }
        if let made = converted.object, made === GenericClasses.generic || made === GenericClasses.proto { throw PythonException.typeError("Plain \(try converted.reprText()) is not valid as type argument") }
        if converted.object is TupleObject, converted.type === Class.tuple { throw PythonException.typeError("\(message) Got \(String(try converted.reprText().prefix(100))).") }
        return converted
    }

    /// A union, flat and without repetition; one member stands for itself.
    static func union(_ given: [Value]) throws -> Value {
        if given.isEmpty { throw PythonException.typeError("Cannot take a Union of no types.") }
        var members: [Value] = []
        for value in given {
            let parts: [Value]
            if let alias = value.object as? TypingAlias, alias.isUnion { parts = alias.arguments } else if let plain = value.object as? UnionType { parts = try plain.members.map { try type($0) } } else { parts = [try checked(value, "Union[arg, ...]: each arg must be a type.")] }
            for part in parts where try !members.contains(where: { try $0.equals(part) }) { members.append(part) }
        }
        if members.count == 1 { return members[0] }
        return TypingAlias(form: .union, members, typeName: "_UnionGenericAlias").value
    }

    static func annotated(_ type: Value, _ metadata: [Value]) -> TypingAlias {
        if let inner = type.object as? TypingAlias, !inner.metadata.isEmpty { return TypingAlias(origin: inner.origin, inner.arguments, metadata: inner.metadata + metadata, type: named("_AnnotatedAlias")) }
        return TypingAlias(origin: type, [type], metadata: metadata, type: named("_AnnotatedAlias"))
    }

    /// `Callable[[int], str]`: the parameters' types, then the result's.
    static func callable(_ form: TypingForm, _ given: [Value]) throws -> Value {
        guard given.count == 2 else { throw PythonException.typeError("Callable must be used as Callable[[arg, ...], result].") }
        let result = try checked(given[1], "Callable[args, result]: result must be a type.")
        let parameters = given[0].isIdentical(to: .ellipsis) ? [given[0]] : given[0].object is ListObject || given[0].object is TupleObject ? try given[0].elements().map { try type($0) } : [try type(given[0])]
        return TypingAlias(form: form, parameters + [result], typeName: "_CallableGenericAlias").value
    }

    /// `Concatenate[int, P]`
    static func concatenate(_ form: TypingForm, _ given: [Value]) throws -> Value {
        if given.isEmpty { throw PythonException.typeError("Cannot take a Concatenate of no types.") }
        guard let last = given.last, last.isIdentical(to: .ellipsis) || (last.object as? TypeVariable)?.isParameterSpecification ?? false else {
            throw PythonException.typeError("The last parameter to Concatenate should be a ParamSpec variable or ellipsis.")
        }
        let types = try given.dropLast().map { try checked($0, "Concatenate[arg, ...]: each arg must be a type.") }
        return TypingAlias(form: form, types + [last], typeName: "_ConcatenateGenericAlias").value
    }

    private var isCallableForm: Bool { form?.name == "Callable" }

    /// `get_args(alias)`: the parameters of a Callable as a list.
    var shownArguments: Value {
        if !metadata.isEmpty { return .tuple([origin] + metadata) }
        guard isCallableForm, !(arguments.count == 2 && GenericAlias.isParameterExpression(arguments[0])), let result = arguments.last else { return .tuple(arguments) }
        return .tuple([.list(Array(arguments.dropLast())), result])
    }

    // MARK: representation

    private static func shown(_ value: Value) throws -> String {
        if let type = value.object?.asClass { return type.module == "builtins" ? type.qualifiedName : "\(type.module).\(type.qualifiedName)" }
        if value.isIdentical(to: .ellipsis) { return "..." }
        if case .function(let function) = value { return try Value.function(function).attribute(.name).strText() }
        return try value.reprText()
    }

    override func repr() throws -> String {
        let parts = try arguments.map { try TypingAlias.shown($0) }
        if !metadata.isEmpty { return "typing.Annotated[\(try TypingAlias.shown(origin)), \(try metadata.map { try $0.reprText() }.joined(separator: ", "))]" }
        if isUnion, parts.count == 2, let none = arguments.firstIndex(where: { $0.object === Class.noneType }) { return "typing.Optional[\(parts[1 - none])]" }
        if form === TypingForm.literal { return "typing.Literal[\(arguments.isEmpty ? "()" : parts.joined(separator: ", "))]" }
        if form === TypingForm.unpack { return "*" + (try arguments[0].reprText()) }
        if isCallableForm, !(arguments.count == 2 && GenericAlias.isParameterExpression(arguments[0])) {
            return "typing.Callable[[\(parts.dropLast().joined(separator: ", "))], \(parts.last ?? "")]"
        }
        let name = try form?.repr() ?? origin.object?.asClass.map { "\($0.module).\($0.qualifiedName)" } ?? origin.reprText()
        if arguments.isEmpty { return name + "[()]" }
        return "\(name)[\(parts.joined(separator: ", "))]"
    }

    override func hash() throws -> Int {
        if isUnion || isLiteral { return try arguments.reduce(7) { try $0 ^ $1.hash() } }
        return try arguments.reduce(try origin.hash()) { try $0 &* 31 ^ $1.hash() }
    }
    override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
        guard operation == .equal || operation == .notEqual else { return nil }
        var others: [Value]
        if let alias = other.object as? TypingAlias {
            guard try origin.equals(alias.origin), try Value.tuple(metadata).equals(.tuple(alias.metadata)) else { return .bool(operation == .notEqual) }
            others = alias.arguments
        } else if isUnion, let plain = other.object as? UnionType {
            others = try plain.members.map { try TypingAlias.type($0) }
        } else { return nil }
        let isSame: Bool
        if isUnion {
            isSame = try arguments.count == others.count && arguments.allSatisfy { mine in try others.contains { try $0.equals(mine) } }
        } else if isLiteral {
            isSame = try arguments.count == others.count && arguments.allSatisfy { mine in try others.contains { try $0.type === mine.type && $0.equals(mine) } }
        } else {
            isSame = try Value.tuple(arguments).equals(.tuple(others))
        }
        return .bool(isSame == (operation == .equal))
    }
    override func binary(_ operation: BinaryOperation, _ other: Value, reflected: Bool) throws -> Value? {
        guard operation == .or else { return nil }
        return try TypingAlias.union(reflected ? [other, value] : [value, other])
    }

    // MARK: use

    var typeParameters: [Value] { TypeSubstitution.parameters(of: arguments) }
    /// The type variables in the arguments, in order of appearance.
    var parameters: [TypeVariable] { typeParameters.compactMap { $0.object as? TypeVariable } }
    var unpackedVariable: Value? { form === TypingForm.unpack && (arguments[0].object as? TypeVariable)?.standsForMany ?? false ? arguments[0] : nil }
    var unpackedTypes: [Value]? {
        guard form === TypingForm.unpack else { return nil }
        if let alias = arguments[0].object as? GenericAlias, alias.origin === Class.tuple { return alias.arguments }
        guard let alias = arguments[0].object as? TypingAlias, alias.form?.origin === Class.tuple else { return nil }
        return alias.arguments
    }

    /// `Pair[T, int][str]`: type variables replaced.
    override func item(_ key: Value) throws -> Value? {
        if origin.object === GenericClasses.generic || origin.object === GenericClasses.proto { throw PythonException.typeError("Cannot subscript already-subscripted \(try repr())") }
        let variables = typeParameters
        if variables.isEmpty { throw PythonException.typeError("\(try repr()) is not a generic class") }
        var given: [Value]
        if case .tuple(let parts) = key { given = Array(parts.elements) } else { given = [key] }
        given = try given.map { try TypingAlias.type($0) }
        return try copy(with: try TypeSubstitution.replace(arguments, of: value, parameters: variables, by: given, flattens: isCallableForm))
    }

    private func copy(with changed: [Value]) throws -> Value {
        if isUnion { return try TypingAlias.union(changed) }
        if !metadata.isEmpty { return TypingAlias.annotated(changed[0], metadata).value }
        if form?.name == "Concatenate", let last = changed.last {
            if last.object is TupleObject || last.object is ListObject { return .tuple(try changed.dropLast() + last.elements()) }
            if let inner = last.object as? TypingAlias, inner.form?.name == "Concatenate" { return TypingAlias(origin: origin, changed.dropLast() + inner.arguments, type: type).value }
        }
        return TypingAlias(origin: origin, changed, type: type).value
    }

    /// `*Tuple[int, str]` in a subscript.
    override func iterator() throws -> IteratorObject? {
        if isUnion || isCallableForm || !metadata.isEmpty { return nil }
        var one: Value? = TypingAlias(form: .unpack, [value]).value
        return ClosureIterator {
            defer { one = nil }
            return one
        }
    }

    /// The alias with each argument transformed: forward references resolved.
    func mapping(_ transform: (Value) throws -> Value) throws -> Value {
        if form === TypingForm.literal { return value }
        return try copy(with: try arguments.map { $0.isIdentical(to: .ellipsis) ? $0 : try transform($0) })
    }

    override var isCallable: Bool { true }
    override func call(_ given: Arguments) throws -> Value? {
        if let type = origin.object?.asClass, metadata.isEmpty {
            let made = try type.instantiate(given)
            if !type.isNative { try? made.setAttribute("__orig_class__", value) }
            return made
        }
        return try origin.call(given)
    }

    /// The name of its form: that of `Union[int, None]` is `Optional`.
    private var shownName: String? { form.map { isUnion && arguments.count == 2 && arguments.contains { $0.object === Class.noneType } ? "Optional" : $0.name } }

    override func dynamicAttribute(_ name: Name) throws -> Value? {
        switch name.text {
        case "__origin__": return metadata.isEmpty ? form?.origin.map { .object($0) } ?? origin : origin
        case "__args__": return .tuple(arguments)
        case "__parameters__": return .tuple(typeParameters)
        case "__metadata__": return metadata.isEmpty ? nil : .tuple(metadata)
        case "__module__": return .string(form == nil ? origin.object?.asClass?.module ?? "typing" : "typing")
        case "__mro_entries__":
            guard let type = origin.object?.asClass ?? form?.origin else { throw PythonException.typeError("Cannot subclass \(try repr())") }
            return GenericClasses.entries(of: value, type, isForm: form != nil)
        case "__value__": return try origin.attributeIfPresent(name)
        case "_name": return shownName.map { .string($0) } ?? Value.none
        case "__name__" where form != nil, "__qualname__" where form != nil: return shownName.map { .string($0) }
        default: break
        }
        if name.isDunder, name != .name, name != .qualname { return nil }
        if let form { return try form.origin?.classAttribute(name) }
        return try origin.attributeIfPresent(name)
    }
}

extension TypingAlias: TypeTest {
    func accepts(_ value: Value) throws -> Bool {
        guard isUnion else { throw PythonException.typeError("Subscripted generics cannot be used with class and instance checks") }
        for member in arguments where try isInstance(value, member) { return true }
        return false
    }
    func acceptsSubclass(_ derived: Value) throws -> Bool {
        guard isUnion else { throw PythonException.typeError("Subscripted generics cannot be used with class and instance checks") }
        for member in arguments where try isSubclass(derived, member) { return true }
        return false
    }
}
