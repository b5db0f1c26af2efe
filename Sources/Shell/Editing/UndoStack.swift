/// What the text was before each change.
struct UndoStack {
    struct State {
        let text: [Letter]
        var cursor: Int
    }
    private var states: [State] = []
    private static let limit = 500

    /// Notes the text as it is shown; changes alone count.  The cursor goes back to where it was when the change began.
    mutating func note(_ text: [Letter], cursor: Int) {
        guard states.last?.text != text else { return states[states.count - 1].cursor = cursor }
        states.append(State(text: text, cursor: cursor))
        if states.count > UndoStack.limit { states.removeFirst(states.count - UndoStack.limit) }
    }

    /// The state before the last change; nil where there is none.
    mutating func undo() -> State? {
        guard states.count > 1 else { return nil }
        states.removeLast()
        return states.last
    }
}
