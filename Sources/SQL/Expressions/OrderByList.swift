import Runtime

/// Terms of ORDER BY that modifiers apply to one by one: `OrderByList([a, b]).desc()` is `a DESC, b DESC`.
public final class OrderByList: ClauseElement {
    public let elements: [ColumnElement]
    public init(_ elements: [ColumnElement]) {
        self.elements = elements
        super.init()
    }
    /// Each term with a modifier behind it.
    public func modified(_ modifier: SQLOperator) -> OrderByList {
        OrderByList(elements.map { UnaryExpression(modifier, $0, type: NullType.shared) })
    }
    /// The terms as one expression.
    var expression: ExpressionList { ExpressionList(elements, isGrouped: false) }
    public override func iterator() throws -> IteratorObject? { try Value.list(elements.map { .object($0) }).makeIterator() }
}
