import Runtime

/// The parameters of a request: several values of one key, of which the first counts (werkzeug.datastructures.ImmutableMultiDict).
final class MultiDict: Object {
    private let lists: [(key: String, values: [Value])]

    init(_ pairs: [(String, Value)]) {
        var lists: [(key: String, values: [Value])] = []
        for (key, value) in pairs {
            if let at = lists.firstIndex(where: { $0.key == key }) { lists[at].values.append(value) } else { lists.append((key, [value])) }
        }
        self.lists = lists
        super.init(type: MultiDict.pythonClass)
    }

    private func values(_ key: Value) -> [Value] {
        guard let text = (key.object as? StringObject)?.text else { return [] }
        return lists.first { $0.key == text }?.values ?? []
    }
    func first(_ key: String) -> Value? { lists.first { $0.key == key }?.values.first }

    /// Each key with its first value.
    private var firsts: [(key: String, value: Value)] { lists.map { ($0.key, $0.values.first ?? .none) } }
    private var all: [(key: String, value: Value)] { lists.flatMap { list in list.values.map { (list.key, $0) } } }

    override func length() throws -> Int? { lists.count }
    override func isTrue() throws -> Bool { !lists.isEmpty }
    override func contains(_ element: Value) throws -> Bool? { !values(element).isEmpty }
    override func iterator() throws -> IteratorObject? { try Value.list(lists.map { .string($0.key) }).iterate() }
    override func item(_ key: Value) throws -> Value? {
        guard let found = values(key).first else { throw try HTTPExceptions.badRequestKey(key) }
        return found
    }
    override func setItem(_ key: Value, _ value: Value) throws -> Bool { throw PythonException.typeError("'\(type.name)' objects are immutable") }
    override func repr() throws -> String { "\(type.name)(\(try Value.list(MultiDict.tuples(all)).reprText()))" }

    private static func tuples(_ pairs: [(key: String, value: Value)]) -> [Value] { pairs.map { .tuple([.string($0.key), $0.value]) } }

    /// `type(value)`, nil where that fails with a ValueError or TypeError.
    private static func converted(_ value: Value, _ type: Value) throws -> Value? {
        guard !type.isNone else { return value }
        do { return try type.call(value) } catch let error as PythonException where error.isInstance(of: .valueError) || error.isInstance(of: .typeError) { return nil }
    }

    private static let pythonClass = Class.declare("ImmutableMultiDict", for: MultiDict.self, module: "werkzeug.datastructures.structures", doc: "The parameters of a request; a key may have several values.") { type in
        type.method("get", .required("key", as: Value.self), .optional("default", default: Value.none), .optional("type", default: Value.none), doc: """
            The first value of a key, or the default where there is none or `type` refuses it.

                request.args.get("page", 1, type=int)
            """) { (dict: MultiDict, key: Value, fallback: Value, type: Value) throws -> Value in
            guard let found = dict.values(key).first else { return fallback }
            return try converted(found, type) ?? fallback
        }
        type.method("getlist", .required("key", as: Value.self), .optional("type", default: Value.none), doc: "All values of a key.") { (dict: MultiDict, key: Value, type: Value) throws -> Value in
            .list(try dict.values(key).compactMap { try converted($0, type) })
        }
        type.method("to_dict", .optional("flat", default: true), doc: "A dict of the first values, or of lists of all.") { (dict: MultiDict, isFlat: Bool) -> Value in
            DictObject(isFlat ? dict.firsts.map { ($0.key, $0.value) } : dict.lists.map { ($0.key, .list($0.values)) }).value
        }
        type.method("keys", doc: "The keys.") { (dict: MultiDict) throws -> Value in try Value.list(dict.lists.map { .string($0.key) }).iterate().value }
        type.method("values", doc: "The first values.") { (dict: MultiDict) throws -> Value in try Value.list(dict.firsts.map(\.value)).iterate().value }
        type.method("items", .optional("multi", default: false), doc: "The keys with their first values, or with all.") { (dict: MultiDict, isMulti: Bool) throws -> Value in
            try Value.list(tuples(isMulti ? dict.all : dict.firsts)).iterate().value
        }
        type.method("lists", doc: "The keys with all their values.") { (dict: MultiDict) throws -> Value in
            try Value.list(dict.lists.map { .tuple([.string($0.key), .list($0.values)]) }).iterate().value
        }
    }
}
