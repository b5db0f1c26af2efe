import Runtime

/// Writes types as a database calls them (sqlalchemy.sql.compiler.GenericTypeCompiler and those derived from it).
///
/// A type has the name that its Python class gives as `__visit_name__`: `integer` for Integer, `INTEGER` for INTEGER. Names in
/// capitals are written as they are, where the database has the type; the others are what the database has for them.
public struct TypeCompiler {
    public let dialect: Dialect
    public init(dialect: Dialect) { self.dialect = dialect }
    /// The schemas that stand for those of types, while a statement with `schema_translate_map` is written.
    nonisolated(unsafe) static var schemaMap: SchemaMap?

    /// - Throws: UnsupportedCompilationError for types that the database does not have.
    public func text(_ type: SQLType) throws -> String {
        if let improper = type as? ImproperType {
            if dialect.isStringifying { return try improper.repr() }
            throw improper.missing("_variant_mapping")
        }
        if let unresolved = type as? TypeDecorator { return try unresolved.ddl(dialect) }
        let name = type.visitName
        if let derived = try derived(name, type) { return derived }
        return try plainText(name, type)
    }

    /// A type as the dialect writes it, without the program's compiler.
    public func plainText(_ name: String, _ type: SQLType) throws -> String {
        // `Interval(native=False)`: no database's own.
        if let interval = type as? IntervalType, !interval.isNative { return try text(IntervalType.stand) }
        if let own = try particular(name, type) { return own }
        if let text = try standard(name, type) { return text }
        return try unknown(type)
    }

    /// What a database writes in its own way; nil for what all do alike.
    private func particular(_ name: String, _ type: SQLType) throws -> String? {
        switch dialect.family {
        case .standard: dialect.isStringifying ? stringified(name, type) : nil
        case .sqlite: try sqlite(name, type)
        case .postgresql: try postgresql(name, type)
        case .mysql: try mysql(name, type)
        case .oracle: try oracle(name, type)
        case .mssql: try mssql(name, type)
        }
    }

    /// A type by the name of another.
    func standardText(_ name: String, _ type: SQLType) throws -> String { try standard(name, type) ?? name }

    private func standard(_ name: String, _ type: SQLType) throws -> String? {
        switch name {
        case "integer", "small_integer", "big_integer", "string", "unicode", "text", "unicode_text", "numeric", "float", "double", "datetime", "date", "time", "boolean", "large_binary", "enum":
            let actual = TypeCompiler.capitals[name] ?? name
            return try derived(actual, type) ?? particular(actual, type) ?? standard(actual, type)
        case "INTEGER", "SMALLINT", "BIGINT", "FLOAT", "DOUBLE", "REAL", "TIMESTAMP", "DATETIME", "DATE", "TIME", "CLOB", "NCLOB", "UUID", "BLOB", "BOOLEAN": return name
        case "DOUBLE_PRECISION": return "DOUBLE PRECISION"
        case "NUMERIC", "DECIMAL": return numeric(name, type)
        case "VARCHAR", "CHAR", "NCHAR", "NVARCHAR", "TEXT": return string(name, type)
        case "BINARY", "VARBINARY": return try name + counted(type.argument("length"))
        case "uuid":
            let isNative = (type as? UuidType)?.isNative != false && dialect.hasUuids
            return isNative ? try particular("UUID", type) ?? "UUID" : "CHAR(32)"
        case "interval": return try text(IntervalType.stand)
        case "null": throw SQLError.compile("Can't generate DDL for NullType(); did you forget to specify a type on this Column?")
        default: return nil
        }
    }
    private static let capitals = [
        "integer": "INTEGER", "small_integer": "SMALLINT", "big_integer": "BIGINT", "string": "VARCHAR", "unicode": "VARCHAR", "text": "TEXT", "unicode_text": "TEXT", "numeric": "NUMERIC", "float": "FLOAT", "double": "DOUBLE",
        "datetime": "DATETIME", "date": "DATE", "time": "TIME", "boolean": "BOOLEAN", "large_binary": "BLOB", "enum": "VARCHAR",
    ]

    /// `(16)` where there is a number.
    private func counted(_ length: String?) throws -> String {
        guard let length, length != "0" else { return "" }
        guard Int(length) != nil else { throw PythonException.typeError("%d format: a real number is required, not str") }
        return "(\(length))"
    }
    /// `NUMERIC(10, 2)`
    func numeric(_ name: String, _ type: SQLType) -> String {
        guard let precision = type.argument("precision") else { return name }
        return name + (type.argument("scale").map { "(\(precision), \($0))" } ?? "(\(precision))")
    }
    /// `VARCHAR(20) COLLATE "C"`
    private func string(_ name: String, _ type: SQLType) -> String {
        let length = type.argument("length").map { $0 == "0" ? "" : "(\($0))" } ?? ""
        return name + length + (type.argument("collation").map { " COLLATE \(dialect.collation($0, schema: (type as? StringType)?.collationSchema))" } ?? "")
    }

    private func sqlite(_ name: String, _ type: SQLType) throws -> String? {
        switch name {
        case "DATETIME", "DATE", "TIME": (type as? TemporalType)?.isFormatText == false ? name + "_CHAR" : nil
        case "JSON", "JSONB": name
        default: nil
        }
    }

    // MARK: what no database has

    /// `str(type)`: the name of any type in capitals, the repr of others.
    private func stringified(_ name: String, _ type: SQLType) -> String? {
        if name == "null" { return "NULL" }
        return nil
    }

    private func unknown(_ type: SQLType) throws -> String {
        guard dialect.isStringifying else {
            let error = SQLError.unsupportedCompilation("Compiler \(dialect.compilerName(isType: true)) can't render element of type \(try type.str())")
            let compiler = dialect.compilerName(isType: true).split(separator: " ").first.flatMap { $0.split(separator: ".").last } ?? "TypeCompiler"
            error.cause = PythonException.attributeError("'\(compiler)' object has no attribute 'visit_\(type.visitName)'")
            throw error
        }
        return type.type.name == type.type.name.uppercased() ? type.type.name : try type.repr()
    }

    /// The error of a type of another database whose name is known here, but not what it is made of.
    func missing(_ attribute: String, _ type: SQLType) -> PythonException { PythonException.attributeError("'\(type.type.name)' object has no attribute '\(attribute)'") }
}
