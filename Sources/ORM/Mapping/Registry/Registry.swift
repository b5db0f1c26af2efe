import Runtime
import SQL

/// A collection of mappings with their metadata and class names: `registry()`, and what each declarative base has.
public final class Registry: Object {
    public var metadata: MetaData
    /// `type_annotation_map`: Python types to SQL types.
    public let typeAnnotationMap: DictObject
    /// `constructor`: the default `__init__`; nil where the classes have none.
    public var constructor: Value?
    /// The mappers, in order of their making.
    public private(set) var mappers: [Mapper] = []
    /// Classes by name, for `relationship("Address")`.
    public let classNames: ClassNames
    private var hasNewMappers = false
    /// Who waits for its events.
    public let listeners = RegistryListeners()
    /// The relationships that flushes copy each column for.
    var writers: [ObjectIdentifier: [RelationshipProperty.Writer]] = [:]
    /// Classes that have `__declare_first__` or `__declare_last__`.
    private var hooked: [Class] = []

    /// Notes what a class, or a mixin of it, wants to be called when mappers are configured.
    func noteHooks(of type: Class) {
        let hooks: [Name] = ["__declare_first__", "__declare_last__"]
        let isHooked = type.resolutionOrder.contains { base in (base === type || Mapper.of(base) == nil) && hooks.contains { base.ownClassAttribute($0) != nil } }
        if isHooked { hooked.append(type) }
    }

    /// Every registry: a relationship may lead from one to another.
    nonisolated(unsafe) private static var all: [Registry] = []
    nonisolated(unsafe) private static var isConfiguring = false
    nonisolated(unsafe) private static var newMapperCount = 0

    public init(metadata: MetaData, typeAnnotationMap: DictObject = DictObject(), constructor: Value? = nil, classes: DictObject? = nil) throws {
        classNames = classes.map { ClassNames.shared($0) } ?? ClassNames()
        self.metadata = metadata
        self.typeAnnotationMap = DictObject()
        self.constructor = constructor
        super.init()
        try map(types: typeAnnotationMap)
        Registry.all.append(self)
    }

    /// Adds to the map of Python types to SQL types; a union is known without None.
    public func map(types: DictObject) throws {
        for (type, sqlType) in types.pairs { try typeAnnotationMap.set(AnnotatedType.withoutNone(type), sqlType) }
    }

    func add(_ mapper: Mapper) {
        mappers.append(mapper)
        needsConfiguration()
    }

    func needsConfiguration() { hasNewMappers = true }

    /// The mappers of every registry.
    public static var allMappers: [Mapper] { all.flatMap(\.mappers) }

    /// The first mapper of any registry that `test` accepts.
    static func mapper(where test: (Mapper) -> Bool) -> Mapper? { all.lazy.flatMap(\.mappers).first(where: test) }

    /// Whether no mapper waits for configuration.
    @inline(__always)
    public var isConfigured: Bool { !hasNewMappers }

    /// Resolves the relationships of its mappers, and of those of registries that they lead to, as something needs them.
    /// - Throws: what is wrong with a mapping; and InvalidRequestError at every later use.
    public func configure() throws {
        guard hasNewMappers else { return }
        try SQLWarning.originating(from: .configuration) { try Registry.configure([self]) }
    }

    /// `registry.configure(cascade=...)`
    /// - Throws: InvalidRequestError where classes of other registries, which are not configured, are led to and `cascades` is false.
    public func configure(cascading cascades: Bool) throws {
        guard hasNewMappers else { return }
        try Registry.configure([self], cascades: cascades)
    }

    /// `registry.dispose(cascade=...)`: forgets the mappings, and with `cascades` those of registries that depend on them.
    /// - Throws: InvalidRequestError where other registries depend on them and `cascades` is false.
    public func dispose(cascading cascades: Bool) throws {
        let dependents = Registry.all.filter { other in other !== self && !other.mappers.isEmpty && other.dependencies.contains { $0 === self } }
        if !cascades, !dependents.isEmpty { throw ORMError.invalidRequest("Registry has dependent registries that are not disposed; pass cascade=True to clear these also") }
        try dispose()
        for other in dependents { try other.dispose(cascading: true) }
    }

    /// `configure_mappers()`: resolves the relationships of all mappers.
    public static func configureAll() throws { try configure(all) }

    private static func configure(_ wanted: [Registry], cascades: Bool = true) throws {
        guard !isConfiguring, wanted.contains(where: \.hasNewMappers) else { return }
        try configureMappers(of: wanted, cascades: cascades)
        try MapperListeners.tell(.afterConfigured)
    }

    private static func configureMappers(of wanted: [Registry], cascades: Bool) throws {
        isConfiguring = true
        defer { isConfiguring = false }
        try MapperListeners.tell(.beforeConfigured)
        var todo = wanted, at = 0
        while at < todo.count {
            if todo[at].hasNewMappers { try todo[at].configureMappers() }
            if !cascades, !todo[at].dependencies.isEmpty { throw ORMError.invalidRequest("configure was called with cascade=False but additional registries remain") }
            for other in todo[at].dependencies where !todo.contains(where: { $0 === other }) { todo.append(other) }
            at += 1
        }
    }

    private func configureMappers() throws {
        try listeners.tell(.beforeConfigured, self)
        for type in hooked { if let hook = try Value.object(type).attributeIfPresent("__declare_first__") { _ = try hook.call() } }
        try ConcreteBases.prepare()
        for mapper in mappers where !mapper.isConfigured { try ConcreteBases.prepare(mapper) }
        var at = 0, skipsAny = false
        while at < mappers.count {
            if try configure(mappers[at]) { skipsAny = true }
            at += 1
        }
        hasNewMappers = skipsAny
        for type in hooked { if let hook = try Value.object(type).attributeIfPresent("__declare_last__") { _ = try hook.call() } }
        try listeners.tell(.afterConfigured, self)
    }

    /// Registries whose classes those of this one derive from or lead to.
    private var dependencies: [Registry] = []
    func depend(on other: Registry) {
        if other !== self, !dependencies.contains(where: { $0 === other }) { dependencies.append(other) }
    }

    /// Whether a listener of `before_mapper_configured` wants the mapper to wait.
    private func configure(_ mapper: Mapper) throws -> Bool {
        if let failure = mapper.configurationFailure { throw ORMError.failedConfiguration(mapper, failure) }
        guard !mapper.isConfigured else {
            // Properties that were added after the mapper was configured.
            try mapper.configureProperties()
            return false
        }
        do {
            let answers = try mapper.tellOfItself(.beforeMapperConfigured)
            if answers.contains(where: { ($0.object as? ExtensionSymbol) === ExtensionSymbol.skip }) { return true }
            try mapper.configureProperties()
            try mapper.tellConfigured()
            return false
        } catch let error as PythonException {
            mapper.configurationFailure = error
            throw error
        }
    }

    /// `clear_mappers()`
    public static func disposeAll() throws { for registry in all { try registry.dispose() } }

    /// The metadata of a base that is given none.
    public static func newMetaData() throws -> MetaData { try SQLDeclaration.makeMetaData() }

    /// `@registry.mapped`: maps a class by its attributes.
    @discardableResult
    public func map(_ type: Class) throws -> Mapper {
        if !MappedDataclass.isToBe(type), type.ownClassAttribute(.`init`) == nil, type.overriding(.`init`) == nil, let constructor { type.setClassAttribute(.`init`, constructor) }
        return try DeclarativeScan(type, registry: self, base: nil).map()
    }

    /// What a class is mapped to in place of a table; nil for None.
    static func selectable(_ value: Value) throws -> FromClause? {
        if value.isNone { return nil }
        if let from = value.object as? FromClause { return from }
        if case .string(let text) = value { throw ORMError.argument("Textual SQL expression \(try value.reprText()) for argument local_tableshould be explicitly declared as text(\(text.text.pythonRepr))") }
        let expected = "FROM expression, such as a Table or alias() object expected for argument 'local_table'; got \(try value.reprText())."
        guard let select = value.object as? SelectBase else { throw ORMError.argument(expected) }
        throw SQLError.argument("\(expected) To create a FROM clause from a \(try select.type.repr()) object, use the .subquery() method.", code: "89ve")
    }

    /// `registry.map_imperatively(User, user_table, properties={...})`
    public func map(_ type: Class, to table: Value, _ options: [(name: Name, value: Value)]) throws -> Mapper {
        let arguments = try MapperArguments.read(options)
        if table.isNone, arguments.inherits == nil {
            throw ORMError.argument("Mapper[\(type.name)(None)] has None for a primary table argument and does not specify 'inherits'")
        }
        if type.overriding(.`init`) == nil, let constructor { type.setClassAttribute(.`init`, constructor) }
        let mapper = try Mapper(type, registry: self, table: table.object as? Table, selectable: table.object is Table ? nil : try Registry.selectable(table), arguments: arguments)
        mapper.isImperative = true
        type.setClassAttribute("__mapper__", .object(mapper))
        if let table = table.object as? Table { type.setClassAttribute("__table__", .object(table)) }
        try classNames.add(type)
        noteHooks(of: type)
        return mapper
    }

    /// `registry.dispose()`: forgets the mappings.
    public func dispose() throws {
        for mapper in mappers.reversed() {
            try InstrumentationListeners.tell(.classUninstrument, mapper.mappedClass)
            Mapper.forget(mapper)
            classNames.remove(mapper.mappedClass)
        }
        mappers.removeAll()
        hasNewMappers = false
    }
}
