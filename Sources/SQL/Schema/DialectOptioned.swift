import Runtime

/// What has options of dialects: `sqlite_where=...` (sqlalchemy.sql.base.DialectKWArgs).
public protocol DialectOptioned: Object {
    /// By their whole names: `sqlite_where`.
    var options: [String: Value] { get set }
}

extension Table: DialectOptioned {}
extension Column: DialectOptioned {}
extension Constraint: DialectOptioned {}
extension Index: DialectOptioned {}
extension ForeignKey: DialectOptioned {}

/// The options that dialects take of each kind of schema object, with their defaults (`construct_arguments`).
public enum DialectOptions {
    public typealias Option = (name: String, fallback: Value)

    public static let dialects = ["sqlite", "postgresql", "mysql", "mariadb", "oracle", "mssql"]
    /// By dialect, then by the name of the class. `*` takes any.
    private static func known() -> [String: [String: [Option]]] {
        let no = Value.bool(false), none = Value.none
        let mysql: [String: [Option]] = [
            "Table": [("*", none)], "PrimaryKeyConstraint": [("using", none)], "Index": [("using", none), ("length", none), ("prefix", none), ("with_parser", none)],
        ]
        return [
            "sqlite": [
                "Table": [("autoincrement", no), ("with_rowid", .bool(true)), ("strict", no)], "Index": [("where", none)],
                "Column": [("on_conflict_primary_key", none), ("on_conflict_not_null", none), ("on_conflict_unique", none)], "Constraint": [("on_conflict", none)],
            ],
            "postgresql": [
                "Index": [("using", no), ("include", none), ("where", none), ("ops", DictObject().value), ("concurrently", no), ("with", DictObject().value), ("tablespace", none), ("nulls_not_distinct", none)],
                "Table": [("ignore_search_path", no), ("tablespace", none), ("partition_by", none), ("with_oids", none), ("with", none), ("on_commit", none), ("inherits", none), ("using", none)],
                "CheckConstraint": [("not_valid", no)], "ForeignKeyConstraint": [("not_valid", no)], "PrimaryKeyConstraint": [("include", none)], "UniqueConstraint": [("include", none), ("nulls_not_distinct", none)],
            ],
            "mysql": mysql,
            "mariadb": mysql,
            "oracle": [
                "Table": [("resolve_synonyms", no), ("on_commit", none), ("compress", no), ("tablespace", none)], "Index": [("bitmap", no), ("compress", no), ("vector", no)],
                "Sequence": [("order", none)], "Identity": [("order", none), ("on_null", none)],
            ],
            "mssql": [
                "PrimaryKeyConstraint": [("clustered", none)], "UniqueConstraint": [("clustered", none)], "Index": [("clustered", none), ("include", none), ("where", none), ("columnstore", none)],
                "Column": [("identity_start", none), ("identity_increment", none)],
            ],
        ]
    }
    nonisolated(unsafe) private static var accepted = known()

    /// `Index.argument_for("sqlite", "length", None)`
    public static func add(_ name: String, _ fallback: Value, of className: String, dialect: String) {
        accepted[dialect, default: [:]][className, default: []].removeAll { $0.name == name }
        accepted[dialect, default: [:]][className, default: []].append((name, fallback))
    }

    /// What a dialect takes of a class or those above it; nil for an unknown dialect.
    public static func options(of type: Class, dialect: String) -> [Option]? {
        guard let classes = accepted[dialect] else { return nil }
        return type.resolutionOrder.flatMap { classes[$0.name] ?? [] }
    }

    /// `sqlite_where` in two.
    public static func split(_ name: String) -> (dialect: String, option: String)? {
        guard let mark = name.firstIndex(of: "_"), mark != name.startIndex, name.index(after: mark) != name.endIndex else { return nil }
        return (String(name[..<mark]), String(name[name.index(after: mark)...]))
    }

    /// - Throws: TypeError for what cannot be an option, ArgumentError for what its dialect does not take.
    public static func check(_ name: String, of type: Class) throws {
        guard let (dialect, option) = split(name) else { throw PythonException.typeError("Additional arguments should be named <dialectname>_<argument>, got \(name.pythonRepr)") }
        guard let options = options(of: type, dialect: dialect) else {
            return try SQLWarning.warn("Can't validate argument \(name.pythonRepr); can't locate any SQLAlchemy dialect named \(dialect.pythonRepr)")
        }
        if !options.contains(where: { $0.name == option || $0.name == "*" }) {
            throw SQLError.argument("Argument \(name.pythonRepr) is not accepted by dialect \(dialect.pythonRepr) on behalf of \(try Value.object(type).reprText())")
        }
    }
}
