import Database
import Runtime
import SQL

/// Rows given as dicts, written without objects: `bulk_insert_mappings`, `update(User)` by primary key.
public struct BulkRows {
    private let session: Session
    private let mapper: Mapper
    public init(_ session: Session, _ mapper: Mapper) {
        self.session = session
        self.mapper = mapper
    }

    /// A dict by attribute names as one by column keys.
    public static func byColumn(_ set: DictObject, _ mapper: Mapper) throws -> DictObject {
        let named = DictObject()
        for (key, value) in try expanded(set, mapper).pairs {
            let column = AttributeReference(key.object)?.attribute.mappedColumn ?? (key.object as? StringObject).flatMap { mapper.attribute(Name($0))?.mappedColumn }
            if let column = column as? Column { named.set(column.key, value) } else { try named.set(key, value) }
        }
        return named
    }

    /// Composites and hybrids as the columns that they set.
    private static func expanded(_ set: DictObject, _ mapper: Mapper) throws -> DictObject {
        var made: DictObject?
        for (key, value) in set.pairs {
            guard let text = key.object as? StringObject, mapper.attribute(Name(text)) == nil else { continue }
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

    private static func keys(_ set: DictObject) -> [String] { set.pairs.compactMap { ($0.key.object as? StringObject)?.text } }

    /// Calls `body` with neighbours that have the same keys.
    private static func runs(_ rows: [DictObject], _ body: (ArraySlice<DictObject>, [String]) throws -> Void) rethrows {
        var at = 0
        while at < rows.count {
            let keys = keys(rows[at])
            var end = at + 1
            while end < rows.count, self.keys(rows[end]) == keys { end += 1 }
            try body(rows[at..<end], keys)
            at = end
        }
    }

    private func connection(for table: Table) throws -> Connection { try session.connection(of: mapper, executing: table) }

    // MARK: INSERT

    /// INSERT, neighbours with the same columns together; the discriminator of an inheriting class is added.
    /// - Parameter rendersNulls: whether None is sent, rather than left to the database's default.
    public func insert(_ sets: [DictObject], rendersNulls: Bool) throws { _ = try insert(sets, rendersNulls: rendersNulls, like: nil, returning: []) }

    /// INSERT with RETURNING; the rows as `returning` asks for them.
    /// - Parameter statement: the INSERT of the user, whose values and ON CONFLICT each row's has.
    public func insert(_ sets: [DictObject], rendersNulls: Bool, like statement: Insert?, returning: [ColumnElement]) throws -> [ContiguousArray<Value>] {
        if let statement, !statement.conflicts.isEmpty, mapper.tables.count > 1 {
            throw ORMError.invalidRequest("bulk INSERT with a 'post values' clause (typically upsert) not supported for multi-table mapper \(mapper.label)")
        }
        let named = try sets.map { try BulkRows.byColumn($0, mapper) }
        let hasOneTable = mapper.tables.count == 1
        var rows = returning.isEmpty ? [] : sets.map { _ in ContiguousArray(repeating: Value.none, count: returning.count) }
        for table in mapper.tables {
            let wanted = returning.enumerated().filter { hasOneTable || BulkRows.table(of: $0.element) === table }
            let isLast = table === mapper.tables[mapper.tables.count - 1]
            let keys = table.primaryKeyColumns
            var first = 0
            try BulkRows.runs(named.map { row(of: $0, table, statement, rendersNulls: rendersNulls) }) { part, _ in
                defer { first += part.count }
                let needsKeys = !isLast && keys.contains { part.first?.get($0.key) == nil }
                let columns = wanted.map(\.element) + (needsKeys ? keys : [])
                let template = self.template(statement, table)
                guard !columns.isEmpty else {
                    _ = try connection(for: table).execute(template, Array(part))
                    return
                }
                let insert = template.returning(columns).sorted((statement?.sortsByParameters ?? false) || !hasOneTable)
                let made = try BulkOutcome(connection(for: table).execute(insert, Array(part)), shown: columns.count)
                for (at, values) in made.rows.enumerated() where first + at < named.count {
                    for (place, column) in wanted.enumerated() { rows[first + at][column.offset] = values[place] }
                    if needsKeys { passKeys(zip(keys, values.suffix(keys.count)), to: named[first + at]) }
                }
                if hasOneTable, made.rows.count < part.count { rows.removeLast(min(rows.count, part.count - made.rows.count)) }
            }
            if !isLast { for set in named { passKeys(keys.compactMap { key in set.get(key.key).map { (key, $0) } }, to: set) } }
        }
        return rows
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

    private func row(of named: DictObject, _ table: Table, _ statement: Insert?, rendersNulls: Bool) -> DictObject {
        let own = DictObject()
        for (key, value) in named.pairs {
            guard let text = (key.object as? StringObject)?.text, statement?.embedsParameter(text) ?? false, table.column(text) == nil else { continue }
            own.set(text, value)
        }
        for column in table.columns {
            if let value = named.get(column.key), rendersNulls || !value.isNone { own.set(column.key, value) } else if column === mapper.polymorphicColumn, named.get(column.key) == nil, !mapper.polymorphicIdentity.isNone {
                own.set(column.key, mapper.polymorphicIdentity)
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

    /// INSERT or UPDATE the rows of objects.
    public static func save(_ values: [Value], _ session: Session, changedOnly: Bool) throws {
        let objects = try values.map { value -> MappedInstance in
            guard let object = value.mappedInstance else { throw PythonException.unmappedInstance(value) }
            return object
        }
        var at = 0
        while at < objects.count {
            let mapper = objects[at].mapper, isNew = objects[at].state.key == nil
            var end = at + 1
            while end < objects.count, objects[end].mapper === mapper, (objects[end].state.key == nil) == isNew { end += 1 }
            let rows = try objects[at..<end].map { try row(of: $0, mapper, changedOnly: !isNew && changedOnly) }
            if isNew { try BulkRows(session, mapper).insert(rows, rendersNulls: false) } else { try BulkRows(session, mapper).update(rows, synchronizes: false) }
            at = end
        }
    }

    private static func row(of object: MappedInstance, _ mapper: Mapper, changedOnly: Bool) throws -> DictObject {
        let row = DictObject()
        for property in mapper.columnProperties where property.isTableColumn {
            guard let attribute = mapper.attribute(property.key) else { continue }
            let value = attribute.read(object)
            let isKey = mapper.primaryKeyProperties.contains { $0.key == property.key }
            if value.isUndefined || (changedOnly && !isKey && object.state.committedValue(attribute) == nil) { continue }
            row.set(property.key, value)
        }
        return row
    }

    // MARK: UPDATE

    /// UPDATE by primary key, neighbours with the same columns together.
    public func update(_ sets: [DictObject], like statement: Update? = nil, synchronizes: Bool = true) throws {
        let rows = try sets.map { try BulkRows.byColumn($0, mapper) }
        for table in mapper.tables { try BulkRows.runs(rows) { part, keys in try update(part, keys, table, statement) } }
        if synchronizes { try synchronize(sets) }
    }

    private func update(_ rows: ArraySlice<DictObject>, _ keys: [String], _ table: Table, _ statement: Update?) throws {
        guard let missing = mapper.primaryKey.first(where: { !keys.contains($0.key) }) else {
            let changed = table.columns.filter { column in keys.contains(column.key) && !mapper.primaryKey.contains { $0 === column || mapper.areEquivalent($0, column) } }
            let fixed = (statement?.values ?? []).compactMap { key, value -> (key: String, value: Value)? in
                let column = mapper.attribute(Name(key))?.mappedColumn as? Column ?? table.column(key)
                return column.flatMap { column in column.table === table && !changed.contains(where: { $0 === column }) ? (column.key, value) : nil }
            }
            guard !changed.isEmpty || !fixed.isEmpty else { return }
            let own = table.primaryKeyColumns
            let criteria = own.map { column -> ColumnElement in
                BinaryExpression(column, .equal, BindParameter("\(table.name)_\(column.name)", .none, type: column.columnType, isRequired: true), type: BooleanType.shared)
            }
            let values = changed.map { (key: $0.key, value: Value.object(BindParameter($0.key, .none, type: $0.columnType, isRequired: true))) } + fixed
            let sets = rows.map { row in
                let set = DictObject(changed.map { ($0.key, row.get($0.key) ?? .none) })
                for (column, key) in zip(own, mapper.primaryKey) { set.set("\(table.name)_\(column.name)", row.get(key.key) ?? .none) }
                for (key, value) in row.pairs { if let text = (key.object as? StringObject)?.text, statement?.embedsParameter(text) ?? false, set.get(text) == nil { set.set(text, value) } }
                return set
            }
            let result = try connection(for: table).execute(Update(table, values: values, criteria: criteria + (statement?.criteria ?? [])), sets, keys: [])
            if statement?.criteria.isEmpty ?? true, result.rowCount != rows.count {
                throw PythonException(ORMError.staleData, "UPDATE statement on table '\(table.name)' expected to update \(rows.count) row(s); \(result.rowCount) were matched.")
            }
            return
        }
        throw ORMError.invalidRequest("No primary key value supplied for column(s) \(table.name).\(missing.name); per-row ORM Bulk UPDATE by Primary Key requires that records contain primary key values", code: "bupq")
    }

    /// Objects of the session get the new values.
    private func synchronize(_ sets: [DictObject]) throws {
        for set in sets {
            let values = mapper.primaryKeyProperties.map { set.get($0.key) ?? .none }
            guard let object = session.object(IdentityKey(mapper, values)) else { continue }
            for (key, value) in set.pairs {
                guard let text = key.object as? StringObject, let attribute = object.mapper.attribute(Name(text)), !attribute.read(object).isUndefined, object.state.committedValue(attribute) == nil else { continue }
                if value.object is ClauseElement { object.state.expire([attribute]) } else { attribute.write(object, value) }
            }
        }
    }
}
