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
        Heap.track(self)
    }

    /// An instance of a class derived from `dict`.
    public override init(type: Class) {
        (table, mask) = DictObject.newTable(8)
        super.init(type: type)
        Heap.track(self)
    }

    public convenience init(_ pairs: [(String, Value)]) {
        self.init()
        for (key, value) in pairs { set(Name(key), value) }
    }

    deinit {
        table.deallocate()
        if !entries.isEmpty { Reclaimer.release(&entries) }
    }

    open override func visitReferences(_ visit: (Object) -> Void) {
        if entries.isEmpty || SharedStorage.isShared(&entries) { return }
        entries.withUnsafeBufferPointer {
            for entry in $0 {
                if let object = entry.key.object { visit(object) }
                if let object = entry.value.object { visit(object) }
            }
        }
    }
    open override func clearReferences() {
        clearSlots()
        removeAll()
    }

    open override var value: Value { type === Class.dict ? .dict(self) : .object(self) }
    open override func length() throws -> Int? { count }
    open override func isTrue() throws -> Bool { count > 0 }
    open override func hash() throws -> Int { throw PythonException.unhashable(type) }

    open override func repr() throws -> String {
        if count == 0 { return "{}" }
        return try Recursion.guarding(self, else: "{...}") {
            "{" + (try pairs.map { try "\($0.key.reprText()): \($0.value.reprText())" }.joined(separator: ", ")) + "}"
        }
    }

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

    private func isEqual(to other: DictObject) throws -> Bool {
        guard count == other.count else { return false }
        for (key, value) in pairs {
            guard let theirs = try other.get(key), try value.isIdentical(to: theirs) || value.equals(theirs) else { return false }
        }
        return true
    }

    open override func binary(_ operation: BinaryOperation, _ other: Value, reflected: Bool) throws -> Value? {
        guard operation == .or, let other = other.object as? DictObject else { return nil }
        let (left, right) = reflected ? (other, self) : (self, other)
        let merged = left.copy()
        for (key, value) in right.pairs { try merged.set(key, value) }
        return merged.value
    }
    open override func inPlace(_ operation: BinaryOperation, _ other: Value) throws -> Value? {
        guard operation == .or else { return nil }
        try update(other)
        return value
    }

    /// A plain dict with the same entries.
    public final func copy() -> DictObject {
        let made = DictObject()
        for entry in entries where !entry.key.isUndefined { made.insert(entry.key, hash: entry.hash, entry.value) }
        return made
    }

    /// `d.update(other)`: a mapping, or an iterable of pairs.
    public final func update(_ other: Value) throws {
        if let dict = other.object as? DictObject, dict.type.overriding(.iter) == nil {
            for (key, value) in dict.pairs { try set(key, value) }
        } else if let keys = try other.attributeIfPresent("keys") {
            try keys.call().forEach { try set($0, try other.item($0)) }
        } else {
            var index = 0
            try other.forEach { pair in
                guard let parts = try? pair.elements() else { throw PythonException.typeError("cannot convert dictionary update sequence element #\(index) to a sequence") }
                guard parts.count == 2 else { throw PythonException.valueError("dictionary update sequence element #\(index) has length \(parts.count); 2 is required") }
                try set(parts[0], parts[1])
                index += 1
            }
        }
    }

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
        let old = entries
        entries = []
        count = 0
        revision &+= 1
        table.deallocate()
        (table, mask) = DictObject.newTable(8)
        withExtendedLifetime(old) {}
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

/// Iterates the keys, values or items of a dict.
public final class DictIterator: IteratorObject {
    public enum Part { case keys, values, items }
    private let dict: DictObject
    private let part: Part
    private let count: Int
    private var at = 0

    public override func visitReferences(_ visit: (Object) -> Void) { visit(dict) }
    private let isReversed: Bool

    public init(_ dict: DictObject, _ part: Part, isReversed: Bool = false) {
        self.dict = dict
        self.part = part
        self.isReversed = isReversed
        count = dict.count
        at = isReversed ? dict.entries.count - 1 : 0
        super.init(type: DictIterator.classes[part == .keys ? 0 : part == .values ? 1 : 2])
        Heap.track(self)
    }
    nonisolated(unsafe) private static let classes = ["dict_keyiterator", "dict_valueiterator", "dict_itemiterator"].map { Class($0, bases: [.iterator]) }

    public override func next() throws -> Value? {
        if dict.count != count { throw PythonException.runtimeError("dictionary changed size during iteration") }
        while at >= 0, at < dict.entries.count {
            let entry = dict.entries[at]
            at += isReversed ? -1 : 1
            if entry.key.isUndefined { continue }
            switch part {
            case .keys: return entry.key
            case .values: return entry.value
            case .items: return .tuple(TupleObject(elements: [entry.key, entry.value]))
            }
        }
        return nil
    }
}

/// `d.keys()`, `d.values()`, `d.items()`: live views.
public final class DictView: Object {
    public let dict: DictObject
    public let part: DictIterator.Part
    public init(_ dict: DictObject, _ part: DictIterator.Part) {
        self.dict = dict
        self.part = part
        super.init(type: DictView.classes[part == .keys ? 0 : part == .values ? 1 : 2])
        Heap.track(self)
    }
    public override func visitReferences(_ visit: (Object) -> Void) { visit(dict) }
    nonisolated(unsafe) public static let classes = ["dict_keys", "dict_values", "dict_items"].map { Class($0) }

    public override func length() throws -> Int? { dict.count }
    public override func iterator() throws -> IteratorObject? { DictIterator(dict, part) }
    public override func repr() throws -> String { "\(type.name)(\(try Value.list(value.elements()).reprText()))" }
    public override func contains(_ element: Value) throws -> Bool? {
        switch part {
        case .keys: return try dict.get(element) != nil
        case .values: return nil
        case .items:
            guard let pair = element.object as? TupleObject, pair.elements.count == 2, let found = try dict.get(pair.elements[0]) else { return false }
            return try found.equals(pair.elements[1])
        }
    }
    /// The view's elements as a set, for keys and items.
    public func set() throws -> SetObject { try SetObject(value) }
    public override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
        guard part != .values else { return nil }
        if let other = other.object as? DictView { return try set().compare(operation, other.set().value) }
        return try set().compare(operation, other)
    }
    public override func binary(_ operation: BinaryOperation, _ other: Value, reflected: Bool) throws -> Value? {
        guard part != .values, [.and, .or, .xor, .subtract].contains(operation), other.object != nil else { return nil }
        let theirs = try SetObject(other)
        return try set().binary(operation, theirs.value, reflected: reflected)
    }
}
