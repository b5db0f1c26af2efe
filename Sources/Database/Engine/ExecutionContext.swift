import Runtime
import SQL

/// One execution of a statement, as defaults and events see it (sqlalchemy.engine.ExecutionContext).
public final class ExecutionContext: Object {
    public let connection: Connection
    public let compiled: Compiled?
    public let statement: ClauseElement?
    public internal(set) var text: String
    public internal(set) var isMany = false
    /// Whether the statement has types that may not be part of a key.
    var isUncached = false
    /// The columns that the execution gives values for.
    public internal(set) var parameterKeys: [String]?
    /// What sets the statement apart from others of the same text in the log: whether mapped classes asked for it.
    var cacheSpace = ""
    /// Options of the call.
    var ownOptions: [(name: String, value: Value)] = []
    /// When the statement was compiled that the program's own cache had of it.
    var compiledBefore: Double?
    var hasOptions: Bool { !ownOptions.isEmpty || !connection.executionOptions.isEmpty || (statement as? Statement)?.executionOptions.isEmpty == false }
    public var options: [(name: String, value: Value)] { connection.options(statement, ownOptions) }
    /// The options with those that others imply: `yield_per` streams.
    public var impliedOptions: [(name: String, value: Value)] {
        let given = options
        guard let batch = given.last(where: { $0.name == "yield_per" })?.value, (try? batch.isTrue()) == true else { return given }
        return Statement.merged(given, [("stream_results", .bool(true)), ("max_row_buffer", batch)])
    }
    /// The values of the set that is being made ready.
    public internal(set) lazy var current = DictObject()
    /// The values of every set, by name.
    public internal(set) var sets: [DictObject] = []
    /// Its result, as long as that lives; the result says when it goes.  (A weak reference would slow down every count of the result.)
    public internal(set) unowned(unsafe) var result: Result?
    /// The values that were sent, in their places.
    var values: [Value] = []
    /// Those of every set, where there are several.
    var manyValues: [[Value]]?
    /// The sets as they were sent, where the engine's `paramstyle` is not SQLite's own.
    var styled: [Value]?
    public var sentValues: [Value] { styled ?? (manyValues ?? [values]).map { .tuple($0) } }
    /// What the events of this execution show as cursor.
    var cursor: DriverCursor?

    init(_ connection: Connection, _ compiled: Compiled?, _ statement: ClauseElement?, text: String) {
        self.connection = connection
        self.compiled = compiled
        self.statement = statement
        self.text = text
        super.init()
    }
    public var isInsert: Bool { statement is Insert }
    /// Whether the number of changed rows is kept: of UPDATE and DELETE, and where `preserve_rowcount` asks for it.
    var keepsRowCount: Bool { isUpdate || isDelete || (try? options.last { $0.name == "preserve_rowcount" }?.value.isTrue()) == true }
    public var isUpdate: Bool { statement is Update }
    public var isDelete: Bool { statement is Delete }

    func shownCursor() -> DriverCursor {
        if let cursor { return cursor }
        let made = connection.driver.cursor()
        cursor = made
        return made
    }

    /// `context.get_current_parameters()`: those of one row, by column.
    public func currentParameters() -> DictObject { current }
}
