import Database
import Runtime
import SQL

/// Classes that are mapped once their tables have been read from a database (sqlalchemy.ext.declarative.DeferredReflection).
public enum DeferredReflection {
    public static let mixin = Class("DeferredReflection", module: "sqlalchemy.ext.declarative.extensions", doc: "A mixin: the classes derived from it are mapped by `prepare(engine)`, which reads their tables.", derivable: true)

    /// The classes that wait, with what maps them.
    nonisolated(unsafe) private static var pending: [(type: Class, base: DeclarativeBaseDefinition)] = []

    static func isDeferred(_ type: Class) -> Bool { type.isSubclass(of: mixin) }
    static func await(_ type: Class, _ base: DeclarativeBaseDefinition) { pending.append((type, base)) }
    static func awaits(_ type: Class) -> Bool { pending.contains { $0.type === type } }

    /// - Throws: UnmappedClassError for a class that waits to be prepared.
    static func checkIsMapped(_ type: Class) throws {
        guard awaits(type) else { return }
        throw PythonException(ORMError.unmappedClassError, "Class \(type.qualifiedNameWithModule) is a subclass of DeferredReflection.  Mappings are not produced until the .prepare() method is called on the class hierarchy.")
    }

    /// Maps the classes that wait below `root`.
    /// - Throws: InvalidRequestError where the database lacks a table, and what mapping raises.
    public static func prepare(below root: Class, _ connection: Connection) throws {
        let chosen = pending.filter { $0.type.isSubclass(of: root) }
        pending.removeAll { $0.type.isSubclass(of: root) }
        let scans = chosen.map { DeclarativeScan($0.type, registry: $0.base.registry, base: $0.base) }
        for scan in scans { scan.reflects = { try reflect($0, connection) } }
        for (scan, (type, base)) in zip(scans, chosen) {
            let mapper = try scan.map()
            try base.didMap?(type, mapper)
            for case let property as RelationshipProperty in mapper.properties { try reflectSecondary(of: property, type, connection) }
        }
    }

    private static func reflect(_ table: Table, _ connection: Connection) throws {
        guard try connection.hasTable(table.name, schema: table.schema) else {
            throw SQLError.invalidRequest("Could not reflect: requested table(s) not available in \(try connection.engine.repr())\(table.schema.map { " schema \($0.pythonRepr)" } ?? ""): (\(table.name))")
        }
        try Reflection.reflect(table, connection, only: nil, replaces: false)
    }

    /// `relationship(secondary="users_groups")`: a table that only the database knows.
    private static func reflectSecondary(of property: RelationshipProperty, _ type: Class, _ connection: Connection) throws {
        guard let name = (property.arguments.secondary.object as? StringObject)?.text, let metadata = try Value.object(type).attribute("metadata").object as? MetaData, metadata.table(named: name) == nil else { return }
        try reflect(try Table(name, metadata, items: []), connection)
    }
}
