import Runtime
import SQL

/// The copying of keys between related objects (sqlalchemy.orm.sync).
enum Synchronization {
    /// Copies keys of one object into another.
    /// - Parameter flagsCascadedKeys: whether primary keys are noted that the database changes along.
    static func populate(
        _ source: InstanceState, _ sourceMapper: Mapper, _ destination: InstanceState, _ destinationMapper: Mapper, _ pairs: [JoinCondition.Pair], _ work: UnitOfWork, flagsCascadedKeys: Bool
    ) throws {
        for pair in pairs {
            guard let from = sourceMapper.attribute(for: pair.local) else { throw ORMError.unsynchronizedSource(pair.local, sourceMapper, pair.remote) }
            let value = try source.own(from).get(source)
            guard let to = destinationMapper.attribute(for: pair.remote) else { throw ORMError.unsynchronizedDestination(pair.remote, destinationMapper) }
            try destination.own(to).set(destination, value)
            if flagsCascadedKeys, pair.local.isPrimaryKey, pair.remote.isPrimaryKey, pair.remote.references(pair.local) {
                work.notes.cascadedKeys.insert(FlushNotes.CascadedKey(state: ObjectIdentifier(destination), column: ObjectIdentifier(pair.remote)))
            }
        }
    }

    /// Sets foreign keys to None.
    /// - Throws: AssertionError for one that is part of the primary key.
    static func clear(_ destination: InstanceState, _ mapper: Mapper, _ pairs: [JoinCondition.Pair]) throws {
        for pair in pairs {
            guard let attribute = mapper.attribute(for: pair.remote).map({ destination.own($0) }) else { throw ORMError.unsynchronizedDestination(pair.remote, mapper) }
            if pair.remote.isPrimaryKey, try attribute.get(destination, .returnNoValue).isPresent {
                throw PythonException.assertionError("Dependency rule on column '\(try pair.local.str())' tried to blank-out primary key column '\(try pair.remote.str())' on instance '\(destination.label)'")
            }
            try attribute.set(destination, .none)
        }
    }

    /// The keys of one side of an association row.
    static func values(_ source: InstanceState, _ mapper: Mapper, _ pairs: [JoinCondition.Pair]) throws -> [(column: Column, value: Value)] {
        try pairs.map { pair in
            guard let attribute = mapper.attribute(for: pair.local) else { throw ORMError.unsynchronizedSource(pair.local, mapper, pair.remote) }
            return (pair.remote, try source.own(attribute).get(source))
        }
    }

    /// The keys of one side of an association row, as they were and as they are.
    static func changes(_ source: InstanceState, _ mapper: Mapper, _ pairs: [JoinCondition.Pair]) throws -> [(column: Column, old: Value, new: Value)] {
        try pairs.map { pair in
            guard let attribute = mapper.attribute(for: pair.local).map({ source.own($0) }) else { throw ORMError.unsynchronizedSource(pair.local, mapper, pair.remote) }
            return (pair.remote, try attribute.committedValue(source), try attribute.get(source))
        }
    }

    /// Whether a key of the source changed.
    static func isSourceModified(_ work: UnitOfWork, _ source: InstanceState, _ mapper: Mapper, _ pairs: [JoinCondition.Pair]) throws -> Bool {
        // A new object's keys have no earlier values.
        if !source.hasCommittedValues { return false }
        for pair in pairs {
            guard let property = mapper.property(for: pair.local) else { throw ORMError.unsynchronizedSource(pair.local, mapper, pair.remote) }
            if try !work.history(source, property.key).values.deleted.isEmpty { return true }
        }
        return false
    }
}
