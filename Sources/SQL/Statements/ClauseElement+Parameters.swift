import Runtime

extension ClauseElement {
    /// The clause with other values of named parameters.
    public func with(parameters values: [String: Value]) -> ClauseElement {
        func replace(_ element: ColumnElement) -> ColumnElement? {
            if let clause = (element as? TextColumn)?.clause, clause.names.contains(where: { values[$0] != nil }), let changed = clause.with(parameters: values) as? TextClause { return TextColumn(changed) }
            guard let bind = element as? BindParameter, let value = values[bind.key] else { return nil }
            return bind.with(value: value)
        }
        switch self {
        case let element as ColumnElement: return element.replacing(replace)
        case let select as SelectBase:
            let changed = select.replacingParts(replace)
            return (changed as? Select)?.replacing(texts: { ($0.with(parameters: values) as? TextClause) ?? $0 }) ?? changed
        case let text as TextClause: return TextClause(text.text, binds: text.names.map { name in values[name].map { BindParameter(name, $0, type: LiteralTypes.type(of: $0)) } ?? text.binds.first { $0.key == name } }.compactMap { $0 })
        default: return self
        }
    }
}
