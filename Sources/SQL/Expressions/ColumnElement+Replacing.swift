import Runtime

/// Expressions with parts replaced: a condition on a table becomes one on its alias.
extension ColumnElement {
    /// This expression with what `replace` has an answer for replaced, whole parts before their own parts; itself where nothing changes.
    public func replacing(_ replace: (ColumnElement) throws -> ColumnElement?) rethrows -> ColumnElement {
        if let replaced = try replace(self) { return replaced }
        switch node {
        case .binary(let binary):
            let left = try binary.left.replacing(replace), right = try binary.right.replacing(replace)
            return left === binary.left && right === binary.right ? self : binary.with(left, right)
        case .unary(let unary):
            let operand = try unary.operand.replacing(replace)
            return operand === unary.operand ? self : unary.with(operand)
        case .asBoolean(let boolean):
            let element = try boolean.element.replacing(replace)
            return element === boolean.element ? self : AsBoolean(element, boolean.truth)
        case .conjunction(let conjunction):
            let parts = try conjunction.parts.replacing(replace)
            return parts.map { Conjunction.make(conjunction.connective, $0) } ?? self
        case .grouping(let grouping):
            let inner = try grouping.inner.replacing(replace)
            return inner === grouping.inner ? self : Grouping(inner)
        case .label(let label):
            let element = try label.element.replacing(replace)
            return element === label.element ? self : Label(label.name, element, type: label.sqlType, like: label)
        case .labelReference(let reference):
            let element = try reference.element.replacing(replace)
            return element === reference.element ? self : LabelReference(element)
        case .function(let function):
            return try function.arguments.replacing(replace).map { function.with(arguments: $0) } ?? self
        case .over, .withinGroup, .filter: return try replacingWindow(replace)
        case .case(let expression): return try expression.replacingParts(replace)
        case .cast(let cast):
            let element = try cast.element.replacing(replace)
            return element === cast.element ? self : CastExpression(element, cast.sqlType, isTrying: cast.isTrying)
        case .typeCoerce(let coercion):
            let element = try coercion.element.replacing(replace)
            return element === coercion.element ? self : TypeCoercion(element, coercion.sqlType)
        case .extract(let extract):
            let element = try extract.element.replacing(replace)
            return element === extract.element ? self : ExtractExpression(extract.field, element)
        case .list(let list): return try list.elements.replacing(replace).map { ExpressionList($0, separator: list.separator, type: list.sqlType, isGrouped: list.isGrouped) } ?? self
        case .tuple(let tuple): return try tuple.elements.replacing(replace).map { TupleExpression($0) } ?? self
        case .scalarSelect(let scalar):
            let select = try scalar.select.replacingParts(replace)
            return select === scalar.select ? self : ScalarSelect(select, isExists: scalar.isExists)
        case .functionColumn(let column):
            guard let function = try column.function.replacing(replace) as? FunctionElement, function !== column.function else { return self }
            return FunctionColumn(function, column.name, type: column.sqlType)
        case .column, .targetCopy, .bind, .text, .custom, .collation, .scalarValues, .tableValue, .null, .true, .false: return self
        }
    }

    private func replacingWindow(_ replace: (ColumnElement) throws -> ColumnElement?) rethrows -> ColumnElement {
        switch node {
        case .over(let over):
            let element = try over.element.replacing(replace)
            let partition = try over.partition.replacing(replace), ordering = try over.ordering.replacing(replace)
            if element === over.element, partition == nil, ordering == nil { return self }
            return OverClause(element, partition: partition ?? over.partition, ordering: ordering ?? over.ordering, frame: over.frame)
        case .withinGroup(let group):
            let element = try group.element.replacing(replace), ordering = try group.ordering.replacing(replace)
            return element === group.element && ordering == nil ? self : WithinGroup(element, ordering ?? group.ordering, isInline: group.isInline)
        case .filter(let filter):
            let element = try filter.element.replacing(replace), criterion = try filter.criterion.replacing(replace)
            return element === filter.element && criterion === filter.criterion ? self : FunctionFilter(element, criterion)
        default: return self
        }
    }
}

extension CaseExpression {
    fileprivate func replacingParts(_ replace: (ColumnElement) throws -> ColumnElement?) rethrows -> ColumnElement {
        let newSubject = try subject?.replacing(replace)
        let newBranches = try branches.map { (condition: try $0.condition.replacing(replace), result: try $0.result.replacing(replace)) }
        let newOtherwise = try otherwise?.replacing(replace)
        let isSame = newSubject === subject && newOtherwise === otherwise && zip(branches, newBranches).allSatisfy { $0.condition === $1.condition && $0.result === $1.result }
        return isSame ? self : CaseExpression(subject: newSubject, branches: newBranches, otherwise: newOtherwise)
    }
}

extension [ColumnElement] {
    /// The elements with parts replaced; nil where nothing changes.
    public func replacing(_ replace: (ColumnElement) throws -> ColumnElement?) rethrows -> [ColumnElement]? {
        let changed = try map { try $0.replacing(replace) }
        return zip(self, changed).allSatisfy { $0 === $1 } ? nil : changed
    }
}

extension SelectBase {
    /// The SELECT, or those of a UNION, with parts replaced; itself where nothing changes.
    public func replacingParts(_ replace: (ColumnElement) throws -> ColumnElement?) rethrows -> SelectBase {
        if let select = self as? Select { return try select.replacing(replace) }
        guard let compound = self as? CompoundSelect else { return self }
        let selects = try compound.selects.map { try $0.replacingParts(replace) }
        if zip(selects, compound.selects).allSatisfy({ $0 === $1 }) { return self }
        return compound.with(selects: selects)
    }
}

extension Select {
    /// The SELECT with parts of its columns and criteria replaced; itself where nothing changes.
    public func replacing(_ replace: (ColumnElement) throws -> ColumnElement?) rethrows -> Select {
        let columns = try self.columns.replacing(replace), criteria = try self.criteria.replacing(replace)
        let ordering = try self.ordering.replacing(replace), grouping = try self.grouping.replacing(replace), having = try self.having.replacing(replace)
        if columns == nil, criteria == nil, ordering == nil, grouping == nil, having == nil { return self }
        var changed = self
        if let columns { changed = changed.with(onlyColumns: columns, parts: parts) }
        if let criteria { changed = changed.with(criteria: criteria) }
        if let ordering { changed = changed.with(ordering: ordering) }
        if grouping != nil || having != nil { changed = changed.with(grouping: grouping ?? self.grouping, having: having ?? self.having) }
        // What it correlates to is replaced along with its columns.
        let stands = try clauses.correlated.compactMap { from in try (from.columns.first.flatMap { try replace($0) } as? Column)?.table.flatMap { $0 === from ? nil : $0 } }
        if !stands.isEmpty { changed = changed.correlated(stands) }
        return changed
    }
}
