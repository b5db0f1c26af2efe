import Runtime

/// An instance of a user's class that serves as a collection by its methods: `@collection.appender def put(self, item)`.
public final class CustomCollection: Object, MappedCollection {
    public var adapter: CollectionAdapter?
    private var roles: CollectionRoles? { CollectionRoles.of(type) }

    override init(type: Class) {
        super.init(type: type)
        Heap.track(self)
    }

    public override var value: Value { .object(self) }
    public var duckType: String { roles?.duckType ?? "None" }
    public var members: [Value] { (try? roles?.members(of: .object(self))) ?? [] }

    public func append(_ value: Value, _ initiator: AttributeEvent?) throws {
        try insertSilently(adapter?.fireAppend(self, value, initiator) ?? value, key: nil)
    }
    public func remove(_ value: Value, _ initiator: AttributeEvent?) throws {
        try adapter?.fireRemove(self, value, initiator)
        try removeSilently(value)
    }
    public func insertSilently(_ value: Value, key: Value?) throws { _ = try roles?.appender.call(.object(self), value) }
    public func removeSilently(_ value: Value) throws { _ = try roles?.remover.call(.object(self), value) }
}

/// The methods by which a user's class takes members, drops them and gives them: `_sa_instrument_role` of its functions.
public final class CollectionRoles {
    /// The functions as the user wrote them, which report nothing.
    let appender: Value
    let remover: Value
    private let iterator: Value
    /// `list`, `set` or `dict`; nil for what is like none of them.
    let duckType: String?
    /// The methods that report their changes.
    let methods: Set<Name>

    nonisolated(unsafe) private static var known: [ObjectIdentifier: CollectionRoles] = [:]
    static func of(_ type: Class) -> CollectionRoles? { known[ObjectIdentifier(type)] }

    func members(of collection: Value) throws -> [Value] { try iterator.call(collection).elements() }

    private init(appender: Value, remover: Value, iterator: Value, duckType: String?, methods: Set<Name>) {
        self.methods = methods
        self.appender = appender
        self.remover = remover
        self.iterator = iterator
        self.duckType = duckType
    }

    /// What a method does to the collection, besides what its code says.
    private struct Change {
        var adds: Int?
        var removes: Int?
        var removesReturned = false
        var replaces: Int?
    }

    /// What the roles of the methods of a class that is like a list, set or dict are where nothing is said.
    private static func standard(_ duckType: String?) -> [String: Name] {
        switch duckType {
        case "list": ["appender": "append", "remover": "remove", "iterator": "__iter__"]
        case "set": ["appender": "add", "remover": "remove", "iterator": "__iter__"]
        case "dict": ["appender": "set", "remover": "remove", "iterator": "values"]
        default: [:]
        }
    }

    private static func duckType(_ type: Class) throws -> String? {
        if let emulated = try Value.object(type).attributeIfPresent("__emulates__") { return (emulated.object as? Class)?.name }
        for (name, method) in [("list", "append"), ("set", "add"), ("dict", "set")] as [(String, Name)] where type.lookup(method) != nil { return name }
        return nil
    }

    /// Whether a class names any of its methods' roles.
    static func areNamed(in type: Class) throws -> Bool {
        for owner in type.resolutionOrder where !owner.isNative {
            for name in owner.attributes.names {
                guard case .function? = owner.ownClassAttribute(name), let function = owner.ownClassAttribute(name) else { continue }
                if try function.attributeIfPresent("_sa_instrument_role") != nil { return true }
            }
        }
        return false
    }

    /// Whether a class has methods of its own in place of those of `list` or `set`.
    static func areOverridden(in type: Class, _ names: [Name]) -> Bool {
        names.contains { if case .function? = type.lookup($0) { true } else { false } }
    }

    /// Reads the roles of a class, and has its methods report their changes.
    /// - Throws: ArgumentError where a role has no method.
    @discardableResult
    static func instrument(_ type: Class, like given: String? = nil) throws -> CollectionRoles {
        if let roles = of(type) { return roles }
        var names: [String: Name] = [:], changes: [Name: Change] = [:], untouched: Set<Name> = []
        for owner in type.resolutionOrder where !owner.isNative {
            for name in owner.attributes.names {
                guard case .function? = owner.ownClassAttribute(name), let function = owner.ownClassAttribute(name) else { continue }
                if let role = try function.attributeIfPresent("_sa_instrument_role"), names[try String.from(role)] == nil { names[try String.from(role)] = name }
                if try function.attributeIfPresent("_sa_instrumented") != nil { untouched.insert(name) }
                var change = Change(), isChange = false
                for (key, path) in [("_sa_adds", \Change.adds), ("_sa_removes", \Change.removes), ("_sa_replaces", \Change.replaces)] as [(Name, WritableKeyPath<Change, Int?>)] {
                    guard case .int(let at)? = try function.attributeIfPresent(key) else { continue }
                    change[keyPath: path] = at
                    isChange = true
                }
                if try function.attributeIfPresent("_sa_removes_return") != nil {
                    change.removesReturned = true
                    isChange = true
                }
                if isChange, changes[name] == nil { changes[name] = change }
            }
        }
        let duck = try given ?? duckType(type)
        let standard = standard(duck)
        func method(_ role: String) throws -> (name: Name, function: Value) {
            guard let name = names[role] ?? standard[role], let function = type.lookup(name) else {
                throw ORMError.argument("Type \(type.name) must elect \(role == "remover" ? "a" : "an") \(role) method to be a collection class")
            }
            return (name, function)
        }
        let appender = try method("appender"), remover = try method("remover"), iterator = try method("iterator")
        if !untouched.contains(appender.name), changes[appender.name] == nil { changes[appender.name] = Change(adds: 1) }
        if !untouched.contains(remover.name), changes[remover.name] == nil { changes[remover.name] = Change(removes: 1) }
        let roles = CollectionRoles(appender: appender.function, remover: remover.function, iterator: iterator.function, duckType: duck, methods: Set(changes.keys).union(untouched))
        type.pin()
        known[ObjectIdentifier(type)] = roles
        for (name, change) in changes { if let function = type.lookup(name) { type.setClassAttribute(name, wrapped(function, name, type, change)) } }
        if given == nil { try addStandardReports(type, duck, except: Set(changes.keys).union(untouched)) }
        return roles
    }

    /// The methods that a list or set has besides those with roles, where the class defines them.
    private static func addStandardReports(_ type: Class, _ duck: String?, except done: Set<Name>) throws {
        let changes: [Name: Change] = switch duck {
        case "list": ["append": Change(adds: 1), "remove": Change(removes: 1), "insert": Change(adds: 2), "pop": Change(removesReturned: true)]
        case "set": ["add": Change(adds: 1), "remove": Change(removes: 1), "discard": Change(removes: 1), "pop": Change(removesReturned: true)]
        case "dict": ["__setitem__": Change(adds: 2), "pop": Change(removesReturned: true)]
        default: [:]
        }
        for (name, change) in changes where !done.contains(name) {
            guard case .function? = type.lookup(name), let function = type.lookup(name) else { continue }
            type.setClassAttribute(name, wrapped(function, name, type, change))
        }
        guard duck == "list" || duck == "set" else { return }
        for name in ["extend", "update"] as [Name] where !done.contains(name) {
            guard case .function? = type.lookup(name) else { continue }
            type.setClassAttribute(name, .object(NativeFunction(name: name.text, doc: "Adds all members, and reports them.", owner: type) { arguments in
                guard arguments.positionalCount == 2, let collection = arguments[0].mappedCollection else { return .none }
                for member in try arguments[1].elements() { try collection.append(member, nil) }
                return .none
            }))
        }
    }

    /// A method that reports what it adds and removes; where the collection is nobody's, it reports nothing.
    private static func wrapped(_ function: Value, _ name: Name, _ type: Class, _ change: Change) -> Value {
        .object(NativeFunction(name: name.text, doc: "Changes the collection, and reports it.", owner: type) { arguments in
            guard arguments.positionalCount > 0, let collection = arguments[0].mappedCollection, let adapter = collection.adapter else { return try function.call(arguments) }
            var given = Array(arguments.positional)
            func argument(_ at: Int) throws -> Value {
                guard at < given.count else { throw ORMError.argument("Missing argument \(name.text)") }
                return given[at]
            }
            if let at = change.adds ?? change.replaces {
                let added = try adapter.fireAppend(collection, argument(at), nil)
                given[at] = added
            }
            if let at = change.removes { try adapter.fireRemove(collection, argument(at), nil) }
            let answer = try function.call(given, keywords: arguments.keywordPairs)
            if change.removesReturned || change.replaces != nil, !answer.isNone { try adapter.fireRemove(collection, answer, nil) }
            return answer
        })
    }
}
