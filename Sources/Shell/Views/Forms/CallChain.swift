import Syntax

/// An expression as calls on each other's results: `session.query(User).filter(...).all()`, with the texts of their arguments.
struct CallChain {
    /// `.filter(...)`, `.query`
    struct Step {
        let name: String
        /// What stands between the parentheses; nil for an attribute alone.
        let arguments: String?
        /// The first argument, where it is a plain one.
        var first: Expression?
    }
    /// What the first step is taken of: `session`, `User`, `select`.
    let root: String
    let steps: [Step]

    /// - Returns: nil for what is no expression on one line, or begins with anything but a name.
    init?(_ text: String) {
        guard let expression = OneLine.expression(text) else { return nil }
        self.init(expression, in: text)
    }

    init?(_ expression: Expression, in text: String) {
        guard !text.utf8.contains(10) else { return nil }
        func piece(_ start: Int32, _ end: Int32) -> String { Expression.text(start, end, in: text) }
        var steps: [Step] = [], next = expression
        while true {
            switch next.kind {
            case .name(let name):
                (root, self.steps) = (name, steps.reversed())
                return
            case .attribute(let owner, let name):
                steps.append(Step(name: name, arguments: nil))
                next = owner
            case .call(let called, let arguments):
                let written = piece(called.range.endColumn, next.range.endColumn)
                guard let opening = written.firstIndex(of: "("), written.last == ")" else { return nil }
                // The last comma of a list over several lines says nothing.
                let inside = CallChain.pieces(String(written[written.index(after: opening)...].dropLast())).joined(separator: ", ")
                let first = arguments.first.flatMap { argument in if case .positional = argument.kind { argument.value } else { nil } }
                switch called.kind {
                case .attribute(let owner, let name):
                    steps.append(Step(name: name, arguments: inside, first: first))
                    next = owner
                case .name(let name):
                    steps.append(Step(name: "", arguments: inside, first: first))
                    (root, self.steps) = (name, steps.reversed())
                    return
                default: return nil
                }
            case .subscripted(let owner, let index):
                guard case .slice(let lower, let upper, nil) = index.kind, let upper else { return nil }
                steps.append(Step(name: "slice", arguments: (lower.map { piece($0.range.column, $0.range.endColumn) } ?? "0") + ", " + piece(upper.range.column, upper.range.endColumn)))
                next = owner
            default: return nil
            }
        }
    }

    private init(root: String, steps: [Step]) { (self.root, self.steps) = (root, steps) }

    /// The same with its last steps left out.
    func without(last count: Int) -> CallChain { CallChain(root: root, steps: steps.dropLast(count)) }

    /// The same with other arguments of one step.
    func replacing(_ at: Int, arguments: String) -> CallChain {
        var steps = steps
        steps[at] = Step(name: steps[at].name, arguments: arguments)
        return CallChain(root: root, steps: steps)
    }

    /// As it is written, up to a step.
    func text(upTo end: Int) -> String { root + steps[..<end].map { ($0.name.isEmpty ? "" : ".\($0.name)") + ($0.arguments.map { "(\($0))" } ?? "") }.joined() }

    /// The pieces of a list of arguments, cut at the commas that are in no bracket and no string.
    static func pieces(_ arguments: String) -> [String] {
        var found: [String] = [], piece = "", depth = 0, quote: Character?, isEscaped = false
        for letter in arguments {
            if let end = quote {
                if isEscaped { isEscaped = false } else if letter == "\\" { isEscaped = true } else if letter == end { quote = nil }
            } else {
                switch letter {
                case "'", "\"": quote = letter
                case "(", "[", "{": depth += 1
                case ")", "]", "}": depth -= 1
                case "," where depth == 0:
                    found.append(piece.trimmingEnds())
                    piece = ""
                    continue
                default: break
                }
            }
            piece.append(letter)
        }
        return piece.trimmingEnds().isEmpty ? found : found + [piece.trimmingEnds()]
    }
}
