import Runtime

/// A dict that never changes: options of executions, the query of a URL (sqlalchemy.util.immutabledict).
public final class ImmutableDict: DictObject {
    public convenience init(entries: [(key: Value, value: Value)]) throws {
        self.init(type: ImmutableDict.pythonClass)
        for (key, value) in entries { try set(key, value) }
    }
    public convenience init(named entries: [(name: String, value: Value)]) {
        self.init(type: ImmutableDict.pythonClass)
        for (name, value) in entries { set(name, value) }
    }

    private static var refusal: PythonException { PythonException.typeError("immutabledict object is immutable") }
    public override func setItem(_ key: Value, _ value: Value) throws -> Bool { throw ImmutableDict.refusal }
    public override func deleteItem(_ key: Value) throws -> Bool { throw ImmutableDict.refusal }
    public override func inPlace(_ operation: BinaryOperation, _ other: Value) throws -> Value? { throw ImmutableDict.refusal }
    public override func repr() throws -> String { "immutabledict(\(try super.repr()))" }
    public override func binary(_ operation: BinaryOperation, _ other: Value, reflected: Bool) throws -> Value? {
        guard operation == .or, let other = other.dictionary else { return nil }
        return try ImmutableDict(entries: reflected ? other.pairs + pairs : pairs + other.pairs).value
    }

    /// `union()`, `merge_with()`: a dict with the entries of others too.
    private func merged(with others: [Value]) throws -> Value {
        let made = try ImmutableDict(entries: pairs)
        for other in others where !other.isNone { try made.update(other) }
        return made.value
    }

    public nonisolated(unsafe) static let pythonClass: Class = {
        let made = Class.declare("immutabledict", for: ImmutableDict.self, module: "sqlalchemy.util._immutabledict_cy", bases: [.dict], doc: "A dict that never changes.") { type in
            for name in ["clear", "pop", "popitem", "setdefault", "update"] { type.rawMethod(name, doc: "Refused.") { (_: ImmutableDict, _) in throw ImmutableDict.refusal } }
            type.method("union", .optional("other", default: Value.none), doc: "A dict with further entries.") { (dict: ImmutableDict, other: Value) throws -> Value in try dict.merged(with: [other]) }
            type.method("merge_with", .rest("others", of: Value.self), doc: "A dict with the entries of others.") { (dict: ImmutableDict, others: [Value]) throws -> Value in try dict.merged(with: others) }
            type.method("copy", doc: "The dict.") { (dict: ImmutableDict) -> Value in dict.value }
        }
        made.messageName = "sqlalchemy.util._immutabledict_cy.immutabledict"
        made.construct = { type, arguments in
            let plain = DictObject()
            try Class.dict.initialize?(plain, arguments)
            return try ImmutableDict(entries: plain.pairs).value
        }
        return made
    }()
}
