/// Entries by key, of which those used last are kept: as many as the capacity says, and half as many again before the others go
/// (sqlalchemy.util.LRUCache).
///
/// Inlinable, so that keys of other modules are compared and hashed as what they are: the general way took 3 % of a short SELECT.
public struct RecentEntries<Key: Hashable, Entry> {
    @usableFromInline var entries: [Key: (entry: Entry, use: Int)] = [:]
    @usableFromInline var uses = 0
    /// The entry used last: a loop asks for the same again and again, and comparing is less work than hashing.
    @usableFromInline var latest: (key: Key, entry: Entry)?
    public let capacity: Int
    /// - Parameter capacity: `query_cache_size=`; none where it is negative.
    public init(capacity: Int) { self.capacity = max(0, min(capacity, Int.max / 2)) }

    /// The entry of a key, which counts as a use.
    @inlinable public mutating func use(_ key: Key) -> Entry? {
        if let latest, latest.key == key { return latest.entry }
        guard let at = entries.index(forKey: key) else { return nil }
        uses &+= 1
        entries.values[at].use = uses
        latest = (key, entries.values[at].entry)
        return entries.values[at].entry
    }

    @inlinable public mutating func add(_ key: Key, _ entry: Entry) {
        uses &+= 1
        entries[key] = (entry, uses)
        latest = capacity > 0 ? (key, entry) : nil
        guard entries.count > capacity + capacity / 2 else { return }
        for (old, _) in entries.sorted(by: { $0.value.use > $1.value.use }).dropFirst(capacity) { entries[old] = nil }
    }

    public mutating func removeAll() {
        entries = [:]
        latest = nil
    }
}
