import Runtime

extension Compiler {
    func write(unary: UnaryExpression) throws {
        let operation = unary.unaryOperator
        if let fault = unary.fault { throw SQLError.compile(fault) }
        if operation == .distinct, !isWithinFunction {
            try SQLWarning.warn("Column-expression-level unary distinct() should not be used outside of an aggregate function. For general 'SELECT DISTINCT' support use select().distinct().")
        }
        switch operation {
        case .custom(let custom) where unary.isPostfix:
            try write(unary.operand)
            out.text += " " + (dialect.isPercentDoubled ? custom.text.doubling(37) : custom.text)
        case .ascending, .descending, .nullsFirst, .nullsLast:
            try write(unary.operand)
            out.text += " \(operation.text)"
        case .bitwiseNot where dialect.family == .oracle: throw SQLError.compile("Cannot compile bitwise_not in oracle")
        case .negative, .bitwiseNot:
            out.text += operation.text
            try write(unary.operand)
        case .custom(let custom):
            out.text += (dialect.isPercentDoubled ? custom.text.doubling(37) : custom.text) + " "
            try write(unary.operand)
        default:
            out.text += operation.text + " "
            try write(unary.operand)
        }
    }

    func write(boolean: AsBoolean) throws {
        let isPlain = boolean.isImplicitlyBoolean || dialect.hasBooleans
        if boolean.truth == .isFalse, isPlain { out.text += "NOT " }
        try write(boolean.element)
        if !isPlain { out.text += boolean.truth == .isTrue ? " = 1" : " = 0" }
    }

    func write(_ binary: BinaryExpression, _ operation: String) throws {
        try keeping(\.isInsideOperation, true) {
            try write(binary.left)
            out.text += operation
            try write(binary.right)
        }
    }
    /// An operation in parentheses where it stands inside another one, whatever the precedences (`eager_grouping`).
    func write(eagerly binary: BinaryExpression, _ operation: String) throws {
        guard isInsideOperation else { return try write(binary, operation) }
        out.text += "("
        try write(binary, operation)
        out.text += ")"
    }

    func write(binary: BinaryExpression) throws {
        guard rendersLiterals else { return try write(operation: binary) }
        let isPattern = [.like, .notLike, .ilike, .notIlike].contains(binary.binaryOperator)
        try keeping(\.enclosingOperator, isPattern ? nil : binary.binaryOperator) { try write(operation: binary) }
    }
    private func write(operation binary: BinaryExpression) throws {
        switch binary.binaryOperator {
        // SQL Server has parameters on the right: `x = :y`.
        case .equal where dialect.family == .mssql && binary.left is BindParameter && !(binary.right is BindParameter): try write(BinaryExpression(binary.right, .equal, binary.left, type: binary.sqlType))
        case .trueDivide: try write(division: binary)
        case .floorDivide: try write(floorDivision: binary)
        case .like, .notLike: try write(like: binary, binary.left, binary.right)
        case .ilike, .notIlike: try write(ilike: binary, binary.left, binary.right)
        case .startsWith, .notStartsWith: try write(like: binary, binary.left, pattern(binary.right, before: false, after: true))
        case .endsWith, .notEndsWith: try write(like: binary, binary.left, pattern(binary.right, before: true, after: false))
        case .contains, .notContains: try write(like: binary, binary.left, pattern(binary.right, before: true, after: true))
        case .istartsWith, .notIstartsWith: try write(ilike: binary, binary.left, binary.right, before: false, after: true)
        case .iendsWith, .notIendsWith: try write(ilike: binary, binary.left, binary.right, before: true, after: false)
        case .icontains, .notIcontains: try write(ilike: binary, binary.left, binary.right, before: true, after: true)
        case .between, .notBetween: try write(binary, " \(binary.binaryOperator.text) \(binary.isSymmetric ? "SYMMETRIC " : "")")
        case .notIn:
            out.text += "("
            try write(binary, " NOT IN ")
            out.text += ")"
        case .modulo where dialect.family == .oracle: try write(call: "mod", binary)
        case .isDistinctFrom, .isNotDistinctFrom:
            // Databases with words of their own have the value as a parameter always.
            let isStandard = dialect.family == .postgresql || dialect.family == .standard
            try keeping(\.rendersLiterals, rendersLiterals && isStandard) { try keeping(\.omitsTable, omitsTable && (isStandard || !isReturning)) { try write(distinction: binary) } }
        case .concatenate where dialect.family == .mssql: try write(binary, " + ")
        case .modulo: try write(binary, dialect.isPercentDoubled || dialect.parameterCasts == .pg8000 ? " %% " : " % ")
        case .concatenate where dialect.family == .mysql:
            out.text += "concat("
            try write(binary, ", ")
            out.text += ")"
        case .bitwiseXor: try write(exclusiveOr: binary)
        case .bitwiseAnd where dialect.family == .oracle, .bitwiseOr where dialect.family == .oracle: try write(call: binary.binaryOperator == .bitwiseAnd ? "BITAND" : "BITOR", binary)
        case .leftShift where dialect.family == .oracle, .rightShift where dialect.family == .oracle: throw SQLError.compile("Cannot compile bitwise_\(binary.binaryOperator == .leftShift ? "lshift" : "rshift") in oracle")
        case .regexpMatch, .notRegexpMatch: try write(regexp: binary)
        case .regexpReplace: try write(regexpReplacement: binary)
        case .match: try write(match: binary)
        case .notMatch: try write(notMatch: binary)
        case .jsonItem, .jsonPath, .item: try write(item: binary)
        case .custom(let custom) where custom.isForeign: throw SQLError.unsupportedCompilation("Compiler \(dialect.compilerName(isType: false)) can't render element of type \(try custom.implementation?.function.reprText() ?? "")")
        case .custom(let custom): try write(custom: binary, custom)
        default: try write(binary, " \(binary.binaryOperator.text) ")
        }
    }

    /// `f(a, b)`
    private func write(call name: String, _ binary: BinaryExpression) throws {
        out.text += name + "("
        try write(binary, ", ")
        out.text += ")"
    }

    /// IS DISTINCT FROM, or the words that a database has for it.
    private func write(distinction binary: BinaryExpression) throws {
        let isDistinct = binary.binaryOperator == .isDistinctFrom
        switch dialect.family {
        case .oracle:
            out.text += "DECODE("
            try write(binary, ", ")
            out.text += ", 0, 1) = \(isDistinct ? 1 : 0)"
        case .mssql:
            out.text += (isDistinct ? "NOT " : "") + "EXISTS (SELECT "
            try write(binary, " INTERSECT SELECT ")
            out.text += ")"
        case .mysql:
            out.text += isDistinct ? "NOT (" : ""
            try write(binary, " <=> ")
            out.text += isDistinct ? ")" : ""
        case .sqlite: try write(binary, isDistinct ? " IS NOT " : " IS ")
        default: try write(binary, isDistinct ? " IS DISTINCT FROM " : " IS NOT DISTINCT FROM ")
        }
    }

    // MARK: LIKE

    private func pattern(_ part: ColumnElement, before: Bool, after: Bool) -> ColumnElement {
        let percent = TextColumn(literal: "'%'", type: StringType.shared)
        var made = part
        // `'%' || x || y || '%'`: a concatenation needs no parentheses inside of another.
        if let grouping = part as? Grouping, grouping.inner.operation == .concatenate, grouping.inner.sqlType.affinity != .null { made = grouping.inner }
        if before { made = Operation.concatenation(percent, made) }
        if after { made = Operation.concatenation(made, percent) }
        keep(made)
        return made
    }

    private func write(like binary: BinaryExpression, _ left: ColumnElement, _ right: ColumnElement) throws {
        try write(left)
        out.text += " \(binary.binaryOperator.text) "
        try write(right)
        if let escape = binary.escape { out.text += " ESCAPE \(try literal(.string(escape), StringType.shared))" }
    }

    private func write(ilike binary: BinaryExpression, _ left: ColumnElement, _ right: ColumnElement, before: Bool = false, after: Bool = false) throws {
        guard dialect.family != .postgresql else {
            try write(left)
            out.text += binary.binaryOperator.text == "LIKE" ? " ILIKE " : " NOT ILIKE "
            try write(before || after ? pattern(right, before: before, after: after) : right)
            if let escape = binary.escape { out.text += " ESCAPE \(try literal(.string(escape), StringType.shared))" }
            return
        }
        func lowered(_ element: ColumnElement) throws {
            out.text += "lower("
            try write(element)
            out.text += ")"
        }
        try lowered(left)
        out.text += " \(binary.binaryOperator.text) "
        if before || after {
            let percent = dialect.isPercentDoubled ? "'%%'" : "'%'"
            let hasFunction = dialect.family == .mysql
            let plus = dialect.family == .mssql ? " + " : " || "
            out.text += hasFunction ? "concat(" : ""
            if before { out.text += percent + (hasFunction ? ", " : plus) }
            try lowered(right)
            if after { out.text += (hasFunction ? ", " : plus) + percent }
            out.text += hasFunction ? ")" : ""
        } else { try lowered(right) }
        if let escape = binary.escape { out.text += " ESCAPE \(try literal(.string(escape), StringType.shared))" }
    }

    // MARK: arithmetic

    private func write(division binary: BinaryExpression) throws {
        try write(binary.left)
        out.text += " / "
        switch dialect.family {
        case .sqlite, .mssql:
            out.text += "("
            try write(binary.right)
            out.text += " + 0.0)"
        case .mysql, .oracle: try write(binary.right)
        default:
            let type = binary.right.sqlType
            if type.affinity == .numeric || type.affinity == .float { try write(CastExpression(binary.right, type)) } else { try write(CastExpression(binary.right, NumericType.shared)) }
        }
    }

    private func write(floorDivision binary: BinaryExpression) throws {
        let isWhole = binary.right.sqlType.affinity == .integer && binary.left.sqlType.affinity == .integer && dialect.family != .mysql && dialect.family != .oracle
        if isWhole { return try write(binary, " / ") }
        out.text += "FLOOR("
        try write(binary, " / ")
        out.text += ")"
    }

    private func write(exclusiveOr binary: BinaryExpression) throws {
        if dialect.family == .oracle { return try write(call: "BITXOR", binary) }
        switch dialect.family {
        case .sqlite:
            // SQLite has no XOR: a XOR b = (a | b) - (a & b).
            out.text += "("
            try write(binary, " | ")
            out.text += " - "
            try write(binary, " & ")
            out.text += ")"
        case .postgresql: try write(binary, " # ")
        default: try write(binary, " ^ ")
        }
    }

    private func write(custom binary: BinaryExpression, _ custom: CustomOperator) throws {
        let text = " \(dialect.isPercentDoubled ? custom.text.doubling(37) : custom.text) "
        if custom.text == "->", dialect.family == .postgresql, binary.left.sqlType.particulars?.operators == .hstore { return try write(index: binary) }
        if custom.groupsEagerly { try write(eagerly: binary, text) } else { try write(binary, text) }
    }

    // MARK: regular expressions

    private func write(regexp binary: BinaryExpression) throws {
        let isNegated = binary.binaryOperator == .notRegexpMatch
        switch dialect.family {
        case .sqlite: try write(binary, isNegated ? " NOT REGEXP " : " REGEXP ")
        case .standard where dialect.isStringifying: try write(binary, isNegated ? " <not regexp> " : " <regexp> ")
        case .postgresql:
            guard let flags = binary.escape else { return try write(binary, isNegated ? " !~ " : " ~ ") }
            if flags == "i" { return try write(binary, isNegated ? " !~* " : " ~* ") }
            try write(binary.left)
            out.text += isNegated ? " !~ CONCAT('(?', " : " ~ CONCAT('(?', "
            out.text += try literal(.string(flags), StringType.shared) + ", ')', "
            try write(binary.right)
            out.text += ")"
        case .mysql:
            guard let flags = binary.escape else { return try write(binary, isNegated ? " NOT REGEXP " : " REGEXP ") }
            if dialect.isMariaDB {
                try write(binary.left)
                out.text += isNegated ? " NOT REGEXP " : " REGEXP "
                return try write(pattern: binary.right, flags)
            }
            out.text += isNegated ? "NOT REGEXP_LIKE(" : "REGEXP_LIKE("
            try write(binary, ", ")
            out.text += ", \(try literal(.string(flags), StringType.shared)))"
        case .oracle:
            out.text += isNegated ? "NOT REGEXP_LIKE(" : "REGEXP_LIKE("
            try write(binary, ", ")
            if let flags = binary.escape { out.text += ", \(try literal(.string(flags), StringType.shared))" }
            out.text += ")"
        default: throw SQLError.compile("\(dialect.name) dialect does not support regular expressions")
        }
    }

    private func write(regexpReplacement binary: BinaryExpression) throws {
        switch dialect.family {
        case .standard where dialect.isStringifying:
            out.text += "<regexp replace>("
            try write(binary, ", ")
            out.text += ")"
        case .mysql where dialect.isMariaDB && binary.escape != nil:
            let parts = (binary.right as? ExpressionList)?.elements ?? [binary.right]
            out.text += "REGEXP_REPLACE("
            try write(binary.left)
            out.text += ", "
            try write(pattern: parts[0], binary.escape ?? "")
            for part in parts.dropFirst() {
                out.text += ", "
                try write(part)
            }
            out.text += ")"
        case .postgresql, .mysql, .oracle:
            out.text += "REGEXP_REPLACE("
            try write(binary, ", ")
            if let flags = binary.escape { out.text += ", \(try literal(.string(flags), StringType.shared))" }
            out.text += ")"
        default: throw SQLError.compile("\(dialect.name) dialect does not support regular expression replacements")
        }
    }

    /// `CONCAT('(?', 'i', ')', pattern)`: MariaDB has flags within the pattern alone, which stays a parameter.
    private func write(pattern: ColumnElement, _ flags: String) throws {
        out.text += "CONCAT('(?', \(try literal(.string(flags), StringType.shared)), ')', "
        try keeping(\.rendersLiterals, false) { try write(pattern) }
        out.text += ")"
    }

    /// The values of a MATCH that is negated stay parameters, whatever else is written as text.
    private func write(notMatch binary: BinaryExpression) throws {
        out.text += "NOT "
        try keeping(\.rendersLiterals, false) { try write(match: binary) }
    }
    private func write(match binary: BinaryExpression) throws {
        switch dialect.family {
        case .postgresql:
            try write(binary, " @@ plainto_tsquery(" + (binary.escape.map { SQLType.quoted($0) + ", " } ?? ""))
            out.text += ")"
        case .mysql:
            out.text += "MATCH ("
            try write(binary.left)
            out.text += ") AGAINST ("
            try write(binary.right)
            out.text += " IN BOOLEAN MODE)"
        case .oracle, .mssql:
            out.text += "CONTAINS ("
            try keeping(\.rendersLiterals, rendersLiterals && dialect.family == .mssql) { try write(binary, ", ") }
            out.text += ")"
        default: try write(binary, " MATCH ")
        }
    }

    /// The error of an operator that the dialect cannot write.
    func unsupported(_ binary: BinaryExpression) -> PythonException {
        let name = ["jsonItem": "json_getitem_op", "jsonPath": "json_path_getitem_op"]["\(binary.binaryOperator)"] ?? "getitem"
        return SQLError.unsupportedCompilation("Compiler \(dialect.compilerName(isType: false)) can't render element of type \(name == "getitem" ? "<built-in function getitem>" : "<function \(name) at \(binary.address)>")")
    }
}
