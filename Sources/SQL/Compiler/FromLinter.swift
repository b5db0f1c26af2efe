/// Finds elements of FROM that nothing joins with the others (sqlalchemy.sql.compiler.FromLinter).
public struct FromLinter {
    private var elements: [FromClause] = []
    private var edges: [(FromClause, FromClause)] = []

    init(_ froms: [FromClause], _ criteria: [ColumnElement]) {
        for from in froms { add(from) }
        guard elements.count > 1 else { return }
        for criterion in criteria { addComparisons(in: criterion) }
    }

    private mutating func add(_ from: FromClause) {
        switch from.fromNode {
        case .join(let join):
            guard let join else { return }
            add(join.left)
            add(join.right)
            connect(FromLinter.parts(of: join.left), FromLinter.parts(of: join.right))
        case .subquery(let subquery) where subquery.isLateral: return
        case .alias(let alias) where alias.isLateral: return
        case .tableValued(let alias) where alias.isLateral || alias.joinsImplicitly: return
        case .table, .alias, .subquery, .cte, .values, .tableValued: elements.append(from)
        default: return
        }
    }

    private static func parts(of from: FromClause) -> [FromClause] {
        var found: [FromClause] = []
        from.visitParts { found.append($0) }
        return found
    }

    private mutating func connect(_ left: [FromClause], _ right: [FromClause]) {
        for first in left { for second in right { edges.append((first, second)) } }
    }

    private mutating func addComparisons(in criterion: ColumnElement) {
        var found: [([FromClause], [FromClause])] = []
        _ = criterion.replacing { part in
            if part is ScalarSelect { return part }
            guard let comparison = part as? BinaryExpression, comparison.binaryOperator.isComparison else { return nil }
            found.append((FromLinter.froms(of: comparison.left), FromLinter.froms(of: comparison.right)))
            return nil
        }
        for (left, right) in found { connect(left, right) }
    }
    private static func froms(of element: ColumnElement) -> [FromClause] {
        var found: [FromClause] = []
        element.visitFroms { found.append($0) }
        return found
    }

    /// The elements that nothing leads to from one of them, and that one; nil where all are joined.
    /// - Parameter given: where to start; nil for the last.
    public func unjoined(from given: FromClause? = nil) -> (rest: [FromClause], start: FromClause)? {
        guard elements.count > 1, let start = given ?? elements.last else { return nil }
        var rest = elements.filter { $0 !== start }, reached = [start]
        while let node = reached.popLast(), !rest.isEmpty {
            for (left, right) in edges where left === node || right === node {
                let other = left === node ? right : left
                guard let at = rest.firstIndex(where: { $0 === other }) else { continue }
                reached.append(rest.remove(at: at))
            }
        }
        return rest.isEmpty ? nil : (rest, start)
    }
}
