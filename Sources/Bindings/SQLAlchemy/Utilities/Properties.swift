import Runtime

/// `sqlalchemy.util.Properties`: the entries of a dict as attributes; `OrderedProperties` makes the dict, `ReadOnlyProperties` lets nothing change.
final class Properties: Object {
    fileprivate let data: Value

    fileprivate init(_ type: Class, _ data: Value) {
        self.data = data
        super.init(type: type)
        Heap.track(self)
    }
    override func visitReferences(_ visit: (Object) -> Void) { data.visitHeld(visit) }

    private func refuseIfReadOnly() throws {
        if type.isSubclass(of: Properties.readOnly) { throw PythonException.typeError("\(type.name) object is immutable and/or readonly") }
    }
    private var values: Value { get throws { .list(try data.callMethod("values").elements()) } }

    override func length() throws -> Int? { try data.length() }
    override func contains(_ element: Value) throws -> Bool? { try data.contains(element) }
    override func iterator() throws -> IteratorObject? { try values.iterate() }
    override func item(_ key: Value) throws -> Value? { try data.item(key) }
    override func setItem(_ key: Value, _ value: Value) throws -> Bool {
        try refuseIfReadOnly()
        try data.setItem(key, value)
        return true
    }
    override func deleteItem(_ key: Value) throws -> Bool {
        try refuseIfReadOnly()
        try data.deleteItem(key)
        return true
    }
    override func binary(_ operation: BinaryOperation, _ other: Value, reflected: Bool) throws -> Value? {
        guard operation == .add, !reflected else { return nil }
        return .list(try values.elements() + other.elements())
    }
    override func dynamicAttribute(_ name: Name) throws -> Value? {
        if name.isDunder { return nil }
        guard try data.contains(name.value) else { throw PythonException.attributeError(name.text) }
        return try data.item(name.value)
    }
    override var dynamicAttributeNames: [Name] { (try? data.elements())?.compactMap { ($0.object as? StringObject).map { Name($0.text) } } ?? [] }
    override var takesAssignments: Bool { true }
    override func setDynamicAttribute(_ name: Name, _ value: Value) throws -> Bool { try setItem(name.value, value) }

    static let pythonClass = declared("Properties", [.object], .required("data", as: Value.self)) { type in
        type.special([.length, .contains, .iterator, .item, .setItem, .deleteItem])
        type.method("as_readonly", doc: "The same, which nothing changes.") { (properties: Properties) -> Value in .object(Properties(readOnly, properties.data)) }
        type.method("update", .required("value", as: Value.self), doc: "Set the entries of a dict.") { (properties: Properties, more: Value) throws in _ = try properties.data.callMethod("update", more) }
        type.method("get", .required("key", as: Value.self), .optional("default", default: Value.none), doc: "The value of a key.") { (properties: Properties, key: Value, fallback: Value) throws -> Value in try properties.data.contains(key) ? properties.data.item(key) : fallback }
        for name in ["keys", "values", "items"] {
            type.method(name, doc: "As of a dict, in a list.") { (properties: Properties) throws -> Value in .list(try properties.data.callMethod(Name(name)).elements()) }
        }
        type.method("has_key", .required("key", as: Value.self), doc: "Whether there is such a key.") { (properties: Properties, key: Value) throws -> Bool in try properties.data.contains(key) }
        type.method("clear", doc: "Remove all entries.") { (properties: Properties) throws in _ = try properties.data.callMethod("clear") }
    }
    static let ordered: Class = {
        let made = Class("OrderedProperties", module: "sqlalchemy.util._collections", bases: [pythonClass], doc: "Entries as attributes.", derivable: true)
        made.extend(for: Properties.self) { $0.constructor { (made: Class) -> Properties in Properties(made, DictObject().value) } }
        made.inheritHooks()
        return made
    }()
    static let readOnly: Class = declared("ReadOnlyProperties", [pythonClass], .required("data", as: Value.self)) { _ in }

    private static func declared(_ name: String, _ bases: [Class], _ data: Parameter<Value>, _ fill: @escaping (Declaration<Properties>) -> Void) -> Class {
        let made = Class(name, module: "sqlalchemy.util._collections", bases: bases, doc: "The entries of a dict as attributes.", derivable: true)
        made.extend(for: Properties.self) { type in
            type.subscriptable()
            type.constructor(data) { (made: Class, data: Value) -> Properties in Properties(made, data) }
            fill(type)
        }
        made.inheritHooks()
        return made
    }
}
