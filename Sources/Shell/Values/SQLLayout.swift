/// A statement with a clause on each line, conditions and subqueries indented, in colours.
///
///     SELECT user.id, user.name
///     FROM user
///       JOIN post ON user.id = post.user_id
///     WHERE user.age > 30
///       AND user.name LIKE 'A%'
struct SQLLayout {
    private let tokens: [SQLToken]
    private let width: Int
    private let paint: Paint

    private var text = ""
    private var column = 0
    private var indent = 0
    private var levels = [Level()]
    private var betweens = 0

    /// A statement, or what stands in parentheses within one.
    private struct Level {
        var clause = ""
        /// Where its clauses begin; nil within parentheses that hold no statement.
        var indent: Int? = 0
        /// Where the line began on which its parenthesis was opened.
        var closingIndent = 0
    }

    static func text(_ sql: String, width: Int, _ paint: Paint) -> String {
        var layout = SQLLayout(sql, width, paint)
        guard let first = layout.tokens.first, ["SELECT", "INSERT", "UPDATE", "DELETE", "WITH"].contains(first.text) else { return layout.unchanged(sql) }
        for index in layout.tokens.indices { layout.add(index) }
        return layout.text + "\n"
    }

    private init(_ sql: String, _ width: Int, _ paint: Paint) {
        tokens = SQLToken.tokens(sql)
        self.width = width
        self.paint = paint
    }

    /// Definitions of tables and the like have lines of their own.
    private func unchanged(_ sql: String) -> String {
        var painted = "", rest = Substring(sql)
        for token in tokens {
            if let range = rest.firstRange(of: token.text) {
                painted += rest[..<range.lowerBound]
                rest = rest[range.upperBound...]
            }
            painted += paint(token.text, token.style)
        }
        painted += rest
        return painted.trimmingEnds() + "\n"
    }

    private func word(_ index: Int) -> String { tokens.indices.contains(index) && tokens[index].kind == .word ? tokens[index].text : "" }
    private func mark(_ index: Int) -> String { tokens.indices.contains(index) && tokens[index].kind == .mark ? tokens[index].text : "" }

    private mutating func add(_ index: Int) {
        let token = tokens[index]
        if mark(index) == ")" { closeParenthesis() }
        if let start = levels[levels.count - 1].indent, token.kind == .word { breakBefore(index, start) }
        let isAtStart = column == indent && text.last.map { $0 == "\n" || $0 == " " } ?? true
        if token.hasSpace, column > 0, !isAtStart {
            text += " "
            column += 1
        }
        text += paint(token.text, token.style)
        column += TerminalText.width(token.text)
        if mark(index) == "(" { openParenthesis(index) } else if mark(index) == "," { wrap(after: index) }
    }

    // MARK: lines

    private mutating func newLine(_ indent: Int) {
        guard !text.isEmpty else { return }
        while text.last == " " { text.removeLast() }
        text += "\n" + TerminalText.blanks(indent)
        (column, self.indent) = (indent, indent)
    }

    private mutating func breakBefore(_ index: Int, _ start: Int) {
        let word = tokens[index].text
        let before = self.word(index - 1)
        var isClause = false
        switch word {
        case "FROM": isClause = before != "DELETE" && before != "DISTINCT"
        case "SET": isClause = before != "UPDATE"
        case "SELECT": isClause = index > 0 && mark(index - 1) != "("
        case "ON": isClause = self.word(index + 1) == "CONFLICT"
        case "WHERE", "GROUP", "HAVING", "ORDER", "LIMIT", "RETURNING", "UNION", "INTERSECT", "EXCEPT", "VALUES": isClause = index > 0 && mark(index - 1) != "."
        case "OFFSET": isClause = true
        case "AND", "OR": return breakCondition(word, start)
        case "BETWEEN": betweens += 1
        case "JOIN", "LEFT", "INNER", "CROSS", "FULL", "RIGHT": return breakJoin(index, start)
        default: break
        }
        guard isClause else {
            if index == 0 { levels[levels.count - 1].clause = word }
            return
        }
        newLine(start)
        levels[levels.count - 1].clause = word
    }

    private mutating func breakCondition(_ word: String, _ start: Int) {
        if word == "AND", betweens > 0 {
            betweens -= 1
        } else if ["WHERE", "HAVING"].contains(levels[levels.count - 1].clause) {
            newLine(start + 2)
        }
    }

    private mutating func breakJoin(_ index: Int, _ start: Int) {
        guard levels[levels.count - 1].clause == "FROM", !["LEFT", "INNER", "CROSS", "FULL", "RIGHT", "OUTER"].contains(word(index - 1)) else { return }
        if tokens[index].text == "JOIN" || ["JOIN", "OUTER"].contains(word(index + 1)) { newLine(start + 2) }
    }

    private mutating func openParenthesis(_ index: Int) {
        guard ["SELECT", "WITH"].contains(word(index + 1)) else { return levels.append(Level(indent: nil)) }
        let closing = indent
        levels.append(Level(clause: word(index + 1), indent: closing + 4, closingIndent: closing))
        newLine(closing + 4)
    }

    private mutating func closeParenthesis() {
        guard levels.count > 1, let level = levels.popLast(), level.indent != nil else { return }
        newLine(level.closingIndent)
    }

    /// Lists go on below when the next item would not fit.
    private mutating func wrap(after index: Int) {
        let level = levels[levels.count - 1]
        guard let start = level.indent, ["SELECT", "SET", "GROUP", "ORDER", "VALUES", "RETURNING", "FROM"].contains(level.clause) else { return }
        var length = 1, depth = 0, at = index + 1
        while at < tokens.count {
            if mark(at) == "(" { depth += 1 } else if mark(at) == ")" { depth -= 1 }
            if depth < 0 { break }
            length += TerminalText.width(tokens[at].text) + (tokens[at].hasSpace && at > index + 1 ? 1 : 0)
            if depth == 0, mark(at) == "," || ["FROM", "WHERE", "LIMIT"].contains(word(at)) { break }
            at += 1
        }
        if column + length > width { newLine(start + 4) }
    }
}

extension String {
    /// Without the blanks and empty lines around it.
    func trimmingEnds() -> String {
        var text = self[...]
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }
}
