import Runtime
import SQL

/// `ConcreteBase` and `AbstractConcreteBase`: classes with a table each, selected together by a UNION ALL of the tables that is made once all
/// subclasses are there.
public enum ConcreteBases {
    public static let concrete = Class("ConcreteBase", module: "sqlalchemy.ext.declarative.extensions", doc: "Makes a class that is mapped to a table of its own select the rows of its concrete subclasses too.", derivable: true)
    public static let abstract = Class("AbstractConcreteBase", module: "sqlalchemy.ext.declarative.extensions", bases: [concrete], doc: "Makes a class without a table select the rows of its concrete subclasses.", derivable: true)

    /// Classes that derive from `AbstractConcreteBase`, with what maps them.
    nonisolated(unsafe) private static var pending: [(type: Class, base: DeclarativeBaseDefinition)] = []
    nonisolated(unsafe) private static var isUsed = false

    /// Whether a class is to be mapped to the union of its subclasses' tables.
    static func isAbstract(_ type: Class) -> Bool { type.bases.contains { $0 === abstract } }

    static func await(_ type: Class, _ base: DeclarativeBaseDefinition) { pending.append((type, base)) }
    static func awaits(_ type: Class) -> Bool { pending.contains { $0.type === type } }

    /// - Throws: UnmappedClassError for a class that waits for its subclasses.
    static func checkIsMapped(_ type: Class) throws {
        guard awaits(type) else { return }
        throw PythonException(ORMError.unmappedClassError, "Class \(type.qualifiedNameWithModule) is a subclass of AbstractConcreteBase and has a mapping pending until all subclasses are defined. Call the sqlalchemy.orm.configure_mappers() function after all subclasses have been defined to complete the mapping of this class.")
    }

    /// What is done before mappers are configured.
    static func prepare() throws {
        for (type, base) in pending {
            let mappers = descendants(of: type)
            if mappers.isEmpty { continue }
            pending.removeAll { $0.type === type }
            try map(type, base, mappers)
        }
    }

    static func prepare(_ mapper: Mapper) throws {
        guard mapper.mappedClass.isSubclass(of: concrete), !mapper.mappedClass.isSubclass(of: abstract), mapper.arguments.withPolymorphic.isNone else { return }
        let name = try discriminator(of: mapper.mappedClass)
        let union = try union(mapper.selfAndDescendants, name)
        mapper.select(from: union, discriminator: union.column(name))
    }

    private static func discriminator(of type: Class) throws -> String {
        guard let given = type.lookup("_concrete_discriminator_name"), !given.isNone else { return "type" }
        return try String.from(given)
    }

    private static func union(_ mappers: [Mapper], _ discriminator: String) throws -> Subquery {
        let tables = DictObject()
        for mapper in mappers { try tables.set(mapper.polymorphicIdentity, .object(mapper.localTable)) }
        return try PolymorphicUnion(tables, discriminator: discriminator).subquery(named: "pjoin")
    }

    /// The mappers of subclasses, those of the last subclass first, as SQLAlchemy walks them.
    private static func descendants(of type: Class) -> [Mapper] {
        var found: [Mapper] = []
        var stack = type.directSubclasses
        while let next = stack.popLast() {
            stack += next.directSubclasses
            if let mapper = Mapper.of(next) { found.append(mapper) }
        }
        return found
    }

    private static func map(_ type: Class, _ base: DeclarativeBaseDefinition, _ mappers: [Mapper]) throws {
        let name = try discriminator(of: type)
        let union = try union(mappers, name)
        let scan = DeclarativeScan(type, registry: base.registry, base: base)
        scan.union = (union, name, try type.ownClassAttribute("strict_attrs")?.isTrue() ?? false)
        let mapper = try scan.map()
        for subclass in mappers.reversed() where subclass.isConcrete && subclass.inherits == nil { try subclass.adopt(by: Mapper.nearest(below: subclass.mappedClass) ?? mapper) }
    }
}

extension Mapper {
    /// The mapper of the nearest mapped ancestor of a class, not of itself.
    fileprivate static func nearest(below type: Class) -> Mapper? {
        for ancestor in type.resolutionOrder.dropFirst() { if let found = of(ancestor) { return found } }
        return nil
    }
}
