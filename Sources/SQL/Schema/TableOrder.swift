import Runtime

/// Tables in the order of their foreign keys (sqlalchemy.sql.ddl.sort_tables_and_constraints).
public enum TableOrder {
    /// - Throws: TableCycle
    private static func sorted(_ tables: [Table], ignoring cycle: Set<ObjectIdentifier> = []) throws(TableCycle) -> [Table] {
        // How many tables each waits for, and which wait for it.
        let placeOfName = Dictionary(tables.enumerated().map { ($1.fullName, $0) }) { first, _ in first }
        let placeOfTable = Dictionary(tables.enumerated().map { (ObjectIdentifier($1), $0) }) { first, _ in first }
        var waits = [Int](repeating: 0, count: tables.count), waiting = [[Int]](repeating: [], count: tables.count)
        for (place, table) in tables.enumerated() {
            var before = Set(table.furtherDependencies.compactMap { placeOfTable[ObjectIdentifier($0)] })
            let isOfCycle = cycle.contains(ObjectIdentifier(table))
            for key in table.foreignKeys where key.constraint?.usesAlter != true {
                if let other = placeOfName[key.targetTableName], !isOfCycle || !cycle.contains(ObjectIdentifier(tables[other])) { before.insert(other) }
            }
            before.remove(place)
            waits[place] = before.count
            for other in before { waiting[other].append(place) }
        }
        var sorted: [Table] = []
        var ready = tables.indices.filter { waits[$0] == 0 }
        while !ready.isEmpty {
            sorted += ready.map { tables[$0] }
            var following: [Int] = []
            for place in ready.flatMap({ waiting[$0] }) {
                waits[place] -= 1
                if waits[place] == 0 { following.append(place) }
            }
            ready = following.sorted()
        }
        if sorted.count < tables.count { throw TableCycle(tables: tables.indices.filter { waits[$0] > 0 }.map { tables[$0] }) }
        return sorted
    }

    private static func isReferred(_ other: Table, by table: Table) -> Bool {
        table.foreignKeys.contains { $0.constraint?.usesAlter != true && $0.targetTableName == other.fullName }
    }

    /// For CREATE: foreign keys that form a cycle do not count.
    public static func forCreation(_ tables: [Table]) -> [Table] {
        do throws(TableCycle) { return try sorted(tables) } catch { return (try? sorted(tables, ignoring: Set(error.members.map { ObjectIdentifier($0) }))) ?? tables }
    }

    /// For DROP, where constraints of a cycle that have names can be dropped before their tables.
    /// - Throws: CircularDependencyError for a cycle of constraints without names.
    public static func forRemovalByAlter(_ tables: [Table]) throws -> Order {
        do { return try withConstraints(tables, { $0.name == nil ? false : nil }, []) } catch let error as PythonException where error.isInstance(of: SQLError.circularDependencyError) {
            throw SQLError.circularDependency("Can't sort tables for DROP; an unresolvable foreign key dependency exists between tables: \(cycleNames(tables)).  Please ensure that the ForeignKey and ForeignKeyConstraint objects involved in the cycle have names so that they can be dropped using DROP CONSTRAINT.")
        }
    }
    private static func cycleNames(_ tables: [Table]) -> String {
        do throws(TableCycle) { _ = try sorted(tables) } catch { return error.names(", ") }
        return ""
    }

    /// For DROP, which cannot break a cycle in SQLite: a warning, and the tables as they are.
    public static func forRemoval(_ tables: [Table]) throws -> [Table] {
        do throws(TableCycle) { return try sorted(tables).reversed() } catch {
            try SQLWarning.warn("Can't sort tables for DROP; an unresolvable foreign key dependency exists between tables: \(error.names(", ")); and backend does not support ALTER.  To restore at least a partial sort, apply use_alter=True to ForeignKey and ForeignKeyConstraint objects involved in the cycle to mark these as known cycles that will be ignored.")
            return tables
        }
    }

    /// Tables with the constraints that each can have from the start, and the constraints that have to wait for all of them.
    public struct Order {
        public fileprivate(set) var tables: [(table: Table, constraints: [ForeignKeyConstraint])] = []
        public fileprivate(set) var remaining: [ForeignKeyConstraint] = []
        /// Whether some wait as they form a cycle.
        public fileprivate(set) var isCyclic = false
    }

    /// - Parameters:
    ///   - decide: whether a constraint waits for all tables; nil where only a cycle makes it wait.
    ///   - pairs: further tables that come before others.
    /// - Throws: CircularDependencyError where constraints that may not wait form a cycle.
    public static func withConstraints(_ tables: [Table], _ decide: ((ForeignKeyConstraint) throws -> Bool?)?, _ pairs: [(before: Table, after: Table)]) throws -> Order {
        var order = Order()
        var fixed = pairs.map { ($0.before, $0.after) } + tables.flatMap { table in table.furtherDependencies.map { ($0, table) } }
        var free: [(Table, Table)] = []
        for table in tables {
            for case let constraint as ForeignKeyConstraint in table.sortedConstraints {
                let answer = try constraint.usesAlter ? true : decide?(constraint)
                if answer == true {
                    order.remaining.append(constraint)
                    continue
                }
                guard let other = try constraint.referredTable(), other !== table else { continue }
                if answer == false { fixed.append((other, table)) } else { free.append((other, table)) }
            }
        }
        var sorted = layered(tables, fixed + free)
        if sorted == nil {
            let cyclic = inCycles(tables, fixed + free)
            for table in cyclic {
                for case let constraint as ForeignKeyConstraint in table.sortedConstraints where !order.remaining.contains(where: { $0 === constraint }) && decideKeeps(constraint, decide) != true {
                    order.remaining.append(constraint)
                    order.isCyclic = true
                }
                free.removeAll { $0.1 === table }
            }
            sorted = layered(tables, fixed + free)
        }
        guard let sorted else { throw SQLError.circularDependency("Circular dependency detected.") }
        order.tables = sorted.map { table in (table, table.sortedConstraints.compactMap { $0 as? ForeignKeyConstraint }.filter { own in !order.remaining.contains { $0 === own } }) }
        return order
    }
    /// Whether a constraint has been said not to wait.
    private static func decideKeeps(_ constraint: ForeignKeyConstraint, _ decide: ((ForeignKeyConstraint) throws -> Bool?)?) -> Bool? { ((try? decide?(constraint)) ?? nil).map { !$0 } }

    /// The tables in layers of those that wait for nothing; nil where some wait for each other.
    private static func layered(_ tables: [Table], _ pairs: [(Table, Table)]) -> [Table]? {
        var rest = tables
        var sorted: [Table] = []
        while !rest.isEmpty {
            let ready = rest.filter { table in !pairs.contains { pair in pair.1 === table && pair.0 !== table && rest.contains { $0 === pair.0 } } }
            if ready.isEmpty { return nil }
            sorted += ready
            rest.removeAll { table in ready.contains { $0 === table } }
        }
        return sorted
    }
    /// The tables that wait for themselves.
    private static func inCycles(_ tables: [Table], _ pairs: [(Table, Table)]) -> [Table] {
        tables.filter { table in
            var seen: [Table] = []
            var next = [table]
            while let current = next.popLast() {
                for (before, after) in pairs where after === current && before !== current {
                    if before === table { return true }
                    if !seen.contains(where: { $0 === before }) {
                        seen.append(before)
                        next.append(before)
                    }
                }
            }
            return false
        }
    }
    public static func warnOfCycle(_ constraints: [ForeignKeyConstraint]) throws {
        var names: [String] = []
        for constraint in constraints { if let name = constraint.table?.fullName, !names.contains(name) { names.append(name) } }
        try SQLWarning.warn("Cannot correctly sort tables; there are unresolvable cycles between tables \"\(names.sorted().joined(separator: ", "))\", which is usually caused by mutually dependent foreign key constraints.  Foreign key constraints involving these tables will not be considered; this warning may raise an error in a future release.")
    }

    /// `metadata.sorted_tables`: by name where nothing decides.
    public static func byName(_ given: [Table]) throws -> [Table] {
        let tables = given.sorted { $0.fullName < $1.fullName }
        do throws(TableCycle) { return try sorted(tables) } catch {
            try SQLWarning.warn("Cannot correctly sort tables; there are unresolvable cycles between tables \"\(error.names(", "))\", which is usually caused by mutually dependent foreign key constraints.  Foreign key constraints involving these tables will not be considered; this warning may raise an error in a future release.")
            return forCreation(tables)
        }
    }

    /// Tables whose foreign keys lead back to themselves, with those that depend on them.
    private struct TableCycle: Error {
        let tables: [Table]
        /// Those that lead back to themselves.
        var members: [Table] { tables.filter { leadsBack($0) } }
        func names(_ separator: String) -> String {
            members.map(\.fullName).sorted().joined(separator: separator)
        }
        private func leadsBack(_ table: Table) -> Bool {
            var seen: [Table] = []
            var next = [table]
            while let current = next.popLast() {
                for other in tables where other !== current && TableOrder.isReferred(other, by: current) && !seen.contains(where: { $0 === other }) {
                    if other === table { return true }
                    seen.append(other)
                    next.append(other)
                }
            }
            return false
        }
    }
}
