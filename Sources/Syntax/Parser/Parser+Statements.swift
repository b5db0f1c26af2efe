/// Simple statements (Python reference chapter 7).
extension Parser {
    /// One logical line: simple statements separated by semicolons, or a compound statement.
    mutating func parseStatement(into body: inout [Statement]) throws {
        if current.kind == .indent { throw SyntaxFailure("unexpected indent", current.range, kind: .indentation) }
        if let compound = try parseCompound() {
            body.append(compound)
            return
        }
        try parseSimpleLine(into: &body)
    }

    mutating func parseSimpleLine(into body: inout [Statement]) throws {
        repeat {
            if current.kind == .newline { break }
            body.append(try parseSimple())
        } while take(";")
        guard current.kind == .newline else { throw legacyStatement() ?? body.last.flatMap { annotatedTuple($0) } ?? unexpected() }
        at += 1
    }

    /// `a, b c = 1`: CPython reads on behind a tuple, for the mistake of annotating one (`invalid_assignment`), and finds others on the way.
    private func annotatedTuple(_ statement: Statement) -> SyntaxFailure? {
        guard case .expression(let expression) = statement.kind, case .tuple(let elements) = expression.kind,
              let first = elements.first, first.range.line == expression.range.line, first.range.column == expression.range.column else { return nil }
        var copy = self
        do {
            while copy.startsExpression || copy.isAt("*") {
                repeat { _ = try copy.take("*") ? copy.parseBinary(.bitwiseOr) : copy.parseNamedExpression() } while copy.take(",") && copy.startsExpression
            }
        } catch {
            guard let failure = error as? SyntaxFailure, failure.message != "invalid syntax" else { return nil }
            return failure
        }
        guard copy.take(":"), (try? copy.parseExpression()) != nil else { return nil }
        return SyntaxFailure("only single target (not tuple) can be annotated", first.range)
    }

    /// `print "text"`, `exec code`: the statements of Python 2.
    func legacyStatement() -> SyntaxFailure? {
        guard previous.kind == .name, startsExpression, !isAt("("), at < 2 || !isToken(tokens[at - 2], ".") else { return nil }
        let word = text(previous)
        guard word == "print" || word == "exec" else { return nil }
        var copy = self
        do {
            let last = try copy.parseStarExpressions()
            return SyntaxFailure("Missing parentheses in call to '\(word)'. Did you mean \(word)(...)?", previous.range.through(last.range))
        } catch { return error as? SyntaxFailure }
    }

    private mutating func parseSimple() throws -> Statement {
        let start = current.range
        if current.kind == .name {
            switch text(current) {
            case "pass": at += 1; return Statement(.pass, range(from: start))
            case "break": at += 1; return Statement(.break, range(from: start))
            case "continue": at += 1; return Statement(.continue, range(from: start))
            case "return":
                at += 1
                let value = isAtLineEnd ? nil : try parseStarExpressions()
                return Statement(.return(value), range(from: start))
            case "raise":
                at += 1
                let exception = isAtLineEnd ? nil : try parseExpression()
                let cause = exception != nil && take("from") ? try parseExpression() : nil
                return Statement(.raise(exception, cause: cause), range(from: start))
            case "assert":
                at += 1
                let test = try parseExpression()
                let message = take(",") ? try parseExpression() : nil
                return Statement(.assert(test, message: message), range(from: start))
            case "global", "nonlocal":
                let isGlobal = isAt("global")
                at += 1
                var names = [try takeName()]
                while take(",") { names.append(try takeName()) }
                return Statement(isGlobal ? .global(names) : .nonlocal(names), range(from: start))
            case "del": return try parseDelete()
            case "import": return try parseImport()
            case "from": return try parseImportFrom()
            default: break
            }
        }
        return try parseExpressionStatement()
    }

    var isAtLineEnd: Bool { current.kind == .newline || current.kind == .end || isAt(";") }

    private mutating func parseDelete() throws -> Statement {
        let start = current.range
        at += 1
        if isAtLineEnd { throw unexpected() }
        let target = try parseStarExpressions()
        try Targets.checkDelete(target)
        let targets: [Expression]
        if case .tuple(let elements) = target.kind, !isParenthesised(target) { targets = elements } else { targets = [target] }
        return Statement(.delete(targets), range(from: start))
    }

    private func isParenthesised(_ expression: Expression) -> Bool {
        guard let first = tokens.first(where: { $0.range.line == expression.range.line && $0.range.column == expression.range.column }) else { return false }
        return isToken(first, "(")
    }

    private mutating func parseImport() throws -> Statement {
        let start = current.range
        at += 1
        var names: [Statement.ImportName] = []
        repeat {
            let place = current.range
            let name = try parseDottedName()
            let alias = take("as") ? try takeName() : nil
            names.append(Statement.ImportName(name: name, alias: alias, range: range(from: place)))
        } while take(",")
        return Statement(.import(names), range(from: start))
    }

    private mutating func parseDottedName() throws -> String {
        var name = try takeName()
        while take(".") { name += "." + (try takeName()) }
        return name
    }

    private mutating func parseImportFrom() throws -> Statement {
        let start = current.range
        at += 1
        var level = 0
        while true {
            if take(".") { level += 1 } else if take("...") { level += 3 } else { break }
        }
        let module = isAt("import") && level > 0 ? nil : try parseDottedName()
        try expect("import")
        if take("*") { return Statement(.importFrom(module: module, level: level, names: [], isStar: true), range(from: start)) }
        let isBracketed = take("(")
        var names: [Statement.ImportName] = []
        repeat {
            if isBracketed, isAt(")"), !names.isEmpty { break }
            if current.kind == .newline, !names.isEmpty { throw SyntaxFailure("trailing comma not allowed without surrounding parentheses", current.range) }
            let place = current.range
            let name = try takeName()
            let alias = take("as") ? try takeName() : nil
            names.append(Statement.ImportName(name: name, alias: alias, range: range(from: place)))
        } while take(",")
        if isBracketed { try expect(")") }
        return Statement(.importFrom(module: module, level: level, names: names, isStar: false), range(from: start))
    }

    private static let augmented: [(StaticString, BinaryOperator)] = [
        ("+=", .add), ("-=", .subtract), ("*=", .multiply), ("/=", .trueDivide), ("//=", .floorDivide), ("%=", .modulo), ("**=", .power),
        ("@=", .matrixMultiply), ("<<=", .leftShift), (">>=", .rightShift), ("&=", .and), ("|=", .or), ("^=", .xor),
    ]

    /// An expression, or an assignment of any form.
    private mutating func parseExpressionStatement() throws -> Statement {
        let start = current.range
        let isBracketed = isAt("(")
        let begin = at
        let first = isAt("yield") ? try parseYield() : try parseStarExpressions()
        if isAt(":"), current.kind == .punctuation { return try parseAnnotated(first, isBracketed: isBracketed, start) }
        if current.kind == .punctuation, !isAt("=") {
            for (symbol, operation) in Parser.augmented where isAt(symbol) {
                try Targets.checkAugmented(first)
                at += 1
                let value = isAt("yield") ? try parseYield() : try parseStarExpressions()
                return Statement(.augmentedAssign(target: first, operation, value: value), range(from: start))
            }
        }
        guard isAt("=") else {
            if isAt(":="), let failure = misreadAssignment(from: begin) { throw failure }
            return Statement(.expression(first), range(from: start))
        }
        var targets: [Expression] = []
        var value = first
        while isAt("=") {
            if !isGroup(value), case .yield = value.kind { throw SyntaxFailure("assignment to yield expression not possible", value.range) }
            do { try Targets.checkAssign(value) } catch { throw Targets.hasManyStars(value) ? error : misreadAssignment(from: begin) ?? error }
            at += 1
            targets.append(value)
            value = isAt("yield") ? try parseYield() : try parseStarExpressions()
        }
        return Statement(.assign(targets: targets, value: value), range(from: start))
    }

    /// Whether an expression that ends before the current token stands in brackets of its own.
    func isGroup(_ expression: Expression) -> Bool {
        guard isToken(previous, ")"), previous.range.endColumn != expression.range.endColumn || previous.range.endLine != expression.range.endLine else { return false }
        let start = tokens[..<at].lastIndex { $0.range.line == expression.range.line && $0.range.column == expression.range.column }
        return start.map { $0 > 0 && isToken(tokens[$0 - 1], "(") } ?? false
    }

    /// What CPython takes a statement for whose targets are none: one of its parts, between commas, compared by a single `=`
    /// (`a, f() = 1`), or a named expression without a name (`f() := 1`).
    private func misreadAssignment(from begin: Int) -> SyntaxFailure? {
        var copy = self
        copy.at = begin
        repeat {
            let hasName = copy.current.kind == .name && isToken(copy.next, ":=")
            guard let part = try? copy.parseStarExpression() else { return nil }
            if copy.isAt(":=") { return hasName ? nil : walrusWithout(name: part) }
            if copy.isAt("=") {
                if case .starred = part.kind { return nil }
                return try? copy.assignmentForComparison(part)
            }
        } while copy.take(",")
        return nil
    }

    private mutating func parseAnnotated(_ target: Expression, isBracketed: Bool, _ start: SourceRange) throws -> Statement {
        let isSimple: Bool
        switch target.kind {
        case .name: isSimple = !isBracketed
        case .attribute, .subscripted: isSimple = false
        case .starred: throw unexpected()
        default:
            // Only what an annotation follows is taken for a target.
            if next.kind == .newline { throw unexpected() }
            at += 1
            _ = try parseExpression()
            switch target.kind {
            case .list: throw SyntaxFailure("only single target (not list) can be annotated", target.range)
            case .tuple(let elements): throw SyntaxFailure("only single target (not tuple) can be annotated", isBracketed ? target.range : elements.first?.range ?? target.range)
            default: throw SyntaxFailure("illegal target for annotation", target.range)
            }
        }
        at += 1
        let annotation = try parseExpression()
        let value = take("=") ? (isAt("yield") ? try parseYield() : try parseStarExpressions()) : nil
        return Statement(.annotatedAssign(target: target, annotation: annotation, value: value, isSimple: isSimple), range(from: start))
    }
}
