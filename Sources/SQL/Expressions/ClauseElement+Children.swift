import Runtime

/// What clauses are made of, in SQLAlchemy's order (`get_children()`, sqlalchemy.sql.visitors.iterate).
extension ClauseElement {
    /// What it is made of directly. A table stands for itself, without its columns.
    public final var children: [ClauseElement] {
        var found: [ClauseElement] = []
        visitChildren { found.append($0) }
        return found
    }

    /// Itself, then its parts, then theirs: what is met twice is there twice.
    public final var selfAndDescendants: [ClauseElement] {
        var found: [ClauseElement] = [self]
        var at = 0
        while at < found.count {
            found[at].visitChildren { found.append($0) }
            at += 1
        }
        return found
    }

    /// What `body` gives for the first of itself and its descendants for which it gives something.
    public final func first<Found>(_ body: (ClauseElement) -> Found?) -> Found? {
        var queue: [ClauseElement] = [self], seen: Set<ObjectIdentifier> = [], at = 0
        while at < queue.count {
            if let found = body(queue[at]) { return found }
            queue[at].visitChildren { if seen.insert(ObjectIdentifier($0)).inserted { queue.append($0) } }
            at += 1
        }
        return nil
    }

    /// Calls `body` with each clause that this one is made of.
    private final func visitChildren(_ body: (ClauseElement) -> Void) {
        switch self {
        case let element as ColumnElement: element.visitOperands(body)
        case let from as FromClause: from.visitOrigins(body)
        case let select as Select: select.visitClauses(body)
        case let compound as CompoundSelect:
            for select in compound.selects { body(select) }
            compound.tail.visitLimits(body)
            for term in compound.ordering + compound.grouping { body(term) }
            compound.tail.visitOthers(body)
        case let textual as TextualSelect:
            body(textual.text)
            for column in textual.columns { body(column) }
            for cte in textual.tail.ctes { body(cte.cte) }
        case let grouping as SelectGrouping: body(grouping.select)
        case let change as ChangingStatement: change.visitClauses(body)
        case let text as TextClause: text.visitParameters(body)
        case let list as OrderByList: for element in list.elements { body(element) }
        default: break
        }
    }
}

extension FromClause {
    fileprivate final func visitOrigins(_ body: (ClauseElement) -> Void) {
        switch fromNode {
        case .table, .text, .join(nil): break
        case .alias(let alias):
            body(alias.element)
            if let sampling = alias.sampling {
                body(sampling.method)
                if let seed = sampling.seed { body(seed) }
            }
        case .subquery(let subquery): body(subquery.isLateral ? Subquery(subquery.select, name: nil) : subquery.select)
        case .cte(let cte):
            body(cte.values ?? cte.statement)
            if let aliased = cte.aliased { body(aliased) }
            if let restated = cte.restates { body(restated) }
        case .join(let join?):
            body(join.left)
            body(join.right)
            body(join.condition)
        case .values(let values):
            for column in values.arguments { body(column) }
            for cte in values.ctes { body(cte.cte) }
        case .function(let from): body(from.function)
        case .tableValued(let valued): body(valued.function)
        }
    }
}

extension Select {
    fileprivate func visitClauses(_ body: (ClauseElement) -> Void) {
        Select.visit(columns, parts, body)
        for clause in criteria + having + ordering + grouping { body(clause) }
        for setup in joins {
            if let left = setup.left { body(left) }
            body(setup.target)
            if let condition = setup.condition { body(condition) }
        }
        tail.visitLimits(body)
        if let locking = tail.locking { for clause in locking.ofTables as [ClauseElement] + locking.of { body(clause) } }
        for element in distinctOn { body(element) }
        visit(extensions: body)
        for cte in tail.ctes { body(cte.cte) }
        for (text, _) in clauses.prefixes + clauses.suffixes where text is BindParameter { body(text) }
        visitFroms(body)
    }

    /// What was asked for: a table of which all columns are, itself.
    fileprivate static func visit(_ columns: [ColumnElement], _ parts: [Part], _ body: (ClauseElement) -> Void) {
        var at = 0
        var parts = parts[...]
        while at < columns.count {
            let whole = whole(columns[at...], parts.popFirst())
            if let from = whole?.from { body(from) } else { body(columns[at]) }
            at += max(whole?.count ?? 1, 1)
        }
    }

    /// The table that the first of some columns make up together.
    static func whole(_ columns: ArraySlice<ColumnElement>, _ part: Part?) -> (from: FromClause?, count: Int)? {
        let from = (columns.first as? Column)?.table
        switch part {
        case .entity(_, let count)?: return (from, count)
        case .column?, .bundle?: return nil
        case nil:
            guard let from else { return nil }
            let all = from.columns
            // Loaders of entities may name a key first.
            guard all.count <= columns.count, columns.prefix(all.count).allSatisfy({ column in all.contains { $0 === column } }) else { return nil }
            return (from, all.count)
        }
    }

    /// What its columns and criteria need, and what `select_from()` named; joins that it makes are none of them (`_iterate_from_elements`).
    private func visitFroms(_ body: (ClauseElement) -> Void) {
        var seen: Set<ObjectIdentifier> = []
        func visit(_ from: FromClause) { if seen.insert(ObjectIdentifier(from)).inserted { body(from) } }
        for element in columns + criteria { element.visitFroms(visit) }
        explicitFroms.forEach(visit)
    }
}

extension SelectBase.Tail {
    fileprivate func visitLimits(_ body: (ClauseElement) -> Void) {
        for count in [limit, offset, fetch?.count] { if let count { body(count) } }
    }
    fileprivate func visitOthers(_ body: (ClauseElement) -> Void) {
        if let locking { for clause in locking.ofTables as [ClauseElement] + locking.of { body(clause) } }
        for cte in ctes { body(cte.cte) }
    }
}

extension Statement {
    fileprivate final func visit(extensions body: (ClauseElement) -> Void) {
        guard let extensions else { return }
        for position in extensionPositions { for clause in extensions[position] { body(clause) } }
    }
}

extension ChangingStatement {
    fileprivate final func visitClauses(_ body: (ClauseElement) -> Void) {
        body(target)
        switch self {
        case let insert as Insert:
            visit(insert.values ?? [], insert.expressionValues, body)
            if let select = insert.source?.select { body(select) }
            for conflict in insert.conflicts { conflict.visitClauses(body) }
        case let update as Update:
            for criterion in update.criteria { body(criterion) }
            visit(update.values ?? [], update.furtherValues.map { ($0.column as ColumnElement, $0.value) } + update.expressionValues, body)
        case let delete as Delete:
            for from in delete.furtherFroms { body(from) }
            for criterion in delete.criteria { body(criterion) }
        default: break
        }
        Select.visit(returning, returningParts.contains { if case .entity = $0 { true } else { false } } ? returningParts : [], body)
        visit(extensions: body)
        for element in (returnedDefaults ?? []) + supplementalColumns { body(element) }
        for cte in ctes { body(cte.cte) }
    }

    /// Values of keys that are text in the order of the keys, then columns with their values.
    private func visit(_ values: [(key: String, value: Value)], _ further: [(element: ColumnElement, value: Value)], _ body: (ClauseElement) -> Void) {
        func visit(_ value: Value) { body(Insert.clause(of: value)) }
        for pair in values.filter({ keyKinds[$0.key] == .text }).sorted(by: { $0.key < $1.key }) { visit(pair.value) }
        for (key, value) in values where keyKinds[key] != .text {
            if let column = table.columns.first(where: { $0.key == key }) { body(column) }
            visit(value)
        }
        for (element, value) in further {
            body(element)
            visit(value)
        }
    }
}

extension Insert {
    /// What a value is in the statement: a literal, as a parameter.
    fileprivate static func clause(of value: Value) -> ClauseElement {
        value.object as? ClauseElement ?? (value.object as? ClauseConvertible)?.clause ?? BindParameter("param", value, type: NullType.shared, isUnique: true)
    }
}

extension OnConflict {
    fileprivate func visitClauses(_ body: (ClauseElement) -> Void) {
        if let targetCriteria { body(targetCriteria) }
        for (_, value) in settings ?? [] { body(Insert.clause(of: value)) }
        if let criteria { body(criteria) }
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
        case .function(let function): function.visitArguments(body)
        case .over(let over):
            body(over.element)
            for part in [over.ordering, over.partition] where !part.isEmpty { body(ExpressionList(part, isGrouped: false)) }
        case .withinGroup(let group):
            body(group.element)
            body(ExpressionList(group.ordering, isGrouped: false))
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
        case .text(let text): if let clause = text.clause { clause.visitParameters(body) } else { for bind in text.binds { body(bind) } }
        case .scalarSelect(let scalar): body(scalar.isExists ? ScalarSelect(scalar.select) : scalar.select)
        case .scalarValues(let scalar): body(scalar.values)
        case .functionColumn(let column): body(column.function)
        case .tableValue(let value): body(value.from)
        case .column, .targetCopy, .bind, .collation, .custom, .null, .true, .false: break
        }
    }
}

extension TextClause {
    fileprivate func visitParameters(_ body: (ClauseElement) -> Void) {
        var seen: Set<String> = []
        for name in names where seen.insert(name).inserted { body(bind(name)) }
    }
}

extension FunctionElement {
    /// `f(a, b)` is made of its arguments in parentheses; what is no call, of the arguments themselves.
    fileprivate func visitArguments(_ body: (ClauseElement) -> Void) {
        if sequence != nil { return }
        if form.isCall { return body(Grouping(ExpressionList(arguments, isGrouped: false))) }
        for argument in arguments { body(argument) }
    }
}
