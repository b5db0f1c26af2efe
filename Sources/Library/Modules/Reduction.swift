import Runtime

/// How an object tells what makes another like it: `object.__reduce_ex__()`, `copyreg`.
enum Reduction {
    /// `copyreg.pickle(type, function)`: functions that reduce instances, by their class.
    nonisolated(unsafe) static let dispatchTable = DictObject()

    /// `copyreg.__newobj__(cls, *args)`
    nonisolated(unsafe) static let newObject = function("__newobj__") { arguments in
        guard arguments.positionalCount > 0 else { throw PythonException.typeError("__newobj__() missing 1 required positional argument: 'cls'") }
        return try arguments[0].attribute(.new).call(Array(arguments.positional))
    }
    /// `copyreg.__newobj_ex__(cls, args, kwargs)`
    nonisolated(unsafe) static let newObjectWithKeywords = function("__newobj_ex__") { arguments in
        guard arguments.positionalCount == 3 else { throw PythonException.typeError("__newobj_ex__() takes 3 positional arguments but \(arguments.positionalCount) were given") }
        return try arguments[0].attribute(.new).call([arguments[0]] + arguments[1].elements(), keywords: named(arguments[2]))
    }
    /// `copyreg._reconstructor(cls, base, state)`
    nonisolated(unsafe) static let reconstructor = function("_reconstructor") { arguments in
        guard arguments.positionalCount == 3 else { throw PythonException.typeError("_reconstructor() takes 3 positional arguments but \(arguments.positionalCount) were given") }
        let (made, base, state) = (arguments[0], arguments[1], arguments[2])
        if base.object === Class.object { return try base.attribute(.new).call(made) }
        let object = try base.attribute(.new).call(made, state)
        _ = try base.attribute(.`init`).call(object, state)
        return object
    }

    private static func function(_ name: String, _ body: @escaping (Arguments) throws -> Value) -> Value {
        .object(NativeFunction(name: name, body: body))
    }
    private static func named(_ keywords: Value) throws -> [(name: Name, value: Value)] { try DictObject.from(keywords).pairs.map { (Name(try String.from($0.key)), $0.value) } }

    // MARK: what tells

    /// `object.__reduce_ex__(protocol)`
    static func reduce(_ value: Value, protocol version: Int) throws -> Value {
        if let own = value.type.lookup("__reduce__"), own.object !== Class.object.ownClassAttribute("__reduce__")?.object { return try value.attribute("__reduce__").call() }
        if let parts = try container(value) { return .tuple(parts) }
        return try version < 2 ? reconstruction(value) : construction(value)
    }

    /// `__reduce__` of the containers that have one: a call of the class, state, elements, entries; nil for others.
    static func container(_ value: Value) throws -> [Value]? {
        let made = Value.object(value.type)
        func state() throws -> Value { try value.callMethod("__getstate__") }
        switch value.object {
        case let set as SetObject: return [made, .tuple([.list(Array(set.members))]), try state()]
        case let deque as DequeObject: return [made, .tuple(deque.limit.map { [.tuple([]), .int($0)] } ?? []), try state(), try iteratorValue(value)]
        case is OrderedDict: return [made, .tuple([]), try state(), .none, try entries(value)]
        case let dict as DefaultDict: return [made, .tuple(dict.factory.isNone ? [] : [dict.factory]), .none, .none, try entries(value)]
        case let counter as CounterObject: return [made, .tuple([counter.copy().value])]
        case let error as PythonException:
            let attributes = try value.attribute(.dict)
            return [made, .tuple(error.arguments)] + (try attributes.isTrue() ? [(attributes.object as? AttributeView)?.copy.value ?? attributes] : [])
        default: return nil
        }
    }
    private static func entries(_ value: Value) throws -> Value { try iteratorValue(value.callMethod("items")) }

    /// `copyreg.__newobj__`, its arguments, state, elements and entries.
    private static func construction(_ value: Value) throws -> Value {
        let made = Value.object(value.type), given = try newArguments(value)
        let isContainer = value.object is ListObject || value.object is DictObject
        if given == nil, !isContainer { try checkPlain(value) }
        let state = try value.callMethod("__getstate__")
        let elements = value.object is ListObject ? try iteratorValue(value) : .none, entries = value.object is DictObject ? try entries(value) : .none
        if let given, !given.keywords.isEmpty {
            let keywords = DictObject(given.keywords.map { ($0.name.text, $0.value) })
            return .tuple([newObjectWithKeywords, .tuple([made, .tuple(given.positional), keywords.value]), state, elements, entries])
        }
        return .tuple([newObject, .tuple([made] + (given?.positional ?? [])), state, elements, entries])
    }

    /// `copyreg._reconstructor`, its arguments and the state: protocols 0 and 1.
    private static func reconstruction(_ value: Value) throws -> Value {
        let base = value.type.resolutionOrder.first { $0.isNative && ($0 === Class.object || $0.construct != nil || $0.allocate != nil) } ?? .object
        if base === value.type, base !== Class.object { throw PythonException.typeError("cannot pickle \(base.name.pythonRepr) object") }
        try checkPlain(value)
        let content = base === Class.object ? .none : try Value.object(base).call(value)
        if value.type.lookup("__getstate__")?.object is NativeFunction, value.type.resolutionOrder.contains(where: { !$0.isNative && $0.ownClassAttribute(.slots) != nil }) {
            throw PythonException.typeError("a class that defines __slots__ without defining __getstate__ cannot be pickled")
        }
        let state = try value.callMethod("__getstate__"), arguments = Value.tuple([.object(value.type), .object(base), content])
        return .tuple(try [reconstructor, arguments] + (state.isTrue() ? [state] : []))
    }

    /// Refuses what is made of more than attributes.
    private static func checkPlain(_ value: Value) throws {
        let native = value.type.nativeBase
        if value.object is IteratorObject || value.object is ModuleObject { throw PythonException.typeError("cannot pickle '\(value.type.messageName)' object") }
        if native === Class.object || native.allocate == nil && native.construct == nil || native.module == "builtins" { return }
        throw PythonException.notImplemented("Retort has no __reduce_ex__() of '\(value.type.messageName)' objects")
    }

    /// What `__getnewargs_ex__` or `__getnewargs__` gives `__new__`; nil where a class has neither.
    static func newArguments(_ value: Value) throws -> (positional: [Value], keywords: [(name: Name, value: Value)])? {
        if value.type.lookup("__getnewargs_ex__") != nil {
            let pair = try value.callMethod("__getnewargs_ex__")
            guard let parts = pair.object as? TupleObject else { throw PythonException.typeError("__getnewargs_ex__ should return a tuple, not '\(pair.typeName)'") }
            guard parts.elements.count == 2 else { throw PythonException.valueError("__getnewargs_ex__ should return a tuple of length 2, not \(parts.elements.count)") }
            return (try parts.elements[0].elements(), try named(parts.elements[1]))
        }
        if value.type.lookup("__getnewargs__") != nil {
            let given = try value.callMethod("__getnewargs__")
            guard given.object is TupleObject else { throw PythonException.typeError("__getnewargs__ should return a tuple, not '\(given.typeName)'") }
            return (try given.elements(), [])
        }
        return try content(value).map { ([$0], []) }
    }

    /// What an immutable value is made of, as the plain type has it.
    private static func content(_ value: Value) throws -> Value? {
        switch value.object {
        case nil: value.isNone ? nil : value
        case let tuple as TupleObject: .tuple(Array(tuple.elements))
        case let number as IntObject: number.plain
        case let number as FloatObject: .float(number.number)
        case let bytes as BytesObject: BytesObject(bytes.bytes).value
        default: nil
        }
    }

    /// `object.__getstate__()`: the attributes, with those of slots beside them where there are any.
    static func state(of value: Value) throws -> Value {
        var attributes = Value.none
        if let own = try value.attributeIfPresent(.dict)?.dictionary, own.count > 0 { attributes = own.copy().value }
        guard let object = value.object, !object.type.isNative else { return attributes }
        let slots = DictObject()
        for ancestor in object.type.resolutionOrder where !ancestor.isNative {
            guard let declared = ancestor.ownClassAttribute(.slots) else { continue }
            for item in declared.object is StringObject ? [declared] : try declared.elements() {
                guard let text = (item.object as? StringObject)?.text, text != "__dict__", text != "__weakref__" else { continue }
                let isPrivate = text.hasPrefix("__") && !text.hasSuffix("__")
                let name = isPrivate ? "_\(ancestor.name.drop { $0 == "_" })\(text)" : text
                do { slots.set(name, try value.attribute(Name(name))) } catch let error as PythonException where error.isInstance(of: .attributeError) { continue }
            }
        }
        return slots.count == 0 ? attributes : .tuple([attributes, slots.value])
    }
}

/// `copyreg`
func copyRegisterModule(_ module: ModuleObject) {
    module.isWrittenInPython = true
    for function in [Reduction.newObject, Reduction.newObjectWithKeywords, Reduction.reconstructor] {
        if let native = function.object as? NativeFunction { module.add(native) }
    }
    module["dispatch_table"] = Reduction.dispatchTable.value
    module.function("constructor", .required("object", as: Value.self), doc: "Refuse what cannot be called.") { (object: Value) throws in
        if !object.isCallable { throw PythonException.typeError("constructors must be callable") }
    }
    module.function("pickle", .required("ob_type", as: Value.self), .required("pickle_function", as: Value.self), .optional("constructor_ob", default: Value.none), doc: "Let a function reduce the instances of a class.") { (type: Value, function: Value, constructor: Value) throws in
        if !function.isCallable { throw PythonException.typeError("reduction functions must be callable") }
        if !constructor.isNone, !constructor.isCallable { throw PythonException.typeError("constructors must be callable") }
        try Reduction.dispatchTable.set(type, function)
    }
}
