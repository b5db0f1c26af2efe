import Runtime

/// All weak references and proxies that live, by what they refer to: `weakref.getweakrefcount()`.
enum WeakRegistry {
    private struct Entry { weak var reference: Object? }
    nonisolated(unsafe) private static var entries: [ObjectIdentifier: [Entry]] = [:]

    static func add(_ reference: Object, of target: Object) {
        let key = ObjectIdentifier(target)
        if entries[key] == nil { target.whenGone { entries[key] = nil } }
        var known = entries[key, default: []].filter { $0.reference != nil }
        known.append(Entry(reference: reference))
        entries[key] = known
    }

    /// The references to a value: those without a callback first, then the latest first.
    static func references(to value: Value) -> [Value] {
        guard let object = value.object else { return [] }
        let living = (entries[ObjectIdentifier(object)] ?? []).compactMap(\.reference)
        func isPlain(_ reference: Object) -> Bool { reference.type === WeakReference.pythonClass && (reference as? WeakReference)?.hasCallback == false }
        let plain = living.filter { isPlain($0) }, proxies = living.filter { $0 is WeakProxy }
        let others = living.filter { $0 is WeakReference && !isPlain($0) }
        return (plain + proxies + others.reversed()).map(\.value)
    }

    /// The proxy without a callback that there is already.
    static func proxy(of object: Object) -> WeakProxy? { entries[ObjectIdentifier(object)]?.lazy.compactMap { $0.reference as? WeakProxy }.first }
}
