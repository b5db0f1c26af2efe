import Runtime
import SQL

/// An UPDATE or DELETE of a class that is compiled without a session, `print(update(Manager))`, or sent by a connection: the criteria of
/// single-table inheritance and of `with_loader_criteria()` are added as it is compiled, and names of attributes become those of columns.
extension Entity: ChangeSubject {
    public func limiting(_ statement: Update) throws -> Update {
        let statement = statement.renamed { [mapper] in (mapper.attribute(Name($0))?.mappedColumn as? Column)?.key ?? $0 }
        guard let criteria = try classCriteria(of: statement) else { return statement }
        return try heeding(statement).filtered(criteria)
    }
    public func limiting(_ statement: Delete) throws -> Delete {
        guard let criteria = try classCriteria(of: statement) else { return statement }
        return try heeding(statement).filtered(criteria)
    }

    /// nil where nothing is said of the class.
    private func classCriteria(of statement: ChangingStatement) throws -> [ColumnElement]? {
        // That of an alias is one of the table itself, as SQLAlchemy has it.
        let ofClass = isAliased ? mapper.singleTableCriterion : singleTableCriterion
        guard ofClass != nil || statement.options.contains(where: { $0 is LoaderCriteria }) else { return nil }
        return try LoaderCriteria.add(to: [], of: statement, self) + (ofClass.map { [$0] } ?? [])
    }

    /// The statement whose SELECTs heed its options.
    private func heeding<S: ChangingStatement>(_ statement: S) throws -> S {
        let heeded = HeededCriteria(statement.options.compactMap { $0 as? LoaderCriteria })
        if heeded.isEmpty { return statement }
        return try statement.mapping { part in try (part as? ColumnElement).map { try heeded.added(inside: $0) } ?? part } as? S ?? statement
    }
}
