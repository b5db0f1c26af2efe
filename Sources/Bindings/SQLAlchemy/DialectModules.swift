import Database
import Runtime
import SQL

/// `sqlalchemy.dialects.sqlite` and the other dialects: their `dialect()`, for compiling, and what only they have.
enum Dialects {
    static let names = ["sqlite", "postgresql", "mysql", "mariadb", "oracle", "mssql"]

    static func declare(_ name: String, in module: ModuleObject) {
        let dialect: Dialect
        switch name {
        case "sqlite": dialect = .sqlite
        case "postgresql": dialect = .postgresql
        case "mysql", "mariadb": dialect = .mysql
        case "oracle": dialect = .oracle
        default: dialect = .mssql
        }
        _ = dialectClass()
        module["dialect"] = .object(NativeFunction.declare("dialect", .keywords("kw"), doc: "The dialect.") { (_: [(name: Name, value: Value)]) -> Value in .object(dialect) })
        for type in TypeClasses.all where type.name == type.name.uppercased() { module[Name(type.name)] = .object(type) }
        if name == "sqlite" { declareSQLite(in: module) }
    }

    private static func declareSQLite(in module: ModuleObject) {
        let insert = sqliteInsertClass()
        module["Insert"] = .object(insert)
        module.function("insert", .required("table", as: TableArgument.self), doc: "INSERT INTO a table, with ON CONFLICT.") { (table: TableArgument) -> Value in
            let made = table.about(Insert(table.table))
            made.changeShape(to: insert.rootShape)
            return .object(made)
        }
    }

    private static let insertClassOfSQLite: Class = {
        let made = Class("Insert", module: "sqlalchemy.dialects.sqlite.dml", bases: [insertClass()], doc: "An INSERT statement with ON CONFLICT.")
        made.extend(for: Insert.self) { type in
            type.property("excluded", doc: "The row that could not be inserted.") { (insert: Insert) -> Value in .object(ColumnCollection(insert.excluded.columns)) }
            type.method(
                "on_conflict_do_update", .optional("index_elements", default: Value.none), .optional("index_where", default: Value.none), .optional("set_", default: Value.none), .optional("where", default: Value.none),
                doc: "ON CONFLICT DO UPDATE"
            ) { (insert: Insert, elements: Value, condition: Value, settings: Value, criteria: Value) throws -> Value in
                .object(insert.on(try ConflictArguments.conflict(elements, condition, try ConflictArguments.settings(settings), criteria)))
            }
            type.method("on_conflict_do_nothing", .optional("index_elements", default: Value.none), .optional("index_where", default: Value.none), doc: "ON CONFLICT DO NOTHING") { (insert: Insert, elements: Value, condition: Value) throws -> Value in
                .object(insert.on(try ConflictArguments.conflict(elements, condition, nil, .none)))
            }
        }
        return made
    }()
    static func sqliteInsertClass() -> Class { insertClassOfSQLite }
}

/// The arguments of ON CONFLICT.
private enum ConflictArguments {
    static func conflict(_ elements: Value, _ condition: Value, _ settings: [(key: Value, value: Value)]?, _ criteria: Value) throws -> OnConflict {
        var columns: [ColumnElement] = []
        var names: [String] = []
        for element in elements.isNone ? [] : try elements.elements() {
            if let text = element.object as? StringObject { names.append(text.text) } else { columns.append(try Coercion.expression(element)) }
        }
        return OnConflict(
            elements: columns.isEmpty ? nil : columns, names: names, targetCriteria: condition.isNone ? nil : try Criterion.from(condition).clause, settings: settings,
            criteria: criteria.isNone ? nil : try Criterion.from(criteria).clause)
    }

    static func settings(_ value: Value) throws -> [(key: Value, value: Value)] {
        if let collection = value.object as? ColumnCollection { return collection.entries.map { (.string($0.key), .object($0.column)) } }
        guard let dict = value.object as? DictObject else {
            throw PythonException.valueError("set parameter must be a non-empty dictionary or a ColumnCollection such as the `.c.` collection of a Table object")
        }
        if dict.count == 0 { throw PythonException.valueError("set parameter dictionary must not be empty") }
        return dict.pairs.map { ($0.key, $0.value) }
    }
}

private func dialectClass() -> Class {
    declaredOnce(Dialect.self) {
        Class.declare("Dialect", for: Dialect.self, module: "sqlalchemy.engine.default", doc: "What differs between databases.") { type in
            type.property("name", doc: "Its name.") { (dialect: Dialect) -> String in dialect.name }
            type.property("driver", doc: "Its driver.") { (dialect: Dialect) -> String in dialect === Dialect.sqlite ? "pysqlite" : dialect.name }
            type.property("paramstyle", doc: "How placeholders are written.") { (dialect: Dialect) -> String in
                switch dialect.parameterStyle {
                case .named: "named"
                case .questionMark: "qmark"
                case .pythonFormat: "pyformat"
                case .format: "format"
                }
            }
            type.property("identifier_preparer", doc: "How names are quoted.") { (dialect: Dialect) -> Value in .object(IdentifierPreparer(dialect)) }
            type.property("supports_native_boolean", doc: "Whether there are booleans.") { (dialect: Dialect) -> Bool in dialect === Dialect.postgresql }
            type.property("insert_returning", doc: "Whether INSERT has RETURNING.") { (_: Dialect) -> Bool in true }
            type.property("default_schema_name", doc: "The schema of plain names.") { (_: Dialect) -> String in "main" }
            type.property("server_version_info", doc: "The version of the database.") { (_: Dialect) -> Value in .tuple(DriverConnection.version.split(separator: ".").compactMap { Int($0) }.map { .int($0) }) }
        }
    }
}

func declareDialects() { _ = dialectClass() }

/// `dialect.identifier_preparer`
final class IdentifierPreparer: Object {
    private let dialect: Dialect
    init(_ dialect: Dialect) {
        self.dialect = dialect
        super.init()
    }
    override func dynamicAttribute(_ name: Name) throws -> Value? {
        switch name.text {
        case "quote": return .object(NativeFunction.declare("quote", .required("ident", as: String.self), doc: "A name, quoted where it must be.") { [dialect] (name: String) -> String in dialect.quote(name) })
        case "quote_identifier": return .object(NativeFunction.declare("quote_identifier", .required("value", as: String.self), doc: "A name in quotes.") { [dialect] (name: String) -> String in dialect.quoteAlways(name) })
        case "format_table": return .object(NativeFunction.declare("format_table", .required("table", as: Table.self), doc: "The name of a table.") { [dialect] (table: Table) -> String in (table.schema.map { dialect.quote($0) + "." } ?? "") + dialect.quote(table.name) })
        case "format_column": return .object(NativeFunction.declare("format_column", .required("column", as: Column.self), doc: "The name of a column.") { [dialect] (column: Column) -> String in dialect.quote(column.name) })
        default: return nil
        }
    }
}

/// The classes of engines and results that modules show.
enum EngineClasses {
    static var all: [Class] {
        var found: [Class] = [connectionClass(), inspectorClass()]
        let declared = [Class.registered(for: Engine.self), Class.registered(for: Transaction.self), Class.registered(for: RootTransaction.self), Class.registered(for: NestedTransaction.self), Class.registered(for: DatabaseURL.self), Class.registered(for: Dialect.self)]
        found += declared
        return found + ofResults
    }
    static var ofResults: [Class] {
        declareResults()
        return [
            Class.registered(for: Result.self), Class.registered(for: CursorResult.self), Class.registered(for: ScalarResult.self), Class.registered(for: MappingResult.self), Class.registered(for: Row.self),
            Class.registered(for: RowMapping.self), Class.registered(for: FrozenResult.self), Class.registered(for: IteratorResult.self),
        ]
    }
}

/// The classes of expressions and elements of FROM that modules show.
enum ExpressionCatalogue {
    static var elements: [Class] {
        [columnElementClass(), clauseElementClass()] + [
            Class.registered(for: BindParameter.self), Class.registered(for: BinaryExpression.self), Class.registered(for: UnaryExpression.self), Class.registered(for: Conjunction.self), Class.registered(for: Label.self),
            Class.registered(for: CaseExpression.self), Class.registered(for: CastExpression.self), Class.registered(for: OverClause.self), Class.registered(for: Grouping.self), Class.registered(for: TextClause.self),
        ]
    }
    static var selectables: [Class] {
        [fromClauseClass(), selectBaseClass(), selectClass()] + [
            Class.registered(for: Subquery.self), Class.registered(for: Alias.self), Class.registered(for: CommonTableExpression.self), Class.registered(for: Join.self), Class.registered(for: CompoundSelect.self),
        ]
    }
}

/// `sqlalchemy.sql.functions`
func declareFunctions(in module: ModuleObject) {
    module["func"] = .object(FunctionNamespace())
    module["GenericFunction"] = .object(Functions.generic)
    module["FunctionElement"] = .object(functionClass(columnElementClass()))
    module["Function"] = .object(functionClass(columnElementClass()))
}

private enum Functions {
    static let generic = genericFunctionClass()
}
