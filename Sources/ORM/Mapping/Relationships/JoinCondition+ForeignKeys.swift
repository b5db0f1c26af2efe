import Runtime
import SQL

/// Foreign keys between tables (sql/selectable.py, Join._joincond_scan_left_right).
extension JoinCondition {
    enum KeySearch {
        case found([Pair])
        case none
        case ambiguous
    }

    /// The columns that a foreign key ties, referenced first; those of `preferred` before those of other tables of `left`.
    static func foreignKeyPairs(from left: [FromClause], to right: [FromClause], preferring preferred: FromClause?, consideringOnly chosen: [Column]) throws -> KeySearch {
        for candidates in (preferred.map { [[$0], left] } ?? [left]) {
            var constraints: [(constraint: ObjectIdentifier, pairs: [Pair])] = []
            func add(_ key: ForeignKey, _ referenced: Column) {
                guard let remote = key.parentColumn, chosen.isEmpty || chosen.contains(where: { $0 === remote }) else { return }
                let id = ObjectIdentifier(key.constraintIdentity)
                let pair = Pair(local: referenced, remote: remote)
                if let at = constraints.firstIndex(where: { $0.constraint == id }) { constraints[at].pairs.append(pair) } else { constraints.append((id, [pair])) }
            }
            for key in foreignKeys(of: right) {
                guard let referenced = try referenced(key, candidates) else { continue }
                add(key, referenced)
            }
            let isSame = candidates.count == right.count && zip(candidates, right).allSatisfy { $0 === $1 }
            if !isSame {
                for key in foreignKeys(of: candidates) {
                    guard let referenced = try referenced(key, right) else { continue }
                    add(key, referenced)
                }
            }
            if constraints.isEmpty { continue }
            if constraints.count > 1, !chosen.isEmpty {
                let narrowed = constraints.filter { entry in entry.pairs.allSatisfy { pair in chosen.contains { $0 === pair.remote } } }
                if !narrowed.isEmpty { constraints = narrowed }
            }
            if constraints.count > 1 {
                let distinct = constraints.reduce(into: [[Pair]]()) { known, entry in
                    let isKnown = known.contains { $0.count == entry.pairs.count && zip($0, entry.pairs).allSatisfy { $0.local === $1.local && $0.remote === $1.remote } }
                    if !isKnown { known.append(entry.pairs) }
                }
                if distinct.count > 1 { return .ambiguous }
            }
            return .found(constraints[0].pairs)
        }
        return .none
    }

    /// The column that a foreign key refers to, itself or as a subquery has it.
    /// - Throws: NoReferencedColumnError where one of the tables lacks the column.
    private static func referenced(_ key: ForeignKey, _ froms: [FromClause]) throws -> Column? {
        let column: Column
        do { column = try key.referencedColumn() } catch let error as PythonException {
            let table = try Value.object(error).attributeIfPresent("table_name")
            if error.isInstance(of: SQLError.noReferencedColumnError), try froms.contains(where: { try table?.equals(.string($0.alias ?? "")) ?? false }) { throw error }
            return nil
        }
        if froms.contains(where: { $0 === column.table }) { return column }
        return froms.lazy.filter { !($0 is Table) }.compactMap { $0.corresponding(to: column) }.first
    }

    private static func foreignKeys(of tables: [FromClause]) -> [ForeignKey] {
        tables.flatMap { $0.columns.flatMap(\.foreignKeys) }
    }
}
