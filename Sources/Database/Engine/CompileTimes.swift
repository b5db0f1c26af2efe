import Runtime

/// When statements were compiled, which the log tells: `cached since 0.1s ago`.  The statements used last are kept, as many as
/// `query_cache_size` says and half as many again (sqlalchemy.util.LRUCache).
final class CompileTimes {
    private var entries: [String: (time: Double, use: Int)] = [:]
    private var uses = 0
    private let capacity: Int
    init(capacity: Int) { self.capacity = max(0, min(capacity, Int.max / 2)) }

    var isDisabled: Bool { capacity == 0 }
    func clear() { entries = [:] }

    /// The time of a statement that is known.
    func time(_ key: String) -> Double? {
        guard let known = entries[key] else { return nil }
        uses &+= 1
        entries[key] = (known.time, uses)
        return known.time
    }

    func add(_ key: String, _ time: Double) {
        uses &+= 1
        entries[key] = (time, uses)
        guard entries.count > capacity + capacity / 2 else { return }
        for (old, _) in entries.sorted(by: { $0.value.use > $1.value.use }).dropFirst(capacity) { entries[old] = nil }
    }
}

extension Engine {
    /// How a statement came to be compiled, in the words of the log: `generated in 0.00012s`.
    func note(_ text: String, isForMany: Bool, since start: Double, _ context: ExecutionContext? = nil, space: String = "") -> String {
        guard echoes || logs else { return "" }
        let key = (context?.cacheSpace ?? space) + text + (isForMany ? "\u{0}" : "")
        let now = Clock.now
        if let own = context.flatMap({ $0.hasOptions ? $0.options.last { $0.name == "compiled_cache" }?.value : nil }) {
            guard let dict = own.object as? DictObject else { return Engine.disabled(since: start) }
            if case .float(let time)? = dict.get(key) { return Engine.cached(now - time) }
            dict.set(key, .float(start))
        } else {
            if compileTimes.isDisabled { return Engine.disabled(since: start) }
            if let time = compileTimes.time(key) { return Engine.cached(now - time) }
            compileTimes.add(key, start)
        }
        return "generated in \(FloatText.seconds(now - start))s"
    }
    private static func cached(_ age: Double) -> String { "cached since \(FloatText.significant(age))s ago" }
    private static func disabled(since start: Double) -> String { "caching disabled \(FloatText.seconds(Clock.now - start))s" }
    static func noKey(since start: Double) -> String { "no key \(FloatText.seconds(Clock.now - start))s" }
}
