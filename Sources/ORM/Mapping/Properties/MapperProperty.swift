import Runtime
import SQL

/// What an attribute of a mapped class means: a column, a relationship, a synonym.  `inspect(User).attrs.name`.
open class MapperProperty: Object {
    /// The attribute's name; set when the property becomes part of a mapper.
    public internal(set) final var key: Name = ""
    /// The mapper that the property was declared on; nil until then.  Mappers live as long as the process.
    public internal(set) final unowned(unsafe) var parent: Mapper?
    public final var doc: String?
    /// `comparator_factory=`: a class that compares in place of the attribute's own operators; None for none.
    public final var comparatorFactory = Value.none
    /// `info`
    public final lazy var information = DictObject()
    /// Place in the order in which properties were made.
    public final let creationOrder: Int
    public final var attributeOptions = AttributeOptions()
    /// What instances of a dataclass read where nothing was set.
    final var defaultScalar: Value?
    final var configuration = Configuration.notStarted

    enum Configuration { case notStarted, started, finished }

    nonisolated(unsafe) private static var created = 0

    public override init() {
        MapperProperty.created += 1
        creationOrder = MapperProperty.created
        super.init()
    }

    /// The construct that makes it, as messages name it.
    final var kindName: String {
        let name = type.name.drop { $0 == "_" }
        return name.hasSuffix("Declared") ? String(name.dropLast(8)) : String(name)
    }

    /// `User.name`, as messages name the property.
    public final var label: String { parent.map { "\($0.mappedClass.name).\(key.text)" } ?? key.text }

    public override func str() throws -> String { label }
    /// `<ColumnProperty at 0x7f...; name>`
    public final override func repr() throws -> String { "<\(type.name) at \(address); \(key.text)>" }
    /// What is not there is named alone, as SQLAlchemy's properties do.
    public override func dynamicAttribute(_ name: Name) throws -> Value? {
        if name.isDunder || name.text.hasPrefix("_") { return nil }
        throw PythonException.attributeError(name.text)
    }

    /// The attribute that a class with this property gets; nil where it is of a kind that makes its own.
    func makeAttribute(_ mapper: Mapper, index: Int, slot: Int, isLate: Bool) -> InstrumentedAttribute? { nil }
    /// What stands in the class for a property without attribute: a synonym's or composite's descriptor.
    func makeDescriptor(_ mapper: Mapper) -> Object? { nil }
    /// Resolves what could not be known when the class was made; once, by `configure_mappers()`.
    func configure() throws {}
    /// Whether the class has an attribute of it; false for a discriminator that only rows have.
    public var isInstrumented: Bool { true }
    /// Whether instances need a slot for it.
    var needsSlot: Bool { true }
}
