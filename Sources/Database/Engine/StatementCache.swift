import SQL

/// SELECTs that an engine has compiled, for those of the same structure that come later (sqlalchemy.engine.Engine, its compiled cache).
public final class StatementCache {
    public struct Entry {
        public let statement: ReusableStatement
        /// How rows are read, in the terms of who executes.
        public let layout: AnyObject
        /// What the structure names by identity.
        fileprivate let subjects: [AnyObject]
        fileprivate var lastUse: Int
    }
    /// How many statements are kept: `query_cache_size=`.
    private let capacity: Int
    private var entries: [[Int]: Entry] = [:]
    private var uses = 0
    init(capacity: Int) { self.capacity = max(0, min(capacity, Int.max / 2)) }

    public func entry(_ structure: StatementStructure) -> Entry? {
        guard let at = entries.index(forKey: structure.key) else { return nil }
        uses &+= 1
        entries.values[at].lastUse = uses
        return entries.values[at]
    }

    public func store(_ compiled: Compiled, layout: AnyObject, for structure: StatementStructure) {
        guard let statement = ReusableStatement(compiled, of: structure) else { return }
        uses &+= 1
        entries[structure.key] = Entry(statement: statement, layout: layout, subjects: structure.subjects, lastUse: uses)
        if entries.count > capacity + capacity / 2 { forgetLeastUsed() }
    }

    /// Keeps those that were used last.
    private func forgetLeastUsed() {
        let kept = entries.sorted { $0.value.lastUse > $1.value.lastUse }.prefix(capacity)
        entries = Dictionary(uniqueKeysWithValues: kept.map { ($0.key, $0.value) })
    }
}
