/// Atoms, displays, comprehensions and call arguments (Python reference 6.2, 6.3.4).
extension Parser {
    mutating func parseAtom() throws -> Expression {
        let token = current
        switch token.kind {
        case .name:
            switch text(token) {
            case "None": return constant(.none)
            case "True": return constant(.true)
            case "False": return constant(.false)
            default:
                guard isAtName else { throw unexpected() }
                at += 1
                return Expression(.name(String(text(token))), token.range)
            }
        case .number:
            let number = Literals.number(text(token))
            if case .integer(let digits, radix: 10) = number, digits.utf8.count > Literals.mostDigits, Literals.mostDigits > 0 { throw tooManyDigits(digits.utf8.count, token) }
            return constant(number)
        case .string: return try parseStrings()
        case .punctuation:
            if isAt("(") { return try nested { try $0.parseParenthesised() } }
            if isAt("[") { return try nested { try $0.parseListDisplay() } }
            if isAt("{") { return try nested { try $0.parseBraces() } }
            if isAt("...") { return constant(.ellipsis) }
            throw unexpected()
        case .newline, .indent, .dedent, .end: throw unexpected()
        }
    }

    /// What CPython says of a literal that `int()` would refuse.
    private func tooManyDigits(_ count: Int, _ token: Token) -> SyntaxFailure {
        let place = SourceRange(line: token.range.line, column: -1, endLine: token.range.endLine, endColumn: -1)
        return SyntaxFailure("Exceeds the limit (\(Literals.mostDigits) digits) for integer string conversion: value has \(count) digits; use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals to avoid decimal conversion limits.", place)
    }

    private mutating func constant(_ value: Constant) -> Expression {
        at += 1
        return Expression(.constant(value), previous.range)
    }

    /// `()`, `(x)`, `(x, y)`, `(x for x in y)`, `(yield)`
    private mutating func parseParenthesised() throws -> Expression {
        let start = current.range
        at += 1
        if take(")") { return Expression(.tuple([]), range(from: start)) }
        if isAt("**") { throw doubleStarInGroup() ?? unexpected() }
        if isAt("yield") {
            let value = try parseYield()
            try closeBracket(")")
            return value
        }
        let first = try parseElement()
        if isAt("for") || isAt("async") {
            if case .starred = first.kind { throw SyntaxFailure("iterable unpacking cannot be used in comprehension", first.range) }
            let clauses = try parseComprehensionClauses()
            try closeBracket(")")
            return try comprehension(.generator, first, nil, clauses, start)
        }
        if isAt(",") {
            var elements = [first]
            while take(",") {
                if isAt(")") { break }
                elements.append(try parseElement())
            }
            try closeBracket(")")
            return Expression(.tuple(elements), range(from: start))
        }
        try closeBracket(")")
        if case .starred = first.kind { throw SyntaxFailure("cannot use starred expression here", first.range) }
        return first
    }

    /// `(**a)`
    private func doubleStarInGroup() -> SyntaxFailure? {
        var copy = self
        copy.at += 1
        guard (try? copy.parseExpression()) != nil, copy.isAt(")") else { return nil }
        return SyntaxFailure("cannot use double starred expression here", current.range)
    }

    private mutating func parseElement() throws -> Expression {
        isAt("*") ? try parseStarExpression() : try parseNamedExpression()
    }

    private mutating func parseListDisplay() throws -> Expression {
        let start = current.range
        at += 1
        if take("]") { return Expression(.list([]), range(from: start)) }
        let first = try parseElement()
        if isAt("for") || isAt("async") {
            if case .starred = first.kind { throw SyntaxFailure("iterable unpacking cannot be used in comprehension", first.range) }
            let clauses = try parseComprehensionClauses()
            try closeBracket("]")
            return try comprehension(.list, first, nil, clauses, start)
        }
        var elements = [first]
        while take(",") {
            if isAt("]") { break }
            try refuseBareTarget(from: first)
            elements.append(try parseElement())
        }
        try refuseBareTarget(from: first)
        try closeBracket("]")
        return Expression(.list(elements), range(from: start))
    }

    /// `[a, b for a, b in pairs]`
    private func refuseBareTarget(from first: Expression) throws {
        guard isAt("for"), previous.range != first.range else { return }
        throw SyntaxFailure("did you forget parentheses around the comprehension target?", first.range.through(previous.range))
    }

    /// A dict or set display or comprehension.
    private mutating func parseBraces() throws -> Expression {
        let start = current.range
        at += 1
        if take("}") { return Expression(.dict([]), range(from: start)) }
        if isAt("**") { return try parseDict(first: nil, start) }
        let isWalrus = current.kind == .name && isToken(next, ":=")
        let first = try parseElement()
        if isAt(":") {
            if isWalrus { throw unexpected() }
            if case .starred = first.kind { throw unexpected() }
            return try parseDict(first: first, start)
        }
        if isAt("for") || isAt("async") {
            if case .starred = first.kind { throw SyntaxFailure("iterable unpacking cannot be used in comprehension", first.range) }
            let clauses = try parseComprehensionClauses()
            try closeBracket("}")
            return try comprehension(.set, first, nil, clauses, start)
        }
        var elements = [first]
        while take(",") {
            if isAt("}") { break }
            try refuseBareTarget(from: first)
            elements.append(try parseElement())
        }
        if elements.count > 1 { try refuseBareTarget(from: first) }
        try closeBracket("}")
        return Expression(.set(elements), range(from: start))
    }

    private mutating func parseDict(first: Expression?, _ start: SourceRange) throws -> Expression {
        var entries: [(key: Expression?, value: Expression)] = []
        var pending = first
        while true {
            if let key = pending {
                guard take(":") else {
                    let end = previous.range
                    throw SyntaxFailure("':' expected after dictionary key", SourceRange(line: end.endLine, column: end.endColumn - 1, endLine: end.endLine, endColumn: -1))
                }
                if isAt("*") {
                    let place = current.range
                    at += 1
                    throw SyntaxFailure("cannot use a starred expression in a dictionary value", place.through(try parseBinary(.bitwiseOr).range))
                }
                if isAt("}") || isAt(",") { throw SyntaxFailure("expression expected after dictionary key and ':'", previous.range) }
                let value = try parseExpression()
                if entries.isEmpty, isAt("for") || isAt("async") {
                    let clauses = try parseComprehensionClauses()
                    try closeBracket("}")
                    return try comprehension(.dict, key, value, clauses, start)
                }
                entries.append((key, value))
            } else {
                let place = current.range
                try expect("**")
                entries.append((nil, try parseBinary(.bitwiseOr)))
                if isAt("for"), entries.count == 1 { throw SyntaxFailure("dict unpacking cannot be used in dict comprehension", place) }
            }
            guard take(",") else { break }
            if isAt("}") { break }
            pending = isAt("**") ? nil : try parseFurtherKey()
        }
        try closeBracket("}")
        return Expression(.dict(entries), range(from: start))
    }

    /// A key behind a comma, where a missing colon is told rather than a missing comma.
    private mutating func parseFurtherKey() throws -> Expression {
        let wasLookingAhead = isLookingAhead
        isLookingAhead = true
        defer { isLookingAhead = wasLookingAhead }
        return try parseExpression()
    }

    /// A generator expression behind its element.
    mutating func parseGenerator(of element: Expression, from start: SourceRange) throws -> Expression {
        try comprehension(.generator, element, nil, try parseComprehensionClauses(), start)
    }

    private func comprehension(_ kind: Expression.Comprehension.Kind, _ element: Expression, _ value: Expression?, _ clauses: [Expression.Comprehension.Clause], _ start: SourceRange) throws -> Expression {
        if clauses.contains(where: \.isAsynchronous) {
            if kind == .generator { throw SyntaxFailure("Retort has no async generators", range(from: start)) }
            throw SyntaxFailure("asynchronous comprehension outside of an asynchronous function", range(from: start))
        }
        return Expression(.comprehension(Expression.Comprehension(kind: kind, element: element, value: value, clauses: clauses)), range(from: start))
    }

    private mutating func parseComprehensionClauses() throws -> [Expression.Comprehension.Clause] {
        var clauses: [Expression.Comprehension.Clause] = []
        while isAt("for") || isAt("async") {
            let isAsynchronous = take("async")
            try expect("for")
            let target = try parseTargetList()
            let iterable = try parseDisjunction()
            if let walrus = iterable.innerWalrus { throw SyntaxFailure("assignment expression cannot be used in a comprehension iterable expression", walrus.range) }
            var conditions: [Expression] = []
            while take("if") { conditions.append(try parseCondition()) }
            clauses.append(Expression.Comprehension.Clause(target: target, iterable: iterable, conditions: conditions, isAsynchronous: isAsynchronous))
        }
        return clauses
    }

    /// The condition of a comprehension: no conditional expression without parentheses.
    private mutating func parseCondition() throws -> Expression {
        if current.kind == .name, isToken(next, ":="), !isAtKeyword { return try parseNamedExpression() }
        return try parseDisjunction()
    }

    /// The targets of `for`, and `in`.
    mutating func parseTargetList() throws -> Expression {
        let start = current.range
        let begin = at
        let first = try parseTarget()
        var result = first
        if isAt(",") {
            var elements = [first]
            while take(",") {
                if isAt("in") || isAt("=") { break }
                elements.append(try parseTarget())
            }
            result = Expression(.tuple(elements), range(from: start))
        }
        guard isAt("in") else { throw wrongTarget(from: begin) ?? unexpected() }
        at += 1
        if let failure = try bindingFailure(result) { throw failure }
        return result
    }

    /// What is wrong with a target that no `in` follows, taken for an expression: `for x y in z`, `for (x in y):`
    private func wrongTarget(from begin: Int) -> SyntaxFailure? {
        var copy = self
        copy.at = begin
        do {
            let target = try copy.parseStarExpressions()
            return try copy.bindingFailure(target)
        } catch { return error as? SyntaxFailure }
    }

    /// Why an expression cannot be the target of `for`.
    private func bindingFailure(_ target: Expression) throws -> SyntaxFailure? {
        if case .compare(let left, let rest) = target.kind, let first = rest.first {
            guard case .in = first.operation else { return unexpected() }
            try Targets.checkBinding(left)
            return unexpected()
        }
        if case .starred = target.kind { return SyntaxFailure("starred assignment target must be in a list or tuple", target.range) }
        try Targets.checkBinding(target)
        return nil
    }

    private mutating func parseTarget() throws -> Expression {
        if isAt("*") {
            let start = current.range
            at += 1
            let inner = try parseBinary(.bitwiseOr)
            return Expression(.starred(inner), range(from: start))
        }
        return try parseBinary(.bitwiseOr)
    }

    // MARK: calls

    /// - Parameter takesGenerator: whether a generator expression may stand without brackets of its own: not in a class statement.
    mutating func parseCallArguments(takesGenerator: Bool = true) throws -> [Expression.Argument] {
        try expect("(")
        var arguments: [Expression.Argument] = []
        var names: Set<String> = []
        var hasKeyword = false, hasDoubleStar = false
        while !isAt(")") {
            let start = current.range
            if take("**") {
                let value = try parseExpression()
                arguments.append(Expression.Argument(kind: .doubleStarred, value: value, range: range(from: start)))
                hasDoubleStar = true
            } else if take("*") {
                if hasDoubleStar { throw SyntaxFailure("iterable argument unpacking follows keyword argument unpacking", start) }
                let value = try parseExpression()
                if isAt("for") { throw SyntaxFailure("iterable unpacking cannot be used in comprehension", range(from: start)) }
                arguments.append(Expression.Argument(kind: .starred, value: value, range: range(from: start)))
            } else if current.kind == .name, isToken(next, "=") {
                let name = String(text(current))
                if isAtKeyword {
                    guard ["None", "True", "False"].contains(name) else { throw unexpected() }
                    throw SyntaxFailure("cannot assign to \(name)", SourceRange(line: start.line, column: start.column, endLine: start.endLine, endColumn: start.endColumn + 1))
                }
                let equals = at + 1
                at += 2
                let value = try parseExpression()
                if isAt("for") { throw SyntaxFailure("invalid syntax. Maybe you meant '==' or ':=' instead of '='?", start.through(tokens[equals].range)) }
                if !names.insert(name).inserted { throw SyntaxFailure("keyword argument repeated: \(name)", range(from: start)) }
                arguments.append(Expression.Argument(kind: .keyword(name), value: value, range: range(from: start)))
                hasKeyword = true
            } else {
                let value = try parseNamedExpression(refusesAssignment: false)
                if isAt("=") {
                    throw SyntaxFailure("expression cannot contain assignment, perhaps you meant \"==\"?", value.range.through(current.range))
                }
                if takesGenerator && (isAt("for") || isAt("async")) {
                    let generator = try parseBareGenerator(value, start, isAlone: arguments.isEmpty)
                    arguments.append(Expression.Argument(kind: .positional, value: generator, range: generator.range))
                } else {
                    if hasDoubleStar || hasKeyword { throw latePositional(hasDoubleStar) }
                    arguments.append(Expression.Argument(kind: .positional, value: value, range: value.range))
                }
            }
            guard take(",") else { break }
        }
        try closeBracket(")")
        return arguments
    }

    /// `f(a=1, 2)`: told at the end of the arguments.
    private func latePositional(_ followsUnpacking: Bool) -> SyntaxFailure {
        var copy = self
        while copy.take(",") {
            if !copy.take("**"), !copy.take("*"), copy.current.kind == .name, copy.isToken(copy.next, "=") { copy.at += 2 }
            guard (try? copy.parseNamedExpression(refusesAssignment: false)) != nil else { break }
        }
        return SyntaxFailure("positional argument follows keyword argument" + (followsUnpacking ? " unpacking" : ""), copy.current.range)
    }

    /// `f(x for x in y)`: the brackets of the call are those of the generator.
    private mutating func parseBareGenerator(_ element: Expression, _ start: SourceRange, isAlone: Bool) throws -> Expression {
        let open = tokens[..<at].lastIndex { $0.range.line == start.line && $0.range.column == start.column }.map { max(0, $0 - 1) }
        let clauses = try parseComprehensionClauses()
        if !isAlone || isAt(",") {
            throw SyntaxFailure("Generator expression must be parenthesized", range(from: start))
        }
        let outer = open.map { tokens[$0].range } ?? start
        let place = isAt(")") ? SourceRange(line: outer.line, column: outer.column, endLine: current.range.endLine, endColumn: current.range.endColumn) : range(from: start)
        return Expression(.comprehension(Expression.Comprehension(kind: .generator, element: element, value: nil, clauses: clauses)), place)
    }
}

extension Expression {
    /// A named expression among the operands of this expression, where a comprehension could not bind it.
    fileprivate var innerWalrus: Expression? {
        switch kind {
        case .walrus: self
        case .unary(_, let operand), .starred(let operand), .attribute(let operand, _): operand.innerWalrus
        case .binary(let left, _, let right), .subscripted(let left, let right): left.innerWalrus ?? right.innerWalrus
        case .boolean(_, let operands), .tuple(let operands), .list(let operands), .set(let operands): operands.lazy.compactMap(\.innerWalrus).first
        case .compare(let first, let rest): first.innerWalrus ?? rest.lazy.compactMap(\.operand.innerWalrus).first
        case .call(let callee, let arguments): callee.innerWalrus ?? arguments.lazy.compactMap(\.value.innerWalrus).first
        case .comprehension(let inner): inner.element.innerWalrus ?? inner.value?.innerWalrus
        default: nil
        }
    }
}
