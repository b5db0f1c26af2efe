import Runtime

/// Functions over iterables.
func declareIteration(in module: ModuleObject) {
    module.function("all", .required("iterable", as: Value.self), doc: "Whether every element is true.") { (values: Value) throws -> Bool in
        let iterator = try values.iterate()
        while let element = try iterator.next() {
            try Pulse.check()
            if try !element.isTrue() { return false }
        }
        return true
    }
    module.function("any", .required("iterable", as: Value.self), doc: "Whether some element is true.") { (values: Value) throws -> Bool in
        let iterator = try values.iterate()
        while let element = try iterator.next() {
            try Pulse.check()
            if try element.isTrue() { return true }
        }
        return false
    }
    module.function("len", .required("obj", as: Value.self), doc: "How many elements there are.") { try $0.length() }
    module.shortcut("len", .length)
    module.function("sum", .required("iterable", as: Value.self), .optional("start", default: Value.int(0)), doc: "Return the sum of the elements and the start.") { values, start in
        if start.object is StringObject { throw PythonException.typeError("sum() can't sum strings [use ''.join(seq) instead]") }
        if start.object is BytesObject { throw PythonException.typeError("sum() can't sum bytes [use b''.join(seq) instead]") }
        var total = start
        try values.forEach { element in
            if case .int(let x) = total, case .int(let y) = element, case let (sum, overflow) = x.addingReportingOverflow(y), !overflow {
                total = .int(sum)
            } else { total = try total.binary(.add, element) }
        }
        return total
    }
    module["sorted"] = .object(sortedFunction())
    module["reversed"] = .object(reversedClass())
    module.function("iter", .required("object", as: Value.self), .optional("sentinel", default: Value.undefined, shown: "...").positionalOnly, doc: "Return an iterator.") { source, sentinel in
        if sentinel.isUndefined { return try iteratorValue(source) }
        guard source.isCallable else { throw PythonException.typeError("iter(v, w): v must be callable") }
        var isDone = false
        return Value.object(ClosureIterator(type: Class.callableIterator, over: [source, sentinel]) { held in
            if isDone { return nil }
            do {
                let value = try held[0].call()
                if try !value.equals(held[1]) { return value }
                isDone = true
                return nil
            } catch let error as PythonException where error.isInstance(of: .stopIteration) {
                isDone = true
                throw error
            }
        })
    }
    module.function("next", .required("iterator", as: Value.self), .optional("default", default: Value.undefined, shown: "...").positionalOnly, doc: "Return the next element, or the default at the end.") { source, fallback in
        do {
            if let iterator = source.object as? IteratorObject, iterator.type.isNative || iterator.type.overriding(.next) == nil {
                if let element = try iterator.next() { return element }
                if !fallback.isUndefined { return fallback }
                throw iterator.stopIteration()
            }
            guard let method = source.type.overriding(.next) ?? source.type.lookup(.next) else { throw PythonException.typeError("'\(source.typeName)' object is not an iterator") }
            return try method.bound(to: source).call()
        } catch let error as PythonException where error.isInstance(of: .stopIteration) && !fallback.isUndefined { return fallback }
    }
    module["min"] = .object(extremeFunction("min", .less, "Return the smallest element or argument."))
    module["max"] = .object(extremeFunction("max", .greater, "Return the largest element or argument."))
    let enumerate = enumerateClass()
    declareTypeArguments(enumerate)
    module["enumerate"] = .object(enumerate)
    module["zip"] = .object(zipClass())
    module["map"] = .object(mapClass())
    module["filter"] = .object(filterClass())
}

/// `iter(x)` as a value: an iterator written in Python is itself.
func iteratorValue(_ source: Value) throws -> Value {
    let iterator = try source.iterate()
    if let wrapper = iterator as? MethodIterator { return wrapper.target }
    return .object(iterator)
}

/// `min` and `max`.
private func extremeFunction(_ name: String, _ wanted: Comparison, _ doc: String) -> NativeFunction {
    let function = NativeFunction.declare(name, .rest("args", of: Value.self), .keyword("key", default: Value.none), .keyword("default", default: Value.undefined, shown: "..."), doc: doc, isBuiltin: true) { (values: [Value], key: Value, fallback: Value) throws -> Value in
        try extreme(name, wanted, values, key, fallback)
    }
    function.direct.unary = { values in try extreme(name, wanted, [values], .none, .undefined) }
    function.direct.binary = { first, second in try second.compare(wanted, first).isTrue() ? second : first }
    return function
}

private func extreme(_ name: String, _ wanted: Comparison, _ values: [Value], _ key: Value, _ fallback: Value) throws -> Value {
    if values.isEmpty { throw PythonException.typeError("\(name) expected at least 1 argument, got 0") }
    if values.count > 1, !fallback.isUndefined { throw PythonException.typeError("Cannot specify a default for \(name)() with multiple positional arguments") }
    var best: Value?
    var bestKey = Value.none
    func consider(_ element: Value) throws {
        try Pulse.check()
        let rank = key.isNone ? element : try key.call(element)
        if try best == nil || rank.compare(wanted, bestKey).isTrue() {
            best = element
            bestKey = rank
        }
    }
    if values.count == 1 { try values[0].forEach(consider) } else { for value in values { try consider(value) } }
    if let best { return best }
    if !fallback.isUndefined { return fallback }
    throw PythonException.valueError("\(name)() arg is an empty sequence")
}

/// `sorted(iterable, /, *, key=None, reverse=False)`: keywords go to `list.sort`, whose name errors tell.
private func sortedFunction() -> NativeFunction {
    let parameters = [
        ParameterDescription(name: "iterable", kind: .required, text: "iterable"),
        ParameterDescription(name: "key", kind: .keywordOnly, text: "key=None"),
        ParameterDescription(name: "reverse", kind: .keywordOnly, text: "reverse=False"),
    ]
    return NativeFunction(name: "sorted", doc: "Return a new sorted list.", parameters: parameters) { arguments in
        guard arguments.positionalCount == 1 else { throw PythonException.typeError("sorted expected 1 argument, got \(arguments.positionalCount)") }
        let elements = try arguments[0].elements()
        var key = Value.none, isReversed = false
        for (name, value) in arguments.keywordPairs {
            switch name.text {
            case "key": key = value
            case "reverse": isReversed = try Int.from(value) != 0
            default: throw PythonException.typeError("'\(name.text)' is an invalid keyword argument for sort()")
            }
        }
        return .list(try Sorting.sorted(elements, key: key, isReversed: isReversed))
    }
}

/// `reversed`, a class whose construction gives the iterator that fits.
private func reversedClass() -> Class {
    let made = Class("reversed", bases: [.iterator], doc: "An iterator over a sequence from its end.", derivable: true)
    made.construct = { type, arguments in
        guard arguments.keywordCount == 0 else { throw PythonException.typeError("reversed() takes no keyword arguments") }
        guard arguments.positionalCount == 1 else { throw PythonException.typeError("reversed expected 1 argument, got \(arguments.positionalCount)") }
        return try reversed(arguments[0], type)
    }
    return made
}

private func reversed(_ source: Value, _ plain: Class) throws -> Value {
    if let method = source.type.overriding(.reversed) { return try method.bound(to: source).call() }
    return try nativelyReversed(source, plain)
}

/// What `__reversed__` of a built-in container gives.
func reversed(_ source: Value) throws -> Value { try nativelyReversed(source, .iterator) }

private func nativelyReversed(_ source: Value, _ plain: Class) throws -> Value {
    switch source.object {
    case let dict as DictObject: return .object(DictIterator(dict, .keys, isReversed: true))
    case let view as DictView: return .object(DictIterator(view.dict, view.part, isReversed: true))
    case let list as ListObject: return .object(ReversedListIterator(list))
    case is TupleObject, is StringObject, is RangeObject, is BytesObject: break
    case let range as WideRange: return try Value.object(range).item(.object(SliceObject(start: .none, stop: .none, step: .int(-1)))).iterate().value
    default:
        if !(source.object is RangeObject), let method = source.type.lookup(.reversed) { return try method.call(source) }
        guard source.type.lookup(.getItem) != nil, !(source.object is SetObject) else { throw PythonException.typeError("'\(source.typeName)' object is not reversible") }
    }
    return .object(ReversedIterator(source, type: source.object is RangeObject ? .rangeIterator : plain, from: try source.length() - 1))
}

/// `reversed(text)`: the items of a sequence from the last to the first.  At the end it lets go of the sequence.
private final class ReversedIterator: IteratorObject {
    private var source: Value?
    private var at: Int
    init(_ source: Value, type: Class, from last: Int) {
        self.source = source
        at = last
        super.init(type: type)
        Heap.track(self)
    }
    override func visitReferences(_ visit: (Object) -> Void) { source?.visitHeld(visit) }
    override func clearReferences() { source = nil }
    override func next() throws -> Value? {
        guard let source, at >= 0 else {
            source = nil
            return nil
        }
        do {
            defer { at -= 1 }
            return try source.item(.int(at))
        } catch let error as PythonException where error.isInstance(of: .indexError) || error.isInstance(of: .stopIteration) {
            self.source = nil
            return nil
        }
    }
    override var remainingCount: Int? { source.map { at < (try? $0.length()) ?? 0 ? at + 1 : 0 } ?? 0 }
    override func copied(_ part: (Value) throws -> Value) throws -> IteratorObject? {
        ReversedIterator(try part(source ?? .tuple([])), type: type, from: source == nil ? -1 : at)
    }
}

/// `reversed(list)`, of a list that may change meanwhile.
private final class ReversedListIterator: IteratorObject {
    private var list: ListObject?
    private var at: Int
    init(_ list: ListObject) {
        self.list = list
        at = list.elements.count - 1
        super.init(type: .reversedIterator)
        Heap.track(self)
    }
    override func visitReferences(_ visit: (Object) -> Void) { if let list { visit(list) } }
    override func clearReferences() { list = nil }
    override func next() throws -> Value? {
        guard let list, at >= 0, at < list.elements.count else {
            list = nil
            return nil
        }
        defer { at -= 1 }
        return list.elements[at]
    }
    override var remainingCount: Int? { list.map { at < $0.elements.count ? at + 1 : 0 } ?? 0 }
    override func copied(_ part: (Value) throws -> Value) throws -> IteratorObject? {
        let made = ReversedListIterator(try list.flatMap { try part($0.value).object as? ListObject } ?? ListObject())
        if list != nil { made.at = at }
        return made
    }
}

extension Class {
    static let callableIterator = Class("callable_iterator", bases: [.iterator])
    static let reversedIterator = Class("list_reverseiterator", bases: [.iterator])
}

private func enumerateClass() -> Class {
    Class.declare("enumerate", for: EnumerateIterator.self, bases: [.iterator], derivable: true, doc: "Pairs of a count and the elements.") { type in
        type.constructor(.optional("iterable", default: Value.undefined, shown: "..."), .optional("start", default: Value.int(0))) { (made: Class, source: Value, start: Value) throws -> EnumerateIterator in
            if source.isUndefined { throw PythonException.typeError("enumerate() missing required argument 'iterable'\(made.isNative ? "" : " (pos 1)")") }
            guard let first = try start.index() else { throw PythonException.typeError("'\(start.typeName)' object cannot be interpreted as an integer") }
            return EnumerateIterator(try source.iterate(), first, type: made)
        }
    }
}

final class EnumerateIterator: IteratorObject {
    private var source: IteratorObject?
    private var count: Value
    init(_ source: IteratorObject, _ start: Value, type: Class) {
        self.source = source
        count = start
        super.init(type: type)
        Heap.track(self)
    }
    deinit { Reclaimer.release(&source) }
    override func visitReferences(_ visit: (Object) -> Void) { source.visitHeld(visit) }
    override func next() throws -> Value? {
        guard let element = try source?.next() else { return nil }
        return .tuple(TupleObject(try advance(), element))
    }
    override func copied(_ part: (Value) throws -> Value) throws -> IteratorObject? {
        guard let source else { return nil }
        return EnumerateIterator(try source.part(part), try part(count), type: type)
    }
    override var yieldsPairs: Bool { true }
    override func nextPair() throws -> (Value, Value)? {
        guard let element = try source?.next() else { return nil }
        return (try advance(), element)
    }

    /// The count before the step.
    private func advance() throws -> Value {
        let before = count
        if case .int(let number) = before, number < .max { count = .int(number + 1) } else { count = try count.binary(.add, .int(1)) }
        return before
    }
}

final class ZipIterator: IteratorObject {
    private var sources: [IteratorObject]
    private let isStrict: Bool
    init(_ sources: [IteratorObject], isStrict: Bool, type: Class) {
        self.sources = sources
        self.isStrict = isStrict
        super.init(type: type)
        Heap.track(self)
    }
    deinit { Reclaimer.release(&sources) }
    override func visitReferences(_ visit: (Object) -> Void) { sources.visitHeld(visit) }
    override func next() throws -> Value? {
        if sources.isEmpty { return nil }
        var elements = ContiguousArray<Value>()
        elements.reserveCapacity(sources.count)
        for (index, source) in sources.enumerated() {
            guard let element = try source.next() else {
                if isStrict { try checkStrict(index) }
                return nil
            }
            elements.append(element)
        }
        return .tuple(TupleObject(elements: elements))
    }
    override func copied(_ part: (Value) throws -> Value) throws -> IteratorObject? { ZipIterator(try sources.map { try $0.part(part) }, isStrict: isStrict, type: type) }
    override var yieldsPairs: Bool { sources.count == 2 }
    override func nextPair() throws -> (Value, Value)? {
        guard let first = try sources[0].next() else {
            if isStrict { try checkStrict(0) }
            return nil
        }
        guard let second = try sources[1].next() else {
            if isStrict { try checkStrict(1) }
            return nil
        }
        return (first, second)
    }
    private func checkStrict(_ ended: Int) throws {
        func plural(_ count: Int) -> String { count == 1 ? " 1" : "s 1-\(count)" }
        if ended > 0 { throw PythonException.valueError("zip() argument \(ended + 1) is shorter than argument\(plural(ended))") }
        for (index, source) in sources.enumerated().dropFirst() where try source.next() != nil {
            throw PythonException.valueError("zip() argument \(index + 1) is longer than argument\(plural(index))")
        }
    }
}

private func zipClass() -> Class {
    Class.declare("zip", for: ZipIterator.self, bases: [.iterator], derivable: true, doc: "Tuples of the elements of several iterables side by side.") { type in
        type.constructor(.rest("iterables", of: Value.self), .keyword("strict", default: false)) { (made: Class, sources: [Value], strict: Bool) throws -> ZipIterator in
            ZipIterator(try sources.enumerated().map { index, source in
                guard let iterator = try source.makeIterator() else { throw PythonException.typeError("'\(source.typeName)' object is not iterable") }
                return iterator
            }, isStrict: strict, type: made)
        }
    }
}

final class MapIterator: CallingIterator {
    private let function: Value
    private var sources: [IteratorObject]
    init(_ function: Value, _ sources: [IteratorObject], type: Class) {
        self.function = function
        self.sources = sources
        super.init(type: type)
        Heap.track(self)
    }
    deinit { Reclaimer.release(&sources) }
    override func visitReferences(_ visit: (Object) -> Void) {
        super.visitReferences(visit)
        function.visitHeld(visit)
        sources.visitHeld(visit)
    }
    override func copied(_ part: (Value) throws -> Value) throws -> IteratorObject? { MapIterator(try part(function), try sources.map { try $0.part(part) }, type: type) }
    override func next() throws -> Value? {
        do {
            if sources.count == 1 { return try sources[0].next().map { try function.call($0) } }
            var arguments: [Value] = []
            for source in sources {
                guard let element = try source.next() else { return nil }
                arguments.append(element)
            }
            return try function.call(arguments)
        } catch { return try end(by: error) }
    }
}

private func mapClass() -> Class {
    Class.declare("map", for: MapIterator.self, bases: [.iterator], derivable: true, doc: "The results of a function on the elements.") { type in
        type.constructor(.required("func", as: Value.self), .rest("iterables", of: Value.self)) { (made: Class, function: Value, sources: [Value]) throws -> MapIterator in
            if sources.isEmpty { throw PythonException.typeError("map() must have at least two arguments.") }
            return MapIterator(function, try sources.map { try $0.iterate() }, type: made)
        }
    }
}

final class FilterIterator: CallingIterator {
    private let test: Value
    private var source: IteratorObject?
    init(_ test: Value, _ source: IteratorObject, type: Class) {
        self.test = test
        self.source = source
        super.init(type: type)
        Heap.track(self)
    }
    deinit { Reclaimer.release(&source) }
    override func visitReferences(_ visit: (Object) -> Void) {
        super.visitReferences(visit)
        test.visitHeld(visit)
        source.visitHeld(visit)
    }
    override func copied(_ part: (Value) throws -> Value) throws -> IteratorObject? {
        guard let source else { return nil }
        return FilterIterator(try part(test), try source.part(part), type: type)
    }
    override func next() throws -> Value? {
        do {
            while let element = try source?.next() {
                try Pulse.check()
                if try (test.isNone ? element : test.call(element)).isTrue() { return element }
            }
            return nil
        } catch { return try end(by: error) }
    }
}

private func filterClass() -> Class {
    Class.declare("filter", for: FilterIterator.self, bases: [.iterator], derivable: true, doc: "The elements that pass a test.") { type in
        type.constructor(.required("function", as: Value.self), .required("iterable", as: Value.self)) { made, test, source in FilterIterator(test, try source.iterate(), type: made) }
    }
}
