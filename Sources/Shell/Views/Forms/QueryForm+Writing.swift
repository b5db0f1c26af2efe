/// The two styles.
extension QueryForm {
    /// Each way that comes into question, the usual one first: which of them sends the same is found by trying.
    /// - Parameter nested: what writes the queries in its arguments.
    /// - Throws: Refusal
    func written(as style: Style, _ nested: NestedQueries) throws -> [String] {
        let forms = [with(nested), self]
        var found: [String] = []
        for form in forms { for text in try (style == .legacy ? form.operationAsLegacy(nested) + form.legacy() : form.modern()) where !found.contains(text) { found.append(text) } }
        return found
    }

    /// As a part of another query.
    func embedded(as style: Style, _ nested: NestedQueries) throws -> String {
        let form = with(nested)
        guard statement == nil else { throw Refusal(text: "") }
        switch end {
        case .unasked: return style == .legacy ? form.legacyText : form.modernText
        case .embedded(let call): return (style == .legacy ? form.legacyText : form.modernText) + call
        default: throw Refusal(text: "")
        }
    }

    /// With the queries in its arguments in the other style.
    private func with(_ nested: NestedQueries) -> QueryForm {
        var form = self
        form.entities = nested.written(entities)
        form.steps = steps.map { CallChain.Step(name: $0.name, arguments: $0.arguments.map(nested.written), first: nil) }
        return form
    }

    /// `select(User).where(...)`
    var modernText: String { "select(\(entities))\(written(steps))" }
    /// `session.query(User).filter(...)`
    private var legacyText: String { legacyText(steps) }
    private func legacyText(_ steps: [CallChain.Step]) -> String {
        "\(session).query(\(entities))" + steps.map { ".\(QueryForm.legacyNames[$0.name] ?? $0.name)(\($0.arguments ?? ""))" }.joined()
    }

    // MARK: 2.0

    private func modern() throws -> [String] {
        let statement = statement ?? modernText
        switch end {
        case .embedded(let call): return [statement + call]
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
        let all = legacyText + (statement.map { ".from_statement(\($0))" } ?? "")
        switch end {
        case .embedded(let call): return [all + call]
        case .get(let key): return ["\(all).get(\(key))"]
        case .delete(let options): return [legacyText(try conditions) + ".delete(\(options))"]
        case .update(let values, let options): return [legacyText(try conditions) + ".update(\(values)\(options.isEmpty ? "" : ", " + options))"]
        case .flask(let name, let arguments): return [all + ".\(name)(\(arguments))"]
        case .count: return [all + ".count()"]
        case .scalar: return [all + ".scalar()"]
        case .scalarOfFirst: return [all + ".scalar()"]
        case .unasked, .all: return row == .firstColumn ? ["[row[0] for row in \(all)]"] : [all + ".all()"]
        case .first: return [all + ".first()"]
        case .firstOfAll:
            // The legacy first() sends a LIMIT of its own.
            if let last = steps.last, last.name == "limit", last.arguments == "1", row != .firstColumn { return [legacyText(steps.dropLast()) + ".first()"] }
            return row == .firstColumn ? ["next((row[0] for row in \(all)), None)"] : ["next(iter(\(all)), None)"]
        case .one: return [all + (row == .firstColumn ? ".one()[0]" : ".one()")]
        case .oneOrNone: return [all + (row == .firstColumn ? ".scalar()" : ".one_or_none()")]
        }
    }

    /// `session.query(User).union(...)`, where it selects from a union, or is one.
    private func operationAsLegacy(_ nested: NestedQueries) throws -> [String] {
        guard let operation = operation ?? SetOperation.selected(entities)?.operation else { return [] }
        let operands = operation.operands.map(nested.written)
        var form = self
        (form.statement, form.entities) = (nil, "")
        let start = operands[0] + ".\(operation.name)(\(operands.dropFirst().joined(separator: ", ")))"
        return try form.legacy().map { text in text.replacing("\(session).query()", with: start) }
    }
}
