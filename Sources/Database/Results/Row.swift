import Runtime
import SQL

/// The names of a result's columns and what they come from, shared by its rows.
public final class ResultKeys {
    public let names: [String]
    /// What else finds a column: the expression or the ORM's entity or attribute that it comes from.
    private let sources: [[Object]]

    public init(_ names: [String], sources: [[Object]] = []) {
        self.names = names
        self.sources = sources
    }

    /// Where a column lies, by name or by what it comes from.
    public func position(_ key: Value) -> Int? {
        if let text = key.object as? StringObject { return names.firstIndex(of: text.text) }
        guard let object = key.object else { return nil }
        if let at = sources.firstIndex(where: { $0.contains { $0 === object } }) { return at }
        guard let element = object as? ColumnElement ?? (object as? ClauseConvertible)?.clause else { return nil }
        if let at = sources.firstIndex(where: { $0.contains { $0 === element || ($0 as? Label)?.element === element || ($0 as? ClauseConvertible)?.clause === element } }) { return at }
        return element.resultName.flatMap { name in names.firstIndex(of: name) }
    }

    /// Where the column of a name, a number or a source lies.
    /// - Throws: NoSuchColumnError, IndexError
    public func require(_ key: Value) throws -> Int {
        if case .int(let at) = key {
            let place = at < 0 ? at &+ names.count : at
            guard names.indices.contains(place) else { throw PythonException.indexError("tuple index out of range") }
            return place
        }
        guard let at = position(key) else { throw SQLError.noSuchColumn("Could not locate column in row for column '\(try key.strText())'") }
        return at
    }

    func selecting(_ positions: [Int]) -> ResultKeys {
        ResultKeys(positions.map { names[$0] }, sources: sources.isEmpty ? [] : positions.map { sources[$0] })
    }
}

/// A row: a tuple whose elements have names (sqlalchemy.Row).
public final class Row: TupleObject {
    public let keys: ResultKeys
    public init(values: ContiguousArray<Value>, keys: ResultKeys) {
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
