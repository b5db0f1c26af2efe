import Database
import Runtime

/// Which classes and tables stand for a database's tables, by the rules of docs/databases.md.
struct ModelPlan {
    struct Model {
        let name: String
        let table: DatabaseSchema.Table
        /// Attributes of columns, in the order of the table.
        var attributes: [(name: String, column: String)] = []
        var relationships: [Relationship] = []

        func attribute(of column: String) -> String { attributes.first { $0.column == column }?.name ?? column }
        var taken: Set<String> { Set(attributes.map(\.name) + relationships.map(\.name)) }
    }

    struct Relationship {
        var name: String
        let target: String
        var reverse = ""
        /// The arguments, as text of Python, between the target and `back_populates`.
        var arguments: [String] = []
        let isList: Bool
    }

    private(set) var models: [Model] = []
    /// Tables without a class: views, virtual tables, those without a key, and those that only join two others.
    private(set) var tables: [(name: String, table: DatabaseSchema.Table, isAssociation: Bool)] = []
    private let names: [String: String]
    /// Pairs of tables that refer to each other, one of whose keys is written after both rows are there.
    private var broken: Set<[String]> = []

    /// - Parameter tables: those to be planned, with all that their foreign keys lead to.
    init(_ schema: DatabaseSchema, _ names: [String: String], tables included: [String]) throws {
        self.names = names
        var associations: [DatabaseSchema.Table] = []
        for name in included {
            let table = try schema.table(name)
            let isAssociation = try ModelPlan.isAssociation(table, schema)
            if isAssociation { associations.append(table) }
            if table.kind != .table || table.primaryKey.isEmpty || isAssociation {
                tables.append((ModelNames.snake(name), table, isAssociation))
            } else {
                var model = Model(name: names[name] ?? ModelNames.className(name), table: table)
                for column in table.columns { model.attributes.append((ModelNames.unused(ModelNames.identifier(column.name), Set(model.attributes.map(\.name))), column.name)) }
                models.append(model)
            }
        }
        for index in models.indices { try relate(index, schema) }
        for association in associations { relate(association) }
    }

    /// Whether a table only joins two others: two foreign keys that hold all its columns.
    private static func isAssociation(_ table: DatabaseSchema.Table, _ schema: DatabaseSchema) throws -> Bool {
        guard table.kind == .table, table.foreignKeys.count == 2, try table.foreignKeys.allSatisfy({ try schema.target(of: $0).map { !$0.primaryKey.isEmpty } ?? false }) else { return false }
        let keyed = table.foreignKeys.flatMap(\.columns)
        return Set(keyed).count == keyed.count && keyed.count == table.columns.count && table.columns.allSatisfy { $0.computed == nil }
    }

    private func index(of table: String) -> Int? { models.firstIndex { $0.table.name == table } }

    // MARK: foreign keys

    /// Both sides of each foreign key of a class.
    private mutating func relate(_ index: Int, _ schema: DatabaseSchema) throws {
        let table = models[index].table
        var used: Set<String> = []
        for key in table.foreignKeys {
            guard try schema.target(of: key) != nil, let other = self.index(of: key.table) else { continue }
            let isSelf = other == index
            let rivals = table.foreignKeys.filter { $0.table == key.table }.count
            let hasWayBack = !isSelf && models[other].table.foreignKeys.contains { $0.table == table.name }
            let name = forwardName(key, index, other)
            let isOne = table.isUnique(key.columns)
            let reverse = reverseName(index, other, forward: name, isOne: isOne, isSelf: isSelf, hasRivals: rivals > 1)
            let columns = key.columns.map { "\(models[index].name).\(models[index].attribute(of: $0))" }.joined(separator: ", ")
            var forward = Relationship(name: name, target: models[other].name, reverse: reverse, isList: false)
            var back = Relationship(name: reverse, target: models[index].name, reverse: name, isList: !isOne)
            if rivals > 1 || isSelf || hasWayBack {
                forward.arguments.append("foreign_keys=\"\(key.columns.count > 1 ? "[\(columns)]" : columns)\"")
                back.arguments.append("foreign_keys=\"\(key.columns.count > 1 ? "[\(columns)]" : columns)\"")
            }
            if isSelf {
                let remote = key.referred.map { "\(models[index].name).\(models[index].attribute(of: $0))" }.joined(separator: ", ")
                forward.arguments.append("remote_side=\"\(key.referred.count > 1 ? "[\(remote)]" : remote)\"")
            }
            if isOne { back.arguments.append("uselist=False") }
            if hasWayBack, key.columns.allSatisfy({ table.column($0)?.isNullable ?? false }), broken.insert([table.name, key.table].sorted()).inserted {
                forward.arguments.append("post_update=True")
                back.arguments.append("post_update=True")
            }
            if key.deletesRows {
                let isRequired = key.columns.allSatisfy { table.column($0).map { !$0.isNullable || $0.keyPosition > 0 } ?? false }
                back.arguments.append("cascade=\"\(isRequired ? "all, delete-orphan" : "all, delete")\"")
            }
            // Of two that would write one column the later only reads.
            if !used.isDisjoint(with: key.columns) {
                forward.arguments.append("viewonly=True")
                back.arguments.removeAll { $0.hasPrefix("cascade") }
                back.arguments.append("viewonly=True")
            }
            used.formUnion(key.columns)
            models[index].relationships.append(forward)
            models[other].relationships.append(back)
        }
    }

    /// `author_id` as `author`; where that is an attribute already, the class's name, at last with `_row` behind it.
    private func forwardName(_ key: DatabaseSchema.ForeignKey, _ index: Int, _ other: Int) -> String {
        let taken = models[index].taken
        let target = ModelNames.singular(key.table)
        let stripped = key.columns.count == 1 ? ModelNames.withoutKeySuffix(key.columns[0]) ?? ModelNames.snake(key.columns[0]) : target
        for wanted in [stripped, target, target + "_row"] where !taken.contains(wanted) { return wanted }
        return ModelNames.unused(target + "_row", taken)
    }

    /// `user.posts`; of several keys to one table, and of one to its own, `user.sender_messages`; `children` for `parent`.
    private func reverseName(_ index: Int, _ other: Int, forward: String, isOne: Bool, isSelf: Bool, hasRivals: Bool) -> String {
        let taken = models[other].taken.union(isSelf ? [forward] : [])
        let table = models[index].table.name
        let plain = isOne ? ModelNames.singular(table) : ModelNames.plural(table)
        var wanted = hasRivals || isSelf ? "\(forward)_\(plain)" : plain
        if isSelf, forward == "parent", !isOne { wanted = "children" }
        if taken.contains(wanted) { wanted = "\(plain)_by_\(forward)" }
        return ModelNames.unused(wanted, taken)
    }

    // MARK: association tables

    /// Many-to-many on both sides of a table that only joins.
    private mutating func relate(_ association: DatabaseSchema.Table) {
        let (first, second) = (association.foreignKeys[0], association.foreignKeys[1])
        guard let left = index(of: first.table), let right = index(of: second.table) else { return }
        let secondary = ModelNames.snake(association.name)
        let isSelf = left == right
        func name(_ key: DatabaseSchema.ForeignKey, on model: Int, _ more: Set<String> = []) -> String {
            let taken = models[model].taken.union(more)
            let words = isSelf ? ModelNames.withoutKeySuffix(key.columns[0]) ?? ModelNames.snake(key.columns[0]) : key.table
            let plain = ModelNames.plural(words)
            return taken.contains(plain) ? ModelNames.unused("\(plain)_of_\(secondary)", taken) : plain
        }
        let toRight = name(second, on: left), toLeft = name(first, on: right, isSelf ? [toRight] : [])
        func arguments(_ own: DatabaseSchema.ForeignKey, _ other: DatabaseSchema.ForeignKey) -> [String] {
            guard isSelf else { return ["secondary=\(secondary)"] }
            func condition(_ key: DatabaseSchema.ForeignKey) -> String {
                let parts = zip(key.columns, key.referred).map { own, referred in
                    let column = ModelNames.identifier(own) == own ? ".\(own)" : "[\(own.pythonRepr)]"
                    return "\(models[left].name).\(models[left].attribute(of: referred)) == \(secondary).c\(column)"
                }
                return parts.count == 1 ? parts[0] : "db.and_(\(parts.joined(separator: ", ")))"
            }
            return ["secondary=\(secondary)", "primaryjoin=lambda: \(condition(own))", "secondaryjoin=lambda: \(condition(other))"]
        }
        models[left].relationships.append(Relationship(name: toRight, target: models[right].name, reverse: toLeft, arguments: arguments(first, second), isList: true))
        models[right].relationships.append(Relationship(name: toLeft, target: models[left].name, reverse: toRight, arguments: arguments(second, first), isList: true))
    }
}
