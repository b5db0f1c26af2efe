import Runtime

/// The order in which a class looks for implementations of a `singledispatch` function: its own, with the abstract classes that it
/// belongs to without deriving from them put in where they would stand as bases.
struct DispatchOrder {
    private let types: [Class]

    /// - Parameter types: those with implementations, in order of registration.
    init(_ types: [Class]) { self.types = types }

    static func isSubclass(_ type: Class, of other: Class) -> Bool { type.isSubclass(of: other) || other.acceptsSubclass?(type) ?? false }

    func of(_ type: Class) -> [Class] {
        let own = type.resolutionOrder
        func isOwn(_ other: Class) -> Bool { own.contains { $0 === other } }
        let related = types.filter { !isOwn($0) && DispatchOrder.isSubclass(type, of: $0) }
        if related.isEmpty { return own }
        let nearest = related.filter { candidate in !related.contains { $0 !== candidate && $0.resolutionOrder.contains { $0 === candidate } } }
        var inserted: [Class] = []
        for candidate in nearest {
            let derived = candidate.directSubclasses.filter { !isOwn($0) && DispatchOrder.isSubclass(type, of: $0) }
            let found = derived.map { subclass in subclass.resolutionOrder.filter { one in nearest.contains { $0 === one } } }
            if found.isEmpty { inserted.append(candidate) }
            for row in found.sorted(by: { $0.count > $1.count }) {
                for one in row where !inserted.contains(where: { $0 === one }) { inserted.append(one) }
            }
        }
        return DispatchOrder.merged(type, inserting: inserted)
    }

    /// The order of a class with abstract ones among its bases: behind the last explicit base that is abstract.
    private static func merged(_ type: Class, inserting abstract: [Class]) -> [Class] {
        let boundary = type.bases.lastIndex { $0.acceptsSubclass != nil }.map { $0 + 1 } ?? 0
        let explicit = Array(type.bases[..<boundary]), others = Array(type.bases[boundary...])
        let here = abstract.filter { base in isSubclass(type, of: base) && !type.bases.contains { isSubclass($0, of: base) } }
        let rest = abstract.filter { base in !here.contains { $0 === base } }
        let rows = [[type]] + (explicit + here + others).map { merged($0, inserting: rest) } + [explicit, here, others]
        return merge(rows)
    }

    /// C3; what cannot be put in order is left out.
    private static func merge(_ rows: [[Class]]) -> [Class] {
        var rows = rows.map { $0[...] }, order: [Class] = []
        while true {
            rows.removeAll { $0.isEmpty }
            let next = rows.lazy.compactMap(\.first).first { head in !rows.contains { row in row.dropFirst().contains { $0 === head } } }
            guard let next else { return order }
            order.append(next)
            for index in rows.indices where rows[index].first === next { rows[index].removeFirst() }
        }
    }
}
