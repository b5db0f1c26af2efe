import Runtime
import SQL

/// The items of a result: rows, single values, mappings.  The methods that fetch are the same for all of them.
open class ResultItems: Object {
    public final let result: Result
    /// What `unique()` of a view adds to that of the result.
    private final var ownUniqueness: Uniqueness?

    public init(_ result: Result) {
        self.result = result
        super.init()
        if Heap.isTracked(result) { Heap.track(self) }
    }
    open override func visitReferences(_ visit: (Object) -> Void) { visit(result) }

    /// The next item of the source, repeated ones too.
    open func fetchItem() throws -> Value? { nil }
    /// What an item is compared by.
    open func key(_ item: Value) throws -> Value { try result.uniqueKey?(item) ?? item }

    /// What a strategy of `unique()` gets of an item.
    func compared(_ item: Value) -> Value { item }

    public final func unique(_ strategy: Value?) { ownUniqueness = Uniqueness(strategy) }

    /// The next item; nil at the end.
    public final func next() throws -> Value? {
        try result.check()
        guard let uniqueness = ownUniqueness ?? result.uniqueness else {
            guard let item = try fetchItem() else { return result.end() }
            // A result without rows has none that repeat.
            if let message = result.missingUniqueMessage { throw SQLError.invalidRequest(message) }
            return item
        }
        while let item = try fetchItem() {
            if try uniqueness.admits(compared(item), { _ in try self.key(item) }) { return item }
        }
        return result.end()
    }

    public final func all() throws -> [Value] { try many(nil) }

    /// - Parameter count: nil for all; so are 0 and less where rows come from the driver.
    /// - Throws: ValueError for less than 0 elsewhere
    public final func many(_ count: Int?) throws -> [Value] {
        var found: [Value] = [], count = count
        let isLimited = count != nil
        if let given = count, given <= 0 {
            if result.isHeld {
                try result.check()
                result.release()
                return []
            }
            // Rows that are read ahead are counted out; the driver itself takes 0 for all.
            let isCounted = result.usualBatch == nil || result.batchSize != nil || given == 0 && (ownUniqueness != nil || result.uniqueness != nil)
            if result is CursorResult, isCounted {
                try result.check()
                return []
            }
            if result is CursorResult { count = nil } else if given == 0 { return [] } else { throw PythonException.valueError("Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.") }
        }
        while let item = try next() {
            found.append(item)
            if let count, found.count >= count { break }
        }
        if isLimited, !found.isEmpty, ownUniqueness == nil, result.uniqueness == nil { result.forgetEnd() }
        return found
    }

    public final func first() throws -> Value {
        let wasExhausted = result.keepsItsEnd || !result.returnsRows
        defer { if !wasExhausted { result.close() } }
        // One row is unique in any case; those that went before do not count.
        try result.check()
        return try fetchItem() ?? result.end() ?? .none
    }

    /// The one item; nil where there is none.
    /// - Throws: MultipleResultsFound
    public final func oneOrNone() throws -> Value? { try only("Multiple rows were found when one or none was required") }

    /// - Throws: NoResultFound, MultipleResultsFound
    public final func one() throws -> Value {
        guard let found = try only("Multiple rows were found when exactly one was required") else {
            throw PythonException(SQLError.noResultFound, "No row was found when one was required")
        }
        return found
    }

    private final func only(_ refusal: String) throws -> Value? {
        let wasExhausted = result.keepsItsEnd || !result.returnsRows
        defer { if !wasExhausted { result.close() } }
        guard let uniqueness = ownUniqueness ?? result.uniqueness else {
            guard let found = try next() else { return nil }
            if try hasFurther() { throw PythonException(SQLError.multipleResultsFound, refusal) }
            return found
        }
        try result.check()
        guard let found = try fetchItem() else { return result.end() }
        if try hasOther(than: found, Uniqueness(uniqueness.strategy)) { throw PythonException(SQLError.multipleResultsFound, refusal) }
        return found
    }

    /// Whether an item comes that is not the same; what went before does not count.
    private final func hasOther(than first: Value, _ uniqueness: Uniqueness) throws -> Bool {
        _ = try uniqueness.admits(compared(first)) { _ in try self.key(first) }
        while let item = try fetchItem() {
            if try uniqueness.admits(compared(item), { _ in try self.key(item) }) { return true }
        }
        return false
    }

    /// Whether there is another item; a row that only has to be there is not read by its types.
    private final func hasFurther() throws -> Bool {
        guard let rows = result as? CursorResult else { return try next() != nil }
        return try rows.skip()
    }

    /// Lists of `size` items.
    public final func partitions(_ size: Int?) -> IteratorObject {
        let size = size ?? result.batchSize ?? result.usualBatch
        return ClosureIterator { [self] in
            let part = try many(size)
            return part.isEmpty ? nil : .list(part)
        }
    }

    open override func iterator() throws -> IteratorObject? {
        try result.check()
        return ItemIterator(self)
    }
}

/// `iter(result)`
private final class ItemIterator: IteratorObject {
    private let items: ResultItems
    init(_ items: ResultItems) {
        self.items = items
        super.init(type: .iterator)
        Heap.track(self)
    }
    override func visitReferences(_ visit: (Object) -> Void) { visit(items) }
    override func next() throws -> Value? {
        try Pulse.check()
        return try items.next()
    }
}

/// The rows of a result as they are.
public final class RowItems: ResultItems {
    public override func fetchItem() throws -> Value? { try result.nextValues().map { .object(Row(values: $0, keys: result.keys)) } }
    public override func key(_ item: Value) throws -> Value {
        guard result.comparesByKeys, let row = item.object as? TupleObject else { return item }
        return .tuple(TupleObject(elements: ContiguousArray(try row.elements.enumerated().map { try result.comparisonKey($1, column: $0) })))
    }
}

/// `result.scalars()`: one value of each row (sqlalchemy.ScalarResult).
public final class ScalarResult: ResultItems {
    private let index: Int
    public init(_ result: Result, _ index: Int) {
        self.index = index
        super.init(result)
    }
    public override func fetchItem() throws -> Value? { try result.nextScalar(index) }
    public override func key(_ item: Value) throws -> Value { try result.comparisonKey(item, column: index) }
    /// A strategy of `unique()` gets rows of one value, unless the source has no rows.
    override func compared(_ item: Value) -> Value { result.givesObjects ? item : .object(Row(values: [item], keys: result.keys.selecting([index]))) }
}

extension Result {
    /// The first value of the one row; nil where there is none.  Rows that repeat are compared as a whole.
    /// - Throws: MultipleResultsFound
    public final func scalarOfOnlyRow(isRequired: Bool) throws -> Value? {
        if givesObjects || uniqueness == nil { return isRequired ? try ScalarResult(self, 0).one() : try ScalarResult(self, 0).oneOrNone() }
        let row = isRequired ? try RowItems(self).one() : try RowItems(self).oneOrNone()
        guard let values = row?.object as? TupleObject else { return nil }
        guard let first = values.elements.first else { throw Result.shortRow() }
        return first
    }

    /// `result.scalars()`
    /// - Throws: AmbiguousColumnError where the name of the column is that of another one too.
    public final func scalars(_ index: Value = .int(0)) throws -> ScalarResult {
        try requireRows()
        return ScalarResult(self, try keys.require(index))
    }
}

/// `result.mappings()`: rows by the names of their columns (sqlalchemy.MappingResult).
public final class MappingResult: ResultItems {
    /// Its own choice of columns, which the result's rows by other ways do not have.
    private var selection: [Int]?
    public private(set) lazy var keys = result.givesObjects && result.keys.names.count > 1 ? result.keys.selecting([0]) : result.keys
    /// `columns("name", 2)`
    public func select(_ positions: [Value]) throws {
        let chosen = try result.chosenColumns(positions, of: keys)
        selection = chosen.map { selection?[$0] ?? $0 }
        keys = keys.selecting(chosen)
    }
    public override func fetchItem() throws -> Value? {
        try result.nextValues().map { values in .object(RowMapping(Row(values: try selection.map { try Result.selected($0, of: values) } ?? values, keys: keys))) }
    }
    public override func key(_ item: Value) throws -> Value {
        let elements = (item.object as? RowMapping)?.row.elements ?? []
        guard result.comparesByKeys else { return .tuple(TupleObject(elements: elements)) }
        return .tuple(TupleObject(elements: ContiguousArray(try elements.enumerated().map { at, value in try result.comparisonKey(value, column: selection?[at] ?? at) })))
    }
    /// What a strategy of `unique()` gets is the row.
    override func compared(_ item: Value) -> Value { (item.object as? RowMapping).map { .object($0.row) } ?? item }
}

/// `result.freeze()`: gives the rows again and again.
public final class FrozenResult: Object {
    private let keys: ResultKeys
    private let givesObjects: Bool
    /// The rows, as objects.
    public let data: [Value]
    private var rows: [ContiguousArray<Value>] { data.compactMap { ($0.object as? TupleObject)?.elements } }
    public init(_ result: Result) throws {
        data = try RowItems(result).all()
        keys = result.keys.ofReadyRows
        givesObjects = result.givesObjects
        super.init()
    }
    /// The same columns with other rows.
    public init(_ data: [Value], like other: FrozenResult) {
        self.data = data
        keys = other.keys
        givesObjects = other.givesObjects
        super.init()
    }
    public func with(rows: [Value]) throws -> FrozenResult { FrozenResult(try rows.map { .object(Row(values: ContiguousArray(try $0.elements()), keys: keys)) }, like: self) }
    /// The same rows, each value as `change` gives it.
    public func mapped(_ change: (Value) throws -> Value) throws -> FrozenResult {
        FrozenResult(try rows.map { .object(Row(values: ContiguousArray(try $0.map(change)), keys: keys)) }, like: self)
    }
    public override var isCallable: Bool { true }
    public override func call(_ arguments: Arguments) throws -> Value? {
        var rest = rows[...]
        let result = IteratorResult(keys: keys) { rest.popFirst() }
        result.givesObjects = givesObjects
        return .object(result)
    }
}
