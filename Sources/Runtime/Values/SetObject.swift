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

    private final var table: ContiguousArray<Entry>
    /// Entries used, deleted ones included.
    private final var fill = 0
    public final private(set) var count = 0
    /// Changes with every insertion and deletion.
    public final private(set) var revision = 0

    private static let smallest = 8
    private static let linearProbes = 9
    private static let vacant = Entry(hash: 0, key: .undefined)

    public init(type: Class, _ dummy: Void = ()) {
        table = ContiguousArray(repeating: SetObject.vacant, count: SetObject.smallest)
        super.init(type: type)
        Heap.track(self)
    }

    deinit { if count > 0 { Reclaimer.release(&table) } }

    public override func visitReferences(_ visit: (Object) -> Void) {
        if count == 0 || SharedStorage.isShared(&table) { return }
        table.withUnsafeBufferPointer { for entry in $0 { if let object = entry.key.object { visit(object) } } }
    }
    public override func clearReferences() {
        clearSlots()
        removeAll()
    }
    public convenience init(isFrozen: Bool = false) { self.init(type: isFrozen ? Class.frozenSet : Class.set, ()) }

    /// Of any iterable.
    public convenience init(_ elements: Value, type: Class = .set) throws {
        self.init(type: type, ())
        try elements.forEach { try insert($0) }
    }

    public final var isFrozen: Bool { type.isSubclass(of: .frozenSet) }

    public final var members: [Value] {
        var found: [Value] = []
        found.reserveCapacity(count)
        for entry in table where !entry.key.isUndefined { found.append(entry.key) }
        return found
    }

    // MARK: the table

    /// The entry that holds `key`, or -1.
    private final func find(_ key: Value, _ hash: Int) throws -> Int {
        let mask = table.count - 1
        var perturb = UInt(bitPattern: hash)
        var at = hash & mask
        while true {
            let last = at + SetObject.linearProbes <= mask ? at + SetObject.linearProbes : at
            for probe in at...last {
                let entry = table[probe]
                if entry.key.isUndefined {
                    if !entry.isDummy { return -1 }
                } else if entry.hash == hash, try entry.key.isIdentical(to: key) || entry.key.equals(key) {
                    return probe
                }
            }
            perturb >>= 5
            at = Int(bitPattern: UInt(bitPattern: at) &* 5 &+ 1 &+ perturb) & mask
        }
    }

    /// Adds a member; false where it was there.
    @discardableResult
    public final func insert(_ key: Value) throws -> Bool {
        let hash = try key.hash()
        if try find(key, hash) >= 0 { return false }
        place(key, hash)
        if fill * 5 >= (table.count - 1) * 3 { resize(count > 50_000 ? count * 2 : count * 4) }
        return true
    }

    private final func place(_ key: Value, _ hash: Int) {
        let mask = table.count - 1
        var perturb = UInt(bitPattern: hash)
        var at = hash & mask
        while true {
            let last = at + SetObject.linearProbes <= mask ? at + SetObject.linearProbes : at
            for probe in at...last where table[probe].key.isUndefined {
                if !table[probe].isDummy { fill += 1 }
                table[probe] = Entry(hash: hash, key: key)
                count += 1
                revision &+= 1
                return
            }
            perturb >>= 5
            at = Int(bitPattern: UInt(bitPattern: at) &* 5 &+ 1 &+ perturb) & mask
        }
    }

    private final func resize(_ least: Int) {
        var size = SetObject.smallest
        while size <= least { size <<= 1 }
        let old = table
        table = ContiguousArray(repeating: SetObject.vacant, count: size)
        fill = 0
        count = 0
        for entry in old where !entry.key.isUndefined { place(entry.key, entry.hash) }
    }

    /// Removes a member; false where it was not there.
    @discardableResult
    public final func remove(_ key: Value) throws -> Bool {
        let at = try find(key, try key.hash())
        guard at >= 0 else { return false }
        table[at] = Entry(hash: -1, key: .undefined, isDummy: true)
        count -= 1
        revision &+= 1
        return true
    }

    public final func removeAll() {
        table = ContiguousArray(repeating: SetObject.vacant, count: SetObject.smallest)
        fill = 0
        count = 0
        revision &+= 1
    }

    /// Removes and gives the first member in table order; nil from an empty set.
    public final func removeFirst() -> Value? {
        guard let at = table.firstIndex(where: { !$0.key.isUndefined }) else { return nil }
        let key = table[at].key
        table[at] = Entry(hash: -1, key: .undefined, isDummy: true)
        count -= 1
        revision &+= 1
        return key
    }

    public final func has(_ key: Value) throws -> Bool {
        if let set = key.object as? SetObject, !set.isFrozen { return try members.contains { try $0.equals(key) } }
        return try find(key, try key.hash()) >= 0
    }

    public final func copy(type: Class? = nil) -> SetObject {
        let made = SetObject(type: type ?? (isFrozen ? .frozenSet : .set), ())
        made.table = table
        made.fill = fill
        made.count = count
        if fill > count { made.resize(count * 2) }
        return made
    }

    // MARK: hooks

    public override func length() throws -> Int? { count }
    public override func isTrue() throws -> Bool { count > 0 }
    public override func contains(_ element: Value) throws -> Bool? { try has(element) }
    public override func hash() throws -> Int {
        guard isFrozen else { throw PythonException.unhashable(type) }
        var hash = 0
        for member in members {
            let one = try member.hash()
            hash ^= (one ^ (one << 16) ^ 89_869_747) &* 3_644_798_167
        }
        return hash &* 69069 &+ 907_133_923 &+ count
    }
    public override func repr() throws -> String {
        if count == 0 { return "\(type.name)()" }
        return try Recursion.guarding(self, else: "\(type.name)(...)") {
            let body = try members.map { try $0.reprText() }.joined(separator: ", ")
            return type === Class.set ? "{\(body)}" : "\(type.name)({\(body)})"
        }
    }
    public override func iterator() throws -> IteratorObject? {
        var at = 0
        let revision = self.revision
        return ClosureIterator(type: SetObject.iteratorClass) { [self] in
            if revision != self.revision { throw PythonException.runtimeError("Set changed size during iteration") }
            while at < table.count {
                defer { at += 1 }
                if !table[at].key.isUndefined { return table[at].key }
            }
            return nil
        }
    }
    nonisolated(unsafe) private static let iteratorClass = Class("set_iterator", bases: [.iterator])

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
    public final func isSubset(of other: SetObject) throws -> Bool {
        if count > other.count { return false }
        for member in members where try !other.has(member) { return false }
        return true
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
        case .or: for member in other.members { try insert(member) }
        case .and: for member in members where try !other.has(member) { try remove(member) }
        case .subtract: for member in other.members { try remove(member) }
        case .xor: for member in other.members where try !remove(member) { try insert(member) }
        default: return nil
        }
        return value
    }

    public final func union(_ other: SetObject) throws -> SetObject {
        let made = copy()
        for member in other.members { try made.insert(member) }
        return made
    }
    public final func intersection(_ other: SetObject) throws -> SetObject {
        let made = SetObject(type: isFrozen ? .frozenSet : .set, ())
        let (small, large) = other.count > count ? (self, other) : (other, self)
        for member in small.members where try large.has(member) { try made.insert(member) }
        return made
    }
    public final func difference(_ other: SetObject) throws -> SetObject {
        let made = SetObject(type: isFrozen ? .frozenSet : .set, ())
        for member in members where try !other.has(member) { try made.insert(member) }
        return made
    }
    public final func symmetricDifference(_ other: SetObject) throws -> SetObject {
        let made = try difference(other)
        for member in other.members where try !has(member) { try made.insert(member) }
        return made
    }
}

/// Representation of containers that contain themselves.
public enum Recursion {
    nonisolated(unsafe) private static var active: Set<ObjectIdentifier> = []

    /// Runs `body` unless it is already running for this object: then the placeholder, `[...]`.
    public static func guarding(_ object: Object, else placeholder: String, _ body: () throws -> String) throws -> String {
        guard active.insert(ObjectIdentifier(object)).inserted else { return placeholder }
        defer { active.remove(ObjectIdentifier(object)) }
        return try body()
    }
}
