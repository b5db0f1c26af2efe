import Runtime

/// A name of `typing` that stands for types: `Any`, `Optional`, `List`.
final class TypingForm: Object {
    let name: String
    /// The class that isinstance asks, for names such as `List`.
    let origin: Class?
    /// How many arguments it takes; nil for any number.
    private let count: Int?

    init(_ name: String, origin: Class? = nil, count: Int? = nil) {
        self.name = name
        self.origin = origin
        self.count = count
        super.init(type: name == "Any" ? TypingForm.anyMetaclass : origin == nil ? TypingForm.formClass : name == "Tuple" ? TypingForm.tupleClass : name == "Callable" ? TypingForm.callableClass : TypingForm.aliasClass)
    }
    /// The names of built-in classes, which are not made by the names of `typing`.
    private static let standIns: Set = ["List", "Dict", "Set", "FrozenSet", "Tuple", "Type"]
    /// What `class Mock(Any)` derives from.
    private static let anyClass: Class = UnconstrainedClass("Any", module: "typing", doc: "Special type indicating an unconstrained type.", derivable: true)
    private static let formClass = Class("_SpecialForm", module: "typing")
    private static let anyMetaclass = Class("_AnyMeta", module: "typing")
    private static let aliasClass = Class("_SpecialGenericAlias", module: "typing")
    private static let tupleClass = Class("_TupleType", module: "typing", bases: [aliasClass]), callableClass = Class("_CallableType", module: "typing", bases: [aliasClass])
    static let union = TypingForm("Union"), optional = TypingForm("Optional"), literal = TypingForm("Literal"), annotated = TypingForm("Annotated"), unpack = TypingForm("Unpack")

    /// Whether the name alone is no type: `Optional`, `Union`.
    var isPlainForm: Bool { origin == nil && !["Any", "LiteralString", "NoReturn", "Never", "Self", "TypeAlias", "ClassVar", "Final"].contains(name) }

    override func repr() throws -> String { name == "Annotated" ? "<class 'typing.Annotated'>" : "typing.\(name)" }

    private func literalParts(_ value: Value) -> [Value] {
        guard let alias = value.object as? TypingAlias, alias.origin.object === TypingForm.literal else { return [value] }
        return alias.arguments
    }

    override func item(_ key: Value) throws -> Value? {
        let given: [Value]
        if case .tuple(let parts) = key { given = Array(parts.elements) } else { given = [key] }
        switch name {
        case "Union": return try TypingAlias.union(given)
        case "Optional":
            guard given.count == 1 else { throw PythonException.typeError("typing.Optional requires a single type. Got \(try key.reprText()).") }
            return try TypingAlias.union([given[0], .none])
        case "Literal":
            // Literals of literals are flat, without repetition.
            let all = given.flatMap { literalParts($0) }
            var flat: [Value] = []
            for value in all where try !flat.contains(where: { try $0.type === value.type && $0.equals(value) }) { flat.append(value) }
            // What cannot be hashed is not compared.
            if all.contains(where: { (try? $0.hash()) == nil }) { flat = all }
            return TypingAlias(form: self, flat, typeName: "_LiteralGenericAlias").value
        case "Annotated":
            guard given.count > 1 else { throw PythonException.typeError("Annotated[...] should be used with at least two arguments (a type and an annotation).") }
            return TypingAlias.annotated(try TypingAlias.type(given[0]), Array(given.dropFirst())).value
        case "ClassVar", "Final", "TypeGuard":
            guard given.count == 1 else { throw PythonException.typeError("typing.\(name) accepts only single type. Got \(try key.reprText()).") }
            return TypingAlias(form: self, [try TypingAlias.checked(given[0], "typing.\(name) accepts only single type.")]).value
        case "Required", "NotRequired", "Unpack":
            guard given.count == 1 else { throw PythonException.typeError("\(name) accepts only a single type. Got \(try key.reprText()).") }
            return TypingAlias(form: self, [try TypingAlias.type(given[0])]).value
        case "Callable": return try TypingAlias.callable(self, given)
        case "Concatenate": return try TypingAlias.concatenate(self, given)
        default: return try generic(given)
        }
    }

    private func generic(_ given: [Value]) throws -> Value {
        guard origin != nil else { throw PythonException.typeError(name == "Any" ? "type 'Any' is not subscriptable" : "typing.\(name) is not subscriptable") }
        if let count, given.count != count {
            throw PythonException.typeError("Too \(given.count > count ? "many" : "few") arguments for typing.\(name); actual \(given.count), expected \(count)")
        }
        return TypingAlias(form: self, try given.map { $0.isIdentical(to: .ellipsis) ? $0 : try TypingAlias.checked($0, name == "Tuple" ? "Tuple[t0, t1, ...]: each t must be a type." : "Parameters to generic types must be types.") }).value
    }

    override func binary(_ operation: BinaryOperation, _ other: Value, reflected: Bool) throws -> Value? {
        guard operation == .or else { return nil }
        // `int | Any`: Any is a class, so that this is a union of the language, not one of `typing`.
        if name == "Any", other.isNone || other.object?.asClass != nil || other.object is GenericAlias || (other.object as? UnionType)?.isTyping == false { return reflected ? UnionType.make(other, value) : UnionType.make(value, other) }
        return try TypingAlias.union(reflected ? [other, value] : [value, other])
    }
    override func dynamicAttribute(_ attribute: Name) throws -> Value? {
        switch attribute.text {
        case "__origin__": return origin.map { .object($0) }
        case "__name__", "_name", "__qualname__": return .string(name)
        case "__module__": return .string("typing")
        case "__mro_entries__":
            if name == "Any" { return .object(NativeFunction.declare("__mro_entries__", .required("bases", as: Value.self), doc: "The class itself.") { _ in Value.tuple([.object(TypingForm.anyClass)]) }) }
            guard let origin else { return try refusal(of: name == "Annotated" ? "\(Program.context?.currentModule.moduleName ?? "typing").Annotated" : repr()) }
            return GenericClasses.entries(of: value, origin, isForm: true)
        default: break
        }
        // `List.append` is that of the class.
        return attribute.isDunder || attribute.text.hasPrefix("_") ? nil : try origin?.classAttribute(attribute)
    }
    /// The `__mro_entries__` of a name that no class derives from.
    private func refusal(of shown: String) throws -> Value {
        .object(NativeFunction.declare("__mro_entries__", .required("bases", as: Value.self), doc: "Refuses to be a base.") { (_: Value) throws -> Value in throw PythonException.typeError("Cannot subclass \(shown)") })
    }

    override var isCallable: Bool { true }
    override func call(_ arguments: Arguments) throws -> Value? {
        if let origin, !TypingForm.standIns.contains(name) { return try Value.object(origin).call(arguments) }
        if let origin { throw PythonException.typeError("Type \(name) cannot be instantiated; use \(origin.name)() instead") }
        if name == "Any" { throw PythonException.typeError("Any cannot be instantiated") }
        if name == "Annotated" { throw PythonException.typeError("Type Annotated cannot be instantiated.") }
        throw PythonException.typeError("Cannot instantiate typing.\(name)")
    }
}

/// `Any` as a base class.
private final class UnconstrainedClass: Class {
    override func repr() throws -> String { "typing.Any" }
}

extension TypingForm: TypeTest {
    func accepts(_ value: Value) throws -> Bool {
        guard let origin else { throw PythonException.typeError("typing.\(name) cannot be used with isinstance()") }
        return try isInstance(value, .object(origin))
    }
    func acceptsSubclass(_ derived: Value) throws -> Bool {
        if name == "Any" { return derived.object?.asClass?.isSubclass(of: TypingForm.anyClass) ?? false }
        guard let origin else { throw PythonException.typeError("typing.\(name) cannot be used with issubclass()") }
        guard derived.object is Class else { throw PythonException.typeError("issubclass() arg 1 must be a class") }
        return try isSubclass(derived, .object(origin))
    }
}

/// What is no class, but may be asked by isinstance.
protocol TypeTest: Object {
    func accepts(_ value: Value) throws -> Bool
    /// What issubclass answers.
    func acceptsSubclass(_ derived: Value) throws -> Bool
}
