import Runtime
import SQL

/// When statements were compiled, which the log tells: `cached since 0.1s ago`.
final class CompileTimes {
    private var times: RecentEntries<ExactText, Double>
    init(capacity: Int) { times = RecentEntries(capacity: capacity) }

    var isDisabled: Bool { times.capacity == 0 }
    func clear() { times.removeAll() }
    /// The time of a statement that is known.
    func time(_ key: String) -> Double? { times.use(ExactText(key)) }
    func add(_ key: String, _ time: Double) { times.add(ExactText(key), time) }
}

extension Engine {
    /// How a statement came to be compiled, in the words of the log: `generated in 0.00012s`.
    func note(_ text: String, isForMany: Bool, since start: Double, _ context: ExecutionContext? = nil, space: String = "") -> String {
        if context?.isUncached == true { return noKey(since: start) }
        let key = (context?.cacheSpace ?? space) + (context?.structureMark ?? "") + text + (isForMany ? "\u{0}" : "")
        let now = Clock.now
        if let own = context.flatMap({ $0.hasOptions ? $0.options.last { $0.name == "compiled_cache" }?.value : nil }) {
            guard let dict = own.dictionary else { return Engine.disabled(since: start) }
            let ownKey = "\(ObjectIdentifier(dict))\u{0}" + key
            if let time = compileTimes.time(ownKey) { return Engine.cached(now - time) }
            compileTimes.add(ownKey, start)
        } else {
            if compileTimes.isDisabled { return Engine.disabled(since: start) }
            if let time = compileTimes.time(key) { return Engine.cached(now - time) }
            compileTimes.add(key, start)
        }
        return "generated in \(FloatText.seconds(now - start))s"
    }
    private static func cached(_ age: Double) -> String { "cached since \(FloatText.significant(age))s ago" }
    private static func disabled(since start: Double) -> String { "caching disabled \(FloatText.seconds(Clock.now - start))s" }
    /// The words for a statement of which no key of the cache is made; definitions are not asked for one.
    func noKey(since start: Double, isDefinition: Bool = false) -> String { compileTimes.isDisabled && !isDefinition ? Engine.disabled(since: start) : "no key \(FloatText.seconds(Clock.now - start))s" }
}

extension ExecutionContext {
    /// Puts the compiled statement into the dict that the program gave as `compiled_cache`.
    func rememberCompiled() throws {
        guard hasOptions, !isUncached, let cache = options.last(where: { $0.name == "compiled_cache" })?.value.dictionary, let compiled else { return }
        let key = Value.tuple([.object(connection.engine.dialect), .string(structureMark + compiled.text), .tuple((parameterKeys ?? []).map { .string($0) }), .bool(try connection.schemaTranslation(statement, ownOptions) != nil), .bool(isMany)])
        guard try cache.get(key) == nil else { return }
        try cache.set(key, Value.object(self).attribute("compiled"))
    }
    /// What sets a statement apart from others of the same text: the values that came with it or with its execution, its tables, the names and types of its parameters, a lock that SQLite does not write.
    fileprivate var structureMark: String {
        func keys(_ values: [(key: String, value: Value)]?) -> String { (values ?? []).map(\.key).joined(separator: ",") }
        let given = (parameterKeys ?? []).sorted().joined(separator: ",")
        switch statement {
        case let insert as Insert: return "\(given)\u{0}\(keys(insert.values))\u{0}\(parameterMark)"
        case let update as Update: return "\(given)\u{0}\(keys(update.values))\u{0}\(parameterMark)"
        case let select as SelectBase: return (select.tail.locking == nil ? "" : "FOR UPDATE\u{0}") + "\(given)\u{0}\(parameterMark)\(columnMark)"
        default: return "\(given)\u{0}\(parameterMark)"
        }
    }
    /// The types of the parameters, with the names that the program gave.
    private var parameterMark: String {
        (compiled?.parameters ?? []).map { (($0.bind.isUnique ? "" : $0.bind.key) + ":" + ((try? $0.bind.sqlType.repr()) ?? "")) }.joined(separator: ",") + "\u{0}"
    }
    /// The tables of the columns, of which others may have the same names.
    private var columnMark: String {
        let marks = (compiled?.resultColumns ?? []).map { result -> String in
            guard let column = result.element as? Column else { return "\(result.element.type.name)" }
            return (column.table as? Table).map { "\(ObjectIdentifier($0))" } ?? "column"
        }
        return marks.joined(separator: ",") + "\u{0}"
    }
}
