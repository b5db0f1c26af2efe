import Runtime

/// A table by name and columns alone: `table("users", column("id"))`.
public class TableClause: FromClause {
    public private(set) var name: String
    public private(set) var schema: String?
    /// `schema.name`, as it was made: other names that it is given later do not change it.
    public let fullName: String
    /// Whether its name and that of its schema are in quotes; nil where that depends on the names.
    public var quote: Bool?
    public var quotesSchema: Bool?
    var ownColumns: [Column] = []
    public init(_ name: String, columns: [Column] = [], schema: String? = nil) {
        self.name = name
        self.schema = schema
        fullName = schema.map { "\($0).\(name)" } ?? name
        super.init()
        for column in columns {
            column.table = self
            ownColumns.append(column)
        }
    }
    public override func visitReferences(_ visit: (Object) -> Void) {
        shownColumns.visitHeld(visit)
        ownColumns.visitHeld(visit)
    }
    public override func clearReferences() {
        clearSlots()
        shownColumns = nil
        ownColumns = []
    }
    public override var columns: [Column] { ownColumns }
    /// Adds a column before others.
    public func insert(_ column: Column, at index: Int) {
        column.table = self
        ownColumns.append(column)
        moveColumn(column, to: index, replaced: nil)
    }
    /// - Parameter replaced: where a column stood whose place it took.
    fileprivate func moveColumn(_ column: Column, to index: Int, replaced: Int?) {
        guard let at = ownColumns.firstIndex(where: { $0 === column }) else { return }
        let count = replaced == nil ? ownColumns.count - 1 : ownColumns.count
        ownColumns.remove(at: at)
        var place = index < 0 ? max(0, count &+ index) : min(index, count)
        if let replaced, replaced < place { place -= 1 }
        ownColumns.insert(column, at: min(place, ownColumns.count))
        shownColumns = nil
    }
    public override var alias: String? { name }
    public override var fromName: SQLName? { .named(name, quote: quote) }
    public override var fromNode: FromNode { .table(self) }
    /// `table.name = "other"`
    public func rename(_ name: String) {
        self.name = name
        SchemaVersion.change()
    }
    public func move(to schema: String?) {
        self.schema = schema
        SchemaVersion.change()
    }
    public var primaryKeyColumns: [Column] { [] }
    public override var describedName: String { name }
    public override func repr() throws -> String { "<sqlalchemy.sql.selectable.TableClause at \(address); \(name)>" }
    public override func str() throws -> String { name }
}

/// A table (sqlalchemy.Table).
public final class Table: TableClause {
    public internal(set) var metadata: MetaData?
    public private(set) var constraints: [Constraint] = []
    public private(set) var indexes: [Index] = []
    public var comment: String?
    /// `sqlite_autoincrement` and its kin.
    public var options: [String: Value]
    /// Whether INSERT may ask for the primary key by RETURNING: `implicit_returning=`.
    public var returnsImplicitly: Bool { (try? options["implicit_returning"]?.isTrue()) ?? true }
    public var prefixes: [String]
    public private(set) var primaryKey: PrimaryKeyConstraint
    public lazy var info = DictObject()
    /// Tables that `add_is_dependent_on()` puts before this one.
    public var furtherDependencies: [Table] = []
    /// The names of its options in the order given, which MySQL writes them in.
    public var optionNames: [String] = []
    /// The SELECT that it is a view or a copy of: `CreateView(...).table`.
    public internal(set) var view: ViewDefinition?
    /// What is executed in place of the usual CREATE TABLE and DROP TABLE: `set_creator_ddl()`, `set_dropper_ddl()`.
    public var creator: TableDefinition?
    public var dropper: TableDefinition?
    /// Who is told of its creation and removal.
    public var listeners: [SchemaListener] = []

    /// Makes the table and adds it to its metadata.
    /// - Parameter replaces: whether columns of the same name may follow each other.
    public init(_ name: String, _ metadata: MetaData?, items: [Object], comment: String? = nil, options: [String: Value] = [:], prefixes: [String] = [], schema: String? = nil) throws {
        self.metadata = metadata
        self.comment = comment
        self.options = options
        self.prefixes = prefixes
        primaryKey = PrimaryKeyConstraint([])
        super.init(name, schema: schema?.isEmpty == true ? nil : schema ?? metadata?.schema)
        primaryKey.isImplicit = true
        primaryKey.isDeclared = false
        primaryKey.table = self
        constraints.append(primaryKey)
        Heap.track(self)
        Heap.track(primaryKey)
        try SchemaEvents.before(self, metadata)
        metadata?.add(self)
        try SchemaEvents.before(primaryKey, self)
        try SchemaEvents.after(primaryKey, self)
        if convention.rules["pk"] != nil, let made = try? convention.name(primaryKey, given: nil, columns: [], table: self) { (primaryKey.name, primaryKey.hasMadeName) = (made, true) }
        do { for item in items { try add(item, replaces: false) } } catch {
            metadata?.remove(self)
            throw error
        }
        if !items.isEmpty { try SchemaEvents.after(self, metadata) }
    }

    public override func visitReferences(_ visit: (Object) -> Void) {
        super.visitReferences(visit)
        metadata.visitHeld(visit)
        constraints.visitHeld(visit)
        indexes.visitHeld(visit)
        visit(primaryKey)
        furtherDependencies.visitHeld(visit)
    }
    public override func clearReferences() {
        super.clearReferences()
        metadata = nil
        constraints = []
        indexes = []
        furtherDependencies = []
    }

    public var tableColumns: [Column] { ownColumns }
    /// In the order of the constraint: that of its arguments, or in which the columns came.
    public override var primaryKeyColumns: [Column] { primaryKey.columns }
    public var foreignKeys: [ForeignKey] { ownColumns.flatMap(\.foreignKeys) }

    /// The column that the database numbers where it is left out.
    public var autoincrementColumn: Column? {
        let keys = primaryKeyColumns
        func isGiven(_ column: Column, _ word: String) -> Bool { (column.autoincrement.object as? StringObject)?.text == word }
        if keys.count > 1 { return keys.first { if case .bool(true) = $0.autoincrement { true } else { isGiven($0, "ignore_fk") && false } } }
        guard let column = keys.first, column.sqlType.affinity == .integer || column.sqlType.affinity == .numeric && (column.autoincrement.isTrueFlag) else { return nil }
        if case .bool(false) = column.autoincrement { return nil }
        if column.autoincrement.isTrueFlag { return column }
        if !column.foreignKeys.isEmpty, !isGiven(column, "ignore_fk") { return nil }
        if let fallback = column.defaultValue, !fallback.isNone, !(fallback.object is NumberSequence) { return nil }
        if let fallback = column.serverDefault, !(fallback.object is FetchedValue) { return nil }
        if column.computed != nil { return nil }
        return column
    }

    /// Adds a column before others; at the place of the one of the same name where it replaces that.
    public func insert(_ column: Column, at index: Int, replaces: Bool) throws {
        let old = ownColumns.firstIndex { ($0.key == column.key || $0.name == column.name) && $0 !== column }
        try add(column: column, replaces: replaces)
        moveColumn(column, to: index, replaced: old)
    }

    /// Forgets the columns that have none of these names.
    public func keep(columns names: [String]) {
        ownColumns.removeAll { !names.contains($0.name) }
        primaryKey.columns.removeAll { !names.contains($0.name) }
        shownColumns = nil
        SchemaVersion.change()
    }

    /// Adds a column, constraint or index.
    public func add(_ item: Object) throws { try add(item, replaces: true) }

    public func add(_ item: Object, replaces: Bool) throws {
        switch item {
        case let column as Column: try add(column: column, replaces: replaces)
        case let key as PrimaryKeyConstraint: try add(key)
        case let constraint as Constraint:
            guard !constraints.contains(where: { $0 === constraint }) else { return }
            try SchemaEvents.before(constraint, self)
            try constraint.attach(to: self)
            Heap.track(constraint)
            constraints.append(constraint)
            try name(constraint)
            try SchemaEvents.after(constraint, self)
        case let index as Index:
            guard !indexes.contains(where: { $0 === index }) else { return }
            if index.hasUnnamedColumn { throw SQLError.argument("Can't add unnamed column to column collection") }
            try SchemaEvents.before(index, self)
            try index.attach(to: self)
            if !index.hasFixedName, let made = try convention.name(index, given: index.name, columns: index.columns, table: self) { (index.name, index.hasMadeName) = (made, true) }
            Heap.track(index)
            indexes.append(index)
            try SchemaEvents.after(index, self)
        default: throw try Table.refused(item)
        }
    }
    /// What is no part of a table or column: an assertion of SQLAlchemy's fails for other parts of schemas.
    public static func refused(_ item: Object) throws -> PythonException {
        if item is FetchedValue || item is NumberSequence || item is ColumnDefault || item is Table || item is Index || item is Constraint { return PythonException(type: .assertionError, arguments: []) }
        return SQLError.argument("'SchemaItem' object, such as a 'Column' or a 'Constraint' expected, got \(try Value.object(item).reprText())")
    }

    private var convention: NamingConvention { metadata?.convention ?? .standard }
    private func name(_ constraint: Constraint) throws {
        if constraint.hasFixedName { return }
        if let made = try convention.name(constraint, given: constraint.name, columns: constraint.namedColumns, table: self) { (constraint.name, constraint.hasMadeName) = (made, true) }
    }

    private func add(_ key: PrimaryKeyConstraint) throws {
        try SchemaEvents.before(key, self)
        try key.attach(to: self)
        Heap.track(key)
        constraints.removeAll { $0 === primaryKey }
        primaryKey = key
        if !key.columns.isEmpty {
            try warn(ofOtherKeyThan: key.columns)
            for column in ownColumns where column.isPrimaryKey && !key.columns.contains(where: { $0 === column }) { column.isPrimaryKey = false }
        }
        // One without columns is that of the columns which say so.
        if key.columns.isEmpty { key.columns = ownColumns.filter(\.isPrimaryKey) }
        for column in key.columns { column.isPrimaryKey = true }
        constraints.append(key)
        try name(key)
        try SchemaEvents.after(key, self)
    }

    /// Warns where columns say that they are the key and a constraint names others.
    private func warn(ofOtherKeyThan columns: [Column]) throws {
        let marked = ownColumns.filter(\.isPrimaryKey)
        guard !marked.isEmpty, Set(marked.map(ObjectIdentifier.init)) != Set(columns.map(ObjectIdentifier.init)) else { return }
        func listed(_ columns: [Column]) -> String { columns.map { "'\($0.name)'" }.joined(separator: ", ") }
        try SQLWarning.warn("Table '\(name)' specifies columns \(listed(marked)) as primary_key=True, not matching locally specified columns \(listed(columns)); setting the current primary key columns to \(listed(columns)). This warning may become an exception in a future release")
    }

    private func add(column: Column, replaces: Bool) throws {
        for (name, given, further) in [("unique", column.givenUnique, "unique constraints or indexes with a specific name, append an explicit UniqueConstraint to the Table's list of elements, or create an explicit Index object external to the Table."), ("index", column.givenIndex, "indexes with a specific name, create an explicit Index object external to the Table.")] where given.object is StringObject {
            throw SQLError.argument("The '\(name)' keyword argument on Column is boolean only. To create \(further)")
        }
        guard !column.name.isEmpty else { throw SQLError.argument("Column must be constructed with a non-blank name or assign a non-blank .name before adding to a Table.") }
        if column.key.isEmpty { column.rekey(column.name) }
        if let other = column.table as? Table, other !== self { throw SQLError.argument("Column object '\(column.key)' already assigned to Table '\(other.describedName)'") }
        if column.isInsertSentinel, let other = explicitSentinel, other !== column { throw SQLError.argument("a Table may have only one explicit sentinel column") }
        if let at = ownColumns.firstIndex(where: { $0.key == column.key || $0.name == column.name }), ownColumns[at] !== column {
            let isKey = ownColumns[at].key == column.key && column.key != column.name
            guard replaces else { throw SQLError.duplicateColumn("A column with \(isKey ? "key" : "name") '\(isKey ? column.key : column.name)' is already present in table '\(name)'.") }
            let old = ownColumns[at]
            if old.isPrimaryKey, !column.isPrimaryKey, old.key == column.key { throw SQLError.argument("Trying to redefine primary-key column '\(column.key)' as a non-primary-key column on table '\(fullName)'") }
            if old.key != column.key, column.key == column.name {
                try SQLWarning.warn("Column with user-specified key \"\(old.key)\" is being replaced with plain named column \"\(column.name)\", key \"\(old.key)\" is being removed.  If this is a reflection operation, specify autoload_replace=False to prevent this replacement.")
            }
            constraints.removeAll { ($0 as? ForeignKeyConstraint)?.columns.contains { $0 === old } == true }
            ownColumns[at] = column
            if let place = primaryKey.columns.firstIndex(where: { $0 === old }) { primaryKey.columns[place] = column }
        } else if !ownColumns.contains(where: { $0 === column }) { ownColumns.append(column) }
        try SchemaEvents.before(column, self)
        column.table = self
        if column.isPrimaryKey, !primaryKey.columns.contains(where: { $0 === column }) { primaryKey.columns.append(column) }
        Heap.track(column)
        SchemaVersion.change()
        for case let sequence as NumberSequence in [column.defaultValue?.object, column.onUpdate?.object] {
            if column.identityOption != nil { throw SQLError.argument("An column cannot specify both Identity and Sequence.") }
            metadata?.add(sequence)
        }
        if column.isPrimaryKey, primaryKey.isImplicit, let made = try convention.name(primaryKey, given: nil, columns: primaryKeyColumns, table: self) { (primaryKey.name, primaryKey.hasMadeName) = (made, true) }
        if column.isIndexed {
            let index = Index(nil, [.reference(.column(column))], isUnique: column.isUnique)
            index.isOfColumn = true
            try add(index)
        } else if column.isUnique {
            let unique = UniqueConstraint([.column(column)])
            unique.isDeclared = false
            try add(unique)
        }
        DefinedTypes.attach(column.columnType, to: self)
        if let type = column.columnType as? UserDefinedType, type.isSchemaType { _ = try Value.object(type).callMethod("_set_table", .object(column), .object(self)) }
        let variants = column.columnType.variants.map(\.type)
        for type in [column.columnType] + variants { try addConstraint(of: type, column, isVariant: !variants.isEmpty) }
        try SchemaEvents.after(column, self)
        for key in column.foreignKeys where key.constraint == nil || key.constraint?.table !== self {
            try attach(key, of: column)
            if let constraint = key.constraint {
                try SchemaEvents.before(constraint, self)
                try SchemaEvents.after(constraint, self)
            }
        }
        for constraint in column.constraints { try name(constraint, beside: column) }
        try column.tellWaiting()
    }
    private func name(_ constraint: CheckConstraint, beside column: Column) throws {
        if !constraint.hasFixedName, let made = try convention.name(constraint, given: constraint.name, columns: constraint.namedColumns, table: self) { (constraint.name, constraint.hasMadeName) = (made, true) }
    }

    /// CHECK constraints of Boolean and Enum columns with `create_constraint=True`, of those inside of types written in Python too.
    private func addConstraint(of columnType: SQLType, _ column: Column, isVariant: Bool) throws {
        func isIn(_ values: [Value], _ type: SQLType) throws -> ColumnElement { try Operation.contained(TypeCoercion(column, type), .list(values), isNegated: false) }
        let made: CheckConstraint
        switch (columnType as? TypeDecorator)?.innermost ?? columnType {
        case let type as BooleanType where type.createsConstraint:
            made = CheckConstraint(try isIn([.int(0), .int(1)], IntegerType.shared), name: type.name, isOfType: true)
            made.hasFixedName = type.hasFixedName
        case let type as EnumType where type.createsConstraint:
            made = CheckConstraint(try isIn(type.allowed.map { .string($0) }, StringType.shared), name: type.name, isOfType: true)
            made.hasFixedName = type.hasFixedName
        default: return
        }
        if isVariant { made.variant = (column, columnType) }
        made.table = self
        Heap.track(made)
        constraints.append(made)
        guard let rule = metadata?.convention.rules["ck"], !rule.isNone else { return }
        if made.name != nil { return try name(made) }
        // A CHECK of a type without a name must have one only where it is written.
        do {
            try name(made)
            made.isNamedByConvention = made.name != nil
        } catch let error as PythonException { made.namingError = error }
    }

    func attach(_ key: ForeignKey, of column: Column) throws {
        let constraint = ForeignKeyConstraint(of: key, column)
        constraint.table = self
        Heap.track(constraint)
        Heap.track(key)
        constraints.append(constraint)
        let made: String?
        // What it refers to may not be known yet; a rule that names nothing is wrong from the start.
        do { made = try convention.name(constraint, given: constraint.name, columns: [column], table: self) } catch let error as PythonException where !error.isInstance(of: .keyError) { made = nil }
        if let made { (constraint.name, constraint.hasMadeName) = (made, true) }
    }

    /// Constraints in the order they were made, which is that of DDL.
    public var sortedConstraints: [Constraint] { constraints.sorted { $0.creationOrder < $1.creationOrder } }

    public override func str() throws -> String { fullName }
    public override func repr() throws -> String {
        let parts = [name.pythonRepr, "MetaData()"] + (try tableColumns.map { try $0.repr() }) + ["schema=\(schema?.pythonRepr ?? "None")"]
        return "Table(\(parts.joined(separator: ", ")))"
    }
    public override func isTrue() throws -> Bool { throw PythonException.typeError("Boolean value of this clause is not defined") }
}

/// Changes when a table gets another column, or a mapper another property: compiled statements are of no use then.
public enum SchemaVersion {
    nonisolated(unsafe) public private(set) static var current = 0
    public static func change() { current &+= 1 }
}

extension Value {
    fileprivate var isTrueFlag: Bool { if case .bool(true) = self { true } else { false } }
}
