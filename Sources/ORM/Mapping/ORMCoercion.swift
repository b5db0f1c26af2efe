import Runtime
import SQL

/// How Python arguments of mappings become columns and clauses, and how join conditions are read.
enum ORMCoercion {
    static func column(_ value: Value) throws -> ColumnElement { throw ORMError.argument("") }
    static func columns(_ value: Value) throws -> [ColumnElement] { [] }
    static func tableColumns(_ value: Value) throws -> [Column] { [] }
    static func comparisons(_ clause: ColumnElement) -> [JoinCondition.Comparison] { [] }
    static func conjunction(_ parts: [ColumnElement]) -> ColumnElement { parts[0] }
    static func equality(_ a: Column, _ b: Column) -> ColumnElement { a }
    static func withoutRemote(_ clause: ColumnElement) -> ColumnElement { clause }
    static func value(_ clause: ColumnElement) -> Value { .object(clause) }
    static func label(_ clause: ColumnElement) -> String { "" }
}
