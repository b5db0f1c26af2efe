extension Class {
    /// The C3 linearisation (Python 2.3's method resolution order).
    static func linearize(_ start: Class, _ bases: [Class]) throws -> [Class] {
        if bases.count == 1 { return [start] + bases[0].resolutionOrder }
        var order = [start]
        var rows = bases.map { $0.resolutionOrder[...] } + [bases[...]]
        for (index, base) in bases.enumerated() where bases[..<index].contains(where: { $0 === base }) {
            throw PythonException.typeError("duplicate base class \(base.name)")
        }
        while true {
            rows.removeAll { $0.isEmpty }
            guard !rows.isEmpty else { return order }
            guard let next = rows.lazy.compactMap(\.first).first(where: { head in
                !rows.contains { row in row.dropFirst().contains { $0 === head } }
            }) else {
                var names: [String] = []
                for head in rows.compactMap(\.first?.name) where !names.contains(head) { names.append(head) }
                let heads = names.joined(separator: ", ")
                throw PythonException.typeError("Cannot create a consistent method resolution\norder (MRO) for bases \(heads)")
            }
            order.append(next)
            for index in rows.indices where rows[index].first === next { rows[index].removeFirst() }
        }
    }

    /// Refuses bases whose instances are made of different things: `int` and `str`, or two classes with slots.
    static func checkLayouts(_ bases: [Class]) throws {
        var best: Class?
        for base in bases {
            guard let layout = base.layoutClass else { continue }
            guard let known = best else {
                best = layout
                continue
            }
            if layout.isSubclass(of: known) { best = layout } else if !known.isSubclass(of: layout) {
                throw PythonException.typeError("multiple bases have instance lay-out conflict")
            }
        }
    }

    /// The nearest ancestor that adds to what an instance is made of.
    private var layoutClass: Class? {
        let primitive: [Class] = [.int, .float, .string, .bytes, .list, .tuple, .dict, .set, .frozenSet, .type, .property, .baseException]
        return resolutionOrder.first { ancestor in !ancestor.ownSlots.isEmpty || primitive.contains { $0 === ancestor } }
    }
}
