import Bindings
import Library
import Runtime
import Syntax

/// Runs inputs as the shell would, within bounds, saying nothing.
final class Evaluation {
    private let interpreter: Interpreter

    static let steps = 20_000

    init() {
        interpreter = Interpreter(builtins: builtinsModule())
        for module in libraryModules() + catalogue() { interpreter.register(module) }
        interpreter.searchFolder = "."
        interpreter.output.redirection = { _ in }
        (Limits.steps, Limits.seconds, Limits.memory, Limits.memoryText) = (Evaluation.steps, 0.5, 1 << 30, "1G")
    }

    static func onLargeStack(_ body: @escaping () -> Void) { Interpreter.runOnLargeStack(body) }

    func run(_ text: String) {
        interpreter.startAfresh()
        Limits.begin()
        do {
            try interpreter.runScript(text, fileName: "script.py")
        } catch let error as PythonException {
            Limits.begin()
            _ = TracebackFormatter.format(error)
        } catch {}
        interpreter.startAfresh()
        CycleCollector.collect(full: false)
        // The rules of pipes and of the prompt read the same text in another way.
        var reader = StatementReader()
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).prefix(40) { _ = reader.add(String(line)) }
        _ = reader.finish()
    }
}
