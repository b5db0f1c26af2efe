import Runtime
import SQL

/// How Python arguments of mappings become columns and clauses, and how join conditions are read.
enum ORMCoercion {
    static func column(_ value: Value) throws -> ColumnElement {
        if let attribute = value.object as? InstrumentedAttribute, let property = attribute.property as? ColumnProperty { return property.expression }
        if let attribute = value.object as? EntityAttribute, attribute.reference.property is ColumnProperty { return attribute.reference.clause.unmarked }
        if let element = value.object as? ColumnElement { return element }
        if let mapped = value.object as? MappedColumn { return mapped.column }
        if value.object is ClauseConvertible || value.object is HybridAttribute, let element = try Coercion.element(value) as? ColumnElement { return element }
        throw ORMError.argument("Column expression expected, got \(try value.reprText()).")
    }
    static func columns(_ value: Value) throws -> [ColumnElement] {
        value.object is ListObject || value.object is TupleObject ? try value.elements().map { try column($0) } : [try column(value)]
    }
    static func tableColumns(_ value: Value) throws -> [Column] { try columns(value).compactMap { $0 as? Column } }
    /// The comparisons of a condition; each pair of columns of one, where its sides are expressions.
    static func comparisons(_ clause: ColumnElement) -> [JoinCondition.Comparison] {
        switch clause {
        case let all as Conjunction: return all.parts.flatMap { comparisons($0) }
        case let grouping as Grouping: return comparisons(grouping.inner)
        case let unary as UnaryExpression: return comparisons(unary.operand)
        case let function as ComparingFunction:
            return (function.left.map { uses($0) } ?? []).flatMap { own in (function.right.map { uses($0) } ?? []).map { .init(left: own, right: $0, isEquality: false, isDirect: false) } }
        case let comparison as BinaryExpression:
            if let function = comparison.left as? ComparingFunction ?? comparison.right as? ComparingFunction { return comparisons(function) }
            let isEquality = comparison.binaryOperator == .equal
            if let left = use(comparison.left), let right = use(comparison.right) { return [.init(left: left, right: right, isEquality: isEquality)] }
            let left = uses(comparison.left), right = uses(comparison.right)
            if left.isEmpty || right.isEmpty { return (left + right).map { .init(left: $0, right: nil, isEquality: false, isDirect: false) } + (left.isEmpty && right.isEmpty ? [.init(left: nil, right: nil, isEquality: false)] : []) }
            return left.flatMap { own in right.map { .init(left: own, right: $0, isEquality: isEquality, isDirect: false) } }
        default:
            let columns = uses(clause)
            return columns.isEmpty ? [.init(left: nil, right: nil, isEquality: false)] : columns.map { .init(left: $0, right: nil, isEquality: false, isDirect: false) }
        }
    }
    private static func use(_ element: ColumnElement) -> JoinCondition.Use? {
        if let marked = element as? JoinAnnotation, let column = marked.element as? Column { return .init(column: column, isForeign: marked.isForeign, isRemote: marked.isRemote) }
        return (element as? Column).map { .init(column: $0) }
    }
    private static func uses(_ element: ColumnElement) -> [JoinCondition.Use] {
        var found: [JoinCondition.Use] = []
        _ = element.replacing { part in
            if let use = use(part) { found.append(use) }
            return part is JoinAnnotation || part is ScalarSelect ? part : nil
        }
        return found
    }
    static func conjunction(_ parts: [ColumnElement]) -> ColumnElement { Conjunction.make(.and, parts) }
    static func equality(_ a: Column, _ b: Column) -> ColumnElement { BinaryExpression(a, .equal, b, type: BooleanType.shared) }
    static func value(_ clause: ColumnElement) -> Value { .object(clause) }
    static func label(_ clause: ColumnElement) -> String { (clause as? Column).map { column in column.table.map { ($0.alias ?? "") + "." + column.name } ?? column.name } ?? (try? clause.str()) ?? "" }
}
