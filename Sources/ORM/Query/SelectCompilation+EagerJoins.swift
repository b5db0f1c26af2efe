import Runtime
import SQL

/// A join that eager loading adds: `LEFT OUTER JOIN posts AS posts_1 ON ...`.
struct EagerJoin {
    /// The entity of the query that it belongs to.
    let root: Entity
    /// Where it starts: the root, or the target of an earlier eager join.
    let parent: Entity
    let target: Entity
    let relationship: RelationshipProperty
    let isInner: Bool
    /// Whether it goes into the join of its parent's: an inner join behind an outer one.
    let isSpliced: Bool
    let criteria: [ColumnElement]
}

extension SelectCompilation {
    /// FROM with the eager joins, and the order they ask for.
    /// - Parameters:
    ///   - root: the subquery that stands for the entities; nil where they are in FROM themselves.
    ///   - adapt: gives an expression on an entity of the query as one on what stands for it.
    func eagerlyJoined(_ froms: [FromClause], root: FromClause? = nil, _ adapt: @escaping (ColumnElement) -> ColumnElement) -> (froms: [FromClause], ordering: [ColumnElement]) {
        var froms = froms, joinedCount = 0
        var ordering: [ColumnElement] = []
        for join in eagerJoins {
            let base = root ?? baseAlias ?? join.root.selectable
            let index = froms.firstIndex { SelectCompilation.holds($0, base) }
            let left = index.map { froms[$0] } ?? base
            let secondary = join.relationship.anonymousSecondary
            let joined = eagerJoin(left, join, secondary, adapt)
            // What is joined stands behind what is not.
            if let index, index >= froms.count - joinedCount {
                froms[index] = joined
            } else {
                if let index { froms.remove(at: index) }
                froms.append(joined)
                joinedCount += 1
            }
            ordering += join.relationship.order(by: join.target, secondary)
        }
        return (froms, ordering)
    }

    private func eagerJoin(_ left: FromClause, _ join: EagerJoin, _ secondary: FromClause?, _ adapt: @escaping (ColumnElement) -> ColumnElement) -> FromClause {
        // An entity that `contains_eager()` reads stands within the subquery of LIMIT as the root does.
        let isSelected = join.parent === join.root || !eagerJoins.contains { $0.target.selectable === join.parent.selectable }
        let conditions = RelationshipJoin(
            join.relationship, secondary, left: { isSelected ? adapt(self.adapt(join.parent.adapt($0))) : join.parent.adapt($0) }, right: { join.target.adapt($0) })
        let criteria = (join.target.singleTableCriterion.map { [$0] } ?? []) + join.criteria
        guard join.isSpliced, let spliced = splice(left, join.parent, { conditions.joined($0, join.target.selectable, isOuter: false, criteria: criteria) }) else {
            return conditions.joined(left, join.target.selectable, isOuter: !join.isInner, criteria: criteria)
        }
        return spliced
    }

    /// The join with an inner join to `parent` where that stands: `a LEFT JOIN (b JOIN c)`
    /// (sqlalchemy.orm.strategies, `_splice_nested_inner_join`).
    private func splice(_ from: FromClause, _ parent: Entity, _ change: (FromClause) -> FromClause) -> FromClause? {
        if from === parent.selectable { return change(from) }
        guard let join = from as? Join else { return nil }
        if let right = splice(join.right, parent, change) {
            // `a JOIN (b JOIN c)` is `a JOIN b JOIN c`.
            if !join.isOuter, let inner = right as? Join, inner !== join.right, !inner.isOuter {
                return Join(Join(join.left, inner.left, on: join.condition), inner.right, on: inner.condition)
            }
            return Join(join.left, right, on: join.condition, isOuter: join.isOuter, isFull: join.isFull)
        }
        return splice(join.left, parent, change).map { Join($0, join.right, on: join.condition, isOuter: join.isOuter, isFull: join.isFull) }
    }
}
