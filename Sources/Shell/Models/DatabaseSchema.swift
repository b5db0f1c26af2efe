import Database
import Runtime
import SQL

/// What a database holds, read when asked for: the names of the tables at once, the rest table by table.
final class DatabaseSchema {
    struct ForeignKey {
        let columns: [String]
        /// As the table itself is spelled.
        let table: String
        let referred: [String]
        let name: String?
        /// `ondelete`, `onupdate`, `deferrable`, `initially`
        let options: [(name: String, value: Value)]

        var deletesRows: Bool { options.contains { $0.name == "ondelete" && ((try? $0.value.strText()) ?? "") == "CASCADE" } }
    }

    struct Table {
        enum Kind { case table, view, virtual }
        let name: String
        let kind: Kind
        var columns: [Inspector.ColumnInfo] = []
        var primaryKey: [String] = []
        var foreignKeys: [ForeignKey] = []
        var uniques: [(name: String?, columns: [String])] = []
        var checks: [(name: String?, condition: String)] = []
        var indexes: [Inspector.IndexInfo] = []
        var options: [(name: String, value: Value)] = []
        var isAutoincrementing = false

        func column(_ name: String) -> Inspector.ColumnInfo? { columns.first { $0.name == name } }
        /// Whether no two rows have the same values in some columns.
        func isUnique(_ columns: [String]) -> Bool {
            let wanted = Set(columns)
            return Set(primaryKey) == wanted || uniques.contains { Set($0.columns) == wanted } || indexes.contains { $0.isUnique && $0.condition == nil && Set($0.columns.compactMap { $0 }) == wanted }
        }
    }

    let names: [(name: String, kind: Table.Kind)]
    private let inspector: Inspector
    private let connection: Connection
    private var known: [String: Table] = [:]
    private lazy var references: [(from: String, to: String)] = (try? readReferences()) ?? []

    /// - Throws: DatabaseError for a file that is none, OperationalError for one that cannot be opened.
    init(_ engine: Engine) throws {
        connection = try engine.connect()
        inspector = Inspector(engine)
        var names: [(name: String, kind: Table.Kind)] = []
        let result = try connection.executeDriver("SELECT name, type FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite~_%' ESCAPE '~' ORDER BY name", [])
        while let row = try result.fetch() {
            let kind: Table.Kind
            switch try row[1].strText() {
            case "table": kind = .table
            case "view": kind = .view
            case "virtual": kind = .virtual
            default: continue
            }
            names.append((try row[0].strText(), kind))
        }
        self.names = names
        try connection.rollback()
    }

    func table(_ name: String) throws -> Table {
        if let table = known[name] { return table }
        var table = Table(name: name, kind: names.first { $0.name == name }?.kind ?? .table)
        table.columns = try inspector.columns(name)
        if table.kind == .table {
            table.primaryKey = try inspector.primaryKey(name).columns
            table.foreignKeys = try foreignKeys(of: name)
            let indexes = try inspector.indexes(name, includesExpressions: true)
            let declared = try inspector.declaredUniques(name)
            table.uniques = indexes.filter { $0.isOfConstraint && $0.isUnique }.map { $0.columns.compactMap { $0 } }.filter { $0 != table.primaryKey }.map { columns in
                (declared.first { $0.columns.map { $0.lowercased() } == columns.map { $0.lowercased() } }?.name, columns)
            }
            table.checks = try inspector.checkConstraints(name)
            table.indexes = indexes.filter { !$0.isOfConstraint }
            table.options = try inspector.tableOptions(name)
            table.isAutoincrementing = try inspector.definition(name)?.uppercased().contains("AUTOINCREMENT") ?? false
        }
        known[name] = table
        return table
    }

    /// The foreign keys in the order of their declaration.  SQLite itself tells the actions; names and deferral stand in the table's text alone.
    private func foreignKeys(of table: String) throws -> [ForeignKey] {
        let declared = try inspector.foreignKeys(table)
        var groups: [(id: Int, table: String, columns: [String], referred: [Value], actions: [(name: String, value: Value)])] = []
        let result = try connection.executeDriver("SELECT id, \"table\", \"from\", \"to\", on_update, on_delete FROM pragma_foreign_key_list(?) ORDER BY id DESC, seq", [.string(table)])
        while let row = try result.fetch() {
            guard case .int(let id) = row[0] else { continue }
            let column = try row[2].strText()
            if groups.last?.id == id {
                groups[groups.count - 1].columns.append(column)
                groups[groups.count - 1].referred.append(row[3])
                continue
            }
            let actions = try [("ondelete", row[5]), ("onupdate", row[4])].filter { try $0.1.strText() != "NO ACTION" }
            groups.append((id, try row[1].strText(), [column], [row[3]], actions.map { (name: $0.0, value: $0.1) }))
        }
        try connection.rollback()
        return try groups.map { group in
            let text = declared.first { $0.columns == group.columns && $0.referredTable.lowercased() == group.table.lowercased() }
            let target = names.first { $0.name.lowercased() == group.table.lowercased() }
            var referred = try group.referred.filter { !$0.isNone }.map { try $0.strText() }
            if referred.isEmpty, let target { referred = try inspector.primaryKey(target.name).columns }
            let rest = (text?.options ?? []).filter { $0.name != "ondelete" && $0.name != "onupdate" }
            return ForeignKey(columns: group.columns, table: target?.name ?? group.table, referred: referred, name: text?.name, options: group.actions + rest)
        }
    }

    /// A foreign key's target, where it is there and has the columns.
    func target(of key: ForeignKey) throws -> Table? {
        guard names.contains(where: { $0.name == key.table && $0.kind == .table }) else { return nil }
        let found = try table(key.table)
        return key.referred.count == key.columns.count && key.referred.allSatisfy { found.column($0) != nil } ? found : nil
    }

    /// The tables that foreign keys, either way, lead to from some table, itself among them; in order of name.
    func component(of name: String) -> [String] {
        var found: Set<String> = [name], open = [name]
        var neighbours: [String: [String]] = [:]
        for (from, to) in references {
            neighbours[from, default: []].append(to)
            neighbours[to, default: []].append(from)
        }
        while let next = open.popLast() {
            for other in neighbours[next] ?? [] where found.insert(other).inserted { open.append(other) }
        }
        return names.map(\.name).filter { found.contains($0) }
    }

    private func readReferences() throws -> [(from: String, to: String)] {
        var spelled: [String: String] = [:]
        for (name, _) in names { spelled[name.lowercased()] = name }
        var found: [(from: String, to: String)] = []
        let result = try connection.executeDriver("SELECT DISTINCT m.name, f.\"table\" FROM pragma_table_list AS m, pragma_foreign_key_list(m.name) AS f WHERE m.schema = 'main' AND m.type = 'table'", [])
        while let row = try result.fetch() { if let to = spelled[try row[1].strText().lowercased()] { found.append((try row[0].strText(), to)) } }
        try connection.rollback()
        return found
    }
}
