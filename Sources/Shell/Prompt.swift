import Glibc
import Runtime
import Syntax

/// The interactive loop: read a block, run it, show its value.
final class Prompt {
    private let runner: Runner
    private let language: PythonInput
    private let editor: LineEditor?

    private var clock: PromptText.Clock

    init(_ runner: Runner) {
        self.runner = runner
        clock = PromptText.Clock(runner.shell.access)
        language = PythonInput(Completer(runner.shell)) { [builtins = runner.interpreter.builtins] in !builtins[Name($0)].isUndefined }
        editor = LineEditor(language, historyPath: FilePath.history, usesColour: runner.invocation.colour.applies(to: 1))
        prepare(runner.shell)
        runner.undoPoints?.carryTexts({ [unowned self] in editor?.history.added.map { String(letters: $0) } ?? [] }, { [unowned self] in editor?.history.adopt($0.map(\.letters)) })
    }

    /// What the prompt has and pipes have not: values as tables, inputs that are kept, advice.
    private func prepare(_ shell: Shell) {
        let presenter = ValuePresenter(runner.interpreter, Paint(usesColour: runner.invocation.colour.applies(to: 1)))
        shell.presenter = presenter
        runner.interpreter.pager = presenter.write
        shell.inputs = SessionInputs(earlier: { [unowned self] in editor?.history.entries.map { String(letters: $0) } }, run: { [unowned self] in try rerun($0) })
    }

    private var output: Output { runner.interpreter.output }

    /// - Returns: the exit status.
    func run() -> Int32 {
        runner.interpreter.displayHook = runner.shell.show
        runner.interpreter.searchFolder = runner.interpreter.searchFolder ?? "."
        runner.interpreter.write("Retort: Python's SQLAlchemy, without Python. Ctrl-D leaves.\n")
        if !runner.invocation.skipsStartFile { runStartFile() }
        // So that the names of its classes can be completed.
        _ = try? runner.shell.names.databaseModels()
        while true {
            guard let block = readBlock() else {
                if mayLeave() { return 0 }
                continue
            }
            guard !block.allSatisfy({ $0.isWhitespace }) else { continue }
            editor?.remember(block)
            if let status = evaluate(block), status.isExit, mayLeave() { return status.code }
        }
    }

    /// Whether nothing would be lost, or the user wants it so.
    private func mayLeave() -> Bool {
        guard let work = UncommittedWork.description else { return true }
        let question = "Not committed: \(work). Leave without? [y/N] "
        output.flush()
        if let editor { return editor.confirms(question) }
        switch readLine(question) {
        case .block(let answer): return answer.lowercased().hasPrefix("y")
        case .end: return true
        case .interrupted: return false
        }
    }

    private func runStartFile() {
        Limits.begin()
        defer { Limits.end() }
        let status = runner.guarded {
            try StartFile.run(in: runner.interpreter)
            try Limits.raiseIfExceeded()
        }
        if status != nil { output.writeError("The start-up file \(StartFile.path ?? "") did not come to its end; the shell goes on. --no-rc skips it.\n") }
    }

    /// `.edit`: shows what was edited, and runs it as if it had been typed.
    private func rerun(_ block: String) throws {
        let lines = block.split(separator: "\n", omittingEmptySubsequences: false)
        runner.interpreter.write(lines.enumerated().map { ($0 == 0 ? PromptText.plain.first : PromptText.plain.further) + $1 + "\n" }.joined())
        editor?.remember(block)
        try run(block)
    }

    /// Runs one input: a question for help, a command, or Python.
    private func run(_ block: String) throws {
        let inputs = runner.shell.inputs
        var succeeded = false
        inputs?.begin(block)
        defer { inputs?.end(block, succeeded: succeeded) }
        if let question = HelpQuestion(block) { try question.answer(in: runner.shell) } else { try runner.run(block, fileName: "<stdin>") }
        succeeded = true
    }

    /// Runs one block; limits count anew for each.
    private func evaluate(_ block: String) -> Runner.Status? {
        Interrupt.wasRequested = false
        Limits.begin()
        defer {
            Limits.end()
            output.flush()
        }
        let advice = Advice(block, runner.shell)
        runner.afterError = { advice.note($0) }
        let status = runner.guarded {
            try run(block)
            try Limits.raiseIfExceeded()
        }
        runner.afterError = nil
        if !runner.takeResumption(), let line = advice.line(succeeded: status == nil) { output.writeError(Paint(usesColour: runner.invocation.colour.applies(to: 2))("Hint:", .definition) + " \(line)\n") }
        return status
    }

    /// Reads what is to run at once; nil at the end of the terminal.
    private func readBlock() -> String? {
        output.flush()
        guard let editor else { return readLines() }
        let text = clock.text()
        while true {
            switch editor.readBlock(prompt: text.first, continuation: text.further) {
            case .block(let block): return block
            case .interrupted: output.writeError("KeyboardInterrupt\n")
            case .end: return nil
            }
        }
    }

    /// Where the terminal can only type: lines, until they are a whole piece of input.
    private func readLines() -> String? {
        var block = ""
        while true {
            switch readLine(block.isEmpty ? PromptText.plain.first : PromptText.plain.further) {
            case .end: return block.isEmpty ? nil : block
            case .interrupted:
                output.writeError("KeyboardInterrupt\n")
                block = ""
            case .block(let line):
                block += block.isEmpty ? line : "\n" + line
                if block.hasPrefix(".") {
                    if DotCommand.isWhole(block) { return block }
                    continue
                }
                if case .incomplete = Completeness.ofPromptInput(block) { continue }
                return block
            }
        }
    }

    private func readLine(_ prompt: String) -> LineEditor.Input {
        runner.interpreter.write(prompt)
        output.flush()
        do {
            guard let line = try runner.interpreter.input.readText() else {
                runner.interpreter.input.reopen()
                runner.interpreter.write("\n")
                return .end
            }
            return .block(line)
        } catch {
            runner.interpreter.write("\n")
            return .interrupted
        }
    }
}
