import Runtime
import SQL

/// What a database holds (sqlalchemy.Inspector).
public final class Inspector: Object {
    /// The engine or connection asked.
    public let bind: Object
    private let engine: Engine
    private let given: Connection?
    /// What has been told of tables, by what it is, as SQLAlchemy keeps it (`reflection.cache`): statements are sent again for what has not.
    private var known: [String: Any] = [:]
    /// The connection of what is being asked.
    private var current: Connection?

    public init(_ engine: Engine) {
        bind = engine
        self.engine = engine
        given = nil
        super.init()
    }
    public init(_ connection: Connection) {
        bind = connection
        engine = connection.engine
        given = connection
        super.init()
    }

    public func clearCache() {
        known = [:]
        warned = []
    }
    /// The indexes whose leaving out was told of.
    private var warned: Set<String> = []
    public var subjectEngine: Engine { engine }

    private func once<R>(_ what: String, _ table: String = "", _ schema: String? = nil, _ make: () throws -> R) rethrows -> R {
        let key = [what, table, schema ?? "\u{0}"].joined(separator: "\u{0}")
        if let before = known[key], let told = before as? R { return told }
        let made = try make()
        known[key] = made
        return made
    }

    /// Asks all that `body` asks by one connection.
    public func together<R>(_ body: () throws -> R) throws -> R {
        if current != nil || given != nil { return try body() }
        let connection = try engine.connect()
        current = connection
        defer {
            current = nil
            try? connection.close()
        }
        return try body()
    }

    private func rows(_ text: String, _ values: [Value] = []) throws -> [ContiguousArray<Value>] {
        try together {
            guard let connection = given ?? current else { return [] }
            var found: [ContiguousArray<Value>] = []
            let result = try connection.executeDriver(text, values)
            while let row = try result.fetch() { found.append(row) }
            return found
        }
    }

    private func prefix(_ schema: String?) -> String { schema.map { Dialect.sqlite.quoteAlways($0) + "." } ?? "" }
    private func names(_ condition: String, _ schema: String?) throws -> [String] {
        let table = schema == nil ? "sqlite_master" : "\(prefix(schema))sqlite_master"
        return try named("SELECT name FROM \(table) WHERE \(condition) ORDER BY name")
    }
    private func named(_ text: String) throws -> [String] { try once(text) { try rows(text).compactMap { ($0[0].object as? StringObject)?.text } } }
    private static func condition(_ kind: String, withInternal: Bool) -> String { "type='\(kind)'" + (withInternal ? "" : " AND name NOT LIKE 'sqlite~_%' ESCAPE '~'") }

    public func tableNames(schema: String? = nil, withInternal: Bool = false) throws -> [String] { try names(Inspector.condition("table", withInternal: withInternal), schema) }
    public func viewNames(schema: String? = nil, withInternal: Bool = false) throws -> [String] { try names(Inspector.condition("view", withInternal: withInternal), schema) }
    public func temporaryTableNames(withInternal: Bool = false) throws -> [String] { try named("SELECT name FROM sqlite_temp_master WHERE \(Inspector.condition("table", withInternal: withInternal)) ORDER BY name") }
    public func temporaryViewNames(withInternal: Bool = false) throws -> [String] { try named("SELECT name FROM sqlite_temp_master WHERE \(Inspector.condition("view", withInternal: withInternal)) ORDER BY name") }
    public func schemaNames() throws -> [String] { try once("schemas") { try rows("PRAGMA database_list").compactMap { ($0[1].object as? StringObject)?.text }.filter { $0 != "temp" } } }

    /// Rows of a PRAGMA about a table, of the main database and then the temporary one.
    private func pragma(_ name: String, _ table: String, _ schema: String?) throws -> [ContiguousArray<Value>] {
        let quoted = Dialect.sqlite.quoteAlways(table)
        for schema in schema.map({ [Dialect.sqlite.quoteAlways($0)] }) ?? ["main", "temp"] {
            let found = try rows("PRAGMA \(schema).\(name)(\(quoted))")
            if !found.isEmpty { return found }
        }
        return []
    }

    public func hasTable(_ name: String, schema: String? = nil) throws -> Bool { try once("table", name, schema) { try isThere(name, schema) } }
    private func isThere(_ name: String, _ schema: String?) throws -> Bool {
        if let schema, try !schemaNames().contains(schema) { return false }
        return try !pragma("table_info", name, schema).isEmpty
    }
    private func require(_ name: String, _ schema: String?) throws {
        if try !isThere(name, schema) { throw SQLError.noSuchTable(schema.map { "\($0).\(name)" } ?? name) }
    }

    /// The text that made a table or view.
    public func definition(_ name: String, schema: String? = nil) throws -> String? { try once("definition", name, schema) { try definition(name, schema, "type in ('table', 'view')") } }
    /// The text that made a view.
    public func viewDefinition(_ name: String, schema: String? = nil) throws -> String? { try once("view", name, schema) { try definition(name, schema, "type='view'") } }

    private func definition(_ name: String, _ schema: String?, _ kinds: String) throws -> String? {
        func text(_ source: String) throws -> String? { try rows("SELECT sql FROM \(source) WHERE name = ? AND \(kinds)", [.string(name)]).first.flatMap { ($0[0].object as? StringObject)?.text } }
        let isView = kinds == "type='view'"
        guard isView, schema != nil else {
            do { return try text(" (SELECT * FROM \(prefix(schema))sqlite_master UNION ALL   SELECT * FROM \(prefix(schema))sqlite_temp_master)") } catch is StatementException { return try text("\(prefix(schema))sqlite_master") }
        }
        return try text("\(prefix(schema))sqlite_master")
    }

    /// - Throws: NoSuchTableError
    private func requiredDefinition(_ table: String, _ schema: String?, isKept: Bool = true) throws -> String {
        let found = isKept ? try definition(table, schema: schema) : try definition(table, schema, "type in ('table', 'view')")
        if let found { return found }
        if Inspector.systemTables.contains(table) { return "" }
        throw SQLError.noSuchTable(schema == nil ? table : prefix(schema) + table)
    }
    private static let systemTables: Set<String> = ["sqlite_schema", "sqlite_master", "sqlite_temp_schema", "sqlite_temp_master"]

    // MARK: columns

    public struct ColumnInfo {
        public let name: String
        public let type: SQLType
        public let isNullable: Bool
        /// The text of the default.
        public let fallback: String?
        public let keyPosition: Int
        public let computed: (text: String, isPersisted: Bool)?
    }

    /// - Throws: NoSuchTableError
    public func columns(_ table: String, schema: String? = nil) throws -> [ColumnInfo] { try once("columns", table, schema) { try together { try foundColumns(table, schema) } } }
    private func foundColumns(_ table: String, _ schema: String?) throws -> [ColumnInfo] {
        let found = try pragma("table_xinfo", table, schema)
        if found.isEmpty { try require(table, schema) }
        let isAnyGenerated = found.contains { row in
            guard row.count > 6, case .int(let hidden) = row[6] else { return false }
            return hidden == 2 || hidden == 3
        }
        let text = isAnyGenerated ? try definition(table, schema: schema) ?? "" : ""
        return try found.compactMap { row in
            guard row.count >= 6, case .int(let hidden) = row.count > 6 ? row[6] : .int(0), hidden != 1 else { return nil }
            let name = try row[1].strText()
            let isGenerated = hidden == 2 || hidden == 3
            let declared = try row[2].strText().uppercased()
            let plain = isGenerated ? Inspector.withoutGenerated(declared) : declared
            var position = 0
            if case .int(let at) = row[5] { position = at }
            return ColumnInfo(
                name: name, type: try ReflectedType.make(plain), isNullable: try !row[3].isTrue(), fallback: row[4].isNone ? nil : try row[4].strText(), keyPosition: position,
                computed: isGenerated ? (GeneratedColumnText.expression(name, text), hidden == 3) : nil)
        }
    }
    private static func withoutGenerated(_ type: String) -> String {
        for word in ["GENERATED ALWAYS", "generated always"] {
            if let range = type.firstRange(of: word) { return String(type[..<range.lowerBound]).trimmingSpaces }
        }
        return type
    }

    // MARK: keys and constraints

    public func primaryKey(_ table: String, schema: String? = nil) throws -> (columns: [String], name: String?) { try once("key", table, schema) { try together { try foundKey(table, schema) } } }
    private func foundKey(_ table: String, _ schema: String?) throws -> (columns: [String], name: String?) {
        let text = try requiredDefinition(table, schema, isKept: false)
        let columns = try columns(table, schema: schema).filter { $0.keyPosition > 0 }.sorted { $0.keyPosition < $1.keyPosition }.map(\.name)
        return (columns, columns.isEmpty ? nil : DefinitionText.constraintName("PRIMARY KEY", text))
    }

    public struct ForeignKeyInfo {
        public let name: String?
        public let columns: [String]
        public let referredTable: String
        public let referredColumns: [String]
        public let options: [(name: String, value: Value)]
    }

    public func foreignKeys(_ table: String, schema: String? = nil) throws -> [ForeignKeyInfo] { try once("foreign keys", table, schema) { try together { try foundForeignKeys(table, schema) } } }
    private func foundForeignKeys(_ table: String, _ schema: String?) throws -> [ForeignKeyInfo] {
        let found = try pragma("foreign_key_list", table, schema)
        var groups: [(id: Int, table: String, columns: [String], referred: [Value])] = []
        for row in found {
            guard case .int(let id) = row[0] else { continue }
            let column = try row[3].strText()
            if let at = groups.firstIndex(where: { $0.id == id }) {
                groups[at].columns.append(column)
                groups[at].referred.append(row[4])
            } else { groups.append((id, try row[2].strText(), [column], [row[4]])) }
        }
        // Of those that are the same but for what they do, SQLAlchemy tells one.
        var met: Set<[String]> = []
        groups = try groups.filter { group in met.insert(group.columns + ["\u{0}", group.table] + (try group.referred.map { $0.isNone ? "" : try $0.strText() })).inserted }
        func info(_ group: (id: Int, table: String, columns: [String], referred: [Value]), _ declared: DefinitionText.ForeignKey?) throws -> ForeignKeyInfo {
            var referred = try group.referred.filter { !$0.isNone }.map { try $0.strText() }
            if referred.isEmpty { do { referred = try primaryKey(group.table, schema: schema).columns } catch let error as PythonException where error.isInstance(of: SQLError.noSuchTableError) {} }
            return ForeignKeyInfo(name: declared?.name, columns: group.columns, referredTable: group.table, referredColumns: referred, options: declared?.options ?? [])
        }
        let text = try requiredDefinition(table, schema, isKept: false)
        // Those that the text of the table names come first, in its order.
        var keys: [ForeignKeyInfo] = []
        for declared in DefinitionText.foreignKeys(text) {
            guard let at = groups.firstIndex(where: { $0.columns.map { $0.lowercased() } == declared.columns.map { $0.lowercased() } && $0.table.lowercased() == declared.table.lowercased() }) else { continue }
            keys.append(try info(groups.remove(at: at), declared))
        }
        return keys + (try groups.map { try info($0, nil) })
    }

    /// `WITHOUT ROWID`, `STRICT`
    public func tableOptions(_ table: String, schema: String? = nil) throws -> [(name: String, value: Value)] {
        DefinitionText.tableOptions(try requiredDefinition(table, schema))
    }

    public struct IndexInfo {
        public let name: String
        public let columns: [String?]
        public let expressions: [String]?
        public let isUnique: Bool
        /// The condition of a partial index.
        public let condition: String?
        /// Whether SQLite made it for a constraint.
        public let isOfConstraint: Bool
    }

    /// - Parameter includesExpressions: whether indexes of expressions are told, rather than left out with a warning as SQLAlchemy does.
    /// - Parameter purpose: what they are asked for: each is told once of what is left out, as long as nothing is asked anew.
    /// - Parameter withAutomatic: whether those that SQLite made for constraints are told too.
    public func indexes(_ table: String, schema: String? = nil, includesExpressions: Bool = false, withAutomatic: Bool = true, purpose: String = "") throws -> [IndexInfo] {
        try once("indexes \(includesExpressions) \(withAutomatic)", table, schema) {
            try together {
                let found = try foundIndexes(table, schema, includesExpressions, withAutomatic, purpose)
                if found.isEmpty { try require(table, schema) }
                return found
            }
        }
    }
    private func foundIndexes(_ table: String, _ schema: String?, _ includesExpressions: Bool, _ withAutomatic: Bool, _ purpose: String) throws -> [IndexInfo] {
        let found = try pragma("index_list", table, schema).filter { try withAutomatic || !$0[1].strText().hasPrefix("sqlite_autoindex") }
        let told = try found.compactMap { row -> IndexInfo? in
            let name = try row[1].strText()
            let isOfConstraint = name.hasPrefix("sqlite_autoindex")
            let parts = try pragma("index_info", name, schema)
            let columns = parts.map { ($0[2].object as? StringObject)?.text }
            if !includesExpressions, columns.contains(where: { $0 == nil }) {
                if warned.insert("\(purpose) \(schema ?? "") \(table) \(name)").inserted { try SQLWarning.warn("Skipped unsupported reflection of expression-based index \(name)") }
                return nil
            }
            var condition: String?
            var expressions: [String]?
            if row.count > 4, try row[4].isTrue() || columns.contains(where: { $0 == nil }) {
                let text = try rows("SELECT sql FROM \(prefix(schema))sqlite_master WHERE name = ? AND type = 'index'", [.string(name)]).first.flatMap { ($0[0].object as? StringObject)?.text } ?? ""
                if try row[4].isTrue() {
                    condition = DefinitionText.indexCondition(text)
                    if condition == nil { try SQLWarning.warn("Failed to look up filter predicate of partial index \(name)") }
                }
                if columns.contains(where: { $0 == nil }) { expressions = DefinitionText.indexParts(text) }
            }
            return IndexInfo(name: name, columns: columns, expressions: expressions, isUnique: try row[2].isTrue(), condition: condition, isOfConstraint: isOfConstraint)
        }
        return told.sorted { $0.name < $1.name }
    }

    /// The UNIQUE constraints that the table's text has.
    public func declaredUniques(_ table: String) throws -> [(name: String?, columns: [String])] { DefinitionText.uniques(try definition(table) ?? "", isWhole: true) }

    public func uniqueConstraints(_ table: String, schema: String? = nil) throws -> [(name: String?, columns: [String])] { try once("uniques", table, schema) { try together { try foundUniques(table, schema) } } }
    private func foundUniques(_ table: String, _ schema: String?) throws -> [(name: String?, columns: [String])] {
        let automatic = try indexes(table, schema: schema, purpose: "unique").filter { $0.isOfConstraint && $0.isUnique }.map { $0.columns.compactMap { $0 } }
        let declared = DefinitionText.uniques(try definition(table, schema: schema) ?? "", isWhole: false)
        return declared.filter { own in automatic.contains(own.columns) }
    }

    public func checkConstraints(_ table: String, schema: String? = nil) throws -> [(name: String?, condition: String)] {
        DefinitionText.checks(try requiredDefinition(table, schema)).sorted { ($0.name ?? "~") < ($1.name ?? "~") }
    }

    // MARK: all of it

    /// What is told of some tables; those that are not there are left out, as SQLAlchemy's `get_multi_…()` does.
    public static func ofThere<R>(_ tables: [String], _ tell: (String) throws -> R) throws -> [(table: String, told: R)] {
        try tables.compactMap { table in
            do { return (table, try tell(table)) } catch let error as PythonException where error.isInstance(of: SQLError.noSuchTableError) { return nil }
        }
    }

    /// Asks for all that is told of some tables, one thing after the other, as reflection does.
    /// - Returns: the tables that are there
    @discardableResult
    func prepare(_ tables: [String], schema: String?) throws -> [String] {
        try together {
            let tables = try Inspector.ofThere(tables) { try columns($0, schema: schema) }.map(\.table)
            _ = try Inspector.ofThere(tables) { try primaryKey($0, schema: schema) }
            _ = try Inspector.ofThere(tables) { try foreignKeys($0, schema: schema) }
            _ = try Inspector.ofThere(tables) { try indexes($0, schema: schema, withAutomatic: false) }
            _ = try Inspector.ofThere(tables) { try uniqueConstraints($0, schema: schema) }
            _ = try Inspector.ofThere(tables) { try checkConstraints($0, schema: schema) }
            return tables
        }
    }
}
