/// A `dict`: compact and insertion-ordered, as CPython's: an index table that points into an array of entries.
open class DictObject: Object {
    public struct Entry {
        public var hash: Int
        /// `.undefined` where the entry was deleted.
        public var key: Value
        public var value: Value
    }

    /// The entries in order of insertion, with holes where some were deleted.
    public final private(set) var entries = ContiguousArray<Entry>()
    /// The number of live entries.
    public final private(set) var count = 0
    /// Changes with every insertion and deletion of a key: iteration notices it.
    public final private(set) var revision = 0
    private final var table: UnsafeMutablePointer<Int32>
    private final var mask: Int

    private static let empty: Int32 = -1
    private static let deleted: Int32 = -2

    public override init() {
        (table, mask) = DictObject.newTable(8)
        super.init(type: .dict)
    }

    /// An instance of a class derived from `dict`.
    public override init(type: Class) {
        (table, mask) = DictObject.newTable(8)
        super.init(type: type)
    }

    public convenience init(_ pairs: [(String, Value)]) {
        self.init()
        for (key, value) in pairs { set(Name(key), value) }
    }

    deinit { table.deallocate() }

    open override var value: Value { type === Class.dict ? .dict(self) : .object(self) }
    open override func length() throws -> Int? { count }
    open override func isTrue() throws -> Bool { count > 0 }
    open override func hash() throws -> Int { throw PythonException.unhashable(type) }

    private static func newTable(_ size: Int) -> (UnsafeMutablePointer<Int32>, Int) {
        let table = UnsafeMutablePointer<Int32>.allocate(capacity: size)
        table.initialize(repeating: empty, count: size)
        return (table, size - 1)
    }

    @inline(__always)
    private static func spread(_ hash: Int) -> Int { hash ^ (hash >> 16) }

    // MARK: reading

    /// The value for `key`; nil where it is missing.
    /// - Throws: TypeError for an unhashable key, and what `__hash__` and `__eq__` of keys raise.
    @inline(__always)
    public final func get(_ key: Value) throws -> Value? {
        let at = try find(key, hash: try key.hash())
        return at < 0 ? nil : entries[at].value
    }

    /// The value for a string key.
    public final func get(_ name: Name) -> Value? {
        let at = findString(name.object)
        return at < 0 ? nil : entries[at].value
    }
    public final func get(_ text: String) -> Value? {
        let at = findString(StringObject(text))
        return at < 0 ? nil : entries[at].value
    }

    /// The live entries' keys and values, in order of insertion.
    public final var pairs: [(key: Value, value: Value)] {
        var found: [(key: Value, value: Value)] = []
        found.reserveCapacity(count)
        for entry in entries where !entry.key.isUndefined { found.append((entry.key, entry.value)) }
        return found
    }

    /// Where the entry of `key` lies in `entries`; -1 where it is missing.
    @inline(__always)
    public final func find(_ key: Value, hash: Int) throws -> Int {
        if case .string(let string) = key { return findString(string) }
        return try findAny(key, hash: hash)
    }

    @inline(__always)
    public final func findString(_ string: StringObject) -> Int {
        let hash = string.stringHash
        var probe = DictObject.spread(hash) & mask
        while true {
            let at = Int(table[probe])
            if at == Int(DictObject.empty) { return -1 }
            if at >= 0, entries[at].hash == hash {
                switch entries[at].key {
                case .string(let other): if StringObject.same(other, string) { return at }
                case .object(let object): if let other = object as? StringObject, StringObject.same(other, string) { return at }
                default: break
                }
            }
            probe = (probe &+ 1) & mask
        }
    }

    private final func findAny(_ key: Value, hash: Int) throws -> Int {
        var probe = DictObject.spread(hash) & mask
        while true {
            let at = Int(table[probe])
            if at == Int(DictObject.empty) { return -1 }
            if at >= 0, entries[at].hash == hash, try entries[at].key.isIdentical(to: key) || entries[at].key.equals(key) { return at }
            probe = (probe &+ 1) & mask
        }
    }

    // MARK: writing

    /// `d[key] = value`.
    @inline(__always)
    public final func set(_ key: Value, _ value: Value) throws {
        let hash = try key.hash()
        let at = try find(key, hash: hash)
        if at >= 0 { entries[at].value = value } else { insert(key, hash: hash, value) }
    }

    public final func set(_ name: Name, _ value: Value) {
        let at = findString(name.object)
        if at >= 0 { entries[at].value = value } else { insert(name.value, hash: name.object.stringHash, value) }
    }
    public final func set(_ text: String, _ value: Value) { set(StringObject(text), value) }
    public final func set(_ string: StringObject, _ value: Value) {
        let at = findString(string)
        if at >= 0 { entries[at].value = value } else { insert(string.value, hash: string.stringHash, value) }
    }

    /// Removes `key`; its value, or nil where it is missing.
    @discardableResult
    public final func remove(_ key: Value) throws -> Value? {
        let hash = try key.hash()
        let at = try find(key, hash: hash)
        return at < 0 ? nil : removeEntry(at)
    }

    /// Removes the entry at a position that `find` gave.
    public final func removeEntry(_ at: Int) -> Value {
        let hash = entries[at].hash
        var probe = DictObject.spread(hash) & mask
        while Int(table[probe]) != at { probe = (probe &+ 1) & mask }
        table[probe] = DictObject.deleted
        let value = entries[at].value
        entries[at].key = .undefined
        entries[at].value = .undefined
        count -= 1
        revision &+= 1
        while let last = entries.last, last.key.isUndefined { entries.removeLast() }
        return value
    }

    public final func removeAll() {
        entries.removeAll()
        count = 0
        revision &+= 1
        table.deallocate()
        (table, mask) = DictObject.newTable(8)
    }

    private final func insert(_ key: Value, hash: Int, _ value: Value) {
        if (entries.count + 1) * 3 > (mask + 1) * 2 { rebuild() }
        var probe = DictObject.spread(hash) & mask
        while table[probe] >= 0 { probe = (probe &+ 1) & mask }
        table[probe] = Int32(truncatingIfNeeded: entries.count)
        entries.append(Entry(hash: hash, key: key, value: value))
        count += 1
        revision &+= 1
    }

    /// Drops the holes and makes room for twice the live entries.
    private final func rebuild() {
        if count < entries.count { entries.removeAll { $0.key.isUndefined } }
        var size = 8
        while (count + 1) * 3 > size { size *= 2 }
        table.deallocate()
        (table, mask) = DictObject.newTable(size)
        for (at, entry) in entries.enumerated() {
            var probe = DictObject.spread(entry.hash) & mask
            while table[probe] >= 0 { probe = (probe &+ 1) & mask }
            table[probe] = Int32(truncatingIfNeeded: at)
        }
    }
}
