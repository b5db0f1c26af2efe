import Runtime
import SQL

/// `subqueryload`: the related objects by one SELECT that embeds the query itself (sqlalchemy.orm.strategies, `_SubqueryLoader`).
struct SubqueryLoading {
    private let run: LoadRun
    private let loading: LaterLoading
    private let relationship: RelationshipProperty
    private let path: [RelationshipProperty]

    init(_ run: LoadRun, _ loading: LaterLoading) {
        self.run = run
        self.loading = loading
        relationship = loading.relationship
        path = (run.origin?.path ?? []) + loading.path
    }

    func load(_ waiting: [SelectInLoading.Waiting]) throws {
        guard let source = run.origin?.select, let first = path.first, let root = root(of: source) else {
            var selecting = SelectInLoading(run, loading)
            return try selecting.load(waiting)
        }
        let locals = first.localColumns.compactMap { SubqueryLoading.column($0, of: root) }
        let isDistinct = first.distinctTargetKey ?? SubqueryLoading.repeats(locals)
        let target = loading.link?.target ?? relationship.targetEntity
        let plan = run.plan.adding(loading.link, on: target)
        let heeded = HeededCriteria(plan.criteria)
        let wrapped = Subquery(try embedded(source, root, locals, isDistinct: isDistinct, plan), name: nil)
        var from: FromClause = wrapped
        var lastSecondary: FromClause?
        var keys: [ColumnElement] = []
        var parent: (Column) -> ColumnElement = { wrapped.corresponding(to: SubqueryLoading.column($0, of: root) ?? $0) ?? $0 }
        var node = plan.root(root)
        for (at, step) in path.enumerated() {
            let isLast = at == path.count - 1
            if isLast { keys = step.localColumns.map { parent($0) } }
            let link = node?.link(step)
            node = link?.node
            // What the query joined itself, `contains_eager()`, is joined anew by an alias of its own.
            let alias = link?.isContained == true ? nil : link?.target.flatMap { $0.isAliased ? $0 : nil }
            let entity = isLast ? target : try link?.subclassAlias() ?? alias ?? AliasedClass.make(step.target, of: step.resolvedEntity, flat: true).entity
            let criteria = try (entity.singleTableCriterion.map { [$0] } ?? []) + heeded.of(entity)
            let secondary = step.anonymousSecondary
            lastSecondary = secondary
            let joining = RelationshipJoin(step, secondary, left: parent, right: { entity.adapt($0) })
            from = joining.joined(from, entity.selectable, isOuter: false, criteria: criteria)
            parent = { entity.adapt($0) }
        }
        let own = target.standardColumns
        let select = Select(own + keys, parts: [.entity(target, columnCount: own.count)] + keys.map { _ in .column(of: nil) }, resolver: EntityResolver.shared)
            .with(options: [CriteriaPlaced(target)]).labelled(.query).from([from], subjects: []).ordered(relationship.orderBy.isEmpty ? nil : relationship.order(by: target, lastSecondary))
        try distribute(select, waiting, plan)
    }

    private func root(of source: Select) -> Entity? {
        for part in source.parts {
            guard case .entity(let object, _) = part, let entity = object as? Entity else { continue }
            let parent = path[0].parent ?? entity.mapper
            if entity.mapper.isa(parent) || entity.isAliased && entity.polymorphicMappers.contains(where: { $0.isa(parent) }) { return entity }
        }
        return nil
    }

    /// A key column as the query's entity has it: an alias has it by its attribute, that of the class's own table.
    private static func column(_ column: Column, of root: Entity) -> ColumnElement? {
        guard let property = ([root.mapper] + root.polymorphicMappers).lazy.compactMap({ $0.property(for: column) }).first else { return nil }
        return root.isAliased ? root.expression(property) : root.adapt(column)
    }

    /// Whether rows of a table share the values of some of its columns: those of all its primary key they do not.
    private static func repeats(_ columns: [ColumnElement]) -> Bool {
        columns.contains { column in
            guard let table = (column as? Column)?.table else { return false }
            return !table.columns.allSatisfy { key in !isKey(key) || columns.contains { $0 === key } }
        }
    }
    /// Whether a column is one of a primary key, or stands for one in an alias or a subquery.
    private static func isKey(_ column: Column) -> Bool {
        var column = column
        while let origin = column.origin as? Column { column = origin }
        return column.isPrimaryKey
    }

    /// The query with the key columns alone.
    private func embedded(_ source: Select, _ root: Entity, _ locals: [ColumnElement], isDistinct: Bool, _ plan: LoadPlan) throws -> Select {
        var columns = locals
        // DISTINCT rows are ordered by columns that they have.
        if isDistinct, source.limit != nil || source.offset != nil {
            for term in source.ordering {
                let column = SelectCompilation.orderedColumn(term).unmarked
                if !(column is TextColumn), !columns.contains(where: { $0 === column }) { columns.append(column) }
            }
        }
        let reduced = source.with(onlyColumns: columns, parts: columns.map { _ in .column(of: nil) }).labelled(.query)
        let entities = EntitySelect.entities(of: source)
        let based = source.explicitFroms.isEmpty ? reduced.from(entities.map(\.selectable), subjects: entities) : reduced
        let ordered = based.limit == nil && based.offset == nil ? based.with(ordering: []) : based
        return try SelectCompilation(isDistinct ? ordered.distinct() : ordered, isSubquery: true, plan: LoadPlan.none.adding(plan.criteria), onlyLoaded: nil).statement
    }

    private func distribute(_ select: Select, _ waiting: [SelectInLoading.Waiting], _ plan: LoadPlan) throws {
        let found = DictObject()
        // The embedded query may give a parent several times: each pair of keys and object counts once.
        struct Pair: Hashable {
            let list: ObjectIdentifier
            let object: ObjectIdentifier
        }
        var seen: Set<Pair> = []
        let origin = run.origin.map { LoadRun.Origin(select: $0.select, path: path) }
        // Beneath a load that another one caused, options do not reach further.
        let plan = run.isOutermost ? plan : LoadPlan.none
        let node = run.isOutermost ? loading.link?.separateNode ?? (plan.isEmpty ? nil : LoadNode()) : nil
        try run.session.load(select, plan: plan, node: node, populatesExisting: run.populatesExisting, origin: origin, trail: run.trail.going(loading.path), token: run.identityToken ?? .none, within: run.isOutermost ? nil : run) { items in
            let key = Value.tuple(Array(items[1...]))
            guard let object = items[0].object else { return }
            if let list = try found.get(key)?.object as? ListObject {
                if seen.insert(Pair(list: ObjectIdentifier(list), object: ObjectIdentifier(object))).inserted { list.elements.append(items[0]) }
            } else {
                let list = ListObject([items[0]])
                seen.insert(Pair(list: ObjectIdentifier(list), object: ObjectIdentifier(object)))
                try found.set(key, .list(list))
            }
        }
        for (state, overwrites) in waiting {
            guard let attribute = state.mapper.attribute(relationship.key), let object = state.object, overwrites || attribute.read(object).isUndefined else { continue }
            let key = try relationship.localColumns.map { column -> Value in
                let value = try state.mapper.attribute(for: column)?.get(state, .noFetch) ?? .none
                return value.isUndefined || value.isNoResult ? .none : value
            }
            let members = ((try found.get(.tuple(key)))?.object as? ListObject).map { Array($0.elements) } ?? []
            if members.count > 1 { try relationship.warnOfSeveral("eagerly") }
            try attribute.setCommitted(state, relationship.usesList ? .list(members) : members.first ?? .none)
        }
    }
}
