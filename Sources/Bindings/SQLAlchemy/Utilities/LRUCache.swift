import Runtime

/// `sqlalchemy.util.LRUCache`: a dict that drops what was used longest ago once it has grown beyond its capacity and a part more.
final class LRUCache: Object {
    private var entries = DictObject()
    /// When each entry was used last.
    private let uses = DictObject()
    private var time = 0
    private let capacity: Value, threshold: Value, alert: Value
    private var isTrimming = false

    private init(_ type: Class, capacity: Value, threshold: Value, alert: Value) {
        (self.capacity, self.threshold, self.alert) = (capacity, threshold, alert)
        super.init(type: type)
        Heap.track(self)
    }
    override func visitReferences(_ visit: (Object) -> Void) {
        super.visitReferences(visit)
        visit(entries)
        visit(uses)
        alert.visitHeld(visit)
    }

    /// `capacity + capacity * threshold`
    private var bound: Value { get throws { try capacity.binary(.add, capacity.binary(.multiply, threshold)) } }
    private func note(_ key: Value) throws {
        time += 1
        try uses.set(key, .int(time))
    }
    private func used(_ key: Value) throws -> Value? {
        guard let value = try entries.get(key) else { return nil }
        try note(key)
        return value
    }

    /// Drops the entries beyond the capacity that were used longest ago; tells once before.
    private func trim() throws {
        guard !isTrimming else { return }
        isTrimming = true
        defer { isTrimming = false }
        var isTold = false
        while try Value.int(entries.count).compare(.greater, bound).isTrue() {
            if try !isTold && alert.isTrue() {
                isTold = true
                _ = try alert.call(value)
            }
            let byUse = try entries.pairs.map { (key: $0.key, time: try Int.from(uses.get($0.key) ?? .int(0))) }.sorted { $0.time > $1.time }
            for entry in byUse.dropFirst(max(try Int.from(capacity), 0)) {
                _ = try entries.remove(entry.key)
                _ = try uses.remove(entry.key)
            }
        }
    }

    override func length() throws -> Int? { entries.count }
    override func isTrue() throws -> Bool { entries.count > 0 }
    override func iterator() throws -> IteratorObject? { try entries.iterator() }
    override func contains(_ element: Value) throws -> Bool? { try used(element) != nil }
    override func item(_ key: Value) throws -> Value? {
        guard let found = try used(key) else { throw PythonException.keyError(key) }
        return found
    }
    override func setItem(_ key: Value, _ value: Value) throws -> Bool {
        try entries.set(key, value)
        try note(key)
        try trim()
        return true
    }
    override func deleteItem(_ key: Value) throws -> Bool {
        guard try entries.remove(key) != nil else { throw PythonException.keyError(key) }
        _ = try uses.remove(key)
        return true
    }
    override func hash() throws -> Int { throw PythonException.unhashable(type) }

    static let pythonClass: Class = {
        let base = (try? Program.context?.importModule("collections.abc").dynamicAttribute("MutableMapping"))?.object?.asClass ?? .object
        return Class.declare("LRUCache", for: LRUCache.self, module: "sqlalchemy.util._collections", bases: [base], derivable: true, doc: "A dict that forgets what was used longest ago.") { type in
            type.subscriptable()
            type.special([.length, .iterator, .item, .setItem, .deleteItem])
            type.constructor(.optional("capacity", default: Value.int(100), shown: "100"), .optional("threshold", default: Value.float(0.5), shown: "0.5"), .optional("size_alert", default: Value.none)) { made, capacity, threshold, alert in
                LRUCache(made, capacity: capacity, threshold: threshold, alert: alert)
            }
            type.method("get", .required("key", as: Value.self), .optional("default", default: Value.none), doc: "The value of a key, which counts as a use.") { (cache: LRUCache, key: Value, fallback: Value) throws -> Value in try cache.used(key) ?? fallback }
            type.method("values", doc: "The values.") { (cache: LRUCache) throws -> Value in try cache.entries.copy().value.callMethod("values") }
            type.property("capacity", doc: "How many entries are kept.") { (cache: LRUCache) -> Value in cache.capacity }
            type.property("threshold", doc: "The part by which it may grow beyond that.") { (cache: LRUCache) -> Value in cache.threshold }
            type.property("size_alert", doc: "What is called before entries are dropped.") { (cache: LRUCache) -> Value in cache.alert }
            type.property("size_threshold", doc: "The number of entries beyond which some are dropped.") { (cache: LRUCache) throws -> Value in try cache.bound }
        }
    }()
}
