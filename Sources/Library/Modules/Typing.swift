import Runtime

func typingModule(_ module: ModuleObject) {
    module["TYPE_CHECKING"] = .bool(false)
    module["Any"] = .object(TypingForm("Any"))
    for name in ["ClassVar", "Final", "Literal", "Annotated", "Required", "NotRequired", "Concatenate", "TypeGuard", "Unpack"] { module[Name(name)] = .object(TypingForm(name)) }
    for name in ["NoReturn", "Never", "Self", "LiteralString", "AnyStr", "TypeAlias"] { module[Name(name)] = .object(TypingForm(name)) }
    module["Optional"] = .object(TypingForm("Optional"))
    module["Union"] = .object(TypingForm("Union"))
    let aliases: [(String, Class)] = [("List", .list), ("Dict", .dict), ("Set", .set), ("FrozenSet", .frozenSet), ("Tuple", .tuple), ("Type", .type)]
    for (name, origin) in aliases { module[Name(name)] = .object(TypingForm(name, origin: origin)) }
    for name in ["Callable", "Iterable", "Iterator", "Generator", "Sequence", "MutableSequence", "Mapping", "MutableMapping", "Collection", "Container", "Hashable", "Sized", "AbstractSet", "MutableSet", "Awaitable", "ContextManager", "Deque", "DefaultDict", "OrderedDict", "Counter", "Reversible", "SupportsInt", "SupportsFloat", "IO", "Text", "Pattern", "Match"] {
        module[Name(name)] = .object(TypingForm(name, origin: Class(name, module: "collections.abc")))
    }
    let generic = Class("Generic", module: "typing", derivable: true)
    generic.addMember(.classGetItem, .object(MethodWrapper(.classMethod, .object(NativeFunction(name: "__class_getitem__") { .object(GenericAlias($0[0].cast() ?? .object, $0[1])) }))))
    module["Generic"] = .object(generic)
    let proto = Class("Protocol", module: "typing", derivable: true)
    proto.addMember(.classGetItem, .object(MethodWrapper(.classMethod, .object(NativeFunction(name: "__class_getitem__") { .object(GenericAlias($0[0].cast() ?? .object, $0[1])) }))))
    module["Protocol"] = .object(proto)
    module.function("cast", .required("typ", as: Value.self), .required("val", as: Value.self), doc: "Return the value.") { _, value in value }
    for name in ["overload", "final", "no_type_check", "runtime_checkable", "override"] {
        module.function(name, .required("f", as: Value.self), doc: "Return the argument.") { $0 }
    }
    module.function("TypeVar", .required("name", as: String.self), .rest("constraints", of: Value.self), .keyword("bound", default: Value.none), .keyword("covariant", default: false), .keyword("contravariant", default: false), doc: "A type variable.") { (name: String, _: [Value], _: Value, _: Bool, _: Bool) -> Value in
        .object(TypeVariable(name))
    }
    module.function("NewType", .required("name", as: String.self), .required("tp", as: Value.self), doc: "A name for a type.") { (name: String, base: Value) -> Value in
        .object(NativeFunction.declare(name, .required("x", as: Value.self), doc: "Return the argument.") { $0 })
    }
    module.function("get_origin", .required("tp", as: Value.self), doc: "The class of an alias.") { (alias: Value) throws -> Value in
        if alias.object is UnionType { return module[Name("Union")] }
        if alias.object is AnnotatedAlias { return module["Annotated"] }
        return try alias.attributeIfPresent(Name("__origin__")) ?? .none
    }
    module.function("get_args", .required("tp", as: Value.self), doc: "The arguments of an alias.") { (alias: Value) throws -> Value in
        if let annotated = alias.object as? AnnotatedAlias { return .tuple([annotated.origin] + annotated.metadata) }
        return try alias.attributeIfPresent("__args__") ?? .tuple([])
    }
    module.function("get_type_hints", .required("obj", as: Value.self), doc: "The annotations.") { (target: Value) throws -> Value in
        let hints = DictObject()
        if let type = target.object as? Class {
            for ancestor in type.resolutionOrder.reversed() { if case .dict(let own)? = ancestor.attributes[.annotations] { try hints.update(own.value) } }
        } else if let own = try target.attributeIfPresent(.annotations) { try hints.update(own) }
        return hints.value
    }
    declareNamedTuple(module)
    let typed = Class("TypedDict", module: "typing", bases: [.dict], derivable: true)
    module["TypedDict"] = .object(typed)
}

/// A name of `typing` that takes arguments: `Optional[int]`.
final class TypingForm: Object {
    let name: String
    let origin: Class?
    init(_ name: String, origin: Class? = nil) {
        self.name = name
        self.origin = origin
        super.init(type: TypingForm.pythonClass)
    }
    nonisolated(unsafe) private static let pythonClass = Class("_SpecialForm", module: "typing")
    override func repr() throws -> String { "typing.\(name)" }
    override func item(_ key: Value) throws -> Value? {
        switch name {
        case "Optional": return UnionType.make(key, .none, isTyping: true)
        case "Union":
            guard case .tuple(let members) = key else { return key }
            return members.elements.dropFirst().reduce(members.elements.first ?? .none) { UnionType.make($0, $1, isTyping: true) }
        case "Annotated": return .object(try AnnotatedAlias(key))
        default: return .object(GenericAlias(origin ?? TypingForm.formClass(name), key, shownName: "typing.\(name)"))
        }
    }
    nonisolated(unsafe) private static var formClasses: [String: Class] = [:]
    /// The class that stands as origin of a form that has none: `Annotated`, `Literal`.
    private static func formClass(_ name: String) -> Class {
        if let known = formClasses[name] { return known }
        let made = Class(name, module: "typing")
        formClasses[name] = made
        return made
    }
    override func binary(_ operation: BinaryOperation, _ other: Value, reflected: Bool) throws -> Value? {
        operation == .or ? (reflected ? UnionType.make(other, .object(self)) : UnionType.make(.object(self), other)) : nil
    }
    override func dynamicAttribute(_ attribute: Name) throws -> Value? {
        switch attribute.text {
        case "__origin__": return origin.map { .object($0) }
        case "__name__", "_name": return .string(name)
        case "__mro_entries__":
            guard let origin else { return nil }
            return .object(NativeFunction.declare("__mro_entries__", .required("bases", as: Value.self), doc: "The class itself.") { _ in Value.tuple([.object(origin)]) })
        default: return nil
        }
    }
    override var isCallable: Bool { origin != nil }
    override func call(_ arguments: Arguments) throws -> Value? { try origin?.instantiate(arguments) }
}

final class TypeVariable: Object {
    let name: String
    init(_ name: String) {
        self.name = name
        super.init(type: TypeVariable.pythonClass)
    }
    nonisolated(unsafe) private static let pythonClass = Class("TypeVar", module: "typing")
    override func repr() throws -> String { "~\(name)" }
    override func dynamicAttribute(_ attribute: Name) throws -> Value? { attribute == .name ? .string(name) : nil }
    override func binary(_ operation: BinaryOperation, _ other: Value, reflected: Bool) throws -> Value? {
        operation == .or ? (reflected ? UnionType.make(other, .object(self)) : UnionType.make(.object(self), other)) : nil
    }
}

/// `class Point(NamedTuple): x: int; y: int = 0`
private func declareNamedTuple(_ module: ModuleObject) {
    let base = Class("NamedTuple", module: "typing", derivable: true)
    base.makeSubclass = { definition in
        var fields: [String] = []
        var defaults: [Value] = []
        if case .dict(let notes)? = definition.namespace.first(where: { $0.name == .annotations })?.value {
            for (key, _) in notes.pairs {
                let field = try String.from(key)
                fields.append(field)
                if let value = definition.namespace.first(where: { $0.name.text == field })?.value { defaults.append(value) } else if !defaults.isEmpty {
                    throw PythonException.typeError("non-default namedtuple field \(field) cannot follow default field \(fields[fields.count - 2])")
                }
            }
        }
        let made = NamedTuples.make(definition.name, fields, defaults: defaults, module: definition.module)
        for (name, value) in definition.namespace where !fields.contains(name.text) { made.addMember(name, value) }
        return made
    }
    base.construct = { _, arguments in
        guard arguments.positionalCount == 2 else { throw PythonException.typeError("NamedTuple() takes a name and fields") }
        let names = try arguments[1].elements().map { try String.from(try $0.item(.int(0))) }
        return .object(NamedTuples.make(try String.from(arguments[0]), names, module: Program.context?.currentModule.moduleName ?? "__main__"))
    }
    module["NamedTuple"] = .object(base)
}
