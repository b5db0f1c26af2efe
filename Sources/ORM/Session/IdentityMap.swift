import Runtime

/// The persistent objects of a session by identity (`session.identity_map`).  It holds an object only while that has changes.
public final class IdentityMap: Object {
    private struct Entry: TableEntry {
        let state: InstanceState
        var tableKey: IdentityKey? { state.key }
    }
    /// The key of a state does not change while it is here.
    private var table = EntryTable<Entry>()
    /// Persistent objects with changes.
    private(set) var modified = StateSet()

    public override init() {
        super.init()
        Heap.track(self)
    }
    public override func visitReferences(_ visit: (Object) -> Void) {
        table.visit { visit($0.state) }
        modified.visitHeld(visit)
    }
    public override func clearReferences() {
        clearSlots()
        removeAll()
    }

    // MARK: look-up

    /// The object of an identity, if it is there and not gone.
    public func object(_ key: IdentityKey) -> MappedInstance? { table[key]?.state.object }
    func state(_ key: IdentityKey) -> InstanceState? { table[key]?.state }
    func contains(_ state: InstanceState) -> Bool {
        guard let key = state.key else { return false }
        return table[key]?.state === state
    }
    /// The states of the map, in the order in which their objects came.
    var states: [InstanceState] { table.all.map(\.state) }
    public var objects: [MappedInstance] { states.compactMap(\.object) }
    public var count: Int { table.count }
    public var hasModified: Bool { !modified.isEmpty }

    // MARK: changes

    /// Adds a state.
    /// - Throws: InvalidRequestError where another object has its identity.
    func add(_ state: InstanceState) throws {
        guard let key = state.key else { return }
        if let present = table[key]?.state {
            if present === state { return }
            if present.object != nil {
                throw ORMError.invalidRequest("Can't attach instance \(state.label); another instance with key \(try key.tuple.reprText()) is already present in this session.")
            }
        }
        insert(state, key)
    }

    /// Adds a state in place of what has its identity, which is returned.
    @discardableResult
    func replace(_ state: InstanceState) -> InstanceState? {
        guard let key = state.key else { return nil }
        let present = table[key]?.state
        if present === state { return nil }
        if let present { modified.remove(present) }
        insert(state, key)
        return present
    }

    /// Adds the state of an object just loaded.
    @inline(__always)
    func addLoaded(_ state: InstanceState, _ key: IdentityKey) { table.set(key, Entry(state: state)) }

    private func insert(_ state: InstanceState, _ key: IdentityKey) {
        table.set(key, Entry(state: state))
        if state.isModified { modified.insert(state) }
    }

    func discard(_ state: InstanceState) {
        guard let key = state.key, table.remove(key, where: { $0.state === state }) != nil else { return }
        modified.remove(state)
    }

    func noteModified(_ state: InstanceState) { modified.insert(state) }
    func noteClean(_ state: InstanceState) { modified.remove(state) }
    func removeAll() {
        table.removeAll()
        modified.removeAll()
    }

    // MARK: Python's view

    public override func length() throws -> Int? { table.count }
    public override func item(_ key: Value) throws -> Value? {
        guard let found = find(key) else { throw PythonException.keyError(key) }
        return .object(found)
    }
    public override func contains(_ element: Value) throws -> Bool? { find(element) != nil }
    public override func iterator() throws -> IteratorObject? { try Value.list(keys).iterate() }
    public var keys: [Value] { states.compactMap { $0.key?.tuple } }

    /// The object of a key as Python writes it: `(User, (1,), None)`.
    public func find(_ key: Value) -> MappedInstance? {
        guard let tuple = key.object as? TupleObject, tuple.elements.count >= 2, let type = tuple.elements[0].object as? Class, let mapper = Mapper.of(type),
            let values = tuple.elements[1].object as? TupleObject else { return nil }
        return object(IdentityKey(mapper, Array(values.elements)).with(token: tuple.elements.count > 2 ? tuple.elements[2] : .none))
    }
}
