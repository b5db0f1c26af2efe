/// Iterates the keys, values or items of a dict.
public final class DictIterator: IteratorObject {
    public enum Part { case keys, values, items }
    /// nil at the end.
    private var dict: DictObject?
    private let part: Part
    /// How many keys the dict must have all the time; -1 once it had another number.
    private var count: Int
    private var at = 0
    /// How many keys are to come; of a reverse iterator nobody asks.
    private var remaining: Int

    public override func visitReferences(_ visit: (Object) -> Void) { if let dict { visit(dict) } }
    public override func clearReferences() { dict = nil }
    private let isReversed: Bool

    public init(_ dict: DictObject, _ part: Part, isReversed: Bool = false) {
        self.dict = dict
        self.part = part
        self.isReversed = isReversed
        count = dict.count
        remaining = isReversed ? .max : count
        at = isReversed ? dict.entries.count - 1 : 0
        super.init(type: (isReversed ? DictIterator.reverseClasses : DictIterator.classes)[part == .keys ? 0 : part == .values ? 1 : 2])
        Heap.track(self)
    }
    nonisolated(unsafe) private static let reverseClasses = ["dict_reversekeyiterator", "dict_reversevalueiterator", "dict_reverseitemiterator"].map { Class($0, bases: [.iterator]) }
    nonisolated(unsafe) private static let classes = ["dict_keyiterator", "dict_valueiterator", "dict_itemiterator"].map { Class($0, bases: [.iterator]) }

    public override func next() throws -> Value? {
        guard let entry = try nextEntry() else { return nil }
        switch part {
        case .keys: return entry.key
        case .values: return entry.value
        case .items: return .tuple(TupleObject(entry.key, entry.value))
        }
    }

    @inline(__always)
    private func nextEntry() throws -> DictObject.Entry? {
        guard let dict else { return nil }
        if dict.count != count {
            count = -1
            throw PythonException.runtimeError("dictionary changed size during iteration")
        }
        let entries = dict.entries
        while at >= 0, at < entries.count {
            let place = at
            at &+= isReversed ? -1 : 1
            if entries[place].key.isUndefined { continue }
            if remaining == 0 { throw DictIterator.keysChanged }
            remaining &-= 1
            return entries[place]
        }
        self.dict = nil
        return nil
    }

    public override var remainingCount: Int? {
        guard let dict, dict.count == count else { return 0 }
        if !isReversed { return remaining }
        return dict.entries.prefix(max(0, at + 1)).reduce(0) { $1.key.isUndefined ? $0 : $0 + 1 }
    }

    /// A list iterator over what is to come, as CPython's.
    public override func copied(_ copy: (Value) throws -> Value) throws -> IteratorObject? {
        guard let dict else { return try copy(.list([])).iterate() }
        let rest = DictIterator(dict, part, isReversed: isReversed)
        (rest.at, rest.remaining) = (at, remaining)
        var elements: [Value] = []
        while let element = try rest.next() { elements.append(element) }
        return try copy(.list(elements)).iterate()
    }

    public override var yieldsPairs: Bool { part == .items }
    public override func nextPair() throws -> (Value, Value)? {
        guard let entry = try nextEntry() else { return nil }
        return (entry.key, entry.value)
    }

    /// As many keys as there were, but others: `del d[0]; d[0] = 0` in a loop over `d`.
    private static var keysChanged: PythonException { .runtimeError("dictionary keys changed during iteration") }
}

/// `d.keys()`, `d.values()`, `d.items()`: live views.
public final class DictView: Object {
    public let dict: DictObject
    public let part: DictIterator.Part
    public init(_ dict: DictObject, _ part: DictIterator.Part) {
        self.dict = dict
        self.part = part
        super.init(type: (dict.isOrderedDict ? DictView.orderedClasses : DictView.classes)[part == .keys ? 0 : part == .values ? 1 : 2])
        Heap.track(self)
    }
    public override func visitReferences(_ visit: (Object) -> Void) { visit(dict) }
    nonisolated(unsafe) public static let classes = ["dict_keys", "dict_values", "dict_items"].map { Class($0) }

    nonisolated(unsafe) public static let orderedClasses = zip(["odict_keys", "odict_values", "odict_items"], classes).map { Class($0, bases: [$1]) }

    public override func hash() throws -> Int {
        if part != .values { throw PythonException.unhashable(type) }
        return try super.hash()
    }
    public override func length() throws -> Int? { dict.count }
    public override var mayYieldPairs: Bool { part == .items }
    public override func iterator() throws -> IteratorObject? { DictIterator(dict, part) }
    public override func repr() throws -> String {
        try Recursion.guarding(self, else: "...") { "\(type.name)(\(try Value.list(value.elements()).reprText()))" }
    }
    public override func contains(_ element: Value) throws -> Bool? {
        switch part {
        case .keys: return try dict.get(element) != nil
        case .values: return nil
        case .items:
            guard let pair = element.object as? TupleObject, pair.elements.count == 2, let found = try dict.get(pair.elements[0]) else { return false }
            return try Sequences.isSame(found, pair.elements[1])
        }
    }
    /// The view's elements as a set, for keys and items.
    public func set() throws -> SetObject { try SetObject(value) }
    public override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
        let view = other.object as? DictView
        guard part != .values, view.map({ $0.part != .values }) ?? (other.object is SetObject), let theirs = try view?.dict.count ?? other.object?.length() else { return nil }
        switch operation {
        case .equal, .notEqual: return .bool(try (dict.count == theirs && isContained(in: other)) == (operation == .equal))
        case .less: return .bool(try dict.count < theirs && isContained(in: other))
        case .lessOrEqual: return .bool(try dict.count <= theirs && isContained(in: other))
        case .greater: return .bool(try dict.count > theirs && containsAll(of: other))
        case .greaterOrEqual: return .bool(try dict.count >= theirs && containsAll(of: other))
        }
    }
    private func isContained(in other: Value) throws -> Bool {
        let elements = DictIterator(dict, part)
        while let element = try elements.next() { if try !other.contains(element) { return false } }
        return true
    }
    private func containsAll(of other: Value) throws -> Bool {
        let elements = try other.iterate()
        while let element = try elements.next() { if try contains(element) != true { return false } }
        return true
    }
    public override func binary(_ operation: BinaryOperation, _ other: Value, reflected: Bool) throws -> Value? {
        guard part != .values, [.and, .or, .xor, .subtract].contains(operation) else { return nil }
        if operation == .and { return try intersection(other) }
        let theirs = try SetObject(other)
        return try set().binary(operation, theirs.value, reflected: reflected)
    }

    /// `d.items() & other`: what is looked up need not be hashed, so that values may be lists.
    private func intersection(_ other: Value) throws -> Value {
        if let view = other.object as? DictView, view.part != .values, view.dict.count > dict.count { return try view.intersection(value) }
        let found = SetObject()
        if let set = other.object as? SetObject, set.type === Class.set, try dict.count <= set.length() ?? 0 {
            let elements = DictIterator(dict, part)
            while let element = try elements.next() { if try set.contains(element) == true { _ = try found.insert(element) } }
        } else {
            let elements = try other.iterate()
            while let element = try elements.next() { if try contains(element) == true { _ = try found.insert(element) } }
        }
        return found.value
    }
}
