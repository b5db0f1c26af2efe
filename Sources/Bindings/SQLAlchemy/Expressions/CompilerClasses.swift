import Runtime
import SQL

/// The Python classes of what compiles: `SQLCompiler`, `DDLCompiler`, `GenericTypeCompiler` and those of each database, which programs may derive from.
enum CompilerClasses {
    private static let module = "sqlalchemy.sql.compiler"
    static let compiled = Class("Compiled", module: module, doc: "What has been compiled.")
    static let statement = derivable("SQLCompiler", [compiled], visits: statementKinds)
    static let definition = derivable("DDLCompiler", [compiled], visits: definitionKinds)
    static let types: Class = {
        let made = Class("GenericTypeCompiler", module: module, bases: [Class("TypeCompiler", module: module, doc: "Writes types.")], doc: "Writes types.", derivable: true)
        made.takesAttributes = true
        made.extend(for: TypeCompilerObject.self) { type in
            type.property("dialect", doc: "The dialect.") { (object: TypeCompilerObject) -> Value in .object(object.dialect) }
            type.method("process", .required("type_", as: TypeArgument.self), .keywords("kw"), doc: "The SQL of a type.") { (object: TypeCompilerObject, type: TypeArgument, _: [(name: Name, value: Value)]) throws -> String in try TypeCompiler(dialect: object.dialect).text(type.type) }
            for kind in typeKinds {
                let name = Name("visit_" + kind)
                type.rawMethod(name.text, doc: "The SQL of a type.") { compiler, arguments in try TypeCompilerObject.visit(name, compiler.dialect, arguments) }
            }
        }
        made.construct = { made, arguments in
            guard let dialect = arguments.positional.first?.object as? Dialect ?? arguments.keyword("dialect")?.object as? Dialect else { throw PythonException.typeError("TypeCompiler.__init__() missing 1 required positional argument: 'dialect'") }
            return .object(TypeCompilerObject(dialect, type: made))
        }
        return made
    }()

    /// The kinds of elements that compilers have methods for, which `super()` finds.
    private static let statementKinds = [
        "column", "bindparam", "binary", "unary", "label", "label_reference", "grouping", "function", "clauselist", "expression_clauselist", "over", "withingroup", "funcfilter", "case", "cast", "try_cast", "type_coerce", "extract", "tuple", "collation",
        "textclause", "textual_select", "select", "compound_select", "insert", "update", "delete", "table", "alias", "subquery", "lateral", "tablesample", "cte", "join", "values", "table_valued_alias", "null", "true", "false", "sequence", "scalar_select",
    ]
    private static let definitionKinds = [
        "create_table", "drop_table", "create_index", "drop_index", "create_schema", "drop_schema", "create_sequence", "drop_sequence", "add_constraint", "drop_constraint", "create_column", "set_table_comment", "drop_table_comment", "set_column_comment", "ddl",
        "primary_key_constraint", "unique_constraint", "check_constraint", "foreign_key_constraint", "create_view", "drop_view", "create_enum_type", "drop_enum_type",
    ]
    private static let typeKinds = [
        "integer", "small_integer", "big_integer", "string", "unicode", "text", "unicode_text", "numeric", "float", "double", "datetime", "date", "time", "boolean", "large_binary", "enum", "uuid", "interval", "null", "type_decorator", "INTEGER", "SMALLINT",
        "BIGINT", "FLOAT", "DOUBLE", "DOUBLE_PRECISION", "REAL", "NUMERIC", "DECIMAL", "TIMESTAMP", "DATETIME", "DATE", "TIME", "CLOB", "NCLOB", "UUID", "BLOB", "BOOLEAN", "VARCHAR", "CHAR", "NVARCHAR", "NCHAR", "TEXT", "BINARY", "VARBINARY", "JSON", "ARRAY",
    ]

    private static func derivable(_ name: String, _ bases: [Class], module: String = module, visits kinds: [String]) -> Class {
        let made = Class(name, module: module, bases: bases, doc: "Writes SQL.", derivable: true)
        made.takesAttributes = true
        made.extend(for: CompilerObject.self) { type in
            CompilerObject.declareMembers(type)
            for kind in kinds {
                let name = Name("visit_" + kind)
                type.rawMethod(name.text, doc: "The SQL of an element.") { compiler, arguments in try CompilerObject.visit(name)?(compiler, arguments) ?? .none }
            }
        }
        made.extend(for: CompiledObject.self, CompiledObject.declare)
        made.construct = construct
        return made
    }

    /// `MyCompiler(dialect, statement, compile_kwargs={...})`
    private static func construct(_ made: Class, _ arguments: Arguments) throws -> Value {
        guard let dialect = arguments.positional.first?.object as? Dialect ?? arguments.keyword("dialect")?.object as? Dialect else { throw PythonException.typeError("\(made.name).__init__() missing 2 required positional arguments: 'dialect' and 'statement'") }
        let given = arguments.positionalCount > 1 ? arguments[1] : arguments.keyword("statement") ?? .none
        var options = arguments.keywordPairs.filter { ["compile_kwargs", "column_keys", "for_executemany", "schema_translate_map", "render_schema_translate"].contains($0.name.text) }
        prepare()
        let own = Dialect(like: dialect)
        own.derivedCompilers = dialect.derivedCompilers
        if made.isSubclass(of: definition) { own.derivedCompilers.definitions = made } else { own.derivedCompilers.statements = made }
        guard !given.isNone else { return .object(EmptyCompiler(own, type: made)) }
        options.append(("dialect", .object(own)))
        let compiled = try Arguments.with([given], keywords: options) { try Value.object(clauseElementClass()).attribute("compile").call($0) }
        compiled.object?.changeShape(to: made.rootShape)
        return compiled
    }

    // MARK: those of each database

    private static let names: [Dialect.Family: (module: String, statement: String, definition: String, types: String)] = [
        .sqlite: ("sqlalchemy.dialects.sqlite.base", "SQLiteCompiler", "SQLiteDDLCompiler", "SQLiteTypeCompiler"), .postgresql: ("sqlalchemy.dialects.postgresql.base", "PGCompiler", "PGDDLCompiler", "PGTypeCompiler"),
        .mysql: ("sqlalchemy.dialects.mysql.base", "MySQLCompiler", "MySQLDDLCompiler", "MySQLTypeCompiler"), .oracle: ("sqlalchemy.dialects.oracle.base", "OracleCompiler", "OracleDDLCompiler", "OracleTypeCompiler"),
        .mssql: ("sqlalchemy.dialects.mssql.base", "MSSQLCompiler", "MSDDLCompiler", "MSTypeCompiler"),
    ]
    /// Those of the drivers, derived from the database's.
    private static let drivers: [Dialect.Family: (module: String, statement: String)] = [
        .postgresql: ("sqlalchemy.dialects.postgresql.psycopg", "PGCompiler_psycopg"), .mysql: ("sqlalchemy.dialects.mysql.mysqldb", "MySQLCompiler_mysqldb"), .oracle: ("sqlalchemy.dialects.oracle.cx_oracle", "OracleCompiler_cx_oracle"),
    ]
    struct Classes {
        let statement: Class
        let definition: Class
        let types: Class
        /// The compiler of statements with what the driver needs.
        let driver: Class
    }
    nonisolated(unsafe) private static var made: [Dialect.Family: Classes] = [:]
    private static let string = Class("StrSQLCompiler", module: module, bases: [statement], doc: "Writes SQL of no database, to be read.", derivable: true)

    static func of(_ family: Dialect.Family) -> Classes {
        if let known = made[family] { return known }
        guard let name = names[family] else { return Classes(statement: statement, definition: definition, types: types, driver: statement) }
        let own = Class(name.statement, module: name.module, bases: [statement], doc: "Writes SQL.", derivable: true)
        let classes = Classes(
            statement: own, definition: Class(name.definition, module: name.module, bases: [definition], doc: "Writes statements that change the schema.", derivable: true),
            types: Class(name.types, module: name.module, bases: [types], doc: "Writes types.", derivable: true), driver: drivers[family].map { Class($0.statement, module: $0.module, bases: [own], doc: "Writes SQL.", derivable: true) } ?? own)
        made[family] = classes
        return classes
    }

    /// The class of what compiles a statement by a dialect.
    static func type(of element: ClauseElement?, _ dialect: Dialect) -> Class {
        let isDefinition = element is TableDefinition || element is ColumnDefinition
        if let own = isDefinition ? dialect.derivedCompilers.definitions : dialect.derivedCompilers.statements { return own }
        if isDefinition { return of(dialect.family).definition }
        return dialect.isStringifying ? string : of(dialect.family).driver
    }

    /// Tells the compiler what handlers and methods written in Python get.
    static func prepare() {
        CompiledConstructs.wrap = { .object(CustomCompiler.of($0)) }
        CompiledConstructs.operatorValue = { OperatorFunctions.value($0) }
        DerivedCompilers.wrapTypes = { .object(TypeCompilerObject($0, type: $0.derivedCompilers.types ?? of($0.family).types)) }
    }

    static func declare(in module: ModuleObject) {
        for type in [compiled, statement, definition, types, string] { module[Name(type.name)] = .object(type) }
        module["TypeCompiler"] = types.bases.first.map { .object($0) } ?? .none
    }
    /// `SQLiteCompiler`, `PGCompiler` and their kin.
    static func declare(_ family: Dialect.Family, in module: ModuleObject) {
        let classes = of(family)
        for type in [classes.statement, classes.definition, classes.types, classes.driver] { module[Name(type.name)] = .object(type) }
    }
}

/// A compiler without a statement: `MyCompiler(dialect, None)`, to process clauses by.
private final class EmptyCompiler: CompilerObject {
    private let dialect: Dialect
    init(_ dialect: Dialect, type: Class) {
        self.dialect = dialect
        super.init(type: type)
    }
    override var shownDialect: Dialect { dialect }
}
