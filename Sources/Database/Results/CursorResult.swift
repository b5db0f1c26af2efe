import Runtime
import SQL

/// The rows of a statement executed by a connection (sqlalchemy.CursorResult).
public final class CursorResult: Result {
    private var cursor: SQLiteCursor?
    private let processors: [ValueProcessor?]
    private let hasProcessors: Bool
    private var hasRows: Bool
    public private(set) var rowCount: Int
    public let lastRow: Int
    private let statement: Statement?
    private let parameters: [Value]
    private let compiled: Compiled?

    init(_ cursor: SQLiteCursor?, _ compiled: Compiled?, parameters: [Value], statement: Statement?, rowCount: Int? = nil) {
        self.cursor = cursor
        self.compiled = compiled
        self.parameters = parameters
        self.statement = statement
        let columns = compiled?.resultColumns ?? []
        let names = cursor?.columnNames ?? []
        let isKnown = columns.count == names.count && !columns.isEmpty
        processors = isKnown ? columns.map { $0.element.sqlType.resultProcessor(.sqlite) } : []
        hasProcessors = processors.contains { $0 != nil }
        hasRows = !names.isEmpty
        self.rowCount = rowCount ?? cursor?.changedRows ?? -1
        lastRow = cursor?.lastInsertedRow ?? 0
        super.init(keys: ResultKeys(isKnown ? columns.map(\.name) : names, sources: isKnown ? columns.map { [$0.element] } : []))
    }

    public override var returnsRows: Bool { hasRows }

    public override func fetch() throws -> ContiguousArray<Value>? {
        guard let cursor else { return nil }
        do {
            guard var values = try cursor.next() else {
                self.cursor = nil
                return nil
            }
            if hasProcessors { for (index, process) in processors.enumerated() { if let process { values[index] = try process(values[index]) } } }
            return values
        } catch let failure as DriverFailure { throw DatabaseError.make(failure, statement: compiled?.text, parameters: nil) }
    }

    public override func release() { cursor = nil }

    /// The rows were read for other ends than the caller's: what is left is their number.
    public func conclude(rowCount: Int) {
        cursor = nil
        hasRows = false
        self.rowCount = rowCount
    }

    // MARK: what INSERT made

    /// The primary key of the row that an INSERT made.
    public func insertedPrimaryKey() throws -> Value {
        guard let insert = statement as? Insert else { throw SQLError.invalidRequest("Statement is not an insert() expression construct.") }
        return .tuple(insert.table.primaryKeyColumns.map { column in
            if let at = compiled?.parameters.firstIndex(where: { $0.name == column.key }), at < parameters.count, !parameters[at].isNone { return parameters[at] }
            return column.isAutoincremented ? .int(lastRow) : .none
        })
    }

    /// The values sent, by name: what defaults gave is among them.
    public var sentParameters: [(key: String, value: Value)] { zip(compiled?.parameters ?? [], parameters).map { ($0.name, $1) } }
}
