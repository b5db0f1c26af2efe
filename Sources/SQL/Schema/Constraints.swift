import Runtime

/// A constraint of a table.
open class Constraint: Object {
    /// As given, or as the naming convention of the metadata made it.
    public internal(set) var name: String?
    /// `name=conv(...)`: no naming convention changes it.
    public var hasFixedName = false
    /// Whether a naming convention made the name, which is cut where it is too long.
    public internal(set) var hasMadeName = false
    public internal(set) var table: Table?
    public var isDeferrable: Bool?
    public var initially: String?
    public var comment: String?
    /// `ddl_if(...)`: in whose DDL it stands; nil for all.
    public var definitionCondition: DefinitionCondition?
    /// Why a naming convention could not name it.
    var namingError: PythonException?
    /// Whether `AddConstraint()` adds it, so that CREATE TABLE leaves it out.
    public var isIsolated = false
    /// Whether it stands in the table's definition, not made by `unique=True` of a column.
    public internal(set) var isDeclared = true
    /// `sqlite_on_conflict`
    public var options: [String: Value] = [:]
    public lazy var info = DictObject()
    let creationOrder = CreationOrder.next()

    public init(name: String?, isDeferrable: Bool? = nil, initially: String? = nil) {
        self.name = name
        self.isDeferrable = isDeferrable
        self.initially = initially
        super.init()
    }
    public func rename(_ name: String?) { self.name = name }
    /// Says which table it goes to once it is complete: `CheckConstraint("x > 1", table=t)`.
    public func promise(_ table: Table) { self.table = table }
    /// Goes to the table that it was promised to, or to that of its columns.
    public func place() throws {
        if let table { try table.add(self) } else { try attachByColumns() }
    }
    /// Goes to the table of the columns given as objects, now or when they have one.
    public func attachByColumns() throws {}
    /// Takes over what another constraint is: a class of a program's own has called `super().__init__()`.
    func takeCommon(_ other: Constraint) {
        (name, isDeferrable, initially, hasFixedName, table) = (other.name, other.isDeferrable, other.initially, other.hasFixedName, other.table)
        (info, _) = (other.info, carrying(other))
    }
    public override func iterator() throws -> IteratorObject? {
        var rest = namedColumns[...]
        return ClosureIterator { rest.popFirst().map { .object($0) } }
    }
    public override func length() throws -> Int? { namedColumns.count }
    public override func isTrue() throws -> Bool { true }
    public override func contains(_ element: Value) throws -> Bool? { namedColumns.contains { $0 === element.object || $0.key == (element.object as? StringObject)?.text } }
    /// The columns that the naming convention speaks of.
    open var namedColumns: [Column] { [] }
    /// Takes its place in a table.
    func attach(to table: Table) throws { self.table = table }
    /// A copy for a table of another metadata.
    func copied() -> Constraint { self }
    /// Takes what a copy has of its original.
    final func carrying(_ other: Constraint) -> Self {
        options = other.options
        comment = other.comment
        return self
    }

    open override func visitReferences(_ visit: (Object) -> Void) { table.visitHeld(visit) }
    open override func clearReferences() {
        clearSlots()
        table = nil
    }

    /// `name='ck', table=Table(...)` of its repr().
    var namedParts: [String] { namePart + deferringParts + tablePart }
    var namePart: [String] { name.map { ["name=\($0.pythonRepr)"] } ?? [] }
    var tablePart: [String] { table.map { ["table=\((try? $0.repr()) ?? "")"] } ?? [] }
    /// `deferrable=True, initially='DEFERRED'`
    var deferringParts: [String] { (isDeferrable.map { ["deferrable=\($0 ? "True" : "False")"] } ?? []) + (initially.map { ["initially=\($0.pythonRepr)"] } ?? []) }
    func shown(_ arguments: [String]) -> String { "\(type.name)(\(arguments.joined(separator: ", ")))" }
}

/// What is made of columns, by name or as objects, and belongs to the table of these.
protocol ColumnCollectionItem: AnyObject {
    /// Goes to the table of its columns once all of them have one.
    func attachIfComplete() throws
}

extension ColumnCollectionItem {
    /// Goes to the table of its columns, now or when they have one.
    func attach(by columns: [Column]) throws {
        guard !columns.isEmpty else { return }
        let waiting = columns.filter { $0.table == nil }
        if waiting.isEmpty { return try attachIfComplete() }
        for column in waiting { column.await(self) }
    }
}

/// A column of a constraint, by name until the table is known.
public enum ColumnReference {
    case name(String)
    case column(Column)

    /// The key of the column.
    public var key: String {
        switch self {
        case .name(let key): key
        case .column(let column): column.key
        }
    }
    var shownName: String {
        switch self {
        case .name(let name): name
        case .column(let column): column.key
        }
    }

    func column(of table: Table, for kind: String) throws -> Column {
        switch self {
        case .column(let column): return column.table === table ? column : table.column(column.key) ?? column
        case .name(let name):
            guard let found = table.column(name) else {
                throw SQLError.constraintColumnNotFound("Can't create \(kind) on table '\(table.describedName)': no column named '\(name)' is present.")
            }
            return found
        }
    }
}

extension ColumnReference: ReferenceHolder {
    public mutating func visitHeld(_ visit: (Object) -> Void) { if case .column(let column) = self { visit(column) } }
}

/// A constraint over columns.
open class ColumnCollectionConstraint: Constraint, ColumnCollectionItem {
    var references: [ColumnReference]
    public internal(set) var columns: [Column] = []
    public init(_ references: [ColumnReference], name: String? = nil, isDeferrable: Bool? = nil, initially: String? = nil) {
        self.references = references
        super.init(name: name, isDeferrable: isDeferrable, initially: initially)
    }
    /// Takes over what another constraint is, and goes to the table of its columns: a class of a program's own has called `super().__init__()`.
    public func take(_ other: ColumnCollectionConstraint) throws {
        references = other.references
        takeCommon(other)
        try place()
    }
    public override var namedColumns: [Column] { columns }
    public override func visitReferences(_ visit: (Object) -> Void) {
        super.visitReferences(visit)
        references.visitHeld(visit)
        columns.visitHeld(visit)
    }
    public override func clearReferences() {
        super.clearReferences()
        references = []
        columns = []
    }
    override func attach(to table: Table) throws {
        columns = []
        for reference in references {
            let column = try reference.column(of: table, for: type.name)
            if !columns.contains(where: { $0 === column }) { columns.append(column) }
        }
        try super.attach(to: table)
    }
    public override func attachByColumns() throws {
        let objects = references.compactMap { if case .column(let column) = $0 { column } else { nil } }
        guard !objects.isEmpty else { return }
        if objects.contains(where: { !($0.table is Table) }) {
            guard objects.count == references.count else { return }
            for column in objects where column.table == nil { column.await(self) }
            return
        }
        try attachIfComplete()
    }
    func attachIfComplete() throws {
        guard table == nil else { return }
        let tables = references.compactMap { if case .column(let column) = $0 { column.table as? Table } else { nil } }
        // Columns that are given by name alone must be there already.
        guard let table = tables.first, references.allSatisfy({ reference in
            if case .name(let name) = reference { return table.column(name) != nil }
            if case .column(let column) = reference { return column.table != nil }
            return false
        }) else { return }
        let others = references.compactMap { reference -> String? in
            if case .column(let column) = reference, column.table !== table { return "'\((try? column.str()) ?? column.name)'" }
            return nil
        }
        if !others.isEmpty { throw SQLError.argument("Column(s) \(others.joined(separator: ", ")) are not part of table '\(table.describedName)'.") }
        try table.add(self)
    }
    public override func repr() throws -> String {
        shown(try columns.map { try $0.repr() })
    }
}

public final class PrimaryKeyConstraint: ColumnCollectionConstraint {
    /// Whether columns make it, with `primary_key=True`.
    var isImplicit = false
    public override init(_ references: [ColumnReference], name: String? = nil, isDeferrable: Bool? = nil, initially: String? = nil) {
        super.init(references, name: name, isDeferrable: isDeferrable, initially: initially)
    }
    public override var namedColumns: [Column] { table?.primaryKeyColumns ?? columns }
    /// Puts the columns into the order in which the database has them, behind those that it does not have: `PRIMARY KEY (b, a)`.
    public func order(_ names: [String]) { columns = columns.filter { !names.contains($0.name) } + names.compactMap { name in columns.first { $0.name == name } } }
    override func copied() -> Constraint { PrimaryKeyConstraint(columns.map { .name($0.key) }, name: name, isDeferrable: isDeferrable, initially: initially).carrying(self) }
    public override func repr() throws -> String { shown(try (table?.primaryKeyColumns ?? columns).map { try $0.repr() }) }
}

public final class UniqueConstraint: ColumnCollectionConstraint {
    public override init(_ references: [ColumnReference], name: String? = nil, isDeferrable: Bool? = nil, initially: String? = nil) {
        super.init(references, name: name, isDeferrable: isDeferrable, initially: initially)
    }
    override func copied() -> Constraint {
        UniqueConstraint(columns.map { .name($0.key) }, name: name, isDeferrable: isDeferrable, initially: initially).carrying(self)
    }
}

public final class CheckConstraint: Constraint, ColumnCollectionItem {
    public var condition: ClauseElement
    /// Whether a type makes it: Boolean, Enum.
    public let isOfType: Bool
    /// The type that makes it, where its column has others for some databases.
    var variant: (column: Column, type: SQLType)?
    /// Whether the column has the type that makes it with a dialect.
    func isMeant(for dialect: Dialect) -> Bool { variant.map { $0.column.columnType.resolved(dialect) === $0.type } ?? true }
    /// Whether a naming convention has named it, made by a type without a name.
    public internal(set) var isNamedByConvention = false
    public init(_ condition: ClauseElement, name: String? = nil, isDeferrable: Bool? = nil, initially: String? = nil, isOfType: Bool = false) {
        self.condition = condition
        self.isOfType = isOfType
        super.init(name: name, isDeferrable: isDeferrable, initially: initially)
    }
    public override var namedColumns: [Column] { conditionColumns }
    private var conditionColumns: [Column] { (condition as? ColumnElement).map { SchemaColumns.of($0) } ?? [] }
    override func copied() -> CheckConstraint {
        CheckConstraint(condition, name: name, isDeferrable: isDeferrable, initially: initially, isOfType: isOfType).carrying(self)
    }
    /// Takes over what another one is: a class of a program's own has called `super().__init__()`.
    public func take(_ other: CheckConstraint) throws {
        condition = other.condition
        takeCommon(other)
        try place()
    }
    /// A CHECK over columns that have a table belongs to it.
    public override func attachByColumns() throws { try attach(by: conditionColumns) }
    func attachIfComplete() throws {
        guard self.table == nil, let table = conditionColumns.first?.table as? Table, !conditionColumns.contains(where: { $0.table !== table }) else { return }
        try table.add(self)
    }
    /// CHECKs know no columns where they are text.
    public override func length() throws -> Int? { namedColumns.count }
    public override func repr() throws -> String {
        shown([try Value.object(condition).reprText()] + namedParts)
    }
}

/// The columns inside an expression.
enum SchemaColumns {
    static func of(_ element: ColumnElement) -> [Column] {
        var found: [Column] = []
        _ = element.replacing { part in
            if let column = part as? Column, !found.contains(where: { $0 === column }) { found.append(column) }
            return nil
        }
        return found
    }
}

public final class ForeignKeyConstraint: Constraint {
    public private(set) var references: [ColumnReference]
    public private(set) var targets: [ForeignKey]
    public var onDelete: String?
    public var onUpdate: String?
    public var match: String?
    public var usesAlter: Bool
    public private(set) var columns: [Column] = []
    public var elements: [ForeignKey] { targets }

    /// - Throws: ArgumentError where there are not as many columns as referenced ones.
    public init(
        _ columns: [ColumnReference], _ targets: [ForeignKey], onDelete: String? = nil, onUpdate: String? = nil, match: String? = nil, usesAlter: Bool = false,
        name: String? = nil, isDeferrable: Bool? = nil, initially: String? = nil
    ) throws {
        guard columns.count == targets.count else {
            throw SQLError.argument("ForeignKeyConstraint number of constrained columns must match the number of referenced columns.")
        }
        references = columns
        self.targets = targets
        self.onDelete = onDelete
        self.onUpdate = onUpdate
        self.match = match
        self.usesAlter = usesAlter
        super.init(name: name, isDeferrable: isDeferrable, initially: initially)
        for key in targets { key.constraint = self }
    }

    /// One without columns, for a class of a program's own to fill.
    public init() {
        references = []
        targets = []
        usesAlter = false
        super.init(name: nil)
    }
    /// Takes over what another one is: a class of a program's own has called `super().__init__()`.
    public func take(_ other: ForeignKeyConstraint) throws {
        (references, targets, onDelete, onUpdate, match, usesAlter) = (other.references, other.targets, other.onDelete, other.onUpdate, other.match, other.usesAlter)
        for key in targets { key.constraint = self }
        takeCommon(other)
        try place()
    }

    /// The constraint of a column's own foreign key.
    init(of key: ForeignKey, _ column: Column) {
        references = [.column(column)]
        targets = [key]
        onDelete = key.onDelete
        onUpdate = key.onUpdate
        match = key.match
        usesAlter = key.usesAlter
        columns = [column]
        super.init(name: key.name, isDeferrable: key.isDeferrable, initially: key.initially)
        isDeclared = false
        (options, comment) = (key.options, key.comment)
        key.constraint = self
    }

    public override var namedColumns: [Column] { columns }
    public override func visitReferences(_ visit: (Object) -> Void) {
        super.visitReferences(visit)
        references.visitHeld(visit)
        targets.visitHeld(visit)
        columns.visitHeld(visit)
    }
    public override func clearReferences() {
        super.clearReferences()
        references = []
        targets = []
        columns = []
    }
    override func attach(to table: Table) throws {
        try super.attach(to: table)
        guard isDeclared else { return }
        let names = Set(targets.map(\.targetTableName))
        if names.count > 1 { throw SQLError.argument("ForeignKeyConstraint on \(table.fullName)(\(references.map(\.shownName).joined(separator: ", "))) refers to multiple remote tables: \(names.sorted().prefix(2).joined(separator: " and "))") }
        columns = try references.map { try $0.column(of: table, for: "ForeignKeyConstraint") }
        for (column, key) in zip(columns, targets) {
            key.parentColumn = column
            if !column.foreignKeys.contains(where: { $0 === key }) { column.foreignKeys.append(key) }
        }
    }
    /// Goes to the table of its columns, where all of them have the same.
    public override func attachByColumns() throws {
        let columns = references.compactMap { reference -> Column? in if case .column(let column) = reference { column } else { nil } }
        guard columns.count == references.count, let table = columns.first?.table as? Table, columns.allSatisfy({ $0.table === table }) else { return }
        try table.add(self)
    }
    override func copied() -> Constraint { (try? copied { $0.copied() }) ?? self }
    /// A copy whose foreign keys `body` makes.
    func copied(_ body: (ForeignKey) throws -> ForeignKey) throws -> Constraint {
        try ForeignKeyConstraint(columns.map { .name($0.key) }, targets.map(body), onDelete: onDelete, onUpdate: onUpdate, match: match, usesAlter: usesAlter, name: name, isDeferrable: isDeferrable, initially: initially).carrying(self)
    }
    /// The text of it in messages, where it has no name.
    public override func repr() throws -> String {
        let collection = "<sqlalchemy.sql.base.ReadOnlyColumnCollection object at \(address)>"
        func part(_ name: String, _ text: String?) -> [String] { text.map { ["\(name)=\($0.pythonRepr)"] } ?? [] }
        let actions = part("onupdate", onUpdate) + part("ondelete", onDelete) + deferringParts + (usesAlter ? ["use_alter=True"] : [])
        let links = isDeclared && targets.first?.linksToName == true ? ["link_to_name=True"] : []
        return shown([collection, "None"] + namePart + actions + links + part("match", match) + tablePart + part("comment", comment))
    }
    public func referredTable() throws -> Table? { try targets.first?.referencedColumn().table as? Table }
}
