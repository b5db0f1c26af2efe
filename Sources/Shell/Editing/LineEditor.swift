import CEditLine
import Glibc

/// What the editor asks about the text that it edits.
protocol EditingLanguage: AnyObject {
    /// Whether Enter at the end runs the text.
    func isComplete(_ text: [Letter]) -> Bool
    /// How many blanks the line after a text begins with.
    func indentation(after text: [Letter]) -> Int
    /// How many blanks the last line of a text is to begin with, where its clause (`else:`) has just been typed.
    func indentation(ofClause text: [Letter]) -> Int?
    /// One style for each letter.
    func styles(_ text: [Letter]) -> [Style]
    /// What may stand in place of the letters from `start` to the cursor.
    func completions(_ text: [Letter], cursor: Int) -> Completions
}

/// What TAB offers.
struct Completions {
    let start: Int
    let items: [String]
    static func none(_ cursor: Int) -> Completions { Completions(start: cursor, items: []) }
}

/// The prompt's line editor: a block of lines is one text.  libedit reads keys and owns the text; we paint it, as
/// libedit can neither show a prompt before further lines nor colours, and writes outside its arrays when it is resized.
final class LineEditor {
    enum Input {
        case block(String)
        /// Ctrl-C
        case interrupted
        /// Ctrl-D on an empty text, or the end of the terminal.
        case end
    }

    let editor: OpaquePointer
    private(set) var buffer: EditBuffer
    let history: InputHistory
    unowned let language: EditingLanguage
    let keys = KeyReader()
    var screen = Screen()
    private let paintText: Paint
    private var (prompt, continuation) = ("", "")
    private var firstShownRow = 0
    var undoStack = UndoStack()

    /// What the paste key inserts.
    var pasted: [Letter] = []
    /// What may follow the text, shown behind it.
    private(set) var suggestion: [Letter] = []
    var menu: CompletionMenu?
    /// What Ctrl-R looks for; nil while it does not.
    var search: HistorySearch?
    /// The entry of the history that is shown; nil for the text of one's own.
    var historyPlace: Int?
    var draft: [Letter] = []
    /// The text as an automatic indentation left it, until the next key.
    var freshIndentation: [Letter]?
    /// The column that Up and Down keep to.
    var wantedColumn: Int?
    var viLines = ViLines()
    var viRepetition = ViRepetition()
    /// What vi's `.` has still to do.
    var repeatedKeys: ArraySlice<Letter> = []
    private var isFinished = false
    /// Whether a question stands where the text would.
    private var isAsking = false
    private var wasInterrupted = false
    private var isTerminated = false

    /// - Parameter historyPath: where entries are kept from session to session; nil keeps them in memory.
    /// - Returns: nil where there is no terminal that can be driven.
    init?(_ language: EditingLanguage, historyPath: String?, usesColour: Bool) {
        guard isatty(0) == 1, isatty(1) == 1, let terminal = FilePath.environment("TERM"), terminal != "dumb", edit_line_knows_terminal(terminal) else { return nil }
        edit_line_set_locale()
        edit_line_restore_at_exit(LineEditor.farewell)
        guard let editor = edit_line_open("retort") else { return nil }
        self.editor = editor
        self.language = language
        paintText = Paint(usesColour: usesColour)
        buffer = EditBuffer(editor: editor)
        history = InputHistory(path: historyPath)
        edit_line_set_client(editor, Unmanaged.passUnretained(self).toOpaque())
        edit_line_set_reader(editor) { editor, letter in letter.map { LineEditor.of(editor)?.read(into: $0) ?? 0 } ?? 0 }
        keys.idle = { [unowned self] in paint() }
        keys.heed = { [unowned self] in heed($0) }
        keys.isEscapeAlone = { [unowned self] in isVi }
        bindKeys()
        // Ctrl-C, Ctrl-Z and Ctrl-S reach us as keys; Enter and Ctrl-J as what they are.
        for flag in ["-isig", "-ixon", "-icrnl", "-inlcr"] { edit_line_set_terminal(editor, "-d", flag) }
    }

    deinit { edit_line_close(editor) }

    /// Paste as keys, cursor shown, colours off: what a crash leaves behind too.
    nonisolated(unsafe) private static let farewell = strdup("\u{1B}[?2004l\u{1B}[?25h\u{1B}[0m")

    static func of(_ editor: OpaquePointer?) -> LineEditor? {
        edit_line_client(editor).map { Unmanaged<LineEditor>.fromOpaque($0).takeUnretainedValue() }
    }

    var isVi: Bool { edit_line_is_vi(editor) }

    /// Reads a block, shown behind `prompt`, its further lines behind `continuation`.
    func readBlock(prompt: String, continuation: String) -> Input {
        if isTerminated { return .end }
        (self.prompt, self.continuation) = (prompt, continuation)
        begin()
        edit_line_take_signals()
        // Before the prompt shows: a key pressed at once would be the terminal's own Ctrl-C otherwise.
        edit_line_prepare(editor, true)
        screen.send("\u{1B}[?2004h" + freshRow)
        var count: Int32 = 0
        let letters = el_wgets(editor, &count)
        screen.send("\u{1B}[?2004l")
        edit_line_leave_signals()
        if wasInterrupted { return .interrupted }
        guard let letters, count > 0, !isTerminated else { return .end }
        // By its count: a command of our own may end the text without a zero behind it.
        var block = Array(UnsafeBufferPointer(start: letters, count: Int(count)))
        while let last = block.last, last == .newline || last == .space { block.removeLast() }
        return .block(String(letters: block))
    }

    /// Asks for one key.
    /// - Returns: whether it was y, or Ctrl-D; also where the terminal has gone.
    func confirms(_ question: String) -> Bool {
        edit_line_take_signals()
        edit_line_prepare(editor, true)
        isAsking = true
        defer {
            isAsking = false
            edit_line_prepare(editor, false)
            edit_line_leave_signals()
        }
        screen.send(question)
        switch keys.read() {
        case .letter(let key) where "yY".letters.contains(key) || key == PrivateKey.end:
            screen.send("y\r\n")
            return true
        case .end: return true
        default:
            screen.send("n\r\n")
            return false
        }
    }

    /// Makes a block one entry of the history.
    func remember(_ block: String) { history.add(block.letters) }

    private func begin() {
        screen.forget()
        firstShownRow = 0
        undoStack = UndoStack()
        viRepetition.begin()
        repeatedKeys = []
        (menu, search, historyPlace, wantedColumn, freshIndentation) = (nil, nil, nil, nil, nil)
        (isFinished, wasInterrupted) = (false, false)
    }

    /// Where output did not end its line: a sign, and a new row; nothing where it did.
    private var freshRow: String {
        let columns = TerminalSize.current.columns
        return "\(paintText("⏎", .hint))\(String(repeating: " ", count: columns - 1))\r\u{1B}[K"
    }

    // MARK: keys

    /// Keys that libedit is given for what is none of its own: bound to commands, never typed as text.
    enum PrivateKey {
        static let paste: Letter = 0x9D
        static let escape: Letter = 0x9F
        static let interrupt: Letter = 3
        static let end: Letter = 4
    }

    private func read(into letter: UnsafeMutablePointer<Letter>) -> Int32 {
        buffer.mend()
        undoStack.note(buffer.text, cursor: buffer.cursor, joining: isVi ? viRepetition.isInserting ? .insertion : .nothing : .words)
        switch repeatedKeys.popFirst().map({ .letter($0) }) ?? keys.read() {
        case .letter(let read):
            dropFreshIndentation(before: read)
            give(read, in: letter)
        case .escape: give(PrivateKey.escape, in: letter)
        case .paste(let text):
            pasted = text
            letter.pointee = PrivateKey.paste
        case .end: return 0
        }
        return 1
    }

    private func give(_ key: Letter, in letter: UnsafeMutablePointer<Letter>) {
        if isVi, search == nil { noteViKey(key) }
        letter.pointee = key
    }

    private func heed(_ signals: Int32) -> KeyReader.Key? {
        func came(_ signal: Int) -> Bool { Int(signals) & signal != 0 }
        if came(EDIT_LINE_TERMINATE) {
            isTerminated = true
            return .end
        }
        if came(EDIT_LINE_STOP) { suspend() } else if came(EDIT_LINE_CONTINUE) { resume() }
        if came(EDIT_LINE_RESIZE) { paint() }
        return came(EDIT_LINE_INTERRUPT) ? .letter(PrivateKey.interrupt) : nil
    }

    // MARK: the screen

    func paint() {
        if isAsking { return }
        let text = buffer.text
        let cursor = isFinished ? text.count : buffer.cursor
        if let open = menu, open.text != text || open.cursor != cursor { menu = nil }
        let isAtEnd = cursor == text.count && menu == nil && search == nil && !isFinished
        suggestion = isAtEnd ? suggested(after: text) : []
        let size = TerminalSize.current
        let below = search.map { [$0.row(size, paintText)] } ?? menu?.rows(size, paintText) ?? []
        screen.show(FrameLayout.frame(text, styles: language.styles(text), cursor: cursor, prompt: prompt, continuation: continuation, suggestion: suggestion, below: below, size: size, usesColour: paintText.usesColour, top: &firstShownRow))
    }

    private func suggested(after text: [Letter]) -> [Letter] {
        guard !text.isEmpty, text.count < 2000, let entry = history.latest(beginningWith: text) else { return [] }
        return Array(entry[text.count...])
    }

    /// Shows the text for the last time and goes to the row below it.
    func finish(_ tail: String = "") {
        (menu, search, isFinished) = (nil, nil, true)
        paint()
        screen.leave(tail)
        isFinished = false
    }

    func interrupt() {
        finish("^C")
        wasInterrupted = true
    }

    func clearScreen() {
        screen.send("\u{1B}[H\u{1B}[2J")
        screen.forget()
    }

    /// Ctrl-Z: the terminal as it was, the program stopped; goes on when the shell brings it back.
    func suspend() {
        finish()
        screen.send("\u{1B}[?2004l")
        edit_line_prepare(editor, false)
        edit_line_stop()
        resume()
    }

    private func resume() {
        edit_line_prepare(editor, false)
        edit_line_prepare(editor, true)
        screen.send("\u{1B}[?2004h")
        screen.forget()
    }
}
