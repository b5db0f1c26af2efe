import Runtime

/// Another name for an attribute: `username = synonym("name")`.
public final class SynonymProperty: MapperProperty {
    /// The attribute it stands for.
    public let target: Name
    public let mapsColumn: Bool
    /// A descriptor that stands in place of plain forwarding: given, or what the class has under the name.
    public private(set) var userDescriptor: Value

    /// What was given in place of a name.
    private var misnamed: Value?

    /// `synonym(Column(Integer))` is refused where the attribute is read (`getattr()` of what is no string).
    public convenience init(_ target: Value, mapsColumn: Bool, descriptor: Value) {
        self.init(Name((target.object as? StringObject)?.text ?? ""), mapsColumn: mapsColumn, descriptor: descriptor)
        if !(target.object is StringObject) { misnamed = target }
    }

    fileprivate func checkTarget() throws {
        if let misnamed { throw PythonException.typeError("attribute name must be string, not '\(misnamed.typeName)'") }
    }

    public init(_ target: Name, mapsColumn: Bool = false, descriptor: Value = .none) {
        self.target = target
        self.mapsColumn = mapsColumn
        userDescriptor = descriptor
        super.init()
    }

    /// How many synonyms lead one to the other at present.
    nonisolated(unsafe) private static var depth = 0
    /// Reads what the synonym stands for.
    /// - Throws: RecursionError for synonyms that lead back to themselves
    fileprivate func lead<Result>(_ read: () throws -> Result) throws -> Result {
        if target == key || SynonymProperty.depth >= 200 { throw PythonException.recursionError("maximum recursion depth exceeded") }
        SynonymProperty.depth += 1
        defer { SynonymProperty.depth -= 1 }
        return try read()
    }

    override var needsSlot: Bool { false }
    public override func str() throws -> String { try repr() }
    override func makeDescriptor(_ mapper: Mapper) -> Object? {
        if userDescriptor.isNone, let found = mapper.mappedClass.lookup(key), mapper.isOfUser(found, key), found.object?.actsAs == .data { userDescriptor = found }
        return SynonymAttribute(self)
    }

    /// `map_column=True`: the column of the synonym's name becomes the attribute that it stands for.
    func mapColumn(_ mapper: Mapper) throws {
        guard mapsColumn else { return }
        let from = mapper.localSelectable
        guard let column = from.column(key.text) else {
            throw ORMError.argument("Can't compile synonym '\(target.text)': no column on table '\(from.describedName)' named '\(key.text)'")
        }
        if mapper.property(for: column)?.key == target || mapper.property(target) != nil { throw conflict }
        let property = ColumnProperty([column])
        property.mappingSynonym = self
        try mapper.setProperty(target, property)
    }

    var conflict: PythonException {
        ORMError.argument("Can't call map_column=True for synonym \(key.text.pythonRepr)=\(target.text.pythonRepr), a ColumnProperty already exists keyed to the name \(target.text.pythonRepr) for column \(key.text.pythonRepr)")
    }
}

/// `User.username`, where `username` is a synonym.
public final class SynonymAttribute: Object {
    public let property: SynonymProperty
    init(_ property: SynonymProperty) {
        self.property = property
        super.init(type: InstrumentedAttribute.pythonClass)
    }
    public override var descriptorKind: DescriptorKind { .data }
    public override func descriptorGet(_ instance: Value, owner: Class) throws -> Value {
        if instance.isUndefined {
            try property.checkTarget()
            guard let target = try property.lead({ try Value.object(owner).attributeIfPresent(property.target) }) else { throw PythonException.attributeError("comparator") }
            if let object = target.object as? NativeProperty ?? target.object as? PropertyObject {
                throw ORMError.invalidRequest("synonym() attribute \"\(owner.name).\(property.target.text)\" only supports ORM mapped attributes, got \(try Value.object(object).reprText())")
            }
            return .object(EntityAttribute.of(target.object, shownBy: property) ?? target.object ?? property)
        }
        guard let descriptor = property.userDescriptor.object else { return try property.lead { try instance.attribute(property.target) } }
        return try descriptor.get(instance, owner: owner)
    }
    public override func descriptorSet(_ instance: Value, _ value: Value) throws {
        if case .object(let marker) = value, marker === LoaderStatus.dontSet { return }
        guard let descriptor = property.userDescriptor.object else { return try property.lead { try instance.setAttribute(property.target, value) } }
        try descriptor.descriptorSet(instance, value)
    }
    public override func descriptorDelete(_ instance: Value) throws { try instance.deleteAttribute(property.target) }
}
