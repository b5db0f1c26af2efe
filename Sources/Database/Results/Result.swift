import Runtime
import SQL

/// Rows, each fetched once (sqlalchemy.Result).  What the rows come from is the subclass's affair.
open class Result: Object {
    public internal(set) final var keys: ResultKeys
    /// Closed by `close()` or a method that fetches one row: fetching again raises.
    public private(set) final var isClosed = false
    /// Whether somebody has read it to its end.
    public private(set) final var hasEnded = false
    /// Which columns make up a row, after `columns()`; nil for all.
    private final var selection: [Int]?
    final var uniqueness: Uniqueness?
    /// How rows are compared by `unique()`; objects of an ORM are compared by identity.
    public final var uniqueKey: ((Value) throws -> Value)?
    /// What the values of some columns are compared by instead; nil for those of any other.
    public final var uniqueColumnKey: ((Value, Int) throws -> Value?)?
    /// Whether the source gives single objects, which `scalars()` takes as they are: `select(User)`.
    public final var givesObjects = false
    /// The columns, where Python made the result.
    public final var metadata: SimpleResultMetaData?
    private final var columnKeys: [Value]?
    /// Raised by fetching before `unique()` was called.
    public final var missingUniqueMessage: String?
    /// The rows a partition has where it is not told.
    public final var batchSize: Int?
    /// What `unique()` is refused with once rows are read in batches.
    public final var refusalOfUniqueBatches: PythonException?
    /// `yield_per(num)`
    open func readInBatches(of count: Int) {
        batchSize = count
        if let refusal = refusalOfUniqueBatches { uniqueKey = { _ in throw refusal } }
    }

    public init(keys: ResultKeys) {
        self.keys = keys
        super.init()
    }

    /// The values of the next row of the source; nil at the end.
    open func fetch() throws -> ContiguousArray<Value>? { nil }
    /// Fetches the next row in place of the last one; false at the end.
    open func fetch(into row: inout ContiguousArray<Value>) throws -> Bool {
        guard let next = try fetch() else { return false }
        row = next
        return true
    }
    /// One value of the next row, where the source has a shorter way to it.
    open func fetchScalar(_ index: Int) throws -> Value? {
        guard let values = try fetch() else { return nil }
        guard index < values.count else { throw Result.shortRow() }
        return values[index]
    }
    /// A row that a program gives has fewer values than names.
    static func shortRow() -> PythonException { .indexError("tuple index out of range") }
    /// Lets go of the source.
    open func release() {}
    /// The rows a partition or `fetchmany()` has where nothing is told; nil for all.
    open var usualBatch: Int? { nil }
    /// Whether the source came to its end before.
    open var isExhausted: Bool { false }
    /// `fetchmany(n)` has given rows: that they were the last is noticed by the next one that fetches.
    open func forgetEnd() {}
    /// Whether all rows are in memory: those of INSERTs sent in batches.
    open var isHeld: Bool { false }
    /// Whether `first()` and its kin leave it as it is: there is nothing more to close.
    open var keepsItsEnd: Bool { isExhausted }
    /// Whether there are rows at all: an INSERT without RETURNING has none.
    open var returnsRows: Bool { true }

    // MARK: raw rows

    final func check() throws {
        try requireRows()
        if isClosed { throw PythonException(SQLError.resourceClosedError, "This result object is closed.") }
    }

    /// - Throws: ResourceClosedError where the statement has no rows.
    public final func requireRows() throws {
        if !returnsRows { throw Result.withoutRows() }
    }
    public static func withoutRows() -> PythonException {
        PythonException(SQLError.resourceClosedError, "This result object does not return rows. It has been closed automatically.")
    }

    /// The values of the next row, as `columns()` selected them.
    public final func nextValues() throws -> ContiguousArray<Value>? {
        guard let values = try fetch() else { return nil }
        guard let selection else { return values }
        return try Result.selected(selection, of: values)
    }
    /// The chosen values of a row.  Rows that a program gives may be shorter than their names: of neighbouring columns there are fewer then.
    static func selected(_ selection: [Int], of values: ContiguousArray<Value>) throws -> ContiguousArray<Value> {
        if selection.allSatisfy({ $0 < values.count }) { return ContiguousArray(selection.map { values[$0] }) }
        guard let first = selection.first, selection.elementsEqual(first..<first + selection.count) else { throw shortRow() }
        return ContiguousArray(values.dropFirst(first))
    }

    // MARK: comparing

    /// Whether values are compared by something else than themselves where repeated rows are dropped.
    final var comparesByKeys: Bool { uniqueKey != nil || !(metadata?.uniqueFilters.isNone ?? true) }

    /// What a value is compared by where repeated rows are dropped.
    /// - Parameter column: its place among the selected columns.
    final func comparisonKey(_ value: Value, column: Int) throws -> Value {
        if let filters = metadata?.uniqueFilters, !filters.isNone {
            let keys = try columnKeys ?? filters.call(.object(self)).elements()
            columnKeys = keys
            let at = selection.flatMap { column < $0.count ? $0[column] : nil } ?? column
            return keys.indices.contains(at) ? try keys[at].call(value) : value
        }
        if let uniqueColumnKey, let key = try uniqueColumnKey(value, selection.flatMap { column < $0.count ? $0[column] : nil } ?? column) { return key }
        return try uniqueKey?(value) ?? value
    }

    final func nextScalar(_ index: Int) throws -> Value? { try fetchScalar(selection.map { index < $0.count ? $0[index] : index } ?? index) }

    // MARK: what changes the rows to come

    /// Drops repeated rows from now on.
    /// - Parameter strategy: what rows are compared by; nil for the rows themselves.
    public final func unique(_ strategy: Value?) { uniqueness = Uniqueness(strategy) }

    /// `columns("name", 2)`: only these, in this order.
    public final func select(_ positions: [Value]) throws {
        let chosen = try chosenColumns(positions)
        selection = chosen.map { selection?[$0] ?? $0 }
        keys = keys.selecting(chosen)
    }

    /// - Parameter names: the columns that there are to choose from, where they are not the result's.
    /// - Throws: IndexError where none is chosen
    final func chosenColumns(_ positions: [Value], of names: ResultKeys? = nil) throws -> [Int] {
        try requireRows()
        if positions.isEmpty { throw PythonException.indexError("tuple index out of range") }
        return try positions.map { try (names ?? keys).require($0) }
    }

    /// Notes that there are no more items.
    final func end() -> Value? {
        hasEnded = true
        return nil
    }

    public final func close() {
        release()
        isClosed = true
        for part in parts { part.close() }
    }
    /// The results that its rows are of, where it is made of others.
    var parts: [Result] { [] }
    /// Forgets `columns()`: the rows have these columns alone.
    final func clearSelection() { selection = nil }
    /// Chooses the columns that another result has chosen.
    final func takeSelection(of other: Result) { selection = other.selection }

    public override func iterator() throws -> IteratorObject? { try RowItems(self).iterator() }
}

/// A result of ready rows: of a frozen result, of objects loaded elsewhere (sqlalchemy.engine.IteratorResult).
public class IteratorResult: Result {
    private var next: (() throws -> ContiguousArray<Value>?)?
    private var nextScalar: ((Int) throws -> Value?)?
    private var source: (any ReferenceHolder)?

    /// - Parameter source: what the closures read, where that holds rows that were read ahead: no other object may own it.
    public init(keys: ResultKeys, source: (any ReferenceHolder)? = nil, scalar: ((Int) throws -> Value?)? = nil, _ next: @escaping () throws -> ContiguousArray<Value>?) {
        self.next = next
        self.source = source
        nextScalar = scalar
        super.init(keys: keys)
        if source != nil { Heap.track(self) }
    }
    /// Rows that Python gives.
    public convenience init(_ metadata: SimpleResultMetaData, _ rows: GivenRows) {
        func row(_ value: Value) throws -> ContiguousArray<Value> { rows.areScalars ? [value] : ContiguousArray(try value.elements()) }
        self.init(keys: metadata.keys, source: rows, scalar: rows.areScalars ? { _ in try rows.next() } : nil) { try rows.next().map(row) }
        self.metadata = metadata
        givenRows = rows
        givesObjects = rows.areScalars
    }
    private weak var givenRows: GivenRows?

    public override func readInBatches(of size: Int) {
        super.readInBatches(of: size)
        givenRows?.restart(size)
    }
    public override func visitReferences(_ visit: (Object) -> Void) {
        source?.visitHeld(visit)
        metadata.visitHeld(visit)
    }
    public override func clearReferences() {
        clearSlots()
        release()
    }
    public override func fetch() throws -> ContiguousArray<Value>? { try next?() }
    public override func fetchScalar(_ index: Int) throws -> Value? {
        guard next != nil, let nextScalar else { return try super.fetchScalar(index) }
        return try nextScalar(index)
    }
    public override func release() {
        next = nil
        nextScalar = nil
        source = nil
    }
}

/// What a bulk statement without RETURNING gives: no rows, closed from the first (sqlalchemy.engine.result, `null_result`).
public final class NullResult: IteratorResult {
    public init() { super.init(keys: ResultKeys([])) { nil } }
    public override var returnsRows: Bool { false }
}

/// Rows of objects that are loaded a few at a time (sqlalchemy.engine.ChunkedIteratorResult).
public final class ChunkedIteratorResult: IteratorResult {}

/// The rows of several results, one after the other (sqlalchemy.engine.MergedResult).
public final class MergedResult: Result {
    private let results: [Result]
    private var rest: ArraySlice<Result>
    public init(_ results: [Result]) {
        self.results = results
        rest = results[...]
        super.init(keys: results.first?.keys ?? ResultKeys([]))
        uniqueKey = results.first?.uniqueKey
        missingUniqueMessage = results.lazy.compactMap(\.missingUniqueMessage).first
        uniqueness = results.first?.uniqueness
        givesObjects = results.allSatisfy(\.givesObjects)
        batchSize = results.first?.batchSize
        if let first = results.first { takeSelection(of: first) }
    }
    public override var returnsRows: Bool { results.first?.returnsRows ?? true }
    /// Whole rows: what `columns()` of the first result chose is chosen of all, what the others chose is not heeded.
    public override func fetch() throws -> ContiguousArray<Value>? {
        while let first = rest.first {
            if !(first is IteratorResult) { try first.check() }
            if let row = try first.fetch() { return row }
            rest = rest.dropFirst()
        }
        return nil
    }
    public override var isExhausted: Bool { rest.isEmpty }
    public override func release() { for result in results { result.release() } }
    override var parts: [Result] { results }
    /// How many rows the statements changed together.
    public var changedRows: Int { results.reduce(0) { $0 + max(0, ($1 as? CursorResult)?.rowCount ?? 0) } }
    /// The same number as programs see it, where the first of the results keeps its own.
    public var rowCount: Int? { (results.first as? CursorResult)?.keepsRowCount == true ? changedRows : nil }
}
