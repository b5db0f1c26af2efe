import Database

/// Whose statements changed which rows.
struct ChangeAuthors {
    private let steps: [(step: TraceStep, target: StatementTarget)]
    private let rollsBack: Bool

    init(_ steps: [TraceStep]) {
        self.steps = steps.compactMap { step in StatementTarget(step.text).map { (step, $0) } }
        // Those of connections alone, without a cause, end what nobody changed: a look at the schema.
        rollsBack = steps.contains { $0.verb == "ROLLBACK" && $0.cause != nil }
    }

    private func steps(on table: String, _ verb: String) -> [TraceStep] { steps.filter { $0.target.verb == verb && $0.target.name.lowercased() == table.lowercased() }.map(\.step) }

    /// Who sent statements that name the table, with how many rows each.
    func direct(_ table: String, _ kind: TableComparison.Kind) -> [(by: String, rows: Int)] {
        var found: [(by: String, rows: Int)] = []
        for step in steps(on: table, kind.verb) {
            // Of a statement that SQLite counts no rows of, behind WITH, all that is left.
            let by = by(step, kind.verb), rows = step.outcome?.rows ?? .max
            if let at = found.firstIndex(where: { $0.by == by }) { found[at].rows = max(found[at].rows, found[at].rows &+ rows) } else { found.append((by, rows)) }
        }
        return found
    }

    /// Of rows that no such statement accounts for: `INSERT OR REPLACE` and upserts change others than they add.
    func indirect(_ table: String) -> String {
        if let insert = steps(on: table, "INSERT").first { return by(insert, "INSERT") }
        return rollsBack ? "by the rollback" : "by the database itself"
    }

    private func by(_ step: TraceStep, _ verb: String) -> String {
        switch step.cause?.reason {
        case nil: "by your statement"
        case .deleteCascade?: "by the ORM's delete cascade"
        case .deleteOrphan?: "by the ORM's delete-orphan cascade"
        case .parentDeleted?: "by the ORM, for lack of a delete cascade"
        case .association(let relationship)?: "by the ORM, as rows of \(relationship)"
        case .listener?: "by a listener of yours"
        default: verb == "DELETE" ? "by session.delete()" : "by the flush"
        }
    }

    /// Rows whose key an UPDATE changed are gone from one place and there in another: they are changed ones.
    func withMovedRows(_ found: [TableComparison.Difference], of table: TableComparison) -> [TableComparison.Difference] {
        func rows(_ kind: TableComparison.Kind) -> Int { found.first { $0.kind == kind }?.rows ?? 0 }
        let updated = steps(on: table.name, "UPDATE").reduce(0) { $0 &+ ($1.outcome?.rows ?? 0) }
        let moved = min(rows(.deleted), rows(.added), max(0, updated - rows(.changed)))
        guard moved > 0 else { return found }
        let columns = (found.first { $0.kind == .changed }?.columns ?? []) + table.keyColumns
        return [.init(kind: .deleted, rows: rows(.deleted) - moved), .init(kind: .changed, rows: rows(.changed) + moved, columns: columns), .init(kind: .added, rows: rows(.added) - moved)].filter { $0.rows > 0 }
    }
}
