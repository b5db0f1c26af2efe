/// Whether a piece of input is a whole one.
public enum Completeness {
    case complete
    /// A bracket, string or block is open.
    case incomplete
    case broken(SyntaxFailure)

    /// Judges what was typed at a prompt: a block is complete when a blank line ends it.
    public static func ofPromptInput(_ text: String) -> Completeness {
        do {
            let module = try Parser.parse(text + "\n")
            guard let last = module.body.last else { return .complete }
            if last.isCompound, !text.hasSuffix("\n") { return .incomplete }
            return .complete
        } catch let failure as SyntaxFailure {
            return failure.isIncomplete ? .incomplete : .broken(failure)
        } catch {
            return .complete
        }
    }
}

extension Statement {
    /// Whether a block may follow, which only a dedented line ends.
    public var isCompound: Bool {
        switch kind {
        case .if, .while, .for, .with, .try, .match, .function, .class: true
        default: false
        }
    }
}
