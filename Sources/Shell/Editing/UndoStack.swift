/// What the text was before each change.
struct UndoStack {
    struct State {
        let text: [Letter]
        let cursor: Int
    }
    private var states: [State] = []
    private var isUndoing = false
    private static let limit = 500

    /// Notes the text as it is shown; changes alone count.
    mutating func note(_ text: [Letter], cursor: Int) {
        if states.last?.text == text { return }
        if !isUndoing { states.append(State(text: text, cursor: cursor)) }
        isUndoing = false
        if states.count > UndoStack.limit { states.removeFirst(states.count - UndoStack.limit) }
    }

    /// The state before the last change; nil where there is none.
    mutating func undo() -> State? {
        guard states.count > 1 else { return nil }
        states.removeLast()
        isUndoing = true
        return states.last
    }
}
