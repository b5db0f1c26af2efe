import BigInt
import Runtime

func declareSequenceTypes() {
    Class.list.allocate = { ListObject(elements: [], type: $0) }
    Class.list.initialize = { object, arguments in
        guard let list = object as? ListObject else { return }
        try checkOneArgument(arguments, "list")
        list.elements = arguments.positionalCount == 0 ? [] : ContiguousArray(try arguments[0].elements())
    }
    Class.list.construct = { made, arguments in
        let list = ListObject(elements: [], type: made)
        try Class.list.initialize?(list, arguments)
        return list.value
    }
    Class.tuple.construct = { made, arguments in
        try checkOneArgument(arguments, "tuple")
        if arguments.positionalCount == 1, made === Class.tuple, case .tuple = arguments[0] { return arguments[0] }
        return TupleObject(elements: arguments.positionalCount == 0 ? [] : ContiguousArray(try arguments[0].elements()), type: made).value
    }
    Class.range.construct = { _, arguments in
        guard arguments.keywordCount == 0 else { throw PythonException.typeError("range() takes no keyword arguments") }
        guard arguments.positionalCount > 0 else { throw PythonException.typeError("range expected at least 1 argument, got 0") }
        guard arguments.positionalCount <= 3 else { throw PythonException.typeError("range expected at most 3 arguments, got \(arguments.positionalCount)") }
        if arguments.positionalCount == 1, case .int(let stop) = arguments[0], stop < .max { return .object(RangeObject(start: 0, stop: stop, step: 1)) }
        if arguments.positionalCount > 1, case .int(let start) = arguments[0], case .int(let stop) = arguments[1], start.magnitude < 1 << 61, stop.magnitude < 1 << 61 {
            if arguments.positionalCount == 2 { return .object(RangeObject(start: start, stop: stop, step: 1)) }
            if case .int(let step) = arguments[2], step != 0, step.magnitude < 1 << 61 { return .object(RangeObject(start: start, stop: stop, step: step)) }
        }
        let bounds = try arguments.positional.map { value in
            guard let number = try value.index()?.bigInteger else { throw PythonException.typeError("'\(value.typeName)' object cannot be interpreted as an integer") }
            return number
        }
        if bounds.count == 3, bounds[2] == 0 { throw PythonException.valueError("range() arg 3 must not be zero") }
        return bounds.count == 1 ? RangeObject.make(0, bounds[0], 1) : RangeObject.make(bounds[0], bounds[1], bounds.count == 3 ? bounds[2] : 1)
    }
    Class.list.constructFromOne = { .list(ListObject(elements: ContiguousArray(try $0.elements()))) }
    Class.range.constructFromOne = { value in
        if case .int(let stop) = value, stop < .max { return .object(RangeObject(start: 0, stop: stop, step: 1)) }
        guard let bound = try value.index()?.bigInteger else { throw PythonException.typeError("'\(value.typeName)' object cannot be interpreted as an integer") }
        return RangeObject.make(0, bound, 1)
    }
    Class.slice.construct = { _, arguments in
        switch arguments.positionalCount {
        case 1: return .object(SliceObject(start: .none, stop: arguments[0], step: .none))
        case 2: return .object(SliceObject(start: arguments[0], stop: arguments[1], step: .none))
        case 3: return .object(SliceObject(start: arguments[0], stop: arguments[1], step: arguments[2]))
        case 0: throw PythonException.typeError("slice expected at least 1 argument, got 0")
        default: throw PythonException.typeError("slice expected at most 3 arguments, got \(arguments.positionalCount)")
        }
    }
    declareList()
    declareTuple()
    Class.range.extend(for: Object.self, doc: "An arithmetic progression of ints.") { type in
        declareContainerHooks(type, isMutable: false)
        type.method("__reversed__", doc: "An iterator from the end to the beginning.") { (range: Object) throws -> Value in try reversed(range.value) }
    }
    Class.range.extend(for: Value.self) { type in
        func bounds(_ value: Value) throws -> WideRange {
            guard let range = WideRange.of(value) else { throw PythonException.typeError("expected range, got \(value.typeName)") }
            return range
        }
        func readOnly(_ name: String, _ doc: String, _ get: @escaping (WideRange) -> BigInt) {
            type.property(name, doc: doc) { (value: Value) throws -> Value in .int(get(try bounds(value))) } set: { (_: Value, _: Value) throws in
                throw PythonException.attributeError("readonly attribute")
            }
        }
        readOnly("start", "The first element.") { $0.start }
        readOnly("stop", "The bound.") { $0.stop }
        readOnly("step", "The difference of neighbours.") { $0.step }
        type.method("count", .required("value", as: Value.self), doc: "Return the number of occurrences.") { (range: Value, value: Value) throws -> Int in
            if value.bigInteger != nil || value.object == nil { return try bounds(range).position(of: value) == nil ? 0 : 1 }
            var count = 0
            try range.forEach { if try $0.equals(value) { count += 1 } }
            return count
        }
        type.method("index", .required("value", as: Value.self), doc: "Return the position of a value.") { (range: Value, value: Value) throws -> Value in
            guard let at = try bounds(range).position(of: value) else {
                throw PythonException.valueError(value.bigInteger == nil ? "sequence.index(x): x not in sequence" : "\(try value.reprText()) is not in range")
            }
            return .int(at)
        }
    }
    Class.slice.extend(for: SliceObject.self, doc: "What start:stop:step makes.") { type in
        type.property("start", doc: "The lower bound.") { (slice: SliceObject) -> Value in slice.start }
        type.property("stop", doc: "The upper bound.") { (slice: SliceObject) -> Value in slice.stop }
        type.property("step", doc: "The step.") { (slice: SliceObject) -> Value in slice.step }
        type.method("indices", .required("len", as: Value.self), doc: "Return (start, stop, step) for a sequence of a length.") { (slice: SliceObject, length: Value) throws -> Value in
            guard let count = try length.index()?.bigInteger else { throw PythonException.typeError("'\(length.typeName)' object cannot be interpreted as an integer") }
            if count < 0 { throw PythonException.valueError("length should not be negative") }
            return .tuple(try slice.indices(ofAnyLength: count).map { .int($0) })
        }
    }
}

/// `list() takes no keyword arguments`, `list expected at most 1 argument, got 2`
func checkOneArgument(_ arguments: Arguments, _ name: String) throws {
    if arguments.keywordCount > 0 { throw PythonException.typeError("\(name)() takes no keyword arguments") }
    if arguments.positionalCount > 1 { throw PythonException.typeError("\(name) expected at most 1 argument, got \(arguments.positionalCount)") }
}

private func declareList() {
    Class.list.extend(for: ListObject.self, doc: "A mutable sequence.") { type in
        declareContainerHooks(type, isMutable: true)
        type.type.addMember(.hash, .none)
        declareArithmeticHooks(type, [.add, .multiply])
        declareInPlaceHooks(type, [.add, .multiply])
        type.method("__reversed__", doc: "An iterator from the end to the beginning.") { (list: ListObject) throws -> Value in try reversed(list.value) }
        type.method("append", .required("object", as: Value.self).positionalOnly, doc: "Append an element to the end.") { (list: ListObject, element: Value) in
            list.elements.append(element)
        }
        type.shortcut("append", .append)
        type.method("extend", .required("iterable", as: Value.self), doc: "Append the elements of an iterable.") { (list: ListObject, values: Value) throws in
            if values.object === list || values.object is TupleObject { return try list.append(elementsOf: values) }
            if values.object?.type.isNative == true { return try values.forEach { list.elements.append($0) } }
            let iterator = try values.iterate()
            try values.askHowMany()
            while let element = try iterator.next() { list.elements.append(element) }
        }
        type.method("insert", .required("index", as: Int.self), .required("object", as: Value.self), doc: "Insert an element before a position.") { (list: ListObject, index: Int, element: Value) in
            let count = list.elements.count
            list.elements.insert(element, at: min(count, max(0, index < 0 ? index + count : index)))
        }
        type.method("pop", .optional("index", default: -1).positionalOnly, doc: "Remove and return the element at a position, the last by default.") { (list: ListObject, index: Int) throws -> Value in
            if list.elements.isEmpty { throw PythonException.indexError("pop from empty list") }
            guard let at = SequenceKey.position(index, list.elements.count) else { throw PythonException.indexError("pop index out of range") }
            return list.elements.remove(at: at)
        }
        type.method("remove", .required("value", as: Value.self), doc: "Takes out the first element that is equal to a value.") { (list: ListObject, value: Value) throws in
            var at = 0
            while at < list.elements.count {
                let element = list.elements[at]
                if try element.isIdentical(to: value) || element.equals(value) {
                    if at < list.elements.count { list.elements.remove(at: at) }
                    return
                }
                at += 1
                try Pulse.check()
            }
            throw PythonException.valueError("list.remove(x): x not in list")
        }
        type.method("clear", doc: "Remove all elements.") { (list: ListObject) in list.removeAll() }
        type.method("copy", doc: "A copy with the same elements.") { (list: ListObject) -> Value in .list(ListObject(elements: list.elements)) }
        type.method("count", .required("value", as: Value.self), doc: "Return the number of occurrences.") { (list: ListObject, value: Value) throws -> Int in
            try list.elements.reduce(0) {
                try Pulse.check()
                return try $1.isIdentical(to: value) || $1.equals(value) ? $0 + 1 : $0
            }
        }
        type.method("index", .required("value", as: Value.self), .optional("start", default: SequenceBound(0)).positionalOnly, .optional("stop", default: SequenceBound(.max)).positionalOnly, doc: "Return the first position of a value.") { (list: ListObject, value: Value, start: SequenceBound, stop: SequenceBound) throws -> Int in
            guard let at = try firstIndex(of: value, in: list.elements, start.position, stop.position) else { throw PythonException.valueError("\(try value.reprText()) is not in list") }
            return at
        }
        type.method("reverse", doc: "Reverse in place.") { (list: ListObject) in list.elements.reverse() }
        type.method("sort", .keyword("key", default: Value.none), .keyword("reverse", default: Value.bool(false)), doc: "Sort in place, stably.") { (list: ListObject, key: Value, reverse: Value) throws in
            let isReversed = try Int.from(reverse) != 0
            let elements = list.elements
            list.elements = Sorting.meanwhile
            let sorted: ContiguousArray<Value>
            do { sorted = try Sorting.sorted(elements, key: key, isReversed: isReversed) } catch {
                list.elements = elements
                throw error
            }
            let isModified = !Sorting.isUntouched(list.elements)
            list.elements = sorted
            if isModified { throw PythonException.valueError("list modified during sort") }
        }
        type.subscriptable("list[int]")
    }
}

private func declareTuple() {
    Class.tuple.extend(for: TupleObject.self, doc: "An immutable sequence.") { type in
        declareContainerHooks(type, isMutable: false)
        declareArithmeticHooks(type, [.add, .multiply])
        type.method("count", .required("value", as: Value.self), doc: "Return the number of occurrences.") { (tuple: TupleObject, value: Value) throws -> Int in
            try tuple.elements.reduce(0) { try $1.isIdentical(to: value) || $1.equals(value) ? $0 + 1 : $0 }
        }
        type.method("index", .required("value", as: Value.self), .optional("start", default: SequenceBound(0)).positionalOnly, .optional("stop", default: SequenceBound(.max)).positionalOnly, doc: "Return the first position of a value.") { (tuple: TupleObject, value: Value, start: SequenceBound, stop: SequenceBound) throws -> Int in
            guard let at = try firstIndex(of: value, in: tuple.elements, start.position, stop.position) else { throw PythonException.valueError("tuple.index(x): x not in tuple") }
            return at
        }
        type.subscriptable("tuple[int, str]")
    }
}

private func firstIndex(of value: Value, in elements: ContiguousArray<Value>, _ start: Int, _ stop: Int) throws -> Int? {
    let count = elements.count
    let from = max(0, start < 0 ? start + count : start), to = min(count, stop < 0 ? stop + count : stop)
    guard from < to else { return nil }
    for at in from..<to {
        try Pulse.check()
        if try elements[at].isIdentical(to: value) || elements[at].equals(value) { return at }
    }
    return nil
}

/// Where a search in a sequence begins or ends; what is beyond 64 bits is cut off.
struct SequenceBound: FromValue, IntoValue {
    let position: Int
    init(_ position: Int) { self.position = position }

    static func from(_ value: Value) throws -> SequenceBound {
        guard let index = try value.index() else { throw PythonException.typeError("slice indices must be integers or have an __index__ method") }
        if case .int(let number) = index { return SequenceBound(number) }
        return SequenceBound((index.bigInteger ?? 0) < 0 ? .min : .max)
    }
    static var expectedName: String { "int" }
    var value: Value { .int(position) }
}
