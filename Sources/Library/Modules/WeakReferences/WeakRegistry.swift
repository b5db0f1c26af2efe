import Runtime

/// What refers to an object weakly.
protocol WeaklyReferring: Object {
    /// The object is gone.
    func letGo()
    /// Another object took its place, while its `__del__` runs.
    func follow(_ successor: Object)
}

/// All weak references and proxies that live, by what they refer to: `weakref.getweakrefcount()`.
enum WeakRegistry {
    private struct Entry { weak var reference: (any WeaklyReferring)? }
    nonisolated(unsafe) private static var entries: [ObjectIdentifier: [Entry]] = [:]
    /// The references without a callback, which are shared; by what they refer to.
    nonisolated(unsafe) private static var shared: [ObjectIdentifier: Unowned] = [:]
    private struct Unowned { weak var reference: WeakReference? }
    /// The object that is waited for.
    private final class Target {
        var key: ObjectIdentifier
        init(_ object: Object) { key = ObjectIdentifier(object) }
    }

    static func add(_ reference: any WeaklyReferring, of object: Object) {
        let key = ObjectIdentifier(object)
        if entries[key] == nil { watch(object) }
        var known = entries[key, default: []].filter { $0.reference != nil }
        known.append(Entry(reference: reference))
        entries[key] = known
    }

    private static func watch(_ object: Object) {
        let target = Target(object)
        object.whenGone(isFirst: true, succeeded: { successor in
            let key = ObjectIdentifier(successor)
            entries[key] = entries.removeValue(forKey: target.key)
            shared[key] = shared.removeValue(forKey: target.key)
            target.key = key
            for entry in entries[key] ?? [] { entry.reference?.follow(successor) }
        }, {
            shared[target.key] = nil
            for entry in entries.removeValue(forKey: target.key) ?? [] { entry.reference?.letGo() }
        })
    }

    static func share(_ reference: WeakReference, of object: Object) { shared[ObjectIdentifier(object)] = Unowned(reference: reference) }
    static func plain(to object: Object) -> WeakReference? { shared[ObjectIdentifier(object)]?.reference }

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
