/// What the text was before each change.
struct UndoStack {
    /// What goes on as one change.
    enum Joining {
        case nothing
        /// The letters of a word.
        case words
        /// All of it, until something else is noted.
        case insertion
    }
    struct State {
        let text: [Letter]
        var cursor: Int
    }
    private var states: [State] = []
    /// Whether the last change may go on.
    private var isOpen = false
    private static let limit = 500

    /// Notes the text as it is shown; changes alone count.  The cursor goes back to where it was when the change began.
    mutating func note(_ text: [Letter], cursor: Int, joining: Joining) {
        if let last = states.last, last.text == text {
            if last.cursor != cursor || joining == .nothing { isOpen = false }
            states[states.count - 1].cursor = cursor
            return
        }
        let isTyped = joining == .words && states.last.map { UndoStack.isTyped(text, cursor, after: $0) } ?? false
        if isOpen, joining == .insertion || isTyped && !beginsWord(text, cursor) { states.removeLast() }
        isOpen = joining == .insertion || isTyped
        states.append(State(text: text, cursor: cursor))
        if states.count > UndoStack.limit { states.removeFirst(states.count - UndoStack.limit) }
    }

    /// The state before the last change; nil where there is none.
    mutating func undo() -> State? {
        guard states.count > 1 else { return nil }
        isOpen = false
        states.removeLast()
        return states.last
    }

    /// Whether one letter was added where the cursor was.
    private static func isTyped(_ text: [Letter], _ cursor: Int, after last: State) -> Bool {
        guard text.count == last.text.count + 1, cursor == last.cursor + 1, cursor <= text.count else { return false }
        return text[..<last.cursor] == last.text[..<last.cursor] && text[cursor...] == last.text[last.cursor...]
    }

    private func beginsWord(_ text: [Letter], _ cursor: Int) -> Bool {
        cursor > 1 && !UndoStack.isBlank(text[cursor - 1]) && UndoStack.isBlank(text[cursor - 2])
    }

    private static func isBlank(_ letter: Letter) -> Bool { letter == .space || letter == .newline }
}
