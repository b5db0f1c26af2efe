import Runtime

/// What `.undo` tells: the input, and which objects, names and statements went with it.
struct UndoAccount {
    let shell: Shell
    init(_ shell: Shell) { self.shell = shell }

    private static let most = 8

    /// In the process that ends: how all stands, to be compared with how it stood before.
    /// - Parameter before: how many inputs had been recorded before the one that is taken back.
    func parts(_ source: String, after before: Int) throws -> [String] {
        let lines = source.split(separator: "\n")
        let shown = (lines.first.map(String.init) ?? "") + (lines.count > 1 ? " ..." : "")
        return [shown, statements(after: before), names.joined(separator: "\t"), try objects().joined(separator: "\n")]
    }

    /// In the woken process.
    func text(_ parts: [String]) -> String {
        guard parts.count == 4 else { return "" }
        var made = "took back: \(parts[0])\n"
        let were = parts[3].split(separator: "\n").map(String.init), are = (try? objects()) ?? []
        let again = are.filter { !were.contains($0) }
        for line in again.prefix(UndoAccount.most) {
            let (object, state) = UndoAccount.fields(line)
            let before = were.map(UndoAccount.fields).filter { $0.object == object }
            made += "  \(object): \(state)" + (before.count == 1 ? " (was \(before[0].state))" : "") + "\n"
        }
        if again.count > UndoAccount.most { made += "  and \(again.count - UndoAccount.most) more\n" }
        let known = Set(names), gone = parts[2].split(separator: "\t").map(String.init).filter { !known.contains($0) }
        if !gone.isEmpty { made += "  no longer bound: \(gone.prefix(UndoAccount.most).joined(separator: ", "))\(gone.count > UndoAccount.most ? " and \(gone.count - UndoAccount.most) more" : "")\n" }
        return made + (parts[1].isEmpty ? "" : "  in the database: \(parts[1]), undone\n")
    }

    /// `Animal 5` and `persistent, age 4 -> 5`.
    private static func fields(_ line: String) -> (object: String, state: String) {
        let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        return fields.count == 2 ? (fields[0], fields[1]) : (line, "")
    }

    /// `1 INSERT INTO user, 2 DELETE FROM post`; nothing of a command, which is not recorded.
    private func statements(after before: Int) -> String {
        guard let last = shell.views.recorder.inputs.last, last.number > before else { return "" }
        return SessionView.counts(last.steps.filter { ["INSERT", "UPDATE", "DELETE"].contains($0.verb) }).joined(separator: ", ")
    }

    private var names: [String] { shell.interpreter.main.globals.filter { !$0.value.isUndefined }.map(\.name.text).filter { !$0.hasPrefix("_") } }

    private func objects() throws -> [String] { try SessionView(shell: shell).states().map { "\($0.object)\t\($0.state)" } }
}
