import Runtime

extension FromClause {
    /// Refuses a subquery whose columns have a label that another column's name takes: `select(t.c.x, t.c.y.label("x")).subquery()`.
    /// - Throws: InvalidRequestError
    public func checkNames() throws {
        switch fromNode {
        case .subquery(let subquery): try (subquery.select as? Select)?.checkLabels()
        case .cte(let cte): try (cte.statement as? Select)?.checkLabels()
        case .join(nil): try (self as? CustomFrom)?.checkColumns()
        case .alias, .function, .join, .table, .tableValued, .text, .values: break
        }
    }
}

extension Select {
    fileprivate func checkLabels() throws {
        if columns.contains(where: { ($0 as? Column)?.name.isEmpty == true }) {
            throw SQLError.invalidRequest("Cannot initialize a sub-selectable with this Column object until its 'name' has been assigned.")
        }
        guard columns.contains(where: { $0 is Label }) else { return }
        for named in (labelStyle == .plain ? labelled(.disambiguateOnly) : self).namedColumns(numbersRepeated: false) {
            guard let label = named.element as? Label, !label.isAnonymous, let required = named.required, required.text != label.name else { continue }
            throw SQLError.invalidRequest("Label name \(label.name) is being renamed to an anonymous label due to disambiguation which is not supported right now.  Please use unique names for explicit labels.")
        }
    }
}
