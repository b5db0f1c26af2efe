import Runtime

/// A column of a table (sqlalchemy.Column), of an alias or subquery, or of no table (`column("x")`).
public final class Column: ColumnElement {
    /// As given; the stem of an anonymous name.
    public private(set) var name: String
    /// The name in `table.c`; the column's own unless `key=` says otherwise.
    public private(set) var key: String { didSet { keyName = Name(key) } }
    /// The key as rows and parameters are asked for it.
    public private(set) lazy var keyName = Name(key)
    public var columnType: SQLType
    public internal(set) var table: FromClause?
    /// The column or expression that a column of an alias or subquery stands for.
    public internal(set) var origin: ColumnElement?
    /// Further elements that it stands for: those of the other SELECTs of a UNION.
    var furtherOrigins: [ColumnElement] = []
    /// Whether the name is written as it is: `literal_column("*")` selected from a subquery.
    var isLiteral = false
    /// Whether the name is cut where the dialect does not allow its length: that of a column of a subquery.
    var isTruncatable = false
    /// The name of a column of a subquery whose expression has none: `count_1`.
    var madeName: SQLName?
    public var isPrimaryKey: Bool
    /// nil until `nullable=` or the primary key decides.
    public var givenNullable: Bool?
    public var isUnique: Bool
    public var isIndexed: Bool
    /// `unique=` and `index=` as given, where that was no flag.
    public var givenUnique = Value.none
    public var givenIndex = Value.none
    /// A value, a callable or an SQL expression that INSERT uses where the column is left out.
    public var defaultValue: Value?
    public var onUpdate: Value?
    public var serverDefault: Value?
    /// Whether the database changes the column in an UPDATE: `server_onupdate=`.
    public var serverOnUpdate: Value?
    /// `autoincrement=`: "auto", True, False, "ignore_fk".
    public var autoincrement: Value
    public var comment: String?
    public var doc: String?
    public var isSystem = false
    /// `insert_sentinel=True`: whether rows that RETURNING gives back are told apart by it.
    public var isInsertSentinel = false
    /// Whether statements leave the column out where they do not name it: that of `insert_sentinel()`.
    public var isOmitted = false
    public internal(set) var foreignKeys: [ForeignKey]
    /// CHECK constraints written beside the column.
    public internal(set) var constraints: [CheckConstraint] = []
    /// `sqlite_on_conflict_not_null` and its kin.
    public var options: [String: Value] = [:]
    /// `Column(..., quote=True)`
    public var quote: Bool?
    /// `info=`
    public lazy var info = DictObject()
    /// `Computed()` and `Identity()`, which are server defaults of their own.
    public var computed: Computed?
    public var identityOption: Identity?
    var defaultObjects = DefaultObjects()
    /// The class that names the column, where it is a copy for one.
    var mark: ColumnMark?
    /// Constraints and indexes of columns that waited for their table.
    private var waiting: [ColumnCollectionItem] = []
    private var qualified: SQLName?
    let creationOrder = CreationOrder.next()

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
        isSchemaItem = true
        super.init()
        for foreignKey in foreignKeys { foreignKey.parentColumn = self }
    }

    /// The Python class of columns without a table of their own: `column("x")`.
    nonisolated(unsafe) public static var clauseClass: Class?

    /// `column("x", Integer)`, or a column of a subquery that stands for an expression.
    public init(clause name: String, _ type: SQLType = NullType.shared, of table: FromClause? = nil, key: String? = nil, origin: ColumnElement? = nil) {
        self.name = name
        self.key = key ?? name
        columnType = type
        foreignKeys = []
        isPrimaryKey = false
        isUnique = false
        isIndexed = false
        autoincrement = .string("auto")
        self.table = table
        self.origin = origin
        isSchemaItem = false
        super.init(type: Column.clauseClass ?? Class.registered(for: Column.self))
    }

    /// Names a column that was made without a name: declarative mapping calls it as its attribute.
    public func takeName(_ attribute: String) {
        if name.isEmpty { name = attribute }
        if key.isEmpty { key = attribute }
        qualified = nil
    }
    public func rename(_ name: String) {
        self.name = name
        qualified = nil
    }
    public func rekey(_ key: String) { self.key = key }
    /// `column.primary_key = flag`: whether it may be NULL stays as it was.
    public func mark(primaryKey flag: Bool) {
        givenNullable = isNullable
        isPrimaryKey = flag
    }

    public func add(_ foreignKey: ForeignKey) throws {
        foreignKey.parentColumn = self
        foreignKeys.append(foreignKey)
        if let table = table as? Table { try table.attach(foreignKey, of: self) }
    }
    func replaceForeignKey(at index: Int, _ key: ForeignKey) {
        foreignKeys[index] = key
        key.parentColumn = self
    }
    /// Adds a CHECK that is written beside the column.
    public func append(_ constraint: CheckConstraint) { constraints.append(constraint) }
    /// Tells `item` when the column gets its table.
    func await(_ item: ColumnCollectionItem) { waiting.append(item) }
    func tellWaiting() throws {
        let items = waiting
        waiting = []
        for item in items { try item.attachIfComplete() }
    }

    /// Whether it is a `Column` of a schema, not a `column()`.
    public let isSchemaItem: Bool
    public var isNullable: Bool { givenNullable ?? (!isPrimaryKey && identityOption == nil) }
    public override var node: ExpressionNode { .column(self) }
    /// A foreign key column without a type has that of the column it points to.
    public override var sqlType: SQLType {
        if columnType.affinity == .null, let key = foreignKeys.first, columnType is NullType, let target = try? key.referencedColumn(), target !== self { return target.sqlType }
        return columnType
    }
    public override var elementName: SQLName? { madeName ?? .named(name, quote: quote) }
    var sqlName: SQLName { madeName ?? .named(name.isEmpty ? "<name unknown>" : name, quote: quote) }
    public override var resultName: String? { name }
    /// The name as programs see it: `%(94123 anon)s` where the compiler makes it.
    public var shownName: String { madeName?.shown ?? name }
    /// Its key as programs see it: that of a `column()` is its name, whatever the collection calls it.
    public var shownKey: String { isSchemaItem ? key : shownName }
    /// Whether the key is a name that the compiler makes.
    private var hasMadeKey: Bool { madeName.map { !isSchemaItem || key == $0.shown } ?? false }
    /// A column of an expression without a name has no key for a SELECT of it.
    public override var proxyKey: String? { hasMadeKey ? nil : shownKey }
    /// A name that the compiler makes lends none to parameters.
    public override var parameterKey: String? { hasMadeKey ? nil : shownKey }
    public override var isLabelled: Bool { table != nil }
    public override var proxies: [ColumnElement] { furtherOrigins.isEmpty ? (origin.map { [$0] } ?? []) : furtherOrigins }
    public override func visitFroms(_ body: (FromClause) -> Void) { if let table { body(table) } }
    public override var qualifiedName: SQLName? {
        if let qualified { return qualified }
        if isLiteral, table != nil { return nil }
        guard let from = table, let tableName = from.fromName else { return sqlName }
        var made = tableName + .plain("_") + sqlName
        if let schema = (from as? TableClause)?.schema { made = .plain(schema.split(separator: ".").joined(separator: "_") + "_") + made }
        if let text = made.text {
            var unused = text, number = 1
            while from.column(unused) != nil {
                unused = "\(text)_\(number)"
                number += 1
            }
            made = .named(unused, quote: made.quote)
        }
        qualified = made
        return made
    }

    /// Whether SQLite numbers the rows by this column where no value is given.
    public var isAutoincremented: Bool { isPrimaryKey && (table as? Table)?.autoincrementColumn === self }

    public func references(_ other: Column) -> Bool {
        foreignKeys.contains { key in
            guard let referenced = try? key.referencedColumn() else { return false }
            return referenced === other || referenced === other.root
        }
    }
    /// The column of a table that a column of an alias or subquery stands for.
    private var root: Column {
        var found = self
        while let next = found.origin as? Column { found = next }
        return found
    }
    /// - Throws: NoReferencedTableError and its kin
    public func requireReferences(_ other: Column) throws -> Bool { try foreignKeys.contains { try $0.referencedColumn().sharesLineage(other) } }

    /// The same column of the same table, to be marked.
    func copiedForMark() -> Column {
        let copy = Column(
            name, columnType, key: key, primaryKey: isPrimaryKey, nullable: givenNullable, unique: isUnique, index: isIndexed, defaultValue: defaultValue, onUpdate: onUpdate,
            serverDefault: serverDefault, autoincrement: autoincrement, comment: comment)
        copyDefaults(to: copy)
        copy.foreignKeys = foreignKeys
        copy.table = table
        copy.origin = self
        copy.madeName = madeName
        copy.isLiteral = isLiteral
        copy.isTruncatable = isTruncatable
        (copy.doc, copy.quote, copy.isSystem, copy.computed, copy.identityOption, copy.serverOnUpdate, copy.options) = (doc, quote, isSystem, computed, identityOption, serverOnUpdate, options)
        return copy
    }

    /// A new column with the same definition, for another table.
    public func copied(named newName: String? = nil) -> Column {
        let copy = Column(
            newName ?? name, columnType is NullType && !foreignKeys.isEmpty ? sqlType : columnType, key: newName ?? key, foreignKeys: foreignKeys.filter { $0.constraint == nil || !$0.isOfDeclaredConstraint }.map { $0.copied() }, primaryKey: isPrimaryKey, nullable: givenNullable, unique: isUnique,
            index: isIndexed, defaultValue: defaultValue, onUpdate: onUpdate, serverDefault: serverDefault, autoincrement: autoincrement, comment: comment)
        copyDefaults(to: copy)
        (copy.isInsertSentinel, copy.isOmitted) = (isInsertSentinel, isOmitted)
        (copy.givenUnique, copy.givenIndex) = (givenUnique, givenIndex)
        copy.constraints = constraints.filter { !$0.isOfType }.map { $0.copied() }
        copy.takeClass(of: self)
        copy.options = options
        copy.doc = doc
        copy.quote = quote
        copy.isSystem = isSystem
        if info.pairs.count > 0 { copy.info = info.copy() }
        SchemaEvents.propagate(from: self, to: copy)
        return copy
    }

    /// This column as one of an alias or subquery.
    func proxy(of from: FromClause, named made: SQLName? = nil, key: String? = nil) -> Column {
        let text = made?.text ?? name
        let copy: Column
        if isSchemaItem {
            copy = Column(text, columnType, key: key ?? made?.text ?? self.key, primaryKey: isPrimaryKey, nullable: isNullable)
            copy.foreignKeys = foreignKeys.map { $0.proxied() }
            for foreignKey in copy.foreignKeys { foreignKey.parentColumn = copy }
        } else { copy = Column(clause: text, columnType, key: key ?? made?.shown ?? shownKey) }
        if let made, made.text == nil { copy.madeName = made } else if made == nil { copy.madeName = madeName }
        copy.quote = made?.quote ?? (made == nil || made?.text == name ? quote : nil)
        // Columns of a class that a program derived keep its methods.
        if !type.isNative { copy.changeShape(to: type.rootShape) }
        copy.table = from
        copy.origin = self
        copy.isLiteral = isLiteral && (made == nil || made?.text == name)
        copy.isTruncatable = isTruncatable
        return copy
    }

    public override func str() throws -> String {
        if name.isEmpty { return "(no name)" }
        if madeName != nil || (!isSchemaItem && origin == nil) { return try super.str() }
        guard let table, let description = table.fromName == nil ? nil : table.describedName else { return name }
        return "\(description).\(name)"
    }
    public override func visitReferences(_ visit: (Object) -> Void) {
        table.visitHeld(visit)
        origin.visitHeld(visit)
        furtherOrigins.visitHeld(visit)
        foreignKeys.visitHeld(visit)
        constraints.visitHeld(visit)
    }
    public override func clearReferences() {
        clearSlots()
        table = nil
        origin = nil
        furtherOrigins = []
        foreignKeys = []
        constraints = []
    }
    public override func repr() throws -> String {
        guard isSchemaItem else { return "<sqlalchemy.sql.elements.ColumnClause at \(address); \(shownName)>" }
        var parts = [name.isEmpty ? "None" : name.pythonRepr, try Value.object(columnType).reprText()]
        if columnType is NullType, !(sqlType is NullType) { parts[1] = try Value.object(sqlType).reprText() }
        parts += try foreignKeys.map { try $0.repr() }
        parts += try constraints.map { try $0.repr() }
        parts.append("table=" + (table.map { "<\($0.describedName)>" } ?? "None"))
        if key != name { parts.append("key=\(key.pythonRepr)") }
        if isPrimaryKey { parts.append("primary_key=True") }
        if !isNullable { parts.append("nullable=False") }
        if let shown = shownOnUpdate { parts.append("onupdate=" + (try shown.reprText())) }
        if let shown = shownDefault { parts.append("default=" + (try shown.reprText())) }
        if let shown = shownServerDefault { parts.append("server_default=" + (try shown.reprText())) }
        if let comment { parts.append("comment=\(comment.pythonRepr)") }
        return "Column(\(parts.joined(separator: ", ")))"
    }
}

/// Numbers schema items in the order they are made: constraints are written in that order.
enum CreationOrder {
    nonisolated(unsafe) private static var count = 0
    static func next() -> Int {
        count &+= 1
        return count
    }
}
