/// What clauses are made of (sqlalchemy.sql.visitors).
extension ClauseElement {
    /// What it is made of directly.
    public final var children: [ClauseElement] {
        var found: [ClauseElement] = []
        visitChildren { found.append($0) }
        return found
    }

    /// Itself, then its parts, then theirs.
    public final var selfAndDescendants: [ClauseElement] {
        var found: [ClauseElement] = [self]
        var at = 0
        while at < found.count {
            found[at].visitChildren { found.append($0) }
            at += 1
        }
        return found
    }

    /// Calls `body` with each clause that this one is made of.
    private final func visitChildren(_ body: (ClauseElement) -> Void) {
        switch self {
        case let element as ColumnElement: element.visitOperands(body)
        case let select as Select:
            for column in select.columns { body(column) }
            for from in select.fromElements { body(from) }
            for clause in select.criteria + select.grouping + select.having + select.ordering { body(clause) }
        case let compound as CompoundSelect: for select in compound.selects { body(select) }
        case let alias as Alias: body(alias.element)
        case let subquery as Subquery: body(subquery.select)
        case let cte as CommonTableExpression: body(cte.statement)
        case let join as Join:
            body(join.left)
            body(join.right)
            body(join.condition)
        case let insert as Insert:
            body(insert.table)
            if let select = insert.source?.select { body(select) }
        case let update as Update:
            body(update.table)
            for criterion in update.criteria { body(criterion) }
        case let delete as Delete:
            body(delete.table)
            for criterion in delete.criteria { body(criterion) }
        case let text as TextClause: for bind in text.binds { body(bind) }
        case let table as TableClause: for column in table.columns { body(column) }
        default: break
        }
    }
}

extension ColumnElement {
    fileprivate final func visitOperands(_ body: (ClauseElement) -> Void) {
        switch node {
        case .binary(let binary):
            body(binary.left)
            body(binary.right)
        case .unary(let unary): body(unary.operand)
        case .asBoolean(let boolean): body(boolean.element)
        case .conjunction(let conjunction): for part in conjunction.parts { body(part) }
        case .grouping(let grouping): body(grouping.inner)
        case .label(let label): body(label.element)
        case .labelReference(let reference): body(reference.element)
        case .function(let function): for argument in function.arguments { body(argument) }
        case .over(let over):
            body(over.element)
            for part in over.partition + over.ordering { body(part) }
        case .withinGroup(let group):
            body(group.element)
            for part in group.ordering { body(part) }
        case .filter(let filter):
            body(filter.element)
            body(filter.criterion)
        case .case(let expression):
            if let subject = expression.subject { body(subject) }
            for branch in expression.branches {
                body(branch.condition)
                body(branch.result)
            }
            if let otherwise = expression.otherwise { body(otherwise) }
        case .cast(let cast): body(cast.element)
        case .typeCoerce(let coercion): body(coercion.element)
        case .extract(let extract): body(extract.element)
        case .list(let list): for element in list.elements { body(element) }
        case .tuple(let tuple): for element in tuple.elements { body(element) }
        case .scalarSelect(let scalar): body(scalar.select)
        case .functionColumn(let column): body(column.function)
        case .column, .targetCopy, .bind, .collation, .text, .scalarValues, .tableValue, .custom, .null, .true, .false: break
        }
    }
}
