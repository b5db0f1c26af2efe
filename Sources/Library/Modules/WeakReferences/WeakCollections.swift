import Runtime

/// `WeakValueDictionary` and `WeakKeyDictionary`: entries go with the object that is referred to weakly.
final class WeakDictionary: Object {
    enum Side { case key, value }
    private let side: Side
    /// The references stand on the weak side.
    private let table = DictObject()

    static let valueClass = make("WeakValueDictionary", .value, doc: "Mapping class that references values weakly.")
    static let keyClass = make("WeakKeyDictionary", .key, doc: "Mapping class that references keys weakly.")

    private static func make(_ name: String, _ side: Side, doc: String) -> Class {
        let made = Class(name, module: "weakref", doc: doc, derivable: true)
        made.allocate = { WeakDictionary(side, type: $0) }
        made.initialize = { object, arguments in
            guard let dict = object as? WeakDictionary else { return }
            if arguments.positionalCount > 0, !arguments[0].isNone { try dict.update(arguments[0]) }
            for (key, value) in arguments.keywordPairs { _ = try dict.setItem(key.value, value) }
        }
        made.construct = { type, arguments in
            let dict = WeakDictionary(side, type: type)
            try made.initialize?(dict, arguments)
            return dict.value
        }
        made.extend(for: WeakDictionary.self) { declare($0) }
        return made
    }

    private init(_ side: Side, type: Class) {
        self.side = side
        super.init(type: type)
        Heap.track(self)
    }
    override func visitReferences(_ visit: (Object) -> Void) { visit(table) }

    private func stored(_ key: Value) throws -> Value { side == .key ? WeakReference(try WeakReference.referable(key)).value : key }

    private func found(_ key: Value) throws -> Value? {
        if side == .key, key.object == nil { return nil }
        guard let value = try table.get(side == .key ? stored(key) : key) else { return nil }
        return side == .key ? value : (value.object as? WeakReference)?.target?.value
    }

    /// The entries that are alive.
    private var entries: [(key: Value, value: Value)] {
        table.pairs.compactMap { key, value in
            if side == .key { return (key.object as? WeakReference)?.target.map { ($0.value, value) } }
            return (value.object as? WeakReference)?.target.map { (key, $0.value) }
        }
    }

    override func length() throws -> Int? { entries.count }
    override func item(_ key: Value) throws -> Value? {
        guard let value = try found(key) else { throw PythonException.keyError(side == .key ? try stored(key) : key) }
        return value
    }
    override func setItem(_ key: Value, _ value: Value) throws -> Bool {
        let object = try WeakReference.referable(side == .key ? key : value)
        let reference = WeakReference(object)
        if side == .value { reference.key = key }
        let entryKey = side == .key ? reference.value : key
        // The hash must be known before the object is gone.
        if side == .key { _ = try reference.value.hash() }
        try table.set(entryKey, side == .key ? value : reference.value)
        object.whenGone { [weak self, weak reference] in
            guard let self, let reference else { return }
            let entryKey = self.side == .key ? reference.value : reference.key
            guard !entryKey.isUndefined, let current = try? self.table.get(entryKey) else { return }
            if self.side == .key || (current.object as? WeakReference)?.target == nil { _ = try? self.table.remove(entryKey) }
        }
        return true
    }
    override func deleteItem(_ key: Value) throws -> Bool {
        guard try table.remove(side == .key ? stored(key) : key) != nil else { throw PythonException.keyError(key) }
        return true
    }
    override func contains(_ element: Value) throws -> Bool? { try found(element) != nil }
    override func iterator() throws -> IteratorObject? {
        var rest = entries[...]
        return ClosureIterator { rest.popFirst()?.key }
    }
    override func repr() throws -> String { "<\(type.name) at \(address)>" }

    private func update(_ other: Value) throws {
        if let dict = other.object as? WeakDictionary {
            for (key, value) in dict.entries { _ = try setItem(key, value) }
            return
        }
        let plain = DictObject()
        try plain.update(other)
        for (key, value) in plain.pairs { _ = try setItem(key, value) }
    }

    private static func declare(_ type: Declaration<WeakDictionary>) {
        declareContainerHooks(type, isMutable: true)
        func iterator(_ values: [Value]) -> Value {
            var rest = values[...]
            return .object(ClosureIterator { rest.popFirst() })
        }
        type.method("keys", doc: "The keys that are alive.") { (dict: WeakDictionary) -> Value in iterator(dict.entries.map(\.key)) }
        type.method("values", doc: "The values that are alive.") { (dict: WeakDictionary) -> Value in iterator(dict.entries.map(\.value)) }
        type.method("items", doc: "The pairs that are alive.") { (dict: WeakDictionary) -> Value in iterator(dict.entries.map { .tuple([$0.key, $0.value]) }) }
        type.method("get", .required("key", as: Value.self), .optional("default", default: Value.none), doc: "Return the value of a key, or the default.") { (dict: WeakDictionary, key: Value, fallback: Value) throws -> Value in try dict.found(key) ?? fallback }
        type.method("setdefault", .required("key", as: Value.self), .optional("default", default: Value.none), doc: "Return the value of a key, set to the default where it is missing.") { (dict: WeakDictionary, key: Value, fallback: Value) throws -> Value in
            if let found = try dict.found(key) { return found }
            _ = try dict.setItem(key, fallback)
            return fallback
        }
        type.method("pop", .required("key", as: Value.self), .optional("default", default: Value.undefined, shown: "..."), doc: "Remove a key and return its value, or the default.") { (dict: WeakDictionary, key: Value, fallback: Value) throws -> Value in
            if let found = try dict.found(key) {
                _ = try dict.deleteItem(key)
                return found
            }
            if fallback.isUndefined { throw PythonException.keyError(key) }
            return fallback
        }
        type.method("update", .required("other", as: Value.self), doc: "Add the entries of a mapping.") { (dict: WeakDictionary, other: Value) throws in try dict.update(other) }
        type.method("clear", doc: "Remove all entries.") { (dict: WeakDictionary) in dict.table.removeAll() }
        type.method("copy", doc: "Return a copy.") { (dict: WeakDictionary) throws -> Value in
            let made = WeakDictionary(dict.side, type: dict.type)
            try made.update(dict.value)
            return made.value
        }
        for name in ["valuerefs", "keyrefs"] { type.method(name, doc: "The references.") { (dict: WeakDictionary) -> Value in .list(dict.table.pairs.map { dict.side == .key ? $0.key : $0.value }) } }
    }
}

/// `weakref.WeakSet`
final class WeakSet: Object {
    private let members = WeakReferenceTable()
    static let pythonClass: Class = {
        let made = Class.declare("WeakSet", for: WeakSet.self, module: "_weakrefset", derivable: true, doc: "A set that references its elements weakly.") { declare($0) }
        made.allocate = { WeakSet(type: $0) }
        made.construct = { type, arguments in
            let set = WeakSet(type: type)
            if arguments.positionalCount > 0, !arguments[0].isNone { try arguments[0].forEach { try set.members.insert($0) } }
            return set.value
        }
        return made
    }()

    override func length() throws -> Int? { members.alive.count }
    override func contains(_ element: Value) throws -> Bool? { try members.contains(element) }
    override func iterator() throws -> IteratorObject? {
        var rest = members.alive[...]
        return ClosureIterator { rest.popFirst()?.value }
    }

    private static func declare(_ type: Declaration<WeakSet>) {
        type.method("add", .required("item", as: Value.self), doc: "Add an element.") { (set: WeakSet, item: Value) throws in try set.members.insert(item) }
        type.method("discard", .required("item", as: Value.self), doc: "Remove an element, if it is there.") { (set: WeakSet, item: Value) throws in _ = try set.members.remove(item) }
        type.method("remove", .required("item", as: Value.self), doc: "Remove an element.") { (set: WeakSet, item: Value) throws in
            guard try set.members.remove(item) else { throw PythonException.keyError(item) }
        }
        type.method("clear", doc: "Remove all elements.") { (set: WeakSet) in set.members.removeAll() }
        type.method("update", .required("other", as: Value.self), doc: "Add elements.") { (set: WeakSet, other: Value) throws in try other.forEach { try set.members.insert($0) } }
        type.method("copy", doc: "Return a copy.") { (set: WeakSet) throws -> Value in
            let made = WeakSet(type: set.type)
            for member in set.members.alive { try made.members.insert(member.value) }
            return made.value
        }
        type.method("__len__", doc: "The number of elements that are alive.") { (set: WeakSet) -> Int in set.members.alive.count }
        type.method("__contains__", .required("item", as: Value.self), doc: "Return item in self.") { (set: WeakSet, item: Value) throws -> Bool in try set.members.contains(item) }
    }
}

/// References in order of insertion, without those whose object is gone.
private final class WeakReferenceTable {
    private let references = DictObject()

    var alive: [Object] { references.pairs.compactMap { ($0.key.object as? WeakReference)?.target } }

    func insert(_ value: Value) throws {
        let object = try WeakReference.referable(value)
        let reference = WeakReference(object).value
        _ = try reference.hash()
        try references.set(reference, .none)
        object.whenGone { [weak references] in _ = try? references?.remove(reference) }
    }
    func contains(_ value: Value) throws -> Bool {
        guard let object = value.object, let referable = try? WeakReference.referable(object.value) else { return false }
        return try references.get(WeakReference(referable).value) != nil
    }
    func remove(_ value: Value) throws -> Bool {
        guard let object = value.object, let referable = try? WeakReference.referable(object.value) else { return false }
        return try references.remove(WeakReference(referable).value) != nil
    }
    func removeAll() { references.removeAll() }
}
