import Runtime

extension Compiler {
    /// - Parameters:
    ///   - isTop: whether its columns are those of the result.
    ///   - labelsColumns: whether every column gets its name, as in a subquery of FROM.
    func select(_ given: Select, isTop: Bool, labelsColumns: Bool = false) throws -> String {
        let select = try given.resolver?.resolve(given, isSubquery: !isTop) ?? given
        if !select.compounds.isEmpty { return try compound(select, isTop: isTop) }
        return try core(select, isTop: isTop, labelsColumns: labelsColumns) + tail(select)
    }

    private func compound(_ select: Select, isTop: Bool) throws -> String {
        var text = try core(select, isTop: isTop)
        for (keyword, other) in select.compounds { text += " \(keyword) " + (try core(other, isTop: false)) + (try tail(other)) }
        return text + (try tail(select))
    }

    private func core(_ select: Select, isTop: Bool, labelsColumns: Bool = false) throws -> String {
        let froms = try self.froms(of: select)
        let visible = froms.filter { from in isTop || select.uncorrelated?.contains { $0 === from } ?? false || !enclosing.joined().contains { $0 === from || contains($0, from) } }
        enclosing.append(froms)
        defer { enclosing.removeLast() }
        var text = select.isDistinct ? "SELECT DISTINCT " : "SELECT "
        text += try columns(select, isTop: isTop, labelsAll: labelsColumns)
        let shown = visible.isEmpty && !froms.isEmpty ? froms : visible
        if !shown.isEmpty { text += " \nFROM " + (try shown.map { try from($0) }.joined(separator: ", ")) }
        if !select.criteria.isEmpty { text += " \nWHERE " + (try expression(Conjunction.make(.and, select.criteria))) }
        if !select.grouping.isEmpty { text += " GROUP BY " + (try select.grouping.map { try expression($0) }.joined(separator: ", ")) }
        if !select.having.isEmpty { text += " \nHAVING " + (try expression(Conjunction.make(.and, select.having))) }
        return text
    }

    private func tail(_ select: Select) throws -> String {
        var text = ""
        if !select.ordering.isEmpty { text += " ORDER BY " + (try select.ordering.map { try ordering($0, select) }.joined(separator: ", ")) }
        if let limit = select.limit { text += "\n LIMIT " + (try expression(limit)) }
        if let offset = select.offset {
            if select.limit == nil { text += "\n LIMIT -1" }
            text += " OFFSET " + (try expression(offset))
        } else if select.limit != nil, dialect === Dialect.sqlite {
            let zero = BindParameter("param", .int(0), type: IntegerType.shared, isUnique: true)
            text += " OFFSET " + (try expression(zero))
        }
        return text
    }

    /// A label of the SELECT is named in ORDER BY, not repeated.
    private func ordering(_ element: ColumnElement, _ select: Select) throws -> String {
        if let label = element as? Label, select.columns.contains(where: { $0 === label }) { return dialect.quote(label.name) }
        if let unary = element as? UnaryExpression, unary.isPostfix { return "\(try ordering(unary.operand, select)) \(unary.unaryOperator.text)" }
        return try expression(element)
    }

    private func columns(_ select: Select, isTop: Bool, labelsAll: Bool) throws -> String {
        var used: [String: Int] = [:]
        return try select.columns.map { element in
            var text = try expression(element)
            let name: String
            switch element.node {
            case .label(let label):
                name = label.name
                text += " AS \(dialect.quote(name))"
            case .column(let column):
                let qualified = column.table.map { "\(aliasName($0))_\(column.name)" } ?? column.name
                if select.labelStyle == .tableNamePlusColumn {
                    name = qualified
                    text += " AS \(dialect.quote(name))"
                } else if let count = used[column.name] {
                    name = count == 1 ? "\(column.name)_1" : "\(column.name)_\(count)"
                    used[column.name] = count + 1
                    text += " AS \(dialect.quote(name))"
                } else {
                    name = column.name
                    used[column.name] = 1
                    if labelsAll { text += " AS \(dialect.quote(name))" }
                }
            case .text(let literal): name = literal.text
            case .null, .true, .false: name = text
            default:
                name = anonymousColumnName(element)
                text += " AS \(dialect.quote(name))"
            }
            if isTop { resultColumns.append(Compiled.ResultColumn(name: name, element: element)) }
            return text
        }.joined(separator: ", ")
    }

    // MARK: FROM

    /// The elements of FROM: those named, those of the columns and conditions, and the joins.
    private func froms(of select: Select) throws -> [FromClause] {
        var found: [FromClause] = select.explicitFroms
        func add(_ from: FromClause) {
            if !found.contains(where: { $0 === from || contains($0, from) }) { found.append(from) }
        }
        for element in select.columns { visit(element) { add($0) } }
        var joined = found
        for setup in select.joins {
            joined.removeAll { $0 === setup.target }
            guard let at = joined.firstIndex(where: { canJoin($0, setup) }) ?? (joined.isEmpty ? nil : 0) else {
                joined.append(setup.target)
                continue
            }
            let left = joined[at]
            let condition = try setup.condition ?? Join.condition(left, setup.target)
            joined[at] = Join(left, setup.target, on: condition, isOuter: setup.isOuter, isFull: setup.isFull)
        }
        found = joined
        for element in select.criteria { visit(element) { add($0) } }
        return found
    }

    /// Whether the join's condition, given or by foreign keys, has to do with this element.
    private func canJoin(_ left: FromClause, _ setup: Select.JoinSetup) -> Bool {
        guard let condition = setup.condition else { return (try? Join.condition(left, setup.target)) != nil }
        var isUsed = false
        visit(condition) { if contains(left, $0) { isUsed = true } }
        return isUsed
    }

    private func contains(_ outer: FromClause, _ inner: FromClause) -> Bool {
        guard let join = outer as? Join else { return outer === inner }
        return contains(join.left, inner) || contains(join.right, inner)
    }

    /// Calls `body` with the FROM element of each column inside an expression.
    private func visit(_ element: ColumnElement, _ body: (FromClause) -> Void) {
        switch element.node {
        case .column(let column): if let table = column.table { body(table) }
        case .binary(let binary):
            visit(binary.left, body)
            visit(binary.right, body)
        case .unary(let unary): visit(unary.operand, body)
        case .conjunction(let conjunction): for part in conjunction.parts { visit(part, body) }
        case .grouping(let grouping): visit(grouping.inner, body)
        case .label(let label): visit(label.element, body)
        case .function(let function): for argument in function.arguments { visit(argument, body) }
        case .case(let expression):
            if let subject = expression.subject { visit(subject, body) }
            for branch in expression.branches {
                visit(branch.condition, body)
                visit(branch.result, body)
            }
            if let otherwise = expression.otherwise { visit(otherwise, body) }
        case .cast(let cast): visit(cast.element, body)
        case .list(let list): for inner in list.elements { visit(inner, body) }
        case .bind, .text, .scalarSelect, .null, .true, .false: break
        }
    }

    func from(_ from: FromClause) throws -> String {
        switch from.fromNode {
        case .table(let table): return dialect.quote(table.name)
        case .alias(let alias): return "\(try self.from(alias.element)) AS \(dialect.quote(aliasName(alias)))"
        case .subquery(let subquery):
            let inner = try select(subquery.select, isTop: false, labelsColumns: true)
            return "(\(inner)) AS \(dialect.quote(aliasName(subquery)))"
        case .join(let join):
            guard let join else { return "" }
            let word = join.isFull ? " FULL OUTER JOIN " : join.isOuter ? " LEFT OUTER JOIN " : " JOIN "
            let right = try self.from(join.right)
            return try self.from(join.left) + word + (join.right is Join ? "(\(right))" : right) + " ON " + expression(join.condition)
        }
    }
}
