/// Compound statements (Python reference chapter 8).
extension Parser {
    /// A compound statement, if one begins here.
    mutating func parseCompound() throws -> Statement? {
        if isAt("@") { return try parseDecorated() }
        guard current.kind == .name else { return nil }
        switch text(current) {
        case "if": return try nested { try $0.parseIf() }
        case "while": return try nested { try $0.parseWhile() }
        case "for": return try nested { try $0.parseFor() }
        case "try": return try nested { try $0.parseTry() }
        case "with": return try nested { try $0.parseWith() }
        case "def": return try nested { try $0.parseFunction([]) }
        case "class": return try nested { try $0.parseClass([]) }
        case "async": return try nested { try $0.parseAsync() }
        case "match": return try parseMatchIfOne()
        default: return nil
        }
    }

    /// `:` and an indented block, or simple statements on the same line.
    /// - Parameter opener: what CPython calls the statement: `'if' statement`.
    mutating func parseBlock(_ opener: String, line: Int32) throws -> [Statement] {
        guard take(":") else { throw missingColon(isForced: Parser.colonForced.contains(opener)) }
        var body: [Statement] = []
        guard current.kind == .newline else {
            try parseSimpleLine(into: &body)
            return body
        }
        at += 1
        guard current.kind == .indent else {
            throw SyntaxFailure("expected an indented block after \(opener) on line \(line)", missingBlockRange, kind: .indentation, isIncomplete: isAtEnd)
        }
        at += 1
        while current.kind != .dedent, current.kind != .end { try parseStatement(into: &body) }
        if current.kind == .dedent { at += 1 }
        return body
    }

    /// Whether nothing but the ends of blocks follows.
    var isAtEnd: Bool { tokens[at...].allSatisfy { $0.kind == .dedent || $0.kind == .end } }

    /// Where a block is missing: the next token; no column at all where its line ends other blocks too.
    var missingBlockRange: SourceRange {
        guard current.kind == .dedent || current.kind == .end else { return current.range }
        var range = current.range.withoutColumn
        if isAtEnd { range.line = max(1, range.line - 1) }
        return range
    }

    /// - Parameter isForced: whether CPython expects the colon whatever else stands there.
    private func missingColon(isForced: Bool) -> SyntaxFailure {
        if let failure = legacyStatement() { return failure }
        return SyntaxFailure(isForced || current.kind == .newline ? "expected ':'" : "invalid syntax", current.range)
    }

    private static let colonForced: Set<String> = ["function definition", "'else' statement", "'try' statement", "'finally' statement"]

    private mutating func parseIf() throws -> Statement {
        let start = current.range
        let opener = isAt("if") ? "'if' statement" : "'elif' statement"
        at += 1
        let test = try parseNamedExpression()
        let then = try parseBlock(opener, line: start.line)
        var otherwise: [Statement] = []
        if isAt("elif") {
            otherwise = [try parseIf()]
        } else {
            otherwise = try parseElse()
        }
        return Statement(.if(test: test, then: then, otherwise: otherwise), range(from: start))
    }

    private mutating func parseElse() throws -> [Statement] {
        guard isAt("else") else { return [] }
        let line = current.range.line
        at += 1
        return try parseBlock("'else' statement", line: line)
    }

    private mutating func parseWhile() throws -> Statement {
        let start = current.range
        at += 1
        let test = try parseNamedExpression()
        let body = try parseBlock("'while' statement", line: start.line)
        let otherwise = try parseElse()
        return Statement(.while(test: test, body: body, otherwise: otherwise), range(from: start))
    }

    private mutating func parseFor() throws -> Statement {
        let start = current.range
        at += 1
        let target = try parseTargetList()
        let iterable = try parseStarExpressions()
        try Placement.refuseLoneStar(iterable)
        let body = try parseBlock("'for' statement", line: start.line)
        let otherwise = try parseElse()
        return Statement(.for(target: target, iterable: iterable, body: body, otherwise: otherwise), range(from: start))
    }

    private mutating func parseTry() throws -> Statement {
        let start = current.range
        at += 1
        let body = try parseBlock("'try' statement", line: start.line)
        var handlers: [Statement.Try.Handler] = []
        var isGroup: Bool?
        while isAt("except") {
            let place = current.range
            at += 1
            let starred = take("*")
            if let isGroup, isGroup != starred { throw SyntaxFailure("cannot have both 'except' and 'except*' on the same 'try'", range(from: place)) }
            isGroup = starred
            var type: Expression?
            var name: String?
            if current.kind == .newline { throw SyntaxFailure(starred ? "expected one or more exception types" : "expected ':'", current.range) }
            if !isAt(":") {
                type = try parseExpression()
                if isAt(",") {
                    while take(",") { if startsExpression { _ = try parseExpression() } }
                    if take("as") { _ = try takeName() }
                    guard isAt(":") else { throw unexpected() }
                    throw SyntaxFailure("multiple exception types must be parenthesized", range(from: type?.range ?? place))
                }
                if take("as") { name = try takeName() }
            } else if starred {
                throw SyntaxFailure("expected one or more exception types", current.range)
            }
            if type == nil, handlers.contains(where: { $0.type == nil }) { throw SyntaxFailure("default 'except:' must be last", place) }
            let handled = try parseBlock(starred ? "'except*' statement" : "'except' statement", line: place.line)
            if handlers.last?.type == nil, !handlers.isEmpty { throw SyntaxFailure("default 'except:' must be last", handlers[handlers.count - 1].range) }
            handlers.append(Statement.Try.Handler(type: type, name: name, body: handled, range: range(from: place)))
        }
        let otherwise = handlers.isEmpty ? [] : try parseElse()
        var finally: [Statement] = []
        if isAt("finally") {
            let line = current.range.line
            at += 1
            finally = try parseBlock("'finally' statement", line: line)
        } else if handlers.isEmpty {
            throw SyntaxFailure("expected 'except' or 'finally' block", isAtEnd ? missingBlockRange : current.range, isIncomplete: current.kind == .end)
        }
        let node = Statement.Try(body: body, handlers: handlers, otherwise: otherwise, finally: finally, isGroup: isGroup ?? false)
        return Statement(.try(node), range(from: start))
    }

    private mutating func parseWith() throws -> Statement {
        let start = current.range
        at += 1
        var items: [Statement.WithItem] = []
        if isAt("("), let bracketed = try parseBracketedWithItems() {
            items = bracketed
        } else {
            repeat { items.append(try parseWithItem()) } while take(",")
        }
        let body = try parseBlock("'with' statement", line: start.line)
        return Statement(.with(items, body: body), range(from: start))
    }

    private mutating func parseWithItem() throws -> Statement.WithItem {
        let context = try parseExpression()
        guard take("as") else { return Statement.WithItem(context: context, target: nil) }
        let begin = at
        let target = try parsePrimaryOrStar()
        guard endsWithItem else {
            at = begin
            let expression = try parseExpression()
            if endsWithItem { try Targets.checkBinding(expression) }
            throw unexpected()
        }
        try Targets.checkBinding(target)
        if case .starred = target.kind { throw SyntaxFailure("starred assignment target must be in a list or tuple", target.range) }
        return Statement.WithItem(context: context, target: target)
    }

    /// Whether a target of `with` may end here: at the end of the input, too, where an open bracket is what is wrong.
    private var endsWithItem: Bool { isAt(",") || isAt(")") || isAt(":") || current.kind == .newline || current.kind == .end }

    private mutating func parsePrimaryOrStar() throws -> Expression { isAt("*") ? try parseStarExpression() : try parsePrimary() }

    /// `with (a as b, c as d):`; nil, and nothing taken, where the bracket belongs to an expression.
    private mutating func parseBracketedWithItems() throws -> [Statement.WithItem]? {
        var attempt = self
        attempt.at += 1
        var items: [Statement.WithItem] = []
        do {
            while !attempt.isAt(")") {
                items.append(try attempt.parseWithItem())
                if !attempt.take(",") { break }
            }
            try attempt.expect(")")
            if attempt.isAt(":"), !items.isEmpty {
                self = attempt
                return items
            }
        } catch {
            guard tokens[at..<attempt.at].contains(where: { isToken($0, "as") }) else { return nil }
            self = attempt
            throw error
        }
        if items.contains(where: { $0.target != nil }) { self = attempt }
        return items.contains(where: { $0.target != nil }) ? items : nil
    }

    // MARK: definitions

    private mutating func parseDecorated() throws -> Statement {
        var decorators: [Expression] = []
        while take("@") {
            decorators.append(try parseNamedExpression())
            guard current.kind == .newline else { throw unexpected() }
            at += 1
        }
        if isAt("def") { return try parseFunction(decorators) }
        if isAt("class") { return try parseClass(decorators) }
        if isAt("async") { return try parseAsync() }
        throw unexpected()
    }

    /// `async def f():`, which there is not, and other statements, which stand in such functions alone.
    private mutating func parseAsync() throws -> Statement {
        let start = current.range
        if isToken(next, "def") { throw SyntaxFailure("Retort has no async functions", start) }
        at += 1
        let word = text(current)
        switch word {
        case "for": _ = try parseFor()
        case "with": _ = try parseWith()
        default: throw unexpected()
        }
        throw SyntaxFailure("'async \(word)' outside async function", range(from: start))
    }

    private mutating func parseFunction(_ decorators: [Expression]) throws -> Statement {
        let start = current.range
        at += 1
        let name = try takeName()
        guard take("(") else { throw SyntaxFailure("expected '('", current.range) }
        let parameters = try parseParameters(until: ")", annotated: true)
        try expect(")")
        if isAt("->") {
            var copy = self
            copy.at += 1
            if !copy.startsExpression { throw SyntaxFailure("expected ':'", current.range) }
        }
        let returns = take("->") ? try parseExpression() : nil
        let outer = isInFunction
        isInFunction = true
        let body = try parseBlock("function definition", line: start.line)
        isInFunction = outer
        let node = Statement.Function(name: name, parameters: parameters, returns: returns, body: body, decorators: decorators)
        return Statement(.function(node), range(from: start))
    }

    private mutating func parseClass(_ decorators: [Expression]) throws -> Statement {
        let start = current.range
        at += 1
        let name = try takeName()
        let arguments = isAt("(") ? try parseCallArguments(takesGenerator: false) : []
        let outer = isInFunction
        isInFunction = false
        let body = try parseBlock("class definition", line: start.line)
        isInFunction = outer
        let node = Statement.ClassStatement(name: name, arguments: arguments, body: body, decorators: decorators)
        return Statement(.class(node), range(from: start))
    }

    /// The parameters of a function or lambda, up to its closing token.
    mutating func parseParameters(until end: StaticString, annotated: Bool) throws -> Parameters {
        var found = Parameters()
        var sawStar = false, sawDefault = false
        while !isAt(end) {
            let place = current.range
            if take("**") {
                let parameter = try parseParameter(annotated: annotated, noDefault: "var-keyword")
                found.keywords = parameter
                let hasComma = take(",")
                if !isAt(end) { throw SyntaxFailure(hasComma && (isAt("*") || isAt("**") || isAt("/") || isAtName) ? "arguments cannot follow var-keyword argument" : "invalid syntax", current.range) }
                break
            } else if take("*") {
                if sawStar { throw SyntaxFailure(isAtName || isAt(",") ? "* argument may appear only once" : "invalid syntax", place) }
                sawStar = true
                if isAt(",") {
                    if isToken(next, end) || isToken(next, "**") { throw SyntaxFailure("named arguments must follow bare *", annotated ? place : next.range) }
                } else if isAt(end) {
                    throw SyntaxFailure("named arguments must follow bare *", annotated ? place : current.range)
                } else {
                    let parameter = try parseParameter(annotated: annotated, noDefault: "var-positional")
                    found.rest = parameter
                }
            } else if isAt("/") {
                if sawStar { throw SyntaxFailure("/ must be ahead of *", place) }
                if !found.positionalOnly.isEmpty { throw SyntaxFailure("/ may appear only once", place) }
                if found.plain.isEmpty { throw SyntaxFailure(isToken(next, ",") ? "at least one argument must precede /" : "invalid syntax", place) }
                at += 1
                found.positionalOnly = found.plain
                found.plain = []
                if isAt("*") { throw SyntaxFailure("expected comma between / and *", current.range) }
            } else {
                if isAt("("), !sawStar { try refuseParenthesised(annotated) }
                let parameter = try parseParameter(annotated: annotated, noDefault: nil)
                if sawStar {
                    found.keywordOnly.append(parameter)
                } else {
                    if parameter.fallback == nil, sawDefault { throw SyntaxFailure("non-default argument follows default argument", place) }
                    if parameter.fallback != nil { sawDefault = true }
                    found.plain.append(parameter)
                }
            }
            guard take(",") else { break }
        }
        return found
    }

    /// `def f((a, b))`
    private mutating func refuseParenthesised(_ annotated: Bool) throws {
        var copy = self
        let start = current.range
        copy.at += 1
        repeat { guard (try? copy.takeName()) != nil else { return } } while copy.take(",")
        guard copy.take(")") else { return }
        throw SyntaxFailure(annotated ? "Function parameters cannot be parenthesized" : "Lambda expression parameters cannot be parenthesized", copy.range(from: start))
    }

    /// - Parameter noDefault: what a parameter that takes no default is called.
    private mutating func parseParameter(annotated: Bool, noDefault: String?) throws -> Parameters.Parameter {
        let start = current.range
        let name = try takeName()
        let isStarred = annotated && noDefault == "var-positional" && isAt(":") && isToken(next, "*")
        let annotation = annotated && take(":") ? try isStarred ? parseStarExpression() : parseExpression() : nil
        let place = range(from: start)
        if isStarred, isAt("=") { throw SyntaxFailure("invalid syntax", current.range) }
        if let noDefault, isAt("=") { throw SyntaxFailure("\(noDefault) argument cannot have default value", current.range) }
        if isAt("="), isToken(next, ")") || isToken(next, ",") { throw SyntaxFailure("expected default value expression", current.range) }
        let fallback = take("=") ? try parseExpression() : nil
        return Parameters.Parameter(name: name, annotation: annotation, fallback: fallback, range: place)
    }
}
