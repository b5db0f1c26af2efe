import Runtime

extension ClauseElement {
    /// The clause with other values of named parameters, those of what stands in its FROM among them: `select(...).params(name="x")`.
    /// - Throws: RecursionError
    public func with(parameters values: [String: Value]) throws -> ClauseElement {
        try ClauseCopies(renumbersParameters: false) { part in
            switch part {
            case let bind as BindParameter: bind.isUnique ? nil : values[bind.key].map { bind.with(value: $0).named(like: bind) }
            case let text as TextClause: text.filled(values)
            case let text as TextColumn: text.clause?.filled(values).map { TextColumn($0) }
            case let from as TextFrom: from.clause.filled(values).map { TextFrom($0) }
            default: nil
            }
        }.copy(self)
    }
}

extension Statement {
    /// The statement with other values of parameters, by the names that they have once it is written: `select(...).where(t.c.x > 1).params(x_1=2)`.
    /// - Throws: RecursionError
    public final func giving(parameters values: [String: Value]) throws -> ClauseElement {
        let changed = try with(parameters: values)
        guard let changed = changed as? SelectBase else { return changed }
        let made = changed === self ? changed.with(executionOptions: []) : changed
        if made !== self { made.givenParameters.merge(values) { $1 } }
        return made
    }
}

extension TextClause {
    /// The text with other values; nil where it has no parameter of these names.
    fileprivate func filled(_ values: [String: Value]) -> TextClause? {
        guard names.contains(where: { values[$0] != nil }) else { return nil }
        let made = TextClause(text, binds: names.compactMap { name in
            let own = binds.first { $0.key == name }
            guard let value = values[name] else { return own }
            return own?.with(value: value) ?? BindParameter(name, value, type: LiteralTypes.type(of: value))
        })
        return made.carrying(self)
    }
}
