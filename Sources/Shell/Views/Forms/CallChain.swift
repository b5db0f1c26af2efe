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

    /// - Returns: nil for what is no expression, or begins with anything but a name.
    init?(_ text: String) {
        guard let module = try? Parser.parse(text + "\n"), module.body.count == 1, case .expression(let expression) = module.body[0].kind else { return nil }
        self.init(expression, in: text)
    }

    init?(_ expression: Expression, in text: String) {
        let lines = text.utf8.split(separator: 10, omittingEmptySubsequences: false)
        guard lines.count == 1 else { return nil }
        func piece(_ start: Int32, _ end: Int32) -> String {
            let bytes = Array(text.utf8)
            guard start >= 0, start <= end, Int(end) <= bytes.count else { return "" }
            return String(decoding: bytes[Int(start)..<Int(end)], as: UTF8.self)
        }
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
                let inside = String(written[written.index(after: opening)...].dropLast()).trimmingEnds()
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
