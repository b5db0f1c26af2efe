import Runtime

/// `copy`
func copyModule(_ module: ModuleObject) {
    module.isWrittenInPython = true
    module.function("copy", .required("x", as: Value.self), doc: "A copy that holds the same objects.") { try Copying.shallow($0) }
    module.function("deepcopy", .required("x", as: Value.self), .optional("memo", default: Value.none), doc: "A copy that holds copies, and so on to the bottom.") { (value: Value, memo: Value) throws -> Value in
        var copying = Copying(memo: memo.dictionary ?? DictObject())
        return try copying.deep(value)
    }
    let error = Class("Error", module: "copy", bases: [.exception], derivable: true)
    module["Error"] = .object(error)
    module["error"] = .object(error)
}

/// Copies objects.
struct Copying {
    /// The copies made, by the identity of the originals: what `__deepcopy__` gets.
    private let memo: DictObject

    init(memo: DictObject) { self.memo = memo }

    /// Whether a copy is the object itself.
    private static func isAtomic(_ object: Object) -> Bool {
        if object is FunctionObject || object is Class || object is NativeFunction || object is RangeObject || object is PatternObject || object is Singleton || object is SliceObject || object is WeakReference || object is CachedFunction { return true }
        if object is DateObject || object is TimeObject || object is TimeDeltaObject || object is TimeZoneInfo || object is DecimalObject || object is UUIDObject || object is FractionObject || object is UnionType || object is GenericAlias || object is TypingAlias || object is TypingForm { return true }
        if object is PropertyObject || object is BytesObject && object.type === Class.bytes { return true }
        return (object is StringObject && object.type === Class.string) || (object is IntObject && object.type === Class.int)
    }

    static func shallow(_ value: Value) throws -> Value {
        guard let object = value.object, !isAtomic(object) else { return value }
        if object.type.lookup("__copy__") != nil {
            return try value.attribute("__copy__").call()
        }
        switch object {
        // `obj.__dict__` gives a dict.
        case is AttributeView, is ModuleView: return value.dictionary?.value ?? value
        case let tuple as TupleObject where tuple.type === Class.tuple: return value
        case is StructSequence: return value
        case let set as SetObject where set.type === Class.frozenSet: return value
        default: return try instance(object) { $0 }
        }
    }

    mutating func deep(_ value: Value) throws -> Value {
        try Pulse.check()
        guard let object = value.object, !Copying.isAtomic(object) else { return value }
        let key = Value.int(Int(bitPattern: ObjectIdentifier(object)))
        if let known = try memo.get(key) { return known }
        let copy = try StackGuard.guarding("") { try deepCopy(object, key) }
        if !copy.isIdentical(to: value) {
            try memo.set(key, copy)
            try keepAlive(value)
        }
        return copy
    }

    /// Keeps an original alive while its identity is a key of the memo.
    private func keepAlive(_ value: Value) throws {
        let key = Value.int(Int(bitPattern: ObjectIdentifier(memo)))
        if let kept = try memo.get(key)?.object as? ListObject { kept.elements.append(value) } else { try memo.set(key, .list([value])) }
    }

    private mutating func deepCopy(_ object: Object, _ key: Value) throws -> Value {
        if object.type.lookup("__deepcopy__") != nil {
            return try object.value.attribute("__deepcopy__").call(memo.value)
        }
        if object is StructSequence { return object.value }
        if let tuple = object as? TupleObject, tuple.type === Class.tuple {
            var elements = ContiguousArray<Value>()
            for element in tuple.elements { elements.append(try deep(element)) }
            if let known = try memo.get(key) { return known }
            return zip(elements, tuple.elements).allSatisfy({ $0.isIdentical(to: $1) }) ? object.value : .tuple(TupleObject(elements: elements))
        }
        if object is AttributeView || object is ModuleView, let dict = object.value.dictionary { return try deep(dict.value) }
        if let bound = object as? BoundMethod { return .object(BoundMethod(receiver: try deep(bound.receiver), function: bound.function)) }
        var copying = self
        return try Copying.instance(object, made: { try copying.memo.set(key, $0) }) { try copying.deep($0) }
    }

    /// The copy that a class of the program's own, or `copyreg.pickle()`, tells how to make; nil where it has no say.
    private static func reduced(_ object: Object, _ told: (Value) throws -> Void, _ transform: (Value) throws -> Value) throws -> Value? {
        guard let parts = try reduction(of: object) else { return nil }
        if parts.count < 2 { throw PythonException.typeError("_reconstruct() missing \(2 - parts.count) required positional argument\(parts.count == 1 ? ": 'args'" : "s: 'func' and 'args'")") }
        if parts.count > 5 { throw PythonException.typeError("_reconstruct() takes from 4 to 7 positional arguments but \(parts.count + 2) were given") }
        let made = try parts[0].call(try parts[1].elements().map(transform), keywords: [])
        try told(made)
        if parts.count > 2, !parts[2].isNone {
            let state = try transform(parts[2])
            if let setter = try made.attributeIfPresent("__setstate__") { _ = try setter.call(state) } else { try setState(state, of: made) }
        }
        if parts.count > 3, !parts[3].isNone { try parts[3].forEach { _ = try made.callMethod("append", try transform($0)) } }
        if parts.count > 4, !parts[4].isNone {
            try parts[4].forEach { pair in
                let entry = try pair.elements()
                if entry.count == 2 { try made.setItem(try transform(entry[0]), try transform(entry[1])) }
            }
        }
        return made
    }

    /// What `__reduce_ex__(4)` gives, where the program has a hand in it; the object alone stands for a text, which says that it is its own copy.
    private static func reduction(of object: Object) throws -> [Value]? {
        let type = object.type
        let result: Value
        if Reduction.dispatchTable.count > 0, let function = try Reduction.dispatchTable.get(.object(type)) {
            result = try function.call(object.value)
        } else if !type.isNative, isToldHow(object) {
            result = try object.value.attribute("__reduce_ex__").call(.int(4))
        } else { return nil }
        if result.object is StringObject { return [.object(NativeFunction(name: "copy") { _ in object.value }), .tuple([])] }
        guard let tuple = result.object as? TupleObject else { throw PythonException.typeError("Value after * must be an iterable, not \(result.typeName)") }
        return Array(tuple.elements)
    }
    /// Whether a class written in Python has a method that making a copy calls.
    private static func isToldHow(_ object: Object) -> Bool {
        let type = object.type
        if hooks.contains(where: { type.defines($0) }) || type.defines(.new) && !(type is EnumClass) { return true }
        switch object {
        case is ListObject: return type.defines("append")
        case is OrderedDict, is CounterObject: return type.defines(.setItem) || type.defines(.`init`)
        case is DictObject: return type.defines(.setItem)
        case is SetObject, is DequeObject: return type.defines(.`init`)
        default: return false
        }
    }
    private static let hooks: [Name] = ["__reduce_ex__", "__reduce__", "__getstate__", "__setstate__", "__getnewargs_ex__", "__getnewargs__"]

    /// A state without `__setstate__`: attributes, or a pair of those of `__dict__` and those of slots.
    private static func setState(_ state: Value, of made: Value) throws {
        var attributes = state, slots = Value.none
        if let pair = state.object as? TupleObject, pair.elements.count == 2 { (attributes, slots) = (pair.elements[0], pair.elements[1]) }
        if !attributes.isNone {
            let dict = DictObject()
            try dict.update(attributes)
            for (name, value) in dict.pairs { made.object?.setOwnAttribute(Name(try String.from(name)), value) }
        }
        guard !slots.isNone else { return }
        for (name, value) in try DictObject.from(slots).pairs { try made.setAttribute(Name(try String.from(name)), value) }
    }

    /// A new object of the same class, its contents and own attributes transformed.
    /// - Parameter made: told the new object before its contents are there, which may refer to it.
    private static func instance(_ object: Object, made told: (Value) throws -> Void = { _ in }, _ transform: (Value) throws -> Value) throws -> Value {
        if let made = try reduced(object, told, transform) { return made }
        if object.type.isNative, let made = try (object as? IteratorObject)?.copied(transform) { return made.value }
        let made = try empty(object, transform)
        try told(made.value)
        switch (object, made) {
        case (let list as ListObject, let copy as ListObject): for element in list.elements { copy.elements.append(try transform(element)) }
        case (let dict as DictObject, let copy as DictObject): for (key, value) in dict.pairs { try copy.set(try transform(key), try transform(value)) }
        case (let set as SetObject, let copy as SetObject): for element in set.members { try copy.insert(try transform(element)) }
        case (let deque as DequeObject, let copy as DequeObject): for element in deque.elements { copy.append(try transform(element)) }
        case (let container as UserContainer, let copy as UserContainer): copy.data = try transform(container.data)
        default: break
        }
        for (name, value) in object.ownAttributes { made.setOwnAttribute(name, try transform(AttributeView.content(of: name, value))) }
        return made.value
    }

    /// An exception made anew from its arguments, as `BaseException.__reduce__` tells.
    private static func exception(_ error: PythonException, _ transform: (Value) throws -> Value) throws -> Object {
        var arguments = try error.arguments.elements.map(transform)
        if error.isInstance(of: .osError), arguments.count == 2, !error.field("filename").isUndefined {
            arguments.append(error.field("filename"))
            if !error.field("filename2").isUndefined { arguments += [.none, error.field("filename2")] }
        }
        let made = try Value.object(error.type).call(Array(arguments))
        guard let copy = made.object as? PythonException else { return made.object ?? error }
        if error.isInstance(of: .importError) { copy.fields = error.fields }
        return copy
    }

    private static func empty(_ object: Object, _ transform: (Value) throws -> Value) throws -> Object {
        let type = object.type
        switch object {
        case is ListObject: return ListObject(elements: [], type: type)
        case let normal as NormalDistribution: return NormalDistribution(normal.mean, normal.deviation, type: type)
        case let dict as DefaultDict:
            let made = DefaultDict(type: type)
            made.factory = dict.factory
            return made
        case is DictObject: if type === Class.dict { return DictObject() }
        case is SetObject: return SetObject(type: type)
        case let tuple as TupleObject: return TupleObject(elements: ContiguousArray(try tuple.elements.map(transform)), type: type)
        case let deque as DequeObject: return DequeObject(type: type, limit: deque.limit)
        case is SimpleNamespace: return SimpleNamespace(type: type)
        case let array as ByteArrayObject: return ByteArrayObject(array.bytes, type: type)
        case let bytes as BytesObject: return BytesObject(bytes.bytes, type: type)
        case let string as StringObject: return StringObject(string.text, type: type)
        case let number as IntObject: return IntObject(number.number, type: type)
        case let number as FloatObject: return FloatObject(number.number, type: type)
        case let chain as ChainMapObject: return ChainMapObject(ListObject(try chain.maps.elements.map(transform)), type: type)
        case let error as PythonException: return try exception(error, transform)
        case let partial as PartialObject:
            return PartialObject(try transform(partial.function), try partial.arguments.map(transform), try partial.keywords.map { (name: $0.name, value: try transform($0.value)) }, type: type)
        case let random as RandomObject:
            let made = RandomObject(type: type, isSystem: random.isSystem)
            (made.generator, made.nextGauss) = (random.generator, random.nextGauss)
            return made
        case is ModuleObject, is GeneratorObject, is IteratorObject: throw PythonException.typeError("cannot pickle '\(type.name)' object")
        default: break
        }
        // What only describes, a statement or a type, stands for its copy.
        if type.isNative, type.takesAttributes, type.module.hasPrefix("sqlalchemy"), Swift.type(of: object) != Object.self { return object }
        type.inheritHooks()
        if let allocate = type.allocate { return try allocate(type) }
        guard !type.isNative || type.takesAttributes || type === Class.object else { throw PythonException.typeError("cannot pickle '\(type.messageName)' object") }
        return Object(type: type)
    }
}

extension Class {
    /// Whether a class written in Python has a method, rather than a native one.
    fileprivate func defines(_ name: Name) -> Bool {
        guard let found = overriding(name)?.object else { return false }
        return !(((found as? MethodWrapper)?.function.object ?? found) is NativeFunction)
    }
}
