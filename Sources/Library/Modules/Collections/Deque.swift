import Runtime

/// `collections.deque`: quick at both ends.
///
/// The elements lie behind a gap that grows when elements leave on the left, and that appending on the left fills.
final class DequeObject: Object {
    private var room: ContiguousArray<Value> = []
    /// The number of unused places before the first element.
    private var gap = 0
    /// Changes with every change of length: iteration notices it.
    private(set) var revision = 0
    private(set) var limit: Int?

    init(type: Class, limit: Int?) {
        self.limit = limit
        super.init(type: type)
        Heap.track(self)
    }
    override func visitReferences(_ visit: (Object) -> Void) {
        super.visitReferences(visit)
        SharedStorage.visit(&room, visit)
    }
    override func clearReferences() {
        clearSlots()
        room = []
        gap = 0
    }

    var count: Int { room.count - gap }
    subscript(index: Int) -> Value {
        get { room[gap + index] }
        set { room[gap + index] = newValue }
    }
    var elements: [Value] {
        get { Array(room[gap...]) }
        set {
            room = ContiguousArray(newValue)
            gap = 0
            revision += 1
        }
    }

    func append(_ value: Value) {
        if limit == 0 { return }
        if count == limit { _ = popFirst() }
        room.append(value)
        revision += 1
    }
    func appendLeft(_ value: Value) {
        if limit == 0 { return }
        if count == limit { _ = popLast() }
        if gap == 0 {
            let more = max(8, room.count)
            room.insert(contentsOf: repeatElement(.undefined, count: more), at: 0)
            gap = more
        }
        gap -= 1
        room[gap] = value
        revision += 1
    }
    func popFirst() -> Value? {
        guard count > 0 else { return nil }
        let value = room[gap]
        room[gap] = .undefined
        gap += 1
        if gap > 32, gap > room.count / 2 {
            room.removeSubrange(0..<gap)
            gap = 0
        }
        revision += 1
        return value
    }
    func popLast() -> Value? {
        guard count > 0 else { return nil }
        revision += 1
        return room.removeLast()
    }
    func extend(_ values: Value, left: Bool = false) throws {
        func take(_ value: Value) { left ? appendLeft(value) : append(value) }
        if values.object === self { return elements.forEach(take) }
        try values.forEach(take)
    }

    private func position(_ key: Value) throws -> Int {
        guard let index = try key.index() else { throw PythonException.typeError("sequence index must be integer, not '\(key.typeName)'") }
        guard case .int(let number) = index, let at = SequenceKey.position(number, count) else { throw PythonException.indexError("deque index out of range") }
        return at
    }

    override func length() throws -> Int? { count }
    override func isTrue() throws -> Bool { count > 0 }
    override func iterator() throws -> IteratorObject? { iterator(reversed: false) }
    func iterator(reversed: Bool) -> IteratorObject {
        var at = 0, left = count
        let started = revision
        let iterator = ClosureIterator(type: IteratorClass.deque(reversed: reversed), over: self) { deque in
            if reversed, left == 0 { return nil }
            guard deque.revision == started else {
                left = 0
                throw PythonException.runtimeError("deque mutated during iteration")
            }
            guard left > 0 else { return nil }
            defer { (at, left) = (at + 1, left - 1) }
            return deque[reversed ? deque.count - 1 - at : at]
        }
        iterator.countRemaining = { left }
        return iterator
    }
    override func item(_ key: Value) throws -> Value? { self[try position(key)] }
    override func setItem(_ key: Value, _ value: Value) throws -> Bool {
        self[try position(key)] = value
        return true
    }
    override func deleteItem(_ key: Value) throws -> Bool {
        remove(at: try position(key))
        return true
    }
    func remove(at index: Int) {
        room.remove(at: gap + index)
        revision += 1
    }
    func insert(_ value: Value, at index: Int) {
        room.insert(value, at: gap + index)
        revision += 1
    }
    override func contains(_ element: Value) throws -> Bool? { try firstIndex(of: element, "deque mutated during iteration") != nil }

    /// - Parameter isStrict: whether a comparison must not change the deque though its answer is yes.
    /// - Throws: RuntimeError where a comparison changed the deque.
    func firstIndex(of value: Value, from start: Int = 0, to stop: Int = .max, _ mutated: String = "deque mutated during iteration", error: Class = .runtimeError, isStrict: Bool = false) throws -> Int? {
        let started = revision
        var at = start
        while at < min(stop, count) {
            let isFound = try self[at].isIdentical(to: value) || self[at].equals(value)
            if isFound, !isStrict { return at }
            guard revision == started else { throw PythonException(error, mutated) }
            if isFound { return at }
            at += 1
        }
        return nil
    }

    override func repr() throws -> String {
        try Recursion.guarding(self, else: "[...]") { "\(type.name)([\(try elements.map { try $0.reprText() }.joined(separator: ", "))]\(limit.map { ", maxlen=\($0)" } ?? ""))" }
    }
    override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
        guard let other = other.object as? DequeObject else { return nil }
        return try Value.list(elements).compare(operation, .list(other.elements))
    }
    override func hash() throws -> Int { throw PythonException.unhashable(type) }

    /// A deque of the same class and limit.
    func made(_ values: [Value]) -> Value {
        let deque = DequeObject(type: type, limit: limit)
        for value in values { deque.append(value) }
        return .object(deque)
    }
    private func repeated(_ count: Value) throws -> [Value]? {
        guard let index = try count.index() else { return nil }
        guard case .int(let times) = index else { throw PythonException.overflowError("cannot fit '\(count.typeName)' into an index-sized integer") }
        if times <= 0 || self.count == 0 { return [] }
        try Limits.reserve(limit.map { min($0, times) } ?? times, of: self.count * MemoryLayout<Value>.stride)
        return Array(repeatElement(elements, count: min(times, limit.map { $0 / self.count + 2 } ?? times)).joined())
    }
    override func binary(_ operation: BinaryOperation, _ other: Value, reflected: Bool) throws -> Value? {
        switch operation {
        case .add:
            if reflected { return nil }
            guard let more = other.object as? DequeObject else { throw PythonException.typeError("can only concatenate deque (not \"\(other.typeName)\") to deque") }
            return made(elements + more.elements)
        case .multiply: return try repeated(other).map { made($0) }
        default: return nil
        }
    }
    override func inPlace(_ operation: BinaryOperation, _ other: Value) throws -> Value? {
        switch operation {
        case .add: try extend(other)
        case .multiply:
            guard let product = try repeated(other) else { return nil }
            elements = limit.map { Array(product.suffix($0)) } ?? product
        default: return nil
        }
        return value
    }
}

extension DequeObject {
    nonisolated(unsafe) static let pythonClass: Class = {
        let made = Class.declare("deque", for: DequeObject.self, module: "collections", derivable: true, doc: "A list that is quick at both ends, and may be of limited length: deque([iterable[, maxlen]])") { type in
            declareContainerHooks(type, isMutable: true)
            declareArithmeticHooks(type, [.add, .multiply])
            declareInPlaceHooks(type, [.add, .multiply])
            declareEnds(type)
            declareElements(type)
        }
        made.messageName = "collections.deque"
        made.isSequenceForMatch = true
        made.allocate = { DequeObject(type: $0, limit: nil) }
        made.initialize = { object, arguments in try (object as? DequeObject)?.initialize(arguments) }
        made.construct = { type, arguments in
            let deque = DequeObject(type: type, limit: nil)
            try deque.initialize(arguments)
            return .object(deque)
        }
        return made
    }()

    private static let signature = MethodSignature.named(required: 0, ["iterable=()", "maxlen=None"])

    /// `deque.__init__(iterable, maxlen)`, of a deque that may have elements already.
    private func initialize(_ arguments: Arguments) throws {
        let signature = DequeObject.signature
        try signature.checker("deque").check(arguments)
        func argument(_ index: Int) -> Value? { index < arguments.positionalCount ? arguments[index] : arguments.keyword(signature.names[index]) }
        limit = nil
        if let given = argument(1), !given.isNone {
            guard let index = try given.index() else { throw PythonException.typeError("an integer is required") }
            let number = try Int.from(index)
            if number < 0 { throw PythonException.valueError("maxlen must be non-negative") }
            limit = number
        }
        if count > 0 { elements = [] }
        if let source = argument(0) { try extend(source) }
    }

    private static func declareEnds(_ type: Declaration<DequeObject>) {
        func change(_ name: String, _ signature: MethodSignature, _ doc: String, _ body: @escaping (DequeObject, Value) throws -> Void) {
            type.native(name, signature, doc: doc) { deque, call in
                try body(deque, call[0] ?? .none)
                return .none
            }
        }
        change("append", .one("x"), "Puts an element at the right end.") { $0.append($1) }
        change("appendleft", .one("x"), "Puts an element at the left end.") { $0.appendLeft($1) }
        change("extend", .one("iterable"), "Puts elements at the right end, one after the other.") { try $0.extend($1) }
        change("extendleft", .one("iterable"), "Puts elements at the left end, one after the other, so that they come out the other way round.") { try $0.extend($1, left: true) }
        change("clear", .none, "Takes out everything.") { deque, _ in deque.elements = [] }
        change("reverse", .none, "Reverse *IN PLACE*.") { deque, _ in deque.elements = deque.elements.reversed() }
        type.native("pop", .none, doc: "Takes out the element at the right end, and gives it.") { deque, _ in
            guard let last = deque.popLast() else { throw PythonException.indexError("pop from an empty deque") }
            return last
        }
        type.native("popleft", .none, doc: "Takes out the element at the left end, and gives it.") { deque, _ in
            guard let first = deque.popFirst() else { throw PythonException.indexError("pop from an empty deque") }
            return first
        }
        type.native("rotate", .positional(required: 0, ["n=1"]), doc: "Moves elements from the right end to the left, n times; the other way where n is negative.") { deque, call in
            let steps = try call.int(0, default: 1), count = deque.count
            guard count > 1 else { return .none }
            let at = ((steps % count) + count) % count
            if at > 0 { deque.elements = Array(deque.elements.suffix(at) + deque.elements.dropLast(at)) }
            return .none
        }
        for name in ["copy", "__copy__"] { type.native(name, .none, doc: "A copy with the same elements.") { deque, _ in deque.made(deque.elements) } }
        type.method("__reversed__", doc: "An iterator from the right end to the left.") { (deque: DequeObject) -> Value in .object(deque.iterator(reversed: true)) }
        type.property("maxlen", doc: "maximum size of a deque or None if unbounded") { (deque: DequeObject) -> Value in deque.limit.map { .int($0) } ?? .none }
        type.subscriptable("deque[int]")
    }

    private static func declareElements(_ type: Declaration<DequeObject>) {
        type.native("count", .one("value"), doc: "How often a value is there.") { deque, call in
            let wanted = call[0] ?? .none
            var found = 0, at = 0
            while let next = try deque.firstIndex(of: wanted, from: at, isStrict: true) {
                found += 1
                at = next + 1
            }
            return .int(found)
        }
        type.native("index", .positional(required: 1, ["value", "start=0", "stop=..."]), doc: "The first place of a value; ValueError where there is none.") { deque, call in
            let wanted = call[0] ?? .none
            let start = try SliceBound.clamp(call[1], deque.count, default: 0), stop = try SliceBound.clamp(call[2], deque.count, default: .max)
            guard let at = try deque.firstIndex(of: wanted, from: start, to: stop) else { throw PythonException.valueError("\(try wanted.reprText()) is not in deque") }
            return .int(at)
        }
        type.native("insert", .positional(required: 2, ["index", "value"]), doc: "Insert value before index.") { deque, call in
            if deque.count == deque.limit { throw PythonException.indexError("deque already at its maximum size") }
            let at = try call.int(0, default: 0), count = deque.count
            deque.insert(call[1] ?? .none, at: at < 0 ? max(0, at &+ count) : min(at, count))
            return .none
        }
        type.native("remove", .one("value"), doc: "Remove first occurrence of value.") { deque, call in
            guard let at = try deque.firstIndex(of: call[0] ?? .none, "deque mutated during iteration", error: .indexError, isStrict: true) else { throw PythonException.valueError("\(try (call[0] ?? .none).reprText()) is not in deque") }
            deque.remove(at: at)
            return .none
        }
    }
}

/// The classes of iterators that have no members of their own.
enum IteratorClass {
    nonisolated(unsafe) private static var known: [String: Class] = [:]
    static func named(_ name: String, module: String = "itertools") -> Class {
        if let found = known[name] { return found }
        let made = Class(name, module: module, bases: [.iterator])
        made.messageName = "\(module).\(name)"
        known[name] = made
        return made
    }
    static func deque(reversed: Bool) -> Class { named(reversed ? "_deque_reverse_iterator" : "_deque_iterator", module: "_collections") }
}
