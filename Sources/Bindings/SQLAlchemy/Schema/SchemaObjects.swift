import Runtime
import SQL

/// Sequences and types of a metadata: `get_schema_objects(Enum)`.
enum SchemaObjects {
    static func declare(_ type: Declaration<MetaData>) {
        type.method("get_schema_objects", .required("kind", as: Value.self), .keyword("schema", default: Value.undefined), doc: "The sequences or types of a class.") { (metadata: MetaData, kind: Value, schema: Value) throws -> Value in
            .tuple(try found(metadata, kind, schema))
        }
        type.method("get_schema_object_by_name", .required("kind", as: Value.self), .required("name", as: String.self), .keyword("schema", default: Value.undefined), doc: "The sequence or type of a name.") { (metadata: MetaData, kind: Value, name: String, schema: Value) throws -> Value in
            try found(metadata, kind, schema, named: name).first ?? .none
        }
    }

    /// - Throws: TypeError where there are some, and the kind is no class
    private static func found(_ metadata: MetaData, _ kind: Value, _ given: Value, named name: String? = nil) throws -> [Value] {
        let schema = given.isUndefined ? metadata.schema : given.isNone ? nil : try String.from(given)
        func text(_ object: Object, _ attribute: Name) throws -> String? { (try Value.object(object).attributeIfPresent(attribute)?.object as? StringObject)?.text }
        return try metadata.schemaObjects.filter { object in
            guard let type = kind.object as? Class else { throw PythonException.typeError("isinstance() arg 2 must be a type, a tuple of types, or a union") }
            guard object.type.isSubclass(of: type) || type.acceptsInstance?(.object(object)) == true else { return false }
            return try text(object, "schema") == schema && (name == nil || text(object, "name") == name)
        }.map { .object($0) }
    }
}
