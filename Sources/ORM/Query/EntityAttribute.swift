import Runtime
import SQL

/// An attribute as an entity has it: `alias.name`, `User.posts.of_type(Draft)`, `User.posts.and_(Post.rating > 3)`.
public final class EntityAttribute: Object, ClauseConvertible {
    public let reference: AttributeReference

    init(_ entity: Entity, _ attribute: InstrumentedAttribute) { 
        reference = AttributeReference(entity: entity, attribute: attribute)
        super.init(type: InstrumentedAttribute.pythonClass)
    }
    /// An attribute of a class as an alias has it.
    public static func of(_ entity: Entity, _ attribute: InstrumentedAttribute) -> EntityAttribute { EntityAttribute(entity, attribute) }
    /// An attribute under the name of a synonym of it; nil where it is none.
    public static func of(_ object: Object?, shownBy synonym: SynonymProperty) -> EntityAttribute? {
        guard var reference = AttributeReference(object) else { return nil }
        reference.synonym = synonym
        return EntityAttribute(reference)
    }
    init(_ reference: AttributeReference) {
        self.reference = reference
        super.init(type: InstrumentedAttribute.pythonClass)
    }

    public var clause: ColumnElement { reference.clause }
    public override func compare(_ comparison: Comparison, _ other: Value) throws -> Value? { try reference.compare(comparison, other) }
    public override func binary(_ operation: BinaryOperation, _ other: Value, reflected: Bool) throws -> Value? { try reference.binary(operation, other, reflected: reflected) }
    public override func unary(_ operation: UnaryOperation) throws -> Value? { try reference.unary(operation) }
    public override func item(_ key: Value) throws -> Value? { try reference.item(key) }
    public override func contains(_ element: Value) throws -> Bool? { try reference.contains(element) }
    public override func iterator() throws -> IteratorObject? { try reference.iterator() }
    public override func hash() throws -> Int { Int(bitPattern: ObjectIdentifier(self)) >> 4 }
    public override func dynamicAttribute(_ name: Name) throws -> Value? { try reference.member(name) }
    public override var dynamicAttributeNames: [Name] { reference.memberNames }
    public override func str() throws -> String { reference.label }
}

/// An attribute, the entity it is read from, and what narrows it down.
public struct AttributeReference {
    public var entity: Entity
    public let attribute: InstrumentedAttribute
    /// The synonym that it was read by.
    public internal(set) var synonym: SynonymProperty?
    /// The name by which rows have it.
    public var name: Name { synonym?.key ?? key }
    /// `of_type(...)`: what the relationship leads to in this statement.
    public var target: Entity?
    /// `and_(...)`: further criteria of the relationship's ON.
    public var criteria: [ColumnElement] = []

    public init(entity: Entity, attribute: InstrumentedAttribute) {
        self.entity = entity
        self.attribute = attribute
    }

    /// What a value names: an attribute of a class or alias; nil for anything else.
    public init?(_ object: Object?) {
        switch object {
        case let attribute as InstrumentedAttribute: self.init(entity: attribute.mapper.entity, attribute: attribute)
        case let attribute as EntityAttribute: self = attribute.reference
        default: return nil
        }
    }

    public var property: MapperProperty { attribute.property }
    public var key: Name { attribute.key }
    public var relationship: RelationshipProperty? { attribute.property as? RelationshipProperty }
    /// Whether it is the class's own, neither of an alias nor shown by a synonym.
    var isPlain: Bool { !entity.isAliased && synonym == nil }
    public var label: String {
        if entity.isAliased { return "aliased(\(entity.mapper.mappedClass.name)).\(name.text)" }
        return synonym.map { "\(entity.mapper.mappedClass.name).\($0.key.text)" } ?? attribute.label
    }

    /// The column or expression; for a relationship the condition of its join.
    public var clause: ColumnElement {
        if let column = property as? ColumnProperty { return entity.operand(column) }
        try? entity.mapper.registry.configure()
        guard let relationship, let condition = relationship.condition else { return TextColumn(label) }
        guard relationship.secondary != nil else { return entity.adapt(condition.primary) }
        let target = destination() ?? relationship.targetEntity
        return Conjunction.make(.and, RelationshipJoin(relationship, relationship.anonymousSecondary, left: { entity.adapt($0) }, right: { target.adapt($0) }).conditions)
    }

    /// What the relationship leads to.
    func destination() -> Entity? { target ?? relationship?.targetEntity }

    // MARK: as an operand

    /// An expression has no members: only its indices, where its type has any.
    func iterator() throws -> IteratorObject? {
        if let custom = try customComparator() { return SequenceIterator(custom) }
        if relationship != nil { throw PythonException(type: .notImplementedError, arguments: [.string("<built-in function getitem>")]) }
        throw PythonException(type: .notImplementedError, arguments: [.string("Operator 'getitem' is not supported on this expression")])
    }

    /// What the relationship compares by.
    public func relationshipComparator() throws -> RelationshipComparator { try RelationshipComparator(self) }

    /// The comparator of the user: `comparator_factory=`.
    public func customComparator() throws -> Value? {
        let factory = synonym.flatMap { $0.comparatorFactory.isNone ? nil : $0.comparatorFactory } ?? property.comparatorFactory
        guard !factory.isNone else { return nil }
        let made = try factory.call(.object(property), entity.isAliased ? .object(entity) : .object(entity.mapper))
        (made.object as? PropertyComparator)?.reference = self
        return made
    }

    func compare(_ comparison: Comparison, _ other: Value) throws -> Value? {
        if let custom = try customComparator() { return try custom.compare(comparison, other) }
        guard relationship != nil else { return try clause.compare(comparison, other) }
        let comparator = try RelationshipComparator(self)
        switch comparison {
        case .equal: return .object(try comparator.equals(other))
        case .notEqual: return .object(try comparator.differs(from: other))
        default: throw PythonException(type: .notImplementedError, arguments: [comparator.unsupported(comparison)])
        }
    }
    func binary(_ operation: BinaryOperation, _ other: Value, reflected: Bool) throws -> Value? {
        if let custom = try customComparator() { return operation == .xor ? nil : reflected ? try other.binary(operation, custom) : try custom.binary(operation, other) }
        let clause = clause
        // A value on the left becomes a parameter, whose type's comparator is asked (`ColumnProperty.Comparator.reverse_operate`).
        if reflected, Comparators.areUsed, try clause.comparator() != nil { return try Value.object(Coercion.operand(other, beside: clause)).binary(operation, .object(clause)) }
        return try clause.binary(operation, other, reflected: reflected)
    }
    func unary(_ operation: UnaryOperation) throws -> Value? {
        if let custom = try customComparator() { return operation == .positive ? nil : try custom.unary(operation) }
        return try clause.unary(operation)
    }
    func item(_ key: Value) throws -> Value? { try customComparator().map { try $0.item(key) } ?? clause.item(key) }
    func contains(_ element: Value) throws -> Bool? { try customComparator().map { try $0.contains(element) } ?? clause.contains(element) }

    /// A method of the expression: `User.name.in_`, `User.posts.any`.
    func member(_ name: Name) throws -> Value? {
        if !name.isDunder, let custom = try customComparator() {
            // The operator is asked for the comparator's method in turn (`QueryableAttribute.operate`).
            if let method = PropertyComparator.method(name, doing: { try $0.call([custom] + $1, keywords: $2) }) { return method }
            if let found = try custom.attributeIfPresent(name) { return found }
        }
        return try plainMember(name)
    }
    /// What `dir(User.name)` adds to the attribute's own.
    var memberNames: [Name] {
        guard let operand = try? relationship == nil ? Value.object(clause) : .object(RelationshipComparator(self)) else { return [] }
        return operand.attributeNames().filter { !$0.hasPrefix("_") }.map { Name($0) }
    }
    func plainMember(_ name: Name) throws -> Value? {
        if relationship != nil {
            if name.isDunder { return nil }
            if name == "label" { return try Value.object(clause).attributeIfPresent(name) }
            if let found = try Value.object(RelationshipComparator(self)).attributeIfPresent(name) { return found }
            if name.text.hasPrefix("_") { return nil }
            throw missing(name)
        }
        if name == "key" { return key.value }
        do {
            return try Value.object(clause).attributeIfPresent(name)
        } catch let error as PythonException where error.isInstance(of: .attributeError) { throw missing(name) }
    }

    private func missing(_ name: Name) -> PythonException {
        PythonException.attributeError("Neither 'InstrumentedAttribute' object nor 'Comparator' object associated with \(label) has an attribute '\(name.text)'")
    }
}
