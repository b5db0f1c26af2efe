/// New rows, by the unit of work (`session.add(Tag(name="new"))`), in bulk as of old (`session.bulk_insert_mappings(Tag, [...])`), or by a statement (`session.execute(insert(Tag)...)`).
struct InsertForm {
    enum Style: String { case objects, legacy, modern = "2.0" }
    let style: Style
    /// What else does the same, each with its style: which of them does is found by trying.
    let others: [(style: Style, text: String)]

    init?(_ chain: CallChain) {
        guard let call = chain.steps.last, call.name != "", let arguments = call.arguments else { return nil }
        let session = chain.text(upTo: chain.steps.count - 1), pieces = CallChain.pieces(arguments)
        switch (call.name, pieces.count) {
        case ("add", 1):
            guard let new = CallChain(pieces[0]), new.steps.count == 1, let values = new.steps[0].arguments, new.steps[0].name.isEmpty else { return nil }
            self.init(.objects, [(.modern, "\(session).execute(insert(\(new.root)).values(\(values)))")])
        case ("bulk_insert_mappings", 2): self.init(.legacy, [(.modern, "\(session).execute(insert(\(pieces[0])), \(pieces[1]))")])
        case ("bulk_update_mappings", 2): self.init(.legacy, [(.modern, "\(session).execute(update(\(pieces[0])), \(pieces[1]))")])
        case ("execute", 1...2):
            guard let statement = CallChain(pieces[0]) else { return nil }
            self.init(statement, pieces.dropFirst().first, session)
        default: return nil
        }
    }
    private init(_ style: Style, _ others: [(style: Style, text: String)]) { (self.style, self.others) = (style, others) }

    /// `execute(insert(Tag).values(name="new"))`, `execute(insert(Tag), [...])`, `execute(update(Tag), [...])`
    private init?(_ statement: CallChain, _ rows: String?, _ session: String) {
        // `db.insert(Tag)` is `insert(Tag)`.
        var steps = statement.steps[...]
        guard let first = steps.popFirst(), let entity = first.arguments else { return nil }
        let name = first.name.isEmpty ? statement.root : first.name
        switch (name, steps.count, rows) {
        case ("insert", 1, nil):
            guard steps.first?.name == "values", let values = steps.first?.arguments else { return nil }
            let isDict = values.hasPrefix("{")
            // `values([...])`, several rows in one statement, is none of the unit of work's.
            guard isDict || values.contains("=") else { return nil }
            self.init(.modern, [(.objects, "\(session).add(\(entity)(\(isDict ? "**" : "")\(values)))")])
        case ("insert", 0, let rows?) where rows.hasPrefix("{"): self.init(.modern, [(.objects, "\(session).add(\(entity)(**\(rows)))")])
        case ("insert", 0, let rows?): self.init(.modern, [(.legacy, "\(session).bulk_insert_mappings(\(entity), \(rows))")])
        case ("update", 0, let rows?): self.init(.modern, [(.legacy, "\(session).bulk_update_mappings(\(entity), \(rows))")])
        default: return nil
        }
    }
}
