import Database
import Runtime
import SQL

/// Loads what attributes lack, through the session of their object.
struct SessionLoader: AttributeLoader {
    static func install() {
        guard !(AttributeLoading.loader is SessionLoader) else { return }
        AttributeLoading.loader = SessionLoader()
    }

    private static func session(of state: InstanceState) -> Session? { state.session as? Session }

    func loadExpired(_ state: InstanceState, _ attributes: AttributeSet, _ passive: Passive) throws {
        guard let session = SessionLoader.session(of: state) else {
            throw ORMError.detached("Instance \(state.label) is not bound to a Session; attribute refresh operation cannot proceed")
        }
        try SessionLoader.refresh(state, session)
    }

    /// Reads the object's row again.
    static func refresh(_ state: InstanceState, _ session: Session) throws {
        guard let key = state.key else { return }
        guard try session.load(key, refreshing: state) != nil else {
            throw PythonException(ORMError.objectDeleted, "Instance '\(state.label)' has been deleted, or its row is otherwise not present.")
        }
    }

    /// Reads an object's row again, or some of its attributes; false where there is no row.
    static func reload(_ state: InstanceState, _ session: Session, _ names: [Name]?) throws -> Bool {
        guard let key = state.key else { return false }
        guard try session.load(key, refreshing: state) != nil else { return false }
        for name in names ?? [] {
            guard let attribute = state.mapper.attribute(name), attribute.usesObjects else { continue }
            _ = try attribute.get(state)
        }
        return true
    }

    func loadDeferred(_ state: InstanceState, _ attribute: InstrumentedAttribute, _ passive: Passive) throws -> Value {
        guard passive.contains(.sql) else { return .noResult }
        guard let session = SessionLoader.session(of: state) else { return .undefined }
        try SessionLoader.refresh(state, session)
        return .undefined
    }

    func loadRelated(_ state: InstanceState, _ attribute: InstrumentedAttribute, _ relationship: RelationshipProperty, _ passive: Passive) throws -> Value {
        guard state.key != nil else { return .undefined }
        guard let session = SessionLoader.session(of: state) else {
            if passive.contains(.noRaise) { return .undefined }
            throw ORMError.detached("Parent instance \(state.label) is not bound to a Session; lazy load operation of attribute '\(relationship.key.text)' cannot proceed")
        }
        if !passive.contains(.noAutoflush) { try session.autoflush() }
        if relationship.usesGet, let found = try many(state, relationship, session, passive) { return found }
        guard passive.contains(.sql) else { return .noResult }
        let select = try SessionLoader.selection(state, relationship)
        let objects = try session.load(relationship.target, select)
        if relationship.usesList { return .list(objects.map { .object($0) }) }
        return objects.first.map { .object($0) } ?? .none
    }

    /// A many-to-one by primary key: from the identity map, or by one row.
    private func many(_ state: InstanceState, _ relationship: RelationshipProperty, _ session: Session, _ passive: Passive) throws -> Value? {
        let pairs = relationship.synchronizePairs
        var values: [Value] = []
        for column in relationship.target.primaryKey {
            guard let pair = pairs.first(where: { $0.local === column }), let attribute = state.mapper.attribute(for: pair.remote) else { return nil }
            let value = try attribute.get(state, passive)
            if value.isNoResult { return value }
            values.append(value.isUndefined ? .none : value)
        }
        if values.allSatisfy(\.isNone) { return Value.none }
        let key = IdentityKey(relationship.target, values)
        if let present = session.object(key), !present.state.isExpired { return .object(present) }
        guard passive.contains(.sql) else { return .noResult }
        return try session.load(key, refreshing: nil).map { .object($0) } ?? Value.none
    }

    /// The SELECT of a collection: rows whose columns match the parent's.
    private static func selection(_ state: InstanceState, _ relationship: RelationshipProperty) throws -> Select {
        var criteria: [ColumnElement] = []
        func match(_ column: Column, _ local: Column) throws {
            let value = try state.mapper.attribute(for: local)?.get(state, .returnNoValue) ?? .none
            criteria.append(BinaryExpression(BindParameter("param", value.isUndefined ? .none : value, type: local.columnType, isUnique: true), .equal, column, type: BooleanType.shared))
        }
        var select = Select(relationship.target.loadedColumns)
        if let secondary = relationship.secondary {
            for pair in relationship.synchronizePairs { try match(pair.remote, pair.local) }
            for pair in relationship.secondarySynchronizePairs { criteria.append(BinaryExpression(pair.local, .equal, pair.remote, type: BooleanType.shared)) }
            select = select.from([relationship.target.localTable, secondary])
        } else {
            for pair in relationship.localRemotePairs { try match(pair.remote, pair.local) }
            criteria = criteria.map { element in
                guard let binary = element as? BinaryExpression else { return element }
                return BinaryExpression(binary.left, .equal, binary.right, type: BooleanType.shared)
            }
        }
        return select.filtered(criteria).ordered(relationship.orderBy.isEmpty ? nil : relationship.orderBy)
    }
}

extension Mapper {
    /// The columns of a full load, in order of the properties.
    var loadedColumns: [ColumnElement] { columnProperties.filter { !$0.isDeferred }.map(\.expression) }
}

/// Rows to objects.
extension Session {
    /// Loads the object of a key by one SELECT; nil where there is no row.
    func load(_ key: IdentityKey, refreshing state: InstanceState?) throws -> MappedInstance? {
        let mapper = key.mapper
        let criteria = zip(mapper.primaryKey, key.values).map { column, value -> ColumnElement in
            BinaryExpression(column, .equal, BindParameter("pk", value, type: column.columnType, isUnique: true), type: BooleanType.shared)
        }
        return try load(mapper, Select(mapper.loadedColumns).filtered(criteria)).first
    }

    func load(_ mapper: Mapper, _ select: Select) throws -> [MappedInstance] {
        let result = try connection().execute(select, [])
        let loader = RowLoader(mapper, self, offset: 0)
        var objects: [MappedInstance] = []
        while let row = try result.fetch() {
            if let object = try loader.object(row) { objects.append(object) }
        }
        return objects
    }
}

/// Makes objects of one mapper from rows that hold its columns from an offset on.
final class RowLoader {
    private let mapper: Mapper
    private let session: Session
    private let offset: Int
    private let attributes: [InstrumentedAttribute]
    private let keyPositions: [Int]
    private let load: Int

    init(_ mapper: Mapper, _ session: Session, offset: Int) {
        self.mapper = mapper
        self.session = session
        self.offset = offset
        let properties = mapper.columnProperties.filter { !$0.isDeferred }
        attributes = properties.compactMap { mapper.attribute($0.key) }
        keyPositions = mapper.primaryKey.compactMap { column in properties.firstIndex { $0.columns.contains { $0 === column } } }
        load = session.nextLoad()
    }

    /// The row's object: the one of the identity map, populated where it is new or expired; nil for a row of NULLs.
    func object(_ row: ContiguousArray<Value>) throws -> MappedInstance? {
        let values = keyPositions.map { row[offset + $0] }
        if values.allSatisfy(\.isNone) { return nil }
        let key = IdentityKey(mapper, values)
        if let present = session.object(key) {
            let state = present.state
            if state.isExpired || !state.expiredAttributes.isEmpty { populate(present, row, onlyMissing: true) }
            return present
        }
        let made = mapper.makeInstance()
        made.state.key = key
        session.register(made.state)
        populate(made, row, onlyMissing: false)
        return made
    }

    private func populate(_ object: MappedInstance, _ row: ContiguousArray<Value>, onlyMissing: Bool) {
        let state = object.state
        for (index, attribute) in attributes.enumerated() where !onlyMissing || attribute.read(object).isUndefined {
            attribute.write(object, row[offset + index])
            state.expiredAttributes.remove(attribute.index)
        }
        state.isExpired = false
        state.lastLoad = load
    }
}
