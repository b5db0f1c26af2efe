import Database
import Runtime
import SQL

/// `select(User).from_statement(text("SELECT ..."))`: entities from the rows of another statement.
public final class FromStatement: Statement {
    public let select: Select
    public let statement: Statement
    public init(_ select: Select, _ statement: Statement) {
        self.select = select
        self.statement = statement
        super.init()
        executionOptions = select.executionOptions
    }
    public func with(options: [Object]) -> FromStatement { FromStatement(select.with(options: options), statement) }
    public override func with(executionOptions more: [(name: String, value: Value)]) -> Statement { FromStatement(select.optioned(more), statement) }
    public override var written: ClauseElement { FromStatement.heeding(statement, select.options) }
    /// The statement with the criteria that the SELECT's options add.
    fileprivate static func heeding(_ statement: Statement, _ options: [Object]) -> Statement {
        let criteria = options.filter { $0 is LoaderCriteria }
        if criteria.isEmpty { return statement }
        return switch statement {
        case let compound as CompoundSelect: compound.with(options: criteria)
        case let select as Select: select.with(options: criteria)
        case let change as ChangingStatement: change.with(options: criteria)
        default: statement
        }
    }
    public override func str() throws -> String { try written.str() }
}

extension Session {
    /// Executes any statement with its rows read as the items of a SELECT: by position of its columns, or by their names.
    public func execute(statement: Statement, as select: Select, _ parameters: [DictObject] = [], options: ExecutionOptions = ExecutionOptions()) throws -> Result {
        if options.autoflush { try autoflush() }
        var statement = FromStatement.heeding(statement, select.options)
        if select.labelStyle == .query, let unlabelled = statement as? SelectBase, unlabelled.labelStyle == .plain, !(unlabelled is TextualSelect) { statement = unlabelled.tailed { $0.labelStyle = .tableNamePlusColumn } }
        let compilation = try SelectCompilation(select, isSubquery: false, plan: nil, onlyLoaded: nil, reading: statement)
        let layout = compilation.layout
        let run = LoadRun(self, plan: layout.plan, origin: nil, populatesExisting: options.populatesExisting)
        run.options = options.sent
        let cursor = try connection(of: compilation.entities.first?.mapper, executing: statement, arguments: options.bindArguments).execute(statement, parameters, options: options.sent, cacheSpace: "from statement ")
        let columns = compilation.primary + compilation.secondary
        // Columns of objects that the rows lack are loaded when they are read; their keys are needed, as is what is asked for by itself.
        let joined = layout.joinedPositions
        let positions = try columns.enumerated().map { at, column in try StatementColumns.position(column, of: columns.count, cursor, statement, isJoined: joined.contains(at)) ?? -1 }
        let needed = layout.neededPositions { positions[$0] >= 0 }
        if let missing = columns.indices.first(where: { positions[$0] < 0 && needed.contains($0) }) {
            throw SQLError.noSuchColumn("Could not locate column in row for column '\(try columns[missing].str())'")
        }
        if statement is TextClause { cursor.read(zip(positions, columns).map { ($0, $1.sqlType) }) }
        let rows = EntityRows(cursor, layout, run, batchSize: options.batchSize) { positions[layout.position($0)] }
        let result = ChunkedIteratorResult(keys: layout.keys, source: rows) { try rows.next() }
        result.givesObjects = layout.givesObjects
        if layout.hasEntities { result.uniqueKey = { $0.mappedInstance.map { .int(Int(bitPattern: ObjectIdentifier($0))) } ?? $0 } }
        return result
    }
}

/// Where the columns of entities lie in the rows of a statement that was not made for them.
private enum StatementColumns {
    /// - Parameters:
    ///   - count: how many columns are looked for.
    ///   - isJoined: whether it is of an object that `contains_eager()` finds in the rows: a column of the same name is another's.
    static func position(_ column: ColumnElement, of count: Int, _ cursor: CursorResult, _ statement: Statement, isJoined: Bool) throws -> Int? {
        if let found = cursor.keys.position(.object(column)) { return found }
        // A SELECT of classes leaves out what is deferred: its rows are told by the cursor alone.
        if let inner = statement as? Select, inner.resolver == nil, let found = inner.columns.firstIndex(where: { $0 === column || ($0 as? Column)?.origin === column }) { return found }
        if statement is TextClause { return try position(column, of: count, inText: cursor.keys.names) }
        guard !isJoined, let column = column as? Column else { return nil }
        if let inner = statement as? Select, inner.resolver == nil, let found = inner.columns.firstIndex(where: { ($0 as? Label)?.element === column }) { return found }
        // The columns that a text was given say what its rows hold, whatever the database calls them.
        if let textual = statement as? TextualSelect { return textual.columns.firstIndex { $0.naturalName?.text == column.name } }
        return [column.name, column.key].lazy.compactMap { name in cursor.keys.names.firstIndex(of: name) }.first
    }

    /// The database names the columns of a text: `user_id` or `id`.
    /// - Parameter count: how many columns are looked for: as many as the text has names for are not held to be ambiguous, the last of them is meant
    ///   (`CursorResultMetaData`).
    /// - Throws: InvalidRequestError where several have a name of the column
    private static func position(_ column: ColumnElement, of count: Int, inText names: [String]) throws -> Int? {
        if let label = column as? Label { return label.resultName.flatMap { names.firstIndex(of: $0) } }
        guard let column = column as? Column else { return nil }
        let own = ["\(column.table?.alias ?? "")_\(column.name)", column.name, column.key], found = names.indices.filter { own.contains(names[$0]) }
        if found.count > 1, Set(names).count != count { throw SQLError.invalidRequest("Ambiguous column name '\(try column.str())' in result set column descriptions") }
        return found.last
    }
}
