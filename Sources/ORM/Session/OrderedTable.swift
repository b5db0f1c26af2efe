import Runtime

/// A key that is cheap to hash: identities of objects, of rows.
protocol TableKey: Hashable {
    /// Need not be spread over the bits of the word: what follows each other, as numbers of rows do, lies side by side in a table.
    var tableHash: Int { get }
}

extension ObjectIdentifier: TableKey {
    @inline(__always)
    var tableHash: Int { Int(bitPattern: UInt(bitPattern: self) >> 4) }
}

/// What a table holds, and knows the key of.
protocol TableEntry {
    associatedtype Key: TableKey
    /// nil where the entry has lost its key; it is not found then.
    var tableKey: Key? { get }
}

/// Entries by their keys, in order of insertion: as Python's dict, with look-up, insertion and removal in constant time.
///
/// Open addressing over places in the list of entries; removed entries leave a gap until the next growth.
/// The key of an entry must not change while it is in the table.
struct EntryTable<Entry: TableEntry> {
    typealias Key = Entry.Key
    private var entries: ContiguousArray<Entry?> = []
    /// Places in `entries`, -1 for never used; a place whose entry is a gap stays until the table is built anew.
    private var places: ContiguousArray<Int32> = []
    private(set) var count = 0

    var isEmpty: Bool { count == 0 }
    var all: [Entry] { entries.compactMap { $0 } }

    func contains(_ key: Key) -> Bool { find(key) != nil }

    /// Calls `body` for each entry, for the collector; not where a copy shares the entries (`SharedStorage.isShared`).
    mutating func visit(_ body: (Entry) -> Void) {
        if entries.isEmpty || SharedStorage.isShared(&entries) { return }
        for case let entry? in entries { body(entry) }
    }

    /// Calls `body` for each entry, in order.
    @inline(__always)
    func forEach(_ body: (Entry) throws -> Void) rethrows { for case let entry? in entries { try body(entry) } }

    @inline(__always)
    subscript(key: Key) -> Entry? { find(key).flatMap { entries[$0] } }

    /// Adds an entry, in place of that of its key.
    @inline(__always)
    mutating func set(_ key: Key, _ entry: Entry) { if let at = find(key) { entries[at] = entry } else { append(key, entry) } }

    /// Adds the entry of a key that is not there; false, and no change, where it is.
    @discardableResult
    mutating func insert(_ key: Key, _ entry: @autoclosure () -> Entry) -> Bool {
        if find(key) != nil { return false }
        append(key, entry())
        return true
    }

    @discardableResult
    mutating func remove(_ key: Key) -> Entry? { remove(key) { _ in true } }

    /// Removes the entry of a key where it is the one meant.
    @discardableResult
    @inline(__always)
    mutating func remove(_ key: Key, where isMeant: (Entry) -> Bool) -> Entry? {
        guard let at = find(key), let entry = entries[at], isMeant(entry) else { return nil }
        entries[at] = nil
        count -= 1
        if count == 0 { removeAll() }
        return entry
    }

    mutating func removeAll() {
        entries.removeAll()
        places.removeAll()
        count = 0
    }

    // MARK: the places

    /// The places where a key may lie, one after the other, as CPython's dict tries them: first where the hash says, then by ever more of its bits.
    private struct Probe {
        private(set) var slot: Int
        private var rest: UInt
        private let mask: Int
        @inline(__always)
        init(_ key: Key, _ size: Int) {
            rest = UInt(bitPattern: key.tableHash)
            mask = size - 1
            slot = Int(truncatingIfNeeded: rest) & mask
        }
        @inline(__always)
        mutating func advance() {
            rest >>= 5
            slot = (slot &* 5 &+ Int(truncatingIfNeeded: rest) &+ 1) & mask
        }
    }

    @inline(__always)
    private func find(_ key: Key) -> Int? {
        if places.isEmpty { return nil }
        var probe = Probe(key, places.count)
        while true {
            let place = Int(places[probe.slot])
            if place < 0 { return nil }
            if let entry = entries[place], entry.tableKey == key { return place }
            probe.advance()
        }
    }

    private mutating func append(_ key: Key, _ entry: Entry) {
        if entries.count * 3 >= places.count * 2 { rebuild() }
        var probe = Probe(key, places.count)
        while places[probe.slot] >= 0 { probe.advance() }
        places[probe.slot] = Int32(truncatingIfNeeded: entries.count)
        entries.append(entry)
        count += 1
    }

    /// Closes gaps, and makes room for twice as many.
    private mutating func rebuild() {
        if count < entries.count { entries = entries.filter { $0 != nil } }
        var size = 16
        while size < count * 4 { size *= 2 }
        places = ContiguousArray(repeating: -1, count: size)
        for (at, entry) in entries.enumerated() {
            guard let key = entry?.tableKey else { continue }
            var probe = Probe(key, size)
            while places[probe.slot] >= 0 { probe.advance() }
            places[probe.slot] = Int32(truncatingIfNeeded: at)
        }
    }
}

/// Values by key, in order of insertion.
struct OrderedTable<Key: TableKey, Value> {
    private struct Entry: TableEntry {
        let key: Key
        let value: Value
        var tableKey: Key? { key }
    }
    private var table = EntryTable<Entry>()

    var count: Int { table.count }
    var isEmpty: Bool { table.isEmpty }
    var keys: [Key] { table.all.map(\.key) }
    var values: [Value] { table.all.map(\.value) }

    func contains(_ key: Key) -> Bool { table.contains(key) }
    mutating func visitValues(_ body: (Value) -> Void) { table.visit { body($0.value) } }
    func forEach(_ body: (Value) throws -> Void) rethrows { try table.forEach { try body($0.value) } }

    subscript(key: Key) -> Value? {
        get { table[key]?.value }
        set { if let newValue { table.set(key, Entry(key: key, value: newValue)) } else { table.remove(key) } }
    }
    /// Adds a key that is not there; false, and no change, where it is.
    @discardableResult
    mutating func insert(_ key: Key, _ value: @autoclosure () -> Value) -> Bool { table.insert(key, Entry(key: key, value: value())) }
    @discardableResult
    mutating func remove(_ key: Key) -> Value? { table.remove(key)?.value }
    mutating func removeAll() { table.removeAll() }
}

/// States in order of insertion, each once.
struct StateSet: ReferenceHolder {
    private struct Entry: TableEntry {
        let state: InstanceState
        var tableKey: ObjectIdentifier? { ObjectIdentifier(state) }
    }
    private var table = EntryTable<Entry>()

    init() {}
    init(_ states: some Sequence<InstanceState>) { for state in states { insert(state) } }

    var count: Int { table.count }
    var isEmpty: Bool { table.isEmpty }
    mutating func visitHeld(_ visit: (Object) -> Void) { table.visit { visit($0.state) } }
    /// The states, in order.
    var states: [InstanceState] { table.all.map(\.state) }

    func contains(_ state: InstanceState) -> Bool { table.contains(ObjectIdentifier(state)) }
    mutating func insert(_ state: InstanceState) { table.insert(ObjectIdentifier(state), Entry(state: state)) }
    /// Whether the state was there.
    @discardableResult
    mutating func remove(_ state: InstanceState) -> Bool { table.remove(ObjectIdentifier(state)) != nil }
    mutating func removeAll() { table.removeAll() }
    mutating func formUnion(_ other: StateSet) { for state in other.states { insert(state) } }
    /// This set and the states of another, made with safe points.
    func union(_ others: [InstanceState]) throws -> StateSet {
        var result = self
        for (number, state) in others.enumerated() {
            try Pulse.check(at: number)
            result.insert(state)
        }
        return result
    }
}

/// States with what is known of each, in order of insertion.
struct StateTable<Entry> {
    private var table = OrderedTable<ObjectIdentifier, (state: InstanceState, entry: Entry)>()

    var count: Int { table.count }
    var isEmpty: Bool { table.isEmpty }
    var states: [InstanceState] { table.values.map(\.state) }
    var entries: [(state: InstanceState, entry: Entry)] { table.values }

    func contains(_ state: InstanceState) -> Bool { table.contains(ObjectIdentifier(state)) }
    subscript(state: InstanceState) -> Entry? {
        get { table[ObjectIdentifier(state)]?.entry }
        set { table[ObjectIdentifier(state)] = newValue.map { (state, $0) } }
    }
    mutating func visitEntries(_ body: (InstanceState, Entry) -> Void) { table.visitValues { body($0.state, $0.entry) } }
    func forEach(_ body: (InstanceState, Entry) throws -> Void) rethrows { try table.forEach { try body($0.state, $0.entry) } }
    /// Adds a state that is not there; false where it is.
    @discardableResult
    mutating func insert(_ state: InstanceState, _ entry: Entry) -> Bool { table.insert(ObjectIdentifier(state), (state, entry)) }
    @discardableResult
    mutating func remove(_ state: InstanceState) -> Entry? { table.remove(ObjectIdentifier(state))?.entry }
    mutating func removeAll() { table.removeAll() }
}
