/// How a piece of text looks at the terminal.
enum Style: UInt8 {
    case plain, prompt, keyword, string, number, comment, builtin, definition, command, hint, selected, error

    /// The sequence that switches to it (ECMA-48, SGR); colours of the terminal's own palette, so that they suit light and dark ones.
    var sequence: String {
        switch self {
        case .plain: "\u{1B}[0m"
        case .prompt: "\u{1B}[0;1;32m"
        case .keyword: "\u{1B}[0;1;34m"
        case .string: "\u{1B}[0;32m"
        case .number: "\u{1B}[0;36m"
        case .comment: "\u{1B}[0;90m"
        case .builtin: "\u{1B}[0;36m"
        case .definition: "\u{1B}[0;1m"
        case .command: "\u{1B}[0;35m"
        case .hint: "\u{1B}[0;90m"
        case .selected: "\u{1B}[0;7m"
        case .error: "\u{1B}[0;31m"
        }
    }

    /// A selection must show without colours too.
    var isColour: Bool { self != .selected }
}
