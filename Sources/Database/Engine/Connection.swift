import Runtime
import SQL

/// A connection with its transaction (sqlalchemy.Connection).
public final class Connection: Object {
    public let engine: Engine
    private let handle: SQLiteHandle
    public private(set) var isClosed = false
    /// Whether a transaction of SQLAlchemy's has begun; SQLite's own begins with the first change.
    public private(set) var isInTransaction = false
    private var savepoints = 0

    init(_ engine: Engine, _ handle: SQLiteHandle) {
        self.engine = engine
        self.handle = handle
        super.init()
    }

    deinit {
        if handle.isInTransaction { try? handle.run("ROLLBACK") }
    }

    private func checkOpen() throws {
        if isClosed { throw PythonException(SQLError.resourceClosedError, "This Connection is closed") }
    }

    // MARK: transactions

    /// `connection.begin()`
    public func begin() throws -> Transaction {
        try checkOpen()
        if isInTransaction {
            throw SQLError.invalidRequest("This connection has already initialized a SQLAlchemy Transaction() object via begin() or autobegin; can't call begin() here unless rollback() or commit() is called first.")
        }
        try autobegin()
        return Transaction(self, savepoint: nil)
    }

    /// What every execution does first.
    func prepareToExecute() throws {
        try checkOpen()
        try autobegin()
    }

    private func autobegin() throws {
        guard !isInTransaction else { return }
        isInTransaction = true
        try engine.report(.begin(implicit: true))
    }

    public func beginNested() throws -> Transaction {
        try checkOpen()
        try autobegin()
        savepoints += 1
        let name = "sa_savepoint_\(savepoints)"
        try driver("SAVEPOINT \(name)")
        savepointDepth += 1
        return Transaction(self, savepoint: name)
    }

    /// The transaction that runs, whoever began it.
    public var runningTransaction: Transaction { Transaction(self, savepoint: nil) }
    /// Whether a savepoint is open.
    public var isInSavepoint: Bool { savepointDepth > 0 }
    fileprivate(set) var savepointDepth = 0

    public func commit() throws {
        try checkOpen()
        guard isInTransaction else { return }
        isInTransaction = false
        savepointDepth = 0
        try engine.report(.commit)
        if handle.isInTransaction { try run("COMMIT") }
    }

    public func rollback() throws {
        guard isInTransaction else { return }
        isInTransaction = false
        savepointDepth = 0
        try engine.report(.rollback)
        if handle.isInTransaction { try run("ROLLBACK") }
    }

    public func close() throws {
        guard !isClosed else { return }
        try rollback()
        isClosed = true
    }

    private func run(_ text: String) throws {
        do { try handle.run(text) } catch let failure as DriverFailure { throw DatabaseError.make(failure, statement: text, parameters: nil) }
    }

    func driver(_ text: String) throws {
        try engine.report(.statement(text: text, parameters: .tuple(TupleObject.empty), note: "no key 0.00005s", isMany: false))
        try run(text)
    }

    // MARK: execution

    /// Executes a statement with one set of parameters, several, or none.
    /// - Parameter keys: the columns that the parameters are for; nil for all names of the first set.
    public func execute(_ statement: Statement, _ sets: [DictObject], keys given: [String]? = nil) throws -> CursorResult {
        try checkOpen()
        try autobegin()
        let keys = given ?? sets.first.map { $0.pairs.compactMap { ($0.key.object as? StringObject)?.text } }
        let compiled = try Compiler.compile(statement, .sqlite, parameterKeys: statement is TextClause ? nil : keys)
        let rows = try (sets.isEmpty ? [DictObject()] : sets).map { try ParameterSet.values(compiled, $0) }
        if rows.count == 1 {
            let (text, values) = try ParameterSet.expanded(compiled.text, compiled, rows[0])
            let note = statement is TableDefinition ? "no key 0.00005s" : "generated in 0.00005s"
            let cursor = try run(text, .tuple(values), values, note: note)
            return CursorResult(cursor, compiled, parameters: values, statement: statement)
        }
        let all = Value.list(rows.map { .tuple($0.map { $0.value }) })
        try engine.report(.statement(text: compiled.text, parameters: all, note: "generated in 0.00005s", isMany: true))
        var changed = 0
        var last: SQLiteCursor?
        for row in rows {
            let cursor = try open(compiled.text, row.map(\.value), all)
            changed += max(0, cursor.changedRows)
            last = cursor
        }
        return CursorResult(last, compiled, parameters: [], statement: statement, rowCount: changed)
    }

    /// `exec_driver_sql`: text as SQLite takes it.
    public func executeDriver(_ text: String, _ parameters: [Value]) throws -> CursorResult {
        try checkOpen()
        try autobegin()
        let cursor = try run(text, .tuple(parameters), parameters, note: "raw sql")
        return CursorResult(cursor, nil, parameters: parameters, statement: nil)
    }

    private func run(_ text: String, _ shown: Value, _ values: [Value], note: String) throws -> SQLiteCursor {
        try engine.report(.statement(text: text, parameters: shown, note: note, isMany: false))
        return try open(text, values, shown)
    }

    /// Runs one statement, with BEGIN before the first change, as pysqlite does.
    func open(_ text: String, _ values: [Value], _ shown: Value) throws -> SQLiteCursor {
        do {
            if !handle.isInTransaction, Connection.changesRows(text) { try handle.run("BEGIN") }
            return try SQLiteCursor(handle, text, values)
        } catch let failure as DriverFailure { throw DatabaseError.make(failure, statement: text, parameters: shown) }
    }

    /// Runs one statement for many rows.
    /// - Parameter shown: the parameters that an error names.
    func run(_ text: String, _ shown: () -> Value, _ body: (SQLiteBatch) throws -> Void) throws {
        do {
            if !handle.isInTransaction, Connection.changesRows(text) { try handle.run("BEGIN") }
            try body(SQLiteBatch(handle, text))
        } catch let failure as DriverFailure { throw DatabaseError.make(failure, statement: text, parameters: shown()) }
    }

    private static func changesRows(_ text: String) -> Bool {
        let word = text.drop { $0.isWhitespace }.prefix(7).lowercased()
        return ["insert", "update", "delete", "replace"].contains { word.hasPrefix($0) }
    }
}

/// A transaction or savepoint, as a context manager.
public final class Transaction: Object {
    public let connection: Connection
    private let savepoint: String?
    public private(set) var isActive = true
    init(_ connection: Connection, savepoint: String?) {
        self.connection = connection
        self.savepoint = savepoint
        super.init()
    }
    public func commit() throws {
        guard isActive else { throw SQLError.invalidRequest("This transaction is inactive") }
        isActive = false
        if savepoint != nil { connection.savepointDepth = max(0, connection.savepointDepth - 1) }
        if let savepoint { try connection.driver("RELEASE SAVEPOINT \(savepoint)") } else { try connection.commit() }
    }
    public func rollback() throws {
        guard isActive else { return }
        isActive = false
        if savepoint != nil { connection.savepointDepth = max(0, connection.savepointDepth - 1) }
        if let savepoint { try connection.driver("ROLLBACK TO SAVEPOINT \(savepoint)") } else { try connection.rollback() }
    }
}

/// The values of a statement's parameters.
enum ParameterSet {
    /// A value for each parameter, processed by its type; those of an expanding IN as a list.
    static func values(_ compiled: Compiled, _ given: DictObject) throws -> [(bind: BindParameter, value: Value)] {
        try compiled.parameters.map { parameter in
            let bind = parameter.bind
            var value = given.get(parameter.name) ?? bind.boundValue
            if value.isUndefined || (bind.isRequired && given.get(parameter.name) == nil) {
                throw missing(parameter.name, compiled)
            }
            if value.isCallable, bind.isRequired == false, value.object is FunctionObject || value.object is NativeFunction { value = try call(value) }
            let process = bind.sqlType.bindProcessor(.sqlite)
            if bind.isExpanding { return (bind, .list(try value.elements().map { try process?($0) ?? $0 })) }
            return (bind, try process?(value) ?? value)
        }
    }

    /// The value of a parameter that no row gives: a constant, or what a default's callable answers.
    static func boundValue(_ bind: BindParameter) throws -> Value {
        let value = bind.boundValue
        if value.isCallable, !bind.isRequired, value.object is FunctionObject || value.object is NativeFunction { return try call(value) }
        return value
    }

    /// A default's callable takes a context or nothing.
    private static func call(_ function: Value) throws -> Value {
        do { return try function.call() } catch let error as PythonException where error.isInstance(of: .typeError) && error.traceback.isEmpty { return try function.call(.none) }
    }

    private static func missing(_ name: String, _ compiled: Compiled) -> PythonException {
        let text = "(sqlalchemy.exc.InvalidRequestError) A value is required for bind parameter '\(name)'\n[SQL: \(compiled.text)]"
        return PythonException(DatabaseError.statementError, text + "\n(Background on this error at: https://sqlalche.me/e/21/cd3x)")
    }

    /// Renders expanding INs, whose length is known by now.
    static func expanded(_ text: String, _ compiled: Compiled, _ row: [(bind: BindParameter, value: Value)]) throws -> (String, [Value]) {
        var result = text
        var values: [Value] = []
        for (index, (bind, value)) in row.enumerated() {
            guard bind.isExpanding else {
                values.append(value)
                continue
            }
            let members = try value.elements()
            let list = members.isEmpty ? "SELECT 1 FROM (SELECT 1) WHERE 1!=1" : [String](repeating: "?", count: members.count).joined(separator: ", ")
            result = result.replacingFirst("__[POSTCOMPILE_\(compiled.parameters[index].name)]", with: list)
            values += members
        }
        return (result, values)
    }
}

extension Array where Element == (bind: BindParameter, value: Value) {
    fileprivate var tupleElements: [Value] { map(\.value) }
}

extension String {
    fileprivate func replacingFirst(_ old: String, with new: String) -> String {
        guard let range = firstRange(ofCodePoints: old) else { return self }
        let bytes = Array(utf8)
        return String(decoding: bytes[..<range.lowerBound] + Array(new.utf8) + bytes[range.upperBound...], as: UTF8.self)
    }
}
