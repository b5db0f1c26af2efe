import Glibc
import Runtime
import Syntax

/// The interactive loop: read a block, run it, show its value.
final class Prompt {
    private let runner: Runner
    private let editor: LineEditor?

    private static let first = ">>> "
    private static let further = "... "

    init(_ runner: Runner) {
        self.runner = runner
        editor = LineEditor(historyPath: FilePath.history)
    }

    /// - Returns: the exit status.
    func run() -> Int32 {
        runner.interpreter.displayHook = runner.showRepr
        runner.interpreter.searchFolder = runner.interpreter.searchFolder ?? "."
        runner.interpreter.write("Retort: Python's SQLAlchemy, without Python. Ctrl-D leaves.\n")
        var number = 1
        while let block = readBlock() {
            guard !block.allSatisfy({ $0.isWhitespace }) else { continue }
            editor?.remember(block)
            let name = "<input \(number)>"
            number += 1
            let status: Runner.Status? = runner.guarded {
                try runner.interpreter.runPiece(block + "\n", fileName: name, firstLine: 1, isQuotable: true)
            }
            runner.interpreter.output.flush()
            if let status, status.isExit { return status.code }
        }
        return 0
    }

    /// Reads lines until they are a whole piece of input; nil at the end of the terminal.
    private func readBlock() -> String? {
        var block = ""
        while true {
            switch readLine(block.isEmpty ? Prompt.first : Prompt.further) {
            case .end: return block.isEmpty ? nil : block
            case .interrupted:
                runner.interpreter.output.writeError("KeyboardInterrupt\n")
                block = ""
            case .line(let line):
                block += block.isEmpty ? line : "\n" + line
                if case .incomplete = Completeness.ofPromptInput(block) { continue }
                return block
            }
        }
    }

    private func readLine(_ prompt: String) -> LineEditor.Input {
        if let editor { return editor.readLine(prompt: prompt) }
        runner.interpreter.write(prompt)
        runner.interpreter.output.flush()
        return Swift.readLine().map { .line($0) } ?? .end
    }
}
