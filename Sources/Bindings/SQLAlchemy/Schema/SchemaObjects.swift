import Runtime
import SQL

/// Sequences and types of a metadata: `get_schema_objects(Enum)`.
enum SchemaObjects {
    static func declare(_ type: Declaration<MetaData>) {
        type.method("get_schema_objects", .required("kind", as: Class.self), .keyword("schema", default: Value.undefined), doc: "The sequences or types of a class.") { (metadata: MetaData, kind: Class, schema: Value) throws -> Value in
            .tuple(try found(metadata, kind, schema))
        }
        type.method("get_schema_object_by_name", .required("kind", as: Class.self), .required("name", as: String.self), .keyword("schema", default: Value.undefined), doc: "The sequence or type of a name.") { (metadata: MetaData, kind: Class, name: String, schema: Value) throws -> Value in
            try found(metadata, kind, schema).first { try ($0.attributeIfPresent("name")?.object as? StringObject)?.text == name } ?? .none
        }
    }

    private static func found(_ metadata: MetaData, _ kind: Class, _ given: Value) throws -> [Value] {
        let schema = given.isUndefined ? metadata.schema : given.isNone ? nil : try String.from(given)
        return try metadata.schemaObjects.filter { object in
            guard object.type.isSubclass(of: kind) || kind.acceptsInstance?(.object(object)) == true else { return false }
            return try (Value.object(object).attributeIfPresent("schema")?.object as? StringObject)?.text == schema
        }.map { .object($0) }
    }
}
