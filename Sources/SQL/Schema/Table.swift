import Runtime

/// What may stand in FROM: tables, aliases, subqueries, joins.
open class FromClause: ClauseElement {
    open var columns: [Column] { [] }
    /// The name that columns are qualified with; nil for joins.
    open var alias: String? { nil }
    /// The case of the FROM grammar.
    open var fromNode: FromNode { .join(nil) }

    public func column(_ key: String) -> Column? { columns.first { $0.key == key } }

    /// The column of this element that stands for `column`, itself or through aliases and subqueries.
    public func corresponding(to column: ColumnElement) -> Column? {
        columns.first { own in
            var at: ColumnElement? = own
            while let element = at {
                if element === column { return true }
                at = (element as? Column)?.origin
            }
            return false
        }
    }
}

/// The cases of FROM.
public enum FromNode {
    case table(Table)
    case alias(Alias)
    case subquery(Subquery)
    case join(Join?)
}

/// A table (sqlalchemy.Table).
public final class Table: FromClause {
    public let name: String
    public let metadata: MetaData?
    public private(set) var tableColumns: [Column] = []
    public private(set) var constraints: [Constraint] = []
    public private(set) var indexes: [Index] = []
    public let comment: String?
    /// `sqlite_autoincrement` and its kin.
    public let options: [String: Value]
    public let prefixes: [String]

    /// Makes the table and adds it to its metadata.
    public init(_ name: String, _ metadata: MetaData?, items: [Object], comment: String? = nil, options: [String: Value] = [:], prefixes: [String] = []) throws {
        self.name = name
        self.metadata = metadata
        self.comment = comment
        self.options = options
        self.prefixes = prefixes
        super.init()
        for item in items { try add(item) }
        metadata?.add(self)
    }

    public override var columns: [Column] { tableColumns }
    public override var alias: String? { name }
    public override var fromNode: FromNode { .table(self) }
    public var fullName: String { name }
    public var primaryKeyColumns: [Column] { tableColumns.filter(\.isPrimaryKey) }
    public var foreignKeys: [ForeignKey] { tableColumns.flatMap(\.foreignKeys) }

    /// Adds a column or constraint.
    public func add(_ item: Object) throws {
        switch item {
        case let column as Column:
            if let other = column.table as? Table { throw SQLError.argument("Column object '\(column.name)' already assigned to Table '\(other.name)'") }
            if let at = tableColumns.firstIndex(where: { $0.key == column.key }) { tableColumns[at] = column } else { tableColumns.append(column) }
            column.table = self
            if column.isUnique, !column.isIndexed {
                let unique = UniqueConstraint(columns: [column.name])
                unique.isDeclared = false
                constraints.append(unique)
            }
            if column.isIndexed { indexes.append(Index("ix_\(name)_\(column.name)", columns: [column.name], isUnique: column.isUnique)) }
        case let constraint as Constraint:
            constraint.table = self
            if let key = constraint as? PrimaryKeyConstraint { for column in tableColumns where key.columns.contains(column.name) { column.isPrimaryKey = true } }
            if let key = constraint as? ForeignKeyConstraint { try key.attach(to: self) }
            constraints.append(constraint)
        case let index as Index: indexes.append(index)
        default: throw SQLError.argument("'SchemaItem' object, such as a 'Column' or a 'Constraint' expected, got \(try Value.object(item).reprText())")
        }
    }

    public override func str() throws -> String { name }
    public override func repr() throws -> String {
        let parts = [name.pythonRepr, "MetaData()"] + (try tableColumns.map { try $0.repr() }) + ["schema=None"]
        return "Table(\(parts.joined(separator: ", ")))"
    }
    public override func isTrue() throws -> Bool { throw PythonException.typeError("Boolean value of this clause is not defined") }
}

/// The tables of a database (sqlalchemy.MetaData).
public final class MetaData: Object {
    public private(set) var tables: [(name: String, table: Table)] = []

    func add(_ table: Table) { tables.append((table.name, table)) }
    public func table(named name: String) -> Table? { tables.first { $0.name == name }?.table }
    public func remove(_ table: Table) { tables.removeAll { $0.table === table } }
    public func clear() { tables = [] }

    /// Tables so that each comes after those its foreign keys point to, by name where nothing decides.
    public func sortedTables() -> [Table] {
        var remaining = tables.sorted { $0.name < $1.name }.map(\.table)
        var sorted: [Table] = []
        while !remaining.isEmpty {
            let ready = remaining.filter { table in
                !remaining.contains { other in other !== table && table.foreignKeys.contains { $0.targetTableName == other.fullName } }
            }
            let next = ready.isEmpty ? remaining : ready
            sorted += next
            remaining.removeAll { table in next.contains { $0 === table } }
        }
        return sorted
    }
    public override func repr() throws -> String { "MetaData()" }
}

/// A constraint of a table.
open class Constraint: Object {
    public let name: String?
    public internal(set) var table: Table?
    /// Whether it stands in the table's definition, not made by `unique=True` of a column.
    public internal(set) var isDeclared = true
    public init(name: String?) {
        self.name = name
        super.init()
    }
}
public final class PrimaryKeyConstraint: Constraint {
    public let columns: [String]
    public init(columns: [String], name: String? = nil) {
        self.columns = columns
        super.init(name: name)
    }
}
public final class UniqueConstraint: Constraint {
    public let columns: [String]
    public init(columns: [String], name: String? = nil) {
        self.columns = columns
        super.init(name: name)
    }
}
public final class CheckConstraint: Constraint {
    public let condition: ClauseElement
    public init(_ condition: ClauseElement, name: String? = nil) {
        self.condition = condition
        super.init(name: name)
    }
}
public final class ForeignKeyConstraint: Constraint {
    public let columns: [String]
    public let targets: [String]
    public let onDelete: String?
    public let onUpdate: String?
    public private(set) var elements: [ForeignKey] = []
    public init(columns: [String], targets: [String], onDelete: String? = nil, onUpdate: String? = nil, name: String? = nil) {
        self.columns = columns
        self.targets = targets
        self.onDelete = onDelete
        self.onUpdate = onUpdate
        super.init(name: name)
    }
    func attach(to table: Table) throws {
        for (name, target) in zip(columns, targets) {
            guard let column = table.column(name) else {
                throw SQLError.argument("Can't create ForeignKeyConstraint on table '\(table.name)': no column named '\(name)' is present.")
            }
            let key = ForeignKey(target, onDelete: onDelete, onUpdate: onUpdate)
            key.parentColumn = column
            key.constraint = self
            column.foreignKeys.append(key)
            elements.append(key)
        }
    }
}
public final class Index: Object {
    public let name: String
    public let columns: [String]
    public let isUnique: Bool
    public init(_ name: String, columns: [String], isUnique: Bool = false) {
        self.name = name
        self.columns = columns
        self.isUnique = isUnique
        super.init()
    }
}

/// `table AS name`
public final class Alias: FromClause {
    public let element: FromClause
    /// nil for an anonymous one: `users_1`.
    public let name: String?
    private var aliasColumns: [Column] = []
    public init(_ element: FromClause, name: String?) {
        self.element = element
        self.name = name
        super.init()
        aliasColumns = element.columns.map { column in
            let copy = column.copied()
            copy.table = self
            copy.origin = column
            return copy
        }
    }
    public override var columns: [Column] { aliasColumns }
    public override var alias: String? { name ?? element.alias }
    public override var fromNode: FromNode { .alias(self) }
}

/// `(SELECT ...) AS name`
public final class Subquery: FromClause {
    public let select: Select
    public let name: String?
    private var subqueryColumns: [Column] = []
    public init(_ select: Select, name: String?) {
        self.select = select
        self.name = name
        super.init()
        subqueryColumns = select.resultColumns.enumerated().map { index, element in
            let qualifier = select.labelStyle == .tableNamePlusColumn ? (element as? Column)?.table?.alias.map { "\($0)_" } ?? "" : ""
            let column = Column(element.resultName.map { qualifier + $0 } ?? "anon_\(index + 1)", element.sqlType)
            column.table = self
            column.origin = (element as? Label)?.element ?? element
            return column
        }
    }
    public override var columns: [Column] { subqueryColumns }
    public override var alias: String? { name ?? "anon" }
    public override var fromNode: FromNode { .subquery(self) }
}

/// `a JOIN b ON condition`
public final class Join: FromClause {
    public let left: FromClause
    public let right: FromClause
    public let condition: ColumnElement
    public let isOuter: Bool
    public let isFull: Bool
    public init(_ left: FromClause, _ right: FromClause, on condition: ColumnElement, isOuter: Bool = false, isFull: Bool = false) {
        self.left = left
        self.right = right
        self.condition = condition
        self.isOuter = isOuter
        self.isFull = isFull
        super.init()
    }
    public override var columns: [Column] { left.columns + right.columns }
    public override var fromNode: FromNode { .join(self) }

    /// The condition that foreign keys between two sides make.
    /// - Throws: NoForeignKeysError, AmbiguousForeignKeysError
    public static func condition(_ left: FromClause, _ right: FromClause) throws -> ColumnElement {
        var pairs: [(ColumnElement, constraint: AnyObject)] = []
        for (from, to) in [(right, left), (left, right)] {
            for column in from.columns {
                for key in column.foreignKeys {
                    guard let target = try? key.referencedColumn(), let match = to.columns.first(where: { $0 === target || ($0.table !== target.table && $0.name == target.name && isAlias(to, of: target.table)) }) else { continue }
                    pairs.append((BinaryExpression(match, .equal, column, type: BooleanType.shared), key.constraintIdentity))
                }
            }
            if !pairs.isEmpty { break }
        }
        guard let first = pairs.first else {
            throw SQLError.noForeignKeys("Can't find any foreign key relationships between '\(left.alias ?? "")' and '\(right.alias ?? "")'.")
        }
        if pairs.contains(where: { $0.constraint !== first.constraint }) {
            throw SQLError.ambiguousForeignKeys("Can't determine join between '\(left.alias ?? "")' and '\(right.alias ?? "")'; tables have more than one foreign key constraint relationship between them. Please specify the 'onclause' of this join explicitly.")
        }
        return Conjunction.make(.and, pairs.map(\.0))
    }

    private static func isAlias(_ from: FromClause, of table: FromClause?) -> Bool {
        if from === table { return true }
        if let alias = from as? Alias { return alias.element === table }
        if let join = from as? Join { return isAlias(join.left, of: table) || isAlias(join.right, of: table) }
        return false
    }
}
