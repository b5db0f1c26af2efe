import Runtime

/// `sentinel.name`: an object that is equal to itself alone.
final class Sentinel: Object {
    let name: String
    private init(_ name: String) {
        self.name = name
        super.init(type: Sentinel.pythonClass)
    }
    private static let pythonClass = Class.declare("_SentinelObject", for: Sentinel.self, module: "unittest.mock", takesAttributes: true, doc: "Stands for \"what the mock would return by itself\".") { type in
        type.property("name", doc: "The name.") { (sentinel: Sentinel) -> String in sentinel.name }
    }
    override func repr() throws -> String { "sentinel.\(name)" }

    nonisolated(unsafe) private static var known: [String: Sentinel] = [:]
    static func named(_ name: String) -> Value {
        if let found = known[name] { return found.value }
        let made = Sentinel(name)
        known[name] = made
        return made.value
    }

    /// `DEFAULT`
    nonisolated(unsafe) static let `default` = named("DEFAULT")
    /// Stands for an attribute that was deleted.
    nonisolated(unsafe) static let deleted = named("DELETED")
}

/// `sentinel`
final class SentinelMaker: Object {
    static let pythonClass = Class.declare("_Sentinel", for: SentinelMaker.self, module: "unittest.mock", doc: "Objects by name, each equal to itself alone: `sentinel.missing`.")
    override func dynamicAttribute(_ name: Name) throws -> Value? { name.isDunder ? nil : Sentinel.named(name.text) }
}

/// `ANY`: equal to everything.
final class AnythingObject: Object {
    static let pythonClass = Class.declare("_ANY", for: AnythingObject.self, module: "unittest.mock", doc: "Is equal to everything.")
    override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
        switch operation {
        case .equal: .bool(true)
        case .notEqual: .bool(false)
        default: nil
        }
    }
    override func hash() throws -> Int { throw PythonException.unhashable(type) }
    override func repr() throws -> String { "<ANY>" }
}
