/// What the command line asks for.
public struct Invocation {
    public enum Source {
        case script(path: String)
        case code([String])
        case pipe
        case prompt
        /// `--verify`: a document whose sessions are run and compared.
        case document(path: String)
    }
    public var source: Source
    /// `sys.argv`
    public var arguments: [String]
    /// A database to open as `db`: a path or a URL.
    public var database: String?
    /// `--readonly`, `--sandbox`
    public var access = OpenedDatabase.Access.readWrite
    /// `-m`: a Python file whose models are at hand.
    public var modelsFile: String?
    /// `--format`: how the values of expressions are shown.
    public var format: ValueFormat?
    /// An error does not stop piped input.
    public var keepsGoing: Bool
    /// Stay at the prompt after the script.
    public var isInteractive: Bool
    public var echoes: Bool
    /// `--trace`: each statement is told on standard error.
    public var traces = false
    public var limits = Bounds()
    /// `--color`
    public var colour = ColourChoice.auto
    /// `--no-rc`: the prompt reads no start-up file.
    public var skipsStartFile = false

    /// `--max-steps`, `--timeout`, `--max-memory`
    public struct Bounds {
        public var steps: Int?
        public var seconds: Double?
        public var memory: Int?
        /// `memory` as the command line has it.
        public var memoryText = ""
        public init() {}
    }

    public init(source: Source, arguments: [String], database: String? = nil, keepsGoing: Bool = false, isInteractive: Bool = false, echoes: Bool = false) {
        self.source = source
        self.arguments = arguments
        self.database = database
        self.keepsGoing = keepsGoing
        self.isInteractive = isInteractive
        self.echoes = echoes
    }
}
