import Runtime

/// A column of a table (sqlalchemy.Column).
public final class Column: ColumnElement {
    public private(set) var name: String
    /// The name in `table.c`; the column's own unless `key=` says otherwise.
    public private(set) var key: String
    public var columnType: SQLType
    public internal(set) var table: FromClause?
    /// The column or expression that a column of an alias or subquery stands for.
    public internal(set) var origin: ColumnElement?
    public var isPrimaryKey: Bool
    /// nil until `nullable=` or the primary key decides.
    public var givenNullable: Bool?
    public let isUnique: Bool
    public let isIndexed: Bool
    /// A value, a callable or an SQL expression that INSERT uses where the column is left out.
    public let defaultValue: Value?
    public let onUpdate: Value?
    public let serverDefault: Value?
    /// `autoincrement=`: "auto", True, False.
    public let autoincrement: Value
    public let comment: String?
    public internal(set) var foreignKeys: [ForeignKey]

    public init(
        _ name: String, _ type: SQLType = NullType.shared, key: String? = nil, foreignKeys: [ForeignKey] = [], primaryKey: Bool = false, nullable: Bool? = nil,
        unique: Bool = false, index: Bool = false, defaultValue: Value? = nil, onUpdate: Value? = nil, serverDefault: Value? = nil,
        autoincrement: Value = .string("auto"), comment: String? = nil
    ) {
        self.name = name
        self.key = key ?? name
        columnType = type
        self.foreignKeys = foreignKeys
        isPrimaryKey = primaryKey
        givenNullable = nullable
        isUnique = unique
        isIndexed = index
        self.defaultValue = defaultValue
        self.onUpdate = onUpdate
        self.serverDefault = serverDefault
        self.autoincrement = autoincrement
        self.comment = comment
        super.init()
        for foreignKey in foreignKeys { foreignKey.parentColumn = self }
    }

    /// Names a column that was made without a name: declarative mapping calls it as its attribute.
    public func takeName(_ attribute: String) {
        if name.isEmpty { name = attribute }
        if key.isEmpty { key = attribute }
    }

    public var isNullable: Bool { givenNullable ?? !isPrimaryKey }
    public override var node: ExpressionNode { .column(self) }
    public override var sqlType: SQLType { columnType }
    public override var resultName: String? { name }

    /// Whether SQLite numbers the rows by this column where no value is given.
    public var isAutoincremented: Bool {
        guard isPrimaryKey, columnType.affinity == .integer, foreignKeys.isEmpty, (table as? Table)?.primaryKeyColumns.count == 1 else { return false }
        if case .bool(false) = autoincrement { return false }
        return true
    }

    public func references(_ other: Column) -> Bool { foreignKeys.contains { (try? $0.referencedColumn()) === other } }

    /// A new column with the same definition, for another table.
    public func copied(named newName: String? = nil) -> Column {
        Column(
            newName ?? name, columnType, key: newName ?? key, foreignKeys: foreignKeys.map { $0.copied() }, primaryKey: isPrimaryKey, nullable: givenNullable, unique: isUnique,
            index: isIndexed, defaultValue: defaultValue, onUpdate: onUpdate, serverDefault: serverDefault, autoincrement: autoincrement, comment: comment)
    }

    public override func str() throws -> String { (table as? Table).map { "\($0.name).\(name)" } ?? table.map { "\($0.alias ?? "").\(name)" } ?? name }
    public override func repr() throws -> String {
        var parts = [name.pythonRepr, try columnType.reprText()]
        parts += foreignKeys.map { "ForeignKey(\($0.specification.pythonRepr))" }
        parts.append("table=" + ((table as? Table).map { "<\($0.name)>" } ?? "None"))
        if isPrimaryKey { parts.append("primary_key=True") }
        if !isNullable { parts.append("nullable=False") }
        if let defaultValue { parts.append("default=" + ((try? ColumnDefault.shown(defaultValue)) ?? "...")) }
        return "Column(\(parts.joined(separator: ", ")))"
    }
}

extension Object {
    fileprivate func reprText() throws -> String { try Value.object(self).reprText() }
}

enum ColumnDefault {
    static func shown(_ value: Value) throws -> String {
        if value.isCallable { return "CallableColumnDefault(\(try value.reprText()))" }
        return "ScalarElementColumnDefault(\(try value.reprText()))"
    }
}

/// `ForeignKey("users.id")`: resolved when it is first needed.
public final class ForeignKey: Object {
    /// `table.column`, or nil where a column was given.
    private let target: String?
    private var resolved: Column?
    public internal(set) var parentColumn: Column?
    public let onDelete: String?
    public let onUpdate: String?
    public let name: String?
    /// The constraint of several columns that it is part of; nil for one of its own.
    public internal(set) var constraint: ForeignKeyConstraint?

    public init(_ target: String, onDelete: String? = nil, onUpdate: String? = nil, name: String? = nil) {
        self.target = target
        self.onDelete = onDelete
        self.onUpdate = onUpdate
        self.name = name
        super.init()
    }
    public init(column: Column, onDelete: String? = nil, onUpdate: String? = nil, name: String? = nil) {
        target = nil
        resolved = column
        self.onDelete = onDelete
        self.onUpdate = onUpdate
        self.name = name
        super.init()
    }

    public var constraintIdentity: AnyObject { constraint ?? self }

    func copied() -> ForeignKey {
        if let target { return ForeignKey(target, onDelete: onDelete, onUpdate: onUpdate, name: name) }
        guard let resolved else { return self }
        return ForeignKey(column: resolved, onDelete: onDelete, onUpdate: onUpdate, name: name)
    }

    /// `users.id`
    public var specification: String { target ?? resolved.map { "\(($0.table as? Table)?.fullName ?? "").\($0.name)" } ?? "" }
    /// The name of the table it points to.
    public var targetTableName: String { target.map { String($0[..<($0.lastIndex(of: ".") ?? $0.endIndex)]) } ?? (resolved?.table as? Table)?.fullName ?? "" }

    /// - Throws: NoReferencedTableError, NoReferencedColumnError
    public func referencedColumn() throws -> Column {
        if let resolved { return resolved }
        guard let target, let dot = target.lastIndex(of: "."), let parent = parentColumn, let table = parent.table as? Table else {
            throw SQLError.argument("Invalid foreign key column specification: \(target ?? "")")
        }
        let tableName = String(target[..<dot]), columnName = String(target[target.index(after: dot)...])
        guard let found = table.metadata?.table(named: tableName) else {
            throw SQLError.noReferencedTable("Foreign key associated with column '\(table.name).\(parent.name)' could not find table '\(tableName)' with which to generate a foreign key to target column '\(columnName)'")
        }
        guard let column = found.columns.first(where: { $0.key == columnName }) else {
            throw SQLError.noReferencedColumn("Could not initialize target column for ForeignKey '\(target)' on table '\(table.name)': table '\(tableName)' has no column named '\(columnName)'")
        }
        resolved = column
        return column
    }
    public override func repr() throws -> String { "ForeignKey(\(specification.pythonRepr))" }
}
