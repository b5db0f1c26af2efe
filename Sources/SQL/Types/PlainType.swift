import Runtime

/// A type of one database with no generic type behind it, which passes values through: INET, MONEY, BIT.
public final class PlainType: SQLType {
    public override init() { super.init() }
    public override var affinity: TypeAffinity { particulars?.affinity ?? .userDefined }
    /// The types whose literals are of the type itself, whatever Python's class.
    private static let keepsLiterals: Set<String> = ["INET", "CIDR", "MACADDR", "MACADDR8"]
    public override func compared(_ operation: SQLOperator?, with value: Value) throws -> SQLType {
        let isBits = visitName == "BIT" && type.module.contains("postgresql") && value.object is StringObject
        return isBits || PlainType.keepsLiterals.contains(visitName) ? self : try super.compared(operation, with: value)
    }
    public override func adapted(_ operation: SQLOperator, _ other: SQLType) -> (SQLOperator, SQLType) {
        particulars?.operators == .hstore ? concatenated(operation, other, self) : (operation, self)
    }
    public override func literal(_ value: Value, _ dialect: Dialect) throws -> String {
        guard visitName == "INTERVAL" else { return try super.literal(value, dialect) }
        return try particulars?.has("day_precision") == true ? IntervalType.oracle(value, self) : IntervalType.postgresql(value, self)
    }
    public override func copied() -> SQLType { PlainType().like(self) }
}
