import Runtime

/// `VALUES (1, 'a'), (2, 'b')` as a table.
public final class ValuesClause: AliasedFrom {
    private let columnArguments: [Column]
    public let rows: [[Value]]
    public let rendersLiterals: Bool
    public let isLateral: Bool
    /// Whether `values()` got a name, or `alias()` was called.
    public let isNamed: Bool
    /// `add_cte()`
    public private(set) var ctes: [(cte: CommonTableExpression, isNesting: Bool)] = []
    public init(_ columns: [Column], rows: [[Value]] = [], name: String? = nil, rendersLiterals: Bool = false, isLateral: Bool = false, isNamed: Bool? = nil) {
        columnArguments = columns
        self.rows = rows
        self.rendersLiterals = rendersLiterals
        self.isLateral = isLateral
        self.isNamed = isNamed ?? (name != nil)
        super.init(name: name, stem: "anon")
    }
    public override var fromName: SQLName? { isNamed ? super.fromName : nil }
    public var arguments: [Column] { columnArguments }
    /// A column given to one `values()` alone is its own; one that belongs elsewhere stands for it.
    override func makeColumns() -> [Column] {
        columnArguments.map { given in
            if given.table == nil || given.table === self, !given.isSchemaItem {
                given.table = self
                return given
            }
            return Column(clause: given.name, given.columnType, of: self, key: given.key, origin: given)
        }
    }
    public override var fromNode: FromNode { .values(self) }
    private func with(_ columns: [Column]? = nil, rows: [[Value]]? = nil) -> ValuesClause {
        let copy = ValuesClause(columns ?? columnArguments, rows: rows ?? self.rows, name: name, rendersLiterals: rendersLiterals, isLateral: isLateral, isNamed: isNamed)
        copy.ctes = ctes
        copy.made = made
        return copy
    }
    public func adding(_ more: [[Value]]) -> ValuesClause {
        let copy = with(rows: rows + more)
        copy.made = nil
        return copy
    }
    public func adding(_ more: [CommonTableExpression], nests: Bool) -> ValuesClause {
        let copy = with()
        copy.ctes += more.map { ($0, nests) }
        return copy
    }
    public func named(_ name: String?, isLateral: Bool) -> ValuesClause {
        let copy = ValuesClause(columnArguments, rows: rows, name: name, rendersLiterals: rendersLiterals, isLateral: isLateral, isNamed: true)
        copy.ctes = ctes
        // SQLAlchemy's copy keeps the columns, where they have been asked for.
        copy.made = made
        return copy
    }
}
