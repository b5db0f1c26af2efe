import Database
import Runtime
import SQL

/// `sqlalchemy.dialects.sqlite` and the other dialects: their `dialect()`, for compiling, and what only they have.
enum Dialects {
    static let names = ["sqlite", "postgresql", "mysql", "mariadb", "oracle", "mssql"]

    static func declare(_ name: String, in module: ModuleObject) {
        let type = DialectClasses.named(name) ?? DialectClasses.root
        module["dialect"] = .object(type)
        declareTypes(name, in: module)
        if name == "sqlite" { declareSQLite(in: module) }
        if name == "postgresql" {
            declareInsert(insertClassOfPostgreSQL, in: module)
            PostgreSQLConstructs.declare(in: module)
            declareTypeDefinitions(in: module)
            for type in [RangeValue.pythonClass, RangeValue.multiple] { module[Name(type.name)] = .object(type) }
        }
        if name == "mysql" || name == "mariadb" { MySQLConstructs.declare(in: module) }
        if name == "mssql" {
            module.function("try_cast", .required("expression", as: Value.self), .required("type_", as: TypeArgument.self), doc: "TRY_CAST(x AS type)") { (expression: Value, type: TypeArgument) throws -> Value in
                .object(CastExpression(try Coercion.expression(expression), type.type, isTrying: true))
            }
        }
        module["base"] = .object(ModuleObject("sqlalchemy.dialects.\(name).base") { declareBase(name, type, in: $0) })
        if name == "mysql" { module["mariadb"] = .object(ModuleObject("sqlalchemy.dialects.mysql.mariadb") { declareMariaDB(in: $0) }) }
        if name == "sqlite" { module["aiosqlite"] = .object(ModuleObject("sqlalchemy.dialects.sqlite.aiosqlite") { declareAsynchronous(in: $0) }) }
        if name == "sqlite" { module["pysqlite"] = .object(ModuleObject("sqlalchemy.dialects.sqlite.pysqlite") { declareBase(name, type, in: $0) }) }
    }

    /// `sqlalchemy.dialects.sqlite.aiosqlite`
    static func declareAsynchronous(in module: ModuleObject) {
        module["dialect"] = .object(DialectClasses.asynchronous)
        module[Name(DialectClasses.asynchronous.name)] = .object(DialectClasses.asynchronous)
    }

    /// `sqlalchemy.dialects.mysql.mariadb`
    static func declareMariaDB(in module: ModuleObject) {
        module["MariaDBDialect"] = .object(DialectClasses.mariadbOfAnyDriver)
        module["MySQLDialect"] = DialectClasses.named("mysql").map { .object($0) } ?? .none
        for type in DialectTypes.classes(of: "mariadb") where type.name.hasPrefix("INET") { module[Name(type.name)] = .object(type) }
    }

    /// The types in capitals that each dialect shows of those that all databases have.
    private static let standardTypes = [
        "mssql": "BIGINT BINARY CHAR DATE DATETIME DECIMAL DOUBLE_PRECISION FLOAT INTEGER JSON NCHAR NUMERIC NVARCHAR REAL SMALLINT TEXT TIME TIMESTAMP VARBINARY VARCHAR",
        "mysql": "BIGINT BINARY BLOB BOOLEAN CHAR DATE DATETIME DECIMAL DOUBLE FLOAT INTEGER JSON NCHAR NUMERIC NVARCHAR REAL SMALLINT TEXT TIME TIMESTAMP VARBINARY VARCHAR",
        "oracle": "BLOB BOOLEAN CHAR CLOB DATE DOUBLE_PRECISION FLOAT JSON NCHAR NCLOB NVARCHAR NVARCHAR REAL TIMESTAMP VARCHAR",
        "postgresql": "ARRAY BIGINT BOOLEAN CHAR DATE DOUBLE_PRECISION FLOAT INTEGER JSON NUMERIC REAL SMALLINT TEXT TIME TIMESTAMP UUID VARCHAR",
        "sqlite": "BLOB BOOLEAN CHAR DATE DATETIME DECIMAL FLOAT INTEGER JSON NUMERIC REAL SMALLINT TEXT TIME TIMESTAMP VARCHAR"
    ]

    /// The types in capitals: those of all databases, and those of the dialect before them.
    private static func declareTypes(_ name: String, in module: ModuleObject) {
        let shown = Set((standardTypes[name == "mariadb" ? "mysql" : name] ?? "").split(separator: " ").map(String.init))
        for type in TypeClasses.all where shown.contains(type.name) { module[Name(type.name)] = .object(type) }
        for type in DialectTypes.classes(of: name) where !type.name.hasPrefix("Abstract") { module[Name(type.name)] = .object(type) }
        if name == "oracle", let national = TypeClasses.named("NVARCHAR") { module["NVARCHAR2"] = .object(national) }
    }

    /// `sqlalchemy.dialects.sqlite.base`: the classes of the dialect.
    static func declareBase(_ name: String, _ type: Class, in module: ModuleObject) {
        let classNames = ["sqlite": "SQLiteDialect", "postgresql": "PGDialect", "mysql": "MySQLDialect", "mariadb": "MariaDBDialect", "oracle": "OracleDialect", "mssql": "MSDialect"]
        module["dialect"] = .object(type)
        if let own = classNames[name] { module[Name(own)] = .object(type) }
        if let family = Dialect.Family(rawValue: name == "mariadb" ? "mysql" : name) { CompilerClasses.declare(family, in: module) }
        declareTypes(name, in: module)
        if let family = Dialect.Family(rawValue: name) {
            let preparer = IdentifierPreparer.type(of: family)
            module[Name(preparer.name)] = .object(preparer)
        }
        if name == "sqlite" {
            module["SQLiteDialect_pysqlite"] = .object(type)
            declareSQLite(in: module)
        }
    }

    private static func declareSQLite(in module: ModuleObject) {
        declareInsert(sqliteInsertClass(), in: module)
    }

    static func declareInsert(_ insert: Class, in module: ModuleObject) {
        module["Insert"] = .object(insert)
        module.function("insert", .required("table", as: TableArgument.self), doc: "INSERT INTO a table, with ON CONFLICT.") { (table: TableArgument) -> Value in
            let made = table.about(Insert(table.table))
            made.changeShape(to: insert.rootShape)
            return .object(made)
        }
    }

    private static let insertClassOfSQLite: Class = {
        let made = Class("Insert", module: "sqlalchemy.dialects.sqlite.dml", bases: [insertClass()], doc: "An INSERT statement with ON CONFLICT.")
        ClauseConstruction.open(made, as: "insert")
        made.extend(for: Insert.self) { type in
            type.property("excluded", doc: "The row that could not be inserted.") { (insert: Insert) -> Value in .object(ColumnCollection(insert.excluded.columns)) }
            type.method(
                "on_conflict_do_update", .optional("index_elements", default: Value.none), .optional("index_where", default: Value.none), .optional("set_", default: Value.none), .optional("where", default: Value.none),
                doc: "ON CONFLICT DO UPDATE"
            ) { (insert: Insert, elements: Value, condition: Value, settings: Value, criteria: Value) throws -> Value in
                .object(try ConflictArguments.added(to: insert, ConflictArguments.conflict(elements, condition, try ConflictArguments.settings(settings), criteria)))
            }
            type.method("on_conflict_do_nothing", .optional("index_elements", default: Value.none), .optional("index_where", default: Value.none), doc: "ON CONFLICT DO NOTHING") { (insert: Insert, elements: Value, condition: Value) throws -> Value in
                .object(try ConflictArguments.added(to: insert, ConflictArguments.conflict(elements, condition, nil, .none)))
            }
        }
        return made
    }()
    static func sqliteInsertClass() -> Class { insertClassOfSQLite }

    private static let insertClassOfPostgreSQL: Class = {
        let made = Class("Insert", module: "sqlalchemy.dialects.postgresql.dml", bases: [insertClass()], doc: "An INSERT statement with ON CONFLICT.")
        ClauseConstruction.open(made, as: "insert")
        made.extend(for: Insert.self) { type in
            type.property("excluded", doc: "The row that could not be inserted.") { (insert: Insert) -> Value in .object(ColumnCollection(insert.excluded.columns)) }
            type.method(
                "on_conflict_do_update", .optional("constraint", default: Value.none), .optional("index_elements", default: Value.none), .optional("index_where", default: Value.none), .optional("set_", default: Value.none), .optional("where", default: Value.none),
                doc: "ON CONFLICT DO UPDATE"
            ) { (insert: Insert, constraint: Value, elements: Value, condition: Value, settings: Value, criteria: Value) throws -> Value in
                if constraint.isNone, elements.isNone { throw PythonException.valueError("Either constraint or index_elements, but not both, must be specified unless DO NOTHING") }
                return .object(try ConflictArguments.added(to: insert, ConflictArguments.conflict(elements, condition, try ConflictArguments.settings(settings), criteria, constraint)))
            }
            type.method("on_conflict_do_nothing", .optional("constraint", default: Value.none), .optional("index_elements", default: Value.none), .optional("index_where", default: Value.none), doc: "ON CONFLICT DO NOTHING") { (insert: Insert, constraint: Value, elements: Value, condition: Value) throws -> Value in
                .object(try ConflictArguments.added(to: insert, ConflictArguments.conflict(elements, condition, nil, .none, constraint)))
            }
        }
        return made
    }()
}

/// The arguments of ON CONFLICT.
private enum ConflictArguments {
    /// SQLite takes several clauses, of which the last alone may be without a target; PostgreSQL takes one.
    static func added(to insert: Insert, _ conflict: OnConflict) throws -> Insert {
        if insert.type.nativeBase.module.hasPrefix("sqlalchemy.dialects.postgresql") {
            if !insert.conflicts.isEmpty { throw SQLError.invalidRequest("This Insert construct already has an ON CONFLICT clause established") }
        } else if let last = insert.conflicts.last, last.elements == nil, last.elementNames.isEmpty {
            throw SQLError.invalidRequest("This Insert construct already has an ON CONFLICT clause that omits a conflict target; such a clause must be the last ON CONFLICT clause in the statement")
        }
        return insert.on(conflict)
    }
    static func conflict(_ elements: Value, _ condition: Value, _ settings: [(key: Value, value: Value)]?, _ criteria: Value, _ constraint: Value = .none) throws -> OnConflict {
        if !constraint.isNone, !elements.isNone { throw PythonException.valueError("'constraint' and 'index_elements' are mutually exclusive") }
        let given = constraint.object as? Constraint
        let constraintName = try constraint.isNone || given != nil && given?.name == nil ? nil : given?.name ?? (constraint.object as? Index)?.name ?? String.from(constraint)
        // A constraint without a name stands for its columns.
        var columns: [ColumnElement] = given?.name == nil ? given?.namedColumns ?? [] : []
        var names: [String] = []
        for element in elements.isNone ? [] : try elements.elements() {
            if let text = element.object as? StringObject { names.append(text.text) } else { columns.append(try Coercion.expression(element)) }
        }
        return OnConflict(
            elements: columns.isEmpty ? nil : columns, names: names, targetCriteria: condition.isNone ? nil : try Criterion.from(condition).clause, constraintName: constraintName, settings: settings,
            criteria: criteria.isNone ? nil : try Criterion.from(criteria).clause)
    }

    static func settings(_ value: Value) throws -> [(key: Value, value: Value)] {
        if let collection = value.object as? ColumnCollection { return collection.entries.map { (.string($0.key), .object($0.column)) } }
        guard let dict = value.dictionary else {
            throw PythonException.valueError("set parameter must be a non-empty dictionary or a ColumnCollection such as the `.c.` collection of a Table object")
        }
        if dict.count == 0 { throw PythonException.valueError("set parameter dictionary must not be empty") }
        return try dict.pairs.map { (try Coercion.element($0.key).map { .object($0) } ?? $0.key, $0.value) }
    }
}

/// The classes of engines and results that modules show.
enum EngineClasses {
    static var all: [Class] {
        var found: [Class] = [connectionClass(), inspectorClass()]
        let declared = [Class.registered(for: Engine.self), Class.registered(for: Transaction.self), Class.registered(for: RootTransaction.self), Class.registered(for: NestedTransaction.self), Class.registered(for: DatabaseURL.self), DialectClasses.root]
        found += declared
        return found + ofResults
    }
    static var ofResults: [Class] {
        declareResults()
        return [
            Class.registered(for: Result.self), Class.registered(for: CursorResult.self), Class.registered(for: ScalarResult.self), Class.registered(for: MappingResult.self), Class.registered(for: Row.self),
            Class.registered(for: RowMapping.self), Class.registered(for: FrozenResult.self), Class.registered(for: IteratorResult.self),
            Class.registered(for: ChunkedIteratorResult.self), Class.registered(for: MergedResult.self),
        ]
    }
}

/// The classes of expressions and elements of FROM that modules show.
enum ExpressionCatalogue {
    static var elements: [Class] {
        _ = columnElementClass()
        let types: [Object.Type] = [
            BindParameter.self, BinaryExpression.self, UnaryExpression.self, Conjunction.self, Label.self, CaseExpression.self, CastExpression.self, TypeCoercion.self, OverClause.self, Grouping.self, TextClause.self, AsBoolean.self, ExpressionList.self,
            ExtractExpression.self, TupleExpression.self, CollationClause.self, FunctionFilter.self, WithinGroup.self, TableValuedColumn.self, Constant.self, ScalarSelect.self, FunctionElement.self, ScalarValues.self,
        ]
        return [columnElementClass(), clauseElementClass(), CustomConstructs.executable] + types.map { Class.registered(for: $0) } + ConstantClasses.all + (Column.clauseClass.map { [$0] } ?? []) + (ScalarSelect.existsClass.map { [$0] } ?? [])
    }
    static var selectables: [Class] {
        _ = (fromClauseClass(), selectBaseClass())
        let types: [Object.Type] = [Subquery.self, Alias.self, CommonTableExpression.self, Join.self, CompoundSelect.self, TextualSelect.self, TableValuedAlias.self, TableClause.self, ValuesClause.self]
        return [fromClauseClass(), selectBaseClass(), selectClass(), changeClass()] + types.map { Class.registered(for: $0) }
    }
    /// Puts them all into a module that shows everything.
    static func declare(in module: ModuleObject) {
        for type in elements + selectables where module[Name(type.name)].isUndefined { module[Name(type.name)] = .object(type) }
        for type in [functionElementClass(), functionClass()] { module[Name(type.name)] = .object(type) }
        module["TextAsFrom"] = .object(Class.registered(for: TextualSelect.self))
        for type in [Alias.sampleClass, Subquery.lateralClass, UnaryExpression.aggregateClass, CastExpression.tryingClass, ExpressionList.operandClass] { if let type { module[Name(type.name)] = .object(type) } }
        module["ScalarFunctionColumn"] = .object(Class.registered(for: FunctionColumn.self))
        OperatorClassFlags.declare(in: module)
        module["ColumnOperators"] = .object(OperatorClasses.columnOperators)
        module["Operators"] = .object(OperatorClasses.operators)
        module["custom_op"] = .object(CustomOperatorObject.pythonClass)
        InterfaceClasses.declareExpressions(in: module)
    }
}
