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
        let statement = FromStatement.heeding(statement, select.options)
        let compilation = try SelectCompilation(select, isSubquery: false, plan: nil, onlyLoaded: nil, reading: statement)
        let layout = compilation.layout
        let run = LoadRun(self, plan: layout.plan, origin: nil, populatesExisting: options.populatesExisting)
        run.options = options.sent
        let cursor = try connection(of: compilation.entities.first?.mapper, executing: statement, arguments: options.bindArguments).execute(statement, parameters, options: options.sent, cacheSpace: "from statement ")
        let columns = compilation.primary + compilation.secondary
        // Columns of objects that the rows lack are loaded when they are read; their keys are needed, as is what is asked for by itself.
        let positions = try columns.enumerated().map { at, column in try StatementColumns.position(column, at, columns.count, cursor, statement) ?? -1 }
        let needed = layout.neededPositions { positions[$0] >= 0 }
        if let missing = columns.indices.first(where: { positions[$0] < 0 && needed.contains($0) }) {
            throw SQLError.noSuchColumn("Could not locate column in row for column '\(try columns[missing].str())'")
        }
        if statement is TextClause { cursor.read(zip(positions, columns).map { ($0, $1.sqlType) }) }
        let rows = EntityRows(cursor, layout, run, batchSize: options.batchSize) { positions[layout.position($0)] }
        let result = ChunkedIteratorResult(keys: layout.keys, source: rows) { try rows.next() }
        if layout.hasEntities { result.uniqueKey = { $0.mappedInstance.map { .int(Int(bitPattern: ObjectIdentifier($0))) } ?? $0 } }
        return result
    }
}

/// Where the columns of entities lie in the rows of a statement that was not made for them.
private enum StatementColumns {
    static func position(_ column: ColumnElement, _ at: Int, _ count: Int, _ cursor: CursorResult, _ statement: Statement) throws -> Int? {
        if let found = cursor.keys.position(.object(column)) { return found }
        // A SELECT of classes leaves out what is deferred: its rows are told by the cursor alone.
        if let inner = statement as? Select, inner.resolver == nil, let found = inner.columns.firstIndex(where: { $0 === column || ($0 as? Column)?.origin === column }) { return found }
        // The columns that a text was given say what its rows hold, whatever the database calls them.
        if let textual = statement as? TextualSelect { return (column as? Column).flatMap { column in textual.columns.firstIndex { $0.naturalName?.text == column.name } } }
        if statement is TextClause, let label = column as? Label { return label.resultName.flatMap { name in cursor.keys.names.firstIndex(of: name) } }
        if let column = column as? Column {
            for name in ["\(column.table?.alias ?? "")_\(column.name)", column.name, column.key] { if let found = cursor.keys.names.firstIndex(of: name) { return found } }
        }
        return nil
    }
}
