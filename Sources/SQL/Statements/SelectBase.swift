import Runtime

/// What gives rows by selecting: SELECT, UNION and its kin, text with columns (sqlalchemy.sql.selectable.SelectBase).
open class SelectBase: Statement {
    /// How columns are named: as `table_column`, as the legacy Query writes them; by plain names made distinct; by plain names.
    public enum LabelStyle: Int {
        case disambiguateOnly, tableNamePlusColumn, plain
        /// That of `Query`: columns are labelled with their tables, and the items of rows go by the attributes' names.
        case query

        /// Whether columns are labelled with their tables.
        public var isQualified: Bool { self == .tableNamePlusColumn || self == .query }
    }

    /// `FETCH FIRST n ROWS ONLY`
    public struct Fetch {
        public let count: ColumnElement
        public let isPercent: Bool
        public let withTies: Bool
        public init(count: ColumnElement, isPercent: Bool, withTies: Bool) {
            self.count = count
            self.isPercent = isPercent
            self.withTies = withTies
        }
    }
    /// `FOR UPDATE`
    public struct Locking {
        public var isRead = false
        public var isNoWait = false
        public var skipsLocked = false
        public var isKeyShare = false
        public var of: [ColumnElement] = []
        public var ofTables: [FromClause] = []
        public init() {}
    }

    /// What may follow any SELECT.
    public struct Tail {
        public var ordering: [ColumnElement] = []
        public var grouping: [ColumnElement] = []
        public var limit: ColumnElement?
        public var offset: ColumnElement?
        public var fetch: Fetch?
        public var locking: Locking?
        public var labelStyle = LabelStyle.disambiguateOnly
        /// Whether rows name their items as those of `Query` do, however columns are labelled.
        public var isOfQuery = false
        /// CTEs that are written though nothing refers to them: `add_cte()`, and whether here.
        public var ctes: [(cte: CommonTableExpression, isNesting: Bool)] = []
        var hasLimit: Bool { limit != nil || offset != nil || fetch != nil }
    }
    public internal(set) var tail = Tail()

    open var resultColumns: [ColumnElement] { [] }
    /// Its columns as those of a subquery or CTE.
    func proxyColumns(of from: FromClause) -> [Column] { [] }
    /// The elements of its FROM.
    open var fromElements: [FromClause] { [] }
    open override func become(_ changed: Statement) {
        super.become(changed)
        if let changed = changed as? SelectBase { tail = changed.tail }
    }
    /// A copy with another tail.
    open func with(tail: Tail) -> SelectBase { self }
    public var scalarType: SQLType { resultColumns.first?.sqlType ?? NullType.shared }

    public var ordering: [ColumnElement] { tail.ordering }
    public var grouping: [ColumnElement] { tail.grouping }
    public var limit: ColumnElement? { tail.limit }
    public var offset: ColumnElement? { tail.offset }
    public var labelStyle: LabelStyle { tail.labelStyle }
    /// The style that rows name their items by.
    public var itemStyle: LabelStyle { tail.isOfQuery ? .query : tail.labelStyle }

    /// A copy with a changed tail.
    public final func tailed(_ change: (inout Tail) -> Void) -> SelectBase {
        var changed = tail
        change(&changed)
        return with(tail: changed)
    }

    /// The column of a label or column name, in ORDER BY.
    func column(named name: String) -> ColumnElement? { nil }
}

/// `SELECT ... UNION SELECT ...`
public final class CompoundSelect: SelectBase {
    public let keyword: String
    public let selects: [SelectBase]
    /// `options(...)`, which the SELECTs within heed.
    public private(set) var options: [Object] = []
    public init(_ keyword: String, _ selects: [SelectBase]) {
        self.keyword = keyword
        self.selects = selects
        super.init()
    }
    public override var resultColumns: [ColumnElement] { selects.first?.resultColumns ?? [] }
    public override var fromElements: [FromClause] { selects.flatMap(\.fromElements) }
    override func column(named name: String) -> ColumnElement? {
        guard let first = selects.first else { return nil }
        // The style of the UNION itself is that of its first SELECT.
        let style = labelStyle == .disambiguateOnly ? first.labelStyle : labelStyle
        guard style == .query || style == .tableNamePlusColumn else {
            let columns = first.resultColumns
            if let found = columns.first(where: { ($0.elementName?.text ?? $0.proxyKey) == name }) { return found }
            // The key of an attribute whose column has another name.
            return zip(columns, (first as? Select)?.columnKeys ?? []).first { $1 == name }?.0
        }
        // `ORDER BY users_name`: the rows know their columns by the labels of the first SELECT.
        return first.resultColumns.first { ($0.qualifiedName?.text ?? $0.proxyKey) == name }.map { $0 is Label ? $0 : Label(name, $0) }
    }
    override func proxyColumns(of from: FromClause) -> [Column] {
        guard let first = selects.first else { return [] }
        let columns = (labelStyle == .disambiguateOnly ? first : first.tailed { $0.labelStyle = labelStyle }).proxyColumns(of: from)
        let others = selects.map(\.resultColumns)
        for (at, column) in columns.enumerated() { column.furtherOrigins = (column.origin.map { [$0] } ?? []) + others.dropFirst().compactMap { at < $0.count ? $0[at] : nil } }
        return columns
    }
    func with(selects: [SelectBase]) -> CompoundSelect {
        let copy = CompoundSelect(keyword, selects)
        (copy.tail, copy.options) = (tail, options)
        return copy.carrying(self)
    }
    public override func with(tail: Tail) -> SelectBase {
        let copy = with(selects: selects)
        copy.tail = tail
        return copy
    }
    public func with(options more: [Object]) -> CompoundSelect {
        let copy = with(selects: selects)
        copy.options += more
        return copy
    }
    public override func with(executionOptions more: [(name: String, value: Value)]) -> Statement {
        let copy = with(tail: tail)
        copy.executionOptions = Statement.merged(executionOptions, more)
        return copy
    }
}

/// `text("SELECT ...").columns(...)`
public final class TextualSelect: SelectBase {
    public let text: TextClause
    public let columns: [ColumnElement]
    /// Whether columns are matched by position, not by name.
    public let isPositional: Bool
    public init(_ text: TextClause, _ columns: [ColumnElement], isPositional: Bool) {
        self.text = text
        self.columns = columns
        self.isPositional = isPositional
        super.init()
    }
    public override var resultColumns: [ColumnElement] { columns }
    override func proxyColumns(of from: FromClause) -> [Column] {
        columns.map { element in
            if let column = element as? Column { return column.proxy(of: from) }
            return Column(clause: element.elementName?.text ?? "anon", element.sqlType, of: from, key: element.proxyKey, origin: element)
        }
    }
    public override func with(tail: Tail) -> SelectBase {
        let copy = TextualSelect(text, columns, isPositional: isPositional)
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
