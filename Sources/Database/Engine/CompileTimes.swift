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
        if let given = context?.givenCache {
            if given.dictionary == nil { return Engine.disabled(since: start) }
            if let time = context?.compiledBefore { return Engine.cached(now - time) }
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
    private static let compileTimeName = Name("_gen_time")
    /// What the program gave as `compiled_cache`: a dict, or None for no cache.
    fileprivate var givenCache: Value? { hasOptions ? options.last { $0.name == "compiled_cache" }?.value : nil }

    /// Puts the compiled statement into the program's own cache with the time of its compilation, or takes that from the one that is there.
    func rememberCompiled(at start: Double) throws {
        guard !isUncached, let cache = givenCache?.dictionary, let compiled else { return }
        let key = Value.tuple([.object(connection.engine.dialect), .string(structureMark + compiled.text), .tuple((parameterKeys ?? []).map { .string($0) }), .bool(try connection.schemaTranslation(statement, ownOptions) != nil), .bool(isMany)])
        if let known = try cache.get(key) {
            if case .float(let time)? = known.object?.ownAttribute(ExecutionContext.compileTimeName) { compiledBefore = time }
            return
        }
        let made = try Value.object(self).attribute("compiled")
        made.object?.setOwnAttribute(ExecutionContext.compileTimeName, .float(start))
        try cache.set(key, made)
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
