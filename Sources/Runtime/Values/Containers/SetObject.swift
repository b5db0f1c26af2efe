/// A `set` or `frozenset`, iterated in the order of CPython's hash table, so that sets of ints print alike.
///
/// The table is probed as CPython's `set_add_entry` does: a run of ten neighbouring entries, then a jump by the perturbed hash.
open class SetObject: Object {
    private struct Entry {
        var hash: Int
        /// `.undefined` where empty; a deleted entry has `isDummy`.
        var key: Value
        var isDummy = false
    }

    private final var table: UnsafeMutablePointer<Entry>
    private final var size: Int
    /// Entries used, deleted ones included.
    private final var fill = 0
    public final private(set) var count = 0
    /// Changes with every insertion and deletion.
    public final private(set) var revision = 0

    /// The hash of a frozenset, once it was asked for; of a set, which has none, the entry where `pop` looks first.
    private final var hashOrFinger: Int?

    private static let smallest = 8
    private static let linearProbes = 9
    private static let vacant = Entry(hash: 0, key: .undefined)

    public init(type: Class, _ dummy: Void = ()) {
        size = SetObject.smallest
        table = SetObject.newTable(SetObject.smallest)
        super.init(type: type)
        if type === Class.set || type === Class.frozenSet { objectKind = .set }
        Heap.track(self)
    }

    private static func newTable(_ size: Int) -> UnsafeMutablePointer<Entry> {
        let table = UnsafeMutablePointer<Entry>.allocate(capacity: size)
        table.initialize(repeating: vacant, count: size)
        return table
    }

    deinit {
        finalizeSuccessor {
            let successor = SetObject(type: type)
            swap(&table, &successor.table)
            swap(&size, &successor.size)
            swap(&fill, &successor.fill)
            swap(&count, &successor.count)
            return successor
        }
        SetObject.free(table, size, count)
    }

    private static func free(_ table: UnsafeMutablePointer<Entry>, _ size: Int, _ count: Int) {
        if count > Reclaimer.many {
            Reclaimer.releaseMany(table, count: size)
        } else if count > 0 {
            for at in 0..<size where !table[at].key.isUndefined {
                Reclaimer.release(&table[at].key)
                (table + at).deinitialize(count: 1)
            }
        }
        table.deallocate()
    }

    public override func visitReferences(_ visit: (Object) -> Void) {
        if count == 0 { return }
        for at in 0..<size { if let object = table[at].key.object { visit(object) } }
    }
    public override func clearReferences() {
        clearSlots()
        removeAll()
    }
    public convenience init(isFrozen: Bool = false) { self.init(type: isFrozen ? Class.frozenSet : Class.set, ()) }

    /// Makes room for so many more members at once, before they are added (`set_merge`).
    final func makeRoom(for more: Int) {
        if (fill + more) * 5 >= (size - 1) * 3 { resize((count + more) * 2) }
    }

    /// Adds the members of another set: into an empty one as they stand, uncompared, or its whole table (`set_merge`).
    public final func merge(_ source: SetObject) throws {
        guard source !== self, source.count > 0 else { return }
        if (fill + source.count) * 5 >= (size - 1) * 3 { try resize((count + source.count) * 2, Pulse.raiseIfAny) }
        if fill == 0, size == source.size, source.fill == source.count { return try takeTable(of: source, Pulse.check) }
        let isEmpty = fill == 0
        _ = try source.forEachMember { key, hash in
            if isEmpty { place(key, hash) } else { try insert(key, hash) }
            return true
        }
    }

    public final var isFrozen: Bool { type.isSubclass(of: .frozenSet) }

    public final var members: [Value] {
        var found: [Value] = []
        found.reserveCapacity(count)
        for at in 0..<size where !table[at].key.isUndefined { found.append(table[at].key) }
        return found
    }

    // MARK: the table

    /// The entry that holds `key`, or -1.
    final func find(_ key: Value, _ hash: Int) throws -> Int { max(-1, try search(key, hash)) }

    /// The entry that holds `key`; where none does, the complement of the unused one at which the search ended.
    private final func search(_ key: Value, _ hash: Int) throws -> Int {
        var table = table, mask = size - 1
        var perturb = UInt(bitPattern: hash)
        var at = hash & mask
        while true {
            let last = at + SetObject.linearProbes <= mask ? at + SetObject.linearProbes : at
            var probe = at
            while probe <= last {
                if case .undefined = table[probe].key {
                    if !table[probe].isDummy { return ~probe }
                } else if table[probe].hash == hash {
                    if let known = SetObject.isSame(table[probe].key, key) {
                        if known { return probe }
                    } else {
                        let candidate = table[probe].key
                        let isEqual = try candidate.isIdentical(to: key) || candidate.equals(key)
                        if !(table == self.table && mask == size - 1 && table[probe].key.isIdentical(to: candidate)) {
                            // `__eq__` changed the set: start again.
                            (table, mask, perturb) = (self.table, size - 1, UInt(bitPattern: hash))
                            at = hash & mask
                            probe = -1
                            break
                        }
                        if isEqual { return probe }
                    }
                }
                probe &+= 1
            }
            if probe < 0 { continue }
            perturb >>= 5
            at = Int(bitPattern: UInt(bitPattern: at) &* 5 &+ 1 &+ perturb) & mask
        }
    }

    /// Equality of ints and strings, which calls nothing; nil for other keys.
    @inline(__always)
    private static func isSame(_ a: Value, _ b: Value) -> Bool? {
        switch (a, b) {
        case (.int(let x), .int(let y)): x == y
        case (.string(let x), .string(let y)): StringObject.same(x, y)
        default: nil
        }
    }

    /// Adds a member; false where it was there.
    @discardableResult
    public final func insert(_ key: Value) throws -> Bool { try insert(key, try key.hash()) }

    @discardableResult
    final func insert(_ key: Value, _ hash: Int) throws -> Bool {
        let at = try search(key, hash)
        if at >= 0 { return false }
        if fill == count {
            fill += 1
            put(key, hash, at: ~at)
        } else { place(key, hash) }
        if fill * 5 >= (size - 1) * 3 { try resize(count > 50_000 ? count * 2 : count * 4, Pulse.raiseIfAny) }
        return true
    }

    /// Calls `body` with each member and its hash, in table order, whatever happens to the set meanwhile.
    @inline(__always)
    final func forEachMember(_ body: (Value, Int) throws -> Bool) throws -> Bool {
        var at = 0
        while at < size {
            if at & 0xFFF == 0xFFF { try Pulse.check() }
            if !table[at].key.isUndefined, try !body(table[at].key, table[at].hash) { return false }
            at &+= 1
        }
        return true
    }

    /// The first member from a place in the table on, which becomes the one after it; nil at the end.
    @inline(__always)
    final func nextMember(_ at: inout Int) -> Value? {
        while at < size {
            at &+= 1
            if !table[at &- 1].key.isUndefined { return table[at &- 1].key }
        }
        return nil
    }

    /// Puts a member where `set_add_entry` does: into the last place of a deleted one on the way to the first unused entry, else into that.
    private final func place(_ key: Value, _ hash: Int) {
        let mask = size - 1
        var free = -1
        var perturb = UInt(bitPattern: hash)
        var at = hash & mask
        while true {
            let last = at + SetObject.linearProbes <= mask ? at + SetObject.linearProbes : at
            for probe in at...last where table[probe].key.isUndefined {
                if table[probe].isDummy {
                    free = probe
                    continue
                }
                if free < 0 { fill += 1 }
                return put(key, hash, at: free < 0 ? probe : free)
            }
            perturb >>= 5
            at = Int(bitPattern: UInt(bitPattern: at) &* 5 &+ 1 &+ perturb) & mask
        }
    }

    @inline(__always)
    private final func put(_ key: Value, _ hash: Int, at: Int) {
        table[at] = Entry(hash: hash, key: key)
        count += 1
        revision &+= 1
    }

    /// Becomes what another set is, which becomes what this one was (`set_swap_bodies`).
    public final func exchange(with other: SetObject) {
        swap(&table, &other.table)
        swap(&size, &other.size)
        swap(&fill, &other.fill)
        swap(&count, &other.count)
        revision &+= 1
    }

    private final func resize(_ least: Int) { try? resize(least) {} }

    /// Makes a table for more than so many members; none where `check`, which runs between pieces, throws.
    private final func resize(_ least: Int, _ check: () throws -> Void) throws {
        var size = SetObject.smallest
        while size <= least { size <<= 1 }
        let old = (table: table, size: self.size, fill: fill, count: count)
        table = SetObject.newTable(size)
        self.size = size
        (fill, count) = (0, 0)
        do {
            for at in 0..<old.size {
                if at & (Pulse.piece - 1) == Pulse.piece - 1 { try check() }
                if !old.table[at].key.isUndefined { place(old.table[at].key, old.table[at].hash) }
            }
        } catch {
            table.deinitialize(count: size)
            table.deallocate()
            (table, self.size, fill, count) = old
            throw error
        }
        old.table.deinitialize(count: old.size)
        old.table.deallocate()
    }

    /// Removes a member; false where it was not there.
    @discardableResult
    public final func remove(_ key: Value) throws -> Bool {
        let (key, hash) = try SetObject.lookedFor(key)
        let at = try find(key, hash)
        guard at >= 0 else { return false }
        _ = take(at)
        return true
    }

    public final func removeAll() {
        let (old, oldSize, oldCount) = (table, size, count)
        table = SetObject.newTable(SetObject.smallest)
        size = SetObject.smallest
        fill = 0
        count = 0
        hashOrFinger = nil
        revision &+= 1
        SetObject.free(old, oldSize, oldCount)
    }

    /// Removes and gives the member that follows the one removed so the last time, in table order; nil from an empty set (`set_pop`).
    public final func removeFirst() -> Value? {
        if count == 0 { return nil }
        var at = (hashOrFinger ?? 0) & (size - 1)
        while table[at].key.isUndefined { at = at + 1 < size ? at + 1 : 0 }
        hashOrFinger = at + 1
        return take(at)
    }

    /// Removes a member of which the hash is known; false where it was not there.
    final func discard(_ key: Value, _ hash: Int) throws -> Bool {
        let at = try find(key, hash)
        guard at >= 0 else { return false }
        _ = take(at)
        return true
    }

    /// Takes out a member, which the caller lets go of once the set is whole again: that may run `__del__`.
    private final func take(_ at: Int) -> Value {
        let key = table[at].key
        table[at] = Entry(hash: -1, key: .undefined, isDummy: true)
        count -= 1
        revision &+= 1
        return key
    }

    public final func copy(type: Class? = nil) -> SetObject {
        let made = SetObject(type: type ?? (isFrozen ? .frozenSet : .set), ())
        made.makeRoom(for: count)
        if made.size == size, fill == count {
            try? made.takeTable(of: self) {}
        } else {
            for at in 0..<size where !table[at].key.isUndefined { made.place(table[at].key, table[at].hash) }
        }
        return made
    }

    private final func takeTable(of source: SetObject, _ check: () throws -> Void) throws {
        try take(from: source.table, source.size, check)
        (fill, count) = (source.fill, source.count)
        revision &+= 1
    }

    /// Makes the table anew where more than a quarter of it are places of deleted members.
    final func dropDeleted() {
        if fill - count > (size - 1) / 4 { resize(count > 50_000 ? count * 2 : count * 4) }
    }

    /// Takes over the entries of a table; none where `check`, which runs between pieces, throws.
    private final func take(from source: UnsafeMutablePointer<Entry>, _ size: Int, _ check: () throws -> Void) throws {
        let copy = UnsafeMutablePointer<Entry>.allocate(capacity: size)
        var copied = 0
        do {
            while copied < size {
                let count = min(Pulse.piece, size - copied)
                (copy + copied).initialize(from: source + copied, count: count)
                copied += count
                if copied < size { try check() }
            }
        } catch {
            copy.deinitialize(count: copied)
            copy.deallocate()
            throw error
        }
        table.deinitialize(count: self.size)
        table.deallocate()
        table = copy
        self.size = size
    }

    // MARK: hooks

    public override func length() throws -> Int? { count }
    public override func isTrue() throws -> Bool { count > 0 }
    public override func contains(_ element: Value) throws -> Bool? { try has(element) }
    public override func hash() throws -> Int {
        guard isFrozen else { throw PythonException.unhashable(type) }
        if let hashOrFinger { return hashOrFinger }
        let hash = try hashOfMembers()
        hashOrFinger = hash
        return hash
    }
    open override func repr() throws -> String {
        if count == 0 { return "\(type.name)()" }
        return try Recursion.guarding(self, else: "\(type.name)(...)") {
            let body = try Sequences.representations(members)
            return type === Class.set ? "{\(body)}" : "\(type.name)({\(body)})"
        }
    }
    public override func iterator() throws -> IteratorObject? { SetIterator(self) }

    public override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
        guard let other = other.object as? SetObject else { return nil }
        switch operation {
        case .equal: return .bool(try count == other.count && isSubset(of: other))
        case .notEqual: return .bool(try !(count == other.count && isSubset(of: other)))
        case .lessOrEqual: return .bool(try isSubset(of: other))
        case .less: return .bool(try count < other.count && isSubset(of: other))
        case .greaterOrEqual: return .bool(try other.isSubset(of: self))
        case .greater: return .bool(try other.count < count && other.isSubset(of: self))
        }
    }

    public override func binary(_ operation: BinaryOperation, _ other: Value, reflected: Bool) throws -> Value? {
        guard let other = other.object as? SetObject else { return nil }
        let (left, right) = reflected ? (other, self) : (self, other)
        switch operation {
        case .or: return try left.union(right).value
        case .and: return try left.intersection(right).value
        case .subtract: return try left.difference(right).value
        case .xor: return try left.symmetricDifference(right).value
        default: return nil
        }
    }
    open override func inPlace(_ operation: BinaryOperation, _ other: Value) throws -> Value? {
        guard !isFrozen, let other = other.object as? SetObject else { return nil }
        switch operation {
        case .or: try merge(other)
        case .and: try exchange(with: intersection(other))
        case .subtract: try subtract(other)
        case .xor: try toggle(other)
        default: return nil
        }
        return value
    }
}
