import Runtime

/// `__mapper_cls__` and `declarative_base(mapper=...)`: a function of the user that calls `Mapper(...)` in the course of a declarative mapping.
public enum MapperMaking {
    nonisolated(unsafe) private static var pending: [(type: Class, make: () throws -> Mapper)] = []

    /// What `Mapper(class_, table, **options)` gives.
    /// - Throws: InvalidRequestError where no mapping of the class is under way.
    public static func mapper(of type: Class, _ options: [(name: Name, value: Value)]) throws -> Mapper {
        guard let at = pending.lastIndex(where: { $0.type === type }) else {
            throw ORMError.invalidRequest("The _mapper() function and Mapper() constructor may not be invoked directly outside of a declarative registry. Please use the sqlalchemy.orm.registry.map_imperatively() function for a classical mapping.")
        }
        return try pending.remove(at: at).make()
    }

    /// Has the class's own function make its mapper, where it has one.
    static func make(_ type: Class, _ table: Value, _ options: [(name: Name, value: Value)], _ make: @escaping () throws -> Mapper) throws -> Mapper {
        guard let function = try Value.object(type).attributeIfPresent("__mapper_cls__"), !function.isNone, function.object !== Class.registered(for: Mapper.self) else { return try make() }
        pending.append((type, make))
        defer { pending.removeAll { $0.type === type } }
        let made = try function.call([.object(type), table], keywords: options)
        guard let mapper = made.object as? Mapper else { throw ORMError.argument("__mapper_cls__ of \(try type.repr()) must give a Mapper, got \(try made.reprText())") }
        return mapper
    }
}
