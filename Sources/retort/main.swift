import ArgumentParser
import Glibc
import Runtime
import Shell

/// The command line of PRODUCT.md, section 4.
struct Retort: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retort",
        abstract: "A query shell that speaks SQLAlchemy, without Python.",
        usage: "retort [OPTION ...] [DATABASE] [SCRIPT [ARG ...]]",
        version: "0.1.0"
    )

    @Option(name: .short, parsing: .unconditionalSingleValue, help: "Run code and show the values of its expressions; repeatable.")
    var code: [String] = []

    @Flag(name: .customShort("i"), help: "Stay at the prompt after the script.")
    var interactive = false

    @Option(name: .customShort("m"), help: "Take the models from a Python file.")
    var models: String?

    @Flag(name: .customLong("readonly"), help: "Nothing can write to the database.")
    var readOnly = false

    @Flag(help: "Work on a copy of the database, which is thrown away.")
    var sandbox = false

    @Flag(help: "Log the SQL as SQLAlchemy does.")
    var echo = false

    @Flag(help: "Tell each statement on standard error, with its line, values, rows, time and cause.")
    var trace = false

    @Option(help: "Run the >>> sessions of a document, and show where what they print differs.")
    var verify: String?

    @Option(help: "Show values as \(ValueFormat.allCases.map(\.rawValue).joined(separator: ", ")).")
    var format: ValueFormat?

    @Option(help: "Colours at the prompt: \(ColourChoice.allCases.map(\.rawValue).joined(separator: ", ")).")
    var color = ColourChoice.auto

    @Flag(help: "The prompt reads no start-up file.")
    var noRc = false

    @Flag(help: "An error does not stop piped input.")
    var keepGoing = false

    @Option(help: "The turns of loops and calls that the program may take.")
    var maxSteps: Int?

    @Option(help: "The memory that the program may take, as 64M or 2G.")
    var maxMemory: MemorySize?

    @Option(help: "The seconds that the program may take.")
    var timeout: Double?

    @Argument(parsing: .captureForPassthrough, help: "A database (a file or a URL), a script, and the script's arguments.")
    var operands: [String] = []

    /// The command line `retort [DATABASE] [SCRIPT [ARG ...]]`, where no option comes first, needs no parser: the
    /// parser's reflection would cost more than all the rest of the start-up.
    static func read(_ words: [String]) throws -> Invocation {
        if let first = words.first, !first.hasPrefix("-") {
            let rest = words.dropFirst()
            guard OpenedDatabase.isNamed(by: first), rest.first?.hasPrefix("-") ?? false, rest.first != "-" else { return invocation(code: [], operands: words) }
            var command = try parse(Array(rest))
            command.operands.insert(first, at: 0)
            return try command.invocation()
        }
        switch words.first {
        case "--help", "-h": throw CleanExit.helpRequest()
        case "--version": throw CleanExit.message("retort \(configuration.version)")
        default: break
        }
        let command = try parse(words)
        // Options may stand behind the database too.
        if let database = command.operands.first, OpenedDatabase.isNamed(by: database), command.operands.dropFirst().first?.hasPrefix("-") ?? false, command.operands[1] != "-" {
            var rest = words
            rest.remove(at: words.count - command.operands.count)
            var whole = try parse(rest)
            whole.operands.insert(database, at: 0)
            return try whole.invocation()
        }
        return try command.invocation()
    }

    /// What the words that are no options ask for.
    private static func invocation(code: [String], operands: [String]) -> Invocation {
        var rest = operands[...]
        let database = (rest.first.map(OpenedDatabase.isNamed) ?? false) ? rest.removeFirst() : nil
        let source: Invocation.Source
        if !code.isEmpty { source = .code(code) } else if let script = rest.first, script != "-" { source = .script(path: script) } else if isatty(0) == 1 { source = .prompt } else { source = .pipe }
        let arguments = code.isEmpty ? (rest.isEmpty ? [""] : Array(rest)) : ["-c"] + rest
        return Invocation(source: source, arguments: arguments, database: database)
    }

    func invocation() throws -> Invocation {
        if let maxSteps, maxSteps < 1 { throw ValidationError("--max-steps takes a number above 0") }
        if let timeout, !(timeout > 0) { throw ValidationError("--timeout takes a number of seconds above 0") }
        if let first = operands.first, first.hasPrefix("-"), first != "-" { throw ValidationError("Unknown option '\(first)'") }
        var invocation = Retort.invocation(code: code, operands: operands)
        if readOnly, sandbox { throw ValidationError("--readonly and --sandbox exclude each other") }
        invocation.access = sandbox ? .sandbox : readOnly ? .readOnly : .readWrite
        invocation.modelsFile = models
        invocation.format = format
        invocation.echoes = echo
        invocation.traces = trace
        if let verify { invocation.source = .document(path: verify) }
        invocation.keepsGoing = keepGoing
        invocation.isInteractive = interactive
        invocation.colour = color
        invocation.skipsStartFile = noRc
        invocation.limits.steps = maxSteps
        invocation.limits.seconds = timeout
        invocation.limits.memory = maxMemory?.bytes
        invocation.limits.memoryText = maxMemory?.text ?? ""
        return invocation
    }
}

extension ValueFormat: ExpressibleByArgument {}
extension ColourChoice: ExpressibleByArgument {}

/// A number of bytes with `K`, `M` or `G` behind it, perhaps.
struct MemorySize: ExpressibleByArgument {
    let bytes: Int
    let text: String

    init?(argument: String) {
        let units: [Character: Int] = ["K": 1 << 10, "M": 1 << 20, "G": 1 << 30]
        let unit = argument.last.flatMap { units[Character($0.uppercased())] }
        guard let number = Int(unit == nil ? argument : String(argument.dropLast())), number > 0 else { return nil }
        let (bytes, overflow) = number.multipliedReportingOverflow(by: unit ?? 1)
        guard !overflow else { return nil }
        self.bytes = bytes
        text = argument
    }
}

let invocation: Invocation
do {
    invocation = try Retort.read(Array(CommandLine.arguments.dropFirst()))
} catch {
    let status = Retort.exitCode(for: error)
    let text = Retort.fullMessage(for: error)
    if status == .success {
        print(text)
        exit(0)
    }
    fputs(text + "\n", stderr)
    exit(2)
}

var status: Int32 = 0
var wasInterrupted = false
Interpreter.runOnLargeStack {
    let runner = Runner(invocation)
    status = runner.run()
    wasInterrupted = runner.wasInterrupted
}
Runner.end(status, wasInterrupted)
