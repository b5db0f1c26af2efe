import Runtime

/// `ARRAY(Integer)`: of PostgreSQL alone.
public final class ArrayType: SQLType {
    public var item: SQLType
    public var dimensions: Int?
    public var isTuple: Bool
    /// Whether Python's indexes from 0 on are SQL's from 1 on.
    public var startsAtZero: Bool
    public init(_ item: SQLType, dimensions: Int? = nil, isTuple: Bool = false, startsAtZero: Bool = false) {
        self.item = item
        self.dimensions = dimensions
        self.isTuple = isTuple
        self.startsAtZero = startsAtZero
        super.init()
    }
    public override var affinity: TypeAffinity { .array }
    public override var standardVisitName: String { "ARRAY" }
    public override var shownArguments: [String] {
        [(try? item.repr()) ?? "?"] + (isTuple ? ["as_tuple=True"] : []) + (dimensions.map { ["dimensions=\($0)"] } ?? []) + (startsAtZero ? ["zero_indexes=True"] : [])
    }
    public override func pythonType() throws -> Class { Class.list }
    /// `ARRAY[1, 2]`, of PostgreSQL.
    public override func literal(_ value: Value, _ dialect: Dialect) throws -> String {
        func written(_ value: Value, _ dimensions: Int?) throws -> String {
            try StackGuard.check()
            let items = try value.elements()
            let isInnermost = dimensions.map { $0 == 1 } ?? !(items.first?.object is ListObject || items.first?.object is TupleObject)
            let texts = try items.map { item in
                if item.isNone { throw Literals.failed(value, "ARRAY") }
                return isInnermost ? try self.item.resolved(dialect).literalText(item, dialect) : try written(item, dimensions.map { $0 - 1 })
            }
            return (dialect.family == .postgresql ? "ARRAY[" : "[") + texts.joined(separator: ", ") + "]"
        }
        let text = try { do { return try written(value, dimensions) } catch let error as PythonException {
            // Items of which nothing says how to write them have none as a whole.
            guard error.message.hasPrefix("No literal value renderer") else { throw Literals.failed(value, "ARRAY") }
            throw SQLError.compile("No literal value renderer is available for literal value \"\(try value.reprText())\" with datatype ARRAY")
        } }()
        return text
    }
    public override func adapted(_ operation: SQLOperator, _ other: SQLType) -> (SQLOperator, SQLType) { concatenated(operation, other, self) }
    public override func copied() -> SQLType { ArrayType(item, dimensions: dimensions, isTuple: isTuple, startsAtZero: startsAtZero).like(self) }
}
