import Database
import Runtime
import SQL

/// One flush: which rows are inserted, updated and deleted, in which order (sqlalchemy.orm.unitofwork).
struct UnitOfWork {
    private let session: Session
    private var saves: [InstanceState] = []
    private var deletes: [InstanceState] = []
    /// Rows of association tables to add and to remove.
    private var links: [(table: Table, row: [(Column, Value)], isAdded: Bool)] = []

    init(_ session: Session) { self.session = session }

    mutating func run() throws {
        try collect()
        let mappers = try order()
        let connection = try session.connection()
        for mapper in mappers { try save(mapper, connection) }
        try write(links: connection)
        for mapper in mappers.reversed() { try delete(mapper, connection) }
        try session.finishFlush(saved: saves, deleted: deletes)
    }

    /// Pending and changed objects are saved; marked ones and orphans deleted; the children of deleted parents lose their reference.
    private mutating func collect() throws {
        deletes = session.marked
        saves = session.pending + session.modified.filter { state in state.isModified && !session.marked.contains { $0 === state } }
        for state in saves where state.key != nil {
            for relationship in state.mapper.relationships where relationship.cascades.contains(.deleteOrphan) {
                guard let attribute = state.mapper.attribute(relationship.key) else { continue }
                for removed in try attribute.history(state, .noInitialize).deleted.compactMap(\.mappedInstance) where removed.state.key != nil && removed.mapper.isOrphan(removed.state) {
                    try session.delete(.object(removed))
                }
            }
        }
        deletes = session.marked
        saves.removeAll { state in deletes.contains { $0 === state } }
        for state in deletes {
            for relationship in state.mapper.relationships where relationship.direction == .oneToMany && !relationship.isViewOnly && relationship.passiveDeletes != .all {
                for child in try session.related(state, relationship, .off) where !deletes.contains(where: { $0 === child.state }) {
                    for pair in relationship.synchronizePairs { try assign(child.state, pair.remote, .none) }
                    if child.state.key != nil, !saves.contains(where: { $0 === child.state }) { saves.append(child.state) }
                }
            }
        }
        for state in saves + deletes { try collectLinks(state, isDeleted: deletes.contains { $0 === state }) }
    }

    private func assign(_ state: InstanceState, _ column: Column, _ value: Value) throws {
        guard let attribute = state.mapper.attribute(for: column), let object = state.object else { return }
        let old = try attribute.get(state, .returnNoValue)
        if !old.isUndefined, try old.isIdentical(to: value) || old.equals(value) { return }
        try state.modified(attribute, previous: old)
        attribute.write(object, value)
    }

    /// Mappers so that each comes after those its objects refer to.
    private func order() throws -> [Mapper] {
        var mappers: [Mapper] = []
        for state in saves + deletes where !mappers.contains(where: { $0 === state.mapper }) {
            if state.mapper.tables.count > 1 || state.mapper.inherits != nil { throw PythonException.notImplemented("Retort has no flush of inherited mappings: \(state.mapper.mappedClass.name)") }
            mappers.append(state.mapper)
        }
        let sorted = (mappers.first?.localTable.metadata?.sortedTables() ?? [])
        func rank(_ mapper: Mapper) -> Int { sorted.firstIndex { $0 === mapper.localTable } ?? sorted.count }
        return mappers.sorted { rank($0) < rank($1) }
    }

    // MARK: saving

    private func save(_ mapper: Mapper, _ connection: Connection) throws {
        let states = saves.filter { $0.mapper === mapper }
        let new = states.filter { $0.key == nil }.sorted { $0.insertOrder < $1.insertOrder }
        let levels = try self.levels(new, mapper)
        for state in states where levels.count < 2 || state.key != nil { try synchronize(state) }
        try update(states.filter { $0.key != nil }, mapper, connection)
        guard levels.count > 1 else { return try insert(new, mapper, connection) }
        for level in levels {
            for state in level { try synchronize(state) }
            try insert(level, mapper, connection)
        }
        // Rows that were there may refer to new ones.
        let old = states.filter { $0.key != nil }
        for state in old { try synchronize(state) }
    }

    /// New objects so that those of one level refer to earlier levels only: self-referential rows come after their parents.
    private func levels(_ new: [InstanceState], _ mapper: Mapper) throws -> [[InstanceState]] {
        let relationships = mapper.relationships.filter { $0.isSelfReferential && $0.direction != .manyToMany && !$0.isViewOnly }
        guard !relationships.isEmpty, new.count > 1 || !new.isEmpty && saves.contains(where: { $0.key != nil && $0.mapper === mapper }) else { return [new] }
        var parents: [(child: InstanceState, parent: InstanceState)] = []
        for relationship in relationships {
            guard let attribute = mapper.attribute(relationship.key) else { continue }
            for state in new {
                for related in try attribute.history(state, .noInitialize).added.compactMap(\.mappedInstance) {
                    parents.append(relationship.direction == .manyToOne ? (state, related.state) : (related.state, state))
                }
            }
        }
        var remaining = new
        var levels: [[InstanceState]] = []
        while !remaining.isEmpty {
            let ready = remaining.filter { state in !parents.contains { $0.child === state && $0.parent !== state && isWaiting($0.parent, remaining) } }
            guard !ready.isEmpty else { throw PythonException(SQLError.sqlalchemyError, "Circular dependency detected among new objects of \(mapper.mappedClass.name)") }
            levels.append(ready)
            remaining.removeAll { state in ready.contains { $0 === state } }
        }
        return levels
    }

    private func isWaiting(_ state: InstanceState, _ remaining: [InstanceState]) -> Bool { remaining.contains { $0 === state } }

    /// Copies the primary keys of related objects into foreign keys.
    private func synchronize(_ state: InstanceState) throws {
        for relationship in state.mapper.relationships where relationship.direction == .manyToOne && !relationship.isViewOnly {
            guard let attribute = state.mapper.attribute(relationship.key) else { continue }
            let history = try attribute.history(state, .noInitialize)
            guard history.hasChanges else { continue }
            let target = history.added.first?.mappedInstance
            if target == nil, history.added.isEmpty, history.deleted.isEmpty { continue }
            for pair in relationship.synchronizePairs {
                let value = try target.flatMap { try $0.mapper.attribute(for: pair.local)?.get($0.state, .returnNoValue) } ?? .none
                try assign(state, pair.remote, value.isUndefined ? .none : value)
            }
        }
        for mapper in Set(saves.map { ObjectIdentifier($0.mapper) }).compactMap({ id in saves.first { ObjectIdentifier($0.mapper) == id }?.mapper }) {
            for relationship in mapper.relationships where relationship.direction == .oneToMany && relationship.target === state.mapper && !relationship.isViewOnly {
                try synchronizeChild(state, mapper, relationship)
            }
        }
    }

    /// The foreign key of an object that a parent's collection gained or lost.
    private func synchronizeChild(_ state: InstanceState, _ parentMapper: Mapper, _ relationship: RelationshipProperty) throws {
        for parent in saves where parent.mapper === parentMapper {
            guard let attribute = parentMapper.attribute(relationship.key) else { continue }
            let history = try attribute.history(parent, .noInitialize)
            if history.added.contains(where: { $0.mappedInstance?.state === state }) {
                for pair in relationship.synchronizePairs {
                    let value = try parentMapper.attribute(for: pair.local)?.get(parent, .returnNoValue) ?? .none
                    try assign(state, pair.remote, value.isUndefined ? .none : value)
                }
            } else if history.deleted.contains(where: { $0.mappedInstance?.state === state }) {
                for pair in relationship.synchronizePairs { try assign(state, pair.remote, .none) }
            }
        }
    }

    private func insert(_ states: [InstanceState], _ mapper: Mapper, _ connection: Connection) throws {
        var rows: [(state: InstanceState, values: [(key: String, value: Value)])] = []
        for state in states {
            var values: [(key: String, value: Value)] = []
            for column in mapper.localTable.columns {
                guard let attribute = mapper.attribute(for: column), let object = state.object else { continue }
                let value = attribute.read(object)
                let isMissing = value.isUndefined || value.isNone
                if isMissing, column.isPrimaryKey || column.defaultValue != nil || (column.serverDefault != nil && value.isUndefined) { continue }
                values.append((column.key, isMissing ? .none : value))
            }
            rows.append((state, values))
        }
        var at = 0
        while at < rows.count {
            let keys = rows[at].values.map(\.key)
            var end = at
            while end < rows.count, rows[end].values.map(\.key) == keys { end += 1 }
            try insert(rows[at..<end], keys, mapper, connection)
            at = end
        }
    }

    /// Rows with values for the same columns: one by one where SQLite numbers a single row, together otherwise.
    private func insert(_ rows: ArraySlice<(state: InstanceState, values: [(key: String, value: Value)])>, _ keys: [String], _ mapper: Mapper, _ connection: Connection) throws {
        let table = mapper.localTable
        let sets = rows.map { DictObject($0.values.map { ($0.key, $0.value) }) }
        let numbered = table.primaryKeyColumns.first { $0.isAutoincremented && !keys.contains($0.key) }
        if let numbered, rows.count > 1 {
            let assigned = try connection.insertMany(table, sets, returning: numbered)
            for (row, key) in zip(rows, assigned) { set(row.state, numbered, key) }
        } else {
            let result = try connection.execute(Insert(table), sets)
            if let numbered, let row = rows.first { set(row.state, numbered, .int(result.lastRow)) }
            if rows.count == 1, let row = rows.first { try readDefaults(row.state, mapper, result) }
        }
        for row in rows { expireGenerated(row.state, mapper, keys) }
    }

    private func set(_ state: InstanceState, _ column: Column, _ value: Value) {
        guard let object = state.object else { return }
        state.mapper.attribute(for: column)?.write(object, value)
    }

    /// Values that defaults gave are known from the parameters.
    private func readDefaults(_ state: InstanceState, _ mapper: Mapper, _ result: CursorResult) throws {
        for (key, value) in result.sentParameters {
            guard let column = mapper.localTable.column(key), column.defaultValue != nil, let attribute = mapper.attribute(for: column), let object = state.object, attribute.read(object).isUndefined else { continue }
            attribute.write(object, value)
        }
    }

    /// Values that the database made are loaded when they are asked for.
    private func expireGenerated(_ state: InstanceState, _ mapper: Mapper, _ keys: [String]) {
        guard let object = state.object else { return }
        for column in mapper.localTable.columns where !column.isPrimaryKey && !keys.contains(column.key) {
            if let attribute = mapper.attribute(for: column), attribute.read(object).isUndefined { state.expire([attribute]) }
        }
    }

    /// Only changed columns are sent; neighbours with the same columns go together.
    private func update(_ states: [InstanceState], _ mapper: Mapper, _ connection: Connection) throws {
        let table = mapper.localTable
        var rows: [(keys: [String], set: DictObject)] = []
        for state in states {
            let set = DictObject()
            var keys: [String] = []
            for column in table.columns {
                guard let attribute = mapper.attribute(for: column), try attribute.history(state, .noInitialize).hasChanges, let object = state.object else { continue }
                keys.append(column.key)
                set.set(column.key, attribute.read(object))
            }
            guard !keys.isEmpty else { continue }
            for (column, value) in zip(mapper.primaryKey, state.key?.values ?? []) { set.set(UnitOfWork.identityName(column, table), value) }
            rows.append((keys, set))
        }
        var at = 0
        while at < rows.count {
            let keys = rows[at].keys
            var end = at
            while end < rows.count, rows[end].keys == keys { end += 1 }
            let criteria = mapper.primaryKey.map { column -> ColumnElement in
                BinaryExpression(column, .equal, BindParameter(UnitOfWork.identityName(column, table), .none, type: column.columnType, isRequired: true), type: BooleanType.shared)
            }
            let values = keys.map { (key: $0, value: Value.object(BindParameter($0, .none, type: table.column($0)?.columnType ?? NullType.shared, isRequired: true))) }
            let result = try connection.execute(Update(table, values: values, criteria: criteria), rows[at..<end].map(\.set), keys: [])
            guard result.rowCount == end - at else {
                throw PythonException(ORMError.staleData, "UPDATE statement on table '\(table.name)' expected to update \(end - at) row(s); \(result.rowCount) were matched.")
            }
            at = end
        }
    }

    private static func identityName(_ column: Column, _ table: Table) -> String { "\(table.name)_\(column.name)" }

    // MARK: deleting

    private func delete(_ mapper: Mapper, _ connection: Connection) throws {
        let states = deletes.filter { $0.mapper === mapper }
        guard !states.isEmpty else { return }
        let criteria = mapper.primaryKey.map { column -> ColumnElement in
            BinaryExpression(column, .equal, BindParameter(column.key, .none, type: column.columnType, isRequired: true), type: BooleanType.shared)
        }
        let sets = states.map { state in DictObject(zip(mapper.primaryKey, state.key?.values ?? []).map { ($0.key, $1) }) }
        let statement = Delete(mapper.localTable, criteria: criteria)
        let result = try connection.execute(statement, sets)
        if result.rowCount != states.count, mapper.arguments.confirmsDeletedRows {
            Interpreter.current?.output.writeError("SAWarning: DELETE statement on table '\(mapper.localTable.name)' expected to delete \(states.count) row(s); \(result.rowCount) were matched.  Please set confirm_deleted_rows=False within the mapper configuration to prevent this warning.\n")
        }
    }

    // MARK: association rows

    private mutating func collectLinks(_ state: InstanceState, isDeleted: Bool) throws {
        for relationship in state.mapper.relationships where relationship.direction == .manyToMany && !relationship.isViewOnly {
            guard let table = relationship.secondary, let attribute = state.mapper.attribute(relationship.key) else { continue }
            let history = try attribute.history(state, isDeleted ? .off : .noInitialize)
            let removed = isDeleted ? history.nonAdded : history.deleted
            for (members, isAdded) in [(isDeleted ? [] : history.added, true), (removed, false)] {
                for member in members.compactMap(\.mappedInstance) { links.append((table, try linkRow(state, member.state, relationship), isAdded)) }
            }
        }
    }

    /// The columns of an association row, their values read when it is written.
    private func linkRow(_ state: InstanceState, _ member: InstanceState, _ relationship: RelationshipProperty) throws -> [(Column, Value)] {
        relationship.synchronizePairs.map { ($0.remote, .tuple([.object(state), .object($0.local)])) }
            + relationship.secondarySynchronizePairs.map { ($0.remote, .tuple([.object(member), .object($0.local)])) }
    }

    private func write(links connection: Connection) throws {
        var done: [(Table, String)] = []
        for link in links {
            let row = try link.row.map { column, source -> (Column, Value) in
                guard case .tuple(let parts) = source, let state = parts.elements[0].object as? InstanceState, let local = parts.elements[1].object as? Column else { return (column, .none) }
                return (column, try state.mapper.attribute(for: local)?.get(state, .returnNoValue) ?? .none)
            }.sorted { $0.0.name < $1.0.name }
            let label = "\(link.isAdded)" + (try row.map { "\($0.0.name)=\(try $0.1.reprText())" }.joined())
            if done.contains(where: { $0.0 === link.table && $0.1 == label }) { continue }
            done.append((link.table, label))
            if link.isAdded {
                _ = try connection.execute(Insert(link.table), [DictObject(row.map { ($0.0.key, $0.1) })])
            } else {
                let criteria = row.map { BinaryExpression($0.0, .equal, BindParameter($0.0.key, $0.1, type: $0.0.columnType), type: BooleanType.shared) as ColumnElement }
                _ = try connection.execute(Delete(link.table, criteria: criteria), [])
            }
        }
    }
}
