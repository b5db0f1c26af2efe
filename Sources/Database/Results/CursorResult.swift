import Runtime
import SQL

/// The names of a result's columns and the elements they come from, shared by its rows.
public final class ResultKeys {
    public let names: [String]
    let elements: [ColumnElement]
    public convenience init(named names: [String]) { self.init(names, elements: []) }
    init(_ names: [String], elements: [ColumnElement]) {
        self.names = names
        self.elements = elements
    }

    /// Where a column lies, by name or by expression.
    func position(_ key: Value) -> Int? {
        if let text = key.object as? StringObject { return names.firstIndex(of: text.text) }
        if let element = key.object as? ColumnElement {
            if let at = elements.firstIndex(where: { $0 === element || ($0 as? Label)?.element === element }) { return at }
            return element.resultName.flatMap { name in names.firstIndex(of: name) }
        }
        return nil
    }
}

/// A row: a tuple whose elements have names (sqlalchemy.Row).
public final class Row: TupleObject {
    public let keys: ResultKeys
    public convenience init(values: ContiguousArray<Value>, keys: ResultKeys) { self.init(values, keys) }
    init(_ values: ContiguousArray<Value>, _ keys: ResultKeys) {
        self.keys = keys
        super.init(elements: values, type: .registered(for: Row.self))
    }
    public override var value: Value { .object(self) }
    public override func dynamicAttribute(_ name: Name) throws -> Value? {
        if let at = keys.names.firstIndex(of: name.text) { return elements[at] }
        if name.isDunder { return nil }
        throw PythonException.attributeError("Could not locate column in row for column '\(name.text)'")
    }
    public override var dynamicAttributeNames: [Name] { keys.names.map { Name($0) } }
    public override func item(_ key: Value) throws -> Value? {
        if key.object is StringObject || key.object is ColumnElement { throw PythonException.typeError("tuple indices must be integers or slices, not \(key.typeName)") }
        return try super.item(key)
    }
    /// By name, as `_mapping` has it.
    public func named(_ key: Value) throws -> Value {
        guard let at = keys.position(key) else { throw SQLError.noSuchColumn("Could not locate column in row for column '\(try key.strText())'") }
        return elements[at]
    }
    public var dictionary: DictObject { DictObject(zip(keys.names, elements).map { ($0, $1) }) }
}

/// The rows of an executed statement (sqlalchemy.CursorResult and its views).
public final class CursorResult: Object {
    /// What each fetched item is.
    public enum View { case rows, scalars(Int), mappings }

    private var cursor: SQLiteCursor?
    public let keys: ResultKeys
    private let processors: [ValueProcessor?]
    private let hasProcessors: Bool
    public private(set) var isClosed = false
    public let returnsRows: Bool
    public let rowCount: Int
    public let lastRow: Int
    private let statement: Statement?
    private let parameters: [Value]
    private let compiled: Compiled?
    public var view = View.rows
    private var seen: SetObject?

    init(_ cursor: SQLiteCursor?, _ compiled: Compiled?, parameters: [Value], statement: Statement?, rowCount: Int? = nil) {
        self.cursor = cursor
        self.compiled = compiled
        self.parameters = parameters
        self.statement = statement
        let columns = compiled?.resultColumns ?? []
        let names = cursor?.columnNames ?? []
        let isKnown = columns.count == names.count && !columns.isEmpty
        keys = ResultKeys(isKnown ? columns.map(\.name) : names, elements: isKnown ? columns.map(\.element) : [])
        processors = isKnown ? columns.map { $0.element.sqlType.resultProcessor(.sqlite) } : []
        hasProcessors = processors.contains { $0 != nil }
        returnsRows = !names.isEmpty
        self.rowCount = rowCount ?? cursor?.changedRows ?? -1
        lastRow = cursor?.lastInsertedRow ?? 0
        super.init()
    }

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

    // MARK: fetching

    private func checkRows() throws {
        if !returnsRows { throw PythonException(SQLError.resourceClosedError, "This result object does not return rows. It has been closed automatically.") }
        if isClosed { throw PythonException(SQLError.resourceClosedError, "This result object is closed.") }
    }

    private func nextRow() throws -> Row? {
        guard let cursor else { return nil }
        do {
            guard var values = try cursor.next() else {
                self.cursor = nil
                return nil
            }
            if hasProcessors { for (index, process) in processors.enumerated() { if let process { values[index] = try process(values[index]) } } }
            return Row(values, keys)
        } catch let failure as DriverFailure { throw DatabaseError.make(failure, statement: compiled?.text, parameters: nil) }
    }

    /// The next item of the view; nil at the end.
    public func next() throws -> Value? {
        try checkRows()
        while let row = try nextRow() {
            let item = shown(row)
            if let seen, try !seen.insert(item) { continue }
            return item
        }
        return nil
    }

    private func shown(_ row: Row) -> Value {
        switch view {
        case .rows: return .object(row)
        case .scalars(let at): return at < row.elements.count ? row.elements[at] : .none
        case .mappings: return .object(RowMapping(row))
        }
    }

    public func all() throws -> [Value] {
        var found: [Value] = []
        while let item = try next() { found.append(item) }
        return found
    }

    public func many(_ count: Int?) throws -> [Value] {
        var found: [Value] = []
        while found.count < count ?? .max, let item = try next() { found.append(item) }
        return found
    }

    public func first() throws -> Value {
        defer { close() }
        return try next() ?? .none
    }

    /// The one row; nil where there is none.
    /// - Throws: MultipleResultsFound
    public func oneOrNone() throws -> Value? {
        defer { close() }
        guard let only = try next() else { return nil }
        if try next() != nil { throw PythonException(SQLError.multipleResultsFound, isOneRequired ? "Multiple rows were found when exactly one was required" : "Multiple rows were found when one or none was required") }
        return only
    }
    private var isOneRequired = false

    public func one() throws -> Value {
        isOneRequired = true
        guard let only = try oneOrNone() else { throw PythonException(SQLError.noResultFound, "No row was found when one was required") }
        return only
    }

    /// Drops repeated items from now on.
    public func unique() { if seen == nil { seen = SetObject() } }

    public func close() {
        cursor = nil
        isClosed = true
    }

    public override func iterator() throws -> IteratorObject? {
        try checkRows()
        return ClosureIterator { [self] in try next() }
    }
}

/// `row._mapping`
public final class RowMapping: Object {
    public let row: Row
    init(_ row: Row) {
        self.row = row
        super.init()
    }
    public static func of(_ row: Row) -> RowMapping { RowMapping(row) }
    public override func length() throws -> Int? { row.elements.count }
    public override func item(_ key: Value) throws -> Value? { try row.named(key) }
    public override func contains(_ element: Value) throws -> Bool? { row.keys.position(element) != nil }
    public override func iterator() throws -> IteratorObject? {
        var names = row.keys.names[...]
        return ClosureIterator { names.popFirst().map { .string($0) } }
    }
    public override func repr() throws -> String { try row.dictionary.value.reprText() }
    public override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
        try row.dictionary.value.compare(operation, (other.object as? RowMapping)?.row.dictionary.value ?? other)
    }
}
