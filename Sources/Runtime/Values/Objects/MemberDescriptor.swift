/// A slot that `__slots__` names, as a class attribute.
///
/// The value lies among the own attributes of the instance, under a name that no source can spell, so that `__dict__` does not show it.
public final class MemberDescriptor: Object {
    public let name: Name
    /// The name of the own attribute that holds the value.
    let storage: Name
    private let owner: Class

    init(_ name: Name, owner: Class) {
        self.name = name
        self.owner = owner
        storage = Name(MemberDescriptor.prefix + name.text)
        super.init(type: MemberDescriptor.pythonClass)
        objectKind = .member
        Heap.track(self)
    }
    public override func visitReferences(_ visit: (Object) -> Void) { visit(owner) }
    nonisolated(unsafe) public static let pythonClass = Class("member_descriptor")
    private static let prefix = "\u{0}"

    /// Whether an own attribute is the storage of a slot.
    static func isStorage(_ name: Name) -> Bool { name.text.utf8.first == 0 }

    public override var descriptorKind: DescriptorKind { .data }
    public override func descriptorGet(_ instance: Value, owner: Class) throws -> Value {
        guard !instance.isUndefined else { return value }
        guard let found = instance.object?.ownAttribute(storage), !found.isUndefined else { throw PythonException.noAttribute(instance, name) }
        return found
    }
    public override func descriptorSet(_ instance: Value, _ value: Value) throws { instance.object?.setOwnAttribute(storage, value) }
    public override func descriptorDelete(_ instance: Value) throws {
        guard let object = instance.object, object.removeOwnAttribute(storage) else { throw PythonException.attributeError(name.text) }
    }

    public override func repr() throws -> String { "<member '\(name.text)' of '\(owner.name)' objects>" }
    public override func dynamicAttribute(_ name: Name) throws -> Value? {
        switch name.text {
        case "__name__": self.name.value
        case "__objclass__": .object(owner)
        case "__get__": .object(NativeFunction.declare("__get__", .required("instance", as: Value.self), .optional("owner", default: Value.none), doc: "The value of the slot.") { [self] instance, owner in
            try descriptorGet(instance.isNone ? .undefined : instance, owner: self.owner)
        })
        case "__set__": .object(NativeFunction.declare("__set__", .required("instance", as: Value.self), .required("value", as: Value.self), doc: "Set the slot.") { [self] (instance: Value, value: Value) throws in
            try descriptorSet(instance, value)
        })
        default: nil
        }
    }
}

/// `__slots__` of a class statement (Python reference 3.3.2.4).
struct SlotDeclaration {
    private var names: [Name] = []
    private(set) var keepsDictionary = false
    private(set) var keepsWeakReference = false

    /// Nil where the class body has no `__slots__`.
    /// - Throws: TypeError for what cannot be a name, ValueError for one that the body binds too.
    init?(_ definition: ClassDefinition) throws {
        guard let declared = definition.namespace.first(where: { $0.name == .slots })?.value else { return nil }
        let items = declared.object is StringObject ? [declared] : try declared.elements()
        let className = definition.name.drop { $0 == "_" }
        for item in items {
            guard let text = (item.object as? StringObject)?.text else { throw PythonException.typeError("__slots__ items must be strings, not '\(item.typeName)'") }
            guard SlotDeclaration.isIdentifier(text) else { throw PythonException.typeError("__slots__ must be identifiers") }
            if text == "__dict__" {
                if keepsDictionary || definition.bases.contains(where: { !$0.isNative && $0.instancesHaveDictionary }) { throw PythonException.typeError("__dict__ slot disallowed: we already got one") }
                keepsDictionary = true
            }
            if text == "__weakref__" {
                if keepsWeakReference || definition.bases.contains(where: { base in base.resolutionOrder.contains { !$0.isNative && $0.hasWeakReference } }) { throw PythonException.typeError("__weakref__ slot disallowed: either we already got one, or __itemsize__ != 0") }
                keepsWeakReference = true
            }
            if text == "__dict__" || text == "__weakref__" { continue }
            let isPrivate = text.hasPrefix("__") && !text.hasSuffix("__") && !className.isEmpty
            let name = Name(isPrivate ? "_\(className)\(text)" : text)
            if definition.namespace.contains(where: { $0.name == name }) { throw PythonException.valueError("'\(text)' in __slots__ conflicts with class variable") }
            names.append(name)
        }
    }

    /// - Throws: TypeError where a base has instances of any size, which leave no place behind them.
    func check(against bases: [Class]) throws {
        guard !names.isEmpty || keepsWeakReference else { return }
        if let base = bases.first(where: { base in [Class.int, .tuple, .bytes].contains { base.nativeBase === $0 } }) {
            throw PythonException.typeError("nonempty __slots__ not supported for subtype of '\(base.name)'")
        }
    }

    private static func isIdentifier(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, first == "_" || first.properties.isXIDStart else { return false }
        return text.unicodeScalars.allSatisfy { $0.properties.isXIDContinue }
    }

    func members(of type: Class) -> [MemberDescriptor] { names.map { MemberDescriptor($0, owner: type) } }
}
