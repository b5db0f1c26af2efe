/// Expressions by precedence, loosest first (Python reference 6.17).
extension Parser {
    /// `a, *b, c`: a tuple where there is a comma, an expression otherwise.
    mutating func parseStarExpressions() throws -> Expression {
        let start = current.range
        let first = try parseStarExpression()
        guard isAt(",") else { return first }
        var elements = [first]
        while take(",") {
            if !startsExpression { break }
            elements.append(try parseStarExpression())
        }
        return Expression(.tuple(elements), range(from: start))
    }

    mutating func parseStarExpression() throws -> Expression {
        guard isAt("*") else { return try parseExpression() }
        let start = current.range
        at += 1
        let inner = try parseBinary(.bitwiseOr)
        return Expression(.starred(inner), range(from: start))
    }

    /// Whether an expression may begin here: what ends an open list of them otherwise.
    var startsExpression: Bool {
        switch current.kind {
        case .number, .string: return true
        case .name: return !isAtKeyword || ["not", "lambda", "None", "True", "False", "yield", "await"].contains(text(current))
        case .punctuation: return isAt("(") || isAt("[") || isAt("{") || isAt("-") || isAt("+") || isAt("~") || isAt("...") || isAt("*")
        case .newline, .indent, .dedent, .end: return false
        }
    }

    /// `x := value`, or an expression.
    /// - Parameter refusesAssignment: whether an `=` behind it is a mistake to be named here.
    mutating func parseNamedExpression(refusesAssignment: Bool = true) throws -> Expression {
        if current.kind == .name, isToken(next, ":="), !isAtKeyword {
            let start = current.range
            let target = Expression(.name(String(text(current))), start)
            at += 2
            let value = try parseExpression()
            return Expression(.walrus(target: target, value: value), range(from: start))
        }
        let expression = try parseExpression()
        if refusesAssignment, !isLookingAhead {
            if isAt(":=") { throw walrusWithout(name: expression) }
            if isAt("="), let failure = try assignmentForComparison(expression) { throw failure }
        }
        return expression
    }

    /// `f() := 1`
    func walrusWithout(name target: Expression) -> SyntaxFailure {
        SyntaxFailure("cannot use assignment expressions with \(Targets.name(of: target))", target.range)
    }

    /// `if x = 1:`
    mutating func assignmentForComparison(_ left: Expression) throws -> SyntaxFailure? {
        guard Targets.mayBeCompared(left) || isGroup(left) else { return nil }
        var copy = self
        copy.at += 1
        guard let right = try? copy.parseBinary(.bitwiseOr) else { return nil }
        if copy.current.kind == .end {
            at = copy.at
            throw unexpected()
        }
        guard !copy.isAt("="), !copy.isAt(":=") else { return nil }
        if case .name = left.kind { return SyntaxFailure("invalid syntax. Maybe you meant '==' or ':=' instead of '='?", left.range.through(right.range)) }
        return SyntaxFailure("cannot assign to \(Targets.name(of: left)) here. Maybe you meant '==' instead of '='?", left.range)
    }

    /// Conditional expression or lambda.
    mutating func parseExpression() throws -> Expression {
        try nested { parser in
            if parser.isAt("lambda") { return try parser.parseLambda() }
            let start = parser.current.range
            let first = parser.at
            let value = try parser.parseDisjunction()
            if parser.startsExpression, !parser.isLookingAhead, let failure = parser.forgottenComma(between: value, from: first) { throw failure }
            guard parser.isAt("if") else { return value }
            parser.at += 1
            let test = try parser.parseDisjunction()
            guard parser.take("else") else {
                if parser.isAt(":") || parser.isLookingAhead { throw parser.unexpected() }
                throw SyntaxFailure("expected 'else' after 'if' expression", parser.range(from: start))
            }
            let otherwise = try parser.parseExpression()
            return Expression(.conditional(test: test, then: value, otherwise: otherwise), parser.range(from: start))
        }
    }

    private mutating func parseLambda() throws -> Expression {
        let start = current.range
        at += 1
        let parameters = try parseParameters(until: ":", annotated: false)
        try expect(":")
        let outer = isInFunction
        isInFunction = true
        let body = try parseExpression()
        isInFunction = outer
        return Expression(.lambda(Expression.Lambda(parameters: parameters, body: body)), range(from: start))
    }

    mutating func parseYield() throws -> Expression {
        let start = current.range
        at += 1
        if take("from") {
            let value = try parseExpression()
            return Expression(.yieldFrom(value), range(from: start))
        }
        let value = startsExpression ? try parseStarExpressions() : nil
        return Expression(.yield(value), range(from: start))
    }

    mutating func parseDisjunction() throws -> Expression {
        let start = current.range
        let first = try parseConjunction()
        guard isAt("or") else { return first }
        var operands = [first]
        while take("or") { operands.append(try parseConjunction()) }
        return Expression(.boolean(.or, operands), range(from: start))
    }

    private mutating func parseConjunction() throws -> Expression {
        let start = current.range
        let first = try parseInversion()
        guard isAt("and") else { return first }
        var operands = [first]
        while take("and") { operands.append(try parseInversion()) }
        return Expression(.boolean(.and, operands), range(from: start))
    }

    private mutating func parseInversion() throws -> Expression {
        guard isAt("not") else { return try parseComparison() }
        let start = current.range
        at += 1
        let operand = try nested { try $0.parseInversion() }
        return Expression(.unary(.not, operand), range(from: start))
    }

    private mutating func parseComparison() throws -> Expression {
        let start = current.range
        let first = try parseBinary(.bitwiseOr)
        var rest: [(operation: ComparisonOperator, operand: Expression)] = []
        while let operation = takeComparison() { rest.append((operation, try parseBinary(.bitwiseOr))) }
        return rest.isEmpty ? first : Expression(.compare(first, rest), range(from: start))
    }

    private mutating func takeComparison() -> ComparisonOperator? {
        if current.kind == .punctuation {
            if take("==") { return .equal }
            if take("!=") { return .notEqual }
            if take("<=") { return .lessOrEqual }
            if take(">=") { return .greaterOrEqual }
            if take("<") { return .less }
            if take(">") { return .greater }
            return nil
        }
        if take("in") { return .in }
        if isAt("not") {
            guard isToken(next, "in") else { return nil }
            at += 2
            return .notIn
        }
        if take("is") { return take("not") ? .isNot : .is }
        return nil
    }

    /// The left-associative binary operators, loosest first.
    enum Precedence: Int { case bitwiseOr, bitwiseXor, bitwiseAnd, shift, sum, product, unary }

    private func binaryOperator(_ precedence: Precedence) -> BinaryOperator? {
        guard current.kind == .punctuation else { return nil }
        switch precedence {
        case .bitwiseOr: return isAt("|") ? .or : nil
        case .bitwiseXor: return isAt("^") ? .xor : nil
        case .bitwiseAnd: return isAt("&") ? .and : nil
        case .shift: return isAt("<<") ? .leftShift : isAt(">>") ? .rightShift : nil
        case .sum: return isAt("+") ? .add : isAt("-") ? .subtract : nil
        case .product:
            return isAt("*") ? .multiply : isAt("/") ? .trueDivide : isAt("//") ? .floorDivide : isAt("%") ? .modulo : isAt("@") ? .matrixMultiply : nil
        case .unary: return nil
        }
    }

    mutating func parseBinary(_ precedence: Precedence) throws -> Expression {
        guard let tighter = Precedence(rawValue: precedence.rawValue + 1) else { return try parseUnary() }
        let start = current.range
        var left = try parseBinary(tighter)
        var links = 0
        while let operation = binaryOperator(precedence) {
            try addLink(to: &links)
            at += 1
            let right = try parseBinary(tighter)
            left = Expression(.binary(left, operation, right), range(from: start))
        }
        return left
    }

    private mutating func parseUnary() throws -> Expression {
        let start = current.range
        let operation: UnaryOperator
        if isAt("-") { operation = .negative } else if isAt("+") { operation = .positive } else if isAt("~") { operation = .invert } else { return try parsePower() }
        at += 1
        let operand = try nested { try $0.parseUnary() }
        return Expression(.unary(operation, operand), range(from: start))
    }

    private mutating func parsePower() throws -> Expression {
        let start = current.range
        if isAt("await") { return try parseAwait() }
        let base = try parsePrimary()
        guard take("**") else { return base }
        let exponent = try nested { try $0.parseUnary() }
        return Expression(.binary(base, .power, exponent), range(from: start))
    }

    /// `await x`, which stands in asynchronous functions alone.
    private mutating func parseAwait() throws -> Expression {
        let start = current.range
        at += 1
        _ = try parsePrimary()
        throw SyntaxFailure(isInFunction ? "'await' outside async function" : "'await' outside function", range(from: start))
    }

    /// An atom with its calls, attributes and subscripts.
    mutating func parsePrimary() throws -> Expression {
        let start = current.range
        let first = at
        var value = try parseAtom()
        var links = 0
        while current.kind == .punctuation {
            try addLink(to: &links)
            if take(".") {
                let name = try takeName()
                value = Expression(.attribute(value, name), range(from: start))
            } else if isAt("(") {
                let bracket = at
                do { value = Expression(.call(value, try parseCallArguments()), range(from: start)) } catch { throw forgottenComma(between: value, from: first, andBracket: bracket, error) ?? error }
            } else if isAt("[") {
                let bracket = at
                at += 1
                do {
                    let key = try parseSubscript()
                    try closeBracket("]")
                    value = Expression(.subscripted(value, key), range(from: start))
                } catch { throw forgottenComma(between: value, from: first, andBracket: bracket, error) ?? error }
            } else {
                break
            }
        }
        return value
    }

    /// Counts the links of a chain, which each lie one deeper in the tree.
    /// - Throws: SyntaxFailure where there are too many for any tree to be walked.
    private func addLink(to links: inout Int) throws {
        links += 1
        if links > SyntaxFailure.deepestExpression { throw SyntaxFailure.tooDeep(current.range) }
    }

    private mutating func parseSubscript() throws -> Expression {
        let start = current.range
        let first = try parseSlice()
        guard isAt(",") else {
            if case .starred = first.kind { return Expression(.tuple([first]), range(from: start)) }
            return first
        }
        var elements = [first]
        while take(",") {
            if isAt("]") { break }
            elements.append(try parseSlice())
        }
        return Expression(.tuple(elements), range(from: start))
    }

    private mutating func parseSlice() throws -> Expression {
        let start = current.range
        if isAt("*") { return try parseStarExpression() }
        let isWalrus = current.kind == .name && isToken(next, ":=")
        let lower = isAt(":") ? nil : try parseNamedExpression()
        if isWalrus, isAt(":") { throw unexpected() }
        guard take(":") else {
            guard let lower else { throw unexpected() }
            return lower
        }
        let upper = isAt(":") || isAt("]") || isAt(",") ? nil : try parseExpression()
        let step = take(":") && !isAt("]") && !isAt(",") ? try parseExpression() : nil
        return Expression(.slice(lower: lower, upper: upper, step: step), range(from: start))
    }

    mutating func closeBracket(_ word: StaticString) throws {
        if take(word) { return }
        throw legacyStatement() ?? unexpected()
    }

    /// Two expressions side by side within brackets: `f(a b)`.
    /// - Parameter first: the token at which the left one begins.
    private mutating func forgottenComma(between left: Expression, from first: Int) -> SyntaxFailure? {
        guard !isAt("*"), !isAt("yield"), !isAt("await") else { return nil }
        if startsWithSoftKeyword(first) { return nil }
        if let failure = legacyStatement() { return failure }
        var copy = self
        copy.isLookingAhead = true
        let start = copy
        var found = try? copy.parseExpression()
        if found == nil {
            // `[x x in y if z]`: an `if` without `else` is none of it.
            copy = start
            found = try? copy.parseDisjunction()
        }
        guard let right = found, copy.previous.depth > 0 else {
            // `a not b`: CPython has read on, to see whether `in` follows.
            return isAt("not") ? SyntaxFailure("invalid syntax", next.range) : nil
        }
        return SyntaxFailure("invalid syntax. Perhaps you forgot a comma?", left.range.through(right.range))
    }

    /// `print(f(yield))`, `print(rows [x for x in y])`: within brackets, what is no call and no subscript is taken for two expressions side by side.
    private func forgottenComma(between left: Expression, from first: Int, andBracket bracket: Int, _ error: any Error) -> SyntaxFailure? {
        guard !isLookingAhead, !startsWithSoftKeyword(first), let failure = error as? SyntaxFailure, failure.message == "invalid syntax" else { return nil }
        var copy = self
        copy.at = bracket
        copy.isLookingAhead = true
        guard let right = try? copy.parseExpression(), copy.previous.depth > 0 else { return nil }
        if case .name(let name) = left.kind, ["print", "exec"].contains("\(name)") {
            return SyntaxFailure("Missing parentheses in call to '\(name)'. Did you mean \(name)(...)?", left.range.through(right.range))
        }
        return SyntaxFailure("invalid syntax. Perhaps you forgot a comma?", left.range.through(right.range))
    }

    /// `match x`, `f "text"`: what begins so is not taken for two expressions side by side.
    private func startsWithSoftKeyword(_ first: Int) -> Bool {
        let token = tokens[first]
        return token.kind == .name && (tokens[first + 1].kind == .string && !Token.keywords.contains(String(text(token))) || Parser.isSoftKeyword(text(token)))
    }

    /// The words that are keywords in places, and what they begin with: CPython compares no further than the name goes.
    private static func isSoftKeyword(_ name: Substring) -> Bool { "match".hasPrefix(name) || "case".hasPrefix(name) || name == "_" }
}
