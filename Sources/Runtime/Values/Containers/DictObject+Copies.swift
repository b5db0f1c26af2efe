/// Copies of a dict, what compares it with others, and changes that take more than one step.
extension DictObject {
    /// A plain dict with the same entries.
    public final func copy() -> DictObject {
        if let whole = try? copiedWhole({}) { return whole }
        return copiedEntries()
    }

    /// As `copy`, with safe points.
    public final func copyInPieces() throws -> DictObject {
        if let whole = try copiedWhole(Pulse.raiseIfAny) { return whole }
        if entries.count < Pulse.piece { return copiedEntries() }
        let made = DictObject()
        try made.merge(self)
        return made
    }

    private func copiedEntries() -> DictObject {
        let made = DictObject(room: count)
        for entry in entries where !entry.key.isUndefined { made.insert(entry.key, hash: entry.hash, entry.value) }
        return made
    }

    final func isEqual(to other: DictObject) throws -> Bool {
        guard count == other.count else { return false }
        // What compares may change the dict meanwhile.
        var at = 0
        while at < used, let entry = storage?[at] {
            at += 1
            if entry.key.isUndefined { continue }
            try Pulse.check()
            guard let theirs = try other.get(entry.key), try entry.value.isIdentical(to: theirs) || entry.value.equals(theirs) else { return false }
        }
        return true
    }

    /// Sets each entry of another dict.
    final func merge(_ other: DictObject) throws {
        if used == 0, try takeEntries(of: other, Pulse.raiseIfAny) { return }
        let revision = other.revision
        reserve(other.count)
        var at = 0
        while at < other.used, let entry = other.storage?[at] {
            at += 1
            if entry.key.isUndefined { continue }
            try Pulse.check()
            let known = try find(entry.key, hash: entry.hash)
            if known >= 0 { replace(at: known, entry.value) } else { insert(entry.key, hash: entry.hash, entry.value) }
            if other !== self, other.revision != revision { throw PythonException.runtimeError("dict mutated during update") }
        }
    }

    /// `d.update(other)`: a mapping, or an iterable of pairs.
    public final func update(_ other: Value) throws {
        if let dict = other.object as? DictObject, dict.type.overriding(.iter) == nil {
            try merge(dict)
        } else if let keys = try other.keysMethod() {
            try keys.call().forEach { try set($0, try other.item($0)) }
        } else {
            var index = 0
            try other.forEach { pair in
                let parts: [Value]
                do { parts = Array(try pair.elements()) } catch let error as PythonException where error.type.isSubclass(of: .typeError) {
                    throw PythonException.typeError("cannot convert dictionary update sequence element #\(index) to a sequence")
                }
                guard parts.count == 2 else { throw PythonException.valueError("dictionary update sequence element #\(index) has length \(parts.count); 2 is required") }
                try set(parts[0], parts[1])
                index += 1
            }
        }
    }

    /// `d.setdefault(key, value)`: hashes and compares the key once.
    public final func value(of key: Value, settingIfMissing fallback: Value) throws -> Value {
        let hash = try key.hash()
        let at = try find(key, hash: hash)
        if at >= 0 { return entries[at].value }
        insert(key, hash: hash, fallback)
        return fallback
    }

    /// Whether both have the same keys, all of them strings; false where that takes longer to find out.
    public final func hasKeys(of other: DictObject) -> Bool {
        let entries = entries, otherEntries = other.entries
        guard count == other.count, entries.count == count, otherEntries.count == count else { return false }
        for at in 0..<count {
            guard case .string(let key) = entries[at].key, case .string(let otherKey) = otherEntries[at].key, StringObject.same(key, otherKey) else { return false }
        }
        return true
    }
}

extension Value {
    /// The `keys()` of a mapping; nil where reading it raises an AttributeError.
    public func keysMethod() throws -> Value? {
        do { return try attributeIfPresent("keys") } catch let error as PythonException where error.isInstance(of: .attributeError) { return nil }
    }
}
