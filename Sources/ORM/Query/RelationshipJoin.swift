import Runtime
import SQL

/// The conditions that join two entities along a relationship.
struct RelationshipJoin {
    /// ON to the target, or to the secondary element.
    let primary: ColumnElement
    /// ON from the secondary element to the target.
    let secondary: ColumnElement?
    /// The association table or its alias.
    let secondaryElement: FromClause?
    private let relationship: RelationshipProperty

    var conditions: [ColumnElement] { [primary] + (secondary.map { [$0] } ?? []) }

    /// - Parameter secondaryElement: the association table or an alias of it.
    init(_ relationship: RelationshipProperty, from left: Entity, to right: Entity, secondary secondaryElement: FromClause?) {
        self.init(relationship, secondaryElement, left: { left.adapt($0) }, right: { right.adapt($0) })
    }

    init(_ relationship: RelationshipProperty, _ secondaryElement: FromClause?, left: @escaping (Column) -> ColumnElement, right: @escaping (Column) -> ColumnElement) {
        self.secondaryElement = secondaryElement
        self.relationship = relationship
        guard let condition = relationship.condition else {
            primary = Constant.true
            secondary = nil
            return
        }
        let targetTables = relationship.target.selectables
        let parentTables = relationship.parent?.selectables ?? []
        func adapted(_ clause: ColumnElement, isSecond: Bool) -> ColumnElement {
            clause.replacing { part in
                guard let (column, isRemote) = condition.side(of: part) else { return nil }
                // What leads to the target may itself read the target's table: the join of the two means the target.
                if isSecond, targetTables.contains(where: { $0 === column.table }) { return right(column) }
                if let secondaryElement, relationship.isOfSecondary(column) { return secondaryElement === relationship.secondary ? column : secondaryElement.corresponding(to: column) }
                if relationship.secondary != nil { return isSecond ? right(column) : left(column) }
                if isRemote { return right(column) }
                if parentTables.contains(where: { $0 === column.table }) { return left(column) }
                return right(column)
            }
        }
        primary = adapted(condition.primary, isSecond: false)
        secondary = condition.secondary.map { adapted($0, isSecond: true) }
    }

    /// `left JOIN right ON ...`, by way of the association table where there is one.
    func joined(_ left: FromClause, _ right: FromClause, isOuter: Bool, isFull: Bool = false, criteria: [ColumnElement]) -> Join {
        guard let secondary, let secondaryElement else {
            return Join(left, right, on: Conjunction.make(.and, [primary] + criteria), isOuter: isOuter, isFull: isFull)
        }
        // `Order.items.and_(order_items.c.count > 1)`: the association table means the alias that is joined.
        let further = secondaryElement === relationship.secondary ? criteria : criteria.map { criterion in
            criterion.replacing { part in (part as? Column).flatMap { relationship.isOfSecondary($0) ? secondaryElement.corresponding(to: $0) : nil } }
        }
        let toTarget = Conjunction.make(.and, [secondary] + further)
        if isOuter { return Join(left, Join(secondaryElement, right, on: toTarget), on: primary, isOuter: true, isFull: isFull) }
        return Join(Join(left, secondaryElement, on: primary), right, on: toTarget)
    }
}
