import Runtime
import SQL

/// Where objects of a class that is mapped to a SELECT or an alias are written to.
extension Mapper {
    /// Whether the class is mapped to rows under a name of their own: a subquery, a CTE, a table's alias.
    var isOfNamedRows: Bool { mappedSelectable is AliasedFrom }

    /// The tables that objects of a class of `from` are written to: those that a subquery, a CTE or an alias reads as well.
    static func writtenTables(of from: FromClause) -> [Table] {
        if let alias = from as? Alias { return writtenTables(of: alias.element) }
        guard let select = (from as? Subquery)?.select as? Select ?? (from as? CommonTableExpression)?.statement as? Select else { return tables(in: from) }
        var found: [Table] = []
        for table in select.fromElements.flatMap({ writtenTables(of: $0) }) where !found.contains(where: { $0 === table }) { found.append(table) }
        return found
    }

    /// The attribute whose value is written to a column of a table, which a class mapped to a SELECT has by way of its subquery.
    func writtenAttribute(for column: Column) -> InstrumentedAttribute? { attribute(for: column) ?? origins[ObjectIdentifier(column)].flatMap { attribute($0.key) } }

    /// The columns of tables that a column of a subquery stands for.
    func noteOrigins(of column: ColumnElement, _ property: ColumnProperty) {
        for origin in column.proxies {
            if origins[ObjectIdentifier(origin)] == nil { origins[ObjectIdentifier(origin)] = property }
            noteOrigins(of: origin, property)
        }
    }
}
