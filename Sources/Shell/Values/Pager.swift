import Glibc

/// Shows text that is taller than the terminal by the program of RETORT_PAGER or PAGER.
enum Pager {
    /// The program; nil where none is wished for: no variable, or an empty one.
    private static var program: String? {
        for name in ["RETORT_PAGER", "PAGER"] {
            guard let value = getenv(name) else { continue }
            let text = String(cString: value)
            return text.allSatisfy(\.isWhitespace) ? nil : text
        }
        return nil
    }

    /// - Returns: whether a pager has shown the text.
    static func shows(_ text: String, size: TerminalSize) -> Bool {
        guard let program, isatty(0) == 1, isatty(1) == 1, text.utf8.lazy.filter({ $0 == 10 }).count >= size.rows else { return false }
        return ForegroundProgram.run(program, input: text).map { $0 != 127 && $0 != 126 } ?? false
    }
}
