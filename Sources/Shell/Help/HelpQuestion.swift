import Runtime
import Syntax

/// `x?` and `x??` at the prompt: what x is, and how it is made.
struct HelpQuestion {
    private let subject: String
    /// `??`
    private let wantsSource: Bool

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
        if !subject.hasPrefix("."), (try? Parser.parse("(\(subject))")) == nil { return nil }
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
            let subject = try HelpSubject(self.subject, shell)
            let page = HelpPage(subject, width: width, paint)
            text = try wantsSource ? SourcePage(subject, shell, width: width, paint).text ?? page.text() : page.text()
        }
        if let presenter = shell.presenter { presenter.write(text) } else { shell.write(text) }
    }
}
