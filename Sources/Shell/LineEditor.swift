import CEditLine
import Glibc

/// The prompt's line editor: libedit, one line at a time, with a history of whole blocks.
final class LineEditor {
    enum Input {
        case line(String)
        /// Ctrl-C
        case interrupted
        /// Ctrl-D on an empty line, or the end of the terminal.
        case end
    }

    private let editor: OpaquePointer
    private let history: OpaquePointer?
    private let historyPath: String?
    private var prompt: UnsafeMutablePointer<CChar>?
    private var wasInterrupted = false

    private static let historySize: Int32 = 5000

    /// - Parameter historyPath: where blocks are kept from session to session; nil keeps them in memory.
    /// - Returns: nil where the terminal cannot be driven.
    init?(historyPath: String?) {
        guard isatty(0) == 1, isatty(1) == 1, let terminal = FilePath.environment("TERM"), terminal != "dumb" else { return nil }
        edit_line_set_locale()
        guard let editor = edit_line_open("retort") else { return nil }
        self.editor = editor
        self.historyPath = historyPath
        history = edit_line_history(editor, LineEditor.historySize)
        edit_line_set_client(editor, Unmanaged.passUnretained(self).toOpaque())
        edit_line_set_prompt(editor) { LineEditor.of($0)?.prompt }
        // Ctrl-C reaches us as a key; as a signal it would end the program in the middle of libedit.
        _ = edit_line_set_terminal(editor, "-d", "-isig")
        _ = edit_line_add_command(editor, "retort-interrupt", "Give up the input") { editor, _ in
            LineEditor.of(editor)?.wasInterrupted = true
            return UInt8(CC_EOF)
        }
        _ = edit_line_bind(editor, "^C", "retort-interrupt")
        _ = edit_line_bind(editor, "^R", "em-inc-search-prev")
        if let history, let historyPath { _ = edit_line_history_load(history, historyPath) }
    }

    deinit {
        el_end(editor)
        free(prompt)
    }

    private static func of(_ editor: OpaquePointer?) -> LineEditor? {
        edit_line_client(editor).map { Unmanaged<LineEditor>.fromOpaque($0).takeUnretainedValue() }
    }

    /// Reads one line, shown behind `prompt`; the line's end is not part of it.
    func readLine(prompt text: String) -> Input {
        free(prompt)
        prompt = strdup(text)
        wasInterrupted = false
        // Before the prompt shows: by itself libedit does so behind it, and a key pressed at once would be the terminal's own Ctrl-D or Ctrl-C.
        edit_line_prepare(editor)
        var count: Int32 = 0
        guard let bytes = el_gets(editor, &count), count > 0 else {
            _ = fputs(wasInterrupted ? "^C\n" : "\n", stdout)
            fflush(stdout)
            return wasInterrupted ? .interrupted : .end
        }
        var line = String(decoding: UnsafeBufferPointer(start: bytes, count: Int(count)).lazy.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        if line.hasSuffix("\n") { line.removeLast() }
        return .line(line)
    }

    /// Makes a block one entry of the history and writes it at once, so that a crash loses nothing.
    func remember(_ block: String) {
        guard let history, !block.isEmpty else { return }
        _ = edit_line_history_enter(history, block)
        if let historyPath { _ = edit_line_history_save(history, historyPath) }
    }
}
