import Database
import Runtime

/// `ObjectKind` and `ObjectScope`: of what `inspector.get_multi_columns()` and its kin tell (sqlalchemy.engine.reflection).
enum ObjectKinds {
    private static let kinds = [("TABLE", 1), ("VIEW", 2), ("MATERIALIZED_VIEW", 4), ("ANY_VIEW", 6), ("ANY", 7)]
    private static let scopes = [("DEFAULT", 1), ("TEMPORARY", 2), ("ANY", 3)]

    static func declare(in module: ModuleObject) {
        for (name, members) in [("ObjectKind", kinds), ("ObjectScope", scopes)] { module[Name(name)] = (try? flags(name, members)) ?? .none }
    }
    /// `enum.Flag("ObjectKind", {"TABLE": 1, ...})`
    private static func flags(_ name: String, _ members: [(String, Int)]) throws -> Value {
        guard let module = try Program.context?.importModule("enum") else { return .none }
        let values = DictObject(members.map { ($0.0, .int($0.1)) }).value
        return try Value.object(module).attribute("Flag").call([.string(name), values], keywords: [("module", .string("sqlalchemy.engine.reflection"))])
    }

    /// The names of the tables and views meant, the temporary ones last.
    /// - Parameter only: `filter_names=`; where it says all that there is to say, its order is kept
    static func names(_ inspector: Inspector, _ schema: String?, kind: Value, scope: Value, only: [String]?) throws -> [String] {
        let (kind, scope) = (try bits(kind), try bits(scope))
        var found: [String] = []
        if scope & 1 != 0 {
            if kind & 1 != 0 { found += try inspector.tableNames(schema: schema) }
            if kind & 2 != 0 { found += try inspector.viewNames(schema: schema) }
        }
        if scope & 2 != 0 {
            if kind & 1 != 0 { found += try inspector.temporaryTableNames() }
            if kind & 2 != 0 { found += try inspector.temporaryViewNames() }
        }
        guard let only, !only.isEmpty else { return found }
        return kind == 7 && scope == 3 ? only.filter { found.contains($0) } : found.filter { only.contains($0) }
    }
    /// The flags of a member; the first one where nothing was said.
    private static func bits(_ flag: Value) throws -> Int {
        if flag.isNone { return 1 }
        if case .int = flag { throw PythonException.typeError("argument of type 'int' is not iterable") }
        return try Int.from(flag.attribute("value"))
    }
}
