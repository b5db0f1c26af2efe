import Runtime
import Syntax

/// The editor's view of what is typed at the prompt: Python, or a command that begins with a dot.
final class PythonInput: EditingLanguage {
    private let completer: Completer
    private let isBuiltin: (String) -> Bool
    private var latest: (text: [Letter], styles: [Style]) = ([], [])
    /// Longer texts stay plain: to look at them at each key would take too long.
    private static let highlightingLimit = 100_000

    /// - Parameter isBuiltin: whether a name is one of the built-in ones.
    init(_ completer: Completer, isBuiltin: @escaping (String) -> Bool) {
        self.completer = completer
        self.isBuiltin = isBuiltin
    }

    func isComplete(_ text: [Letter]) -> Bool {
        if text.first == .dot { return DotCommand.isWhole(String(letters: text)) }
        // A line of blanks alone ends a block as an empty one does.
        let whole = text.reversed().drop { $0 == .space || $0 == 9 }.reversed()
        if case .incomplete = Completeness.ofPromptInput(String(letters: whole)) { return false }
        return true
    }

    func indentation(after text: [Letter]) -> Int { text.first == .dot ? 0 : Indentation.after(String(letters: text)) }

    func indentation(ofClause text: [Letter]) -> Int? { text.first == .dot ? nil : Indentation.ofClause(String(letters: text)) }

    func completions(_ text: [Letter], cursor: Int) -> Completions { completer.completions(text, cursor: cursor) }

    func styles(_ text: [Letter]) -> [Style] {
        if text.count > PythonInput.highlightingLimit { return [] }
        if text != latest.text { latest = (text, PythonInput.isCommand(text) ? commandStyles(text) : pythonStyles(text)) }
        return latest.styles
    }

    private static func isCommand(_ text: [Letter]) -> Bool { text.first == .dot }

    private func commandStyles(_ text: [Letter]) -> [Style] {
        let name = text.prefix { $0 != .space }.count
        return text.indices.map { $0 < name ? .command : .plain }
    }

    private func pythonStyles(_ text: [Letter]) -> [Style] {
        var styles = [Style](repeating: .plain, count: text.count)
        let source = Array(String(letters: text).utf8)
        // Pieces lie in bytes, styles in letters.
        var (byte, letter) = (0, 0)
        func letterPlace(_ place: Int) -> Int {
            while byte < place, letter < text.count {
                byte += UTF8.width(text[letter].scalar)
                letter += 1
            }
            return letter
        }
        for piece in Highlighting.pieces(of: source) {
            guard let style = style(of: piece, source) else { continue }
            let start = letterPlace(piece.bytes.lowerBound)
            for place in start..<letterPlace(piece.bytes.upperBound) { styles[place] = style }
        }
        return styles
    }

    private func style(of piece: Highlighting.Piece, _ source: [UInt8]) -> Style? {
        switch piece.kind {
        case .keyword: .keyword
        case .string: .string
        case .number: .number
        case .comment: .comment
        case .definition: .definition
        case .invalid: .error
        case .name: isBuiltin(String(decoding: source[piece.bytes], as: UTF8.self)) ? .builtin : nil
        }
    }
}
