import Runtime
import Syntax

/// `x?` and `x??` at the prompt: what x is, and how it is made.
struct HelpQuestion {
    private let subject: String
    /// `??`
    private let wantsSource: Bool
    /// Whether x has to be run to know what it is, which must leave nothing behind: `User.query.delete()?`
    private let callsSomething: Bool

    /// - Returns: nil where the input asks nothing.
    init?(_ input: String) {
        var text = Substring(input.trimmingEnds())
        guard !text.contains("\n"), text.hasSuffix("?") || text.hasPrefix("?") else { return nil }
        var marks = 0
        while text.last == "?" {
            text.removeLast()
            marks += 1
        }
        if marks == 0 {
            while text.first == "?" {
                text.removeFirst()
                marks += 1
            }
        }
        let subject = String(text).trimmingEnds()
        guard marks <= 2, !subject.isEmpty else { return nil }
        let module = subject.hasPrefix(".") ? nil : try? Parser.parse("(\(subject))")
        if module == nil, !subject.hasPrefix(".") { return nil }
        callsSomething = module?.body.flatMap(\.expressions).flatMap(\.withDescendants).contains { if case .call = $0.kind { true } else { false } } ?? false
        self.subject = subject
        wantsSource = marks == 2
    }

    func answer(in shell: Shell) throws {
        let paint = shell.presenter?.paint ?? Paint(usesColour: false)
        let width = TerminalSize.current.columns
        let text: String
        if subject.hasPrefix(".") {
            guard let command = DotCommand.named(subject) else { throw DotCommand.Failure("no such command: \(subject)") }
            text = command.page
        } else {
            let page = { [self] in
                let subject = try HelpSubject(self.subject, shell)
                let page = HelpPage(subject, width: width, paint)
                return try wantsSource ? SourcePage(subject, shell, width: width, paint).text ?? page.text() : page.text()
            }
            text = try callsSomething ? Rehearsal.run(shell.interpreter, page) : page()
        }
        if let presenter = shell.presenter { presenter.write(text) } else { shell.write(text) }
    }
}
