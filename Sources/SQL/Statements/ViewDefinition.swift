import Runtime

/// What CREATE VIEW or CREATE TABLE ... AS makes of a SELECT, with the table that stands for it.
public final class ViewDefinition {
    public let select: SelectBase
    public let table: Table
    /// Whether it is a table that is filled once, not a view.
    public let isTable: Bool
    public let replaces: Bool
    public let isMaterialized: Bool
    public let isTemporary: Bool
    public let ifNotExists: Bool

    /// - Parameter metadata: what the table belongs to; a metadata of its own where there is none.
    public init(_ select: SelectBase, _ name: String, schema: String?, metadata: MetaData?, isTable: Bool, replaces: Bool = false, isMaterialized: Bool = false, isTemporary: Bool = false, ifNotExists: Bool = false) throws {
        self.select = select
        self.isTable = isTable
        self.replaces = replaces
        self.isMaterialized = isMaterialized
        self.isTemporary = isTemporary
        self.ifNotExists = ifNotExists
        let columns = Subquery(select, name: nil).columns.map { Column($0.name, $0.sqlType) }
        table = try Table(name, metadata ?? MetaData(), items: columns, schema: schema)
        table.view = self
    }

    /// The same of a copy of the table (`to_metadata`).
    func about(_ table: Table) -> ViewDefinition { ViewDefinition(self, table) }
    private init(_ other: ViewDefinition, _ table: Table) {
        self.table = table
        (select, isTable, replaces, isMaterialized, isTemporary, ifNotExists) = (other.select, other.isTable, other.replaces, other.isMaterialized, other.isTemporary, other.ifNotExists)
    }
}
