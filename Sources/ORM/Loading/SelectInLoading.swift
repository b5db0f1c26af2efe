import Runtime
import SQL

/// `selectinload`: the related objects of many by one SELECT with `IN`, 500 at a time (sqlalchemy.orm.strategies, `_SelectInLoader`).
struct SelectInLoading {
    private let run: LoadRun
    private let loading: LaterLoading
    private let relationship: RelationshipProperty
    private let target: Entity
    /// The options of the load, with what this one adds to the relationship's condition: `selectinload(User.addresses.and_(...))`.
    private let plan: LoadPlan
    private var kept: Set<ObjectIdentifier> = []
    private var chunkSize = 500

    init(_ run: LoadRun, _ loading: LaterLoading) {
        self.run = run
        self.loading = loading
        relationship = loading.relationship
        target = loading.link?.target ?? loading.relationship.targetEntity
        plan = run.plan.adding(loading.link, on: target)
    }

    private mutating func readChunkSize() throws {
        guard let given = loading.link?.chunkSize else { return }
        guard case .int(let size) = given, size > 0 else { throw ORMError.argument("'chunksize=\(try given.strText())' is not an appropriate input, please use a positive non-zero integer.") }
        chunkSize = size
    }

    typealias Waiting = (state: InstanceState, overwrites: Bool)

    /// What is loaded already keeps its value, though its rows are read with those of the others.
    mutating func load(_ waiting: [Waiting]) throws {
        try readChunkSize()
        kept = Set(waiting.filter { state, overwrites in !overwrites && !isUnloaded(state) }.map { ObjectIdentifier($0.state) })
        let states = waiting.map(\.state)
        guard !states.isEmpty else { return }
        if case .bool(false) = relationship.omitJoin { return try loadByJoin(states) }
        if relationship.usesGet, relationship.direction == .manyToOne, let keyed = try targetKeys(states) { return try loadTargets(keyed) }
        if relationship.secondary != nil, !relationship.isSelfReferential, secondaryHoldsKey { return try loadAlongKeys(states, secondaryKeys, joinsSecondary: true) }
        if relationship.direction == .oneToMany, let keys = foreignKeys { return try loadAlongKeys(states, keys, joinsSecondary: false) }
        try loadByJoin(states)
    }

    private func isUnloaded(_ state: InstanceState) -> Bool {
        guard let object = state.object, let attribute = state.mapper.attribute(relationship.key) else { return false }
        return attribute.read(object).isUndefined
    }

    private func set(_ state: InstanceState, _ members: [Value]) throws {
        guard !kept.contains(ObjectIdentifier(state)), let attribute = state.mapper.attribute(relationship.key) else { return }
        if members.count > 1 { try relationship.warnOfSeveral("eagerly") }
        try attribute.setCommitted(state, relationship.usesList ? .list(members) : members.first ?? .none)
    }

    // MARK: many to one: the targets by their primary keys

    /// The states by the primary key of what they refer to; nil where a foreign key is not loaded.
    private func targetKeys(_ states: [InstanceState]) throws -> (keys: [[Value]], states: [[InstanceState]], without: [InstanceState])? {
        let columns = relationship.target.primaryKey.compactMap { key in relationship.localRemotePairs.first { $0.remote === key || relationship.target.areEquivalent($0.remote, key) }?.local }
        guard columns.count == relationship.target.primaryKey.count else { return nil }
        var keys: [[Value]] = [], grouped: [[InstanceState]] = [], without: [InstanceState] = []
        let index = DictObject()
        for state in states {
            var key: [Value] = []
            for column in columns {
                let value = try state.mapper.attribute(for: column)?.get(state, .noFetch) ?? .none
                if value.isNoResult { return nil }
                key.append(value.isUndefined ? .none : value)
            }
            if key.contains(where: \.isNone) {
                without.append(state)
                continue
            }
            let hashable = Value.tuple(key)
            if case .int(let at)? = try index.get(hashable) { grouped[at].append(state) } else {
                try index.set(hashable, .int(keys.count))
                keys.append(key)
                grouped.append([state])
            }
        }
        return (keys, grouped, without)
    }

    private func loadTargets(_ keyed: (keys: [[Value]], states: [[InstanceState]], without: [InstanceState])) throws {
        let columns = relationship.target.primaryKey.map { target.adapt($0) }
        try chunks(keyed.keys.count) { range in
            let select = self.select(columns, [], order: relationship.orderBy).from([target.selectable], subjects: []).filtered([contained(columns, range.map { keyed.keys[$0] })])
            let found = try grouped(select, keyCount: columns.count)
            for at in range { for state in keyed.states[at] { try set(state, try members(found, keyed.keys[at])) } }
        }
        for state in keyed.without { try set(state, []) }
    }

    // MARK: by foreign keys of the target or of the association table

    /// The target's columns that refer to the parent's primary key; nil where the condition is another.
    private var foreignKeys: [Column]? {
        guard let parent = relationship.parent, relationship.condition?.isPurelyPairs ?? false else { return nil }
        let columns = parent.primaryKey.compactMap { key in relationship.localRemotePairs.first { $0.local === key || parent.areEquivalent($0.local, key) }?.remote }
        return columns.count == parent.primaryKey.count && columns.count == relationship.localRemotePairs.count ? columns : nil
    }
    private var secondaryKeys: [Column] {
        guard let parent = relationship.parent else { return [] }
        return parent.primaryKey.compactMap { key in relationship.synchronizePairs.first { $0.local === key || parent.areEquivalent($0.local, key) }?.remote }
    }
    private var secondaryHoldsKey: Bool {
        guard let parent = relationship.parent, relationship.condition?.isPrimaryPurelyPairs ?? false else { return false }
        return secondaryKeys.count == parent.primaryKey.count && relationship.synchronizePairs.count == secondaryKeys.count
    }

    private func loadAlongKeys(_ states: [InstanceState], _ keys: [Column], joinsSecondary: Bool) throws {
        let columns = joinsSecondary ? keys : keys.map { target.adapt($0) as? Column ?? $0 }
        try chunks(states.count) { range in
            let part = range.map { states[$0] }
            var select = self.select(columns, [], order: relationship.orderBy)
            if joinsSecondary, let secondary = relationship.secondary, let condition = relationship.condition?.secondary {
                select = select.from([secondary], subjects: []).joined(Select.JoinSetup(target: target.selectable, condition: target.adapt(condition), subject: target))
            } else {
                select = select.from([target.selectable], subjects: [])
            }
            select = select.filtered([contained(columns, part.map { $0.key?.values ?? [] })])
            try distribute(select, part, keyCount: columns.count)
        }
    }

    // MARK: by a join from the parent

    private func loadByJoin(_ states: [InstanceState]) throws {
        guard let parent = relationship.parent, let attribute = parent.attribute(relationship.key) else { return }
        let alias = try AliasedClass.make(parent).entity
        var reference = AttributeReference(entity: alias, attribute: attribute)
        reference.target = target
        let path = EntityAttribute(reference)
        let columns = parent.primaryKey.map { alias.adapt($0) }
        try chunks(states.count) { range in
            let part = range.map { states[$0] }
            let select = self.select(columns, [], order: relationship.orderBy).from([alias.selectable], subjects: [alias])
                .joined(Select.JoinSetup(target: target.selectable, condition: nil, subject: target, path: path))
                .filtered([contained(columns, part.map { $0.key?.values ?? [] })])
            try distribute(select, part, keyCount: columns.count)
        }
    }

    // MARK: the statement

    private func select(_ columns: [ColumnElement], _ criteria: [ColumnElement], order: [ColumnElement]) -> Select {
        let own = target.standardColumns
        return Select(columns + own, parts: columns.map { _ in .column(of: nil) } + [.entity(target, columnCount: own.count)], resolver: EntityResolver.shared).labelled(.plain)
            .filtered(criteria).ordered(order.map { target.adapt($0) })
    }

    private func contained(_ columns: [ColumnElement], _ keys: [[Value]]) -> ColumnElement {
        if columns.count == 1 {
            let bind = BindParameter("primary_keys", .list(keys.map { $0.first ?? .none }), type: columns[0].sqlType, isExpanding: true)
            return BinaryExpression(columns[0], .in, bind, type: BooleanType.shared)
        }
        let type = TupleType(columns.map(\.sqlType))
        let bind = BindParameter("primary_keys", .list(keys.map { .tuple($0) }), type: type, isExpanding: true)
        return BinaryExpression(Grouping(ExpressionList(columns)), .in, bind, type: BooleanType.shared)
    }

    private func chunks(_ count: Int, _ body: (Range<Int>) throws -> Void) throws {
        var at = 0
        while at < count {
            let end = count - at > chunkSize ? at + chunkSize : count
            try body(at..<end)
            at = end
        }
    }

    // MARK: rows

    /// The objects of the rows by the key that stands before them.
    private func grouped(_ select: Select, keyCount: Int) throws -> DictObject {
        let found = DictObject()
        try run.session.load(select, plan: plan, node: loading.furtherNode ?? (plan.isEmpty ? nil : LoadNode()), populatesExisting: run.populatesExisting, trail: run.trail.going(loading.path), local: run.options.filter { $0.name == HorizontalSharding.shardOption }, within: run) { items in
            let key = Value.tuple(Array(items[0..<keyCount]))
            if let list = try found.get(key)?.object as? ListObject { list.elements.append(items[keyCount]) } else { try found.set(key, .list([items[keyCount]])) }
        }
        return found
    }
    private func members(_ found: DictObject, _ key: [Value]) throws -> [Value] { ((try found.get(.tuple(key)))?.object as? ListObject).map { Array($0.elements) } ?? [] }

    private func distribute(_ select: Select, _ states: [InstanceState], keyCount: Int) throws {
        let found = try grouped(select, keyCount: keyCount)
        for state in states { try set(state, try members(found, state.key?.values ?? [])) }
    }
}
