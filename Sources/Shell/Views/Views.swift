import Runtime

/// What the shell can show of the ORM's work: it notes each input, and prints nothing unless asked.
final class Views {
    let recorder = Recorder()
    let transcript = Transcript()
    /// `.trace on`
    var isTracing = false
    /// Whether inputs that load one object after the other are told so: at the prompt, and where inputs are traced.
    var givesHints = false
    private let interpreter: Interpreter
    /// How values are shown; nil for text.
    var format: () -> ValueFormat? = { nil }

    init(_ interpreter: Interpreter) { self.interpreter = interpreter }

    /// Runs one input, or a script.
    /// - Parameter source: what was typed.
    func watching(_ source: String? = nil, _ body: () throws -> Void) throws {
        func watched() throws {
            recorder.beginInput()
            defer { tell(recorder.endInput()) }
            try body()
        }
        if let source { try transcript.noting(source, interpreter.output, watched) } else { try watched() }
    }

    private func tell(_ input: Recorder.Input?) {
        guard let input else { return }
        if isTracing, !input.steps.isEmpty { try? show(input) }
        if recorder.follower != nil {
            for hint in input.loads.hints { interpreter.output.writeError(hint + "\n") }
        } else if isTracing || givesHints, format() == nil {
            for hint in input.loads.hints { interpreter.write(hint + "\n") }
        }
    }

    /// Prints what an input did.
    func show(_ input: Recorder.Input) throws {
        let trace = TraceText(steps: input.steps, omitted: input.omitted)
        try show(trace.table, or: input.steps.isEmpty ? "input \(input.number) sent nothing\n" : trace.text)
    }

    /// Prints a table in the form that `--format` asks for, else the text.
    func show(_ table: @autoclosure () -> ValueTable, or text: @autoclosure () throws -> String) throws {
        interpreter.write(try format().map { try $0.text(table()) } ?? text())
    }

    /// `--trace`: tells each step on standard error, with the line that it comes from.
    func follow() {
        let output = interpreter.output
        recorder.follower = { step in
            let place = "\(step.file.split(separator: "/").last ?? "")\(step.line.map { ":\($0)" } ?? "")"
            output.writeError("\(place)  \(step.inlined)\n" + (step.remark.isEmpty ? "" : "    \(step.remark)\n"))
        }
    }
}
