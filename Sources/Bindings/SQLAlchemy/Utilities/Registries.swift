import Runtime

/// `sqlalchemy.util.ScopedRegistry`, `ThreadLocalRegistry`: one object for each scope, made when it is first asked for.
final class ScopedRegistry: Object {
    private let creator: Value
    /// Names the scope; undefined for that of the thread, of which there is one.
    private let scope: Value
    private let objects = DictObject()

    private init(_ type: Class, _ creator: Value, scope: Value) {
        (self.creator, self.scope) = (creator, scope)
        super.init(type: type)
        Heap.track(self)
    }
    override func visitReferences(_ visit: (Object) -> Void) {
        super.visitReferences(visit)
        visit(objects)
        creator.visitHeld(visit)
        scope.visitHeld(visit)
    }

    private func key() throws -> Value { scope.isUndefined ? .none : try scope.call() }

    override var isCallable: Bool { true }
    override func call(_ arguments: Arguments) throws -> Value? {
        if arguments.positionalCount > 0 { throw PythonException.typeError("\(type.name).__call__() takes 1 positional argument but \(arguments.positionalCount + 1) were given") }
        let key = try key()
        if let present = try objects.get(key) { return present }
        let made = try creator.call()
        if let present = try objects.get(key) { return present }
        try objects.set(key, made)
        return made
    }

    static let scoped = Class.declare("ScopedRegistry", for: ScopedRegistry.self, module: "sqlalchemy.util._collections", derivable: true, doc: "An object for each scope that a function names.") { type in
        type.subscriptable()
        type.constructor(.required("createfunc", as: Value.self), .required("scopefunc", as: Value.self)) { (made: Class, creator: Value, scope: Value) -> ScopedRegistry in ScopedRegistry(made, creator, scope: scope) }
        type.method("has", doc: "Whether the scope has an object.") { (registry: ScopedRegistry) throws -> Bool in try registry.objects.get(registry.key()) != nil }
        type.method("set", .required("obj", as: Value.self), doc: "Set the object of the scope.") { (registry: ScopedRegistry, object: Value) throws in try registry.objects.set(registry.key(), object) }
        type.method("clear", doc: "Forget the object of the scope.") { (registry: ScopedRegistry) throws in _ = try registry.objects.remove(registry.key()) }
        type.property("createfunc", doc: "What makes an object.") { (registry: ScopedRegistry) -> Value in registry.creator }
        type.property("scopefunc", doc: "What names the scope.") { (registry: ScopedRegistry) -> Value in registry.scope }
        type.property("registry", doc: "The objects by scope.") { (registry: ScopedRegistry) -> Value in registry.objects.value }
    }

    static let threadLocal: Class = {
        let made = Class("ThreadLocalRegistry", module: "sqlalchemy.util._collections", bases: [scoped], doc: "An object for each thread.", derivable: true)
        made.extend(for: ScopedRegistry.self) { type in
            type.constructor(.required("createfunc", as: Value.self)) { (made: Class, creator: Value) -> ScopedRegistry in ScopedRegistry(made, creator, scope: .undefined) }
        }
        made.inheritHooks()
        return made
    }()
}

/// `sqlalchemy.util.PopulateDict`: a dict whose missing values a function of the key gives.
enum PopulateDict {
    static let pythonClass: Class = {
        let made = Class("PopulateDict", module: "sqlalchemy.util._collections", bases: [.dict], doc: "A dict whose missing values a function of the key gives.", derivable: true)
        made.takesAttributes = true
        made.extend(for: DictObject.self) { type in
            type.subscriptable()
            type.method("__missing__", .required("key", as: Value.self), doc: "Makes the value of a key.") { (dict: DictObject, key: Value) throws -> Value in
                let value = try Value.object(dict).attribute("creator").call(key)
                try Value.object(dict).setItem(key, value)
                return value
            }
        }
        made.construct = { type, arguments in
            guard arguments.positionalCount + arguments.keywordPairs.count == 1, let creator = arguments.positional.first ?? arguments.keyword("creator") else { throw PythonException.typeError("\(type.name).__init__() missing 1 required positional argument: 'creator'") }
            let dict = DictObject(type: type)
            dict.setOwnAttribute("creator", creator)
            return .object(dict)
        }
        return made
    }()
}

/// `sqlalchemy.util.UniqueAppender`: appends each object to a collection once.
final class UniqueAppender: Object {
    private let data: Value, append: Value
    private var seen: [Value] = []
    private var identities: Set<Int> = []

    private init(_ type: Class, _ data: Value, via name: String?) throws {
        self.data = data
        append = try name.map { try data.attribute(Name($0)) } ?? data.attributeIfPresent("append") ?? data.attribute("add")
        super.init(type: type)
        Heap.track(self)
    }
    override func visitReferences(_ visit: (Object) -> Void) {
        super.visitReferences(visit)
        for value in seen + [data, append] { value.visitHeld(visit) }
    }
    private func add(_ value: Value) throws {
        guard identities.insert(try value.object.map { Int(bitPattern: ObjectIdentifier($0)) } ?? value.hash()).inserted else { return }
        seen.append(value)
        _ = try append.call(value)
    }
    override func iterator() throws -> IteratorObject? { try data.iterate() }

    static let pythonClass = Class.declare("UniqueAppender", for: UniqueAppender.self, module: "sqlalchemy.util._collections", derivable: true, doc: "Appends each object to a collection once.") { type in
        type.subscriptable()
        type.special([.iterator])
        type.constructor(.required("data", as: Value.self), .optional("via", default: nil as String?)) { (made: Class, data: Value, name: String?) throws -> UniqueAppender in try UniqueAppender(made, data, via: name) }
        type.method("append", .required("item", as: Value.self), doc: "Append an object that has not been appended.") { (appender: UniqueAppender, value: Value) throws in try appender.add(value) }
        type.property("data", doc: "The collection.") { (appender: UniqueAppender) -> Value in appender.data }
    }
}
