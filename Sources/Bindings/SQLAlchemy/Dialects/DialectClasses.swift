import Database
import Runtime
import SQL

/// The Python classes of dialects: `DefaultDialect` and those derived from it.
enum DialectClasses {
    /// `sqlalchemy.engine.interfaces.Dialect`
    static let root = Class("Dialect", module: "sqlalchemy.engine.interfaces", doc: "What differs between databases.")

    /// `sqlalchemy.engine.default.DefaultDialect`
    static let standard: Class = {
        let made = Class("DefaultDialect", module: "sqlalchemy.engine.default", bases: [root], doc: "A dialect of no database.", derivable: true)
        made.register(for: Dialect.self)
        made.takesAttributes = true
        made.extend(for: Dialect.self) { type in
            declareMembers(type)
            DialectMethodDeclarations.declare(type)
            declareTraits(type)
            declareCompilers(type)
            showOnClass(made)
        }
        hook(made) { Dialect(like: .plain) }
        return made
    }()
    static let stringifying = derived("StrCompileDialect", "sqlalchemy.engine.default", .standard)
    private static let sqlite = derived("SQLiteDialect_pysqlite", "sqlalchemy.dialects.sqlite.pysqlite", .sqlite)
    private static let postgresql = derived("PGDialect_psycopg", "sqlalchemy.dialects.postgresql.psycopg", .postgresql)
    private static let mysql = derived("MySQLDialect_mysqldb", "sqlalchemy.dialects.mysql.mysqldb", .mysql)
    /// `sqlalchemy.dialects.mysql.mariadb.MariaDBDialect`, of no driver, and that of the driver for MySQL.
    static let mariadbOfAnyDriver = ofMariaDB("MariaDBDialect", mysql)
    private static let mariadb = ofMariaDB("MariaDBDialect_mysqldb", mariadbOfAnyDriver)
    private static func ofMariaDB(_ name: String, _ parent: Class) -> Class {
        let made = Class(name, module: "sqlalchemy.dialects.mysql.mariadb", bases: [parent], derivable: true)
        hook(made) {
            let dialect = Dialect(like: .mysql, name: "mariadb")
            dialect.traits.insertReturning = true
            dialect.traits.deleteReturning = true
            return dialect
        }
        return made
    }
    /// The dialect of a driver that there is not: for what only asks about it.
    static let asynchronous: Class = {
        let made = Class("SQLiteDialect_aiosqlite", module: "sqlalchemy.dialects.sqlite.aiosqlite", bases: [sqlite], derivable: true)
        made.setClassAttribute("driver", .string("aiosqlite"))
        made.setClassAttribute("is_async", .bool(true))
        hook(made) { Dialect(like: .sqlite) }
        return made
    }()
    private static let oracle = derived("OracleDialect_oracledb", "sqlalchemy.dialects.oracle.oracledb", .oracle)
    private static let mssql = derived("MSDialect_pyodbc", "sqlalchemy.dialects.mssql.pyodbc", .mssql)

    static func named(_ name: String) -> Class? {
        switch name {
        case "sqlite": sqlite
        case "postgresql": postgresql
        case "mysql": mysql
        case "mariadb": mariadb
        case "oracle": oracle
        case "mssql": mssql
        default: nil
        }
    }

    private static func derived(_ name: String, _ module: String, _ dialect: Dialect) -> Class {
        let made = Class(name, module: module, bases: [standard], derivable: true)
        hook(made) { Dialect(like: dialect) }
        dialect.changeShape(to: made.rootShape)
        return made
    }

    /// `DefaultDialect(paramstyle="qmark", max_identifier_length=30)`; attributes of a derived class set traits.
    static func hook(_ type: Class, _ make: @escaping () -> Dialect) {
        type.allocate = { made in
            let dialect = make()
            dialect.changeShape(to: made.rootShape)
            try takeAttributes(of: made, dialect)
            return dialect
        }
        type.construct = { made, arguments in
            let dialect = make()
            dialect.changeShape(to: made.rootShape)
            try takeAttributes(of: made, dialect)
            try take(arguments.keywordPairs, dialect)
            return .object(dialect)
        }
        type.initialize = { object, arguments in
            guard let dialect = object as? Dialect else { return }
            try take(arguments.keywordPairs, dialect)
        }
    }

    private static func take(_ options: [(name: Name, value: Value)], _ dialect: Dialect) throws {
        for (name, value) in options where !value.isNone {
            switch name.text {
            case "paramstyle": dialect.parameterStyle = Dialect.ParameterStyle(rawValue: try String.from(value)) ?? .named
            case "max_identifier_length": dialect.traits.maxIdentifierLength = try Int.from(value)
            case "label_length": dialect.traits.labelLength = try Int.from(value)
            case "json_serializer": dialect.jsonSerializer = value
            case "json_deserializer": dialect.jsonDeserializer = value
            default: try set(name.text, value, dialect)
            }
        }
    }

    /// What `class MyDialect(DefaultDialect)` says of its dialect.
    private static func takeAttributes(of type: Class, _ dialect: Dialect) throws {
        for ancestor in type.resolutionOrder.reversed() where !ancestor.isNative {
            for (name, path) in DialectTraits.flags {
                if let found = ancestor.attributes[Name(name)] { dialect.traits[keyPath: path] = try found.isTrue() }
            }
            if let name = ancestor.attributes["name"]?.object as? StringObject { dialect.rename(name.text) }
            if let length = ancestor.attributes["max_identifier_length"] { dialect.traits.maxIdentifierLength = try Int.from(length) }
            try takeCompilers(of: ancestor, dialect)
            if let types = ancestor.attributes["colspecs"] { dialect.typeImplementations = implementations(types) }
            if let given = ancestor.attributes["connection_characteristics"] { dialect.characteristics = given.dictionary }
            if let preparer = ancestor.attributes["preparer"], let made = try preparer.call(.object(dialect)).object as? IdentifierPreparer { made.serve(dialect) }
            if let style = ancestor.attributes["default_paramstyle"] { dialect.parameterStyle = Dialect.ParameterStyle(rawValue: try String.from(style)) ?? dialect.parameterStyle }
        }
    }

    /// `colspecs = {String: MyString}`
    private static func implementations(_ given: Value) -> [(type: Class, implementation: Class)] {
        given.dictionary?.pairs.compactMap { pair in pair.key.object?.asClass.flatMap { type in pair.value.object?.asClass.map { (type, $0) } } } ?? []
    }

    /// `statement_compiler = MyCompiler`
    private static func takeCompilers(of type: Class, _ dialect: Dialect) throws {
        for (name, path) in compilers { if let given = type.attributes[Name(name)]?.object?.asClass { dialect.derivedCompilers[keyPath: path] = given } }
        if !type.isNative { CompilerClasses.prepare() }
    }
    /// The attributes that name the compilers of a dialect.
    private static let compilers: [(name: String, path: WritableKeyPath<DerivedCompilers, Class?>)] = [("statement_compiler", \.statements), ("ddl_compiler", \.definitions), ("type_compiler_cls", \.types), ("type_compiler", \.types)]

    private static func declareCompilers(_ type: Declaration<Dialect>) {
        for (name, path) in compilers where name != "type_compiler" {
            type.property(name, doc: "What writes its SQL.") { (dialect: Dialect) -> Value in
                if let given = dialect.derivedCompilers[keyPath: path] { return .object(given) }
                let own = CompilerClasses.of(dialect.family)
                return .object(name == "ddl_compiler" ? own.definition : name == "type_compiler_cls" ? own.types : own.driver)
            } set: { (dialect: Dialect, given: Value) in
                CompilerClasses.prepare()
                dialect.derivedCompilers[keyPath: path] = given.object?.asClass
            }
        }
        for name in ["type_compiler_instance", "type_compiler"] {
            type.property(name, doc: "What writes its types.") { (dialect: Dialect) -> Value in
                let kind = dialect.derivedCompilers.types ?? CompilerClasses.of(dialect.family).types
                let known = dialect.ownAttribute("_type_compiler")
                if let compiler = known.object as? TypeCompilerObject, compiler.type === kind { return known }
                let made = Value.object(TypeCompilerObject(dialect, type: kind))
                dialect.setOwnAttribute("_type_compiler", made)
                return made
            } set: { (dialect: Dialect, compiler: Value) in
                CompilerClasses.prepare()
                dialect.derivedCompilers.types = compiler.object?.asClass ?? compiler.object?.type
            }
        }
        type.property("colspecs", doc: "The classes of types that stand for others.") { (dialect: Dialect) throws -> Value in
            let shown = DictObject()
            for (type, implementation) in dialect.typeImplementations { try shown.set(.object(type), .object(implementation)) }
            return shown.value
        } set: { (dialect: Dialect, types: Value) in dialect.typeImplementations = implementations(types) }
        type.property("connection_characteristics", doc: "What options of a connection mean to the driver's.") { (dialect: Dialect) -> Value in dialect.characteristics?.value ?? Characteristics.usual } set: { (dialect: Dialect, given: DictObject) in dialect.characteristics = given }
        type.property("preparer", doc: "What quotes its names.") { (dialect: Dialect) -> Value in .object(IdentifierPreparer.of(dialect).type) }
        type.property("insertmanyvalues_implicit_sentinel", doc: "How the rows of an INSERT of many may be put in order.") { (dialect: Dialect) -> Int in
            switch dialect.family {
            case .postgresql: 126
            case .mssql: 38
            case .mysql: 30
            default: 1
            }
        }
        type.property("supports_native_decimal", doc: "Whether the driver has decimal numbers.") { (dialect: Dialect) -> Bool in dialect.family == .mysql || dialect.family == .mssql }
        type.property("default_paramstyle", doc: "How placeholders are written where nothing else is said.") { (dialect: Dialect) -> String in (dialect.defaultParameterStyle ?? dialect.parameterStyle).rawValue }
    }

    // MARK: attributes of classes

    /// What has a value on the class too, as attributes of Python's classes have.
    private static let ofInstancesAlone: Set<String> = ["identifier_preparer", "type_compiler_instance", "type_compiler", "paramstyle", "positional", "dbapi", "loaded_dbapi", "server_version_info", "default_schema_name", "label_length"]
    nonisolated(unsafe) private static var prototypes: [ObjectIdentifier: Dialect] = [:]
    private static func prototype(of type: Class) throws -> Dialect? {
        if let known = prototypes[ObjectIdentifier(type)] { return known }
        type.inheritHooks()
        guard let made = try type.allocate?(type) as? Dialect else { return nil }
        type.pin()
        prototypes[ObjectIdentifier(type)] = made
        return made
    }
    private static func showOnClass(_ type: Class) {
        for (_, value) in type.attributes {
            guard let property = value.object as? NativeProperty, !ofInstancesAlone.contains(property.name) else { continue }
            property.ofClass = { owner in try prototype(of: owner).map { try property.value(of: .object($0)) } }
        }
    }

    @discardableResult
    private static func set(_ name: String, _ value: Value, _ dialect: Dialect) throws -> Bool {
        guard let flag = DialectTraits.flags.first(where: { $0.name == name }) else { return false }
        dialect.traits[keyPath: flag.path] = try value.isTrue()
        return true
    }

    private static func declareTraits(_ type: Declaration<Dialect>) {
        for (name, path) in DialectTraits.flags {
            type.property(name, doc: "What the database can do.") { (dialect: Dialect) -> Bool in dialect.traits[keyPath: path] } set: { (dialect: Dialect, value: Value) in dialect.traits[keyPath: path] = try value.isTrue() }
        }
        let numbers: [(String, WritableKeyPath<DialectTraits, Int>)] = [
            ("max_identifier_length", \.maxIdentifierLength), ("default_sequence_base", \.sequenceBase), ("insertmanyvalues_page_size", \.insertManyValuesPageSize), ("insertmanyvalues_max_parameters", \.insertManyValuesMaxParameters),
        ]
        for (name, path) in numbers {
            type.property(name, doc: "A limit of the database.") { (dialect: Dialect) -> Int in dialect.traits[keyPath: path] } set: { (dialect: Dialect, value: Int) in dialect.traits[keyPath: path] = value }
        }
        for (name, path) in [("max_constraint_name_length", \.maxConstraintNameLength), ("max_index_name_length", \.maxIndexNameLength)] as [(String, WritableKeyPath<DialectTraits, Int?>)] {
            type.property(name, doc: "How long names may be, where that is not the length of identifiers.") { (dialect: Dialect) -> Value in dialect.traits[keyPath: path].map { .int($0) } ?? .none } set: { (dialect: Dialect, value: Value) in
                dialect.traits[keyPath: path] = value.isNone ? nil : try Int.from(value)
            }
        }
        type.property("label_length", doc: "How long labels may be.") { (dialect: Dialect) -> Value in dialect.traits.labelLength.map { .int($0) } ?? .none } set: { (dialect: Dialect, value: Value) in
            dialect.traits.labelLength = value.isNone ? nil : try Int.from(value)
        }
        type.property("default_metavalue_token", doc: "What stands for the default of a column.") { (dialect: Dialect) -> String in dialect.traits.defaultMetavalueToken } set: { (dialect: Dialect, value: String) in dialect.traits.defaultMetavalueToken = value }
        type.property("default_schema_name", doc: "The schema of plain names.") { (dialect: Dialect) -> Value in
            dialect.traits.defaultSchemaName.map { .string($0) } ?? .none
        } set: { (dialect: Dialect, value: Value) in dialect.traits.defaultSchemaName = value.isNone ? nil : try String.from(value) }
    }

    private static func requireSQLite(_ dialect: Dialect) throws {
        guard dialect.family == .sqlite else { throw PythonException.notImplemented("Retort has no isolation levels of \(dialect.name)") }
    }

    private static func declareMembers(_ type: Declaration<Dialect>) {
        type.property("name", doc: "Its name.") { (dialect: Dialect) -> String in dialect.name } set: { (dialect: Dialect, name: String) in dialect.rename(name) }
        type.property("driver", doc: "Its driver.") { (dialect: Dialect) throws -> Value in
            let drivers: [Dialect.Family: String] = [.sqlite: "pysqlite", .postgresql: "psycopg", .mysql: "mysqldb", .oracle: "oracledb", .mssql: "pyodbc"]
            guard let driver = drivers[dialect.family] else { throw PythonException.noAttribute(.object(dialect), "driver") }
            return .string(driver)
        }
        type.property("default_isolation_level", doc: "The isolation level of new connections.") { (dialect: Dialect) throws -> String in
            guard dialect.family == .sqlite else { throw PythonException.noAttribute(.object(dialect), "default_isolation_level") }
            return "SERIALIZABLE"
        }
        type.method("get_isolation_level_values", .required("dbapi_conn", as: Value.self), doc: "The isolation levels there are.") { (dialect: Dialect, _: Value) throws -> Value in
            guard dialect.family == .sqlite else { throw PythonException.notImplemented("Retort has no isolation levels of \(dialect.name)") }
            return .list(["READ UNCOMMITTED", "SERIALIZABLE", "AUTOCOMMIT"].map { .string($0) })
        }
        for (name, flag) in [("requires_name_normalize", false), ("is_async", false), ("supports_statement_cache", true), ("supports_schemas", true), ("supports_server_side_cursors", false)] {
            type.property(name, doc: "What the database or its driver can do.") { (_: Dialect) -> Bool in flag }
        }
        type.method("normalize_name", .required("name", as: Value.self), doc: "A name of a database that keeps names in capitals, as SQLAlchemy writes it.") { (dialect: Dialect, name: Value) throws -> Value in try NameCase.normalized(name, dialect) }
        type.method("denormalize_name", .required("name", as: Value.self), doc: "A name as a database that keeps names in capitals has it.") { (dialect: Dialect, name: Value) throws -> Value in try NameCase.denormalized(name, dialect) }
        type.method("get_isolation_level", .required("dbapi_connection", as: DriverConnection.self), doc: "The isolation level of a connection.") { (dialect: Dialect, connection: DriverConnection) throws -> String in
            try requireSQLite(dialect)
            return try connection.readsUncommitted() ? "READ UNCOMMITTED" : "SERIALIZABLE"
        }
        type.method("set_isolation_level", .required("dbapi_connection", as: DriverConnection.self), .required("level", as: String.self), doc: "Set the isolation level of a connection.") { (dialect: Dialect, connection: DriverConnection, level: String) throws in
            try requireSQLite(dialect)
            try connection.setIsolation(named: level)
        }
        type.method("reset_isolation_level", .required("dbapi_conn", as: DriverConnection.self), doc: "Give a connection the isolation level of new ones.") { (dialect: Dialect, connection: DriverConnection) throws in
            try requireSQLite(dialect)
            try connection.setIsolation(named: dialect.traits.isolationLevel ?? "SERIALIZABLE")
        }
        type.classMethod("get_pool_class", .required("url", as: URLArgument.self), doc: "The kind of pool of a URL.") { (own: Class, url: URLArgument) throws -> Value in
            guard own.isSubclass(of: sqlite) else { return .object(PoolClasses.ofQueue) }
            if own.isSubclass(of: asynchronous) { return .object(try PoolClasses.asynchronous(of: url.url)) }
            return .object(PoolClasses.type(of: try SQLiteTarget.poolType(for: url.url)))
        }
        type.method("has_table", .required("connection", as: Value.self), .required("table_name", as: String.self), .optional("schema", default: nil as String?), .keywords("kw"), doc: "Whether there is a table or view.") { (_: Dialect, connection: Value, name: String, schema: String?, _: [(name: Name, value: Value)]) throws -> Bool in
            guard let connection = connection.object as? Connection else { throw SQLError.argument("The argument passed to Dialect.has_table() should be a <class 'sqlalchemy.engine.base.Connection'>, got \(try Value.object(connection.object?.type ?? Class.object).reprText()). Additionally, the Dialect.has_table() method is for internal dialect use only; please use ``inspect(some_engine).has_table(<tablename>>)`` for public API use.") }
            return try connection.hasTable(name, schema: schema)
        }
        type.property("paramstyle", doc: "How placeholders are written.") { (dialect: Dialect) -> String in dialect.parameterStyle.rawValue } set: { (dialect: Dialect, style: String) in
            guard let style = Dialect.ParameterStyle(rawValue: style) else { return }
            dialect.parameterStyle = style
        }
        // SQLAlchemy asks the table, not the dialect.
        type.property("implicit_returning", doc: "Whether INSERT may ask for the primary key by RETURNING.") { (_: Dialect) -> Bool in true } set: { (_: Dialect, _: Bool) in }
        // The style alone decides.
        type.property("positional", doc: "Whether parameters are found by their place.") { (dialect: Dialect) -> Bool in dialect.isPositional } set: { (_: Dialect, _: Bool) in }
        for name in ["dbapi", "loaded_dbapi"] {
            type.property(name, doc: "The driver's module.") { (dialect: Dialect) throws -> Value in
                guard dialect.family == .sqlite, let module = try Program.context?.importModule("sqlite3") else { return .none }
                return .object(module)
            }
        }
        type.property("identifier_preparer", doc: "How names are quoted.") { (dialect: Dialect) -> Value in .object(IdentifierPreparer.of(dialect)) } set: { (dialect: Dialect, preparer: IdentifierPreparer) in preparer.serve(dialect) }
        type.property("server_version_info", doc: "The version of the database.") { (dialect: Dialect) -> Value in
            guard dialect.family == .sqlite, dialect.traits.defaultSchemaName != nil else { return .none }
            return .tuple(DriverConnection.version.split(separator: ".").compactMap { Int($0) }.map { .int($0) })
        }
        type.method("create_connect_args", .required("url", as: URLArgument.self), doc: "What the driver's connect() is called with.") { (dialect: Dialect, url: URLArgument) throws -> Value in
            guard dialect.family == .sqlite else { throw PythonException.notImplemented("Retort has no driver of \(dialect.name)") }
            let (positional, keywords) = try SQLiteTarget(url.url, arguments: nil).arguments
            return .tuple([.list(positional), keywords.value])
        }
        type.method("type_descriptor", .required("typeobj", as: TypeArgument.self), doc: "The type of the database for a type.") { (dialect: Dialect, type: TypeArgument) -> Value in .object(type.type.resolved(dialect)) }
    }
}

func declareDialects() { _ = DialectClasses.named("sqlite") }

/// `sqlalchemy.engine.default`
func declareDefaultDialects(in module: ModuleObject) {
    module["DefaultDialect"] = .object(DialectClasses.standard)
    module["StrCompileDialect"] = .object(DialectClasses.stringifying)
}

/// Names in databases that keep them in capitals where they are not in quotes.
private enum NameCase {
    static func normalized(_ value: Value, _ dialect: Dialect) throws -> Value {
        guard !value.isNone else { return .none }
        let name = try String.from(value)
        let (lower, upper) = (name.lowercased(), name.uppercased())
        if lower == upper { return value }
        if upper == name, !dialect.mustQuote(lower) { return .string(lower) }
        return lower == name ? QuotedName.value(name, true) : value
    }
    static func denormalized(_ value: Value, _ dialect: Dialect) throws -> Value {
        guard !value.isNone else { return .none }
        let name = try String.from(value)
        let (lower, upper) = (name.lowercased(), name.uppercased())
        if lower == upper { return value }
        return try lower == name && QuotedName.isQuoted(value) != true && !dialect.mustQuote(lower) ? .string(upper) : value
    }
}
