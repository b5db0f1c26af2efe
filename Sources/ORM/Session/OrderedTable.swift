/// Values by key, in order of insertion: as Python's dict, with look-up, insertion and removal in constant time.
struct OrderedTable<Key: Hashable, Value> {
    private var entries: [(key: Key, value: Value)?] = []
    private var positions: [Key: Int] = [:]

    var count: Int { positions.count }
    var isEmpty: Bool { positions.isEmpty }
    var keys: [Key] { entries.compactMap { $0?.key } }
    var values: [Value] { entries.compactMap { $0?.value } }

    func contains(_ key: Key) -> Bool { positions[key] != nil }

    subscript(key: Key) -> Value? {
        get { positions[key].flatMap { entries[$0]?.value } }
        set {
            guard let newValue else {
                remove(key)
                return
            }
            if let at = positions[key] { entries[at] = (key, newValue) } else {
                positions[key] = entries.count
                entries.append((key, newValue))
            }
        }
    }

    @discardableResult
    mutating func remove(_ key: Key) -> Value? {
        guard let at = positions.removeValue(forKey: key) else { return nil }
        let value = entries[at]?.value
        entries[at] = nil
        if at == entries.count - 1 { entries.removeLast() }
        if entries.count > 32, positions.count < entries.count / 2 { compact() }
        return value
    }

    mutating func removeAll() {
        entries.removeAll()
        positions.removeAll()
    }

    /// Closes the gaps that removals left.
    private mutating func compact() {
        entries = entries.filter { $0 != nil }
        for (at, entry) in entries.enumerated() { if let entry { positions[entry.key] = at } }
    }
}

/// States in order of insertion, each once.
struct StateSet {
    private var table = OrderedTable<ObjectIdentifier, InstanceState>()

    init() {}
    init(_ states: some Sequence<InstanceState>) { for state in states { insert(state) } }

    var count: Int { table.count }
    var isEmpty: Bool { table.isEmpty }
    /// The states, in order.
    var states: [InstanceState] { table.values }

    func contains(_ state: InstanceState) -> Bool { table.contains(ObjectIdentifier(state)) }
    mutating func insert(_ state: InstanceState) { if !contains(state) { table[ObjectIdentifier(state)] = state } }
    /// Whether the state was there.
    @discardableResult
    mutating func remove(_ state: InstanceState) -> Bool { table.remove(ObjectIdentifier(state)) != nil }
    mutating func removeAll() { table.removeAll() }
    mutating func formUnion(_ other: StateSet) { for state in other.states { insert(state) } }
    func union(_ other: StateSet) -> StateSet {
        var result = self
        result.formUnion(other)
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
    @discardableResult
    mutating func remove(_ state: InstanceState) -> Entry? { table.remove(ObjectIdentifier(state))?.entry }
    mutating func removeAll() { table.removeAll() }
}
