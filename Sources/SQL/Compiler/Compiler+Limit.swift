import Runtime

/// LIMIT and OFFSET, which each database has words of its own for.
extension Compiler {
    /// A number that Oracle and SQL Server want in the text, written there at execution; a parameter of the program's own stays one.
    private func write(count: ColumnElement) throws {
        guard dialect.family == .oracle || dialect.family == .mssql, let bind = count as? BindParameter, bind.isUnique else { return try write(count) }
        let literal = bind.literally()
        keep(literal)
        try write(bind: literal)
    }

    func write(limitOf select: SelectBase) throws {
        guard select.tail.hasLimit, dialect.family != .mssql else { return }
        if let fetch = select.tail.fetch { return try write(fetch: fetch, select) }
        switch dialect.family {
        case .oracle, .mssql:
            if let offset = select.offset {
                out.text += "\n OFFSET "
                try write(count: offset)
                out.text += " ROWS"
            }
            if let limit = select.limit {
                out.text += "\n FETCH FIRST "
                try write(count: limit)
                out.text += " ROWS ONLY"
            }
        case .mysql:
            out.text += " \n LIMIT "
            if let offset = select.offset {
                try write(offset)
                out.text += ", "
                if let limit = select.limit { try write(limit) } else { out.text += "18446744073709551615" }
            } else if let limit = select.limit { try write(limit) }
        case .postgresql:
            if let limit = select.limit {
                out.text += " \n LIMIT "
                try write(limit)
            }
            if let offset = select.offset {
                if select.limit == nil { out.text += "\n LIMIT ALL" }
                out.text += " OFFSET "
                try write(offset)
            }
        default: try write(plainLimitOf: select)
        }
    }

    private func write(plainLimitOf select: SelectBase) throws {
        func number(_ value: Int) throws {
            let bind = BindParameter("param", .int(value), type: IntegerType.shared, isUnique: true)
            keep(bind)
            try write(bind: bind)
        }
        if let limit = select.limit {
            out.text += "\n LIMIT "
            try write(limit)
        }
        if let offset = select.offset {
            if select.limit == nil {
                out.text += "\n LIMIT "
                if dialect.family == .sqlite { try keeping(\.rendersLiterals, false) { try number(-1) } } else { out.text += "-1" }
            }
            out.text += " OFFSET "
            try write(offset)
        } else if dialect.family == .sqlite {
            out.text += " OFFSET "
            try number(0)
        }
    }

    private func write(fetch: SelectBase.Fetch, _ select: SelectBase) throws {
        if let offset = select.offset {
            // PostgreSQL wants parentheses around what is no number.
            out.text += dialect.family == .postgresql ? "\n OFFSET (" : "\n OFFSET "
            try write(count: offset)
            out.text += dialect.family == .postgresql ? ") ROWS" : " ROWS"
        }
        out.text += "\n FETCH FIRST "
        out.text += dialect.family == .postgresql ? "(" : ""
        try write(count: fetch.count)
        out.text += dialect.family == .postgresql ? ")" : ""
        out.text += "\(fetch.isPercent ? " PERCENT" : "") ROWS \(fetch.withTies ? "WITH TIES" : "ONLY")"
    }

    // MARK: SQL Server

    /// `TOP 5` behind SELECT, where a number alone is asked for.
    func write(topOf select: Select) throws {
        guard dialect.family == .mssql, select.offset == nil, let count = Compiler.topCount(select) else { return }
        out.text += "TOP "
        try write(count: count)
        let fetch = select.tail.fetch
        out.text += (fetch?.isPercent == true ? " PERCENT" : "") + (fetch?.withTies == true ? " WITH TIES" : "") + " "
    }

    /// Whether a subquery has no order: SQL Server refuses one there, but beside TOP.
    func omitsOrdering(of select: SelectBase) -> Bool {
        guard dialect.family == .mssql, stack.count > 1 else { return false }
        return select.offset != nil || Compiler.topCount(select) == nil
    }

    private static func topCount(_ select: SelectBase) -> ColumnElement? {
        if let limit = select.limit, isNumber(limit) { return limit }
        guard let fetch = select.tail.fetch, fetch.withTies || fetch.isPercent, isNumber(fetch.count) else { return nil }
        return fetch.count
    }
    /// Whether it was given as a number: TOP takes no other.
    private static func isNumber(_ count: ColumnElement) -> Bool { (count as? BindParameter)?.isUnique == true }

    /// A SELECT with an offset as one of the numbered rows of another: `WHERE mssql_rn > 2`.
    /// - Returns: nil where TOP is enough.
    /// - Throws: CompileError where no order tells which rows are meant.
    func numbered(_ select: Select) throws -> Select? {
        guard dialect.family == .mssql, select.tail.hasLimit, select.offset != nil || Compiler.topCount(select) == nil else { return nil }
        guard !select.ordering.isEmpty else { throw SQLError.compile("MSSQL requires an order_by when using an OFFSET or a non-simple LIMIT clause") }
        if let fetch = select.tail.fetch, fetch.isPercent || fetch.withTies { throw SQLError.compile("MSSQL needs TOP to use PERCENT and/or WITH TIES. Only simple fetch without offset can be used.") }
        let number = OverClause(FunctionElement("ROW_NUMBER", []), partition: [], ordering: select.ordering.map { ($0 as? LabelReference)?.element ?? $0 }, frame: nil)
        let inner = Subquery(select.adding(columns: [Label("mssql_rn", number)]).tailed { ($0.ordering, $0.limit, $0.offset, $0.fetch) = ([], nil, nil, nil) }, name: nil)
        let column = Column(clause: "mssql_rn")
        var criteria: [ColumnElement] = []
        let limit = select.limit ?? select.tail.fetch?.count
        if let offset = select.offset { criteria.append(BinaryExpression(column, .greater, offset, type: BooleanType.shared)) }
        if let limit {
            let last = select.offset.map { Operation.made(limit, .add, $0, type: IntegerType.shared) } ?? limit
            criteria.append(BinaryExpression(column, .lessOrEqual, last, type: BooleanType.shared))
        }
        return Select(inner.columns.filter { $0.key != "mssql_rn" }).filtered(criteria)
    }
}
