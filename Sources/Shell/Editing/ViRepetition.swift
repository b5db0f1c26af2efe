/// What vi's `.` does once more: libedit's own does not know the commands that are made of others.
struct ViRepetition {
    private(set) var command = ViCommand()
    /// libedit begins each text with an insertion.
    private(set) var isInserting = true
    private var inserted: [Letter] = []
    private var textBefore: [Letter] = []
    private var change: (command: ViCommand, inserted: [Letter])?

    /// A text begins.
    mutating func begin() { (command, isInserting) = (ViCommand(), true) }

    /// - Parameter text: as it was before the key.
    /// - Returns: false where the command before failed, so that what was to be inserted must not follow.
    mutating func add(_ key: Letter, before text: [Letter]) -> Bool {
        let hasFailed = isInserting && inserted.isEmpty && isChange && text == textBefore
        if isInserting, !hasFailed {
            inserted.append(key)
            if key == LineEditor.PrivateKey.escape { endInsertion() }
            return true
        }
        isInserting = false
        if command.meaning != .goesOn { textBefore = text }
        command.add(key)
        switch command.meaning {
        case .changes: change = (command, [])
        case .inserts: (isInserting, inserted) = (true, [])
        case .goesOn, .moves: break
        }
        return !hasFailed
    }

    /// `cw` and its like, which insert nothing where their motion fails.
    private var isChange: Bool { command.meaning == .inserts && command.keys.count > 1 && Set(command.keys).count > 1 }

    private mutating func endInsertion() {
        isInserting = false
        // What is typed before the first Escape of a text follows no command.
        if command.meaning == .inserts { change = (command, inserted) }
    }

    /// The keys of the last change, with another count where one is said.
    func keys(count: Int?) -> [Letter] {
        guard let change else { return [] }
        let digits = (count ?? change.command.count).map { String($0).letters } ?? []
        return digits + change.command.keys + change.inserted
    }
}
