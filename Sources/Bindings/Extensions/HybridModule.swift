import ORM
import Runtime
import SQL

/// `sqlalchemy.ext.hybrid`
func declareHybrids(in module: ModuleObject) {
    module["hybrid_property"] = .object(HybridClasses.property)
    module["hybrid_method"] = .object(HybridClasses.method)
    module["Comparator"] = .object(ComparatorClasses.hybrid)
    module["ExprComparator"] = .object(HybridClasses.expressionComparator)
    module["HybridExtensionType"] = .object(ExtensionType.pythonClass)
}

/// `HybridExtensionType.HYBRID_PROPERTY`: what kind of descriptor an attribute of a mapped class is.
final class ExtensionType: Object {
    private let family: String
    private let name: String
    private init(_ family: String, _ name: String) {
        self.family = family
        self.name = name
        super.init(type: ExtensionType.pythonClass)
    }
    nonisolated(unsafe) static let property = ExtensionType("HybridExtensionType", "HYBRID_PROPERTY")
    nonisolated(unsafe) static let method = ExtensionType("HybridExtensionType", "HYBRID_METHOD")
    nonisolated(unsafe) static let associationProxy = ExtensionType("AssociationProxyExtensionType", "ASSOCIATION_PROXY")
    nonisolated(unsafe) static let none = ExtensionType("NotExtension", "NOT_EXTENSION")
    static let pythonClass = Class.declare("InspectionAttrExtensionType", for: ExtensionType.self, module: "sqlalchemy.orm.base", doc: "What kind of extension an attribute belongs to.") { type in
        type.constant("HYBRID_PROPERTY", .object(ExtensionType.property))
        type.constant("HYBRID_METHOD", .object(ExtensionType.method))
        type.constant("ASSOCIATION_PROXY", .object(ExtensionType.associationProxy))
        type.constant("NOT_EXTENSION", .object(ExtensionType.none))
        type.property("name", doc: "The name.") { (kind: ExtensionType) -> String in kind.name }
        type.property("value", doc: "The name.") { (kind: ExtensionType) -> String in kind.name }
    }
    override func str() throws -> String { "\(family).\(name)" }
    override func repr() throws -> String { "<\(family).\(name): '\(name)'>" }
}

func hybridPropertyClass() -> Class { HybridClasses.property }

private enum HybridClasses {
    static let property: Class = Class.declare("hybrid_property", for: HybridProperty.self, module: "sqlalchemy.ext.hybrid", derivable: true, takesAttributes: true, doc: """
        A decorator: a property that is a value in instances and an SQL expression in the class.

            @hybrid_property
            def fullname(self): return self.first + " " + self.last
        """) { type in
        type.subscriptable()
        _ = HybridClasses.attribute
        type.constructor(
            .required("fget", as: Value.self), .optional("fset", default: Value.none), .optional("fdel", default: Value.none), .optional("expr", default: Value.none),
            .optional("custom_comparator", default: Value.none), .optional("update_expr", default: Value.none), .optional("bulk_dml_setter", default: Value.none)
        ) { (made: Class, getter: Value, setter: Value, deleter: Value, expression: Value, comparator: Value, update: Value, bulk: Value) throws -> HybridProperty in
            var functions = HybridProperty.Functions(getter: getter)
            functions.setter = setter
            functions.deleter = deleter
            functions.expression = HybridProperty.unwrapped(expression)
            functions.comparator = HybridProperty.unwrapped(comparator)
            functions.updateExpression = HybridProperty.unwrapped(update)
            functions.bulkSetter = HybridProperty.unwrapped(bulk)
            return try HybridProperty(functions, type: made)
        }
        for (name, keyPath) in parts {
            type.method(name, .required("meth", as: Value.self), doc: "A decorator: the property with another function.") { (hybrid: HybridProperty, function: Value) throws -> Value in
                .object(try hybrid.changing { $0[keyPath: keyPath] = HybridProperty.unwrapped(function) })
            }
        }
        let fields: [(String, WritableKeyPath<HybridProperty.Functions, Value>)] = [
            ("fget", \.getter), ("fset", \.setter), ("fdel", \.deleter), ("expr", \.expression), ("custom_comparator", \.comparator), ("update_expr", \.updateExpression), ("bulk_dml_setter", \.bulkSetter),
        ]
        for (name, keyPath) in fields { type.property(name, doc: "The function, or None.") { (hybrid: HybridProperty) -> Value in hybrid.functions[keyPath: keyPath] } }
        type.property("overrides", doc: "The property itself, where a subclass changes it.") { (hybrid: HybridProperty) -> Value in .object(hybrid) }
        type.property("inplace", doc: "Changes the property itself, so that each function can have a name of its own.") { (hybrid: HybridProperty) -> Value in .object(InPlaceHybrid(hybrid)) }
        type.property("__name__", doc: "The name.") { (hybrid: HybridProperty) -> Value in hybrid.name.value }
        type.property("__doc__", doc: "The documentation.") { (hybrid: HybridProperty) -> Value in hybrid.doc } set: { (hybrid: HybridProperty, doc: Value) in hybrid.doc = doc }
        type.property("info", doc: "A dict for the user.") { (hybrid: HybridProperty) -> Value in .dict(hybrid.information) }
        type.property("extension_type", doc: "HYBRID_PROPERTY") { (_: HybridProperty) -> Value in .object(ExtensionType.property) }
        type.property("is_attribute", doc: "True.") { (_: HybridProperty) -> Bool in true }
    }

    static let parts: [(String, WritableKeyPath<HybridProperty.Functions, Value>)] = [
        ("getter", \.getter), ("setter", \.setter), ("deleter", \.deleter), ("expression", \.expression), ("comparator", \.comparator), ("update_expression", \.updateExpression), ("bulk_dml", \.bulkSetter),
    ]

    static let method: Class = Class.declare("hybrid_method", for: HybridMethod.self, module: "sqlalchemy.ext.hybrid", derivable: true, takesAttributes: true, doc: "A decorator: a method of instances, and of the class with SQL expressions.") { type in
        type.subscriptable()
        type.constructor(.required("func", as: Value.self), .optional("expr", default: Value.none)) { (made: Class, function: Value, expression: Value) -> HybridMethod in HybridMethod(function, expression: expression, type: made) }
        type.method("expression", .required("expr", as: Value.self), doc: "A decorator: what the method does in the class.") { (hybrid: HybridMethod, expression: Value) -> Value in
            hybrid.expression = expression
            return .object(hybrid)
        }
        type.property("inplace", doc: "The method itself.") { (hybrid: HybridMethod) -> Value in .object(hybrid) }
        type.property("func", doc: "The function of instances.") { (hybrid: HybridMethod) -> Value in hybrid.function }
        type.property("expr", doc: "The function of the class.") { (hybrid: HybridMethod) -> Value in hybrid.expression }
        type.property("info", doc: "A dict for the user.") { (hybrid: HybridMethod) -> Value in .dict(hybrid.information) }
        type.property("extension_type", doc: "HYBRID_METHOD") { (_: HybridMethod) -> Value in .object(ExtensionType.method) }
        type.property("is_attribute", doc: "True.") { (_: HybridMethod) -> Bool in true }
    }

    static let attribute: Class = Class.declare("hybrid_propertyProxy", for: HybridAttribute.self, module: "sqlalchemy.orm.attributes", bases: [Class.registered(for: InstrumentedAttribute.self)], doc: "A hybrid property as the class has it.") { type in
        type.property("key", doc: "The name.") { (attribute: HybridAttribute) -> Value in attribute.key.value }
        type.property("class_", doc: "The class.") { (attribute: HybridAttribute) -> Value in attribute.owner }
        type.property("parent", doc: "The mapper or alias.") { (attribute: HybridAttribute) -> Value in attribute.entity.map { $0.isAliased ? .object($0) : .object($0.mapper) } ?? .none }
        type.property("expression", doc: "The SQL expression.") { (attribute: HybridAttribute) -> Value in .object(attribute.clause) }
        type.property("comparator", doc: "What compares.") { (attribute: HybridAttribute) -> Value in attribute.comparing }
        type.property("descriptor", doc: "The hybrid property.") { (attribute: HybridAttribute) -> Value in .object(attribute.hybrid) }
        type.property("property", doc: "The property of the attribute that the expression is.") { (attribute: HybridAttribute) throws -> Value in try attribute.operand.attribute("property") }
        type.property("info", doc: "A dict for the user.") { (attribute: HybridAttribute) -> Value in .dict(attribute.hybrid.information) }
        type.property("__doc__", doc: "The documentation.") { (attribute: HybridAttribute) -> Value in attribute.doc }
        type.property("__name__", doc: "The name.") { (attribute: HybridAttribute) -> Value in attribute.key.value }
        type.method("__clause_element__", doc: "The SQL expression.") { (attribute: HybridAttribute) -> Value in .object(attribute.clause) }
        type.method("_bulk_update_tuples", .required("value", as: Value.self), doc: "What UPDATE sets.") { (attribute: HybridAttribute, value: Value) throws -> Value in
            .list(try attribute.assignments(value).map { .tuple([$0.key, $0.value]) })
        }
    }

    static let expressionComparator: Class = Class.declare("ExprComparator", for: ExpressionComparator.self, module: "sqlalchemy.ext.hybrid", doc: "Compares by an expression.") { type in
        type.subscriptable()
        type.property("expression", doc: "The expression.") { (comparator: ExpressionComparator) -> Value in comparator.attribute.operand }
        type.property("hybrid", doc: "The hybrid property.") { (comparator: ExpressionComparator) -> Value in .object(comparator.attribute.hybrid) }
        type.property("cls", doc: "The class.") { (comparator: ExpressionComparator) -> Value in comparator.attribute.owner }
        type.property("info", doc: "A dict for the user.") { (comparator: ExpressionComparator) -> Value in .dict(comparator.attribute.hybrid.information) }
        type.method("__clause_element__", doc: "The SQL expression.") { (comparator: ExpressionComparator) -> Value in .object(comparator.attribute.clause) }
    }
}

/// `@radius.inplace.setter`
final class InPlaceHybrid: Object {
    private let hybrid: HybridProperty
    init(_ hybrid: HybridProperty) {
        self.hybrid = hybrid
        super.init(type: InPlaceHybrid.pythonClass)
    }
    private static let pythonClass = Class.declare("_InPlace", for: InPlaceHybrid.self, module: "sqlalchemy.ext.hybrid", doc: "Changes a hybrid property itself.") { type in
        for (name, keyPath) in HybridClasses.parts {
            type.method(name, .required("meth", as: Value.self), doc: "A decorator: sets the function.") { (place: InPlaceHybrid, function: Value) -> Value in
                place.hybrid.functions[keyPath: keyPath] = HybridProperty.unwrapped(function)
                return .object(place.hybrid)
            }
        }
    }
}
