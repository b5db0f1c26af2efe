import Runtime
import SQL

/// Classes made for the tables of a reflected schema, with relationships along their foreign keys (sqlalchemy.ext.automap).
public final class Automap {
    /// The functions of the caller's that name things: `classname_for_table` and its kin.
    public struct Naming {
        /// The module that a table's class goes to; nil for that of all.
        public var module: (Table) throws -> String?
        public var className: (Table) throws -> String
        public var scalar: (_ local: Class, _ referred: Class, ForeignKeyConstraint) throws -> String
        public var collection: (_ local: Class, _ referred: Class, ForeignKeyConstraint) throws -> String
        public init(module: @escaping (Table) throws -> String?, className: @escaping (Table) throws -> String, scalar: @escaping (Class, Class, ForeignKeyConstraint) throws -> String, collection: @escaping (Class, Class, ForeignKeyConstraint) throws -> String) {
            self.module = module
            self.className = className
            self.scalar = scalar
            self.collection = collection
        }
    }
    /// What is made: `relationship(target, **options)`, or the `backref(name, **options)` of one.
    public enum Form { case relationship, backref }
    /// Makes a relationship or a backref; None for none.
    public typealias Maker = (_ form: Form, _ owner: Class, _ name: String, _ target: Class, RelationshipProperty.Direction, _ options: [(name: Name, value: Value)]) throws -> Value

    private let base: Class
    private let metadata: MetaData
    private let naming: Naming
    private let relationship: Maker
    private let collectionClass: Value
    /// The tables that have a class, in the order of the metadata.
    private var classes: [(table: Table, type: Class)] = []

    public init(_ base: Class, _ metadata: MetaData, _ naming: Naming, collectionClass: Value, relationship: @escaping Maker) {
        self.base = base
        self.metadata = metadata
        self.naming = naming
        self.collectionClass = collectionClass
        self.relationship = relationship
    }

    /// Makes the classes that are missing, and the relationships of all.
    /// - Parameters:
    ///   - known: classes that the script made for tables, or that were made before.
    ///   - isTaken: whether a class without a module of its own has that name already.
    ///   - told: told of each new class, and whether it has a module of its own.
    /// - Returns: the new classes, and those known.
    public func prepare(_ known: [Class], isTaken: (String) -> Bool, made told: (Class, Bool) -> Void) throws -> [Class] {
        for type in known { if let table = Mapper.of(type)?.localTable { classes.append((table, type)) } }
        var associations: [Table] = []
        for (key, table) in metadata.tables {
            if isAssociation(table) { associations.append(table) } else if !table.primaryKeyColumns.isEmpty, !classes.contains(where: { $0.table === table }) {
                let module = try naming.module(table), name = try naming.className(table)
                if module == nil, isTaken(name) {
                    try SQLWarning.warn("Ignoring duplicate class name '\(name)' received in automap base for table \(key) without ``__module__`` being set; consider using the ``modulename_for_table`` hook")
                    continue
                }
                let type = try makeClass(name, module, table)
                classes.append((table, type))
                told(type, module != nil)
            }
        }
        for (table, type) in classes { try relate(type, table) }
        for table in associations { try relate(association: table) }
        return classes.map(\.type)
    }

    private func makeClass(_ name: String, _ module: String?, _ table: Table) throws -> Class {
        let namespace = DictObject([("__table__", .object(table)), ("__module__", .string(module ?? "sqlalchemy.ext.automap"))])
        let made = try Value.object(base.metaclass).call(.string(name), .tuple([.object(base)]), namespace.value)
        guard let type = made.object as? Class else { throw PythonException.typeError("expected a class, got \(made.typeName)") }
        self.made.insert(ObjectIdentifier(type))
        return type
    }

    private func foreignKeys(_ table: Table) -> [ForeignKeyConstraint] { table.constraints.compactMap { $0 as? ForeignKeyConstraint } }

    /// Whether a table has the columns of two foreign keys and nothing else.
    private func isAssociation(_ table: Table) -> Bool {
        let keys = foreignKeys(table)
        guard keys.count == 2 else { return false }
        let columns = keys.flatMap(\.columns)
        return table.columns.allSatisfy { column in columns.contains { $0 === column } }
    }
    private func type(of table: Table?) -> Class? { table.flatMap { table in classes.first { $0.table === table }?.type } }
    /// Whether a class has an attribute of the name; the columns of one that was made here are in nobody's way.
    private func has(_ type: Class, _ name: String) -> Bool {
        guard let property = Mapper.of(type)?.property(Name(name)) else { return false }
        return !(property is ColumnProperty && made.contains(ObjectIdentifier(type)))
    }
    /// The classes that were made for tables.
    private var made: Set<ObjectIdentifier> = []

    private func relate(_ local: Class, _ table: Table) throws {
        for constraint in foreignKeys(table) {
            guard let target = try constraint.referredTable(), let referred = type(of: target), local === referred || !local.isSubclass(of: referred) else { continue }
            let name = try naming.scalar(local, referred, constraint), reverse = try naming.collection(referred, local, constraint)
            let parents = constraint.elements.compactMap(\.parentColumn), makesReverse = !has(referred, reverse)
            let keys: Options = [("foreign_keys", .list(parents.map { .object($0) }))], collection: Options = [("collection_class", collectionClass)] + cascades(constraint, parents)
            if !has(local, name) {
                let backref = makesReverse ? try relationship(.backref, referred, reverse, local, .oneToMany, collection) : .none
                let remote = try constraint.elements.map { Value.object(try $0.referencedColumn()) }
                if try set(local, name, referred, .manyToOne, keys + [("backref", backref), ("remote_side", .list(remote))]), !makesReverse { populate(referred, reverse, by: name) }
            } else if makesReverse, try set(referred, reverse, local, .oneToMany, keys + [("back_populates", .string(name))] + collection) {
                populate(local, name, by: reverse)
            }
        }
    }

    private typealias Options = [(name: Name, value: Value)]

    /// The script's own relationship knows of the one that was made for the other side.
    private func populate(_ type: Class, _ name: String, by other: String) {
        (Mapper.of(type)?.property(Name(name)) as? RelationshipProperty)?.arguments.backPopulates = .string(other)
    }

    private func cascades(_ constraint: ForeignKeyConstraint, _ parents: [Column]) -> [(name: Name, value: Value)] {
        let action = constraint.onDelete?.lowercased()
        if parents.allSatisfy(\.isNullable) { return action == "set null" ? [("passive_deletes", .bool(true))] : [] }
        return [("cascade", .string("all, delete-orphan"))] + (action == "cascade" ? [("passive_deletes", .bool(true))] : [])
    }

    private func relate(association table: Table) throws {
        let keys = foreignKeys(table)
        guard keys.count == 2, let local = type(of: try keys[0].referredTable()), let referred = type(of: try keys[1].referredTable()) else { return }
        let name = try naming.collection(local, referred, keys[0]), reverse = try naming.collection(referred, local, keys[1])
        func joined(_ constraint: ForeignKeyConstraint) throws -> Value {
            let parts = try constraint.elements.map { key -> ColumnElement in
                guard let parent = key.parentColumn else { throw SQLError.invalidRequest("this ForeignKey object does not yet have a parent Column associated with it.") }
                return try Operation.compare(.equal, key.referencedColumn(), .object(parent))
            }
            return .object(parts.count == 1 ? parts[0] : Conjunction.make(.and, parts))
        }
        let makesReverse = !has(referred, reverse)
        let shared: Options = [("secondary", .object(table)), ("primaryjoin", try joined(keys[0])), ("secondaryjoin", try joined(keys[1]))], collection: Options = [("collection_class", collectionClass)], overlaps: Options = [("overlaps", type(of: table) == nil ? .none : .string("__*"))]
        if !has(local, name) {
            let backref = makesReverse ? try relationship(.backref, referred, reverse, local, .manyToMany, collection + overlaps) : .none
            if try set(local, name, referred, .manyToMany, overlaps + shared + [("backref", backref)] + collection), !makesReverse { populate(referred, reverse, by: name) }
        } else if makesReverse {
            let turned: Options = [("secondary", .object(table)), ("primaryjoin", try joined(keys[1])), ("secondaryjoin", try joined(keys[0])), ("back_populates", .string(name))]
            if try set(referred, reverse, local, .manyToMany, turned + collection) { populate(local, name, by: reverse) }
        }
    }

    /// Whether there was a relationship to set.
    private func set(_ type: Class, _ name: String, _ target: Class, _ direction: RelationshipProperty.Direction, _ options: Options) throws -> Bool {
        let made = try relationship(.relationship, type, name, target, direction, options)
        if made.isNone { return false }
        if let mapper = Mapper.of(type), let column = mapper.property(Name(name)) as? ColumnProperty, let first = column.columns.first as? Column, let property = made.object as? MapperProperty {
            property.key = Name(name)
            throw ORMError.columnConflict(mapper, name, first, property)
        }
        try Value.object(type).setAttribute(Name(name), made)
        return true
    }
}
