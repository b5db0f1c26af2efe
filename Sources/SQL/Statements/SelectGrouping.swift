import Runtime

/// `(SELECT ...)`: a SELECT in parentheses, whatever it is part of (sqlalchemy.sql.selectable.SelectStatementGrouping).
public final class SelectGrouping: SelectBase {
    public let select: SelectBase
    public init(_ select: SelectBase) {
        self.select = select
        super.init()
    }
    public override var resultColumns: [ColumnElement] { select.resultColumns }
    public override var fromElements: [FromClause] { select.fromElements }
    override func proxyColumns(of from: FromClause) -> [Column] { select.proxyColumns(of: from) }
    override func column(named name: String) -> ColumnElement? { select.column(named: name) }
    public override func with(tail: Tail) -> SelectBase {
        let copy = SelectGrouping(tail.labelStyle == self.tail.labelStyle ? select : select.tailed { $0.labelStyle = tail.labelStyle })
        copy.tail = tail
        copy.carrying(self)
        return copy
    }
    public override func with(executionOptions more: [(name: String, value: Value)]) -> Statement {
        let copy = with(tail: tail)
        copy.executionOptions = Statement.merged(executionOptions, more)
        return copy
    }
}

extension SelectBase {
    /// The SELECT as one of a subquery, whose columns have names of their own: one without labels gets those it needs.
    public final var withDistinctNames: SelectBase { labelStyle == .plain ? tailed { $0.labelStyle = .disambiguateOnly } : self }
}
