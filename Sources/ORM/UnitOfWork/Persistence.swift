import Database
import Runtime
import SQL

/// The INSERT, UPDATE and DELETE statements of one hierarchy's objects (sqlalchemy.orm.persistence).
struct Persistence {
    let base: Mapper
    let work: UnitOfWork

    init(_ base: Mapper, _ work: UnitOfWork) {
        self.base = base
        self.work = work
    }

    /// An object on its way into the database.
    struct Saved {
        let state: InstanceState
        let object: MappedInstance
        var mapper: Mapper { state.mapper }
        /// Whether it has a row: its own, or that of a deleted object whose identity it takes.
        let isUpdate: Bool
        /// The version that the row must have.
        let version: Value?
    }

    /// New objects in order of `add`, then those with a row in order of their primary keys.
    /// - Throws: InvalidRequestError where keys cannot be compared.
    static func sorted(_ states: [InstanceState]) throws -> [InstanceState] {
        var new: [InstanceState] = [], old: [(key: IdentityKey, state: InstanceState)] = []
        for state in states { if let key = state.key { old.append((key, state)) } else { new.append(state) } }
        new.sort { $0.insertOrder < $1.insertOrder }
        guard !old.isEmpty else { return new }
        if let functions = try sortFunctions(old[0].state.mapper) {
            for at in old.indices { old[at].key = IdentityKey(old[at].key.mapper, try zip(functions, old[at].key.values).map { try $0($1) }) }
        }
        do { try old.sort { try IdentityKey.precedes($0.key, $1.key) } } catch let error as PythonException where error.isInstance(of: .typeError) {
            throw ORMError.invalidRequest("Could not sort objects by primary key; primary key values must be sortable in Python (was: \(error.message))")
        }
        return new + old.map(\.state)
    }

    /// What the values of a primary key are sorted by where the types of its columns say: the names of an enumeration's members,
    /// `sort_key_function` of others.
    private static func sortFunctions(_ mapper: Mapper) throws -> [(Value) throws -> Value]? {
        guard mapper.primaryKey.contains(where: { $0.sqlType is EnumType || !$0.sqlType.type.isNative }) else { return nil }
        return try mapper.primaryKey.map { column in
            let type = column.sqlType
            if let type = type as? EnumType, type.sortKey == nil { return { try type.stored($0) } }
            let function = try Value.object(type).attributeIfPresent("sort_key_function") ?? .none
            return { function.isNone ? $0 : try function.call($0) }
        }
    }

    // MARK: saving

    func save(_ states: [InstanceState]) throws {
        guard base.arguments.batches else {
            for state in try Persistence.sorted(states) { try saveTogether([state]) }
            return
        }
        try saveTogether(states)
    }

    private func saveTogether(_ states: [InstanceState]) throws {
        guard work.session.sharding == nil else { return try saveInShards(states) }
        let connection = try work.connection(of: base)
        let saved = try Persistence.sorted(states).compactMap { try prepare($0, connection) }
        let hasUpdates = saved.contains(where: \.isUpdate)
        let inserts = hasUpdates ? saved.filter { !$0.isUpdate } : saved, updates = hasUpdates ? saved.filter(\.isUpdate) : []
        for (table, mapper) in base.sortedTables {
            if !updates.isEmpty { try update(updates, table, mapper, connection) }
            if !inserts.isEmpty { try insert(inserts, table, connection) }
        }
        for entry in inserts { try finish(entry, connection) }
        for entry in updates { try finish(entry, connection) }
    }

    /// Objects that go to several databases: neighbours of one together.
    private func saveInShards(_ states: [InstanceState]) throws {
        var runs: [(connection: Connection, saved: [Saved])] = []
        for state in try Persistence.sorted(states) {
            let connection = try work.connection(of: base, for: state)
            guard let entry = try prepare(state, connection) else { continue }
            if let last = runs.last, last.connection === connection { runs[runs.count - 1].saved.append(entry) } else { runs.append((connection, [entry])) }
        }
        for (table, mapper) in base.sortedTables {
            for (connection, saved) in runs {
                try update(saved.filter(\.isUpdate), table, mapper, connection)
                try insert(saved.filter { !$0.isUpdate }, table, connection)
            }
        }
        for (connection, saved) in runs { for entry in saved { try finish(entry, connection) } }
    }

    /// Warns of a discriminator that is that of another class.
    private func warnOfIdentity(_ mapper: Mapper, _ object: MappedInstance, _ state: InstanceState) throws {
        guard mapper.setsPolymorphicIdentity, let key = mapper.polymorphicKey, let attribute = mapper.attribute(key) else { return }
        let value = attribute.read(object)
        if value.isUndefined || value.isNone || TablePlan.isClause(value) || mapper.polymorphicIdentity.isNone { return }
        // Those of its own table alone: an object does not become one of a class with further tables.
        func accepts(_ other: Mapper) throws -> Bool {
            guard other.tables.elementsEqual(mapper.tables, by: ===) else { return false }
            return try value.equals(other.polymorphicIdentity) || other.selfAndDescendants.contains { try $0.inherits === other && accepts($0) }
        }
        if try accepts(mapper) { return }
        try SQLWarning.warn("Flushing object \(state.label) with incompatible polymorphic identity \(try value.reprText()); the object may not refresh and/or load correctly (this warning may be suppressed after 10 occurrences)")
    }

    /// Tells listeners, and finds out whether the object takes the row of a deleted one.
    private func prepare(_ state: InstanceState, _ connection: Connection) throws -> Saved? {
        guard let object = state.object else { return nil }
        let mapper = state.mapper
        let hadIdentity = state.key != nil
        try mapper.tell(hadIdentity ? .beforeUpdate : .beforeInsert, object, connection)
        try warnOfIdentity(mapper, object, state)
        var switched: InstanceState?
        if !hadIdentity, let existing = try presentState(state, object) {
            if try !work.wasAlreadyDeleted(existing) {
                if work.isDeleted(existing) { work.removeActions(existing) } else {
                    try SQLWarning.warn("New instance \(state.label) with identity key \(try mapper.identityKey(of: object).tuple.reprText()) conflicts with persistent instance \(existing.label)")
                }
                switched = work.isDeleted(existing) ? existing : nil
            }
        }
        var version: Value?
        if hadIdentity || switched != nil, let attribute = mapper.versionAttribute {
            let owner = switched ?? state
            version = try owner.own(attribute).committedValue(owner)
        }
        return Saved(state: state, object: object, isUpdate: hadIdentity || switched != nil, version: version)
    }

    /// The persistent object with the primary key of a new one.
    private func presentState(_ state: InstanceState, _ object: MappedInstance) throws -> InstanceState? {
        for property in state.mapper.primaryKeyProperties {
            guard let value = state.mapper.attribute(property.key)?.read(object), value.isPresent, !TablePlan.isClause(value) else { return nil }
        }
        guard let found = work.session.identityMap.state(try state.mapper.identityKey(of: object)), found.object != nil else { return nil }
        return found
    }

    /// After the statements: SQL expressions are to be loaded anew, listeners told.
    private func finish(_ saved: Saved, _ connection: Connection) throws {
        let mapper = saved.mapper, state = saved.state
        state.forgetComposites(declaredBy: mapper)
        if case .bool(true) = base.arguments.eagerDefaults { try loadDefaults(saved) } else if !mapper.makesVersions, let version = mapper.versionAttribute, version.read(saved.object).isUndefined { try load(saved, [version]) }
        if !mapper.makesVersions, let version = mapper.versionAttribute, version.read(saved.object).isNone { throw PythonException(ORMError.flush, "Instance does not contain a non-NULL version value") }
        if mapper.expressionAttributes.isEmpty, !MapperListeners.exist, case .string = base.arguments.eagerDefaults { return }
        let stale = mapper.expressionAttributes.filter { attribute in
            guard let property = attribute.property as? ColumnProperty, state.committedValue(attribute) == nil else { return false }
            let isLoaded = !attribute.read(saved.object).isUndefined
            return property.expiresOnFlush ? !property.isDeferred || isLoaded : !property.isDeferred && !isLoaded
        }
        try state.expireTold(stale)
        try mapper.tell(saved.isUpdate ? .afterUpdate : .afterInsert, saved.object, connection)
    }

    /// `eager_defaults=True`: what the database made is loaded at once.
    private func loadDefaults(_ saved: Saved) throws {
        let missing = saved.mapper.attributes.filter { attribute in
            guard let column = (attribute.property as? ColumnProperty)?.column else { return false }
            let isMade = column.serverDefault != nil || column.serverOnUpdate != nil || !saved.mapper.makesVersions && column === saved.mapper.versionColumn
            return isMade && attribute.read(saved.object).isUndefined && saved.state.committedValue(attribute) == nil
        }
        if !missing.isEmpty { try load(saved, missing) }
    }
    private func load(_ saved: Saved, _ missing: [InstrumentedAttribute]) throws {
        let key = try saved.mapper.identityKey(of: saved.object)
        saved.state.key = key
        _ = try work.session.load(key, refreshing: saved.state, only: Set(missing.map(\.key)))
    }

    // MARK: deleting

    func delete(_ states: [InstanceState]) throws {
        // Where nothing is deleted, the connection is that of the saving before, and only a `get_bind` of the program's own would tell.
        if states.isEmpty, base.arguments.batches, !work.session.asksProgramForBinds { return }
        let sorted = try Persistence.sorted(states)
        guard work.session.sharding != nil else { return try delete(sorted, work.connection(of: base)) }
        for state in sorted { try delete([state], work.connection(of: base, for: state)) }
    }

    private func delete(_ sorted: [InstanceState], _ connection: Connection) throws {
        var versions: [ObjectIdentifier: Value] = [:]
        for state in sorted {
            guard let object = state.object else { continue }
            try state.mapper.tell(.beforeDelete, object, connection)
            if let attribute = state.mapper.versionAttribute { versions[ObjectIdentifier(state)] = try state.own(attribute).committedValue(state) }
        }
        for (table, mapper) in base.sortedTables.reversed() {
            if mapper.inherits != nil, mapper.arguments.passiveDeletes { continue }
            try Cause.of(work.session.reason(ofDeleting: sorted)) { try delete(sorted, table, mapper, versions, connection) }
        }
        for state in sorted { if let object = state.object { try state.mapper.tell(.afterDelete, object, connection) } }
    }

    private func delete(_ states: [InstanceState], _ table: Table, _ mapper: Mapper, _ versions: [ObjectIdentifier: Value], _ connection: Connection) throws {
        let version = mapper.versionColumn.flatMap { $0.table === table ? $0 : nil }
        var rows: [[Value]] = []
        var keyColumns: [Column] = []
        for state in states {
            guard let plan = state.mapper.plan(for: table) else { continue }
            keyColumns = plan.primaryKey.map(\.column)
            var row: [Value] = []
            for planned in plan.primaryKey {
                let value = try planned.attribute.committedValue(state)
                if value.isNone || value.isUndefined {
                    throw PythonException(ORMError.flush, "Can't delete from table \(table.name) using NULL for primary key value on column \(try planned.column.str())")
                }
                row.append(value)
            }
            if version != nil { row.append(versions[ObjectIdentifier(state)] ?? .none) }
            rows.append(row)
        }
        guard !rows.isEmpty else { return }
        let statement = try base.statement(for: table, .delete) {
            let criteria = keyColumns + (version.map { [$0] } ?? [])
            let clauses = criteria.map { BinaryExpression($0, .equal, BindParameter($0.key, .none, type: $0.sqlType, isRequired: true), type: BooleanType.shared) }
            return try RowStatement(Delete(table, criteria: clauses), keys: criteria.map(\.key), table: table)
        }
        let written = try connection.write(statement, RowValues(rows))
        guard base.arguments.confirmsDeletedRows, written.matched != rows.count else { return }
        let message = "DELETE statement on table '\(table.name)' expected to delete \(rows.count) row(s); \(written.matched) were matched.  Please set confirm_deleted_rows=False within the mapper configuration to prevent this warning."
        if version == nil { try SQLWarning.warn(message) } else { throw PythonException(ORMError.staleData, message) }
    }
}

extension UnitOfWork {
    /// The connection of the database that an object goes to, in a session that has several.
    func connection(of mapper: Mapper, for state: InstanceState) throws -> Connection {
        guard let sharding = session.sharding, let object = state.object else { return try connection(of: mapper) }
        let bind = try sharding.bind(of: sharding.shard(of: .object(object), mapper: .object(mapper)))
        return try transaction?.connection(for: bind) ?? session.connection(for: bind)
    }
    func connection(of mapper: Mapper) throws -> Connection {
        let connection = try transaction?.connection(for: session.chosenBind(mapper: mapper)) ?? session.connection(of: mapper)
        if !session.executionOptions.isEmpty || !connection.rowOptions.isEmpty { connection.rowOptions = session.executionOptions }
        return connection
    }
}

extension Mapper {
    var versionAttribute: InstrumentedAttribute? { versionColumn.flatMap { writtenAttribute(for: $0) } }
    /// Attributes of SQL expressions, which rows do not hold.
    var expressionAttributes: [InstrumentedAttribute] {
        if let expressionAttributesIfKnown { return expressionAttributesIfKnown }
        let found = attributes.filter { attribute in
            guard let property = attribute.property as? ColumnProperty else { return false }
            if primaryKeyProperties.contains(where: { $0 === property }) { return false }
            return !property.columns.contains { column in tables.contains { $0 === (column as? Column)?.table } }
        }
        expressionAttributesIfKnown = found
        return found
    }
}
