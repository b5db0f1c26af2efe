import Runtime

/// Expressions with parts replaced: a condition on a table becomes one on its alias.
extension ColumnElement {
    /// This expression with what `replace` has an answer for replaced, whole parts before their own parts; itself where nothing changes.
    public func replacing(_ replace: (ColumnElement) throws -> ColumnElement?) rethrows -> ColumnElement {
        if let replaced = try replace(self) { return replaced }
        switch node {
        case .binary(let binary):
            let left = try binary.left.replacing(replace), right = try binary.right.replacing(replace)
            return left === binary.left && right === binary.right ? self : BinaryExpression(left, binary.binaryOperator, right, type: binary.sqlType, escape: binary.escape)
        case .unary(let unary):
            let operand = try unary.operand.replacing(replace)
            return operand === unary.operand ? self : UnaryExpression(unary.unaryOperator, operand, type: unary.sqlType)
        case .conjunction(let conjunction):
            let parts = try conjunction.parts.replacing(replace)
            return parts.map { Conjunction.make(conjunction.connective, $0) } ?? self
        case .grouping(let grouping):
            let inner = try grouping.inner.replacing(replace)
            return inner === grouping.inner ? self : Grouping(inner)
        case .label(let label):
            let element = try label.element.replacing(replace)
            return element === label.element ? self : Label(label.name, element)
        case .function(let function):
            return try function.arguments.replacing(replace).map { FunctionElement(function.name, $0, type: function.sqlType) } ?? self
        case .case(let expression): return try expression.replacingParts(replace)
        case .cast(let cast):
            let element = try cast.element.replacing(replace)
            return element === cast.element ? self : CastExpression(element, cast.sqlType)
        case .list(let list): return try list.elements.replacing(replace).map { ExpressionList($0, separator: list.separator) } ?? self
        case .scalarSelect(let scalar):
            let select = try scalar.select.replacing(replace)
            return select === scalar.select ? self : ScalarSelect(select, isExists: scalar.isExists)
        case .column, .bind, .text, .null, .true, .false: return self
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

extension Select {
    /// The SELECT with parts of its columns and criteria replaced; itself where nothing changes.
    public func replacing(_ replace: (ColumnElement) throws -> ColumnElement?) rethrows -> Select {
        let columns = try self.columns.replacing(replace), criteria = try self.criteria.replacing(replace)
        let ordering = try self.ordering.replacing(replace)
        if columns == nil, criteria == nil, ordering == nil { return self }
        var changed = self
        if let columns { changed = changed.with(onlyColumns: columns, parts: parts) }
        if let criteria { changed = changed.with(criteria: criteria) }
        if let ordering { changed = changed.with(ordering: ordering) }
        return changed
    }
}
