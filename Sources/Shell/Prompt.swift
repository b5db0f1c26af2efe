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
        editor = LineEditor(language, historyPath: FilePath.history, usesColour: true)
    }

    private var output: Output { runner.interpreter.output }

    /// - Returns: the exit status.
    func run() -> Int32 {
        runner.interpreter.displayHook = runner.shell.show
        runner.interpreter.searchFolder = runner.interpreter.searchFolder ?? "."
        runner.interpreter.write("Retort: Python's SQLAlchemy, without Python. Ctrl-D leaves.\n")
        // So that the names of its classes can be completed.
        _ = try? runner.shell.names.databaseModels()
        var hasWarned = false
        while true {
            guard let block = readBlock() else {
                if !hasWarned, let work = UncommittedWork.description {
                    hasWarned = true
                    output.writeError("Not committed: \(work). Commit, or press Ctrl-D again to leave without.\n")
                    continue
                }
                return 0
            }
            guard !block.allSatisfy({ $0.isWhitespace }) else { continue }
            hasWarned = false
            editor?.remember(block)
            if let status = evaluate(block), status.isExit { return status.code }
        }
    }

    /// Runs one block; limits count anew for each.
    private func evaluate(_ block: String) -> Runner.Status? {
        Interrupt.wasRequested = false
        Limits.begin()
        defer {
            Limits.end()
            output.flush()
        }
        return runner.guarded {
            try runner.run(block, fileName: "<stdin>")
            try Limits.raiseIfExceeded()
        }
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
                if block.isEmpty, line.hasPrefix(".") { return line }
                block += block.isEmpty ? line : "\n" + line
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
