import Runtime
import SQL

/// Which part of a statement a session's binds are about: `Session(binds={User: engine, addresses: other})`.
enum BoundElements {
    /// What `bind` gives for the part that lies least deep, as SQLAlchemy's `visitors.iterate()` meets them; nil where it has none of them.
    static func first(in clause: ClauseElement, _ bind: (Object) -> Object?) -> Object? {
        var level: [Object] = [clause], seen: Set<ObjectIdentifier> = []
        while !level.isEmpty {
            for element in level { if let found = bind(element) { return found } }
            level = level.flatMap(children).filter { seen.insert(ObjectIdentifier($0)).inserted }
        }
        return nil
    }

    /// The class that a statement is about (`plugin_subject`).
    static func subject(of clause: ClauseElement) -> Mapper? {
        switch clause {
        case let select as Select: EntitySelect.subject(of: select) ?? select.joins.first.flatMap { ($0.leftSubject as? Entity ?? AttributeReference($0.path)?.entity ?? AttributeReference($0.subject)?.entity ?? $0.subject as? Entity)?.mapper }
        default: EntitySelect.subject(of: clause)
        }
    }

    private static func children(_ element: Object) -> [Object] {
        switch element {
        case let select as Select: wholeTables(select) + select.columns + select.criteria + select.joins.map { $0.subject as? Entity }.enumerated().map { $1?.selectable ?? select.joins[$0].target } + select.fromElements
        case let compound as CompoundSelect: compound.selects
        case let grouping as SelectGrouping: [grouping.select]
        case let changing as ChangingStatement: [changing.target, changing.table] + further(changing)
        case let join as Join: [join.left, join.right]
        case let alias as Alias: [alias.element]
        case let subquery as Subquery: [subquery.select]
        case let cte as CommonTableExpression: [cte.statement]
        case let expression as ColumnElement: subqueries(of: expression)
        default: []
        }
    }

    private static func subqueries(of expression: ColumnElement) -> [Object] {
        var found: [Object] = []
        _ = expression.replacing { part in
            guard let scalar = part as? ScalarSelect else { return nil }
            found.append(scalar.select)
            return part
        }
        return found
    }

    /// `select(users)`: tables all of whose columns are asked for stand among the columns.
    private static func wholeTables(_ select: Select) -> [Object] {
        var tables: [FromClause] = []
        for case let column as Column in select.columns { if let table = column.table, !tables.contains(where: { $0 === table }) { tables.append(table) } }
        return tables.filter { table in table.columns.allSatisfy { column in select.columns.contains { $0 === column } } }
    }

    private static func further(_ statement: ChangingStatement) -> [Object] {
        switch statement {
        case let insert as Insert: insert.source.map { [$0.select] } ?? []
        case let update as Update: update.criteria
        case let delete as Delete: delete.criteria
        default: []
        }
    }
}
