import Runtime

/// `event.listen(Table, "after_parent_attach", f)`: who is told that a schema item gets its parent (sqlalchemy.DDLEvents).
public enum SchemaEvents {
    public static let names: Set<String> = ["before_parent_attach", "after_parent_attach"]

    private struct Listener {
        /// A class, whose instances are told of, or one item.
        let target: Object
        let event: String
        let function: Value
    }
    nonisolated(unsafe) private static var listeners: [Listener] = []
    /// Whether anybody listens.
    nonisolated(unsafe) private static var areUsed = false

    public static func listen(_ target: Object, _ event: String, _ function: Value) {
        listeners.append(Listener(target: target, event: event, function: function))
        areUsed = true
    }
    /// - Returns: whether there was such a listener.
    public static func remove(_ target: Object, _ event: String, _ function: Value) -> Bool {
        guard let at = listeners.firstIndex(where: { $0.target === target && $0.event == event && $0.function.isIdentical(to: function) }) else { return false }
        listeners.remove(at: at)
        areUsed = !listeners.isEmpty
        return true
    }
    public static func contains(_ target: Object, _ event: String, _ function: Value) -> Bool {
        listeners.contains { $0.target === target && $0.event == event && $0.function.isIdentical(to: function) }
    }

    // MARK: creation, removal and reflection

    /// Listeners of `before_create` and its kin that `Table` or another class has, or an item that is never created by itself.
    nonisolated(unsafe) private static var ofDefinitions: [(target: Object, listener: SchemaListener)] = []

    public static func listen(_ target: Object, _ listener: SchemaListener) { ofDefinitions.append((target, listener)) }
    private static func place(_ target: Object, _ event: String, _ function: Value) -> Int? {
        ofDefinitions.firstIndex { $0.target === target && $0.listener.event == event && $0.listener.given.isIdentical(to: function) }
    }
    /// - Returns: whether there was such a listener.
    public static func removeDefinition(_ target: Object, _ event: String, _ function: Value) -> Bool {
        guard let at = place(target, event, function) else { return false }
        ofDefinitions.remove(at: at)
        return true
    }
    public static func containsDefinition(_ target: Object, _ event: String, _ function: Value) -> Bool { place(target, event, function) != nil }

    /// The listeners of the classes that an item is of; of `SchemaItem` is whatever tells such events, metadata too.
    public static func definitionListeners(of item: Object) -> [SchemaListener] {
        if ofDefinitions.isEmpty { return [] }
        return ofDefinitions.compactMap { target, listener in target.asClass.map { item.type.isSubclass(of: $0) || $0.name == "SchemaItem" } == true ? listener : nil }
    }

    public static func before(_ item: Object, _ parent: @autoclosure () -> Object?) throws { if areUsed { try tell("before_parent_attach", item, parent()) } }
    public static func after(_ item: Object, _ parent: @autoclosure () -> Object?) throws { if areUsed { try tell("after_parent_attach", item, parent()) } }

    /// Listeners of classes come first.
    private static func tell(_ event: String, _ item: Object, _ parent: Object?) throws {
        guard let parent else { return }
        let mine = listeners.filter { $0.event == event }
        let ofClasses = mine.filter { listener in listener.target.asClass.map { item.type.isSubclass(of: $0) } ?? false }
        for listener in ofClasses + mine.filter({ $0.target === item }) { _ = try listener.function.call(.object(item), .object(parent)) }
    }
}
