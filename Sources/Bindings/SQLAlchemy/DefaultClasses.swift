import Runtime
import SQL

/// `ColumnDefault`, `DefaultClause`, `FetchedValue`, `Computed`, `Identity`.
func declareDefaults(in module: ModuleObject) {
    let fetched = declaredOnce(FetchedValue.self) {
        Class.declare("FetchedValue", for: FetchedValue.self, module: schemaModule, bases: [SchemaItem.pythonClass], doc: "A value that the database gives.") { type in type.constructor(.optional("for_update", default: false)) { _, _ in FetchedValue() } }
    }
    module["FetchedValue"] = .object(fetched)
    module["Computed"] = .object(declaredOnce(Computed.self) {
        Class.declare("Computed", for: Computed.self, module: schemaModule, bases: [fetched], doc: "A generated column.") { type in
            type.constructor(.required("sqltext", as: Value.self), .optional("persisted", default: nil as Bool?)) { (_: Class, text: Value, isPersisted: Bool?) throws -> Computed in
                let clause: ClauseElement
                if let string = text.object as? StringObject { clause = TextClause(string.text) } else { clause = try DDLExpression.from(text) }
                return Computed(clause, isPersisted: isPersisted)
            }
            type.property("sqltext", doc: "The expression.") { (computed: Computed) -> Value in .object(computed.expression) }
            type.property("persisted", doc: "Whether it is stored.") { (computed: Computed) -> Value in computed.isPersisted.map { .bool($0) } ?? .none }
        }
    })
    module["Identity"] = .object(declaredOnce(Identity.self) {
        Class.declare("Identity", for: Identity.self, module: schemaModule, bases: [fetched], doc: "A number that the database gives.") { type in
            type.constructor(.optional("always", default: false), .optional("on_null", default: nil as Bool?), .optional("start", default: Value.none), .optional("increment", default: Value.none), .keywords("kw")) { (_: Class, isAlways: Bool, isOnNull: Bool?, start: Value, increment: Value, more: [(name: Name, value: Value)]) throws -> Identity in
                if let wrong = more.first(where: { !numberOptions.contains($0.name.text) }) { throw PythonException.typeError("Additional arguments should be named <dialectname>_<argument>, got '\(wrong.name.text)'") }
                return Identity(isAlways: isAlways, isOnNull: isOnNull, options: numbers(start, increment, more))
            }
            for name in numberOptions { type.property(name, doc: "An option of the numbers.") { (identity: Identity) -> Value in identity.options.first { $0.name == name }?.value ?? .none } }
            type.property("always", doc: "Whether the database always gives it.") { (identity: Identity) -> Bool in identity.isAlways }
            type.property("on_null", doc: "Whether it stands for NULL.") { (identity: Identity) -> Value in identity.isOnNull.map { .bool($0) } ?? .none }
        }
    })
    module["ColumnDefault"] = .object(declaredOnce(ColumnDefault.self) {
        Class.declare("ColumnDefault", for: ColumnDefault.self, module: schemaModule, bases: [SchemaItem.pythonClass], doc: "A default of INSERT or UPDATE.") { type in
            type.constructor(.required("arg", as: Value.self), .optional("for_update", default: false)) { (_: Class, argument: Value, isForUpdate: Bool) throws -> ColumnDefault in
                try DefaultArguments.checkCallable(argument)
                return ColumnDefault(argument, isForUpdate: isForUpdate)
            }
            type.property("is_sequence", doc: "Whether it is a sequence.") { (fallback: ColumnDefault) -> Bool in fallback.argument.object is NumberSequence }
            type.property("column", doc: "Its column.") { (fallback: ColumnDefault) -> Value in fallback.column.map { .object($0) } ?? .none }
            type.property("arg", doc: "The value.") { (fallback: ColumnDefault) -> Value in fallback.argument }
            type.property("is_scalar", doc: "Whether it is a plain value.") { (fallback: ColumnDefault) -> Bool in fallback.isScalar }
            type.property("is_callable", doc: "Whether it is a function.") { (fallback: ColumnDefault) -> Bool in fallback.isFunction }
            type.property("is_clause_element", doc: "Whether it is an SQL expression.") { (fallback: ColumnDefault) -> Bool in fallback.isClause }
            type.property("for_update", doc: "Whether it is for UPDATE.") { (fallback: ColumnDefault) -> Bool in fallback.isForUpdate }
        }
    })
    module["DefaultClause"] = .object(declaredOnce(ServerDefault.self) {
        Class.declare("DefaultClause", for: ServerDefault.self, module: schemaModule, bases: [SchemaItem.pythonClass], doc: "A default in DDL.") { type in
            type.constructor(.required("arg", as: Value.self), .optional("for_update", default: false), .optional("_reflected", default: false)) { (_: Class, argument: Value, _: Bool, _: Bool) throws -> ServerDefault in
                try DefaultArguments.checkServerDefault(argument)
                return ServerDefault(argument)
            }
            type.property("arg", doc: "The default.") { (fallback: ServerDefault) -> Value in fallback.argument }
        }
    })
    module["Sequence"] = .object(declaredOnce(NumberSequence.self) {
        Class.declare("Sequence", for: NumberSequence.self, module: schemaModule, bases: [SchemaItem.pythonClass], doc: "Numbers that databases other than SQLite give.") { type in
            type.constructor(.required("name", as: String.self), .optional("start", default: Value.none), .optional("increment", default: Value.none), .optional("minvalue", default: Value.none), .optional("maxvalue", default: Value.none), .keyword("schema", default: nil as String?), .keyword("metadata", default: Value.none), .keyword("optional", default: false), .keyword("data_type", default: Value.none), .keyword("quote", default: Value.none), .keyword("for_update", default: false), .keywords("kw")) {
                (_: Class, name: String, start: Value, increment: Value, least: Value, most: Value, schema: String?, metadata: Value, _: Bool, _: Value, _: Value, _: Bool, more: [(name: Name, value: Value)]) -> NumberSequence in
                NumberSequence(name, schema: schema ?? (metadata.object as? MetaData)?.schema, options: numbers(start, increment, [("minvalue", least), ("maxvalue", most)] + more))
            }
            type.property("name", doc: "Its name.") { (sequence: NumberSequence) -> String in sequence.name }
            type.property("schema", doc: "Its schema.") { (sequence: NumberSequence) -> Value in sequence.schema.map { .string($0) } ?? .none }
            for name in numberOptions { type.property(name, doc: "An option of the numbers.") { (sequence: NumberSequence) -> Value in sequence.options.first { $0.name == name }?.value ?? .none } }
        }
    })
}

private let numberOptions = ["start", "increment", "minvalue", "maxvalue", "nominvalue", "nomaxvalue", "cycle", "cache", "order"]
private func numbers(_ start: Value, _ increment: Value, _ more: [(name: Name, value: Value)]) -> [(name: String, value: Value)] {
    ([("start", start), ("increment", increment)] + more.map { ($0.name.text, $0.value) }).filter { !$0.1.isNone }
}

/// What defaults may be.
enum DefaultArguments {
    /// A callable takes nothing, or the context of the execution.
    static func checkCallable(_ value: Value) throws {
        guard value.isCallable, !(value.object is ClauseElement), case .function(let function) = value else { return }
        if FunctionArity.required?(function) ?? 0 > 1 { throw SQLError.argument("ColumnDefault Python function takes zero or one positional arguments") }
    }

    static func checkServerDefault(_ value: Value) throws {
        if value.isNone || value.isUndefined || value.object is StringObject || value.object is FetchedValue || value.object is ServerDefault || value.object is ClauseElement { return }
        if try Coercion.element(value) != nil, !(value.object is Class), value.object is ClauseConvertible { return }
        throw SQLError.argument("Argument 'arg' is expected to be one of type '<class 'str'>' or '<class 'sqlalchemy.sql.elements.ClauseElement'>' or '<class 'sqlalchemy.sql.elements.TextClause'>', got '\(try Value.object(value.type).reprText())'")
    }
}

/// The expression of a generated column or check.
enum DDLExpression {
    /// - Throws: ArgumentError for what is no SQL.
    static func from(_ value: Value) throws -> ClauseElement {
        if let text = value.object as? TextClause { return text }
        guard let element = try Coercion.element(value) else { throw SQLError.argument("SQL expression element for DDL constraint expected, got \(try value.reprText()).") }
        return element
    }
}
