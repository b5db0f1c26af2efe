/// A `dict`: compact and insertion-ordered, as CPython's: an array of entries, and an index table that points into it where there are many.
open class DictObject: Object {
    // Numbers of half a word, as the table has them: most dicts are small, and there are many.
    private final var capacityNumber: UInt32 = 0
    private final var usedNumber: UInt32 = 0
    private final var countNumber: UInt32 = 0
    private final var maskNumber: UInt32 = 0
    private final var revisionNumber: UInt32 = 0
    /// For how many entries there is memory.
    private final var room: UInt32 = 0
    /// One block of memory: room for entries, then the table.  nil until there is an entry.
    final private(set) var storage: UnsafeMutablePointer<Entry>?

    /// Where the entries lie, by their hashes; nil where they are few and looked through.
    @inline(__always)
    private final var table: UnsafeMutablePointer<Int32>? {
        guard maskNumber != 0, let storage else { return nil }
        return UnsafeMutableRawPointer(storage + Int(room)).assumingMemoryBound(to: Int32.self)
    }

    /// How many entries can be used before the table must be built again.
    private final var capacity: Int { get { Int(capacityNumber) } set { capacityNumber = UInt32(truncatingIfNeeded: newValue) } }
    /// How many entries are used, holes included.
    final private(set) var used: Int { get { Int(usedNumber) } set { usedNumber = UInt32(truncatingIfNeeded: newValue) } }
    /// The number of live entries.
    public final private(set) var count: Int { get { Int(countNumber) } set { countNumber = UInt32(truncatingIfNeeded: newValue) } }
    /// Changes with every insertion and deletion of a key: iteration notices it.
    public final private(set) var revision: Int { get { Int(revisionNumber) } set { revisionNumber = UInt32(truncatingIfNeeded: newValue) } }
    private final var mask: Int { get { Int(maskNumber) } set { maskNumber = UInt32(truncatingIfNeeded: newValue) } }

    /// CPython's first room, below which entries keep their places, as loops over a changing dict see; less where it is known that less will do.
    private static let least = 5
    /// The room for entries up to which there is no table.
    private static let few = 10
    private static let empty: Int32 = -1
    private static let deleted: Int32 = -2

    public override init() { super.init(coreShape: CoreShapes.dict) }

    /// An empty dict that is about to get so many entries.
    public convenience init(room: Int) {
        self.init()
        reserve(room)
    }

    /// An instance of a class derived from `dict`.
    public override init(type: Class) {
        super.init(type: type)
        Heap.track(self)
    }

    deinit {
        finalizeSuccessor {
            let successor = DictObject(type: type)
            swapContents(with: successor)
            return successor
        }
        DictObject.free(storage, used)
    }

    private final func swapContents(with other: DictObject) {
        let own = (storage, capacity, used, count, room, mask)
        (storage, capacity, used, count, room, mask) = (other.storage, other.capacity, other.used, other.count, other.room, other.mask)
        (other.storage, other.capacity, other.used, other.count, other.room, other.mask) = own
    }

    private static func free(_ storage: UnsafeMutablePointer<Entry>?, _ used: Int) {
        guard let storage else { return }
        Reclaimer.release(storage, count: used)
        storage.deallocate()
    }

    /// The entries in order of insertion, with holes where some were deleted.  Valid until the dict changes.
    public final var entries: UnsafeBufferPointer<Entry> { UnsafeBufferPointer(start: storage, count: used) }

    open override func visitReferences(_ visit: (Object) -> Void) {
        for entry in entries {
            if let object = entry.key.object { visit(object) }
            if let object = entry.value.object { visit(object) }
        }
    }
    open override func clearReferences() {
        clearSlots()
        removeAll()
    }

    /// Whether its views call themselves `odict_keys` and so on.
    open var isOrderedDict: Bool { false }
    open override var value: Value { type === Class.dict ? .dict(self) : .object(self) }
    open override func length() throws -> Int? { count }
    open override func isTrue() throws -> Bool { count > 0 }
    open override func hash() throws -> Int { throw PythonException.unhashable(type) }

    open override func repr() throws -> String { try entriesText() }

    open override func item(_ key: Value) throws -> Value? {
        if let found = try get(key) { return found }
        if type !== Class.dict, let missing = type.lookup(.missing) { return try missing.bound(to: value).call(key) }
        throw PythonException.keyError(key)
    }
    open override func setItem(_ key: Value, _ value: Value) throws -> Bool {
        try set(key, value)
        return true
    }
    open override func deleteItem(_ key: Value) throws -> Bool {
        guard try remove(key) != nil else { throw PythonException.keyError(key) }
        return true
    }
    open override func contains(_ element: Value) throws -> Bool? { try get(element) != nil }
    open override func iterator() throws -> IteratorObject? { DictIterator(self, .keys) }

    open override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
        guard operation == .equal || operation == .notEqual, let other = other.object as? DictObject else { return nil }
        return .bool(try isEqual(to: other) == (operation == .equal))
    }

    open override func binary(_ operation: BinaryOperation, _ other: Value, reflected: Bool) throws -> Value? {
        guard operation == .or, let other = other.object as? DictObject else { return nil }
        let (left, right) = reflected ? (other, self) : (self, other)
        let merged = try left.copyInPieces()
        try merged.merge(right)
        return merged.value
    }
    open override func inPlace(_ operation: BinaryOperation, _ other: Value) throws -> Value? {
        guard operation == .or else { return nil }
        try update(other)
        return value
    }

    @inline(__always)
    private static func spread(_ hash: Int) -> Int { hash ^ (hash >> 16) }

    // MARK: reading

    /// The value for `key`; nil where it is missing.
    /// - Throws: TypeError for an unhashable key, and what `__hash__` and `__eq__` of keys raise.
    @inline(__always)
    public final func get(_ key: Value) throws -> Value? {
        let at = try find(key, hash: try key.hash())
        return at < 0 ? nil : storage.unsafelyUnwrapped[at].value
    }

    /// Where the entry of `key` lies in `entries`; -1 where it is missing.
    @inline(__always)
    public final func find(_ key: Value, hash: Int) throws -> Int {
        guard case .string(let string) = key else { return try findAny(key, hash: hash) }
        let at = findPlain(string)
        return at == DictObject.mustAsk ? try findAny(key, hash: hash) : at
    }

    @inline(__always)
    public final func findString(_ string: StringObject) -> Int {
        let at = findPlain(string)
        return at == DictObject.mustAsk ? (try? findAny(.string(string), hash: string.stringHash)) ?? -1 : at
    }

    /// Of `findPlain`: a key with an `__eq__` of its own has the hash of the string.
    private static let mustAsk = -2

    /// Where a search for a hash begins, in the table or among the entries.
    @inline(__always)
    private final func start(_ hash: Int) -> Int { maskNumber == 0 ? 0 : DictObject.spread(hash) & mask }

    /// The next entry with a hash, holes included; -1 where there is none.
    /// - Parameter place: where the search stands.
    @inline(__always)
    private final func next(_ hash: Int, _ place: inout Int) -> Int {
        guard let storage else { return -1 }
        guard let table else {
            while place < used {
                place &+= 1
                if storage[place &- 1].hash == hash { return place &- 1 }
            }
            return -1
        }
        while true {
            let at = Int(table[place])
            if at == Int(DictObject.empty) { return -1 }
            place = (place &+ 1) & mask
            if at >= 0, storage[at].hash == hash { return at }
        }
    }

    @inline(__always)
    private final func findPlain(_ string: StringObject) -> Int {
        guard let storage else { return -1 }
        let hash = DictObject.folded(string.stringHash)
        var place = start(hash)
        while true {
            let at = next(hash, &place)
            if at < 0 { return -1 }
            switch storage[at].key {
            case .string(let other): if StringObject.same(other, string) { return at }
            case .object(let object):
                if object.type.overriding(.equalMethod) != nil { return DictObject.mustAsk }
                if let other = object as? StringObject, StringObject.same(other, string) { return at }
            default: break
            }
        }
    }

    private final func findAny(_ key: Value, hash: Int) throws -> Int {
        let hash = DictObject.folded(hash)
        var place = start(hash)
        while let storage {
            let at = next(hash, &place)
            if at < 0 { return -1 }
            let candidate = storage[at].key
            if case .int(let number) = key, case .int(let other) = candidate {
                if other == number { return at }
                continue
            }
            if candidate.isUndefined { continue }
            let isEqual = try candidate.isIdentical(to: key) || candidate.equals(key)
            if !holds(candidate, at, storage) {
                // `__eq__` changed the dict: start again.
                place = start(hash)
            } else if isEqual {
                return at
            }
        }
        return -1
    }

    /// Whether a comparison left the entries and this one as they were.
    @inline(__always)
    private final func holds(_ key: Value, _ at: Int, _ storage: UnsafeMutablePointer<Entry>) -> Bool {
        self.storage == storage && at < used && storage[at].key.isIdentical(to: key)
    }

    // MARK: writing

    /// `d[key] = value`.
    @inline(__always)
    public final func set(_ key: Value, _ value: Value) throws {
        let hash = try key.hash()
        let at = try find(key, hash: hash)
        if at >= 0 { replace(at: at, value) } else { insert(key, hash: hash, value) }
    }

    /// Removes `key`; its value, or nil where it is missing.
    @discardableResult
    public final func remove(_ key: Value) throws -> Value? {
        let hash = try key.hash()
        let at = try find(key, hash: hash)
        return at < 0 ? nil : removeEntry(at)
    }

    /// Puts a value in the place of another, at a position that `find` gave.
    @inline(__always)
    final func replace(at: Int, _ value: Value) {
        trackIfNeeded(value)
        storage.unsafelyUnwrapped[at].value = value
    }

    /// A dict of numbers and strings can be part of no cycle: it is tracked once it gets something else.
    @inline(__always)
    private final func trackIfNeeded(_ value: Value) {
        switch value {
        case .undefined, .none, .bool, .int, .float, .string: return
        case .list, .tuple, .dict, .function, .object: if tracking & Heap.indexMask == 0 { Heap.track(self) }
        }
    }

    /// Removes the entry at a position that `find` gave.
    public final func removeEntry(_ at: Int) -> Value {
        guard let storage else { return .undefined }
        if let table {
            var place = start(storage[at].hash)
            while Int(table[place]) != at { place = (place &+ 1) & mask }
            table[place] = DictObject.deleted
        }
        let key = storage[at].key, value = storage[at].value
        storage[at].key = .undefined
        storage[at].value = .undefined
        count -= 1
        revision &+= 1
        withExtendedLifetime(key) {}
        return value
    }

    /// Removes the last entry and gives it; nil from an empty dict.
    public final func removeLast() -> Entry? {
        guard let storage else { return nil }
        while used > 0, storage[used - 1].key.isUndefined {
            used -= 1
            // The entries behind can't be used again before `rebuild`: their marks in the table stay, and searches end at a place without one.
            if table != nil { capacity -= 1 }
        }
        guard used > 0 else { return nil }
        let last = storage[used - 1]
        _ = removeEntry(used - 1)
        return last
    }

    public final func removeAll() {
        let (oldStorage, oldUsed) = (storage, used)
        (storage, room, capacity, mask, used, count) = (nil, 0, 0, 0, 0, 0)
        revision &+= 1
        DictObject.free(oldStorage, oldUsed)
    }

    final func insert(_ key: Value, hash: Int, _ value: Value) {
        if used == capacity { rebuild() }
        guard let storage else { return }
        trackIfNeeded(key)
        trackIfNeeded(value)
        let hash = DictObject.folded(hash)
        (storage + used).initialize(to: Entry(key, hash: hash, value))
        enter(hash)
        used &+= 1
        count &+= 1
        revision &+= 1
    }

    /// A plain dict of the same memory; nil where there are holes.
    /// - Parameter check: as that of `takeEntries`.
    final func copiedWhole(_ check: () throws -> Void) throws -> DictObject? {
        let made = DictObject()
        return try made.takeEntries(of: self, check) ? made : nil
    }

    /// Takes copies of all entries of another dict, with the table as it is, into this one, where nothing was ever put; false where the other has holes.
    /// - Parameter check: called between pieces of the work; must run nothing of the program's.
    final func takeEntries(of other: DictObject, _ check: () throws -> Void) throws -> Bool {
        guard used == 0, other.used == other.count, let source = other.storage else { return false }
        storage?.deallocate()
        allocate(room: other.capacity, size: other.table == nil ? 0 : other.mask + 1)
        guard let storage else { return false }
        do {
            while used < other.used {
                let piece = used..<min(used + Pulse.piece, other.used)
                (storage + piece.lowerBound).initialize(from: source + piece.lowerBound, count: piece.count)
                used = piece.upperBound
                if used < other.used { try check() }
            }
            try copyTable(from: other, check)
        } catch {
            removeAll()
            throw error
        }
        if Heap.isTracked(other), !Heap.isTracked(self) { Heap.track(self) }
        count = used
        revision &+= used
        return true
    }

    private final func copyTable(from other: DictObject, _ check: () throws -> Void) throws {
        guard let table, let theirs = other.table else { return }
        var start = 0
        while start <= mask {
            let end = min(start + Pulse.longPiece, mask + 1)
            (table + start).update(from: theirs + start, count: end - start)
            start = end
            if start <= mask { try check() }
        }
    }

    /// Writes into the table that the next entry has a hash.
    @inline(__always)
    private final func enter(_ hash: Int) {
        guard let table else { return }
        var place = start(hash)
        while table[place] >= 0 { place = (place &+ 1) & mask }
        table[place] = Int32(truncatingIfNeeded: used)
    }

    /// Takes memory for so many entries, if there is none yet.
    public final func reserve(_ room: Int) {
        if storage == nil, room > 0 { allocate(room: room) }
    }

    /// Memory for entries, and the table that as many need.
    private final func allocate(room: Int) {
        if room <= DictObject.few { return allocate(room: room, size: 0) }
        var size = 16
        while room * 3 > size { size *= 2 }
        allocate(room: size * 2 / 3, size: size)
    }

    /// - Parameter size: of the table, a power of two; 0 for none.
    private final func allocate(room: Int, size: Int) {
        let block = UnsafeMutableRawPointer.allocate(byteCount: room * MemoryLayout<Entry>.stride + size * MemoryLayout<Int32>.stride, alignment: 16)
        storage = block.bindMemory(to: Entry.self, capacity: room)
        (self.room, capacity, mask) = (UInt32(truncatingIfNeeded: room), room, max(0, size - 1))
        table?.initialize(repeating: DictObject.empty, count: size)
    }

    /// Makes room for twice the live entries without the holes.
    @inline(never)
    private final func rebuild() {
        let (old, oldUsed, keepsHoles) = (storage, used, used < DictObject.least)
        allocate(room: keepsHoles ? DictObject.least : max(DictObject.few, count + 1))
        used = 0
        guard let old, let storage else { return }
        for at in 0..<oldUsed where keepsHoles || !old[at].key.isUndefined {
            (storage + used).moveInitialize(from: old + at, count: 1)
            enter(storage[used].hash)
            used += 1
        }
        old.deallocate()
    }
}
