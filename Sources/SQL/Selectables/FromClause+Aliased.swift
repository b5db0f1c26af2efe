import Runtime

extension FromClause {
    /// This element under another name: `users AS users_1`; the tables of a join each, or a subquery of it.
    public func aliased(named name: String?, isFlat: Bool = false) -> FromClause {
        if let cte = self as? CommonTableExpression { return CommonTableExpression(cte.statement, name: name, isRecursive: cte.isRecursive, isNesting: cte.isNesting, aliased: cte, values: cte.values) }
        if let join = self as? Join { return isFlat ? join.flattened(name) : Subquery(Select(join.columns).from([join]).labelled(.tableNamePlusColumn), name: name) }
        if let values = self as? ValuesClause { return values.named(name, isLateral: false) }
        if let valued = self as? TableValuedAlias { return valued.renamed(name) }
        return Alias(self, name: name)
    }

    /// `LATERAL (SELECT ...) AS name`
    public func lateral(named name: String?) -> FromClause {
        if let subquery = self as? Subquery { return Subquery(subquery.select, name: name, isLateral: true, stem: subquery.name ?? "anon") }
        if let values = self as? ValuesClause { return values.named(name ?? values.name, isLateral: true) }
        if let valued = self as? TableValuedAlias { return valued.lateral(name) }
        return Alias(self, name: name, isLateral: true)
    }

    /// Whether it is `other`, an alias of it, or a join of aliases of the tables that `other` joins.
    public func isAlias(of other: FromClause) -> Bool {
        if self === other || (self as? Alias)?.element === other { return true }
        guard let join = self as? Join, let target = other as? Join else { return false }
        return join.isOuter == target.isOuter && join.isFull == target.isFull && join.left.isAlias(of: target.left) && join.right.isAlias(of: target.right)
    }
}

extension Join {
    /// The join of aliases of its tables.
    fileprivate func flattened(_ name: String?) -> Join {
        func part(_ from: FromClause) -> FromClause { (from as? Join)?.flattened(name) ?? from.aliased(named: name.map { "\($0)_\(from.alias ?? "")" }) }
        let newLeft = part(left), newRight = part(right)
        let condition = condition.replacing { element in (element as? Column).flatMap { newLeft.corresponding(to: $0) ?? newRight.corresponding(to: $0) } }
        return Join(newLeft, newRight, on: condition, isOuter: isOuter, isFull: isFull)
    }
}
