import Runtime

/// `weakref.proxy(object)`: acts as the object while it lives.
final class WeakProxy: Object, WeaklyReferring {
    private weak var target: Object?

    private static func make(_ name: String) -> Class {
        let made = Class(name, module: "weakref")
        made.messageName = "weakref.\(name)"
        made.delegatesAttributes = true
        made.addMember("__next__", .object(NativeFunction(name: "__next__", doc: "Implement next(self).", owner: made, isHook: true) { arguments in
            guard let target = try (arguments[0].object as? WeakProxy)?.live() else { throw NativeFunction.wrongReceiver("__next__", of: made, arguments[0]) }
            guard target.type.lookup(Name("__next__")) != nil else { throw PythonException.typeError("Weakref proxy referenced a non-iterator '\(target.typeName)' object") }
            return try target.callMethod(Name("__next__"))
        }))
        made.addMember(.reversed, .object(NativeFunction(name: "__reversed__", doc: "What reversed() of the object gives.", owner: made) { arguments in
            guard let proxy = arguments[0].object as? WeakProxy else { throw PythonException.typeError("'\(arguments[0].typeName)' object is not reversible") }
            let target = try proxy.live()
            return try Program.context?.importModule("builtins").value.attribute("reversed").call(target) ?? reversed(target)
        }))
        return made
    }
    /// Of objects that cannot be called.
    static let plainClass = make("ProxyType")
    static let callableClass = make("CallableProxyType")

    init(_ object: Object) {
        target = object
        super.init(type: object.value.isCallable ? WeakProxy.callableClass : WeakProxy.plainClass)
        WeakRegistry.add(self, of: object)
    }
    func letGo() { target = nil }
    func follow(_ successor: Object) { target = successor }
    func live() throws -> Value {
        guard let target else { throw PythonException(.referenceError, "weakly-referenced object no longer exists") }
        return target.value
    }
    /// What a proxy stands for, and other values as they are.
    private static func unwrapped(_ value: Value) throws -> Value { try (value.object as? WeakProxy)?.live() ?? value }

    override func dynamicAttribute(_ name: Name) throws -> Value? { try live().attribute(name) }
    override func setDynamicAttribute(_ name: Name, _ value: Value) throws -> Bool {
        try live().setAttribute(name, value)
        return true
    }
    override var takesAssignments: Bool { true }
    override func deleteDynamicAttribute(_ name: Name) throws -> Bool {
        try live().deleteAttribute(name)
        return true
    }
    override func str() throws -> String { try live().strText() }
    override func repr() throws -> String { "<weakproxy at \(address) to \(target?.type.name ?? "NoneType") at \(target?.address ?? "0x0")>" }
    override func hash() throws -> Int { throw PythonException.unhashable(type) }
    override func isTrue() throws -> Bool { try live().isTrue() }
    override func index() throws -> Value? { try live().index() }
    override func length() throws -> Int? { try live().length() }
    override func item(_ key: Value) throws -> Value? { try live().item(key) }
    override func setItem(_ key: Value, _ value: Value) throws -> Bool {
        try live().setItem(key, value)
        return true
    }
    override func deleteItem(_ key: Value) throws -> Bool {
        try live().deleteItem(key)
        return true
    }
    override func contains(_ element: Value) throws -> Bool? { try live().contains(element) }
    override func iterator() throws -> IteratorObject? {
        let target = try live()
        guard let iterator = try target.makeIterator() else { throw PythonException.typeError("'\(target.typeName)' object is not iterable") }
        return iterator
    }
    override var isCallable: Bool { type === WeakProxy.callableClass }
    override func call(_ arguments: Arguments) throws -> Value? { isCallable ? try live().call(arguments) : nil }
    override func compare(_ operation: Comparison, _ other: Value) throws -> Value? { try live().compare(operation, WeakProxy.unwrapped(other)) }
    override func binary(_ operation: BinaryOperation, _ other: Value, reflected: Bool) throws -> Value? {
        let other = try WeakProxy.unwrapped(other)
        return reflected ? try other.binary(operation, live()) : try live().binary(operation, other)
    }
    override func inPlace(_ operation: BinaryOperation, _ other: Value) throws -> Value? { try live().inPlace(operation, WeakProxy.unwrapped(other)) }
    override func unary(_ operation: UnaryOperation) throws -> Value? { try live().unary(operation) }
}
