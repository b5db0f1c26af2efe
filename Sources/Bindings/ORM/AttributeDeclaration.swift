import ORM
import Runtime
import SQL

/// The attributes of mapped classes and of their aliases, and what compares by them.
extension MappingModule {
    /// An attribute of a class or an alias, whichever Swift class holds it.
    struct AnyAttribute: FromValue {
        let object: Object
        let reference: AttributeReference
        static func from(_ value: Value) throws -> AnyAttribute {
            guard let object = value.object, let reference = AttributeReference(object) else { throw PythonException.attributeError("'\(value.typeName)' object is no mapped attribute") }
            return AnyAttribute(object: object, reference: reference)
        }
        func configured() throws -> AnyAttribute {
            try reference.entity.mapper.registry.configure()
            return self
        }
        /// The mapper or the alias that the attribute is read from.
        var parent: Value { reference.entity.isAliased ? .object(reference.entity) : .object(reference.entity.mapper) }
    }

    static func declareAttributeClasses() {
        let attribute = Class.declare("InstrumentedAttribute", for: InstrumentedAttribute.self, module: "sqlalchemy.orm.attributes", doc: "The attribute of a mapped class: `User.name`.")
        attribute.extend(for: AnyAttribute.self) { type in
            type.subscriptable()
            type.property("key", doc: "The attribute's name.") { $0.reference.name.value }
            type.property("class_", doc: "The mapped class.") { Value.object($0.reference.entity.aliasedClass ?? $0.reference.entity.mapper.mappedClass) }
            type.property("parent", doc: "The mapper or alias.") { $0.parent }
            type.property("_parententity", doc: "The mapper or alias.") { $0.parent }
            for name in ["property", "prop"] { type.property(name, doc: "What the attribute means.") { try $0.configured().reference.property } }
            type.property("info", doc: "A dict for the user.") { attribute -> Value in
                if let column = (attribute.reference.property as? ColumnProperty)?.column { return column.info.value }
                return .dict(attribute.reference.property.information)
            }
            type.property("active_history", doc: "Whether the old value is loaded before a change.") { $0.reference.attribute.hasActiveHistory }
            type.method("get_history", .required("instance", as: MappedInstance.self), .optional("passive", default: Int(Passive.off.rawValue)), doc: "What changed since the last flush.") { attribute, object, passive -> Value in
                _ = try attribute.configured()
                guard let own = object.mapper.attribute(attribute.reference.key) else { throw PythonException.attributeError(attribute.reference.key.text) }
                return .object(HistoryObject(try own.history(object.state, Passive(rawValue: UInt16(truncatingIfNeeded: passive)))))
            }
            type.property("original_property", doc: "The synonym that the attribute was read by, or what it means.") { attribute -> Value in .object(try attribute.reference.synonym ?? attribute.configured().reference.property) }
            type.property("expression", doc: "The SQL expression.") { attribute -> Value in .object(try attribute.configured().reference.clause) }
            type.property("expressions", doc: "The columns that the attribute stands for, as the class or alias has them.") { attribute -> Value in
                let reference = try attribute.configured().reference
                guard let property = reference.property as? ColumnProperty else { return .list([.object(reference.clause)]) }
                return .list(property.columns.map { .object(reference.entity.adapt($0)) })
            }
            type.property("comparator", doc: "What compares.") { attribute -> Value in try comparator(of: attribute) }
            type.property("impl", doc: "The attribute.") { attribute -> Value in AttributeImplementation.of(attribute.reference.attribute) }
            type.method("hasparent", .required("state", as: InstanceState.self), .optional("optimistic", default: false), doc: "Whether an object is known to be one of another's.") { attribute, state, optimistic -> Bool in
                try AttributeImplementation.hasParent(attribute.reference.attribute, state, optimistic)
            }
            type.property("is_attribute", doc: "True.") { _ in true }
            type.property("extension_type", doc: "NOT_EXTENSION") { _ in Value.object(ExtensionType.none) }
            type.property("__doc__", doc: "The documentation.") { attribute -> Value in 
                let reference = attribute.reference
                if let own = reference.synonym?.doc { return .string(own) }
                return (reference.property.doc ?? (reference.property as? ColumnProperty)?.column?.doc).map { .string($0) } ?? .none
            }
            type.property("entity", doc: "What a relationship leads to.") { attribute -> Value in
                let reference = try attribute.configured().reference
                guard let relationship = reference.relationship else {
                    throw PythonException.attributeError("Neither 'InstrumentedAttribute' object nor 'Comparator' object associated with \(reference.label) has an attribute 'entity'")
                }
                let target = reference.target ?? relationship.targetEntity
                return target.isAliased ? .object(target) : .object(target.mapper)
            }
            type.method("__clause_element__", doc: "The SQL expression.") { attribute -> Value in .object(try attribute.configured().reference.clause) }
            type.method("_bulk_update_tuples", .required("value", as: Value.self), doc: "What UPDATE sets.") { attribute, value -> Value in .list([.tuple([.object(attribute.object), value])]) }
            type.method("adapt_to_entity", .required("adapt_to_entity", as: Entity.self), doc: "The attribute of an alias.") { attribute, entity -> Value in
                .object(EntityAttribute.of(entity, attribute.reference.attribute))
            }
        }
        Class.declare("propertyProxy", for: CompositeAttribute.self, module: "sqlalchemy.orm.attributes", bases: [attribute], doc: "A composite as the class has it.") { type in
            type.property("key", doc: "The name.") { (composite: CompositeAttribute) -> Value in composite.key.value }
            type.property("class_", doc: "The mapped class.") { (composite: CompositeAttribute) -> Class in composite.mapper.mappedClass }
            type.property("parent", doc: "The mapper.") { (composite: CompositeAttribute) -> Mapper in composite.mapper }
            type.property("_parententity", doc: "The mapper.") { (composite: CompositeAttribute) -> Mapper in composite.mapper }
            type.property("impl", doc: "The attribute.") { (composite: CompositeAttribute) -> Value in CompositeImplementation.of(composite) }
            type.property("active_history", doc: "Whether the old value is loaded before a change.") { (composite: CompositeAttribute) -> Bool in composite.property.wantsActiveHistory } set: { (composite: CompositeAttribute, wanted: Bool) in composite.property.wantsActiveHistory = wanted }
            type.property("is_attribute", doc: "True.") { (_: CompositeAttribute) -> Bool in true }
            type.property("extension_type", doc: "NOT_EXTENSION") { (_: CompositeAttribute) -> Value in .object(ExtensionType.none) }
            for name in ["property", "prop"] { type.property(name, doc: "The composite.") { (composite: CompositeAttribute) -> Value in .object(composite.property) } }
            type.property("info", doc: "A dict for the user.") { (composite: CompositeAttribute) -> Value in .dict(composite.property.information) }
            type.property("expression", doc: "The columns.") { (composite: CompositeAttribute) -> Value in .object(composite.clause) }
            type.property("__doc__", doc: "The documentation.") { (composite: CompositeAttribute) -> Value in composite.property.doc.map { .string($0) } ?? .none }
            type.property("entity", doc: "None.") { (_: CompositeAttribute) -> Value in .none }
            type.method("__clause_element__", doc: "The columns.") { (composite: CompositeAttribute) -> Value in .object(composite.clause) }
            type.method("_bulk_update_tuples", .required("value", as: Value.self), doc: "What UPDATE sets.") { (composite: CompositeAttribute, value: Value) throws -> Value in
                .list(try composite.assignments(value).map { .tuple([$0.key, $0.value]) })
            }
        }
    }

    private static func comparator(of attribute: AnyAttribute) throws -> Value {
        let reference = try attribute.configured().reference
        if let custom = try reference.customComparator() { return custom }
        if reference.relationship != nil { return .object(try reference.relationshipComparator()) }
        return .object(reference.clause)
    }
}

/// `PropComparator` and what derives from it: classes whose operators a user overrides.
func propertyComparatorClass() -> Class {
    declaredOnce(PropertyComparator.self) {
        Class.declare("PropComparator", for: PropertyComparator.self, module: "sqlalchemy.orm.interfaces", derivable: true, doc: "How an attribute compares.") { type in
            type.subscriptable()
            type.constructor(.optional("prop", default: Value.none), .optional("parentmapper", default: Value.none), .optional("adapt_to_entity", default: Value.none)) { (made: Class, property: Value, _: Value, _: Value) -> PropertyComparator in
                PropertyComparator(type: made, expression: property)
            }
            for name in ["prop", "property"] {
                type.property(name, doc: "The property.") { (comparator: PropertyComparator) throws -> Value in
                    if let reference = comparator.reference { return .object(reference.property) }
                    if comparator.expression.object is MapperProperty { return comparator.expression }
                    return try comparator.expression.attribute("property")
                }
            }
            type.method("__clause_element__", doc: "The SQL expression.") { (comparator: PropertyComparator) throws -> Value in try comparator.ownElement() }
            type.method("adapt_to_entity", .required("adapt_to_entity", as: Value.self), doc: "The comparator itself.") { (comparator: PropertyComparator, _: Value) -> Value in .object(comparator) }
            type.property("_parententity", doc: "The mapper or alias.") { (comparator: PropertyComparator) -> Value in
                comparator.reference.map { $0.entity.isAliased ? .object($0.entity) : .object($0.entity.mapper) } ?? .none
            }
        }
    }
}

enum ComparatorClasses {
    /// The class that compares where no `comparator_factory` is given.
    static func standard(of property: MapperProperty) -> Class {
        switch property {
        case is RelationshipProperty: relationship
        case is CompositeProperty: composite
        default: column
        }
    }
    static let relationship = Class("Comparator", module: "sqlalchemy.orm.relationships", bases: [propertyComparatorClass()], derivable: true)
    static let column = Class("Comparator", module: "sqlalchemy.orm.properties", bases: [propertyComparatorClass()], derivable: true)
    static let composite = Class("Comparator", module: "sqlalchemy.orm.descriptor_props", bases: [propertyComparatorClass()], derivable: true)
    static let hybrid: Class = {
        let made = Class("Comparator", module: "sqlalchemy.ext.hybrid", bases: [propertyComparatorClass()], derivable: true)
        made.allocate = { PropertyComparator(type: $0) }
        made.extend(for: PropertyComparator.self) { type in
            type.method("__init__", .required("expression", as: Value.self), doc: "Compares by an expression.") { (comparator: PropertyComparator, expression: Value) in comparator.expression = expression }
            type.property("expression", doc: "The expression.") { (comparator: PropertyComparator) -> Value in comparator.expression }
        }
        return made
    }()
}
