import Glibc
import Runtime

/// `retort --verify FILE`: runs the `>>>` sessions of a document, and shows where what they print differs from what stands there.
final class Verification {
    private let shell: Shell
    private let interpreter: Interpreter
    /// The example that runs.
    private var place = 0
    /// The lines of those that differ.
    private var wrong: [Int] = []

    init(shell: Shell, interpreter: Interpreter) {
        self.shell = shell
        self.interpreter = interpreter
        shell.undoPoints?.carryNumbers({ [unowned self] in [place] + wrong }, { [unowned self] given in
            guard let first = given.first else { return }
            place = first
            wrong = Array(given.dropFirst())
        })
    }

    /// - Parameter run: runs one input.
    /// - Returns: the exit status: 0 where all is as the document has it.
    func verify(_ path: String, run: (String) throws -> Void) -> Int32 {
        guard let bytes = SourceFile.bytes(path) else {
            interpreter.output.writeError("retort: cannot read \(path): \(String(cString: strerror(errno)))\n")
            return 2
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            interpreter.output.writeError("retort: \(path): is not UTF-8\n")
            return 2
        }
        let examples = DocumentExamples(text).examples.filter { !$0.options.contains("SKIP") }
        let name = path.split(separator: "/").last.map(String.init) ?? path
        while place < examples.count {
            defer { place += 1 }
            let (printed, raised) = outcome(examples[place], run)
            // After `.undo` it is another place.
            let example = examples[place]
            if let difference = difference(example, printed, raised) {
                wrong.append(example.line)
                interpreter.write("\(name):\(example.line): differs\n\(indented(example.source))expected:\n\(indented(example.expected, orElse: "nothing"))got:\n\(indented(difference, orElse: "nothing"))\n")
            }
            if Interrupt.wasRequested { break }
        }
        let right = examples.count - wrong.count
        interpreter.write("\(name): \(examples.count) example\(examples.count == 1 ? "" : "s"), \(wrong.isEmpty ? "all right" : "\(right) right, \(wrong.count) different (line\(wrong.count == 1 ? "" : "s") \(wrong.map(String.init).joined(separator: ", ")))")\n")
        return wrong.isEmpty ? 0 : 1
    }

    /// What an example prints, and the exception that ends it.
    private func outcome(_ example: DocumentExamples.Example, _ run: (String) throws -> Void) -> (printed: String, raised: String?) {
        var printed = ""
        interpreter.output.redirection = { printed += $0 }
        defer { interpreter.output.redirection = nil }
        do { try run(example.source) } catch let resumed as UndoPoints.Resumed {
            printed = ""
            try? shell.tell(resumed)
        } catch let error as PythonException {
            return (printed, Verification.lastLines(error))
        } catch let failure as DotCommand.Failure { return (printed + "retort: \(failure.text)\n", nil) } catch { return (printed, "\(error)\n") }
        return (printed, nil)
    }

    /// `TypeError: ...`, as the last lines of a traceback have it.
    private static func lastLines(_ error: PythonException) -> String {
        let lines = TracebackFormatter.format(error).split(separator: "\n", omittingEmptySubsequences: false)
        let at = lines.lastIndex { $0.hasPrefix("Traceback (most recent call last):") } ?? lines.startIndex
        return lines[at...].dropFirst().drop { $0.hasPrefix(" ") }.joined(separator: "\n")
    }

    /// What was printed, where it is not what is expected.
    private func difference(_ example: DocumentExamples.Example, _ printed: String, _ raised: String?) -> String? {
        // How long a statement took is another each time.
        let hasTimes = example.source.hasPrefix(".") || shell.views.isTracing
        let expected = ExpectedOutput(expected: example.expected, options: example.options, hasTimes: hasTimes)
        guard let raised else { return expected.admits(printed) ? nil : printed }
        let shown = "Traceback (most recent call last):\n    ...\n" + raised
        guard let exception = expected.exception else { return printed + shown }
        func type(_ text: String) -> Substring { text.split(separator: ":", maxSplits: 1).first.flatMap { $0.split(separator: ".").last } ?? "" }
        if example.options.contains("IGNORE_EXCEPTION_DETAIL") { return type(exception) == type(raised) ? nil : shown }
        return ExpectedOutput(expected: exception, options: example.options, hasTimes: false).admits(raised) ? nil : shown
    }

    private func indented(_ text: String, orElse none: String? = nil) -> String {
        if text.isEmpty, let none { return "    (\(none))\n" }
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        if lines.last == "" { lines.removeLast() }
        return lines.map { "    \($0)\n" }.joined()
    }
}
