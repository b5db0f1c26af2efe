import Runtime
import SQL

/// Classes that say what types can do: `Concatenable`, `Indexable`, `SchemaType`.
enum TypeMixins {
    static let all: [Class] = [
        mixin("Concatenable", of: ["String", "ARRAY"]), mixin("Indexable", of: ["JSON", "ARRAY"]), mixin("ExternalType", module: "sqlalchemy.sql.type_api", of: ["TypeDecorator", "UserDefinedType", "Interval"]),
        mixin("NumericCommon", of: ["Numeric", "Float"]), mixin("TypeEngineMixin", module: "sqlalchemy.sql.type_api", of: ["TypeEngine"]), mixin("Emulated", module: "sqlalchemy.sql.type_api", of: ["Boolean", "Enum", "Interval", "Uuid"]),
        mixin("NativeForEmulated", module: "sqlalchemy.sql.type_api", of: ["UUID"]), mixin("_AbstractInterval", of: ["Interval"]), mixin("HasExpressionLookup", of: ["Numeric", "Float", "Integer", "Date", "DateTime", "Time", "Interval"]), schemaType(),
    ]

    /// A class that the generic types named count as derived from.
    private static func mixin(_ name: String, module: String = "sqlalchemy.sql.sqltypes", of names: [String]) -> Class {
        let made = Class(name, module: module, doc: "What types can do.", derivable: true)
        counts(names, asDerivedFrom: made)
        made.allocate = { UserDefinedType(type: $0) }
        return made
    }
    private static func counts(_ names: [String], asDerivedFrom made: Class) {
        func isOne(_ type: Class) -> Bool { names.contains { name in TypeClasses.named(name).map { type.isSubclass(of: $0) } ?? false } || type.resolutionOrder.contains { $0 === made } }
        made.acceptsSubclass = { isOne($0) }
        made.acceptsInstance = { isOne($0.type) }
    }

    /// `SchemaType`: a type that belongs to tables and their metadata.
    private static func schemaType() -> Class {
        let made = Class("SchemaType", module: "sqlalchemy.sql.sqltypes", doc: "A type that belongs to tables and their metadata.", derivable: true)
        counts(["Enum", "Boolean"], asDerivedFrom: made)
        let names = ["name", "schema", "metadata", "inherit_schema", "quote", "create_type"]
        made.constructorParameters = names.map { ParameterDescription(name: Name($0), kind: .optional, text: "\($0)=None") }
        let checker = CallChecker(name: "SchemaType.__init__", parameters: made.constructorParameters + [ParameterDescription(name: "kw", kind: .keywords, text: "**kw")], isMethod: true)
        made.allocate = { type in
            let decorator = TypeClasses.named("TypeDecorator")
            if let decorator, type.isSubclass(of: decorator), let allocate = decorator.allocate { return try allocate(type) }
            return UserDefinedType(type: type)
        }
        made.initialize = { object, arguments in
            try checker.check(arguments)
            func given(_ at: Int) -> Value? { at < arguments.positionalCount ? arguments[at] : arguments.keyword(Name(names[at])) }
            let inherits = try given(3)?.isTrue() ?? false
            if inherits { try SQLWarning.warn("the ``inherit_schema`` parameter is deprecated.The schema will be inherited from the ``metadata`` object. To keep using the table schema as the type schema, pass the ``schema`` parameter directly.", SQLWarning.deprecationWarning) }
            if inherits, given(1) != nil { throw SQLError.argument("Ambiguously setting inherit_schema=True while also passing a schema argument") }
            object.setOwnAttribute("name", given(0) ?? .none)
            object.setOwnAttribute("schema", given(1) ?? .none)
            object.setOwnAttribute("_schema_provided", .bool(given(1) != nil))
            object.setOwnAttribute("_inherit_schema", .bool(inherits))
            object.setOwnAttribute("metadata", .none)
            if let metadata = given(2)?.object as? MetaData { belong(object, to: metadata) }
        }
        made.construct = { type, arguments in
            let object = UserDefinedType(type: type)
            try made.initialize?(object, arguments)
            return .object(object)
        }
        made.extend(for: SQLType.self) { declareMembers($0) }
        return made
    }

    private static func isTrue(_ object: Object, _ name: Name) -> Bool {
        let own = object.ownAttribute(name)
        return own.isUndefined ? false : (try? own.isTrue()) ?? false
    }
    private static func belong(_ object: Object, to metadata: MetaData) {
        let known = object.ownAttribute("metadata")
        guard known.isUndefined || known.isNone else { return }
        object.setOwnAttribute("metadata", .object(metadata))
        metadata.register(object)
        if !isTrue(object, "_inherit_schema"), !isTrue(object, "_schema_provided"), let schema = metadata.schema { object.setOwnAttribute("schema", .string(schema)) }
    }

    private static func declareMembers(_ type: Declaration<SQLType>) {
        TypeMembers.declareSchemaMembers(type)
        type.property("inherit_schema", doc: "Whether the schema of its table is its own.") { (type: SQLType) throws -> Bool in
            try SQLWarning.warn("The ``inherit_schema`` property is deprecated.", SQLWarning.deprecationWarning)
            return isTrue(type, "_inherit_schema")
        }
        type.method("_set_table", .required("column", as: Value.self), .required("table", as: Table.self), doc: "A column of the type is one of a table.") { (type: SQLType, _: Value, table: Table) in
            if let metadata = table.metadata { belong(type, to: metadata) }
            if isTrue(type, "_inherit_schema") {
                type.setOwnAttribute("schema", table.schema.map { .string($0) } ?? .none)
                type.setOwnAttribute("_inherit_schema", .bool(false))
            }
            for (event, hook) in [("before_create", "create"), ("after_drop", "drop")] {
                table.listeners.append(SchemaListener(event: event, function: listener(type, Name("_on_table_\(hook)"))))
                table.metadata?.listeners.append(SchemaListener(event: event, function: listener(type, Name("_on_metadata_\(hook)"))))
            }
        }
        for name in ["_on_table_create", "_on_table_drop", "_on_metadata_create", "_on_metadata_drop"] {
            type.method(name, .required("target", as: Value.self), .required("bind", as: Value.self), .keywords("kw"), doc: "Tables are created or dropped.") { (_: SQLType, _: Value, _: Value, _: [(name: Name, value: Value)]) -> Value in .none }
        }
        type.rawMethod("copy", doc: "A copy, for a column of another table.") { (type: SQLType, arguments: Arguments) throws -> Value in
            var keywords: [(name: Name, value: Value)] = []
            let metadata = type.ownAttribute("metadata")
            if !metadata.isUndefined, !metadata.isNone { keywords.append(("metadata", arguments.keyword("_to_metadata") ?? metadata)) }
            if let schema = arguments.keyword("schema") { keywords.append(("schema", schema)) }
            return try adapted(type, to: type.type, keywords)
        }
        type.rawMethod("adapt", doc: "The type as one of another class.") { (type: SQLType, arguments: Arguments) throws -> Value in
            guard let target = (arguments.positional.first ?? arguments.keyword("cls"))?.object as? Class else { throw PythonException.typeError("SchemaType.adapt() missing 1 required positional argument: 'cls'") }
            return try adapted(type, to: target, arguments.keywordPairs.filter { $0.name.text != "cls" && !$0.name.text.hasPrefix("_") })
        }
    }

    /// A call of the type's own method when tables are created or dropped.
    private static func listener(_ type: SQLType, _ name: Name) -> Value {
        .object(NativeFunction(name: name.text) { arguments in
            guard let hook = type.type.lookup(name), !(hook.object is NativeFunction) else { return .none }
            return try hook.call([.object(type)] + Array(arguments.positional), keywords: arguments.keywordPairs)
        })
    }

    private static func adapted(_ type: SQLType, to target: Class, _ given: [(name: Name, value: Value)]) throws -> Value {
        var keywords = given
        for name: Name in ["name", "schema", "metadata"] where !keywords.contains(where: { $0.name == name }) {
            let own = type.ownAttribute(name)
            if own.isUndefined || own.isNone { continue }
            keywords.append((name, own))
        }
        return try Value.object(target).call([], keywords: keywords)
    }
}
