import Runtime
import SQL

/// `ColumnDefault`, `DefaultClause`, `FetchedValue`, `Computed`, `Identity`.
func declareDefaults(in module: ModuleObject) {
    let fetched = declaredOnce(FetchedValue.self) {
        let made = Class.declare("FetchedValue", for: FetchedValue.self, module: schemaModule, bases: [SchemaItem.pythonClass], derivable: true, doc: "A value that the database gives.") { (type: Declaration<FetchedValue>) in
            type.constructor(.optional("for_update", default: false)) { (_: Class, isForUpdate: Bool) -> FetchedValue in FetchedValue(isForUpdate: isForUpdate) }
            type.property("for_update", doc: "Whether it is of UPDATE.") { (fetched: FetchedValue) -> Bool in fetched.isForUpdate } set: { (fetched: FetchedValue, flag: Bool) in fetched.isForUpdate = flag }
            type.property("column", doc: "The column that has it.") { (fetched: FetchedValue) -> Value in fetched.column.map { .object($0) } ?? .none }
            type.property("has_argument", doc: "Whether the schema states it.") { (fetched: FetchedValue) -> Bool in fetched is ServerDefault }
            type.property("reflected", doc: "Whether a database told of it.") { (_: FetchedValue) -> Bool in false }
            for (name, flag) in [("is_server_default", true), ("is_clause_element", false), ("is_identity", false)] { type.property(name, doc: "What it is.") { (fetched: FetchedValue) -> Bool in name == "is_identity" ? fetched is Identity : flag } }
            for name in ["copy", "_copy"] {
                type.method(name, doc: "A copy without a column.") { (fetched: FetchedValue) throws -> Value in
                    if name == "copy", fetched is Computed || fetched is Identity { try SchemaItem.warnOfCopy(fetched.type.name) }
                    return .object(fetched.copied())
                }
            }
        }
        // What derives from it may write a constructor, which calls this one.
        made.allocate = { type in
            let fetched = FetchedValue()
            fetched.changeShape(to: type.rootShape)
            return fetched
        }
        made.initialize = { object, arguments in
            guard let fetched = object as? FetchedValue, let given = try made.construct?(made, arguments).object as? FetchedValue else { return }
            fetched.isForUpdate = given.isForUpdate
        }
        return made
    }
    module["FetchedValue"] = .object(fetched)
    module["Computed"] = .object(declaredOnce(Computed.self) {
        Class.declare("Computed", for: Computed.self, module: schemaModule, bases: [fetched], derivable: true, doc: "A generated column.") { type in
            type.constructor(.required("sqltext", as: Value.self), .optional("persisted", default: nil as Bool?)) { (_: Class, text: Value, isPersisted: Bool?) throws -> Computed in
                Computed(try ComputedText.clause(text), isPersisted: isPersisted)
            }
            type.type.takesConstructors(blank: { Computed(TextClause("")) }, take: { $0.take($1) })
            type.property("sqltext", doc: "The expression.") { (computed: Computed) -> Value in .object(computed.expression) } set: { (computed: Computed, text: Value) throws in computed.expression = try ComputedText.clause(text) }
            type.property("persisted", doc: "Whether it is stored.") { (computed: Computed) -> Value in computed.isPersisted.map { .bool($0) } ?? .none } set: { (computed: Computed, flag: Bool?) in computed.isPersisted = flag }
        }
    })
    module["Identity"] = .object(declaredOnce(Identity.self) {
        Class.declare("Identity", for: Identity.self, module: schemaModule, bases: [fetched], derivable: true, doc: "A number that the database gives.") { type in
            type.constructor(.optional("always", default: false), .optional("on_null", default: nil as Bool?), .optional("start", default: Value.none), .optional("increment", default: Value.none), .keywords("kw")) { (_: Class, isAlways: Bool, isOnNull: Bool?, start: Value, increment: Value, more: [(name: Name, value: Value)]) throws -> Identity in
                if let wrong = more.first(where: { !numberOptions.contains($0.name.text) && !$0.name.text.hasPrefix("oracle_") }) { throw PythonException.typeError("Additional arguments should be named <dialectname>_<argument>, got '\(wrong.name.text)'") }
                if isOnNull != nil {
                    try warnOfOracle("on_null")
                    if more.contains(where: { $0.name == "oracle_on_null" }) { throw SQLError.argument("Cannot specify both 'on_null' and 'oracle_on_null'. Please use only 'oracle_on_null'.") }
                }
                let onNull = try more.first { $0.name == "oracle_on_null" }.map { try $0.value.isTrue() } ?? isOnNull
                return Identity(isAlways: isAlways, isOnNull: onNull, options: try numbers(start, increment, more))
            }
            type.type.takesConstructors(blank: { Identity(isAlways: false) }, take: { $0.take($1) })
            for name in numberOptions { type.property(name, doc: "An option of the numbers.") { (identity: Identity) -> Value in identity.options.first { $0.name == name }?.value ?? .none } set: { (identity: Identity, value: Value) in identity.set(name, value) } }
            type.property("always", doc: "Whether the database always gives it.") { (identity: Identity) -> Bool in identity.isAlways } set: { (identity: Identity, flag: Bool) in identity.isAlways = flag }
            type.property("on_null", doc: "Whether it stands for NULL.") { (identity: Identity) -> Value in identity.isOnNull.map { .bool($0) } ?? .none } set: { (identity: Identity, flag: Bool?) in identity.isOnNull = flag }
        }
    })
    declareColumnDefaults(in: module)
    module["DefaultClause"] = .object(declaredOnce(ServerDefault.self) {
        Class.declare("DefaultClause", for: ServerDefault.self, module: schemaModule, bases: [fetched], doc: "A default in DDL.") { type in
            type.constructor(.required("arg", as: Value.self), .optional("for_update", default: false), .optional("_reflected", default: false)) { (_: Class, argument: Value, isForUpdate: Bool, _: Bool) throws -> ServerDefault in
                try DefaultArguments.checkServerDefault(argument)
                return ServerDefault(argument, isForUpdate: isForUpdate)
            }
            type.property("arg", doc: "The default.") { (fallback: ServerDefault) -> Value in fallback.argument } set: { (fallback: ServerDefault, argument: Value) in fallback.replace(argument) }
        }
    })
    declareSequences(in: module)
}

private enum ComputedText {
    /// The expression of a generated column: text, or SQL.
    static func clause(_ text: Value) throws -> ClauseElement { try (text.object as? StringObject).map { TextClause($0.text) } ?? DDLExpression.from(text) }
}

/// What `ColumnDefault` and `Sequence` derive from.
private enum DefaultGenerator {
    static let pythonClass = Class("DefaultGenerator", module: schemaModule, bases: [SchemaItem.pythonClass], doc: "What gives a column its values.")
}

private func declareColumnDefaults(in module: ModuleObject) {
    let base = declaredOnce(ColumnDefault.self) {
        let base = Class.declare("ColumnDefault", for: ColumnDefault.self, module: schemaModule, bases: [DefaultGenerator.pythonClass], doc: "A default of INSERT or UPDATE.") { type in
            type.constructor(.required("arg", as: Value.self), .optional("for_update", default: false)) { (_: Class, argument: Value, isForUpdate: Bool) throws -> ColumnDefault in
                if argument.object is FetchedValue { throw SQLError.argument("ColumnDefault may not be a server-side default type.") }
                try DefaultArguments.checkCallable(argument)
                return ColumnDefault(argument, isForUpdate: isForUpdate)
            }
            for (name, test) in [
                ("is_sequence", { _ in false }), ("is_server_default", { _ in false }), ("is_sentinel", { $0.isSentinel }), ("has_arg", { !$0.isSentinel }), ("is_scalar", { $0.isScalar }), ("is_callable", { $0.isFunction }), ("is_clause_element", { $0.isClause }), ("for_update", { $0.isForUpdate }),
            ] as [(String, (ColumnDefault) -> Bool)] {
                type.property(name, doc: "What it is.") { (fallback: ColumnDefault) -> Bool in test(fallback) }
            }
            type.property("column", doc: "Its column.") { (fallback: ColumnDefault) -> Value in fallback.column.map { .object($0) } ?? .none }
            type.property("arg", doc: "The value; a function takes the context.") { (fallback: ColumnDefault) -> Value in DefaultArguments.shown(fallback) } set: { (fallback: ColumnDefault, argument: Value) in fallback.replace(argument) }
            type.property("for_update", doc: "Whether it is of UPDATE.") { (fallback: ColumnDefault) -> Bool in fallback.isForUpdate } set: { (fallback: ColumnDefault, flag: Bool) in fallback.isForUpdate = flag }
            type.method("compare", .required("other", as: Value.self), doc: "Whether another default is the same.") { (fallback: ColumnDefault, other: Value) throws -> Bool in try (other.object as? ColumnDefault).map { try fallback.isSame($0) } ?? false }
            type.method("compare_argument", .required("arg", as: Value.self), doc: "Whether an argument makes the same default.") { (fallback: ColumnDefault, other: Value) throws -> Bool in try fallback.has(other) }
            for name in ["copy", "_copy"] { type.method(name, doc: "A copy without a column.") { (fallback: ColumnDefault) -> Value in .object(fallback.copied()) } }
        }
        for (kind, name) in [(ColumnDefault.Kind.scalar, "ScalarElementColumnDefault"), (.callable, "CallableColumnDefault"), (.clause, "ColumnElementColumnDefault"), (.sentinel, "_InsertSentinelColumnDefault")] {
            let type = Class(name, module: schemaModule, bases: [base], doc: "A default of INSERT or UPDATE.")
            if kind == .sentinel { type.construct = { _, _ in .object(ColumnDefault(.object(SentinelDefault()))) } }
            ColumnDefault.classes[kind] = type
        }
        return base
    }
    module["DefaultGenerator"] = .object(DefaultGenerator.pythonClass)
    module["ColumnDefault"] = .object(base)
    for type in ColumnDefault.classes.values { module[Name(type.name)] = .object(type) }
}

private func declareSequences(in module: ModuleObject) {
    module["Sequence"] = .object(declaredOnce(NumberSequence.self) {
        Class.declare("Sequence", for: NumberSequence.self, module: schemaModule, bases: [DefaultGenerator.pythonClass], derivable: true, doc: "Numbers that databases other than SQLite give.") { type in
            type.constructor(
                .required("name", as: String.self), .optional("start", default: Value.none), .optional("increment", default: Value.none), .optional("minvalue", default: Value.none), .optional("maxvalue", default: Value.none),
                .optional("nominvalue", default: Value.none), .optional("nomaxvalue", default: Value.none), .optional("cycle", default: Value.none), .optional("schema", default: nil as String?), .optional("cache", default: Value.none), .optional("order", default: Value.none),
                .optional("data_type", default: Value.none), .optional("optional", default: false), .optional("quote", default: Value.none), .optional("metadata", default: Value.none), .optional("quote_schema", default: Value.none), .optional("for_update", default: false), .keywords("kw")
            ) { (
                _: Class, name: String, start: Value, increment: Value, least: Value, most: Value, hasNoLeast: Value, hasNoMost: Value, cycles: Value, schema: String?, cache: Value, isOrdered: Value, type: Value, isOptional: Bool, _: Value, metadata: Value, _: Value, isForUpdate: Bool,
                keywords: [(name: Name, value: Value)]
            ) throws -> NumberSequence in
                let more: [(name: Name, value: Value)] = [("nominvalue", hasNoLeast), ("nomaxvalue", hasNoMost), ("cycle", cycles), ("cache", cache), ("order", isOrdered)].filter { !$0.value.isNone } + keywords
                let metadata = metadata.object as? MetaData
                let made = NumberSequence(name, schema: schema ?? metadata?.schema, options: try numbers(start, increment, [("minvalue", least), ("maxvalue", most)] + more))
                (made.isOptional, made.isForUpdate, made.dataType, made.metadata) = (isOptional, isForUpdate, type.isNone ? nil : try TypeArgument.from(type).type, metadata)
                return made
            }
            type.type.takesConstructors(blank: { NumberSequence("", schema: nil, options: []) }, place: { $0.metadata?.add($0) }, take: { $0.take($1) })
            type.property("optional", doc: "Whether databases with numbered columns can do without it.") { (sequence: NumberSequence) -> Bool in sequence.isOptional } set: { (sequence: NumberSequence, flag: Bool) in sequence.isOptional = flag }
            for (name, test) in [("is_sequence", { _ in true }), ("is_callable", { _ in false }), ("is_clause_element", { _ in false }), ("is_scalar", { _ in false }), ("is_server_default", { _ in false }), ("for_update", { $0.isForUpdate })] as [(String, (NumberSequence) -> Bool)] {
                type.property(name, doc: "What it is.") { (sequence: NumberSequence) -> Bool in test(sequence) }
            }
            type.property("column", doc: "The column that has it.") { (sequence: NumberSequence) -> Value in sequence.column.map { .object($0) } ?? .none }
            type.property("metadata", doc: "The metadata it belongs to.") { (sequence: NumberSequence) -> Value in sequence.metadata.map { .object($0) } ?? .none }
            type.property("data_type", doc: "The type of its numbers.") { (sequence: NumberSequence) -> Value in sequence.dataType?.shown ?? .none } set: { (sequence: NumberSequence, type: TypeArgument) in sequence.dataType = type.type }
            type.method("next_value", doc: "The next number, in a statement.") { (sequence: NumberSequence) -> Value in .object(FunctionElement(next: sequence)) }
            for name in ["create", "drop"] {
                type.method(name, .required("bind", as: Value.self), .optional("checkfirst", default: Value.none), doc: "\(name.capitalized) it in a database that has sequences.") { (sequence: NumberSequence, bind: Value, _: Value) throws in
                    try withConnection(bind) { try name == "create" ? $0.create(sequence) : $0.drop(sequence) }
                }
            }
            type.property("name", doc: "Its name.") { (sequence: NumberSequence) -> String in sequence.name } set: { (sequence: NumberSequence, name: String) in sequence.name = name }
            type.property("schema", doc: "Its schema.") { (sequence: NumberSequence) -> Value in sequence.schema.map { .string($0) } ?? .none } set: { (sequence: NumberSequence, schema: String?) in sequence.schema = schema }
            for name in numberOptions { type.property(name, doc: "An option of the numbers.") { (sequence: NumberSequence) -> Value in sequence.options.first { $0.name == name }?.value ?? .none } set: { (sequence: NumberSequence, value: Value) in sequence.set(name, value) } }
        }
    })
}

private let numberOptions = ["start", "increment", "minvalue", "maxvalue", "nominvalue", "nomaxvalue", "cycle", "cache", "order"]
/// The options given; `oracle_order` is `order`.
private func numbers(_ start: Value, _ increment: Value, _ more: [(name: Name, value: Value)]) throws -> [(name: String, value: Value)] {
    if more.contains(where: { $0.name == "order" && !$0.value.isNone }) { try warnOfOracle("order") }
    let named = more.filter { $0.name != "oracle_on_null" }.map { ($0.name == "oracle_order" ? "order" : $0.name.text, $0.value) }
    return ([("start", start), ("increment", increment)] + named).filter { !$0.1.isNone }
}
private func warnOfOracle(_ option: String) throws {
    try SQLWarning.warn("This parameter is supported only by Oracle Database, use ``oracle_\(option)`` instead.", SQLWarning.deprecationWarning)
}

/// What defaults may be.
enum DefaultArguments {
    /// A callable takes nothing, or the context of the execution.
    static func checkCallable(_ value: Value) throws {
        guard value.isCallable, !(value.object is ClauseElement), let count = FunctionArity.requiredCount(value) else { return }
        if count > 1 { throw SQLError.argument("ColumnDefault Python function takes zero or one positional arguments") }
    }

    /// `default.arg`: a function that takes the context, whether the one given does or not.
    static func shown(_ fallback: ColumnDefault) -> Value {
        let argument = fallback.isSentinel ? Value.none : fallback.argument
        guard fallback.isFunction, !FunctionArity.takesOne(argument) else { return argument }
        let name = (try? argument.attributeIfPresent("__name__")?.strText()) ?? "default"
        return .object(NativeFunction(name: name, doc: "The default.") { _ in try argument.call() })
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
