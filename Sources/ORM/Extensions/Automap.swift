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
    /// Makes a relationship: `relationship(target, **options)`; None for none.
    public typealias Maker = (_ owner: Class, _ name: String, _ target: Class, RelationshipProperty.Direction, _ options: [(name: Name, value: Value)]) throws -> Value

    private let base: Class
    private let metadata: MetaData
    private let naming: Naming
    private let relationship: Maker
    private let collectionClass: Value
    /// The tables that have a class, in the order of the metadata.
    private var classes: [(table: Table, type: Class)] = []

    private struct Attribute: Hashable {
        let type: ObjectIdentifier
        let name: String
    }
    /// The reverse sides that were made.
    private var made: Set<Attribute> = []

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
    private func has(_ type: Class, _ name: String) -> Bool { Mapper.of(type)?.property(Name(name)) != nil }

    private func relate(_ local: Class, _ table: Table) throws {
        for constraint in foreignKeys(table) {
            guard let target = try constraint.referredTable(), let referred = type(of: target), local === referred || !local.isSubclass(of: referred) else { continue }
            let name = try naming.scalar(local, referred, constraint), reverse = try naming.collection(referred, local, constraint)
            let parents = constraint.elements.compactMap(\.parentColumn)
            let own: [(name: Name, value: Value)] = [("foreign_keys", .list(parents.map { .object($0) })), ("remote_side", .list(try constraint.elements.map { .object(try $0.referencedColumn()) }))]
            let makesReverse = !has(referred, reverse), makesOwn = !has(local, name)
            let given = makesReverse ? nil : Mapper.of(referred)?.property(Name(reverse)) as? RelationshipProperty
            if !makesReverse, makesOwn, made.contains(Attribute(type: ObjectIdentifier(referred), name: reverse)) {
                // The backrefs of two foreign keys have one name: configuring the mappers refuses the second.
                try set(local, name, referred, .manyToOne, own + [("backref", .string(reverse))])
                continue
            }
            if makesOwn { try set(local, name, referred, .manyToOne, own + (makesReverse || given != nil ? [("back_populates", .string(reverse))] : [])) }
            // The script's own relationship of the other side knows of this one.
            if makesOwn, let given, given.arguments.backPopulates.isNone, given.arguments.backref.isNone, has(local, name) { given.arguments.backPopulates = .string(name) }
            if makesReverse {
                made.insert(Attribute(type: ObjectIdentifier(referred), name: reverse))
                try set(referred, reverse, local, .oneToMany, [("foreign_keys", .list(parents.map { .object($0) })), ("collection_class", collectionClass), ("back_populates", .string(name))] + cascades(constraint, parents))
            }
        }
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
        let shared: [(name: Name, value: Value)] = [("secondary", .object(table)), ("collection_class", collectionClass)]
        if !has(local, name) { try set(local, name, referred, .manyToMany, shared + [("primaryjoin", try joined(keys[0])), ("secondaryjoin", try joined(keys[1]))] + (makesReverse ? [("back_populates", .string(reverse))] : [])) }
        if makesReverse { try set(referred, reverse, local, .manyToMany, shared + [("primaryjoin", try joined(keys[1])), ("secondaryjoin", try joined(keys[0])), ("back_populates", .string(name))]) }
    }

    private func set(_ type: Class, _ name: String, _ target: Class, _ direction: RelationshipProperty.Direction, _ options: [(name: Name, value: Value)]) throws {
        let made = try relationship(type, name, target, direction, options.filter { !$0.value.isNone })
        if !made.isNone { try Value.object(type).setAttribute(Name(name), made) }
    }
}
