import Runtime

/// Which column of a collection stands for another (`ColumnCollection.corresponding_column`).
public enum ColumnCorrespondence {
    /// - Parameter embedded: whether the column must stand for all that `column` stands for.
    public static func find<C: ColumnElement>(_ column: ColumnElement, in columns: [C], embedded: Bool = false) -> C? {
        if let own = columns.first(where: { $0 === column }) { return own }
        let target = column.proxySet
        var best: (column: C, common: Set<ObjectIdentifier>)?
        for candidate in columns {
            let own = candidate.proxySet
            let common = own.intersection(target)
            if common.isEmpty || (embedded && !target.isSubset(of: own)) { continue }
            guard let selected = best else {
                best = (candidate, common)
                continue
            }
            if common.count > selected.common.count {
                best = (candidate, common)
            } else if common == selected.common, distance(candidate, column) < distance(selected.column, column) { best = (candidate, common) }
        }
        return best?.column
    }

    /// How far a column is from what it shares with another: columns of later SELECTs of a UNION are farther.
    private static func distance(_ column: ColumnElement, _ other: ColumnElement) -> Int {
        let target = other.proxySet
        func sum(_ element: ColumnElement, _ weight: Int) -> Int {
            var total = element.proxySet.isDisjoint(with: target) ? 0 : weight
            let isCompound = (element as? Column)?.furtherOrigins.isEmpty == false
            for (at, proxy) in element.proxies.enumerated() { total += sum(proxy, isCompound ? at + 1 : 1) }
            // A column made from `name AS label` stands for the label and, once more, for what it labels.
            if element is Column, let label = element.proxies.first as? Label { total += sum(isCompound ? label : label.element, 1) }
            return total
        }
        return sum(column, 1)
    }
}

extension ColumnElement {
    /// This and all that it stands for.
    public final var lineage: [ColumnElement] {
        var found: [ColumnElement] = []
        lineage(into: &found)
        return found
    }
    final var proxySet: Set<ObjectIdentifier> { Set(lineage.map { ObjectIdentifier($0) }) }
}
