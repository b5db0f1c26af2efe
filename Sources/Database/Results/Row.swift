import Runtime
import SQL

/// The names of a result's columns and what they come from, shared by its rows.
public final class ResultKeys {
    public let names: [String]
    /// The names but of what has none: an alias of a class without a name.
    public var shownNames: [String] { names.contains("") ? names.filter { !$0.isEmpty } : names }
    /// What else finds a column: the expression or the ORM's entity or attribute that it comes from.
    private let sources: [[Object]]
    /// Whether a column is the same as one before it, so that its name means that one.
    private let repeated: [Bool]
    let isOfCursor: Bool
    private let isTextual: Bool
    /// Further names of columns: those that textual SQL was told to have, the keys of columns, their names with the table's.
    private lazy var aliases: [String: Int] = Dictionary(furtherNames) { first, _ in first }
    private lazy var furtherNames: [(String, Int)] = makeAliases?() ?? []
    private let makeAliases: (() -> [(String, Int)])?
    /// Names that several columns have.
    private lazy var ambiguous: Set<String> = {
        var seen: Set<String> = []
        var found: Set<String> = []
        for (index, name) in names.enumerated() where !(index < repeated.count && repeated[index]) {
            if !seen.insert(name).inserted { found.insert(name) }
        }
        if found.isEmpty { return found }
        // Where names are repeated, a further name of one column is no use where it is that of another.
        var places = Dictionary(zip(names, names.indices)) { first, _ in first }
        for (name, at) in furtherNames {
            if let other = places[name], other != at { found.insert(name) } else { places[name] = at }
        }
        return found
    }()

    /// - Parameters:
    ///   - isOfCursor: whether the columns are those of an SQL statement, not of a ready result.
    ///   - isTextual: whether nothing but their names is known: of those that are the same the last counts.
    public init(_ names: [String], sources: [[Object]] = [], repeated: [Bool] = [], isOfCursor: Bool = false, isTextual: Bool = false, aliases: (() -> [(String, Int)])? = nil) {
        makeAliases = aliases
        self.isOfCursor = isOfCursor
        self.isTextual = isTextual
        self.names = names
        self.sources = sources
        self.repeated = repeated
    }

    /// The SQL type of a column; nil where it is known by its name alone, and of the ORM's entities.
    public func type(_ at: Int) -> SQLType? {
        guard sources.indices.contains(at), let source = sources[at].first else { return nil }
        return (source as? ColumnElement ?? (source as? ClauseConvertible)?.clause)?.sqlType
    }

    /// Where a column lies, by name or by what it comes from.
    public func position(_ key: Value) -> Int? {
        if let text = key.object as? StringObject { return position(named: text.text) }
        guard let object = key.object else { return nil }
        if let at = sources.firstIndex(where: { $0.contains { $0 === object } }) { return at }
        guard let element = object as? ColumnElement ?? (object as? ClauseConvertible)?.clause else { return sources.firstIndex { $0.contains { ($0 as? TextColumn)?.clause === object } } }
        return sources.firstIndex { $0.contains { $0 === element || ($0 as? ClauseConvertible)?.clause === element } } ?? sources.firstIndex { $0.contains { ResultKeys.stands($0, for: element) } }
    }

    /// Whether what was selected gives the value of a column though it is another: `DISTINCT name`, and labels of columns whose type wraps them.
    private static func stands(_ source: Object, for element: ColumnElement) -> Bool {
        if let unary = source as? UnaryExpression { return unary.unaryOperator == .distinct && unary.operand === element }
        guard let label = source as? Label, label.element === element else { return false }
        return ((try? element.sqlType.resolved(.sqlite).columnExpression(element)) ?? nil) != nil
    }

    func position(named name: String) -> Int? { (isTextual ? names.lastIndex(of: name) : names.firstIndex(of: name)) ?? aliases[name] }

    /// Where the column of a name, a number or a source lies.
    /// - Throws: NoSuchColumnError, AmbiguousColumnError, IndexError
    public func require(_ key: Value) throws -> Int {
        if case .int(let at) = key {
            let place = at < 0 ? at &+ names.count : at
            guard names.indices.contains(place) else { throw PythonException.indexError("list index out of range") }
            return try isOfCursor ? named(place) : place
        }
        guard let at = position(key) else {
            _ = try key.hash()
            if !isOfCursor { throw PythonException(type: .keyError, arguments: [key]) }
            throw SQLError.noSuchColumn("Could not locate column in row for column '\(try key.strText())'")
        }
        if let text = key.object as? StringObject { try checkAmbiguity(text.text) }
        return at
    }
    /// The column that SQLAlchemy gives for a number: it asks for the name that stands there.
    /// - Throws: AmbiguousColumnError
    private func named(_ place: Int) throws -> Int {
        if names.count == 1 { return place }
        if isTextual { return names.lastIndex(of: names[place]) ?? place }
        try checkAmbiguity(names[place])
        return place
    }
    public func checkAmbiguity(_ name: String) throws {
        if !isTextual, !ambiguous.isEmpty, ambiguous.contains(name) { throw SQLError.invalidRequest("Ambiguous column name '\(name)' in result set column descriptions") }
    }

    /// The columns of another result behind these.
    func joined(with other: ResultKeys) -> ResultKeys {
        func filled(_ keys: ResultKeys) -> [[Object]] { keys.names.indices.map { keys.sources.indices.contains($0) ? keys.sources[$0] : [] } }
        func repetitions(_ keys: ResultKeys) -> [Bool] { keys.names.indices.map { keys.repeated.indices.contains($0) && keys.repeated[$0] } }
        return ResultKeys(names + other.names, sources: filled(self) + filled(other), repeated: repetitions(self) + repetitions(other), isOfCursor: isOfCursor, isTextual: isTextual, aliases: { [self] in
            furtherNames + other.furtherNames.map { ($0.0, $0.1 + names.count) }
        })
    }
    /// The same columns of rows that are ready: a frozen result's.
    var ofReadyRows: ResultKeys { isOfCursor ? ResultKeys(names, sources: sources, repeated: repeated, isTextual: isTextual, aliases: makeAliases) : self }
    func selecting(_ positions: [Int]) -> ResultKeys {
        ResultKeys(positions.map { names[$0] }, sources: sources.isEmpty ? [] : positions.map { sources[$0] }, isOfCursor: isOfCursor, isTextual: isTextual, aliases: makeAliases == nil ? nil : { [self] in
            furtherNames.compactMap { name, at in positions.firstIndex(of: at).map { (name, $0) } }
        })
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
        if let at = keys.position(named: name.text) {
            try keys.checkAmbiguity(name.text)
            return try element(at: at)
        }
        if name.isDunder { return nil }
        if !keys.isOfCursor { throw PythonException.attributeError(name.text) }
        throw PythonException.attributeError("Could not locate column in row for column '\(name.text)'")
    }
    /// Long values are shown without their middle.
    public override func repr() throws -> String {
        let parts = try elements.map { ParameterText.truncated(try $0.reprText()) }
        return parts.count == 1 ? "(\(parts[0]),)" : "(\(parts.joined(separator: ", ")))"
    }
    /// A row is compared as its tuple is, and adds to nothing.
    public override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
        if let answer = try super.compare(operation, other) { return answer }
        if operation == .equal || operation == .notEqual { return nil }
        return try Value.tuple(TupleObject(elements: elements)).compare(operation, other)
    }
    public override func binary(_ operation: BinaryOperation, _ other: Value, reflected: Bool) throws -> Value? { nil }
    public override var isConcatenated: Bool { false }
    public override var takesAssignments: Bool { true }
    public override func deleteDynamicAttribute(_ name: Name) throws -> Bool { throw PythonException.attributeError("can't delete attribute") }
    public override func setDynamicAttribute(_ name: Name, _ value: Value) throws -> Bool { throw PythonException.attributeError("can't set attribute") }
    public override var dynamicAttributeNames: [Name] { keys.names.map { Name($0) } }
    public override func item(_ key: Value) throws -> Value? {
        if key.object is StringObject || key.object is ColumnElement { throw PythonException.typeError("tuple indices must be integers or slices, not \(key.typeName)") }
        return try super.item(key)
    }
    /// By name, as `_mapping` has it.
    public func named(_ key: Value) throws -> Value {
        if case .int = key {
            if !keys.isOfCursor { throw PythonException.keyError(key) }
            throw SQLError.noSuchColumn("Could not locate column in row for column '\(try key.strText())'")
        }
        return try element(at: keys.require(key))
    }
    /// - Throws: IndexError where a program gave fewer values than names
    private func element(at index: Int) throws -> Value {
        guard index < elements.count else { throw Result.shortRow() }
        return elements[index]
    }
    /// The values by name.
    /// - Throws: AmbiguousColumnError where a name is that of several columns.
    public func namedValues() throws -> DictObject {
        if elements.count < keys.names.count { throw Result.shortRow() }
        if keys.isOfCursor { for name in keys.names { try keys.checkAmbiguity(name) } }
        return dictionary
    }
    public var dictionary: DictObject { DictObject(zip(keys.names, elements).filter { keys.isOfCursor || !$0.0.isEmpty }.map { ($0, $1) }) }
}

/// `row._mapping`
public final class RowMapping: Object {
    public let row: Row
    init(_ row: Row) {
        self.row = row
        super.init()
        if Heap.isTracked(row) { Heap.track(self) }
    }
    public override func visitReferences(_ visit: (Object) -> Void) { visit(row) }
    public static func of(_ row: Row) -> RowMapping { RowMapping(row) }
    public override func dynamicAttribute(_ name: Name) throws -> Value? {
        if name.isDunder { return nil }
        return try row.dynamicAttribute(name)
    }
    public override func length() throws -> Int? { row.elements.count }
    public override func item(_ key: Value) throws -> Value? { try row.named(key) }
    public override func contains(_ element: Value) throws -> Bool? {
        if row.keys.position(element) != nil { return true }
        _ = try element.hash()
        return false
    }
    public override func iterator() throws -> IteratorObject? {
        var names = row.keys.names[...]
        return ClosureIterator { names.popFirst().map { .string($0) } }
    }
    public override func repr() throws -> String { try row.namedValues().value.reprText() }
    public override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
        try row.namedValues().value.compare(operation, (other.object as? RowMapping)?.row.namedValues().value ?? other)
    }
}
