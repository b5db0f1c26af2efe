import ORM
import Runtime
import SQL

/// `sqlalchemy.ext.indexable`
func declareIndexables(in module: ModuleObject) { module["index_property"] = .object(indexPropertyClass) }

private let indexPropertyClass: Class = {
    let made = Class.declare("index_property", for: IndexProperty.self, module: "sqlalchemy.ext.indexable", bases: [hybridPropertyClass()], derivable: true, doc: "An item of an attribute as an attribute of its own.") { type in
        type.method(
            "__init__", .required("attr_name", as: String.self), .required("index", as: Value.self), .optional("default", default: Value.undefined, shown: "..."), .optional("datatype", default: Value.none), .optional("mutable", default: true),
            .optional("onebased", default: true), doc: "An item of an attribute."
        ) { (property: IndexProperty, attribute: String, index: Value, fallback: Value, datatype: Value, isMutable: Bool, isOneBased: Bool) in
            property.options.attribute = Name(attribute)
            property.options.index = index
            property.options.fallback = fallback.isUndefined ? nil : fallback
            property.options.datatype = datatype
            property.options.isMutable = isMutable
            property.options.isOneBased = isOneBased
        }
        type.method("expr", .required("model", as: Value.self), doc: "The SQL expression.") { (property: IndexProperty, model: Value) throws -> Value in try property.item(of: model) }
        type.property("attr_name", doc: "The attribute.") { (property: IndexProperty) -> Value in property.options.attribute.value }
        type.property("index", doc: "The index or key.") { (property: IndexProperty) -> Value in property.options.index }
        type.property("mutable", doc: "Whether it can be set.") { (property: IndexProperty) -> Bool in property.options.isMutable }
        type.property("onebased", doc: "Whether the database counts from 1.") { (property: IndexProperty) -> Bool in property.options.isOneBased }
    }
    made.allocate = { try IndexProperty(IndexProperty.Options(), type: $0) }
    made.construct = { type, arguments in
        let property = try IndexProperty(IndexProperty.Options(), type: type)
        _ = try arguments.prepending(.object(property)) { try (made.lookup(.`init`) ?? .none).call($0) }
        return .object(property)
    }
    return made
}()
