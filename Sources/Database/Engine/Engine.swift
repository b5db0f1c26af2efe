import Runtime
import SQL

/// A database to connect to (sqlalchemy.Engine).
public final class Engine: Object {
    public let url: String
    /// What SQLite opens.
    private let path: String
    public var echoes: Bool
    /// What listens to statements and transactions; without any, reporting costs nothing.
    public var observers: [(Event) throws -> Void] = []
    /// The one connection of a database in memory, shared by all.
    private var shared: SQLiteHandle?
    private var compiled: [ObjectIdentifier: Compiled] = [:]

    /// - Parameter url: `sqlite://`, `sqlite:///relative.db`, `sqlite:////absolute.db`, with `?options`.
    /// - Throws: ArgumentError, NoSuchModuleError
    public init(url: String, echoes: Bool = false) throws {
        self.url = url
        self.echoes = echoes
        path = try DatabaseURL.path(of: url)
        super.init()
    }

    private var isInMemory: Bool { path == ":memory:" || path.isEmpty }

    func handle() throws -> SQLiteHandle {
        if let shared { return shared }
        do {
            let opened = try SQLiteHandle(path: path)
            if isInMemory { shared = opened }
            return opened
        } catch let failure as DriverFailure { throw DatabaseError.make(failure, statement: nil, parameters: nil) }
    }

    public func connect() throws -> Connection { Connection(self, try handle()) }

    /// Closes what is open: a database in memory is gone.
    public func dispose() { shared = nil }

    func report(_ event: @autoclosure () -> Event) throws {
        if echoes { Echo.write(event()) }
        guard !observers.isEmpty else { return }
        let told = event()
        for observer in observers { try observer(told) }
    }

    public override func repr() throws -> String { "Engine(\(url))" }
}

/// A step of the engine, told to observers.
public enum Event {
    case begin(implicit: Bool)
    case commit
    case rollback
    /// - Parameter isMany: whether it is one of several that one execution sends (executemany).
    case statement(text: String, parameters: Value, note: String, isMany: Bool)
}

/// SQLAlchemy's log lines, as its documentation prints them.
enum Echo {
    static func write(_ event: Event) {
        switch event {
        case .begin(let implicit): line(implicit ? "BEGIN (implicit)" : "BEGIN")
        case .commit: line("COMMIT")
        case .rollback: line("ROLLBACK")
        case .statement(let text, let parameters, let note, _):
            line(text)
            line("[\(note)] \((try? ParameterText.shown(parameters)) ?? "")")
        }
    }
    private static func line(_ text: String) { Program.context?.write(text + "\n") }
}

/// The parts of a URL that SQLite needs.
enum DatabaseURL {
    static func path(of url: String) throws -> String {
        guard let mark = url.range(of: "://") else { throw SQLError.argument("Could not parse SQLAlchemy URL from given URL string") }
        let scheme = url[..<mark.lowerBound]
        guard scheme == "sqlite" || scheme == "sqlite+pysqlite" else {
            let name = scheme.split(separator: "+").joined(separator: ".")
            throw PythonException(SQLError.noSuchModuleError, "Can't load plugin: sqlalchemy.dialects:\(name)")
        }
        let rest = url[mark.upperBound...]
        if rest.isEmpty || rest == "/" || rest == "/:memory:" { return ":memory:" }
        guard rest.hasPrefix("/") else {
            throw SQLError.argument("Invalid SQLite URL: \(url)\nValid SQLite URL forms are sqlite:///:memory: or sqlite:////absolute/path/to/file.db")
        }
        let path = rest.dropFirst()
        if path.hasPrefix("file:") { return String(path) }
        return String(path.prefix { $0 != "?" })
    }
}

extension StringProtocol {
    fileprivate func range(of part: String) -> Range<Index>? {
        var at = startIndex
        while at < endIndex {
            if self[at...].hasPrefix(part) { return at..<index(at, offsetBy: part.count) }
            at = index(after: at)
        }
        return nil
    }
}
