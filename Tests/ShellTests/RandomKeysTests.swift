import Foundation
import Testing

/// Keys, pastes and resizes at random.  `RETORT_KEYS_SECONDS` says for how long, `RETORT_KEYS_SEED` how they begin.
@Suite(.serialized)
struct RandomKeysTests {
    /// A small generator whose sequence a seed fixes (SplitMix64).
    private struct Generator: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    private static let pieces = [
        "x", "abc ", "for i in range(2):", "print('日本語')", "(", ")", "[", "]", "{", "'", "\"", "'''", "# ", "é", "e\u{301}", "👧", "🇩🇪", "ｆ", ".", "str.", "def f(a):", "return a", "    ", "1 + 1", ".tables", "x = 1;",
        Keys.enter, Keys.enter, Keys.altEnter, Keys.up, Keys.down, Keys.left, Keys.right, Keys.home, Keys.end, Keys.delete, Keys.backspace, Keys.backspace, Keys.tab, Keys.tab, Keys.backTab, Keys.escape,
        Keys.paste("class A:\n\n\tx = 1\n"), Keys.paste("日本\r\n語"), Keys.paste(String(repeating: "long ", count: 60)), Keys.paste(""), "\u{1B}[99~", "\u{1B}[1;9Q", "\u{1B}Oz", "\u{1B}b", "\u{1B}f", "\u{1B}d", "\u{1B}5",
        "\u{01}", "\u{02}", "\u{03}", "\u{05}", "\u{06}", "\u{07}", "\u{0B}", "\u{0C}", "\u{0E}", "\u{10}", "\u{12}", "\u{14}", "\u{15}", "\u{17}", "\u{19}", "\u{1F}", "dd", "3w", "cw", "$", "0", "p", "~", "/a\r", "yy", "P", "o", "O", "A", "I", "D", "C", "S", "^", "2dd", "d$", "y0", "10l", "x", "X", "s", ".", ";", "U", "r2", "t ", "dj", "d^", "J", "3dk",
    ]

    @Test("the editor answers, and shows what a whole repaint shows", arguments: ["emacs", "vi"])
    func random(_ mode: String) throws {
        let settings = ProcessInfo.processInfo.environment
        let end = Date(timeIntervalSinceNow: (settings["RETORT_KEYS_SECONDS"].flatMap(Double.init) ?? 4) / 2)
        var generator = Generator(state: settings["RETORT_KEYS_SEED"].flatMap(UInt64.init) ?? 1)
        let file = try Program.temporaryFolder() + "/editrc"
        try "bind \(mode == "vi" ? "-v" : "-e")\n".write(toFile: file, atomically: true, encoding: .utf8)
        var isFirst = true
        while isFirst || Date() < end {
            isFirst = false
            let (rows, columns) = [(24, 80), (10, 40), (6, 20)].randomElement(using: &generator) ?? (24, 80)
            let terminal = try Terminal(["--max-steps", "100000"], environment: ["EDITRC": file], rows: rows, columns: columns)
            #expect(terminal.waits { $0.beforeCursor == ">>> " })
            var typed = ""
            for _ in 0..<60 {
                let piece = RandomKeysTests.pieces.randomElement(using: &generator) ?? ""
                typed += piece
                terminal.type(piece)
                if Int.random(in: 0..<12, using: &generator) == 0 { terminal.resize(rows: Int.random(in: 4...30, using: &generator), columns: Int.random(in: 12...90, using: &generator)) }
                _ = terminal.waits(seconds: Double.random(in: 0...0.01, using: &generator)) { _ in false }
            }
            #expect(showsAsRepainted(terminal), "typed: \(typed.debugDescription)")
            #expect(answers(terminal), "typed: \(typed.debugDescription), shown: \(terminal.screen.lines)")
            #expect(terminal.screen.unknown == [])
        }
    }

    /// Ctrl-G ends a search, so that Ctrl-L reaches the editor; after it the screen holds the same rows at its top.
    private func showsAsRepainted(_ terminal: Terminal) -> Bool {
        terminal.type(Keys.control("G"))
        _ = terminal.waits(seconds: 0.3) { _ in false }
        func rows(_ screen: TerminalScreen) -> [String] { Array(screen.lines[...(screen.lines.lastIndex { !$0.isEmpty } ?? 0)]) }
        let before = rows(terminal.screen)
        terminal.type(Keys.control("L"))
        _ = terminal.waits(seconds: 0.3) { _ in false }
        let after = rows(terminal.screen)
        return before.suffix(after.count) == after[...]
    }

    private func answers(_ terminal: Terminal) -> Bool {
        terminal.type(Keys.control("C"))
        guard terminal.waits(seconds: 10, until: { $0.currentLine == ">>>" }) else { return false }
        terminal.type("6 * 7\r")
        guard terminal.waits(seconds: 10, until: { $0.lines.contains("42") && $0.currentLine == ">>>" }) else { return false }
        terminal.type(Keys.control("D"))
        return terminal.status() == 0
    }
}
