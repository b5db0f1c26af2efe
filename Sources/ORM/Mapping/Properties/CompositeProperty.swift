import Runtime
import SQL

/// Several columns as one value object: `origin = composite(Point, "x", "y")`.
public final class CompositeProperty: MapperProperty {
    /// The class, or a function, that makes the value from the columns' values; None until the annotation gives it.
    public internal(set) var factory: Value
    /// Columns, `mapped_column()`s, mapped attributes and names of attributes, in the order of the factory's parameters.
    public internal(set) var parts: [Value]
    /// Says of the columns' values whether they make None; nil where nothing was given.
    public var returnsNoneOn: Value?
    public var wantsActiveHistory = false
    public var isDeferred = false
    public var group: String?
    /// `column_template="home_%s"`: the names of the columns that the fields of a dataclass get.
    public let template: String?
    private var resolved: [MapperProperty]?

    /// - Parameter first: the class, or already the first of the parts.
    public init(_ first: Value, _ rest: [Value], template: String? = nil) throws {
        let isPart = first.object is StringObject || first.object is ColumnElement || first.object is MappedColumn || first.object is InstrumentedAttribute
        factory = isPart ? .none : first
        parts = isPart ? [first] + rest : rest
        if let template, template.components(of: "%s") != 2 {
            throw ORMError.argument("column_template \(template.pythonRepr) is not a valid template; expected a string containing exactly one '%s' placeholder")
        }
        self.template = template
        super.init()
    }

    override var needsSlot: Bool { false }
    override func makeDescriptor(_ mapper: Mapper) -> Object? { CompositeAttribute(self, mapper.entityIfMade, mapper) }

    // MARK: the columns

    /// The columns that the property itself brings along.
    public var ownColumns: [Column] { parts.compactMap { ($0.object as? MappedColumn)?.column ?? $0.object as? Column } }

    /// The properties of the columns.
    public func properties() throws -> [MapperProperty] {
        if let resolved { return resolved }
        guard let parent else { return [] }
        let found = try parts.map { part -> MapperProperty in
            let property: MapperProperty?
            switch part.object {
            case let name as StringObject: property = try parent.requireProperty(Name(name))
            case let column as Column: property = parent.property(for: column)
            case let mapped as MappedColumn: property = parent.property(for: mapped.column)
            case let attribute as InstrumentedAttribute: property = attribute.property
            default: property = nil
            }
            guard let property else {
                throw ORMError.argument("Composite expects Column objects or mapped attributes/attribute names as arguments, got: \(try part.reprText())")
            }
            return property
        }
        resolved = found
        return found
    }
    public func columnKeys() throws -> [Name] { try properties().map(\.key) }

    override func configure() throws {
        for case let column as ColumnProperty in try properties() {
            column.wantsActiveHistory = wantsActiveHistory
            if isDeferred { column.isDeferred = true }
            column.group = group
            guard isDeferred, let parent else { continue }
            for mapper in parent.selfAndDescendants where mapper.property(column.key) === column { try mapper.instrument(column.key, column) }
        }
    }

    // MARK: values

    func make(_ values: [Value]) throws -> Value {
        if let test = returnsNoneOn, test.isCallable, try test.call(values).isTrue() { return .none }
        return try factory.call(values)
    }

    /// `__composite_values__()`, or the fields of a dataclass.
    public func values(of value: Value) throws -> [Value] {
        if let method = try value.attributeUnlessRefused("__composite_values__") { return try method.call().elements() }
        if let fields = try CompositeProperty.fields(factory) { return try fields.map { try value.attribute($0.name) } }
        let name = try factory.attributeUnlessRefused("__name__").map { try $0.strText() } ?? ""
        throw ORMError.invalidRequest("Composite class \(name) is not a dataclass and does not define a __composite_values__() method; can't get state")
    }

    /// The parameters of a dataclass with their types; nil where the value is none.
    static func fields(_ value: Value) throws -> [(name: Name, type: Value)]? {
        guard value.object is Class, let fields = try value.attributeIfPresent("__dataclass_fields__")?.dictionary else { return nil }
        return try fields.pairs.compactMap { key, field in
            guard try field.attribute("init").isTrue() else { return nil }
            return (Name(try String.from(key)), try field.attribute("type"))
        }
    }

    /// Makes the value where the columns are loaded and it is not there.
    func fill(_ object: MappedInstance) throws {
        guard object.ownAttribute(key).isUndefined else { return }
        var values: [Value] = []
        for key in try columnKeys() {
            guard let attribute = object.mapper.attribute(key) else { return }
            let value = attribute.read(object)
            if value.isUndefined { return }
            values.append(value)
        }
        guard let attribute = object.type.lookup(key)?.object as? CompositeAttribute else { return object.setOwnAttribute(key, try make(values)) }
        attribute.hold(try make(values), in: object)
    }

    /// The changes of the columns as those of the value.
    public func history(_ state: InstanceState) throws -> History {
        var added: [Value] = [], deleted: [Value] = [], hasChanges = false
        for key in try columnKeys() {
            guard let history = try state.mapper.attribute(key)?.history(state) else { continue }
            if history.hasChanges { hasChanges = true }
            added += history.nonDeleted.isEmpty ? [.none] : history.nonDeleted
            deleted += history.deleted.isEmpty ? [.none] : history.deleted
        }
        return hasChanges ? History(added: [try make(added)], deleted: [try make(deleted)]) : History(unchanged: [try make(added)])
    }
}

extension String {
    /// How many parts a separator makes.
    fileprivate func components(of separator: String) -> Int {
        var count = 1, at = startIndex
        while at < endIndex {
            if self[at...].hasPrefix(separator) {
                count += 1
                at = index(at, offsetBy: separator.count)
            } else {
                at = index(after: at)
            }
        }
        return count
    }
}

extension InstanceState {
    /// The value objects that stand for columns which changed in the database are made anew when they are next read.
    /// - Parameters:
    ///   - keys: the columns; nil for all.
    ///   - owner: the mapper whose own composites are meant; nil for inherited ones too.
    public func forgetComposites(_ keys: Set<Name>? = nil, declaredBy owner: Mapper? = nil) {
        guard mapper.hasComposites, let object else { return }
        for composite in mapper.composites where owner == nil || composite.parent === owner {
            if let keys, let own = try? composite.columnKeys(), !own.contains(where: { keys.contains($0) }) { continue }
            _ = object.removeOwnAttribute(composite.key)
        }
    }
    /// Makes those of some columns anew that the columns are there for, as a refresh of the columns does.
    func remakeComposites(_ keys: Set<Name>) throws {
        guard mapper.hasComposites, let object else { return }
        forgetComposites(keys)
        for composite in mapper.composites where try composite.columnKeys().contains(where: { keys.contains($0) }) { try composite.fill(object) }
    }
    /// Those that are named themselves: `session.expire(vertex, ["start"])`.
    func forgetComposites(named names: [Name]) {
        guard mapper.hasComposites, let object else { return }
        for composite in mapper.composites where names.contains(composite.key) { _ = object.removeOwnAttribute(composite.key) }
    }
}
