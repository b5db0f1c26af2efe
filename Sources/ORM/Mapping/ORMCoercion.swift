import Runtime
import SQL

/// How Python arguments of mappings become columns and clauses, and how join conditions are read.
enum ORMCoercion {
    static func column(_ value: Value) throws -> ColumnElement {
        if let attribute = value.object as? InstrumentedAttribute, let property = attribute.property as? ColumnProperty { return property.expression }
        if let element = value.object as? ColumnElement { return element }
        if let mapped = value.object as? MappedColumn { return mapped.column }
        throw ORMError.argument("Column expression expected, got \(try value.reprText()).")
    }
    static func columns(_ value: Value) throws -> [ColumnElement] {
        value.object is ListObject || value.object is TupleObject ? try value.elements().map { try column($0) } : [try column(value)]
    }
    static func tableColumns(_ value: Value) throws -> [Column] { try columns(value).compactMap { $0 as? Column } }
    static func comparisons(_ clause: ColumnElement) -> [JoinCondition.Comparison] {
        if let all = clause as? Conjunction { return all.parts.flatMap { comparisons($0) } }
        if let grouping = clause as? Grouping { return comparisons(grouping.inner) }
        if let comparison = clause as? BinaryExpression, let left = comparison.left as? Column, let right = comparison.right as? Column {
            return [.init(left: .init(column: left), right: .init(column: right), isEquality: comparison.binaryOperator == .equal)]
        }
        return [.init(left: nil, right: nil, isEquality: false)]
    }
    static func conjunction(_ parts: [ColumnElement]) -> ColumnElement { Conjunction.make(.and, parts) }
    static func equality(_ a: Column, _ b: Column) -> ColumnElement { BinaryExpression(a, .equal, b, type: BooleanType.shared) }
    static func withoutRemote(_ clause: ColumnElement) -> ColumnElement { clause }
    static func value(_ clause: ColumnElement) -> Value { .object(clause) }
    static func label(_ clause: ColumnElement) -> String { (clause as? Column).map { "\($0.table?.alias ?? "").\($0.name)" } ?? "" }
}
