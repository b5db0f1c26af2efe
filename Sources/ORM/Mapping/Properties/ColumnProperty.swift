import Runtime
import SQL

/// A column, or an SQL expression, as an attribute: `name = Column(String)`, `column_property(first + " " + last)`.
public final class ColumnProperty: MapperProperty, ClauseConvertible {
    public var clause: ColumnElement { columns[0] }
    /// The columns that the attribute stands for: several where a joined table repeats its parent's key, the
    /// most derived table's first.
    public internal(set) var columns: [ColumnElement]
    /// Loaded when first read: `deferred(...)`.
    public var isDeferred: Bool
    /// Deferred columns that are loaded together.
    public var group: String?
    /// Reading it without having loaded it raises.
    public var raisesOnLoad: Bool
    /// `active_history=True`
    public var wantsActiveHistory: Bool
    /// `query_expression()`: queries give it by `with_expression`.
    public var isOfQuery = false
    /// Whether `properties=` gave the column itself, so that it must be one of the mapped table.
    var isBare = false
    /// The synonym whose `map_column` made it.
    var mappingSynonym: SynonymProperty?
    /// A discriminator that rows have and objects do not: among the mapper's properties, but no attribute of the class.
    var isHidden = false
    public override var isInstrumented: Bool { !isHidden }
    /// Whether a flush expires the value of an SQL expression.
    public var expiresOnFlush: Bool

    public init(_ columns: [ColumnElement], deferred: Bool = false, group: String? = nil, raisesOnLoad: Bool = false, activeHistory: Bool = false, expiresOnFlush: Bool = true) {
        // An expression as an attribute has a name of its own, by which ORDER BY refers to it.
        self.columns = columns.map { $0 is Column || $0 is Label || $0 is TextColumn || $0 is Constant ? $0 : Label(nil as String?, $0) }
        isDeferred = deferred
        self.group = group
        self.raisesOnLoad = raisesOnLoad
        wantsActiveHistory = activeHistory
        self.expiresOnFlush = expiresOnFlush
        super.init()
    }

    /// What `column_property()` takes: a column, `mapped_column()`, an expression, a SELECT, a literal value.
    public static func columnArgument(_ value: Value) throws -> ColumnElement {
        if value.object is MappedColumn || value.object is InstrumentedAttribute || value.object is EntityAttribute { return try ORMCoercion.column(value) }
        return try Coercion.expression(value)
    }

    /// Whether it is SQLAlchemy's MappedSQLExpression: `column_property()`, `query_expression()`.
    public var isExpression: Bool { type === ColumnProperty.sqlExpression }
    /// `MappedSQLExpression`, which the bindings declare.
    nonisolated(unsafe) public static var sqlExpression: Class?
    public func becomeSQLExpression() { if let type = ColumnProperty.sqlExpression { become(type) } }
    /// The column or expression that SELECTs name.
    public var expression: ColumnElement { columns[0] }
    /// The table column behind the attribute; nil for an expression.
    public var column: Column? { columns.first as? Column }
    /// Whether rows hold it: INSERT and UPDATE write it.
    public var isTableColumn: Bool { columns.contains { $0 is Column } }

    var hasActiveHistory: Bool { wantsActiveHistory || (column?.isPrimaryKey ?? false) || isVersion }
    private var isVersion: Bool {
        guard let parent, let version = parent.versionColumn else { return false }
        return version === column || parent.mappedSelectable != nil && parent.writtenAttribute(for: version)?.property === self
    }

    /// Whether two values are equal to the column's type.
    func compareValues(_ a: Value, _ b: Value) throws -> Bool {
        guard case .bool(let answer) = try a.compare(.equal, b) else { return false }
        return answer
    }

    override func makeAttribute(_ mapper: Mapper, index: Int, slot: Int, isLate: Bool) -> InstrumentedAttribute? {
        ScalarAttribute(self, of: mapper, index: index, slot: slot, isLate: isLate)
    }
}
