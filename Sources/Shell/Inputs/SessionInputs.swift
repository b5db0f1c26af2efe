/// What was typed at the prompt, in this session and before.
final class SessionInputs {
    struct Input {
        let text: String
        /// Whether it ran without an error; nil while it runs.
        var succeeded: Bool?
        /// Whether it showed a value, which is `_` since.
        var showedValue = false
        /// Whether the value was a result, and `_` is the list of its rows.
        var showedRows = false
        var isCommand: Bool { text.hasPrefix(".") }
    }
    private(set) var inputs: [Input] = []
    /// The entries of the line editor's history, the latest last; those of this session where there is no editor.
    private let earlier: () -> [String]?
    /// Runs a text as if it had been typed.
    let run: (String) throws -> Void

    init(earlier: @escaping () -> [String]?, run: @escaping (String) throws -> Void) {
        self.earlier = earlier
        self.run = run
    }

    /// A value was shown by the input that runs.
    /// - Parameter isRows: whether the rows of a result were kept in its place.
    func noteValue(isRows: Bool) {
        guard let at = inputs.lastIndex(where: { $0.succeeded == nil }) else { return }
        (inputs[at].showedValue, inputs[at].showedRows) = (true, isRows)
    }

    func begin(_ text: String) { inputs.append(Input(text: text)) }
    /// - Parameter text: the input that has ended; the last one of these words is meant.
    func end(_ text: String, succeeded: Bool) {
        if let at = inputs.lastIndex(where: { $0.text == text && $0.succeeded == nil }) { inputs[at].succeeded = succeeded }
    }

    /// All entries, numbered from 1.
    var entries: [String] { earlier() ?? inputs.map(\.text) }
    /// The last piece of Python.
    var latest: String? { inputs.last { !$0.isCommand }?.text ?? entries.last { !$0.hasPrefix(".") } }
    /// The pieces of Python that ran without an error.
    var successful: [Input] { inputs.filter { !$0.isCommand && $0.succeeded == true && HelpQuestion($0.text) == nil } }
}
