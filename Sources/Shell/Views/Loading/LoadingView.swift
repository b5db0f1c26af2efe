import Database
import ORM
import Runtime

/// `.loading User.posts`: every way to load a relationship, tried on the rows that are there, each in a rehearsal of its own.
struct LoadingView {
    let shell: Shell

    /// The loader options, with what each is called.
    private static let strategies: [(name: String, option: String)] = [
        ("select", "lazyload"), ("selectin", "selectinload"), ("joined", "joinedload"), ("subquery", "subqueryload"), ("immediate", "immediateload"), ("raise", "raiseload"),
    ]

    /// What one of them came to.
    private struct Measure {
        let name: String
        let option: String
        var statements = 0
        var rows = 0
        var seconds = 0.0
        var objects = 0
        var failure: String?
    }

    func run(_ expression: String) throws {
        guard let attribute = try shell.named(expression, orElse: "is no relationship, as User.posts is").object as? InstrumentedAttribute, let relationship = attribute.property as? RelationshipProperty, let dot = expression.lastIndex(of: ".") else {
            throw DotCommand.Failure("\(expression): is no relationship, as User.posts is")
        }
        try relationship.parent?.registry.configure()
        let model = String(expression[..<dot])
        var measures: [Measure] = []
        for (name, option) in LoadingView.strategies {
            let answer = try Rehearsal.run(shell.interpreter) { try measured(model, expression, option, relationship.key) }
            var measure = Measure(name: name, option: option)
            let parts = answer.split(separator: "\t", maxSplits: 4, omittingEmptySubsequences: false).map(String.init)
            if parts.count == 5 {
                (measure.objects, measure.statements, measure.rows, measure.seconds) = (Int(parts[0]) ?? 0, Int(parts[1]) ?? 0, Int(parts[2]) ?? 0, Double(parts[3]) ?? 0)
                measure.failure = parts[4].isEmpty ? nil : parts[4]
            }
            measures.append(measure)
        }
        try show(measures, relationship)
    }

    /// Loads all objects and reads the attribute of each.
    /// - Returns: how many objects, statements, rows and seconds, and an error, between tabs.
    private func measured(_ model: String, _ attribute: String, _ option: String, _ key: Name) throws -> String {
        let waiting = PendingView.flush(shell)
        if let error = waiting.error { throw error }
        for session in Session.living { try session.expungeAll() }
        var objects: [Value] = []
        let (steps, error) = shell.views.recorder.collecting {
            let statement = try shell.evaluate("select(\(model)).options(\(option)(\(attribute)))")
            objects = try SessionAtHand(shell).value.callMethod("scalars", statement).callMethod("unique").callMethod("all").elements()
            for object in objects { _ = try object.attribute(key) }
        }
        let sent = steps.filter { $0.kind == .statement }
        let rows = sent.reduce(0) { $0 + ($1.outcome?.rows ?? 0) }, seconds = sent.reduce(0.0) { $0 + ($1.outcome?.seconds ?? 0) }
        return "\(objects.count)\t\(sent.count)\t\(rows)\t\(seconds)\t\(error.map(Rehearsal.words) ?? "")"
    }

    private func show(_ measures: [Measure], _ relationship: RelationshipProperty) throws {
        let table = ValueTable(columns: ["strategy", "option", "statements", "rows", "ms", "error"], rows: measures.map { measure in
            [.string(measure.name), .string(measure.option), .int(measure.statements), .int(measure.rows), .float((measure.seconds * 100_000).rounded() / 100), measure.failure.map { .string($0) } ?? .none]
        })
        var text = "\(relationship.label) of \(measures[0].objects) object\(measures[0].objects == 1 ? "" : "s")\n"
        let nameWidth = measures.map(\.option.count).max() ?? 0, countWidth = measures.map { String($0.statements).count }.max() ?? 0, rowWidth = measures.map { String($0.rows).count }.max() ?? 0
        for measure in measures {
            let statements = String(measure.statements), rows = String(measure.rows)
            let isOwn = relationship.strategy.rawValue == measure.name
            text += "  \(measure.option)\(String(repeating: " ", count: nameWidth - measure.option.count))  "
            if let failure = measure.failure { text += failure } else {
                text += String(repeating: " ", count: countWidth - statements.count) + "\(statements) statement\(measure.statements == 1 ? " " : "s")  "
                    + String(repeating: " ", count: rowWidth - rows.count) + "\(rows) row\(measure.rows == 1 ? " " : "s")  \(TraceStep.time(measure.seconds))"
            }
            text += (isOwn ? "  (as mapped)" : "") + "\n"
        }
        try shell.views.show(table, or: text)
    }
}
