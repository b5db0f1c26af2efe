import Runtime

/// `collections.OrderedDict`
final class OrderedDict: DictObject {
    override var isOrderedDict: Bool { true }
    override func repr() throws -> String {
        if count == 0 { return "\(type.name)()" }
        return try Recursion.guarding(self, else: "...") {
            "\(type.name)([" + (try pairs.map { "(\(try $0.key.reprText()), \(try $0.value.reprText()))" }.joined(separator: ", ")) + "])"
        }
    }
    /// Two ordered dicts are equal where their order is too.
    override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
        guard operation == .equal || operation == .notEqual, let ordered = other.object as? OrderedDict else { return try super.compare(operation, other) }
        let mine = pairs, theirs = ordered.pairs
        guard mine.count == theirs.count else { return .bool(operation == .notEqual) }
        for (a, b) in zip(mine, theirs) where try !(a.key.equals(b.key) && (a.value.isIdentical(to: b.value) || a.value.equals(b.value))) { return .bool(operation == .notEqual) }
        return .bool(operation == .equal)
    }
    override func binary(_ operation: BinaryOperation, _ other: Value, reflected: Bool) throws -> Value? {
        guard operation == .or, let other = other.dictionary else { return nil }
        let merged = OrderedDict(type: type)
        for (key, value) in (reflected ? other : self).pairs + (reflected ? self : other).pairs { try merged.set(key, value) }
        return merged.value
    }

    nonisolated(unsafe) static let pythonClass: Class = {
        let made = Class.declare("OrderedDict", for: OrderedDict.self, module: "collections", bases: [.dict], derivable: true, doc: "A dict whose order can be changed, and counts in comparisons.") { type in declareMembers(type) }
        made.messageName = "collections.OrderedDict"
        made.takesAttributes = true
        made.allocate = { OrderedDict(type: $0) }
        made.construct = { type, arguments in
            let dict = OrderedDict(type: type)
            try Class.dict.initialize?(dict, arguments)
            return .object(dict)
        }
        made.initialize = { object, arguments in try Class.dict.initialize?(object, arguments) }
        return made
    }()

    private static func declareMembers(_ type: Declaration<OrderedDict>) {
        type.native("move_to_end", .named(required: 1, ["key", "last=True"]), doc: "Moves a key to the end, or with last=False to the beginning; KeyError where it is not there.") { dict, call in
            let key = call[0] ?? .none
            guard let value = try dict.remove(key) else { throw PythonException.keyError(key) }
            if try call[1]?.isTrue() ?? true {
                try dict.set(key, value)
                return .none
            }
            let rest = dict.pairs
            dict.removeAll()
            try dict.set(key, value)
            for (other, content) in rest { try dict.set(other, content) }
            return .none
        }
        type.native("popitem", .named(required: 0, ["last=True"]), doc: "Takes out the last entry, or with last=False the first, and gives it.") { dict, call in
            guard let pair = try call[0]?.isTrue() ?? true ? dict.pairs.last : dict.pairs.first else { throw PythonException.keyError(.string("dictionary is empty")) }
            try dict.remove(pair.key)
            return .tuple([pair.key, pair.value])
        }
        type.native("pop", .named(required: 1, ["key", "default"]), doc: "Takes a key out and gives its value; KeyError where there is none, and no default is given.") { dict, call in
            let key = call[0] ?? .none
            if let found = try dict.remove(key) { return found }
            guard let fallback = call[1] else { throw PythonException.keyError(key) }
            return fallback
        }
        type.native("setdefault", .named(required: 1, ["key", "default"]), doc: "The value of a key, which gets this one where it is not there.") { dict, call in
            try dict.value(of: call[0] ?? .none, settingIfMissing: call[1] ?? .none)
        }
        type.classMethod("fromkeys", .required("iterable", as: Value.self), .optional("value", default: Value.none), doc: "An OrderedDict of these keys, all with one value.") { (made: Class, keys: Value, value: Value) throws -> Value in
            let dict = try Value.object(made).call()
            try keys.forEach { try dict.setItem($0, value) }
            return dict
        }
        type.method("copy", doc: "A copy with the same entries in the same order.") { (dict: OrderedDict) throws -> Value in
            let made = OrderedDict(type: dict.type)
            for (key, value) in dict.pairs { try made.set(key, value) }
            return made.value
        }
    }
}
