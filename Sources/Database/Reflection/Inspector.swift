import Runtime
import SQL

/// What a database holds (sqlalchemy.Inspector).
public final class Inspector: Object {
    /// The engine or connection asked.
    public let bind: Object
    private let engine: Engine
    private let given: Connection?
    private var known: [String: [ContiguousArray<Value>]] = [:]

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

    private func rows(_ text: String, _ values: [Value] = []) throws -> [ContiguousArray<Value>] {
        let key = text + "\u{0}" + values.map { (try? $0.reprText()) ?? "" }.joined(separator: "\u{0}")
        if let before = known[key] { return before }
        var found: [ContiguousArray<Value>] = []
        func read(_ connection: Connection) throws {
            let result = try connection.executeDriver(text, values)
            while let row = try result.fetch() { found.append(row) }
        }
        if let given { try read(given) } else {
            let connection = try engine.connect()
            defer { try? connection.close() }
            try read(connection)
        }
        known[key] = found
        return found
    }

    private func prefix(_ schema: String?) -> String { schema.map { Dialect.sqlite.quoteAlways($0) + "." } ?? "" }
    private func names(_ condition: String, _ schema: String?) throws -> [String] {
        let table = schema == nil ? "sqlite_master" : "\(prefix(schema))sqlite_master"
        return try rows("SELECT name FROM \(table) WHERE \(condition) ORDER BY name").compactMap { ($0[0].object as? StringObject)?.text }
    }
    private static func condition(_ kind: String, withInternal: Bool) -> String { "type='\(kind)'" + (withInternal ? "" : " AND name NOT LIKE 'sqlite~_%' ESCAPE '~'") }

    public func tableNames(schema: String? = nil, withInternal: Bool = false) throws -> [String] { try names(Inspector.condition("table", withInternal: withInternal), schema) }
    public func viewNames(schema: String? = nil, withInternal: Bool = false) throws -> [String] { try names(Inspector.condition("view", withInternal: withInternal), schema) }
    public func temporaryTableNames(withInternal: Bool = false) throws -> [String] { try rows("SELECT name FROM sqlite_temp_master WHERE \(Inspector.condition("table", withInternal: withInternal)) ORDER BY name").compactMap { ($0[0].object as? StringObject)?.text } }
    public func temporaryViewNames(withInternal: Bool = false) throws -> [String] { try rows("SELECT name FROM sqlite_temp_master WHERE \(Inspector.condition("view", withInternal: withInternal)) ORDER BY name").compactMap { ($0[0].object as? StringObject)?.text } }
    public func schemaNames() throws -> [String] { try rows("PRAGMA database_list").compactMap { ($0[1].object as? StringObject)?.text }.filter { $0 != "temp" } }

    /// Rows of a PRAGMA about a table, of the main database and then the temporary one.
    private func pragma(_ name: String, _ table: String, _ schema: String?) throws -> [ContiguousArray<Value>] {
        let quoted = Dialect.sqlite.quoteAlways(table)
        for schema in schema.map({ [Dialect.sqlite.quoteAlways($0)] }) ?? ["main", "temp"] {
            let found = try rows("PRAGMA \(schema).\(name)(\(quoted))")
            if !found.isEmpty { return found }
        }
        return []
    }

    public func hasTable(_ name: String, schema: String? = nil) throws -> Bool { try !pragma("table_info", name, schema).isEmpty }
    private func require(_ name: String, _ schema: String?) throws {
        if try !hasTable(name, schema: schema) { throw SQLError.noSuchTable(schema.map { "\($0).\(name)" } ?? name) }
    }

    /// The text that made a table or view.
    public func definition(_ name: String, schema: String? = nil) throws -> String? {
        let text = schema == nil
            ? "SELECT sql FROM  (SELECT * FROM sqlite_master UNION ALL   SELECT * FROM sqlite_temp_master) WHERE name = ? AND type in ('table', 'view')"
            : "SELECT sql FROM \(prefix(schema))sqlite_master WHERE name = ? AND type in ('table', 'view')"
        return try rows(text, [.string(name)]).first.flatMap { ($0[0].object as? StringObject)?.text }
    }

    /// - Throws: NoSuchTableError
    private func requiredDefinition(_ table: String, _ schema: String?) throws -> String {
        if let text = try definition(table, schema: schema) { return text }
        try require(table, schema)
        return ""
    }

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
    public func columns(_ table: String, schema: String? = nil) throws -> [ColumnInfo] {
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
                computed: isGenerated ? (DefinitionText.generated(name, text) ?? "", hidden == 3) : nil)
        }
    }
    private static func withoutGenerated(_ type: String) -> String {
        for word in ["GENERATED ALWAYS", "generated always"] {
            if let range = type.firstRange(of: word) { return String(type[..<range.lowerBound]).trimmingSpaces }
        }
        return type
    }

    // MARK: keys and constraints

    public func primaryKey(_ table: String, schema: String? = nil) throws -> (columns: [String], name: String?) {
        let columns = try columns(table, schema: schema).filter { $0.keyPosition > 0 }.sorted { $0.keyPosition < $1.keyPosition }.map(\.name)
        let text = try definition(table, schema: schema) ?? ""
        return (columns, columns.isEmpty ? nil : DefinitionText.constraintName("PRIMARY KEY", text))
    }

    public struct ForeignKeyInfo {
        public let name: String?
        public let columns: [String]
        public let referredTable: String
        public let referredColumns: [String]
        public let options: [(name: String, value: Value)]
    }

    public func foreignKeys(_ table: String, schema: String? = nil) throws -> [ForeignKeyInfo] {
        let found = try pragma("foreign_key_list", table, schema)
        if found.isEmpty { try require(table, schema) }
        var groups: [(id: Int, table: String, columns: [String], referred: [Value])] = []
        for row in found {
            guard case .int(let id) = row[0] else { continue }
            let column = try row[3].strText()
            if let at = groups.firstIndex(where: { $0.id == id }) {
                groups[at].columns.append(column)
                groups[at].referred.append(row[4])
            } else { groups.append((id, try row[2].strText(), [column], [row[4]])) }
        }
        func info(_ group: (id: Int, table: String, columns: [String], referred: [Value]), _ declared: DefinitionText.ForeignKey?) throws -> ForeignKeyInfo {
            var referred = try group.referred.filter { !$0.isNone }.map { try $0.strText() }
            if referred.isEmpty { referred = try hasTable(group.table, schema: schema) ? primaryKey(group.table, schema: schema).columns : [] }
            return ForeignKeyInfo(name: declared?.name, columns: group.columns, referredTable: group.table, referredColumns: referred, options: declared?.options ?? [])
        }
        // Those that the text of the table names come first, in its order.
        var keys: [ForeignKeyInfo] = []
        for declared in DefinitionText.foreignKeys(try definition(table, schema: schema) ?? "") {
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
    public func indexes(_ table: String, schema: String? = nil, includesExpressions: Bool = false, purpose: String = "") throws -> [IndexInfo] {
        let found = try pragma("index_list", table, schema)
        if found.isEmpty { try require(table, schema) }
        return try found.sorted { (try? $0[1].strText()) ?? "" < (try? $1[1].strText()) ?? "" }.compactMap { row in
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
                if try row[4].isTrue(), let range = text.uppercased().firstRange(of: " WHERE ") {
                    let offset = text.uppercased().distance(from: text.startIndex, to: range.upperBound)
                    condition = String(text.dropFirst(offset))
                }
                if columns.contains(where: { $0 == nil }) { expressions = DefinitionText.indexParts(text) }
            }
            return IndexInfo(name: name, columns: columns, expressions: expressions, isUnique: try row[2].isTrue(), condition: condition, isOfConstraint: isOfConstraint)
        }
    }

    /// The UNIQUE constraints that the table's text has.
    public func declaredUniques(_ table: String) throws -> [(name: String?, columns: [String])] { DefinitionText.uniques(try definition(table) ?? "", isWhole: true) }

    public func uniqueConstraints(_ table: String, schema: String? = nil) throws -> [(name: String?, columns: [String])] {
        let automatic = try indexes(table, schema: schema, purpose: "unique").filter { $0.isOfConstraint && $0.isUnique }.map { $0.columns.compactMap { $0 } }
        let declared = DefinitionText.uniques(try definition(table, schema: schema) ?? "", isWhole: false)
        return declared.filter { own in automatic.contains(own.columns) }
    }

    public func checkConstraints(_ table: String, schema: String? = nil) throws -> [(name: String?, condition: String)] {
        DefinitionText.checks(try requiredDefinition(table, schema)).sorted { ($0.name ?? "~") < ($1.name ?? "~") }
    }
}
