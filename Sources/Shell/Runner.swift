import Bindings
import Database
import Glibc
import Library
import Runtime
import Syntax

/// Runs a program from its source to its exit status.
public final class Runner {
    let interpreter: Interpreter
    /// Whether Ctrl-C ended the program: it then ends by the signal itself, so that whoever started it knows.
    public private(set) var wasInterrupted = false
    let invocation: Invocation
    private let views: Views
    /// Gets each exception that nothing caught, once it has been told.
    var afterError: ((PythonException) -> Void)?
    private var database: OpenedDatabase?
    let undoPoints: UndoPoints?
    /// Whether the process was woken by `.undo`: the input at hand is not run.
    private(set) var wasResumed = false
    /// How many lines were read, or pieces run.
    private var place = 0
    /// The status of the last piece that failed.
    private var failed: Int32 = 0
    /// What the inputs share; nil in a script that has no database.
    private(set) lazy var shell: Shell = {
        let made = Shell(interpreter, ReadyNames(interpreter: interpreter, database: database, modelsFile: invocation.modelsFile, echoes: invocation.echoes), access: invocation.access, format: invocation.format, views: views, undoPoints: undoPoints)
        interpreter.displayHook = made.show
        carryPlace()
        return made
    }()

    public init(_ invocation: Invocation) {
        self.invocation = invocation
        interpreter = Interpreter(builtins: builtinsModule())
        views = Views(interpreter)
        undoPoints = invocation.access == .sandbox ? UndoPoints() : nil
        for module in libraryModules() + catalogue() { interpreter.register(module) }
        interpreter.arguments = invocation.arguments
        (Limits.steps, Limits.seconds, Limits.memory, Limits.memoryText)
            = (invocation.limits.steps, invocation.limits.seconds, invocation.limits.memory, invocation.limits.memoryText)
        InterruptSignal.install()
    }

    /// - Returns: the exit status.
    public func run() -> Int32 {
        let status = runToEnd()
        // The thread that would take the status is in another process.
        if UndoProcess.wasWoken { Runner.end(status, wasInterrupted) }
        return status
    }

    /// Ends the process; where Ctrl-C ended the program, by the signal itself.
    public static func end(_ status: Int32, _ wasInterrupted: Bool) -> Never {
        if wasInterrupted, status == 130 {
            signal(SIGINT, SIG_DFL)
            kill(getpid(), SIGINT)
        }
        exit(status)
    }

    private func runToEnd() -> Int32 {
        Limits.begin()
        do { try openDatabase() } catch {
            interpreter.output.writeError("retort: \((error as? OpenedDatabase.Refusal)?.text ?? (error as? PythonException)?.message ?? "\(error)")\n")
            return 1
        }
        defer {
            undoPoints?.end()
            OpenedDatabase.removeUnwritten()
            Sandbox.end()
        }
        if invocation.traces { views.follow() }
        views.givesHints = isPrompt || invocation.isInteractive
        var status = runSource()
        if invocation.isInteractive, !isPrompt { status = Prompt(self).run() }
        Limits.end()
        // What still runs, `__del__` and the rest of generators, must come to an end too.
        if Limits.seconds != nil || Limits.steps != nil { Limits.begin() }
        interpreter.finish()
        Limits.end()
        OpenDatabases.rollBack()
        if let problem = interpreter.output.failure {
            interpreter.output.writeError("Exception ignored in: <_io.TextIOWrapper name='<stdout>' mode='w' encoding='utf-8'>\nOSError: [Errno \(problem)] \(String(cString: strerror(problem)))\n")
            return 120
        }
        return status
    }

    private var isPrompt: Bool { if case .prompt = invocation.source { true } else { false } }

    private func runSource() -> Int32 {
        switch invocation.source {
        case .script(let path): return runScript(path)
        case .code(let pieces):
            return runCode(pieces)
        case .pipe:
            return runPipe()
        case .prompt:
            return Prompt(self).run()
        case .document(let path):
            interpreter.searchFolder = "."
            return Verification(shell: shell, interpreter: interpreter).verify(path) { try run($0, fileName: "<stdin>") }
        }
    }

    /// Opens what the command line names, so that what is wrong with it shows at once.
    private func openDatabase() throws {
        OpenDatabases.areReadOnly = invocation.access == .readOnly
        Sandbox.isOn = invocation.access == .sandbox
        guard let given = invocation.database else { return }
        let opened = try OpenedDatabase(given, invocation.access)
        database = opened
        guard !opened.isMissing else { return }
        do {
            let engine = try Engine(url: try opened.url)
            _ = try engine.connect().executeDriver("SELECT count(*) FROM sqlite_master", []).fetch()
            try engine.dispose()
        } catch let error as StatementException { throw OpenedDatabase.Refusal(text: "\(given): \(try error.ownAttribute("orig").strText())") }
    }

    private func runScript(_ path: String) -> Int32 {
        let full = WorkingFolder.absolute(path)
        guard let bytes = SourceFile.bytes(path) else {
            if errno == EISDIR {
                interpreter.output.writeError("retort: can't find '__main__' module in '\(full)'\n")
                return 1
            }
            interpreter.output.writeError("retort: can't open file '\(full)': [Errno \(errno)] \(String(cString: strerror(errno)))\n")
            return 2
        }
        interpreter.searchFolder = path.lastIndex(of: "/").map { WorkingFolder.absolute(String(path[..<$0])) } ?? WorkingFolder.path
        if invocation.database != nil || invocation.modelsFile != nil {
            _ = shell
            interpreter.displayHook = nil
        }
        return guarded {
            let text = try SourceDecoding.text(of: bytes, fileName: full)
            if invocation.traces { try views.watching { try interpreter.runScript(text, fileName: full) } } else { try interpreter.runScript(text, fileName: full) }
            try Limits.raiseIfExceeded()
        }?.code ?? 0
    }

    private func runCode(_ pieces: [String]) -> Int32 {
        interpreter.searchFolder = "."
        while place < pieces.count {
            defer { place += 1 }
            let status = guarded { try run(pieces[place], fileName: "<string>") }
            guard let status else { continue }
            if ends(status) { return status.code }
            failed = status.code
        }
        return failed
    }

    /// Runs statements of standard input as they arrive, by the rules of a script file.
    private func runPipe() -> Int32 {
        interpreter.searchFolder = "."
        interpreter.input.isSource = true
        var reader = StatementReader()
        /// The status where the program is to end.
        func run(_ piece: StatementReader.Piece) -> Int32? {
            let status = guarded {
                try watched(piece.text) { try interpreter.runPiece(piece.text, fileName: "<stdin>", firstLine: piece.firstLine, isQuotable: false) }
                try Limits.raiseIfExceeded()
            }
            interpreter.output.flush()
            guard let status else { return nil }
            if ends(status) { return status.code }
            failed = status.code
            return nil
        }
        while true {
            if wasResumed {
                wasResumed = false
                reader = StatementReader(firstLine: place + 1)
            }
            var line: String?
            let status = guarded { line = try readLine() }
            if let status {
                if ends(status) { return status.code }
                failed = status.code
                continue
            }
            guard let line else { break }
            if line.hasPrefix("."), reader.isBetweenStatements {
                if let piece = reader.finish(), let status = run(piece) { return status }
                if wasResumed { continue }
                reader.skipLine()
                let status = guarded {
                    var command = line
                    while !DotCommand.isWhole(command), let more = try readLine() {
                        command += "\n" + more
                        reader.skipLine()
                    }
                    try shell.command(command)
                }
                interpreter.output.flush()
                if let status {
                    if ends(status) { return status.code }
                    failed = status.code
                }
                continue
            }
            for piece in reader.add(line) where !wasResumed { if let status = run(piece) { return status } }
        }
        if let piece = reader.finish(), let status = run(piece) { return status }
        return failed
    }

    /// The next line of standard input; nil at its end.
    private func readLine() throws -> String? {
        guard let bytes = try interpreter.input.readLine() else { return nil }
        place += 1
        return try SourceDecoding.text(ofLine: bytes, number: place, fileName: "<stdin>")
    }

    /// `.undo` goes back in what the program did, never in what it reads.
    private func carryPlace() {
        undoPoints?.carryNumbers({ [unowned self] in [place, Int(failed)] }, { [unowned self] given in
            if given.count == 2 { (place, failed) = (given[0], Int32(truncatingIfNeeded: given[1])) }
        })
        undoPoints?.carry({ [unowned self] in
            let (bytes, isAtEnd) = interpreter.input.unread
            return [bytes, [isAtEnd ? 1 : 0]]
        }, { [unowned self] given in
            if given.count == 2 { interpreter.input.unread = (given[0], given[1] == [1]) }
        })
    }

    /// Whether a status ends the program: `sys.exit()`, Ctrl-C, a limit, and any error unless `--keep-going`.
    private func ends(_ status: Status) -> Bool {
        status.isExit || !invocation.keepsGoing || wasInterrupted || Limits.isExceeded
    }

    /// Runs one input: a command, or Python.
    func run(_ input: String, fileName: String) throws {
        if input.hasPrefix(".") { return try shell.command(input) }
        try watched(input) { try interpreter.runPiece(input + "\n", fileName: fileName, firstLine: 1, isQuotable: false) }
    }

    /// Runs one input, so that the views can show what it did.
    private func watched(_ source: String, _ body: () throws -> Void) throws {
        try undoPoints?.mark(source, shell)
        try views.watching(source) { try timed(body) }
    }

    /// `.timer on`: how long an input took.
    private func timed(_ body: () throws -> Void) throws {
        let start = ContinuousClock.now, isTold = shell.timesInputs
        try body()
        guard isTold else { return }
        let time = (ContinuousClock.now - start).components
        interpreter.write("(\(try Value.float(Double(time.seconds) + Double(time.attoseconds) / 1e18).formatted(".3f")) s)\n")
    }

    // MARK: errors

    struct Status {
        let code: Int32
        /// Whether the program asked to end: `sys.exit()`.
        let isExit: Bool
    }

    /// For the prompt, once an input has ended.
    /// - Returns: whether the input was one that `.undo` went back to.
    func takeResumption() -> Bool {
        defer { wasResumed = false }
        return wasResumed
    }

    /// Runs `body`; the status where it raised: the traceback is printed, `SystemExit` obeyed.
    func guarded(_ body: () throws -> Void) -> Status? {
        do {
            try body()
            return nil
        } catch let error as PythonException {
            if error.isInstance(of: .systemExit) { return Status(code: exitStatus(error), isExit: true) }
            tell(error)
            afterError?(error)
            wasInterrupted = error.isInstance(of: .keyboardInterrupt)
            return Status(code: wasInterrupted ? 130 : 1, isExit: false)
        } catch let resumed as UndoPoints.Resumed {
            wasResumed = true
            try? shell.tell(resumed)
            interpreter.output.flush()
            return nil
        } catch is DotCommand.Quit {
            return Status(code: 0, isExit: true)
        } catch let failure as DotCommand.Failure {
            interpreter.output.writeError("retort: \(failure.text)\n")
            return Status(code: 1, isExit: false)
        } catch {
            interpreter.output.writeError("retort: \(error)\n")
            return Status(code: 1, isExit: false)
        }
    }

    /// Prints an exception that nothing caught, or lets `sys.excepthook` do it.
    private func tell(_ error: PythonException) {
        guard let hook = interpreter.exceptionHook else { return interpreter.output.writeError(TracebackFormatter.format(error)) }
        do { _ = try hook.call([.object(error.type), .object(error), error.tracebackValue]) } catch let failure as PythonException {
            interpreter.output.writeError("Error in sys.excepthook:\n" + TracebackFormatter.format(failure) + "\nOriginal exception was:\n" + TracebackFormatter.format(error))
        } catch {}
    }

    /// The status that `sys.exit(code)` asks for: an int, none for None, 1 with a message for anything else.
    private func exitStatus(_ error: PythonException) -> Int32 {
        let code = (try? Value.object(error).attribute("code")) ?? .none
        let number = code.type.isSubclass(of: .int) ? (try? code.index()) ?? code : code
        switch number {
        case .none: return 0
        case .int(let number): return Int32(truncatingIfNeeded: number & 255)
        case .bool(let flag): return flag ? 1 : 0
        default:
            interpreter.output.writeError(((try? code.strText()) ?? "") + "\n")
            return 1
        }
    }
}
