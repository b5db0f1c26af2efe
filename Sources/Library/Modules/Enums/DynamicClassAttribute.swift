import Runtime

/// `types.DynamicClassAttribute`: a property of instances that leaves its name to the metaclass where the class is asked for it.
class DynamicClassAttribute: Object {
    final fileprivate(set) var getter: Value = .none
    final fileprivate(set) var setter: Value = .none
    final fileprivate(set) var deleter: Value = .none
    final fileprivate var doc: Value = .none
    /// Whether the documentation is the getter's, and goes with it.
    final fileprivate var takesDocumentation = true

    static let pythonClass: Class = {
        let made = Class.declare("DynamicClassAttribute", for: DynamicClassAttribute.self, module: "types", derivable: true, doc: "Route attribute access on a class to __getattr__.") { declare($0) }
        made.takesAttributes = true
        return constructed(made) { DynamicClassAttribute(type: $0) }
    }()

    static func constructed(_ made: Class, _ allocate: @escaping (Class) -> DynamicClassAttribute) -> Class {
        made.constructInSteps("fget=None, fset=None, fdel=None, doc=None", named: "DynamicClassAttribute", allocate: allocate) { attribute, given in
            (attribute.getter, attribute.setter, attribute.deleter) = (given["fget"] ?? .none, given["fset"] ?? .none, given["fdel"] ?? .none)
            let doc = given["doc"] ?? .none
            attribute.takesDocumentation = doc.isNone
            attribute.doc = try doc.isTrue() ? doc : attribute.getter.attributeIfPresent(.doc) ?? .none
        }
        return made
    }

    private static func declare(_ type: Declaration<DynamicClassAttribute>) {
        type.property("fget", doc: "The getter.") { (attribute: DynamicClassAttribute) -> Value in attribute.getter }
        type.property("fset", doc: "The setter.") { (attribute: DynamicClassAttribute) -> Value in attribute.setter }
        type.property("fdel", doc: "The deleter.") { (attribute: DynamicClassAttribute) -> Value in attribute.deleter }
        type.property("__doc__", doc: "The documentation.") { (attribute: DynamicClassAttribute) -> Value in attribute.doc } set: { (attribute: DynamicClassAttribute, doc: Value) in attribute.doc = doc }
        type.property("__isabstractmethod__", doc: "Whether a subclass must override it.") { (attribute: DynamicClassAttribute) throws -> Bool in try attribute.isAbstract() }
        type.method("getter", .required("fget", as: Value.self), doc: "A copy with another getter.") { (attribute: DynamicClassAttribute, getter: Value) throws -> Value in
            let doc = attribute.takesDocumentation ? try getter.attributeIfPresent(.doc) ?? .none : .none
            return try attribute.copy(getter, attribute.setter, attribute.deleter, doc.isTrue() ? doc : attribute.doc)
        }
        type.method("setter", .required("fset", as: Value.self), doc: "A copy with another setter.") { (attribute: DynamicClassAttribute, setter: Value) throws -> Value in
            try attribute.copy(attribute.getter, setter, attribute.deleter, attribute.doc)
        }
        type.method("deleter", .required("fdel", as: Value.self), doc: "A copy with another deleter.") { (attribute: DynamicClassAttribute, deleter: Value) throws -> Value in
            try attribute.copy(attribute.getter, attribute.setter, deleter, attribute.doc)
        }
    }

    override init(type: Class) {
        super.init(type: type)
        Heap.track(self)
    }
    override func visitReferences(_ visit: (Object) -> Void) {
        super.visitReferences(visit)
        for held in [getter, setter, deleter, doc] { if let object = held.object { visit(object) } }
    }

    private func copy(_ getter: Value, _ setter: Value, _ deleter: Value, _ doc: Value) throws -> Value {
        let made = try Value.object(type).call(getter, setter, deleter, doc)
        (made.object as? DynamicClassAttribute)?.takesDocumentation = takesDocumentation
        return made
    }

    func isAbstract() throws -> Bool { try getter.attributeIfPresent("__isabstractmethod__")?.isTrue() ?? false }

    override var descriptorKind: DescriptorKind { .data }
    override func descriptorGet(_ instance: Value, owner: Class) throws -> Value {
        if instance.isUndefined || instance.isNone {
            if try isAbstract() { return value }
            throw PythonException(type: .attributeError)
        }
        if getter.isNone { throw PythonException.attributeError("unreadable attribute") }
        return try getter.call(instance)
    }
    override func descriptorSet(_ instance: Value, _ value: Value) throws {
        if setter.isNone { throw PythonException.attributeError("can't set attribute") }
        _ = try setter.call(instance, value)
    }
    override func descriptorDelete(_ instance: Value) throws {
        if deleter.isNone { throw PythonException.attributeError("can't delete attribute") }
        _ = try deleter.call(instance)
    }
}

/// `enum.property`: an attribute of members that a member of the same name does not hide.
final class EnumProperty: DynamicClassAttribute {
    /// Reads one that the module itself declares.
    private let get: ((Object) throws -> Value)?
    private var name: Name
    /// The class whose body holds it.
    private var className = "Enum"

    private static let propertyClass: Class = {
        let made = Class("property", module: "enum", bases: [DynamicClassAttribute.pythonClass], doc: "This is a descriptor, used to define attributes that act differently when accessed through an enum member and through an enum class.", derivable: true)
        return constructed(made) { EnumProperty("", type: $0, nil) }
    }()
    static var enumClass: Class { propertyClass }

    init(_ name: Name, type: Class = EnumProperty.enumClass, _ get: ((Object) throws -> Value)?) {
        self.name = name
        self.get = get
        super.init(type: type)
        guard let get else { return }
        getter = .object(NativeFunction(name: name.text) { arguments in
            guard let object = arguments[0].object else { throw PythonException.noAttribute(arguments[0], name) }
            return try get(object)
        })
    }
    override func setName(owner: Class, name: Name) throws {
        self.name = name
        className = owner.name
    }
    override func descriptorGet(_ instance: Value, owner: Class) throws -> Value {
        guard let object = instance.object else {
            if let found = (owner as? EnumClass)?.memberMap.get(name) { return found }
            throw PythonException.attributeError(name.text)
        }
        if let get { return try get(object) }
        if getter.isNone { throw PythonException.attributeError("\(try owner.repr()) member has no attribute '\(name.text)'") }
        return try getter.call(instance)
    }
    override func descriptorSet(_ instance: Value, _ value: Value) throws {
        if setter.isNone { throw PythonException.attributeError("<enum '\(className)'> cannot set attribute '\(name.text)'") }
        _ = try setter.call(instance, value)
    }
    override func descriptorDelete(_ instance: Value) throws {
        if deleter.isNone { throw PythonException.attributeError("<enum '\(className)'> cannot delete attribute '\(name.text)'") }
        _ = try deleter.call(instance)
    }
}
