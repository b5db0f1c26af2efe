import Runtime

/// Values of an INSERT or UPDATE by what they were given for, where several may mean one column: `{column("name"): "x", User.name: "y"}`.
/// The statement sends the first of them; mapped objects are told what names their attribute.
public struct KeyedValues {
    public struct Entry {
        public let key: String
        public fileprivate(set) var value: Value
        /// What the key was given as, where it is none of the table's columns.
        public let kind: ChangingStatement.KeyKind?
        /// The key of the column that is meant.
        let column: String
        /// Whether it is a column of the table, or the name of an attribute.
        let isColumn: Bool

        fileprivate func isSame(as other: Entry) -> Bool { isColumn && other.isColumn || isColumn == other.isColumn && kind == other.kind && key == other.key }
    }
    private var entries: [Entry] = []
    /// Values of which the statement sends none: an earlier one means the same column.
    public private(set) var unsent: [Entry] = []

    public init() {}

    /// - Parameter attributeColumn: the key of the column whose attribute the key is the name of.
    public mutating func add(_ key: String, _ value: Value, _ kind: ChangingStatement.KeyKind?, attributeColumn: String? = nil) {
        let entry = Entry(key: key, value: value, kind: kind, column: attributeColumn ?? key, isColumn: kind == nil || attributeColumn != nil)
        guard let first = entries.firstIndex(where: { $0.column == entry.column }) else { return entries.append(entry) }
        if entries[first].isSame(as: entry) { entries[first].value = value } else if let known = unsent.firstIndex(where: { $0.column == entry.column && $0.isSame(as: entry) }) {
            unsent[known].value = value
        } else { unsent.append(entry) }
    }

    /// What the statement sends.
    public var pairs: [(key: String, value: Value)] { entries.map { ($0.key, $0.value) } }
    public var kinds: [String: ChangingStatement.KeyKind] { entries.reduce(into: [:]) { $0[$1.key] = $1.kind } }
}
