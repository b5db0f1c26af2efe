/// One of vi's commands, key by key: `[count] command`, or `[count] operator [count] motion`.  libedit keeps to itself what it has read.
struct ViCommand {
    enum Meaning {
        /// More keys belong to it.
        case goesOn
        case moves
        case changes
        /// The keys that follow are text, until Escape.
        case inserts
    }

    /// Without the digits of its counts.
    private(set) var keys: [Letter] = []
    private(set) var meaning = Meaning.goesOn
    /// How many times; nil where nothing is said.  With a count before the operator and one behind it, their product.
    var count: Int? { counts.isEmpty ? nil : counts.reduce(1) { min($0 * $1, ViCommand.mostTimes) } }
    private var counts: [Int] = []
    /// Whether the key before is a digit, so that `0` is one too.
    private(set) var isCounting = false
    private var operation: Letter?
    /// Behind `r`, `f` and their like.
    private var wantsCharacter = false
    private var isEscapeSequence = false

    private static let mostTimes = 10_000, escape: Letter = 27
    private static let operators = "dcy".letters, characterMotions = "fFtT".letters, replace = "r".letters
    private static let motions = "hl wWbBeE;,|%$0^jk".letters
    private static let changes = "xXDJ~pP".letters, insertions = "iIaAoOsSCR".letters

    mutating func add(_ key: Letter) {
        if meaning != .goesOn { self = ViCommand() }
        let digit = Int(key) - 48
        if !wantsCharacter, !isEscapeSequence, (isCounting ? 0...9 : 1...9).contains(digit) { return addDigit(digit) }
        keys.append(key)
        isCounting = false
        meaning = meaning(of: key)
    }

    private mutating func addDigit(_ digit: Int) {
        let known = isCounting ? counts.removeLast() : 0
        counts.append(min(known * 10 + digit, ViCommand.mostTimes))
        isCounting = true
    }

    private mutating func meaning(of key: Letter) -> Meaning {
        if isEscapeSequence { return endsSequence(key) ? .moves : .goesOn }
        isEscapeSequence = key == ViCommand.escape
        let takesCharacter = !wantsCharacter && (ViCommand.characterMotions.contains(key) || operation == nil && ViCommand.replace.contains(key))
        let isOperator = !wantsCharacter && operation == nil && (ViCommand.operators + ViCommand.replace).contains(key)
        wantsCharacter = takesCharacter
        if isOperator { operation = key }
        if isEscapeSequence || takesCharacter || isOperator { return .goesOn }
        switch operation?.scalar {
        case "r": return .changes
        case "c" where isMoved: return .inserts
        case "d" where isMoved: return .changes
        case nil: return ViCommand.changes.contains(key) ? .changes : ViCommand.insertions.contains(key) ? .inserts : .moves
        default: return .moves
        }
    }

    /// Whether an operator has what it works on: a motion, or its line by its own key once more.
    var isMoved: Bool {
        guard let last = keys.last else { return false }
        return ViCommand.motions.contains(last) || last == operation || keys.dropLast().last.map { ViCommand.characterMotions.contains($0) } ?? false
    }

    /// `ESC [ 1 ; 5 C`, `ESC O A`, Alt-Enter
    private func endsSequence(_ key: Letter) -> Bool {
        let isIntroducer = keys.suffix(2).first == ViCommand.escape && "[O".letters.contains(key)
        return !isIntroducer && !"0123456789;".letters.contains(key)
    }
}
