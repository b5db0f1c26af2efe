import Runtime

/// A row that knows its columns by name (sqlite3.Row): what `connection.row_factory = sqlite3.Row` makes.
public final class DriverRow: Object {
    public let names: [String]
    public let values: TupleObject
    /// - Parameter type: a class derived from `sqlite3.Row`.
    public init(_ cursor: DriverCursor, _ values: TupleObject, type: Class) {
        names = cursor.columnNames
        self.values = values
        super.init(type: type)
    }
    public override func length() throws -> Int? { values.elements.count }
    public override func iterator() throws -> IteratorObject? { try Value.tuple(values).makeIterator() }
    public override func item(_ key: Value) throws -> Value? {
        guard let text = key.object as? StringObject else {
            guard key.object is SliceObject || key.bigInteger != nil else { throw PythonException.indexError("Index must be int or string") }
            return try Value.tuple(values).item(key)
        }
        let wanted = text.text.lowercased()
        guard let at = names.firstIndex(where: { $0.lowercased() == wanted }), at < values.elements.count else { throw PythonException.indexError("No item with that key") }
        return values.elements[at]
    }
    public override func compare(_ comparison: Comparison, _ other: Value) throws -> Value? {
        guard comparison == .equal || comparison == .notEqual, let row = other.object as? DriverRow else { return nil }
        let isSame = try names == row.names && (Value.tuple(values).equals(.tuple(row.values)))
        return .bool(isSame == (comparison == .equal))
    }
    public override func hash() throws -> Int { try Value.tuple(values).hash() }
}
