import Runtime
import SQL

/// A criterion whose negation is another than its `NOT`: that a collection holds an object is a join, that it does not an
/// absence of rows.
final class NegatableCriterion: ColumnElement {
    private let criterion: ColumnElement
    private let negation: ColumnElement

    init(_ criterion: ColumnElement, negation: ColumnElement) {
        self.criterion = criterion
        self.negation = negation
        super.init()
    }

    override var node: ExpressionNode { criterion.node }
    override var sqlType: SQLType { criterion.sqlType }
    override var operation: SQLOperator? { criterion.operation }
    override var isImplicitlyBoolean: Bool { criterion.isImplicitlyBoolean }
    override func visitFroms(_ body: (FromClause) -> Void) { criterion.visitFroms(body) }
    override func grouped(against outer: SQLOperator?) -> ColumnElement { criterion.grouped(against: outer) }
    override func negated() -> ColumnElement { negation }
}
