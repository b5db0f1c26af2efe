/// The two styles.
extension QueryForm {
    /// Each way that comes into question, the usual one first: which of them sends the same is found by trying.
    /// - Throws: Refusal
    func written(as style: Style) throws -> [String] { try style == .legacy ? legacy() : modern() }

    // MARK: 2.0

    private func modern() throws -> [String] {
        let statement = "select(\(entities))" + written(steps)
        switch end {
        case .get(let key): return ["\(session).get(\(entities), \(key))"]
        case .count: return ["\(session).scalar(select(func.count()).select_from(\(statement).subquery()))"]
        case .delete(let options): return ["\(session).execute(delete(\(entities))\(try written(conditions))\(executionOptions(options))).rowcount"]
        case .update(let values, let options): return ["\(session).execute(update(\(entities))\(try written(conditions)).values(\(values))\(executionOptions(options))).rowcount"]
        case .flask("get_or_404", let arguments): return ["db.get_or_404(\(entities), \(arguments))"]
        case .flask(let name, let arguments): return ["db.\(name)(\(statement)\(name == "first_or_404" ? ".limit(1)" : "")\(arguments.isEmpty ? "" : ", " + arguments))"]
        case .scalar: return ["\(session).execute(\(statement)).scalar_one_or_none()"]
        case .scalarOfFirst: return ["\(session).scalar(\(statement))"]
        case .unasked, .all: return asked(statement, ".all()")
        case .first: return asked(statement + ".limit(1)", ".first()")
        case .firstOfAll: return asked(statement, ".first()")
        case .one: return asked(statement, ".one()")
        case .oneOrNone: return asked(statement, ".one_or_none()")
        }
    }

    /// Collections that are loaded by a join ask for `unique()`.
    private func asked(_ statement: String, _ end: String) -> [String] {
        let start = "\(session).\(row == .tuple ? "execute" : "scalars")(\(statement))"
        return isUnique ? [start + ".unique()" + end] : [start + end, start + ".unique()" + end]
    }

    private func executionOptions(_ options: String) -> String { options.isEmpty ? "" : ".execution_options(\(options))" }

    private func written(_ steps: [CallChain.Step]) -> String { steps.map { ".\($0.name)(\($0.arguments ?? ""))" }.joined() }

    /// Of a DELETE or UPDATE: conditions alone.
    private var conditions: [CallChain.Step] {
        get throws {
            if let other = steps.first(where: { !["where", "filter_by"].contains($0.name) }) { throw Refusal(text: ".\(other.name)() of a delete or update has no other form") }
            return steps
        }
    }

    // MARK: legacy

    private static let legacyNames = ["where": "filter", "with_only_columns": "with_entities"]

    private func legacy() throws -> [String] {
        let query = "\(session).query(\(entities))"
        func with(_ steps: [CallChain.Step]) -> String { query + steps.map { ".\(QueryForm.legacyNames[$0.name] ?? $0.name)(\($0.arguments ?? ""))" }.joined() }
        let all = with(steps)
        switch end {
        case .get(let key): return ["\(query).get(\(key))"]
        case .delete(let options): return [with(try conditions) + ".delete(\(options))"]
        case .update(let values, let options): return [with(try conditions) + ".update(\(values)\(options.isEmpty ? "" : ", " + options))"]
        case .flask(let name, let arguments): return [all + ".\(name)(\(arguments))"]
        case .count: return [all + ".count()"]
        case .scalar: return [all + ".scalar()"]
        case .scalarOfFirst: return [all + ".scalar()"]
        case .unasked, .all: return row == .firstColumn ? ["[row[0] for row in \(all)]"] : [all + ".all()"]
        case .first: return [all + ".first()"]
        case .firstOfAll:
            // The legacy first() sends a LIMIT of its own.
            if let last = steps.last, last.name == "limit", last.arguments == "1", row != .firstColumn { return [with(steps.dropLast()) + ".first()"] }
            return row == .firstColumn ? ["next((row[0] for row in \(all)), None)"] : ["next(iter(\(all)), None)"]
        case .one: return [all + (row == .firstColumn ? ".one()[0]" : ".one()")]
        case .oneOrNone: return [all + (row == .firstColumn ? ".scalar()" : ".one_or_none()")]
        }
    }
}
