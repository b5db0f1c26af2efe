import Runtime

/// Columns without those whose values others among them have: those of foreign keys, and those that criteria equate
/// (`sqlalchemy.sql.util.reduce_columns`).
public struct ColumnReduction {
    private let all: [ColumnElement]
    private var omitted: [ColumnElement] = []

    /// - Parameter onlySynonyms: whether only columns of the same name are left out.
    public init(_ columns: [ColumnElement], criteria: [ColumnElement], onlySynonyms: Bool = false) throws {
        var distinct: [ColumnElement] = []
        for column in columns where !distinct.contains(where: { $0 === column }) { distinct.append(column) }
        all = distinct
        let named = distinct.filter { ($0 as? TextColumn)?.isText != true }
        for column in named {
            let keys = column.lineage.compactMap { $0 as? Column }.flatMap(\.foreignKeys)
            let isKnown = try keys.contains { key in
                let target = try key.referencedColumn()
                return named.contains { other in other !== column && target.sharesLineage(other) && (!onlySynonyms || other.elementName == column.elementName) }
            }
            if isKnown { omitted.append(column) }
        }
        for (left, right) in criteria.flatMap(ColumnReduction.equalities) {
            let own = named.filter(isKept).flatMap(\.lineage)
            guard own.contains(where: { $0 === left }), own.contains(where: { $0 === right }) else { continue }
            if let last = named.last(where: { $0.sharesLineage(right) && (!onlySynonyms || $0.elementName == left.elementName) }) { omitted.append(last) }
        }
    }

    private func isKept(_ element: ColumnElement) -> Bool { !omitted.contains { $0 === element } }
    public var columns: [ColumnElement] { all.filter(isKept) }

    /// `a = b` of columns in a condition.
    private static func equalities(_ criterion: ColumnElement) -> [(left: ColumnElement, right: ColumnElement)] {
        var found: [(left: ColumnElement, right: ColumnElement)] = []
        _ = criterion.replacing { part in
            if let binary = part as? BinaryExpression, binary.binaryOperator == .equal, binary.left is Column, binary.right is Column { found.append((binary.left, binary.right)) }
            return nil
        }
        return found
    }
}

extension Select {
    /// `reduce_columns()`: by WHERE and the joins that `select_from()` names.
    public func reduced(onlySynonyms: Bool) throws -> Select {
        var conditions = criteria
        for from in explicitFroms { from.visitParts { if let join = $0 as? Join { conditions.append(join.condition) } } }
        return with(onlyColumns: try ColumnReduction(columns, criteria: conditions, onlySynonyms: onlySynonyms).columns)
    }
}
