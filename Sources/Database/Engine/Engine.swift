import Runtime
import SQL

/// A database to connect to (sqlalchemy.Engine).
public class Engine: Object {
    public let url: DatabaseURL
    /// The engine whose connections this one shares.
    private let proxied: Engine?
    private var ownEchoes: Value
    public let hidesParameters: Bool
    /// `execution_options(...)`
    public private(set) var executionOptions: [(name: String, value: Value)]
    private let lintsFroms: Bool
    /// Statements whose cartesian products were warned of.
    private var linted = RecentEntries<String, Void>(capacity: 500)
    /// What listens to statements and transactions; without any, reporting costs nothing.
    public var observers: [(Event) throws -> Void] = [] { didSet { Cause.isNoted = Cause.isNoted || !observers.isEmpty } }
    /// Observes every engine, those that are made later too: what the views of the shell read.
    nonisolated(unsafe) public static var observerOfAll: ((Event) throws -> Void)? { didSet { Cause.isNoted = Cause.isNoted || observerOfAll != nil } }
    public let listeners = EventListeners()
    /// Listeners of every engine: `event.listen(Engine, ...)`.
    nonisolated(unsafe) public static let ofAllEngines = EventListeners()
    private var ownPool: ConnectionPool
    /// What is called with each connection of the driver, where a program's own dialect says so.
    private(set) var preparer: Value?
    private lazy var reference = EngineReference(self)
    let compileTimes: CompileTimes
    /// What the options of the engine are refused with, as soon as it connects.
    public var connectionError: PythonException?
    /// `logging_name=`, which the name of the logger ends with.
    public let loggingName: String?
    /// SELECTs of mapped classes that were compiled.
    public let statementCache: StatementCache
    /// How dates of JSON columns and the like are written: `json_serializer=`.
    public let dialect: Dialect

    /// What an engine is made with, beside its URL.
    public struct Options {
        /// `echo=`: None, a flag, or "debug".
        public var echo = Value.none
        public var hidesParameters = false
        public var arguments: DictObject?
        public var poolClass: ConnectionPool.Type?
        public var poolSize: Int?
        public var overflow: Int?
        public var poolTimeout: Double?
        /// `pool=`: a pool that was made before.
        public var pool: ConnectionPool?
        /// `creator=`: makes the driver's connections.
        public var creator: Value?
        /// `pool_recycle=`: how many seconds a connection is used.
        public var recycle = -1.0
        /// `pool_pre_ping=`: whether a connection is tried before it is handed out.
        public var pings = false
        public var reset = PoolReset.rollback
        public var loggingName: String?
        public var poolLoggingName: String?
        public var poolEcho = Value.none
        /// `query_cache_size=`
        public var cacheSize = 500
        public var isolation: String?
        public var executionOptions: [(name: String, value: Value)] = []
        /// `enable_from_linting=`
        public var lintsFroms = true
        /// A dialect of the program's own for SQLite.
        public var dialect: Dialect?
        public init() {}
    }

    /// - Parameter url: `sqlite://`, `sqlite:///relative.db`, `sqlite:////absolute.db`, with `?options`.
    /// - Throws: ArgumentError, NoSuchModuleError
    public init(url: DatabaseURL, _ options: Options = Options()) throws {
        self.url = url
        proxied = nil
        ownEchoes = options.echo
        hidesParameters = options.hidesParameters
        executionOptions = options.executionOptions
        lintsFroms = options.lintsFroms
        dialect = options.dialect ?? Dialect(like: .sqlite)
        dialect.traits.defaultSchemaName = "main"
        loggingName = options.loggingName
        compileTimes = CompileTimes(capacity: options.cacheSize)
        statementCache = StatementCache(capacity: options.cacheSize)
        let target = try SQLiteTarget(url, arguments: options.arguments, isKnown: options.dialect != nil)
        ownPool = try options.pool ?? Engine.pool(target, url, options)
        super.init()
        if echoes { Echo.handled.insert(logger) }
        ownPool.isolation = ownPool.isolation ?? options.isolation
        dialect.traits.isolationLevel = options.isolation
        ownPool.engineReference = reference
        preparer = try Engine.preparer(of: dialect, url)
    }

    private static func pool(_ target: SQLiteTarget, _ url: DatabaseURL, _ options: Options) throws -> ConnectionPool {
        var settings = PoolSettings(opener: options.creator.map { .creator($0) } ?? .target(target))
        settings.size = options.poolSize ?? settings.size
        settings.overflow = options.overflow ?? settings.overflow
        settings.timeout = options.poolTimeout ?? settings.timeout
        settings.recycle = options.recycle
        settings.pings = options.pings
        settings.reset = options.reset
        settings.loggingName = options.poolLoggingName
        settings.echo = options.poolEcho
        return try (options.poolClass ?? SQLiteTarget.poolType(for: url)).init(settings)
    }
    deinit { reference.engine = nil }

    public convenience init(url: String, echoes: Bool = false) throws {
        var options = Options()
        options.echo = .bool(echoes)
        try self.init(url: DatabaseURL.parse(url), options)
    }

    /// An engine that shares the connections of another, with further options.
    fileprivate init(_ other: Engine, executionOptions more: [(name: String, value: Value)]) {
        url = other.url
        proxied = other
        ownEchoes = other.ownEchoes
        hidesParameters = other.hidesParameters
        executionOptions = Statement.merged(other.executionOptions, more)
        lintsFroms = other.lintsFroms
        dialect = other.dialect
        ownPool = other.ownPool
        compileTimes = other.compileTimes
        statementCache = other.statementCache
        loggingName = other.loggingName
        super.init()
        observers = other.observers
    }

    public var pool: ConnectionPool { proxied?.pool ?? ownPool }
    /// `engine.echo`
    public var echo: Value {
        get { ownEchoes }
        set {
            ownEchoes = newValue
            if echoes { Echo.handled.insert(logger) }
        }
    }
    var echoes: Bool {
        switch ownEchoes {
        case .none: false
        case .bool(let flag): flag
        default: (try? ownEchoes.isTrue()) ?? false
        }
    }

    /// `engine.update_execution_options(...)`: for connections to come.
    public func update(executionOptions more: [(name: String, value: Value)]) throws {
        executionOptions = Statement.merged(executionOptions, try toldOptions(more))
    }

    /// The value of an option that sets the driver's connection: of engines that are made of one another the first one's.
    func characteristic(_ name: String) -> Value? { proxied?.characteristic(name) ?? executionOptions.last { $0.name == name }?.value }

    /// `engine.execution_options(...)`
    public func with(executionOptions more: [(name: String, value: Value)]) throws -> Engine {
        let made = OptionEngine(self, executionOptions: [])
        try made.update(executionOptions: more)
        return made
    }
    /// Options as listeners leave them.
    private func toldOptions(_ given: [(name: String, value: Value)]) throws -> [(name: String, value: Value)] {
        guard hasListeners else { return given }
        let options = DictObject(given.map { ($0.name, $0.value) })
        try tell("set_engine_execution_options") { [.object(self), options.value] }
        return try options.pairs.map { (try String.from($0.key), $0.value) }
    }

    /// Warns of cartesian products, once for each statement.
    func warn(of compiled: Compiled) throws {
        guard lintsFroms, linted.use(compiled.text) == nil else { return }
        linted.add(compiled.text, ())
        for message in compiled.cartesianProducts { try SQLWarning.warn(message) }
    }

    /// `engine.clear_compiled_cache()`
    public func clearCompiledCache() { compileTimes.clear() }

    public func connect() throws -> Connection {
        if let connectionError { throw connectionError }
        let made = try Connection(self, pool.take(self))
        if hasListeners { try tell("engine_connect") { [.object(made)] } }
        return made
    }

    /// The connection that a listener of "do_connect" gives; it may also change the arguments of the driver's `connect()`.
    func connectionOfListener(_ record: ConnectionRecord, _ target: SQLiteTarget) throws -> SQLiteHandle? {
        let tellers = [Engine.ofAllEngines, listeners] + (DialectListeners.known(dialect).map { [$0] } ?? [])
        guard tellers.contains(where: { $0.has("do_connect") }) else { return nil }
        let (positional, keywords) = target.arguments
        let list = Value.list(positional)
        var found: SQLiteHandle?
        for own in tellers {
            try own.tell("do_connect", { [.object(dialect), .object(record), list, keywords.value] }, took: { answer in
                if !answer.isNone, found == nil { found = try ConnectionPool.handle(of: answer) }
            })
        }
        return try found ?? SQLiteTarget(path: list.elements().first ?? .string(target.path), keywords).open()
    }

    /// `engine.raw_connection()`
    public func rawConnection() throws -> ConnectionFairy { try pool.take(self) }

    /// Closes what is open: a database in memory is gone.
    public func dispose(closes: Bool = true) throws {
        if let proxied { return try proxied.dispose(closes: closes) }
        if closes { try ownPool.dispose() }
        let isolation = ownPool.isolation
        try ownPool.log(ProgramLog.information, "Pool recreating")
        ownPool = ownPool.recreated()
        (ownPool.isolation, ownPool.engineReference) = (isolation, reference)
        try tell("engine_disposed") { [.object(self)] }
    }

    // MARK: what others are told

    /// Whether anybody listens to an event of its pool.
    func hears(_ name: String) -> Bool { Engine.ofAllEngines.has(name) || listeners.has(name) }
    var hasListeners: Bool { !listeners.isEmpty || !Engine.ofAllEngines.isEmpty || DialectListeners.known(dialect)?.isEmpty == false || proxied?.hasListeners == true }
    func tell(_ name: String, _ arguments: () -> [Value], took: ((Value) throws -> Void)? = nil) throws {
        guard hasListeners else { return }
        // An engine with options of its own tells its own listeners first, then those of the engine behind it.
        if let proxied {
            try listeners.tell(name, arguments, took: took)
            return try proxied.tell(name, arguments, took: took)
        }
        try Engine.ofAllEngines.tell(name, arguments, took: took)
        try listeners.tell(name, arguments, took: took)
        try DialectListeners.known(dialect)?.tell(name, arguments, took: took)
    }

    /// Whether the script's own logging shows statements: `logging.getLogger("sqlalchemy.engine").setLevel(logging.INFO)`.
    var logs: Bool { ProgramLog.isEnabled?(logger, ProgramLog.information) ?? false }
    private var logger: String { loggingName.map { "\(Echo.logger).\($0)" } ?? Echo.logger }

    /// Whether SQLAlchemy's log is written, which tells how each statement came to be compiled.
    var writesLog: Bool { echoes || logs }
    /// Whether anybody but the log is.
    var isObserved: Bool { !observers.isEmpty || Engine.observerOfAll != nil }

    /// Whether the rows of results are logged: `echo="debug"`.
    var logsRows: Bool {
        if case .string(let word) = ownEchoes, word.text == "debug" { return true }
        return ProgramLog.isEnabled?(logger, ProgramLog.debug) ?? false
    }
    func logRow(_ line: String) throws {
        if case .string(let word) = ownEchoes, word.text == "debug" { Program.context?.write(line + "\n") }
        try ProgramLog.tell(logger, ProgramLog.debug, isEchoed: true, line)
    }

    /// - Parameters:
    ///   - isLogged: whether the connection that tells it writes the log
    ///   - mark: what each line of the log begins with
    func report(_ event: @autoclosure () -> Event, isLogged: Bool, mark: @autoclosure () throws -> String) throws {
        let echoes = isLogged && self.echoes, logs = isLogged && self.logs
        guard echoes || logs || isObserved else { return }
        let told = event()
        if echoes || logs {
            let mark = try mark()
            let lines = Echo.lines(told, hidesParameters).map { mark + $0 }
            if echoes || Echo.handled.contains(logger) { for line in lines { Program.context?.write(line + "\n") } }
            if logs { for line in lines { try ProgramLog.write?(logger, ProgramLog.information, line) } }
            // Handlers that the script's loggers have, whose level an engine that echoes does not ask for.
            if !logs, let pass = ProgramLog.echo { for line in lines { try pass(logger, ProgramLog.information, line) } }
        }
        for observer in observers { try observer(told) }
        try Engine.observerOfAll?(told)
    }

    public override func repr() throws -> String { "Engine(\(try url.text()))" }
}

/// An engine with options of its own that shares the connections of another (sqlalchemy.engine.base.OptionEngine).
public final class OptionEngine: Engine {}

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
    /// - Parameters:
    ///   - isMany: whether it is one of several that one execution sends (executemany).
    ///   - cause: why it is sent; nil for the program's own.
    case statement(text: String, parameters: Value, note: String, isMany: Bool, cause: Cause?)
    /// The statement told last was executed, or failed.
    case executed(StatementOutcome)
}

/// SQLAlchemy's log lines, as its documentation prints them.
enum Echo {
    static let logger = "sqlalchemy.engine.Engine"
    /// The loggers that engines which echo have given a handler: other engines that the program's logging shows are printed by it too.
    nonisolated(unsafe) static var handled: Set<String> = []

    static func lines(_ event: Event, _ hidesParameters: Bool) -> [String] {
        switch event {
        case .begin(let implicit): [implicit ? "BEGIN (implicit)" : "BEGIN"]
        case .commit: ["COMMIT"]
        case .rollback: ["ROLLBACK"]
        case .remark(let text): [text]
        case .executed: []
        case .statement(let text, let parameters, let note, _, _):
            [text, "[\(note)] \(hidesParameters ? "[SQL parameters hidden due to hide_parameters=True]" : (try? ParameterText.shown(parameters)) ?? "")"]
        }
    }
}
