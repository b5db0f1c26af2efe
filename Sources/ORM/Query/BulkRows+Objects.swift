import Runtime
import SQL

/// `session.bulk_save_objects()`: the rows of objects that stay outside of the session.
extension BulkRows {
    /// INSERT or UPDATE the rows of objects.
    /// - Parameters:
    ///   - changedOnly: whether UPDATE sets what was changed alone.
    ///   - returnsDefaults: whether new objects get the keys that the database makes.
    public static func save(_ given: [MappedInstance], _ session: Session, changedOnly: Bool, returnsDefaults: Bool = false, keepsOrder: Bool = true) throws {
        let objects = keepsOrder ? given : grouped(given)
        var at = 0
        while at < objects.count {
            let mapper = objects[at].mapper, isNew = objects[at].state.key == nil
            var end = at + 1
            while end < objects.count, objects[end].mapper === mapper, (objects[end].state.key == nil) == isNew { end += 1 }
            let columns = BulkRows.columns(mapper)
            let rows = try objects[at..<end].map { try row(of: $0, columns, changedOnly: !isNew && changedOnly) }
            var bulk = BulkRows(session, mapper)
            bulk.returnsDefaults = returnsDefaults
            if isNew {
                try bulk.insert(rows, rendersNulls: false)
                if returnsDefaults { for (object, row) in zip(objects[at..<end], rows) { try take(row, object, mapper) } }
            } else {
                try bulk.update(rows, synchronizes: false)
            }
            at = end
        }
    }

    /// - Throws: AttributeError where one is of no mapped class.
    public static func objects(_ values: [Value]) throws -> [MappedInstance] {
        try values.map { value in
            guard let object = value.mappedInstance else { throw PythonException.attributeError("'\(value.type.name)' object has no attribute '_sa_instance_state'") }
            return object
        }
    }

    /// The objects of each class together, and of them the new ones.
    private static func grouped(_ objects: [MappedInstance]) -> [MappedInstance] {
        var groups: [(mapper: Mapper, isNew: Bool, objects: [MappedInstance])] = []
        for object in objects {
            let isNew = object.state.key == nil
            if let at = groups.firstIndex(where: { $0.mapper === object.mapper && $0.isNew == isNew }) { groups[at].objects.append(object) } else { groups.append((object.mapper, isNew, [object])) }
        }
        return groups.flatMap(\.objects)
    }

    /// What a new object has of the row that was written.
    private static func take(_ row: DictObject, _ object: MappedInstance, _ mapper: Mapper) throws {
        for (key, value) in row.pairs {
            guard let text = key.object as? StringObject, let attribute = mapper.attribute(Name(text)), attribute.read(object).isUndefined else { continue }
            attribute.write(object, value)
        }
        object.state.key = IdentityKey(mapper, mapper.primaryKeyProperties.map { row.get($0.key) ?? .none })
    }

    /// The columns of a class's tables; whether each is of the key or the version, which UPDATE always has.
    private static func columns(_ mapper: Mapper) -> [(attribute: InstrumentedAttribute, isKey: Bool)] {
        mapper.columnProperties.filter(\.isTableColumn).compactMap { property in
            guard let attribute = mapper.attribute(property.key) else { return nil }
            return (attribute, mapper.primaryKeyProperties.contains { $0.key == property.key } || property.columns.contains { $0 === mapper.versionColumn })
        }
    }

    private static func row(of object: MappedInstance, _ columns: [(attribute: InstrumentedAttribute, isKey: Bool)], changedOnly: Bool) throws -> DictObject {
        try Pulse.check()
        let written = columns.filter { attribute, isKey in
            !attribute.read(object).isUndefined && (!changedOnly || isKey || object.state.committedValue(attribute) != nil)
        }
        let row = DictObject(room: written.count)
        for (attribute, _) in written { row.set(attribute.key, attribute.read(object)) }
        return row
    }
}
