import Syntax

/// An expression as text, written anew as CPython's `ast_unparse.c` does: annotations under `from __future__ import annotations`.
struct Unparser {
    /// How tightly an operator binds; what stands in a place of a tighter one gets brackets.
    private enum Level: Int { case tuple, test, or, and, not, compare, bitOr, bitXor, bitAnd, shift, sum, product, factor, power, await, atom }

    static func text(of expression: Expression) -> String { Unparser().text(expression, .test) }

    private func tighter(_ level: Level) -> Level { Level(rawValue: level.rawValue + 1) ?? .atom }

    private func bracketed(_ text: String, _ own: Level, in level: Level) -> String { level.rawValue > own.rawValue ? "(\(text))" : text }

    private func list(_ expressions: [Expression]) -> String { expressions.map { text($0, .test) }.joined(separator: ", ") }

    private func text(_ expression: Expression, _ level: Level) -> String {
        switch expression.kind {
        case .name(let name): return name
        case .constant(.ellipsis): return "..."
        case .constant(let constant): return (try? Lowering.value(of: constant).reprText()) ?? "..."
        case .joinedString(let parts): return joinedString(parts)
        case .unary(let operation, let operand): return unary(operation, operand, level)
        case .binary(let left, let operation, let right): return binary(left, operation, right, level)
        case .boolean(let operation, let operands):
            let own: Level = operation == .and ? .and : .or
            return bracketed(operands.map { text($0, tighter(own)) }.joined(separator: operation == .and ? " and " : " or "), own, in: level)
        case .compare(let first, let rest):
            let tail = rest.map { " \(symbol($0.operation)) \(text($0.operand, .bitOr))" }.joined()
            return bracketed(text(first, .bitOr) + tail, .compare, in: level)
        case .conditional(let test, let then, let otherwise):
            return bracketed("\(text(then, .or)) if \(text(test, .or)) else \(text(otherwise, .test))", .test, in: level)
        case .lambda(let lambda):
            let parameters = self.parameters(lambda.parameters)
            return bracketed("lambda\(parameters.isEmpty ? "" : " " + parameters): \(text(lambda.body, .test))", .test, in: level)
        case .call(let callee, let arguments): return text(callee, .atom) + callArguments(arguments)
        case .attribute(let value, let name):
            if case .constant(.integer) = value.kind { return text(value, .atom) + " .\(name)" }
            return text(value, .atom) + ".\(name)"
        case .subscripted(let value, let key): return "\(text(value, .atom))[\(text(key, .tuple))]"
        case .slice(let lower, let upper, let step):
            return (lower.map { text($0, .test) } ?? "") + ":" + (upper.map { text($0, .test) } ?? "") + (step.map { ":" + text($0, .test) } ?? "")
        case .starred(let inner): return "*" + text(inner, .bitOr)
        case .tuple(let elements):
            if elements.isEmpty { return "()" }
            return bracketed(elements.count == 1 ? text(elements[0], .test) + "," : list(elements), .tuple, in: level)
        case .list(let elements): return "[\(list(elements))]"
        case .set(let elements): return "{\(list(elements))}"
        case .dict(let entries):
            return "{" + entries.map { $0.key.map { "\(text($0, .test)): " } ?? "**" }.enumerated().map { $1 + text(entries[$0].value, entries[$0].key == nil ? .bitOr : .test) }.joined(separator: ", ") + "}"
        case .comprehension(let comprehension): return self.comprehension(comprehension)
        case .walrus(let target, let value): return bracketed("\(text(target, .atom)) := \(text(value, .atom))", .tuple, in: level)
        case .yield(let value): return value.map { "(yield \(text($0, .test)))" } ?? "(yield)"
        case .yieldFrom(let value): return "(yield from \(text(value, .test)))"
        }
    }

    // MARK: operators

    private func unary(_ operation: UnaryOperator, _ operand: Expression, _ level: Level) -> String {
        switch operation {
        case .not: bracketed("not " + text(operand, .not), .not, in: level)
        case .negative: bracketed("-" + text(operand, .factor), .factor, in: level)
        case .positive: bracketed("+" + text(operand, .factor), .factor, in: level)
        case .invert: bracketed("~" + text(operand, .factor), .factor, in: level)
        }
    }

    private func binary(_ left: Expression, _ operation: BinaryOperator, _ right: Expression, _ level: Level) -> String {
        let symbol: String, own: Level
        switch operation {
        case .add: (symbol, own) = ("+", .sum)
        case .subtract: (symbol, own) = ("-", .sum)
        case .multiply: (symbol, own) = ("*", .product)
        case .trueDivide: (symbol, own) = ("/", .product)
        case .floorDivide: (symbol, own) = ("//", .product)
        case .modulo: (symbol, own) = ("%", .product)
        case .matrixMultiply: (symbol, own) = ("@", .product)
        case .power: (symbol, own) = ("**", .power)
        case .leftShift: (symbol, own) = ("<<", .shift)
        case .rightShift: (symbol, own) = (">>", .shift)
        case .and: (symbol, own) = ("&", .bitAnd)
        case .or: (symbol, own) = ("|", .bitOr)
        case .xor: (symbol, own) = ("^", .bitXor)
        }
        let isRightAssociative = operation == .power
        let text = "\(self.text(left, isRightAssociative ? tighter(own) : own)) \(symbol) \(self.text(right, isRightAssociative ? own : tighter(own)))"
        return bracketed(text, own, in: level)
    }

    private func symbol(_ operation: ComparisonOperator) -> String {
        switch operation {
        case .less: "<"
        case .lessOrEqual: "<="
        case .equal: "=="
        case .notEqual: "!="
        case .greater: ">"
        case .greaterOrEqual: ">="
        case .is: "is"
        case .isNot: "is not"
        case .in: "in"
        case .notIn: "not in"
        }
    }

    // MARK: calls, comprehensions, strings

    private func callArguments(_ arguments: [Expression.Argument]) -> String {
        if arguments.count == 1, case .positional = arguments[0].kind, case .comprehension(let only) = arguments[0].value.kind, only.kind == .generator {
            return comprehension(only)
        }
        let positional = arguments.compactMap { argument -> String? in
            switch argument.kind {
            case .positional: text(argument.value, .test)
            case .starred: "*" + text(argument.value, .bitOr)
            case .keyword, .doubleStarred: nil
            }
        }
        let named = arguments.compactMap { argument -> String? in
            switch argument.kind {
            case .keyword(let name): "\(name)=\(text(argument.value, .test))"
            case .doubleStarred: "**" + text(argument.value, .test)
            case .positional, .starred: nil
            }
        }
        return "(" + (positional + named).joined(separator: ", ") + ")"
    }

    private func parameters(_ parameters: Parameters) -> String {
        func shown(_ parameter: Parameters.Parameter) -> String { parameter.name + (parameter.fallback.map { "=" + text($0, .test) } ?? "") }
        var parts = parameters.positionalOnly.map(shown)
        if !parts.isEmpty { parts.append("/") }
        parts += parameters.plain.map(shown)
        if let rest = parameters.rest { parts.append("*" + rest.name) } else if !parameters.keywordOnly.isEmpty { parts.append("*") }
        parts += parameters.keywordOnly.map(shown)
        if let keywords = parameters.keywords { parts.append("**" + keywords.name) }
        return parts.joined(separator: ", ")
    }

    private func comprehension(_ comprehension: Expression.Comprehension) -> String {
        let clauses = comprehension.clauses.map { clause in
            " for \(text(clause.target, .tuple)) in \(text(clause.iterable, .or))" + clause.conditions.map { " if \(text($0, .or))" }.joined()
        }.joined()
        let element = text(comprehension.element, .test)
        switch comprehension.kind {
        case .list: return "[\(element)\(clauses)]"
        case .set: return "{\(element)\(clauses)}"
        case .dict: return "{\(element): \(comprehension.value.map { text($0, .test) } ?? "")\(clauses)}"
        case .generator: return "(\(element)\(clauses))"
        }
    }

    private func joinedString(_ parts: [Expression.FormatPart]) -> String {
        "f" + ((try? Value.string(formatParts(parts)).reprText()) ?? "''")
    }

    private func formatParts(_ parts: [Expression.FormatPart]) -> String {
        parts.map { part in
            switch part {
            case .literal(let text): return text.split(separator: "{", omittingEmptySubsequences: false).joined(separator: "{{").split(separator: "}", omittingEmptySubsequences: false).joined(separator: "}}")
            case .field(let expression, let conversion, let specification, let debug):
                let content = text(expression, .or)
                let mark = conversion ?? (debug != nil && specification == nil ? "r" : nil)
                return "{" + (content.hasPrefix("{") ? " " : "") + content + (mark.map { "!\($0)" } ?? "") + (specification.map { ":" + formatParts($0) } ?? "") + "}"
            }
        }.joined()
    }
}
