import Runtime

func collectionsModule(_ module: ModuleObject) throws {
    NamedTuples.declare(in: module)
    declareDefaultDict(module)
    declareCounter(module)
    declareOrderedDict(module)
    declareDeque(module)
    module["abc"] = .object(try Interpreter.current?.importModule("collections.abc") ?? module)
}

/// Abstract classes that an object belongs to by what it can do.
func collectionsABCModule(_ module: ModuleObject) {
    func abstract(_ name: String, _ test: @escaping (Value) -> Bool) {
        let made = Class(name, module: "collections.abc", derivable: true)
        made.acceptsInstance = test
        made.addMember(.classGetItem, .object(MethodWrapper(.classMethod, .object(NativeFunction(name: "__class_getitem__") { .object(GenericAlias($0[0].cast() ?? .object, $0[1])) }))))
        module[Name(name)] = .object(made)
    }
    func has(_ value: Value, _ names: Name...) -> Bool { names.allSatisfy { value.type.lookup($0) != nil } }
    abstract("Callable") { $0.isCallable }
    abstract("Hashable") { ($0.object as? ListObject) == nil && ($0.object as? DictObject) == nil && (try? $0.hash()) != nil }
    abstract("Iterable") { has($0, .iter) || $0.object is DictView || $0.object is IteratorObject }
    abstract("Iterator") { $0.object is IteratorObject || has($0, .iter, .next) }
    abstract("Generator") { $0.object is GeneratorObject }
    abstract("Sized") { has($0, .len) || $0.object is DictView }
    abstract("Container") { has($0, .contains) }
    abstract("Collection") { has($0, .len, .iter, .contains) }
    abstract("Sequence") { $0.object is ListObject || $0.object is TupleObject || $0.object is StringObject || $0.object is RangeObject || $0.object is BytesObject || $0.type.isSequenceForMatch }
    abstract("MutableSequence") { $0.object is ListObject }
    abstract("Mapping") { $0.object is DictObject }
    abstract("MutableMapping") { $0.object is DictObject }
    abstract("Set") { $0.object is SetObject }
    abstract("MutableSet") { ($0.object as? SetObject).map { !$0.isFrozen } ?? false }
}

/// A dict that makes missing values.
final class DefaultDict: DictObject {
    var factory: Value = .none
    override func visitReferences(_ visit: (Object) -> Void) {
        super.visitReferences(visit)
        if let object = factory.object { visit(object) }
    }
    override func item(_ key: Value) throws -> Value? {
        if let found = try get(key) { return found }
        if factory.isNone { throw PythonException.keyError(key) }
        let made = try factory.call()
        try set(key, made)
        return made
    }
    override func repr() throws -> String {
        try Recursion.guarding(self, else: "defaultdict(...)") { "defaultdict(\(try factory.reprText()), \(try copy().value.reprText()))" }
    }
}

private func declareDefaultDict(_ module: ModuleObject) {
    let made = Class.declare("defaultdict", for: DefaultDict.self, module: "collections", bases: [.dict], derivable: true, doc: "A dict that calls a factory for missing keys.") { type in
        type.property("default_factory", doc: "What makes missing values.") { (dict: DefaultDict) -> Value in dict.factory } set: { (dict: DefaultDict, value: Value) in dict.factory = value }
    }
    made.allocate = { DefaultDict(type: $0) }
    made.initialize = { object, arguments in
        guard let dict = object as? DefaultDict else { return }
        if arguments.positionalCount > 0 {
            if !arguments[0].isNone, !arguments[0].isCallable { throw PythonException.typeError("first argument must be callable or None") }
            dict.factory = arguments[0]
        }
        if arguments.positionalCount > 1 { try dict.update(arguments[1]) }
        for (name, value) in arguments.keywordPairs { dict.set(name, value) }
    }
    made.construct = { type, arguments in
        let dict = DefaultDict(type: type)
        try made.initialize?(dict, arguments)
        return .object(dict)
    }
    module["defaultdict"] = .object(made)
}

private func declareOrderedDict(_ module: ModuleObject) {
    let made = Class.declare("OrderedDict", for: OrderedDict.self, module: "collections", bases: [.dict], derivable: true, doc: "A dict that remembers insertion order.") { type in
        type.method("move_to_end", .required("key", as: Value.self), .optional("last", default: true), doc: "Move a key to an end.") { (dict: OrderedDict, key: Value, isLast: Bool) throws in
            guard let value = try dict.remove(key) else { throw PythonException.keyError(key) }
            if isLast { return try dict.set(key, value) }
            let rest = dict.pairs
            dict.removeAll()
            try dict.set(key, value)
            for (other, content) in rest { try dict.set(other, content) }
        }
        type.method("popitem", .optional("last", default: true), doc: "Remove and return a pair from an end.") { (dict: OrderedDict, isLast: Bool) throws -> Value in
            guard let pair = isLast ? dict.pairs.last : dict.pairs.first else { throw PythonException.keyError(.string("dictionary is empty")) }
            try dict.remove(pair.key)
            return .tuple([pair.key, pair.value])
        }
    }
    made.allocate = { OrderedDict(type: $0) }
    made.construct = { type, arguments in
        let dict = OrderedDict(type: type)
        try Class.dict.initialize?(dict, arguments)
        return .object(dict)
    }
    made.initialize = { object, arguments in try Class.dict.initialize?(object, arguments) }
    module["OrderedDict"] = .object(made)
}

final class OrderedDict: DictObject {
    override func repr() throws -> String {
        count == 0 ? "OrderedDict()" : "OrderedDict(" + (try Value.list(pairs.map { .tuple([$0.key, $0.value]) }).reprText()) + ")"
    }
}

/// A dict of counts.
final class CounterObject: DictObject {
    override func item(_ key: Value) throws -> Value? { try get(key) ?? .int(0) }
    func add(_ key: Value, _ amount: Value) throws { try set(key, try (get(key) ?? .int(0)).binary(.add, amount)) }
    func count(_ source: Value, sign: Int = 1) throws {
        if let dict = source.object as? DictObject {
            for (key, amount) in dict.pairs { try add(key, sign < 0 ? amount.unary(.negative) : amount) }
        } else {
            try source.forEach { try add($0, .int(sign)) }
        }
    }
    func mostCommon() throws -> [(key: Value, value: Value)] {
        try pairs.enumerated().sorted { a, b in
            if try a.element.value.compare(.greater, b.element.value).isTrue() { return true }
            if try b.element.value.compare(.greater, a.element.value).isTrue() { return false }
            return a.offset < b.offset
        }.map(\.element)
    }
    override func repr() throws -> String {
        if count == 0 { return "Counter()" }
        return "Counter({" + (try mostCommon().map { "\(try $0.key.reprText()): \(try $0.value.reprText())" }.joined(separator: ", ")) + "})"
    }
    override func binary(_ operation: BinaryOperation, _ other: Value, reflected: Bool) throws -> Value? {
        guard !reflected, let other = other.object as? CounterObject else { return nil }
        let result = CounterObject(type: .registered(for: CounterObject.self))
        let keys = pairs.map(\.key) + (try other.pairs.map(\.key).filter { try get($0) == nil })
        for key in keys {
            let mine = try get(key) ?? .int(0), theirs = try other.get(key) ?? .int(0)
            let amount: Value
            switch operation {
            case .add: amount = try mine.binary(.add, theirs)
            case .subtract: amount = try mine.binary(.subtract, theirs)
            case .and: amount = try mine.compare(.less, theirs).isTrue() ? mine : theirs
            case .or: amount = try mine.compare(.less, theirs).isTrue() ? theirs : mine
            default: return nil
            }
            if try amount.compare(.greater, .int(0)).isTrue() { try result.set(key, amount) }
        }
        return .object(result)
    }
}

private func declareCounter(_ module: ModuleObject) {
    let made = Class.declare("Counter", for: CounterObject.self, module: "collections", bases: [.dict], derivable: true, doc: "A dict that counts.") { type in
        type.method("most_common", .optional("n", default: Value.none), doc: "The commonest elements with their counts.") { (counter: CounterObject, limit: Value) throws -> Value in
            let all = try counter.mostCommon()
            return .list((limit.isNone ? all : Array(all.prefix(max(0, try Int.from(limit))))).map { .tuple([$0.key, $0.value]) })
        }
        type.method("elements", doc: "The elements, each as often as it counts.") { (counter: CounterObject) throws -> Value in
            var all: [Value] = []
            for (key, amount) in counter.pairs { all += [Value](repeating: key, count: max(0, try Int.from(amount))) }
            return try iteratorValue(.list(all))
        }
        type.method("total", doc: "The sum of the counts.") { (counter: CounterObject) throws -> Value in try counter.pairs.reduce(Value.int(0)) { try $0.binary(.add, $1.value) } }
        type.rawMethod("update", doc: "Add counts.") { counter, arguments in
            if arguments.positionalCount > 0 { try counter.count(arguments[0]) }
            for (name, amount) in arguments.keywordPairs { try counter.add(name.value, amount) }
            return .none
        }
        type.rawMethod("subtract", doc: "Subtract counts.") { counter, arguments in
            if arguments.positionalCount > 0 { try counter.count(arguments[0], sign: -1) }
            for (name, amount) in arguments.keywordPairs { try counter.add(name.value, try amount.unary(.negative)) }
            return .none
        }
    }
    made.allocate = { CounterObject(type: $0) }
    made.initialize = { object, arguments in
        guard let counter = object as? CounterObject else { return }
        if arguments.positionalCount > 0, !arguments[0].isNone { try counter.count(arguments[0]) }
        for (name, amount) in arguments.keywordPairs { try counter.add(name.value, amount) }
    }
    made.construct = { type, arguments in
        let counter = CounterObject(type: type)
        try made.initialize?(counter, arguments)
        return .object(counter)
    }
    module["Counter"] = .object(made)
}

/// A `deque`.
final class DequeObject: Object {
    var elements: [Value] = []
    var limit: Int?

    override init(type: Class) {
        super.init(type: type)
        Heap.track(self)
    }
    override func visitReferences(_ visit: (Object) -> Void) { SharedStorage.visit(&elements, visit) }
    override func clearReferences() {
        clearSlots()
        elements = []
    }

    private func trim(left: Bool) { if let limit { while elements.count > limit { if left { elements.removeFirst() } else { elements.removeLast() } } } }
    func append(_ value: Value) {
        elements.append(value)
        trim(left: true)
    }
    func appendLeft(_ value: Value) {
        elements.insert(value, at: 0)
        trim(left: false)
    }
    override func length() throws -> Int? { elements.count }
    override func iterator() throws -> IteratorObject? {
        var at = 0
        return ClosureIterator { [self] in
            guard at < elements.count else { return nil }
            defer { at += 1 }
            return elements[at]
        }
    }
    override func item(_ key: Value) throws -> Value? {
        guard let at = SequenceKey.position(try Int.from(key), elements.count) else { throw PythonException.indexError("deque index out of range") }
        return elements[at]
    }
    override func setItem(_ key: Value, _ value: Value) throws -> Bool {
        guard let at = SequenceKey.position(try Int.from(key), elements.count) else { throw PythonException.indexError("deque index out of range") }
        elements[at] = value
        return true
    }
    override func repr() throws -> String {
        try Recursion.guarding(self, else: "[...]") { "deque(\(try Value.list(elements).reprText())\(limit.map { ", maxlen=\($0)" } ?? ""))" }
    }
    override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
        guard let other = other.object as? DequeObject else { return nil }
        return try Value.list(elements).compare(operation, .list(other.elements))
    }
    override func hash() throws -> Int { throw PythonException.unhashable(type) }
}

private func declareDeque(_ module: ModuleObject) {
    let made = Class.declare("deque", for: DequeObject.self, module: "collections", derivable: true, doc: "A list that is quick at both ends.") { type in
        declareContainerHooks(type, isMutable: true)
        type.constructor(.optional("iterable", default: Value.undefined, shown: "()"), .optional("maxlen", default: Value.none)) { (made: Class, source: Value, limit: Value) throws -> DequeObject in
            let deque = DequeObject(type: made)
            deque.limit = limit.isNone ? nil : try Int.from(limit)
            if !source.isUndefined { try source.forEach { deque.append($0) } }
            return deque
        }
        type.method("append", .required("x", as: Value.self), doc: "Add at the right.") { (deque: DequeObject, value: Value) in deque.append(value) }
        type.method("appendleft", .required("x", as: Value.self), doc: "Add at the left.") { (deque: DequeObject, value: Value) in deque.appendLeft(value) }
        type.method("extend", .required("iterable", as: Value.self), doc: "Add elements at the right.") { (deque: DequeObject, values: Value) throws in try values.elements().forEach { deque.append($0) } }
        type.method("extendleft", .required("iterable", as: Value.self), doc: "Add elements at the left.") { (deque: DequeObject, values: Value) throws in try values.elements().forEach { deque.appendLeft($0) } }
        type.method("pop", doc: "Remove and return the rightmost.") { (deque: DequeObject) throws -> Value in
            guard let last = deque.elements.popLast() else { throw PythonException.indexError("pop from an empty deque") }
            return last
        }
        type.method("popleft", doc: "Remove and return the leftmost.") { (deque: DequeObject) throws -> Value in
            if deque.elements.isEmpty { throw PythonException.indexError("pop from an empty deque") }
            return deque.elements.removeFirst()
        }
        type.method("clear", doc: "Remove all.") { (deque: DequeObject) in deque.elements = [] }
        type.method("rotate", .optional("n", default: 1), doc: "Rotate to the right.") { (deque: DequeObject, steps: Int) in
            guard !deque.elements.isEmpty else { return }
            let at = ((steps % deque.elements.count) + deque.elements.count) % deque.elements.count
            deque.elements = Array(deque.elements.suffix(at) + deque.elements.dropLast(at))
        }
        type.method("reverse", doc: "Reverse in place.") { (deque: DequeObject) in deque.elements.reverse() }
        type.method("count", .required("x", as: Value.self), doc: "The number of occurrences.") { (deque: DequeObject, value: Value) throws -> Int in try deque.elements.reduce(0) { try $1.equals(value) ? $0 + 1 : $0 } }
        type.method("remove", .required("value", as: Value.self), doc: "Remove the first occurrence.") { (deque: DequeObject, value: Value) throws in
            guard let at = try deque.elements.firstIndex(where: { try $0.equals(value) }) else { throw PythonException.valueError("deque.remove(x): x not in deque") }
            deque.elements.remove(at: at)
        }
        type.property("maxlen", doc: "The limit, or None.") { (deque: DequeObject) -> Value in deque.limit.map { .int($0) } ?? .none }
    }
    made.isSequenceForMatch = true
    module["deque"] = .object(made)
}
