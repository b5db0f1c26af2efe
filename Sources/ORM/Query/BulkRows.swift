import Database
import Runtime
import SQL

/// Rows given as dicts, written without objects: `bulk_insert_mappings`, `update(User)` by primary key.
public struct BulkRows {
    let session: Session
    let mapper: Mapper
    /// Whether the dicts given get the keys and defaults that the database makes: `return_defaults=True`.
    public var returnsDefaults = false
    /// What the connection is told of the execution.
    var executionOptions: [(name: String, value: Value)]
    public init(_ session: Session, _ mapper: Mapper) {
        executionOptions = session.executionOptions
        self.session = session
        self.mapper = mapper
    }

    /// A dict by attribute names as one by column keys.
    public static func byColumn(_ set: DictObject, _ mapper: Mapper) throws -> DictObject {
        try Pulse.check()
        let named = DictObject()
        for (key, value) in try expanded(set, mapper).pairs {
            let column = AttributeReference(key.object)?.attribute.mappedColumn ?? (key.object as? StringObject).flatMap { mapper.attribute(Name($0))?.mappedColumn }
            if let column = column as? Column { named.set(column.keyName, value) } else { try named.set(key, value) }
        }
        return named
    }

    /// Composites and hybrids as the columns that they set.
    private static func expanded(_ set: DictObject, _ mapper: Mapper) throws -> DictObject {
        var made: DictObject?
        for (key, value) in set.pairs {
            guard let text = key.object as? StringObject, mapper.attribute(Name(text)) == nil else { continue }
            if let synonym = mapper.property(Name(text)) as? SynonymProperty {
                let row = made ?? set.copy()
                made = row
                try row.remove(key)
                row.set(synonym.target, value)
                continue
            }
            if let composite = mapper.property(Name(text)) as? CompositeProperty {
                let row = made ?? set.copy()
                made = row
                try row.remove(key)
                for (name, part) in zip(try composite.columnKeys(), try composite.values(of: value)) { row.set(name, part) }
            } else if let hybrid = mapper.mappedClass.lookup(Name(text))?.object as? HybridProperty {
                if hybrid.functions.bulkSetter.isNone { throw ORMError.invalidRequest("Can't evaluate bulk DML statement; please supply a bulk_dml decorated function") }
                let row = made ?? set.copy()
                made = row
                try row.remove(key)
                _ = try hybrid.functions.bulkSetter.call(.object(mapper.mappedClass), row.value, value)
            }
        }
        return made ?? set
    }

    /// Calls `body` with neighbours that have the same keys, of those that count.
    static func runs(_ rows: [DictObject], counting counts: (String) -> Bool = { _ in true }, _ body: (ArraySlice<DictObject>, Set<String>) throws -> Void) throws {
        func keys(_ set: DictObject) -> Set<String> { Set(set.pairs.compactMap { ($0.key.object as? StringObject)?.text }.filter(counts)) }
        var at = 0
        while at < rows.count {
            let own = keys(rows[at])
            var end = at + 1
            while end < rows.count, rows[end].hasKeys(of: rows[at]) || keys(rows[end]) == own {
                try Pulse.check()
                end += 1
            }
            try body(rows[at..<end], own)
            at = end
        }
    }

    /// A program's own `get_bind()` is asked for the statement before it is for the rows.
    func askForBind(_ statement: Statement, _ arguments: DictObject?) throws {
        if session.asksProgramForBinds { _ = try session.chosenBind(mapper: mapper, clause: statement, arguments: arguments) }
    }

    func connection() throws -> Connection { try session.connection(of: mapper) }

    /// Rows without objects cannot tell their shard.
    /// - Throws: NotImplementedError
    func refuseShards(_ operation: String) throws {
        guard session.sharding != nil else { return }
        throw PythonException(type: .notImplementedError, arguments: [.string("connection_callable / per-instance sharding not supported in bulk_\(operation)()")])
    }

    // MARK: INSERT

    /// INSERT, neighbours with the same columns together; the discriminator of an inheriting class is added.
    /// - Parameter rendersNulls: whether None is sent, rather than left to the database's default.
    public func insert(_ sets: [DictObject], rendersNulls: Bool) throws {
        // No rows at all begin the transaction too.
        if sets.isEmpty { _ = try session.connection(of: mapper) }
        _ = try insert(sets, rendersNulls: rendersNulls, like: nil, returning: [])
    }

    /// INSERT with RETURNING; the rows as `returning` asks for them.
    /// - Parameter statement: the INSERT of the user, whose values and ON CONFLICT each row's has.
    public func insert(_ sets: [DictObject], rendersNulls: Bool, like statement: Insert?, returning: [ColumnElement]) throws -> [ContiguousArray<Value>] {
        try refuseShards("insert")
        if let statement, !statement.conflicts.isEmpty, mapper.tables.count > 1 {
            throw ORMError.invalidRequest("bulk INSERT with a 'post values' clause (typically upsert) not supported for multi-table mapper \(mapper.label)")
        }
        let hasOneTable = mapper.tables.count == 1
        // Rows of several tables, and those that tell their keys, are kept in order.
        let isOrdered = returnsDefaults || !hasOneTable
        // The rows by column; empty where none gets keys that the database makes.
        let named = isOrdered || !returning.isEmpty ? try sets.map { try BulkRows.byColumn($0, mapper) } : []
        var rows = returning.isEmpty ? [] : sets.map { _ in ContiguousArray(repeating: Value.none, count: returning.count) }
        for table in mapper.tables {
            let wanted = returning.enumerated().filter { hasOneTable || BulkRows.table(of: $0.element) === table }
            let isLast = table === mapper.tables[mapper.tables.count - 1]
            let keys = table.primaryKeyColumns
            var first = 0
            let plainKeys = named.isEmpty ? self.plainKeys(table) : nil
            let own = try sets.enumerated().map { at, set in
                if let plainKeys, BulkRows.isRow(set, plainKeys, rendersNulls: rendersNulls) { return set }
                return try row(of: at < named.count ? named[at] : BulkRows.byColumn(set, mapper), table, statement, rendersNulls: rendersNulls)
            }
            try BulkRows.runs(own) { part, given in
                defer { first += part.count }
                let needsKeys = (!isLast || returnsDefaults) && keys.contains { part.first?.get($0.key) == nil }
                let lacking = isOrdered && mapper.base.prefersEagerDefaults(of: table) ? table.columns.filter { $0.serverDefault != nil && !given.contains($0.key) && mapper.writtenAttribute(for: $0) != nil } : []
                let owner = mapper.owner(of: table)
                let made = statement == nil ? lacking.filter { owner.writtenAttribute(for: $0) != nil } : []
                // A key that the database may make is asked for along with its defaults, and of several rows that lack those, so that their order is known.
                let known = made.isEmpty && (lacking.isEmpty || part.count == 1) ? [] : keys.filter { $0 === table.autoincrementColumn }
                let columns = returned(wanted.map(\.element), (needsKeys ? keys : known) + made + bookkept(wanted.isEmpty, returning, table, beside: needsKeys), table, hasOneTable: hasOneTable)
                let template = self.template(statement, table)
                if part.count == 1, returning.isEmpty, made.isEmpty, needsKeys, mapper.versionColumn?.table !== table {
                    let key = try connection().execute(template, Array(part), options: executionOptions).insertedPrimaryKey()
                    passKeys(zip(keys, try key.elements()), to: named[first])
                    return
                }
                guard !columns.isEmpty else {
                    let connection = try connection()
                    // The dicts are the caller's own, which listeners may not change.
                    _ = try connection.execute(template, connection.hasListeners ? part.map { $0.copy() } : Array(part), options: executionOptions)
                    return
                }
                let insert = template.returning(columns).sorted((statement?.sortsByParameters ?? false) || isOrdered)
                let connection = try connection()
                if !wanted.isEmpty { try BulkRows.checkReturning(insert, connection.engine.dialect) }
                let outcome = try BulkOutcome(connection.execute(insert, Array(part), options: executionOptions), shown: columns.count)
                for (at, values) in outcome.rows.enumerated() where first + at < named.count {
                    for column in wanted { if let place = columns.firstIndex(where: { $0 === column.element }) { rows[first + at][column.offset] = values[place] } }
                    if needsKeys { passKeys(keys.compactMap { key in columns.firstIndex { $0 === key }.map { (key, values[$0]) } }, to: named[first + at]) }
                }
                if hasOneTable, outcome.rows.count < part.count { rows.removeLast(min(rows.count, part.count - outcome.rows.count)) }
            }
            if returnsDefaults { for (set, given) in zip(named, sets) { tell(given, set, table) } }
            if !isLast { for set in named { passKeys(keys.compactMap { key in set.get(key.key).map { (key, $0) } }, to: set) } }
        }
        return rows
    }

    /// The key of a row that was written, for the dict that it was given as.
    private func tell(_ given: DictObject, _ written: DictObject, _ table: Table) {
        for column in table.primaryKeyColumns {
            guard let attribute = mapper.attribute(for: column), let value = written.get(column.key) else { continue }
            given.set(attribute.key, value)
        }
    }

    /// What RETURNING of one table gives: what is asked for, and the keys, in the order of the table's columns.
    private func returned(_ wanted: [ColumnElement], _ keys: [Column], _ table: Table, hasOneTable: Bool) -> [ColumnElement] {
        if wanted.isEmpty, keys.isEmpty { return [] }
        let all = wanted + (hasOneTable ? keys + table.primaryKeyColumns : keys).filter { key in !wanted.contains { ($0 as? Column)?.own === key } }
        return table.columns.filter { column in all.contains { $0 === column } } + all.filter { element in !table.columns.contains { $0 === element } }
    }

    /// The key of the mapper, which each table of several gives where there is RETURNING: the first one always, others where nothing of them is asked for.
    private func bookkept(_ isUnasked: Bool, _ returning: [ColumnElement], _ table: Table, beside hasKeys: Bool) -> [Column] {
        guard !returning.isEmpty, mapper.tables.count > 1, table === mapper.tables[0] ? !hasKeys : isUnasked else { return [] }
        return mapper.primaryKey.filter { !hasKeys || $0.table !== table }
    }

    private static func checkReturning(_ insert: Insert, _ dialect: Dialect) throws {
        if insert.sortsByParameters ? dialect.traits.insertManyReturningInOrder : dialect.traits.insertManyReturning { return }
        throw ORMError.invalidRequest("Can't use explicit RETURNING for bulk INSERT operation with sqlite+pysqlite backend; executemany with RETURNING\(insert.sortsByParameters ? " and sort by parameter order" : "") is not enabled for this dialect.")
    }

    /// The INSERT of one table: what the user's says of its columns.
    private func template(_ statement: Insert?, _ table: Table) -> Insert {
        guard let statement else { return Insert(table) }
        let values = (statement.values ?? []).compactMap { key, value -> (key: String, value: Value)? in
            let column = mapper.attribute(Name(key))?.mappedColumn as? Column
            let own = column?.table === table ? column : mapper.tables.count == 1 || column == nil ? table.column(key) : nil
            return own.map { ($0.key, value) }
        }
        return statement.aimed(at: table, values: values.isEmpty ? nil : values)
    }

    /// The table that an element of RETURNING needs.
    private static func table(of element: ColumnElement) -> FromClause? {
        var found: FromClause?
        element.visitFroms { found = found ?? $0 }
        return found
    }

    /// The columns of a table that go by the names of their attributes; nil where a row has more than what is given.
    private func plainKeys(_ table: Table) -> [Name]? {
        guard mapper.versionColumn == nil, mapper.polymorphicColumn == nil || !mapper.setsPolymorphicIdentity else { return nil }
        return table.columns.compactMap { column in mapper.attribute(column.keyName)?.mappedColumn === column ? column.keyName : nil }
    }

    /// Whether a dict is a row as it stands, so that it need not be copied: by column, in the order of the table, with None only where that is sent.
    private static func isRow(_ set: DictObject, _ keys: [Name], rendersNulls: Bool) -> Bool {
        var at = 0
        for entry in set.entries where !entry.key.isUndefined {
            guard case .string(let key) = entry.key, rendersNulls || !entry.value.isNone else { return false }
            while at < keys.count, !StringObject.same(keys[at].object, key) { at += 1 }
            if at == keys.count { return false }
            at += 1
        }
        return true
    }

    private func row(of named: DictObject, _ table: Table, _ statement: Insert?, rendersNulls: Bool) throws -> DictObject {
        try Pulse.check()
        if let version = mapper.versionColumn, version.table === table, let first = try mapper.nextVersion(after: .none) { named.set(version.key, first) }
        let own = DictObject()
        if let statement {
            for (key, value) in named.pairs {
                guard let text = (key.object as? StringObject)?.text, statement.embedsParameter(text), table.column(text) == nil else { continue }
                own.set(text, value)
            }
        }
        for column in table.columns {
            let value = named.get(column.keyName)
            if let value, rendersNulls || !value.isNone || column.columnType.evaluatesNone { own.set(column.keyName, value) } else if value == nil, column === mapper.polymorphicColumn, mapper.setsPolymorphicIdentity {
                own.set(column.keyName, mapper.polymorphicIdentity)
            }
        }
        return own
    }

    /// The keys that the database made for a row of an inherited table, for those of the inheriting ones.
    private func passKeys(_ made: some Sequence<(Column, Value)>, to set: DictObject) {
        for (column, value) in made where column.isPrimaryKey {
            set.set(column.key, value)
            for mapper in mapper.lineage { for pair in mapper.inheritedPairs where pair.local === column { set.set(pair.remote.key, value) } }
        }
    }
}
