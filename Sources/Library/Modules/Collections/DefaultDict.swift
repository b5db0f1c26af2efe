import Runtime

/// `collections.defaultdict`: a dict that makes missing values.
final class DefaultDict: DictObject {
    var factory: Value = .none

    override func visitReferences(_ visit: (Object) -> Void) {
        super.visitReferences(visit)
        if let object = factory.object { visit(object) }
    }
    override func item(_ key: Value) throws -> Value? {
        if let found = try get(key) { return found }
        if let missing = type.overriding(.missing) { return try missing.call(value, key) }
        return try missingValue(key)
    }
    fileprivate func missingValue(_ key: Value) throws -> Value {
        if factory.isNone { throw PythonException.keyError(key) }
        let made = try factory.call()
        try set(key, made)
        return made
    }
    override func repr() throws -> String {
        try Recursion.guarding(self, else: "\(type.name)(...)") { "\(type.name)(\(try factory.reprText()), \(try copy().value.reprText()))" }
    }
    override func binary(_ operation: BinaryOperation, _ other: Value, reflected: Bool) throws -> Value? {
        guard operation == .or, let other = other.dictionary else { return nil }
        let merged = DefaultDict(type: type)
        merged.factory = factory
        for (key, value) in (reflected ? other : self).pairs + (reflected ? self : other).pairs { try merged.set(key, value) }
        return merged.value
    }

    nonisolated(unsafe) static let pythonClass: Class = {
        let made = Class.declare("defaultdict", for: DefaultDict.self, module: "collections", bases: [.dict], derivable: true, doc: "A dict that makes values for missing keys by calling a function.\n\n    defaultdict(list)") { type in
            type.property("default_factory", doc: "Factory for default value called by __missing__().") { (dict: DefaultDict) -> Value in dict.factory } set: { (dict: DefaultDict, value: Value) in dict.factory = value }
            type.method("__missing__", .required("key", as: Value.self), doc: "Called by __getitem__ for missing keys; makes, stores and returns a value.") { (dict: DefaultDict, key: Value) throws -> Value in try dict.missingValue(key) }
            for name in ["copy", "__copy__"] {
                type.method(name, doc: "A shallow copy.") { (dict: DefaultDict) throws -> Value in try Value.object(dict.type).call(dict.factory, dict.value) }
            }
        }
        made.messageName = "collections.defaultdict"
        made.allocate = { DefaultDict(type: $0) }
        made.initialize = { object, arguments in
            guard let dict = object as? DefaultDict else { return }
            if arguments.positionalCount > 0 {
                if !arguments[0].isNone, !arguments[0].isCallable { throw PythonException.typeError("first argument must be callable or None") }
                dict.factory = arguments[0]
            }
            if arguments.positionalCount > 2 { throw PythonException.typeError("dict expected at most 1 argument, got \(arguments.positionalCount - 1)") }
            if arguments.positionalCount > 1 { try dict.update(arguments[1]) }
            for (name, value) in arguments.keywordPairs { dict.set(name, value) }
        }
        made.construct = { [unowned made] type, arguments in
            let dict = DefaultDict(type: type)
            try made.initialize?(dict, arguments)
            return .object(dict)
        }
        return made
    }()
}
