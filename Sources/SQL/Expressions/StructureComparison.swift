import Runtime

/// Whether two clauses have the same structure: what would be written, of the same tables, with the same values (`ClauseElement.compare`).
public enum StructureComparison {
    public static func isSame(_ a: ClauseElement, _ b: ClauseElement) throws -> Bool {
        if a === b { return true }
        if let a = a as? ColumnElement, let b = b as? ColumnElement { return try isSame(a, b) }
        guard a.type === b.type else { return false }
        switch (a, b) {
        case (let a as TableClause, let b as TableClause): return isSameTable(a, b)
        case (let a as Alias, let b as Alias): return try a.name == b.name && (isSame(a.element, b.element))
        case (let a as Join, let b as Join): return try a.isOuter == b.isOuter && a.isFull == b.isFull && (isSame(a.left, b.left) && isSame(a.right, b.right) && isSame(a.condition, b.condition))
        default: return try isSameText(a, b)
        }
    }

    /// The same name, and columns of the same names and types.
    private static func isSameTable(_ a: TableClause, _ b: TableClause) -> Bool {
        a === b || (a.name == b.name && a.schema == b.schema && a.columns.count == b.columns.count && zip(a.columns, b.columns).allSatisfy { $0.name == $1.name && $0.columnType.type === $1.columnType.type })
    }
    private static func isSameColumn(_ a: Column, _ b: Column) throws -> Bool {
        guard a.name == b.name, a.isSchemaItem == b.isSchemaItem, a.columnType.type === b.columnType.type else { return false }
        guard let own = a.table, let other = b.table else { return a.table == nil && b.table == nil }
        return try isSame(own, other)
    }

    private static func isSame(_ a: ColumnElement, _ b: ColumnElement) throws -> Bool {
        if a === b { return true }
        switch (a.node, b.node) {
        case (.column(let a), .column(let b)): return try isSameColumn(a, b)
        case (.bind(let a), .bind(let b)):
            guard try a.callable.map({ own in try b.callable.map { try own.isIdentical(to: $0) || own.equals($0) } ?? false }) ?? (b.callable == nil) else { return false }
            return try a.isUnique == b.isUnique && a.isExpanding == b.isExpanding && (a.isUnique || a.key == b.key) && type(of: a.sqlType) == type(of: b.sqlType) && (a.boundValue.isUndefined == b.boundValue.isUndefined && (a.boundValue.isUndefined || a.boundValue.equals(b.boundValue)))
        case (.label(let a), .label(let b)): return try a.name == b.name && (isSame(a.element, b.element))
        case (.binary(let a), .binary(let b)):
            guard a.binaryOperator == b.binaryOperator, a.escape == b.escape else { return false }
            if try isSame(a.left, b.left), try isSame(a.right, b.right) { return true }
            return a.binaryOperator.isCommutative ? try isSame(a.left, b.right) && isSame(a.right, b.left) : false
        case (.unary(let a), .unary(let b)): return try a.unaryOperator == b.unaryOperator && a.isPostfix == b.isPostfix && (isSame(a.operand, b.operand))
        case (.conjunction(let a), .conjunction(let b)): return try a.connective == b.connective && (isSameUnordered(a.parts, b.parts))
        case (.list(let a), .list(let b)): return try a.separator == b.separator && (a.separator.isAssociative ? isSameUnordered(a.elements, b.elements) : isSame(a.elements, b.elements))
        case (.grouping(let a), .grouping(let b)): return try isSame(a.inner, b.inner)
        case (.asBoolean(let a), .asBoolean(let b)): return try a.truth == b.truth && (isSame(a.element, b.element))
        case (.function(let a), .function(let b)): return try a.name == b.name && a.packages == b.packages && (isSame(a.arguments, b.arguments))
        case (.cast(let a), .cast(let b)): return try type(of: a.sqlType) == type(of: b.sqlType) && (isSame(a.element, b.element))
        case (.tuple(let a), .tuple(let b)): return try isSame(a.elements, b.elements)
        case (.scalarSelect(let a), .scalarSelect(let b)): return try a.isExists == b.isExists && (isSame(a.select, b.select))
        default: return try a.type === b.type && (isSameText(a, b))
        }
    }

    private static func isSame(_ a: [ColumnElement], _ b: [ColumnElement]) throws -> Bool { try a.count == b.count && zip(a, b).allSatisfy { try isSame($0, $1) } }

    /// The operands of AND and OR may stand in any order.
    private static func isSameUnordered(_ a: [ColumnElement], _ b: [ColumnElement]) throws -> Bool {
        // SQLAlchemy compares sets: an operand that stands there twice is found once.
        var rest: [ColumnElement] = []
        for other in b where !rest.contains(where: { $0 === other }) { rest.append(other) }
        var found = 0
        for own in a {
            guard let at = try rest.firstIndex(where: { try isSame(own, $0) }) else { continue }
            rest.remove(at: at)
            found += 1
        }
        return found == a.count && found == b.count
    }

    private static func isSameText(_ a: ClauseElement, _ b: ClauseElement) throws -> Bool {
        let (first, second) = (try Compiler.compile(a, .standard), try Compiler.compile(b, .standard))
        guard first.text == second.text, first.parameters.count == second.parameters.count else { return false }
        return try zip(first.parameters, second.parameters).allSatisfy { own, other in
            try own.name == other.name && own.bind.boundValue.isUndefined == other.bind.boundValue.isUndefined && (own.bind.boundValue.isUndefined || (own.bind.boundValue.equals(other.bind.boundValue)))
        }
    }
}
