import Runtime
import SQL

/// The names of the columns of rows that Python gives (sqlalchemy.engine.result.SimpleResultMetaData).
public final class SimpleResultMetaData: Object {
    public let keys: ResultKeys
    /// Gets the result and gives what the values of each column are compared by where repeated rows are dropped; None for the values.
    public var uniqueFilters: Value

    /// - Parameter further: what else finds each column.
    public init(_ names: [String], further: [[Object]] = [], uniqueFilters: Value = .none) {
        keys = ResultKeys(names, sources: further, isTextual: true)
        self.uniqueFilters = uniqueFilters
        super.init()
        Heap.track(self)
    }
    public override func visitReferences(_ visit: (Object) -> Void) { uniqueFilters.visitHeld(visit) }
    public override func clearReferences() {
        clearSlots()
        uniqueFilters = .none
    }
}

/// Where the rows of Python's own results come from: an iterator of rows, or a function that gives chunks of them.
public final class GivenRows: ReferenceHolder {
    private var rows: IteratorObject?
    private var chunks: IteratorObject?
    private let makeChunks: Value
    private var size: Int?
    /// Whether the source gives values, each standing for a row of its own.
    let areScalars: Bool

    public init(rows: IteratorObject?, areScalars: Bool) {
        self.rows = rows
        makeChunks = .none
        self.areScalars = areScalars
    }
    /// - Parameter chunks: called with the number of rows that a chunk should have, None for any.
    public init(chunks: Value, areScalars: Bool) {
        makeChunks = chunks
        self.areScalars = areScalars
    }
    public func visitHeld(_ visit: (Object) -> Void) {
        rows.visitHeld(visit)
        chunks.visitHeld(visit)
        makeChunks.visitHeld(visit)
    }

    func next() throws -> Value? {
        while true {
            if let row = try rows?.next() { return row }
            guard !makeChunks.isNone else { return nil }
            if chunks == nil { chunks = try makeChunks.call(size.map { .int($0) } ?? .none).iterate() }
            guard let chunk = try chunks?.next() else { return nil }
            rows = try chunk.iterate()
        }
    }
    /// The size of chunks changes: they are asked for anew.
    func restart(_ size: Int) {
        self.size = size
        guard !makeChunks.isNone else { return }
        (rows, chunks) = (nil, nil)
    }
}
