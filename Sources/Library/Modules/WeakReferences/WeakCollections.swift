import Runtime

/// `WeakValueDictionary` and `WeakKeyDictionary`: entries go with the object that is referred to weakly.
final class WeakDictionary: Object {
    enum Side { case key, value }
    private let side: Side
    /// The references stand on the weak side.
    private let table = DictObject()

    static let valueClass = make("WeakValueDictionary", .value, doc: "A dict whose entries go with their values.")
    static let keyClass = make("WeakKeyDictionary", .key, doc: "A dict whose entries go with their keys.")

    private static func make(_ name: String, _ side: Side, doc: String) -> Class {
        let made = Class(name, module: "weakref", doc: doc, derivable: true)
        made.allocate = { WeakDictionary(side, type: $0) }
        made.initialize = { object, arguments in
            guard let dict = object as? WeakDictionary else { return }
            if arguments.positionalCount > 1 { throw PythonException.typeError("\(name).__init__() takes from 1 to 2 positional arguments but \(arguments.positionalCount + 1) were given") }
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
        object.whenGone(succeeded: { _ in }) { [weak self, weak reference] in
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
    override func contains(_ element: Value) throws -> Bool? {
        if side == .key, (try? WeakReference.referable(element)) == nil { return false }
        return try found(element) != nil
    }
    override func iterator() throws -> IteratorObject? { iterator { key, _ in key } }
    /// The entries whose weak side is still there when their turn comes.
    private func iterator(_ part: @escaping (Value, Value) -> Value) -> IteratorObject {
        var rest = table.pairs[...]
        let side = side
        return ClosureIterator {
            while let (key, value) = rest.popFirst() {
                guard let target = ((side == .key ? key : value).object as? WeakReference)?.target?.value else { continue }
                return side == .key ? part(target, value) : part(key, target)
            }
            return nil
        }
    }
    private var living: DictObject {
        get throws {
            let dict = DictObject()
            for (key, value) in entries { try dict.set(key, value) }
            return dict
        }
    }
    /// Equal to every mapping of the same entries.
    override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
        guard operation == .equal || operation == .notEqual else { return nil }
        guard let theirs = try (other.object as? WeakDictionary)?.living ?? WeakDictionary.mapping(other) else { return nil }
        return try living.value.compare(operation, theirs.value)
    }
    override func hash() throws -> Int { throw PythonException.unhashable(type) }
    override func binary(_ operation: BinaryOperation, _ other: Value, reflected: Bool) throws -> Value? {
        guard operation == .or, other.object is WeakDictionary || other.object is DictObject else { return nil }
        let made = WeakDictionary(side, type: reflected ? type : side == .key ? WeakDictionary.keyClass : WeakDictionary.valueClass)
        try made.update(reflected ? other : value)
        try made.update(reflected ? value : other)
        return made.value
    }
    override func inPlace(_ operation: BinaryOperation, _ other: Value) throws -> Value? {
        guard operation == .or else { return nil }
        try update(other)
        return value
    }
    private static func mapping(_ other: Value) throws -> DictObject? {
        if let dict = other.object as? DictObject { return dict }
        guard let abstract = CollectionsABC.named("Mapping"), abstract.acceptsInstance?(other) ?? false else { return nil }
        let dict = DictObject()
        try dict.update(other)
        return dict
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
        declareArithmeticHooks(type, [.or])
        declareInPlaceHooks(type, [.or])
        type.method("keys", doc: "The keys that are alive.") { (dict: WeakDictionary) -> Value in .object(dict.iterator { key, _ in key }) }
        type.method("values", doc: "The values that are alive.") { (dict: WeakDictionary) -> Value in .object(dict.iterator { _, value in value }) }
        type.method("items", doc: "The pairs that are alive.") { (dict: WeakDictionary) -> Value in .object(dict.iterator { .tuple([$0, $1]) }) }
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
        type.rawMethod("update", doc: "Add the entries of a mapping.") { dict, arguments in
            if arguments.positionalCount > 1 { throw PythonException.typeError("\(type.type.name).update() takes from 1 to 2 positional arguments but \(arguments.positionalCount + 1) were given") }
            if arguments.positionalCount == 1, !arguments[0].isNone { try dict.update(arguments[0]) }
            for (name, value) in arguments.keywordPairs { _ = try dict.setItem(name.value, value) }
            return .none
        }
        type.method("popitem", doc: "Remove and return the entry that came last.") { (dict: WeakDictionary) throws -> Value in
            guard let last = dict.entries.last else { throw PythonException.keyError(.string("popitem(): dictionary is empty")) }
            _ = try dict.deleteItem(last.key)
            return .tuple([last.key, last.value])
        }
        type.method("clear", doc: "Remove all entries.") { (dict: WeakDictionary) in dict.table.removeAll() }
        type.method("copy", doc: "Return a copy.") { (dict: WeakDictionary) throws -> Value in
            let made = WeakDictionary(dict.side, type: dict.side == .key ? keyClass : valueClass)
            try made.update(dict.value)
            return made.value
        }
        type.method("__copy__", doc: "Return a copy.") { (dict: WeakDictionary) throws -> Value in try dict.value.callMethod("copy") }
        type.method("__deepcopy__", .required("memo", as: Value.self), doc: "Return a copy whose strong side is copied deeply.") { (dict: WeakDictionary, memo: Value) throws -> Value in
            var copying = Copying(memo: memo.dictionary ?? DictObject())
            let made = try Value.object(dict.type).call()
            for (key, value) in dict.entries {
                try made.setItem(dict.side == .key ? key : copying.deep(key), dict.side == .key ? copying.deep(value) : value)
            }
            return made
        }
        let isOfKeys = type.type === keyClass
        type.method(isOfKeys ? "keyrefs" : "valuerefs", doc: "The references.") { (dict: WeakDictionary) -> Value in .list(dict.table.pairs.map { dict.side == .key ? $0.key : $0.value }) }
        if !isOfKeys {
            type.method("itervaluerefs", doc: "An iterator of the references.") { (dict: WeakDictionary) throws -> Value in try Value.list(dict.table.pairs.map(\.value)).iterate().value }
        }
    }
}
