import Runtime
import SQL

/// A database to connect to (sqlalchemy.Engine).
public final class Engine: Object {
    public let url: DatabaseURL
    private let target: SQLiteTarget
    public var echoes: Bool
    public let hidesParameters: Bool
    /// `execution_options(...)`
    public let executionOptions: [(name: String, value: Value)]
    /// What listens to statements and transactions; without any, reporting costs nothing.
    public var observers: [(Event) throws -> Void] = []
    public let listeners = EventListeners()
    /// Listeners of every engine: `event.listen(Engine, ...)`.
    nonisolated(unsafe) public static let ofAllEngines = EventListeners()
    public let pool: ConnectionPool
    private var compileTimes: [String: Double] = [:]
    private static let mostCompileTimes = 1000
    /// How dates of JSON columns and the like are written: `json_serializer=`.
    public let dialect: Dialect

    /// - Parameter url: `sqlite://`, `sqlite:///relative.db`, `sqlite:////absolute.db`, with `?options`.
    /// - Throws: ArgumentError, NoSuchModuleError
    public init(url: DatabaseURL, echoes: Bool = false, hidesParameters: Bool = false, arguments: DictObject? = nil, poolKind: ConnectionPool.Kind? = nil, isolation: String? = nil, executionOptions: [(name: String, value: Value)] = []) throws {
        self.url = url
        self.echoes = echoes
        self.hidesParameters = hidesParameters
        self.executionOptions = executionOptions
        dialect = Dialect(like: .sqlite)
        dialect.traits.defaultSchemaName = "main"
        target = try SQLiteTarget(url, arguments: arguments)
        pool = ConnectionPool(target, poolKind ?? (target.isInMemory ? .single : .queue), isolation: isolation)
        super.init()
    }
    public convenience init(url: String, echoes: Bool = false) throws { try self.init(url: DatabaseURL.parse(url), echoes: echoes) }

    /// An engine that shares the connections of another, with further options.
    public init(_ other: Engine, executionOptions more: [(name: String, value: Value)]) {
        url = other.url
        target = other.target
        echoes = other.echoes
        hidesParameters = other.hidesParameters
        executionOptions = other.executionOptions.filter { own in !more.contains { $0.name == own.name } } + more
        dialect = other.dialect
        pool = other.pool
        super.init()
        observers = other.observers
    }

    public func connect() throws -> Connection {
        let made = Connection(self, try pool.take(self))
        try tell("engine_connect") { [.object(made)] }
        return made
    }

    /// Closes what is open: a database in memory is gone.
    public func dispose() { pool.dispose() }

    // MARK: what others are told

    var hasListeners: Bool { !listeners.isEmpty || !Engine.ofAllEngines.isEmpty }
    func tell(_ name: String, _ arguments: () -> [Value], took: ((Value) throws -> Void)? = nil) throws {
        guard hasListeners else { return }
        try listeners.tell(name, arguments, took: took)
        try Engine.ofAllEngines.tell(name, arguments, took: took)
    }

    /// Whether the script's own logging shows statements: `logging.getLogger("sqlalchemy.engine").setLevel(logging.INFO)`.
    var logs: Bool { ProgramLog.isEnabled?(Echo.logger, ProgramLog.information) ?? false }

    func report(_ event: @autoclosure () -> Event) throws {
        if echoes { Echo.write(event(), hidesParameters: hidesParameters) }
        if logs { try Echo.log(event(), hidesParameters: hidesParameters) }
        guard !observers.isEmpty else { return }
        let told = event()
        for observer in observers { try observer(told) }
    }

    /// How a statement came to be compiled, in the words of the log: `generated in 0.00012s`.
    func note(_ text: String, isForMany: Bool, since start: Double) -> String {
        guard echoes || logs else { return "" }
        let key = isForMany ? text + "\u{0}" : text
        let now = Clock.now
        if let time = compileTimes[key] { return "cached since \(FloatText.significant(now - time))s ago" }
        if compileTimes.count >= Engine.mostCompileTimes { compileTimes = [:] }
        compileTimes[key] = start
        return "generated in \(FloatText.seconds(now - start))s"
    }
    static func noKey(since start: Double) -> String { "no key \(FloatText.seconds(Clock.now - start))s" }

    public override func repr() throws -> String { "Engine(\(try url.text()))" }
}

/// Numbers as log lines have them.
enum FloatText {
    static func seconds(_ value: Double) -> String { (try? Value.float(value).formatted(".5f")) ?? "\(value)" }
    static func significant(_ value: Double) -> String { (try? Value.float(value).formatted(".4g")) ?? "\(value)" }
}

enum Clock {
    /// Seconds of a clock that only goes forward.
    static var now: Double {
        let elapsed = start.duration(to: .now).components
        return Double(elapsed.seconds) + Double(elapsed.attoseconds) * 1e-18
    }
    private static let start = ContinuousClock.Instant.now
}

/// A step of the engine, told to observers.
public enum Event {
    case begin(implicit: Bool)
    case commit
    case rollback
    /// A line of the log that no observer needs.
    case remark(String)
    /// - Parameter isMany: whether it is one of several that one execution sends (executemany).
    case statement(text: String, parameters: Value, note: String, isMany: Bool)
}

/// SQLAlchemy's log lines, as its documentation prints them.
enum Echo {
    static let logger = "sqlalchemy.engine.Engine"

    static func write(_ event: Event, hidesParameters: Bool) {
        for line in lines(event, hidesParameters) { Program.context?.write(line + "\n") }
    }

    /// Gives the lines to the script's own loggers.
    static func log(_ event: Event, hidesParameters: Bool) throws {
        for line in lines(event, hidesParameters) { try ProgramLog.write?(logger, ProgramLog.information, line) }
    }

    private static func lines(_ event: Event, _ hidesParameters: Bool) -> [String] {
        switch event {
        case .begin(let implicit): [implicit ? "BEGIN (implicit)" : "BEGIN"]
        case .commit: ["COMMIT"]
        case .rollback: ["ROLLBACK"]
        case .remark(let text): [text]
        case .statement(let text, let parameters, let note, _):
            [text, "[\(note)] \(hidesParameters ? "[SQL parameters hidden due to hide_parameters=True]" : (try? ParameterText.shown(parameters)) ?? "")"]
        }
    }
}
