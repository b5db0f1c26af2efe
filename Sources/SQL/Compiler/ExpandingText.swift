import Runtime

/// The values of an IN in the text.
public enum ExpandingText {
    /// What stands for an empty list: no rows, in the words of the dialect.
    public static func empty(_ bind: BindParameter, _ dialect: Dialect) -> String {
        let count = bind.sqlType.elementTypes?.count ?? 1
        if dialect.family == .sqlite {
            let ones = [String](repeating: "1", count: count).joined(separator: ", ")
            return "SELECT \(ones) FROM (SELECT \(ones)) WHERE 1!=1"
        }
        let nulls = [String](repeating: "NULL", count: count).joined(separator: ", ")
        let row = count > 1 ? "(\(nulls))" : nulls
        switch bind.expandingOperator {
        case .notIn: return "\(row)) OR (1 = 1"
        case .in: return "\(row)) AND (1 != 1"
        default: return "SELECT 1 WHERE 1!=1"
        }
    }

    /// Whether each value is a row of its own.
    public static func isTuple(_ bind: BindParameter, _ values: [Value]) -> Bool {
        if bind.sqlType.affinity == .tuple { return true }
        guard bind.sqlType.affinity == .null, let first = values.first else { return false }
        return first.object is TupleObject || first.object is ListObject
    }

    static func literals(_ bind: BindParameter, _ values: [Value], _ dialect: Dialect) throws -> String {
        guard !values.isEmpty else { return empty(bind, dialect) }
        func literal(_ value: Value, _ type: SQLType) throws -> String { value.isNone && !type.evaluatesNone ? "NULL" : dialect.escapingBackslashes(try type.resolved(dialect).literalText(value, dialect)) }
        if isTuple(bind, values) {
            let types = bind.sqlType.elementTypes ?? []
            let rows = try values.map { row in
                "(" + (try row.elements().enumerated().map { try literal($1, $0 < types.count ? types[$0] : LiteralTypes.type(of: $1)) }.joined(separator: ", ")) + ")"
            }
            return (dialect.family == .sqlite ? "VALUES " : "") + rows.joined(separator: ", ")
        }
        return try values.map { try literal($0, bind.sqlType) }.joined(separator: ", ")
    }
    /// The values of a parameter that is written into the text at execution.
    public static func literal(_ bind: BindParameter, _ value: Value, _ dialect: Dialect) throws -> String {
        value.isNone && !bind.sqlType.evaluatesNone ? "NULL" : dialect.escapingBackslashes(try bind.sqlType.resolved(dialect).literal(value, dialect))
    }
}
