import Runtime
import SQL

/// `Vertex.origin`, where `origin` is a composite: a value object in instances, its columns in SQL.
public final class CompositeAttribute: Object, NamedExpression, AliasableDescriptor {
    public let property: CompositeProperty
    public let mapper: Mapper
    private let given: Entity?
    /// What rows call it: its key, or what `label()` says.
    public let itemName: String
    public var listeners = AttributeListeners()
    /// `Edge.start.impl`, once it was asked for.
    public var implementation: Object?
    /// `MutableComposite`, once it is there: values of it learn which objects hold them.
    nonisolated(unsafe) public static var mutableClass: Class?
    private func adopt(_ value: Value, _ object: MappedInstance) {
        guard let mutable = CompositeAttribute.mutableClass, property.factory.object is Class, let held = value.object, value.type.isSubclass(of: mutable) else { return }
        MutableParents.of(held).add(object.state, key)
    }

    /// Puts a loaded value into an object.
    func hold(_ value: Value, in object: MappedInstance) {
        object.setOwnAttribute(key, value)
        adopt(value, object)
    }

    init(_ property: CompositeProperty, _ entity: Entity?, _ mapper: Mapper, named name: String? = nil) {
        itemName = name ?? property.key.text
        self.property = property
        self.mapper = mapper
        given = entity
        super.init(type: Class.registered(for: CompositeAttribute.self))
    }

    public var key: Name { property.key }
    public var entity: Entity? { given ?? mapper.entity }
    public func expression(for alias: Value) throws -> Value { .object(CompositeAttribute(property, try EntitySelect.entity(alias), mapper)) }

    // MARK: values in instances

    public override var descriptorKind: DescriptorKind { .data }

    public override func descriptorGet(_ instance: Value, owner: Class) throws -> Value {
        if instance.isUndefined { return .object(self) }
        guard let object = instance.mappedInstance else { throw PythonException.unmappedInstance(instance) }
        let present = object.ownAttribute(key)
        if !present.isUndefined { return present }
        let values = try property.columnKeys().map { try instance.attribute($0) }
        let known = object.ownAttribute(key)
        if !known.isUndefined { return known }
        let made = try property.make(values)
        object.setOwnAttribute(key, made)
        adopt(made, object)
        try object.mapper.tell(.refresh, object, [.none, .list([key.value])])
        return made
    }

    /// What a `MutableComposite` takes for its value.
    /// - Throws: ValueError by the class's `coerce`, unless it says otherwise
    private func coerced(_ value: Value) throws -> Value {
        guard let mutable = CompositeAttribute.mutableClass, let own = property.factory.object as? Class, own.isSubclass(of: mutable), !value.type.isSubclass(of: own) else { return value }
        return try Value.object(own).callMethod("coerce", key.value, value)
    }

    private func previous(_ object: MappedInstance) throws -> Value {
        if property.wantsActiveHistory || listeners.needsActiveHistory { return try descriptorGet(.object(object), owner: object.type) }
        return object.ownAttribute(key)
    }

    public override func descriptorSet(_ instance: Value, _ value: Value) throws {
        guard let object = instance.mappedInstance else { throw PythonException.unmappedInstance(instance) }
        let old = try previous(object)
        var value = value
        let event = try AttributeEvent(firstAttribute(), .replace)
        if let validator = mapper.validators[key] { value = try validator.validate(object.state, key, value, isRemove: false) }
        for listener in listeners.set { value = try listener(object.state, value, old, event) }
        value = try coerced(value)
        object.setOwnAttribute(key, value)
        adopt(value, object)
        if let dropped = old.object, !old.isIdentical(to: value) { MutableParents.known(dropped)?.remove(object.state) }
        let keys = try property.columnKeys()
        let parts = value.isNone ? keys.map { _ in Value.none } : try property.values(of: value)
        for (key, part) in zip(keys, parts) { try instance.setAttribute(key, part) }
    }

    public override func descriptorDelete(_ instance: Value) throws {
        guard let object = instance.mappedInstance else { throw PythonException.unmappedInstance(instance) }
        let old = try previous(object)
        _ = object.removeOwnAttribute(key)
        let event = try AttributeEvent(firstAttribute(), .remove)
        for listener in listeners.remove { try listener(object.state, old, event) }
        for key in try property.columnKeys() { try instance.setAttribute(key, .none) }
    }

    /// What events of the value name as their origin: the attribute of the first column.
    private func firstAttribute() throws -> InstrumentedAttribute {
        for key in try property.columnKeys() { if let found = mapper.attribute(key) { return found } }
        throw ORMError.argument("Composite \(property.label) has no columns")
    }

    // MARK: the expression

    /// The attributes of the columns, as an alias has them or the class that the composite was declared by.
    public func attributes() throws -> [AttributeReference] {
        var declaring = mapper
        while given == nil, !declaring.isConcrete, let base = declaring.inherits, base.property(key) === property { declaring = base }
        return try property.columnKeys().compactMap { key in
            declaring.attribute(key).map { AttributeReference(entity: given ?? declaring.entity, attribute: $0) }
        }
    }
    /// What rows hold of composites, as SQLAlchemy calls it.
    public static let bundleClass: Class = {
        let made = Class("CompositeBundle", module: "sqlalchemy.orm.descriptor_props", bases: [.registered(for: Bundle.self)])
        made.qualifiedName = "CompositeProperty.CompositeBundle"
        return made
    }()
    public var columns: [ColumnElement] { ((try? attributes()) ?? []).map(\.clause) }
    public var clause: ColumnElement { ExpressionList(columns) }

    public override func compare(_ comparison: Comparison, _ other: Value) throws -> Value? {
        if !property.comparatorFactory.isNone { return try custom().compare(comparison, other) }
        return try plainCompare(comparison, other)
    }
    public func plainCompare(_ comparison: Comparison, _ other: Value) throws -> Value {
        let attributes = try attributes()
        let values = other.isNone ? attributes.map { _ in Value.none } : try property.values(of: other)
        return .object(Conjunction.make(.and, try zip(attributes, values).map { try Coercion.condition(try $0.compare(comparison, $1) ?? .none) }))
    }
    private func custom() throws -> Value {
        let made = try property.comparatorFactory.call(.object(property), .object(mapper))
        (made.object as? PropertyComparator)?.expression = .object(self)
        return made
    }
    public override func hash() throws -> Int { Int(bitPattern: ObjectIdentifier(self)) >> 4 }
    public override func repr() throws -> String { CompositeAttribute.proxyRepr(self) }
    /// The class of SQLAlchemy's stand-ins for attributes is made by a function.
    static func proxyRepr(_ object: Object) -> String { "<sqlalchemy.orm.attributes._create_proxied_attribute.<locals>.Proxy object at \(object.address)>" }
    public override func str() throws -> String { "\(mapper.mappedClass.name).\(key.text)" }

    public override func dynamicAttribute(_ name: Name) throws -> Value? {
        if name.isDunder { return nil }
        if !property.comparatorFactory.isNone {
            let own = try custom()
            // What the comparator's own class says nothing of goes as by any composite.
            if own.type.overriding(name) != nil || !CompositeAttribute.operators.contains(name.text) { return try own.attributeIfPresent(name) }
        }
        switch name.text {
        case "desc", "asc", "nulls_first", "nulls_last", "nullsfirst", "nullslast":
            return .object(NativeFunction(name: name.text) { [self] _ in
                .object(OrderByList(try columns.map { try Coercion.ordering(Value.object($0).callMethod(name)) }))
            })
        case "label":
            return .object(NativeFunction.declare("label", .required("name", as: String.self), doc: "The composite under another name.") { [self] (name: String) -> Value in
                .object(CompositeAttribute(property, given, mapper, named: name))
            })
        case "clauses": return .object(ExpressionList(columns))
        case "in_", "not_in", "like", "not_like", "ilike", "between", "is_", "is_not", "is_distinct_from", "startswith", "endswith", "contains":
            // Composites compare by equality and order alone.
            let shown = ["in_": "in_op", "is_": "is_", "is_not": "is_not", "is_distinct_from": "is_distinct_from"][name.text] ?? name.text + "_op"
            return .object(NativeFunction(name: name.text) { [self] _ in throw PythonException.notImplemented("<function \(shown) at \(address)>") })
        default: return try Value.object(clause).attributeIfPresent(name)
        }
    }

    private static let operators: Set<String> = [
        "desc", "asc", "nulls_first", "nulls_last", "nullsfirst", "nullslast", "label", "clauses", "in_", "not_in", "like", "not_like", "ilike", "between", "is_", "is_not", "is_distinct_from", "startswith", "endswith", "contains",
    ]

    /// What `update().values({Edge.start: Point(1, 2)})` sets.
    public func assignments(_ value: Value) throws -> [(key: Value, value: Value)] {
        let value = (value.object as? BindParameter)?.boundValue ?? value
        let keys = try attributes()
        if value.isNone { return keys.map { (.object($0.attribute), .none) } }
        guard let type = property.factory.object as? Class, value.type.isSubclass(of: type) else {
            throw ORMError.argument("Can't UPDATE composite attribute \(property.label) to \(try value.reprText())")
        }
        return zip(keys, try property.values(of: value)).map { (.object($0.attribute), $1) }
    }
}
