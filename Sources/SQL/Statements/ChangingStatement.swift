import Runtime

/// INSERT, UPDATE, DELETE (sqlalchemy.sql.dml.UpdateBase).
open class ChangingStatement: Statement {
    public let table: TableClause
    /// What the statement names: the table, an alias of it, or a join that begins with it.
    public let target: FromClause
    public internal(set) var returning: [ColumnElement] = []
    /// How the columns of RETURNING make up the items of a row, where mapped classes are among them.
    public internal(set) var returningParts: [Select.Part] = []
    public internal(set) var prefixes: [(text: ColumnElement, dialect: String?)] = []
    public internal(set) var ctes: [(cte: CommonTableExpression, isNesting: Bool)] = []
    /// `options(...)`, for those who execute the statement.
    public internal(set) var options: [Object] = []
    /// `return_defaults(...)`: the columns whose values are fetched where the database gives them, none for all; nil where it was not called.
    public internal(set) var returnedDefaults: [ColumnElement]?
    /// `return_defaults(supplemental_cols=...)`: columns that are fetched whatever gives their values, as rows of the result.
    public internal(set) var supplementalColumns: [ColumnElement] = []
    /// `with_dialect_options(...)`
    public internal(set) var dialectOptions: [(name: String, value: Value)] = []
    /// LIMIT, of MySQL's UPDATE and DELETE.
    public internal(set) var limit: BindParameter?
    /// `with_hint(...)`
    public internal(set) var hints: [(from: FromClause?, text: String, dialect: String)] = []
    init(_ table: TableClause, target: FromClause? = nil, returning: [ColumnElement]) {
        self.table = table
        self.target = target ?? table
        self.returning = returning
        super.init()
    }
    /// A copy.
    func copied() -> ChangingStatement { self }
    /// A copy whose clauses are changed: criteria, values, what RETURNING has.
    public func mapping(_ change: (ClauseElement) throws -> ClauseElement) rethrows -> ChangingStatement {
        let copy = copied()
        copy.returning = try returning.map { try change($0) as? ColumnElement ?? $0 }
        return copy
    }
    /// Values whose clauses are changed.
    fileprivate static func mapping(_ values: [(key: String, value: Value)], _ change: (ClauseElement) throws -> ClauseElement) rethrows -> [(key: String, value: Value)] {
        try values.map { pair in (pair.key, try (pair.value.object as? ClauseElement).map { .object(try change($0)) } ?? pair.value) }
    }
    fileprivate static func mapping(_ criteria: [ColumnElement], _ change: (ClauseElement) throws -> ClauseElement) rethrows -> [ColumnElement] {
        try criteria.map { try change($0) as? ColumnElement ?? $0 }
    }
    open override func become(_ changed: Statement) {
        super.become(changed)
        if let changed = changed as? ChangingStatement { take(changed) }
    }
    /// What a key of values was given as, where it is none of the table's columns.
    public enum KeyKind {
        /// `values(name="x")`: it may be the name of an attribute.
        case text
        /// `values({column("name"): "x"})`: the name of a column, of which mapped objects do not learn.
        case bareColumn
    }
    /// The keys of values that are none of the table's columns.
    public final private(set) var keyKinds: [String: KeyKind] = [:]

    final func take(_ other: ChangingStatement) {
        returning = other.returning
        returningParts = other.returningParts
        prefixes = other.prefixes
        ctes = other.ctes
        options = other.options
        returnedDefaults = other.returnedDefaults
        supplementalColumns = other.supplementalColumns
        dialectOptions = other.dialectOptions
        limit = other.limit
        hints = other.hints
        keyKinds = other.keyKinds
        unsentValues = other.unsentValues
        carrying(other)
    }
    /// Values that mapped objects are told and the statement does not send: another one of the same column stands before them.
    public final private(set) var unsentValues: [KeyedValues.Entry] = []

    /// Notes what the keys of values were given as.
    /// - Parameter own: the values that there were, whose keys stay what they are.
    public func noting(_ values: KeyedValues, beside own: [(key: String, value: Value)]? = nil) -> Self {
        keyKinds.merge(values.kinds.filter { new in own?.contains { $0.key == new.key } != true }) { $1 }
        unsentValues += values.unsent.filter { $0.kind != .bareColumn }
        return self
    }
    /// Values that are new or take the place of one that was given in the same way: of `values({t.c.x: 1}).values(x=2)` SQLAlchemy sends the first.
    final func admitted(_ values: KeyedValues, beside own: [(key: String, value: Value)]?) -> [(key: String, value: Value)] {
        guard let own, !own.isEmpty else { return values.pairs }
        let kinds = values.kinds
        return values.pairs.filter { new in keyKinds[new.key] == kinds[new.key] || !own.contains { $0.key == new.key } }
    }
    private func changed(_ change: (ChangingStatement) -> Void) -> Self {
        let copy = copied()
        change(copy)
        return unsafeDowncast(copy, to: Self.self)
    }
    public func returning(_ columns: [ColumnElement], parts: [Select.Part] = []) -> Self {
        changed {
            $0.returning += columns
            $0.returningParts += parts.isEmpty ? columns.map { _ in .column(of: nil) } : parts
        }
    }
    /// The statement with other columns in RETURNING: those that the elements asked for stand for.
    public func replacing(returning columns: [ColumnElement]) -> Self {
        changed {
            $0.returning = columns
            $0.returningParts = columns.map { _ in .column(of: nil) }
        }
    }
    public func prefixed(_ texts: [ColumnElement], dialect: String?) -> Self { changed { $0.prefixes += texts.map { ($0, dialect) } } }
    public func adding(_ cte: CommonTableExpression, isNesting: Bool) -> Self { changed { $0.ctes.append((cte, isNesting)) } }
    public func returningDefaults(_ columns: [ColumnElement], supplemental: [ColumnElement] = []) -> Self {
        changed {
            $0.supplementalColumns += supplemental
            $0.returnedDefaults = ($0.returnedDefaults?.isEmpty == true || columns.isEmpty) && $0.returnedDefaults != nil ? [] : ($0.returnedDefaults ?? []) + columns
        }
    }
    public func with(dialectOptions more: [(name: String, value: Value)]) -> Self { changed { $0.dialectOptions = Statement.merged($0.dialectOptions, more) } }
    public func limited(_ count: BindParameter) -> Self { changed { $0.limit = count } }
    public func hinted(_ from: FromClause?, _ text: String, dialect: String) -> Self { changed { $0.hints.append((from ?? target, text, dialect)) } }
    public func with(options more: [Object]) -> Self { changed { $0.options += more } }
    public override func with(executionOptions more: [(name: String, value: Value)]) -> Statement {
        changed { $0.executionOptions = Statement.merged(executionOptions, more) }
    }
}

/// `INSERT` (sqlalchemy.Insert)
public final class Insert: ChangingStatement {
    /// Values by column key, in the order given; nil where they come with the execution.
    public let values: [(key: String, value: Value)]?
    /// Several rows in one statement: `values([{...}, {...}])`.
    public let rows: [[(key: String, value: Value)]]
    public let source: (columns: [String], select: SelectBase)?
    /// Whether an INSERT of a SELECT adds the columns that have defaults.
    public internal(set) var includesDefaults = true
    /// `ON CONFLICT`, one after the other, of the SQLite dialect's insert().
    public internal(set) var conflicts: [OnConflict] = []
    /// The name `excluded` of ON CONFLICT.
    public private(set) lazy var excluded = Alias(table, name: "excluded")
    public internal(set) var isInline = false
    /// What gets values and is no column: an element of an array, `INSERT INTO t (data[1])`.
    public internal(set) var expressionValues: [(element: ColumnElement, value: Value)] = []
    /// Whether rows of RETURNING come in the order of the parameters.
    public internal(set) var sortsByParameters = false

    public init(_ table: TableClause, target: FromClause? = nil, values: [(key: String, value: Value)]? = nil, rows: [[(key: String, value: Value)]] = [], returning: [ColumnElement] = [], source: (columns: [String], select: SelectBase)? = nil) {
        self.values = values
        self.rows = rows
        self.source = source
        super.init(table, target: target, returning: returning)
    }
    private func copy(values: [(key: String, value: Value)]?, rows: [[(key: String, value: Value)]], source: (columns: [String], select: SelectBase)?) -> Insert {
        let copy = Insert(table, target: target, values: values, rows: rows, source: source)
        copy.take(self)
        copy.includesDefaults = includesDefaults
        copy.conflicts = conflicts
        copy.isInline = isInline
        copy.expressionValues = expressionValues
        copy.sortsByParameters = sortsByParameters
        copy.excluded = excluded
        return copy
    }
    override func copied() -> ChangingStatement { copy(values: values, rows: rows, source: source) }
    override var ownDialect: Dialect {
        switch type.nativeBase.module {
        case "sqlalchemy.dialects.postgresql.dml": .postgresql
        case "sqlalchemy.dialects.mysql.dml": .mysql
        case "sqlalchemy.dialects.sqlite.dml": .sqlite
        default: .standard
        }
    }

    public override func mapping(_ change: (ClauseElement) throws -> ClauseElement) rethrows -> ChangingStatement {
        let made = copy(values: try values.map { try ChangingStatement.mapping($0, change) }, rows: try rows.map { try ChangingStatement.mapping($0, change) }, source: try source.map { ($0.columns, try change($0.select) as? SelectBase ?? $0.select) })
        made.returning = try returning.map { try change($0) as? ColumnElement ?? $0 }
        return made
    }

    /// The statement for another table, with other values and nothing in RETURNING: that of one table of an inheriting class.
    public func aimed(at table: TableClause, values: [(key: String, value: Value)]?) -> Insert {
        let copy = Insert(table, values: values)
        copy.take(self)
        copy.returning = []
        copy.returningParts = []
        copy.conflicts = conflicts
        copy.isInline = isInline
        copy.excluded = excluded
        return copy
    }

    /// More values for the one row.
    public func adding(_ more: KeyedValues) -> Insert { adding(admitted(more, beside: values)).noting(more, beside: values) }
    public func adding(_ more: [(key: String, value: Value)]) -> Insert {
        copy(values: (values ?? []).filter { own in !more.contains { $0.key == own.key } } + more, rows: rows, source: source)
    }
    /// Gives values to expressions that are no columns.
    public func adding(expressions more: [(element: ColumnElement, value: Value)]) -> Insert {
        let made = copy(values: values ?? [], rows: rows, source: source)
        made.expressionValues += more
        return made
    }
    public func adding(rows more: [[(key: String, value: Value)]]) -> Insert { copy(values: values, rows: rows + more, source: source) }
    /// The values changed, those of each row.
    public func mapping(_ change: ([(key: String, value: Value)]) throws -> [(key: String, value: Value)]) rethrows -> Insert {
        copy(values: try values.map(change), rows: try rows.map(change), source: source)
    }
    /// The keys of values changed: attributes to columns.
    public func renamed(_ rename: (String) -> String) -> Insert {
        copy(values: values.map { $0.map { (rename($0.key), $0.value) } }, rows: rows.map { $0.map { (rename($0.key), $0.value) } }, source: source)
    }
    public func from(_ columns: [String], _ select: SelectBase, includesDefaults: Bool) -> Insert {
        let made = copy(values: nil, rows: rows, source: (columns, select))
        made.includesDefaults = includesDefaults
        made.isInline = true
        return made
    }
    public func on(_ conflict: OnConflict) -> Insert {
        let made = copy(values: values, rows: rows, source: source)
        made.conflicts.append(conflict)
        return made
    }
    public func inline() -> Insert {
        let made = copy(values: values, rows: rows, source: source)
        made.isInline = true
        return made
    }
    public func sorted(_ sorts: Bool) -> Insert {
        let made = copy(values: values, rows: rows, source: source)
        made.sortsByParameters = sorts
        return made
    }
}

/// `ON CONFLICT (a) DO UPDATE SET b = excluded.b` of SQLite.
public final class OnConflict {
    public let elements: [ColumnElement]?
    public let elementNames: [String]
    public let targetCriteria: ColumnElement?
    /// `ON CONFLICT ON CONSTRAINT name`, of PostgreSQL.
    public let constraintName: String?
    /// nil for DO NOTHING.
    public let settings: [(key: Value, value: Value)]?
    public let criteria: ColumnElement?
    /// Whether it is ON DUPLICATE KEY UPDATE, of MySQL.
    public let isOfDuplicateKey: Bool
    /// Whether what is set is in the order given, not in that of the table.
    let isOrdered: Bool
    public init(duplicateKey settings: [(key: Value, value: Value)], isOrdered: Bool) {
        elements = nil
        elementNames = []
        targetCriteria = nil
        constraintName = nil
        self.settings = settings
        criteria = nil
        isOfDuplicateKey = true
        self.isOrdered = isOrdered
    }
    public init(elements: [ColumnElement]?, names: [String] = [], targetCriteria: ColumnElement?, constraintName: String? = nil, settings: [(key: Value, value: Value)]?, criteria: ColumnElement?) {
        self.elements = elements
        elementNames = names
        self.targetCriteria = targetCriteria
        self.constraintName = constraintName
        self.settings = settings
        self.criteria = criteria
        isOfDuplicateKey = false
        isOrdered = false
    }
}

/// `UPDATE` (sqlalchemy.Update)
public final class Update: ChangingStatement {
    public private(set) var values: [(key: String, value: Value)]?
    public private(set) var criteria: [ColumnElement]
    /// New values of columns of other tables, which MySQL alone can set.
    public internal(set) var furtherValues: [(column: Column, value: Value)] = []
    /// What is set that is no column: an element of an array, `SET data[1] = ?`.
    public internal(set) var expressionValues: [(element: ColumnElement, value: Value)] = []
    /// Whether a list of rows was given, which UPDATE does not take.
    public internal(set) var hasRows = false
    /// Whether SET has the order of `ordered_values()`.
    public internal(set) var isOrdered = false
    public init(_ table: TableClause, target: FromClause? = nil, values: [(key: String, value: Value)]? = nil, criteria: [ColumnElement] = [], returning: [ColumnElement] = []) {
        self.values = values
        self.criteria = criteria
        super.init(table, target: target, returning: returning)
    }
    private func copy(values: [(key: String, value: Value)]?, criteria: [ColumnElement]) -> Update {
        let copy = Update(table, target: target, values: values, criteria: criteria)
        copy.take(self)
        copy.furtherValues = furtherValues
        copy.expressionValues = expressionValues
        copy.isOrdered = isOrdered
        copy.hasRows = hasRows
        return copy
    }
    public override func mapping(_ change: (ClauseElement) throws -> ClauseElement) rethrows -> ChangingStatement {
        let made = copy(values: try values.map { try ChangingStatement.mapping($0, change) }, criteria: try ChangingStatement.mapping(criteria, change))
        made.returning = try returning.map { try change($0) as? ColumnElement ?? $0 }
        return made
    }
    public override func become(_ changed: Statement) {
        super.become(changed)
        guard let other = changed as? Update else { return }
        (values, criteria, isOrdered, furtherValues, expressionValues) = (other.values, other.criteria, other.isOrdered, other.furtherValues, other.expressionValues)
    }
    public func addingRows() -> Update {
        let made = copy(values: values, criteria: criteria)
        made.hasRows = true
        return made
    }
    override func copied() -> ChangingStatement { copy(values: values, criteria: criteria) }
    public func adding(_ more: KeyedValues) -> Update { adding(admitted(more, beside: values)).noting(more, beside: values) }
    public func adding(_ more: [(key: String, value: Value)]) -> Update {
        copy(values: (values ?? []).filter { own in !more.contains { $0.key == own.key } } + more, criteria: criteria)
    }
    /// The keys of values that were given as text changed: names of attributes to those of columns.
    public func renamed(_ rename: (String) -> String) -> Update {
        guard let values, values.contains(where: { keyKinds[$0.key] == .text && rename($0.key) != $0.key }) else { return self }
        return copy(values: values.map { (keyKinds[$0.key] == .text ? rename($0.key) : $0.key, $0.value) }, criteria: criteria)
    }
    /// Sets columns of other tables too.
    public func adding(further more: [(column: Column, value: Value)]) -> Update {
        let made = copy(values: values, criteria: criteria)
        made.furtherValues += more
        return made
    }
    /// Sets expressions that are no columns.
    public func adding(expressions more: [(element: ColumnElement, value: Value)]) -> Update {
        let made = copy(values: values, criteria: criteria)
        made.expressionValues += more
        return made
    }
    public func ordered(_ values: [(key: String, value: Value)]) -> Update {
        let made = copy(values: values, criteria: criteria)
        made.isOrdered = true
        return made
    }
    /// - Parameter keepsOrder: whether SET has the order of the values rather than that of the table's columns.
    public func ordering(_ keepsOrder: Bool) -> Update {
        if keepsOrder == isOrdered { return self }
        let made = copy(values: values, criteria: criteria)
        made.isOrdered = keepsOrder
        return made
    }
    public func filtered(_ more: [ColumnElement]) -> Update { copy(values: values, criteria: criteria + more) }
}

/// `DELETE` (sqlalchemy.Delete)
public final class Delete: ChangingStatement {
    public private(set) var criteria: [ColumnElement]
    /// `USING`
    public private(set) var furtherFroms: [FromClause]
    public init(_ table: TableClause, target: FromClause? = nil, criteria: [ColumnElement] = [], returning: [ColumnElement] = [], furtherFroms: [FromClause] = []) {
        self.criteria = criteria
        self.furtherFroms = furtherFroms
        super.init(table, target: target, returning: returning)
    }
    private func copy(criteria: [ColumnElement], furtherFroms: [FromClause]) -> Delete {
        let copy = Delete(table, target: target, criteria: criteria, furtherFroms: furtherFroms)
        copy.take(self)
        return copy
    }
    override func copied() -> ChangingStatement { copy(criteria: criteria, furtherFroms: furtherFroms) }
    public override func mapping(_ change: (ClauseElement) throws -> ClauseElement) rethrows -> ChangingStatement {
        let made = copy(criteria: try ChangingStatement.mapping(criteria, change), furtherFroms: try furtherFroms.map { try change($0) as? FromClause ?? $0 })
        made.returning = try returning.map { try change($0) as? ColumnElement ?? $0 }
        return made
    }
    public override func become(_ changed: Statement) {
        super.become(changed)
        guard let other = changed as? Delete else { return }
        (criteria, furtherFroms) = (other.criteria, other.furtherFroms)
    }
    public func filtered(_ more: [ColumnElement]) -> Delete { copy(criteria: criteria + more, furtherFroms: furtherFroms) }
    public func using(_ froms: [FromClause]) -> Delete { copy(criteria: criteria, furtherFroms: furtherFroms + froms) }
}

/// A column of CREATE TABLE (sqlalchemy.schema.CreateColumn).
public final class ColumnDefinition: ClauseElement {
    public let column: Column
    public init(_ column: Column) {
        self.column = column
        super.init()
    }
}
