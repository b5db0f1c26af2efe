import Runtime

/// `ForeignKey("users.id")`: resolved when it is first needed.
public final class ForeignKey: Object {
    /// The names of the target, or nil where a column was given.
    private var target: ForeignKeyTokens?
    private var resolved: Column?
    public internal(set) var parentColumn: Column?
    public var onDelete: String?
    public var onUpdate: String?
    public var name: String?
    public var isDeferrable: Bool?
    public var initially: String?
    public var match: String?
    /// `use_alter=True`: its constraint is added after all tables are made.
    public var usesAlter: Bool
    public private(set) var linksToName: Bool
    /// The constraint that it is part of; nil before its column has a table.
    public internal(set) var constraint: ForeignKeyConstraint?
    /// The foreign key that this one, of an alias's column, stands for.
    private var origin: ForeignKey?
    public lazy var info: DictObject = {
        infoIsUsed = true
        return DictObject()
    }()
    private var infoIsUsed = false
    /// Those of the constraint that a column's own foreign key makes.
    public var options: [String: Value] = [:]
    public var comment: String?

    public convenience init(
        _ target: String, onDelete: String? = nil, onUpdate: String? = nil, name: String? = nil, isDeferrable: Bool? = nil, initially: String? = nil, match: String? = nil,
        usesAlter: Bool = false, linksToName: Bool = false
    ) {
        self.init(tokens: ForeignKeyTokens(target), onDelete: onDelete, onUpdate: onUpdate, name: name, isDeferrable: isDeferrable, initially: initially, match: match, usesAlter: usesAlter, linksToName: linksToName)
    }
    public init(
        tokens target: ForeignKeyTokens, onDelete: String? = nil, onUpdate: String? = nil, name: String? = nil, isDeferrable: Bool? = nil, initially: String? = nil, match: String? = nil,
        usesAlter: Bool = false, linksToName: Bool = false
    ) {
        self.target = target
        self.onDelete = onDelete
        self.onUpdate = onUpdate
        self.name = name
        self.isDeferrable = isDeferrable
        self.initially = initially
        self.match = match
        self.usesAlter = usesAlter
        self.linksToName = linksToName
        super.init()
    }
    public init(
        column: Column, onDelete: String? = nil, onUpdate: String? = nil, name: String? = nil, isDeferrable: Bool? = nil, initially: String? = nil, match: String? = nil,
        usesAlter: Bool = false
    ) {
        target = nil
        resolved = column
        self.onDelete = onDelete
        self.onUpdate = onUpdate
        self.name = name
        self.isDeferrable = isDeferrable
        self.initially = initially
        self.match = match
        self.usesAlter = usesAlter
        linksToName = false
        super.init()
    }

    /// Takes over what another key is: a class of a program's own has called `super().__init__()`.
    public func take(_ other: ForeignKey) {
        (target, resolved, onDelete, onUpdate, name, isDeferrable) = (other.target, other.resolved, other.onDelete, other.onUpdate, other.name, other.isDeferrable)
        (initially, match, usesAlter, linksToName, options, comment) = (other.initially, other.match, other.usesAlter, other.linksToName, other.options, other.comment)
        if other.infoIsUsed { info = other.info }
    }
    /// The column that it was given; nil where it was given a name.
    public var givenColumn: Column? { target == nil ? resolved : nil }

    public override func visitReferences(_ visit: (Object) -> Void) {
        resolved.visitHeld(visit)
        parentColumn.visitHeld(visit)
        constraint.visitHeld(visit)
        origin.visitHeld(visit)
    }
    public override func clearReferences() {
        clearSlots()
        resolved = nil
        parentColumn = nil
        constraint = nil
        origin = nil
    }

    /// Whether it points to a column that has no table as yet.
    public var targetsDetachedColumn: Bool { target == nil && resolved.map { $0.table == nil } ?? false }
    /// The constraint that it is part of: of an alias's column, that of the table's.
    public var shownConstraint: ForeignKeyConstraint? { constraint ?? origin?.shownConstraint }
    /// What foreign keys of one constraint have in common, through aliases.
    public var constraintIdentity: AnyObject { origin?.constraintIdentity ?? constraint ?? self }
    /// Whether a `ForeignKeyConstraint` of the table made it, not the column.
    var isOfDeclaredConstraint: Bool { constraint?.isDeclared ?? false }

    public func copied() -> ForeignKey {
        let copy: ForeignKey
        if let target { copy = ForeignKey(tokens: target, onDelete: onDelete, onUpdate: onUpdate, name: name, isDeferrable: isDeferrable, initially: initially, match: match, usesAlter: usesAlter, linksToName: linksToName) } else if let resolved {
            copy = ForeignKey(column: resolved, onDelete: onDelete, onUpdate: onUpdate, name: name, isDeferrable: isDeferrable, initially: initially, match: match, usesAlter: usesAlter)
        } else { return self }
        if infoIsUsed { copy.info = info.copy() }
        (copy.options, copy.comment) = (options, comment)
        return copy
    }
    /// A foreign key to another column, otherwise the same.
    func copied(to target: ForeignKeyTokens) -> ForeignKey {
        let copy = ForeignKey(tokens: target, onDelete: onDelete, onUpdate: onUpdate, name: name, isDeferrable: isDeferrable, initially: initially, match: match, usesAlter: usesAlter, linksToName: linksToName)
        if infoIsUsed { copy.info = info.copy() }
        (copy.options, copy.comment) = (options, comment)
        return copy
    }
    /// The foreign key of an alias's column.
    func proxied() -> ForeignKey {
        let copy = copied()
        copy.origin = self
        return copy
    }

    /// The names of the target, as they are known so far.
    public var tokens: ForeignKeyTokens {
        if let target { return target }
        guard let resolved else { return ForeignKeyTokens(schema: nil, table: nil, column: nil) }
        let key = resolved.key.isEmpty ? nil : resolved.key
        guard let table = resolved.table as? TableClause else { return ForeignKeyTokens(schema: nil, table: key, column: nil) }
        return ForeignKeyTokens(schema: table.schema, table: table.name, column: key)
    }
    /// The column that it was told to point to, not by names.
    public var targetColumn: Column? { target == nil ? resolved : nil }
    /// `users.id`
    public var specification: String {
        let tokens = tokens
        return tokens.dotted ?? [tokens.schema, tokens.table, tokens.column].compactMap { $0 }.joined(separator: ".")
    }
    /// The key in its metadata of the table it points to; empty where there is none as yet.
    public var targetTableName: String {
        guard let target else { return (resolved?.table as? TableClause)?.fullName ?? "" }
        let schema = target.schema ?? (parentColumn?.table as? Table)?.metadata?.schema
        return (schema.map { $0 + "." } ?? "") + (target.table ?? "")
    }
    /// The name of that table without its schema.
    var targetPlainTableName: String { target?.table ?? (resolved?.table as? TableClause)?.name ?? "" }
    var targetColumnName: String? { target.map(\.column) ?? resolved?.key }

    /// - Throws: NoReferencedTableError, NoReferencedColumnError, InvalidRequestError
    public func referencedColumn() throws -> Column {
        if let resolved { return resolved }
        if let origin {
            do { return try origin.referencedColumn() } catch let error as PythonException where error.isInstance(of: SQLError.noReferencedTableError) {
                guard let parent = parentColumn, let table = parent.table else { throw error }
                throw missingTable(of: "\(table.fromName?.text ?? "anon_1").\(parent.name)", origin.targetTableName)
            }
        }
        guard let target else { return try ForeignKey.refuse("this ForeignKey object does not yet have a parent Column associated with it.") }
        guard let parent = parentColumn else { return try ForeignKey.refuse("this ForeignKey object does not yet have a parent Column associated with it.") }
        guard let table = parent.table as? Table else { return try ForeignKey.refuse("this ForeignKey's parent column is not yet associated with a Table.") }
        let tableName = targetTableName
        let columnName = targetColumnName ?? parent.key
        guard let found = table.metadata?.table(named: tableName) else {
            throw missingTable(of: "\(table.name).\(parent.name)", tableName)
        }
        guard let column = found.columns.first(where: { linksToName ? $0.name == columnName : $0.key == columnName }) else {
            let refusal = SQLError.noReferencedColumn("Could not initialize target column for ForeignKey \(target.description) on table '\(table.name)': table '\(found.name)' has no column named '\(columnName)'")
            refusal.setOwnAttribute("table_name", .string(tableName))
            refusal.setOwnAttribute("column_name", .string(columnName))
            throw refusal
        }
        resolved = column
        return column
    }
    private func missingTable(of column: String, _ table: String) -> PythonException {
        SQLError.noReferencedTable("Foreign key associated with column '\(column)' could not find table '\(table)' with which to generate a foreign key to target column '\(targetColumnName ?? "None")'")
    }
    private static func refuse(_ message: String) throws -> Column { throw SQLError.invalidRequest(message) }

    public override func repr() throws -> String {
        if let text = tokens.dotted { return "ForeignKey(\(text.pythonRepr))" }
        let names = tokens
        return "ForeignKey(ForeignKeyTarget(schema=\(ForeignKeyTokens.shown(names.schema)), table_name=\(ForeignKeyTokens.shown(names.table)), column_name=\(ForeignKeyTokens.shown(names.column))))"
    }
}
