import Database
import Runtime
import SQL

/// How the objects of one mapper are written to one of its tables.
final class TablePlan {
    final class PlannedColumn {
        let column: Column
        let attribute: InstrumentedAttribute
        /// Place among the table's columns.
        let position: Int
        let isPrimaryKey: Bool
        /// Whether None is a value like others: JSON's null.
        let evaluatesNone: Bool
        /// Whether INSERT sends None where there is no value.
        let insertsNone: Bool
        let hasServerDefault: Bool
        /// What a dataclass's default gives where there is no value and the column's own default is another: a column shared by sibling classes.
        let ormDefault: Value?

        init(_ column: Column, _ attribute: InstrumentedAttribute, at position: Int, isPrimaryKey: Bool) {
            self.column = column
            self.attribute = attribute
            self.position = position
            self.isPrimaryKey = isPrimaryKey
            evaluatesNone = column.columnType.evaluatesNone
            let isClauseDefault = column.defaultValue.map { TablePlan.isClause($0) } ?? false
            insertsNone = !column.isPrimaryKey && column.serverDefault == nil && column.defaultValue == nil && !evaluatesNone
            hasServerDefault = !column.isPrimaryKey && (column.serverDefault != nil || isClauseDefault)
            ormDefault = TablePlan.ormDefault(attribute, column)
        }
    }

    let table: Table
    let columns: [PlannedColumn]
    let primaryKey: [PlannedColumn]
    /// Primary key columns and those with values made by the database, by position.
    let primaryKeyPositions: AttributeSet
    let serverDefaultPositions: AttributeSet
    /// Those of them that RETURNING asks for: what the class maps that the table was made for, not what classes without a table of their own add to it.
    let returnedDefaultPositions: AttributeSet
    /// Whether RETURNING may be asked for what the database makes: not with `implicit_returning=False`.
    let returnsImplicitly: Bool
    /// Column keys of another table that follow this one's, by inheritance.
    let equated: [(mapper: Mapper, pairs: [JoinCondition.Pair])]

    init(_ mapper: Mapper, _ table: Table) {
        self.table = table
        returnsImplicitly = table.returnsImplicitly
        var planned: [PlannedColumn] = []
        for (position, column) in table.columns.enumerated() {
            guard let attribute = mapper.writtenAttribute(for: column) else { continue }
            planned.append(PlannedColumn(column, attribute, at: position, isPrimaryKey: mapper.isKeyColumn(column, of: table)))
        }
        columns = planned
        let keys = planned.filter(\.isPrimaryKey)
        let order = keys.count > 1 ? table.primaryKeyColumns : []
        primaryKey = order.compactMap { column in keys.first { $0.column === column } } + keys.filter { key in !order.contains { $0 === key.column } }
        primaryKeyPositions = AttributeSet(primaryKey.map(\.position))
        serverDefaultPositions = AttributeSet(planned.filter(\.hasServerDefault).map(\.position))
        let owner = mapper.owner(of: table)
        returnedDefaultPositions = AttributeSet(planned.filter { $0.hasServerDefault && owner.writtenAttribute(for: $0.column) != nil }.map(\.position))
        equated = mapper.lineage.compactMap { ancestor in
            let pairs = ancestor.inheritedPairs
            return pairs.contains(where: { $0.local.table === table }) ? (ancestor, pairs) : nil
        }
    }

    private static func ormDefault(_ attribute: InstrumentedAttribute, _ column: Column) -> Value? {
        guard let given = attribute.property.defaultScalar, !given.isNone else { return nil }
        if let own = column.defaultValue, (try? own.equals(given)) ?? false { return nil }
        return given
    }

    /// Whether a value is an SQL expression.
    static func isClause(_ value: Value) -> Bool {
        switch value {
        case .object(let object): object is ClauseElement || object is ClauseConvertible || !object.type.isNative && object.type.lookup("__clause_element__") != nil
        default: false
        }
    }

    /// The parameter by which WHERE names a column: `users_id`.
    static func label(_ column: Column, _ table: Table) -> String {
        let name = "\(table.name)_\(column.name)"
        guard table.column(name) != nil else { return name }
        // A column of the table has that name itself.
        return column.qualifiedName?.text ?? name
    }
}

extension Mapper {
    /// `__main__.User`: what flush actions are sorted by.
    var sortKey: String { "\(mappedClass.module).\(mappedClass.name)" }

    /// Whether a column is part of a table's key, as this mapping sees it.
    func isKeyColumn(_ column: Column, of table: Table) -> Bool {
        let own = table.primaryKeyColumns
        if !own.isEmpty, own.allSatisfy({ writtenAttribute(for: $0) != nil }) { return column.isPrimaryKey }
        // A table without primary key, or one whose key is not mapped.
        return primaryKey.contains { $0 === column }
    }

    /// The tables that objects are written to: of a class mapped to a SELECT those that it reads.
    public var writtenTables: [Table] { tables.isEmpty && isOfNamedRows ? mappedSelectable.map { Mapper.writtenTables(of: $0) } ?? [] : tables }

    /// How objects of this class are written to a table; nil where the table is not theirs.
    func plan(for table: Table) -> TablePlan? {
        if let known = plans.first(where: { $0.table === table }) { return known }
        guard writtenTables.contains(where: { $0 === table }) else { return nil }
        // Of the tables that a subquery reads, those are written whose keys it has.
        if isOfNamedRows, table.primaryKeyColumns.isEmpty || !table.primaryKeyColumns.allSatisfy({ writtenAttribute(for: $0) != nil }) { return nil }
        let made = TablePlan(self, table)
        plans.append(made)
        return made
    }

    /// The tables of the hierarchy, each after those it depends on, with the first mapper of each.
    var sortedTables: [(table: Table, mapper: Mapper)] {
        if let sortedTablesIfKnown { return sortedTablesIfKnown }
        var found: [(table: Table, mapper: Mapper)] = []
        // The tables of the UNION that a class without a table is mapped to come in its order.
        var union: [FromClause] = []
        if let from = base.mappedSelectable as? Subquery { (from.select as? CompoundSelect)?.selects.forEach { union += ($0 as? Select)?.fromElements ?? [] } }
        for case let table as Table in union { if let mapper = base.selfAndDescendants.first(where: { $0.localTable === table }) { found.append((table, mapper)) } }
        for mapper in base.selfAndDescendants {
            for table in mapper.writtenTables where !found.contains(where: { $0.table === table }) { found.append((table, mapper)) }
        }
        var sorted: [(table: Table, mapper: Mapper)] = []
        while !found.isEmpty {
            let ready = found.filter { entry in !found.contains { $0.table !== entry.table && Mapper.depends(entry, on: $0.table) } }
            let next = ready.isEmpty ? found : ready
            sorted += next
            found.removeAll { entry in next.contains { $0.table === entry.table } }
        }
        sortedTablesIfKnown = sorted
        return sorted
    }

    private static func depends(_ entry: (table: Table, mapper: Mapper), on other: Table) -> Bool {
        if entry.mapper.inherits?.tables.contains(where: { $0 === other }) == true { return true }
        return entry.table.foreignKeys.contains { key in
            guard let column = try? key.referencedColumn(), column.table === other else { return false }
            return true
        }
    }
}
