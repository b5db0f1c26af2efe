import Runtime
import SQL

/// What `sqlalchemy.dialects.postgresql` has beside types: arrays, full text search, DISTINCT ON.
enum PostgreSQLConstructs {
    static func declare(in module: ModuleObject) {
        for made in [arrayClass, orderedClass, Class.hstoreFunction] + searches { module[Name(made.name)] = .object(made) }
        module["ExcludeConstraint"] = .object(exclusionClass)
        module["array_agg"] = .object(NativeFunction(name: "array_agg", doc: "array_agg() with an array of PostgreSQL as its type.") { arguments in
            let given = try arguments.positional.map { try FunctionNamespace.argument($0, "array_agg") }
            let type = try arguments.keyword("type_").map { try TypeArgument.from($0).type } ?? Self.type("ARRAY", [.object(given.first.map(itemType) ?? NullType.shared), .bool(false), .int(1)])
            return .object(FunctionElement("array_agg", given, type: type))
        })
        for (name, member) in [("Any", "any"), ("All", "all")] {
            module.function(name, .required("other", as: Value.self), .required("arrexpr", as: Value.self), .optional("operator", default: Value.none), doc: "Compare with the items of an array.") { (other: Value, array: Value, _: Value) throws -> Value in
                try array.callMethod(Name(member), other)
            }
        }
        module.function("distinct_on", .rest("expr", of: Value.self), doc: "DISTINCT ON (...), for select().ext().") { (expressions: [Value]) throws -> Value in
            .object(StatementExtension(.distinctOn(try expressions.map { try Coercion.byTerm($0) })))
        }
    }

    /// A type of the dialect by its name.
    static func type(_ name: String, _ arguments: [Value] = []) throws -> SQLType {
        guard let found = DialectTypes.classes(of: "postgresql").first(where: { $0.name == name }), let made = try Value.object(found).call(arguments).object as? SQLType else { return NullType.shared }
        return made
    }
    private static func array(of item: SQLType) throws -> SQLType { try type("ARRAY", [.object(item)]) }
    private static func itemType(_ element: ColumnElement) -> SQLType { (element.sqlType as? ArrayType)?.item ?? element.sqlType }

    /// `ExcludeConstraint(("room", "="), ("during", "&&"), using="gist")`
    private static let exclusionClass: Class = {
        let made = Class("ExcludeConstraint", module: "sqlalchemy.dialects.postgresql.ext", bases: [constraintClass()], doc: "EXCLUDE: no two rows may agree by all of the operators.", derivable: true)
        made.register(for: ExcludeConstraint.self)
        made.construct = { _, arguments in
            let keywords = arguments.keywordPairs
            func given(_ name: String) -> Value? { keywords.first { $0.name.text == name }.flatMap { $0.value.isNone ? nil : $0.value } }
            let elements = try arguments.positional.map { pair in
                let parts = try pair.elements()
                guard parts.count == 2 else { throw PythonException.valueError("not enough values to unpack (expected 2, got \(parts.count))") }
                let name = (parts[0].object as? StringObject)?.text
                return ExcludeConstraint.Element(name: name, expression: name == nil ? try Coercion.element(parts[0]) : nil, operation: try String.from(parts[1]))
            }
            let criteria = try given("where").flatMap { value in try (value.object as? StringObject).map { TextClause($0.text) } ?? Coercion.element(value) }
            let classes = try given("ops")?.dictionary?.pairs.map { (try $0.key.strText(), try $0.value.strText()) } ?? []
            return .object(ExcludeConstraint(
                elements, method: try given("using")?.strText() ?? "gist", criteria: criteria, operatorClasses: Dictionary(classes) { $1 }, name: try given("name")?.strText(), isDeferrable: try given("deferrable")?.isTrue(), initially: try given("initially")?.strText()))
        }
        made.extend(for: ExcludeConstraint.self) { type in
            type.property("using", doc: "The method of its index.") { (constraint: ExcludeConstraint) -> String in constraint.method }
            type.property("where", doc: "Which rows it is for.") { (constraint: ExcludeConstraint) -> Value in constraint.criteria.map { .object($0) } ?? .none }
            type.property("columns", doc: "Its columns.") { (constraint: ExcludeConstraint) -> Value in .object(ColumnCollection(constraint.namedColumns)) }
        }
        return made
    }()

    /// `array([1, 2])`: `ARRAY[1, 2]`.
    private static let arrayClass: Class = {
        let made = Class("array", module: "sqlalchemy.dialects.postgresql.array", bases: [functionElementClass()], doc: "ARRAY[...], an array of PostgreSQL.")
        made.construct = { made, arguments in
            guard let given = arguments.positional.first else { throw PythonException.typeError("array.__init__() missing 1 required positional argument: 'clauses'") }
            guard let iterator = try given.makeIterator() else { throw PythonException.typeError("Value after * must be an iterable, not \(given.typeName)") }
            var items: [ColumnElement] = []
            while let item = try iterator.next() { items.append(try Coercion.expression(item)) }
            let type = try arguments.keyword("type_").flatMap { $0.isNone ? nil : try TypeArgument.from($0).type }
            let item = type.map { ($0 as? ArrayType)?.item ?? $0 } ?? items.first.map(itemType) ?? NullType.shared
            let dimensions = items.first?.sqlType.affinity == .array ? ((items.first?.sqlType as? ArrayType)?.dimensions ?? 1) &+ 1 : nil
            let array = FunctionElement(.array, "array", items, type: try Self.type("ARRAY", dimensions.map { [.object(item), .bool(false), .int($0)] } ?? [.object(item)]))
            array.changeShape(to: made.rootShape)
            return .object(array)
        }
        return made
    }()

    /// `aggregate_order_by(x, y.desc())`: `x ORDER BY y DESC`.
    private static let orderedClass: Class = {
        let made = Class("aggregate_order_by", module: "sqlalchemy.dialects.postgresql.ext", bases: [functionElementClass()], doc: "The argument of an aggregate with ORDER BY.")
        made.construct = { made, arguments in
            guard arguments.positionalCount > 1 else { throw PythonException.typeError("at least one ORDER BY element is required") }
            let target = try Coercion.expression(arguments[0])
            let terms = try arguments.dropFirst().positional.map { try Coercion.byTerm($0) }
            let ordered = FunctionElement(.ordered, "aggregate_order_by", [target] + terms, type: target.sqlType)
            ordered.changeShape(to: made.rootShape)
            return .object(ordered)
        }
        return made
    }()

    /// Functions of full text search, whose first argument names a configuration where there are several.
    private static let searches: [Class] = [
        ("to_tsvector", "TSVECTOR", 2), ("to_tsquery", "TSQUERY", 2), ("plainto_tsquery", "TSQUERY", 2), ("phraseto_tsquery", "TSQUERY", 2), ("websearch_to_tsquery", "TSQUERY", 2), ("ts_headline", "TEXT", 3),
    ].map { name, result, least in
        function(name, module: "sqlalchemy.dialects.postgresql.ext") { arguments in
            var given = try arguments.map { try FunctionNamespace.argument($0, name) }
            if given.count >= least, let bind = given[0] as? BindParameter { given[0] = bind.with(type: try type("REGCONFIG")) }
            return FunctionElement(name, given, type: result == "TEXT" ? try Value.object(TypeClasses.named("TEXT") ?? Class.object).call().object as? SQLType ?? TextType() : try type(result))
        }
    }

    /// A class of functions that `func` finds too.
    fileprivate static func function(_ name: String, module: String, _ make: @escaping ([Value]) throws -> FunctionElement) -> Class {
        let made = Class(name, module: module, bases: [GenericFunctions.pythonClass], doc: "\(name)() of PostgreSQL.", derivable: true)
        made.construct = { made, arguments in
            let function = try make(Array(arguments.positional))
            function.changeShape(to: made.rootShape)
            return .object(function)
        }
        FunctionNamespace.particular[name] = made
        return made
    }
}

extension Class {
    /// `hstore("key", "value")`
    fileprivate static let hstoreFunction = PostgreSQLConstructs.function("hstore", module: "sqlalchemy.dialects.postgresql.hstore") { arguments in
        FunctionElement("hstore", try arguments.map { try FunctionNamespace.argument($0, "hstore") }, type: try PostgreSQLConstructs.type("HSTORE"))
    }
}

/// What `statement.ext(...)` adds to a statement.
final class StatementExtension: Object {
    enum Kind {
        case distinctOn([ColumnElement])
        case limit(Value)
    }
    let kind: Kind
    init(_ kind: Kind) {
        self.kind = kind
        super.init()
    }
    private var name: String {
        switch kind {
        case .distinctOn: "DistinctOnClause"
        case .limit: "DMLLimitClause"
        }
    }
    /// - Throws: NotImplementedError where the statement is of another kind.
    func applied(to statement: Statement) throws -> Statement {
        switch (kind, statement) {
        case (.distinctOn(let expressions), let select as Select): return select.distinct(on: expressions, isExtension: true)
        case (.limit(let count), let change as ChangingStatement) where !(change is Insert): return change.limited(BindParameter("param", count, type: IntegerType.shared, isUnique: true).literally())
        default: throw PythonException.notImplemented("Extension \(name) cannot be applied to \(statement is Select ? "select" : statement is Insert ? "insert" : statement is Update ? "update" : "delete")")
        }
    }
}
