import Runtime

/// The tables of a database (sqlalchemy.MetaData).
public final class MetaData: Object {
    public private(set) var tables: [(name: String, table: Table)] = []
    /// The same tables, which `tables` holds.
    private var byName: [String: Unmanaged<Table>] = [:]
    public var schema: String?
    /// Whether the schema is in quotes; nil where that depends on it.
    public var quotesSchema: Bool?
    /// `naming_convention`: rules by the prefixes ix, uq, ck, fk and pk, or by the classes they are for.
    public var namingRules: DictObject? { didSet { convention = MetaData.convention(namingRules) } }
    private(set) var convention: NamingConvention
    public lazy var info = DictObject()
    /// Who is told of creation and removal.
    public var listeners: [SchemaListener] = []

    /// - Parameter naming: `naming_convention=`
    public init(schema: String? = nil, naming: DictObject? = nil) {
        self.schema = schema
        namingRules = naming
        convention = MetaData.convention(naming)
        super.init()
    }
    public convenience override init() { self.init(schema: nil) }
    /// Takes over what another one is: a class of a program's own has called `super().__init__()`.
    public func take(_ other: MetaData) { (schema, quotesSchema, namingRules, info) = (other.schema, other.quotesSchema, other.namingRules, other.info) }

    private static func convention(_ naming: DictObject?) -> NamingConvention {
        var rules: [String: Value] = [:]
        for (key, value) in naming?.pairs ?? [] {
            if let text = key.object as? StringObject { rules[text.text] = value } else if let type = key.object as? Class, let prefix = NamingConvention.prefixes[type.name] { rules[prefix] = value }
        }
        return rules.isEmpty ? .standard : NamingConvention(rules: rules)
    }

    func add(_ table: Table) {
        if self.table(named: table.fullName) === table { return }
        tables.append((table.fullName, table))
        byName[table.fullName] = .passUnretained(table)
        Heap.track(self)
    }
    /// Sequences that belong to it, by name.
    public private(set) var sequences: [(name: String, sequence: NumberSequence)] = []
    public func add(_ sequence: NumberSequence) {
        let name = sequence.schema.map { "\($0).\(sequence.name)" } ?? sequence.name
        sequences.removeAll { $0.name == name }
        sequences.append((name, sequence))
        sequence.metadata = self
        register(sequence)
    }
    /// Sequences and types that belong to it, each once.
    public private(set) var schemaObjects: [Object] = []
    public func register(_ object: Object) {
        if !schemaObjects.contains(where: { $0 === object }) { schemaObjects.append(object) }
    }
    public func table(named name: String) -> Table? { byName[name]?.takeUnretainedValue() }
    public func remove(_ table: Table) {
        if self.table(named: table.fullName) === table { byName[table.fullName] = nil }
        tables.removeAll { $0.table === table }
    }
    /// `metadata.remove(table)`: foreign keys of others that point to it go on doing so.
    public func forget(_ table: Table) {
        for key in tables.flatMap({ $0.table === table ? [] : $0.table.foreignKeys }) where key.targetTableName == table.fullName { _ = try? key.referencedColumn() }
        remove(table)
    }
    public func clear() {
        byName = [:]
        tables = []
    }

    /// Tables so that each comes after those its foreign keys point to, by name where nothing decides.
    public func sortedTables() throws -> [Table] { try TableOrder.byName(tables.map(\.table)) }

    public override func visitReferences(_ visit: (Object) -> Void) {
        if SharedStorage.isShared(&tables) { return }
        for entry in tables { visit(entry.table) }
    }
    public override func clearReferences() {
        clearSlots()
        schemaObjects = []
        clear()
    }

    public override func repr() throws -> String { "MetaData()" }
    public override func contains(_ element: Value) throws -> Bool? {
        if let table = element.object as? Table { return byName[table.fullName] != nil }
        return (element.object as? StringObject).map { byName[$0.text] != nil } ?? false
    }
}
