/// Names with values, in order of insertion.
public struct NameTable: Sequence {
    private var entries: [(name: Name, value: Value)] = []
    private var position: [Name: Int] = [:]
    public init() {}
    public var count: Int { entries.count }
    public var names: [Name] { entries.map(\.name) }
    public subscript(name: Name) -> Value? {
        get { position[name].map { entries[$0].value } }
        set {
            if let at = position[name] {
                if let newValue {
                    entries[at].value = newValue
                } else {
                    entries.remove(at: at)
                    position[name] = nil
                    for index in at..<entries.count { position[entries[index].name] = index }
                }
            } else if let newValue {
                position[name] = entries.count
                entries.append((name, newValue))
            }
        }
    }
    /// Nothing where a copy shares the entries (`SharedStorage.isShared`).
    mutating func visitHeld(_ visit: (Object) -> Void) {
        if entries.isEmpty || SharedStorage.isShared(&entries) { return }
        for index in entries.indices { if let object = entries[index].value.object { visit(object) } }
    }
    public func makeIterator() -> IndexingIterator<[(name: Name, value: Value)]> { entries.makeIterator() }
}
