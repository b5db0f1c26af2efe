import Database
import Runtime
import SQL

/// SELECTs of entities: what stands for a mapped class, and rows as objects.
public enum EntitySelect {
    /// The columns and parts of a SELECT's arguments: mapped classes, attributes, tables, expressions.
    public static func parts(_ entities: [Value]) throws -> (columns: [ColumnElement], parts: [Select.Part]) {
        var columns: [ColumnElement] = [], parts: [Select.Part] = []
        var hasEntity = false
        for entity in entities {
            if let type = entity.object as? Class, let mapper = Mapper.of(type) {
                try mapper.registry.configure()
                hasEntity = true
                columns += mapper.loadedColumns
                parts.append(.entity(mapper, columnCount: mapper.loadedColumns.count))
            } else if let from = entity.object as? FromClause {
                columns += from.columns
                parts += from.columns.map { _ in .column(of: nil) }
            } else {
                columns.append(try Coercion.column(entity))
                parts.append(.column(of: nil))
            }
        }
        return (columns, hasEntity ? parts : [])
    }

    /// The element of FROM that a mapped class or relationship stands for, with the condition of a relationship's join.
    public static func target(_ value: Value) throws -> (from: FromClause, condition: ColumnElement?)? {
        if let type = value.object as? Class, let mapper = Mapper.of(type) { return (mapper.localTable, nil) }
        if let attribute = value.object as? InstrumentedAttribute, let relationship = attribute.property as? RelationshipProperty {
            try attribute.mapper.registry.configure()
            guard relationship.secondary == nil else { throw PythonException.notImplemented("Retort has no join along many-to-many relationships: \(attribute.label)") }
            return (relationship.target.localTable, relationship.condition?.primary)
        }
        return (value.object as? FromClause).map { ($0, nil) }
    }

    /// The mapper whose attributes `filter_by` names: that of the last joined or first selected entity.
    public static func namespace(of select: Select) -> Mapper? {
        for part in select.parts { if case .entity(let object, _) = part, let mapper = object as? Mapper { return mapper } }
        return nil
    }
}

extension Session {
    /// Executes a SELECT, entities as objects; each row's items.
    public func rows(_ select: Select, _ parameters: [DictObject] = []) throws -> (names: [String], rows: () throws -> ContiguousArray<Value>?) {
        try autoflush()
        let result = try connection().execute(select, parameters)
        guard !select.parts.isEmpty else { return (result.keys.names, { try result.fetch() }) }
        var offset = 0
        var loaders: [RowLoader?] = []
        var offsets: [Int] = []
        var names: [String] = []
        for part in select.parts {
            offsets.append(offset)
            switch part {
            case .column:
                names.append(result.keys.names[offset])
                loaders.append(nil)
                offset += 1
            case .bundle: continue
            case .entity(let object, let count):
                guard let mapper = object as? Mapper else { continue }
                names.append(mapper.mappedClass.name)
                loaders.append(RowLoader(mapper, self, offset: offset))
                offset += count
            }
        }
        return (names, {
            guard let row = try result.fetch() else { return nil }
            var items = ContiguousArray<Value>()
            for (index, loader) in loaders.enumerated() { items.append(try loader.map { try $0.object(row).map { .object($0) } ?? .none } ?? row[offsets[index]]) }
            return items
        })
    }

    /// `session.get(User, 1)`: from the identity map, or by one SELECT.
    public func get(_ entity: Value, _ identity: Value) throws -> Value {
        guard let type = entity.object as? Class, let mapper = Mapper.of(type) else { throw ORMError.argument("Expected mapped class or mapper, got: \(try entity.reprText())") }
        try mapper.registry.configure()
        let values: [Value]
        if let tuple = identity.object as? TupleObject { values = Array(tuple.elements) } else if let dict = identity.object as? DictObject {
            values = mapper.primaryKeyProperties.map { dict.get($0.key) ?? .none }
        } else { values = [identity] }
        guard values.count == mapper.primaryKey.count else {
            throw ORMError.invalidRequest("Incorrect number of values in identifier to formulate primary key for session.get(); primary key columns are \(mapper.primaryKey.map { "'\(mapper.localTable.name).\($0.name)'" }.joined(separator: ","))")
        }
        let key = IdentityKey(mapper, values)
        if let present = object(key) {
            if present.state.isExpired {
                do { try SessionLoader.refresh(present.state, self) } catch let error as PythonException where error.isInstance(of: ORMError.objectDeleted) { return .none }
            }
            return .object(present)
        }
        try autoflush()
        return try load(key, refreshing: nil).map { .object($0) } ?? .none
    }
}
