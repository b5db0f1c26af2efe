import Runtime

/// `Index("name", table.c.a, table.c.b.desc())`
public final class Index: Object, ColumnCollectionItem {
    public var name: String?
    /// `name=conv(...)`: no naming convention changes it.
    public var hasFixedName = false
    /// Whether a naming convention made the name, which is cut where it is too long.
    public internal(set) var hasMadeName = false
    /// Names and columns as given, and expressions.
    fileprivate(set) var parts: [Part]
    public enum Part: ReferenceHolder {
        case reference(ColumnReference)
        case expression(ColumnElement)

        public mutating func visitHeld(_ visit: (Object) -> Void) {
            switch self {
            case .reference(.column(let column)): visit(column)
            case .reference(.name): break
            case .expression(let element): visit(element)
            }
        }
    }
    public var isUnique: Bool
    /// `unique=` as it was given, where that was no flag: reflection gives numbers.
    public var givenUnique: Value?
    public internal(set) var table: Table?
    public private(set) var expressions: [ColumnElement] = []
    public var options: [String: Value] = [:]
    /// Whether `index=True` of a column made it.
    public internal(set) var isOfColumn = false
    public lazy var info = DictObject()
    /// `ddl_if(...)`: where it is created and dropped; nil for everywhere.
    public var definitionCondition: DefinitionCondition?
    /// Functions called when it is created or dropped.
    public var listeners: [SchemaListener] = []

    public init(_ name: String?, _ parts: [Part], isUnique: Bool = false) {
        self.name = name
        self.parts = parts
        self.isUnique = isUnique
        super.init()
    }
    /// Takes over what another index is, and goes to the table of its columns: a class of a program's own has called `super().__init__()`.
    public func take(_ other: Index) throws {
        (name, parts, isUnique, givenUnique, hasFixedName, options, info) = (other.name, other.parts, other.isUnique, other.givenUnique, other.hasFixedName, other.options, other.info)
        try attachByColumns()
    }
    public override func visitReferences(_ visit: (Object) -> Void) {
        table.visitHeld(visit)
        parts.visitHeld(visit)
        expressions.visitHeld(visit)
    }
    public override func clearReferences() {
        clearSlots()
        table = nil
        parts = []
        expressions = []
    }

    /// The columns that its expressions sort by: of each the first.
    public var columns: [Column] { expressions.compactMap { SchemaColumns.of($0).first } }

    var hasUnnamedColumn: Bool { objects.contains { $0.name.isEmpty } }

    func attach(to table: Table) throws {
        if let other = self.table, other !== table { throw SQLError.argument("Index '\(name ?? "None")' is against table '\(other.describedName)', and cannot be associated with table '\(table.describedName)'.") }
        expressions = try parts.map { part in
            switch part {
            case .reference(let reference): try reference.column(of: table, for: "Index")
            case .expression(let element): element
            }
        }
        self.table = table
    }
    private var objects: [Column] {
        parts.flatMap { part -> [Column] in
            switch part {
            case .reference(.column(let column)): [column]
            case .reference(.name): []
            case .expression(let element): SchemaColumns.of(element)
            }
        }
    }
    /// Goes to the table of its columns, now or when they have one.
    public func attachByColumns() throws { try attach(by: objects) }
    func attachIfComplete() throws {
        let columns = objects
        guard self.table == nil, let table = columns.first?.table as? Table, !columns.contains(where: { $0.table == nil }) else { return }
        let others = columns.filter { $0.table !== table }
        if !others.isEmpty {
            throw SQLError.argument("Column(s) \(others.map { "'\((try? $0.str()) ?? $0.name)'" }.joined(separator: ", ")) are not part of table '\(table.describedName)'.")
        }
        try table.add(self)
    }
    public override func repr() throws -> String {
        let pending = parts.compactMap { part -> String? in if case .reference(.name(let name)) = part { name.pythonRepr } else { nil } }
        let elements = expressions.isEmpty ? pending : try expressions.map { try Value.object(($0 as? TextColumn)?.clause ?? $0).reprText() }
        let shown = [name?.pythonRepr ?? "None"] + elements + (isUnique ? ["unique=True"] : [])
        return "Index(\(shown.joined(separator: ", ")))"
    }
}
