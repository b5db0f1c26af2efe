import Runtime

/// `event.listen(Table, "after_parent_attach", f)`: who is told that a schema item gets its parent (sqlalchemy.DDLEvents).
public enum SchemaEvents {
    public static let names: Set<String> = ["before_parent_attach", "after_parent_attach"]

    /// By class, whose instances are told of, or item.
    nonisolated(unsafe) private static var listeners: [(target: Object, listener: SchemaListener)] = []
    /// Whether anybody listens.
    nonisolated(unsafe) public private(set) static var areUsed = false

    /// An item's listener that listens already is not added again; a class's is.
    public static func listen(_ target: Object, _ listener: SchemaListener, first: Bool) {
        if names.contains(listener.event) {
            add(target, listener, first: first, to: &listeners)
            areUsed = true
        } else { add(target, listener, first: first, to: &ofDefinitions) }
    }
    private static func add(_ target: Object, _ listener: SchemaListener, first: Bool, to all: inout [(target: Object, listener: SchemaListener)]) {
        if target.asClass == nil, all.contains(where: { $0.target === target && $0.listener.isOf(listener.event, listener.given) }) { return }
        all.insert((target, listener), at: first ? 0 : all.count)
    }
    /// - Returns: whether there was such a listener.
    public static func remove(_ target: Object, _ event: String, _ function: Value) -> Bool {
        if let at = listeners.firstIndex(where: { $0.target === target && $0.listener.isOf(event, function) }) {
            listeners.remove(at: at)
            areUsed = !listeners.isEmpty
            return true
        }
        guard let at = ofDefinitions.firstIndex(where: { $0.target === target && $0.listener.isOf(event, function) }) else { return false }
        ofDefinitions.remove(at: at)
        return true
    }
    public static func contains(_ target: Object, _ event: String, _ function: Value) -> Bool { (listeners + ofDefinitions).contains { $0.target === target && $0.listener.isOf(event, function) } }
    /// Gives a copy of an item what listens with `propagate=True`.
    static func propagate(from item: Object, to copy: Object) {
        guard areUsed else { return }
        for (target, listener) in listeners where target === item && listener.propagates { add(copy, listener, first: false, to: &listeners) }
    }

    // MARK: creation, removal and reflection

    /// Listeners of `before_create` and its kin that `Table` or another class has, or an item that is never created by itself.
    nonisolated(unsafe) private static var ofDefinitions: [(target: Object, listener: SchemaListener)] = []

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
        let mine = listeners.filter { $0.listener.event == event }
        let ofClasses = mine.filter { target, _ in target.asClass.map { item.type.isSubclass(of: $0) } ?? false }
        for (_, listener) in ofClasses + mine.filter({ $0.target === item }) { try listener.call([.object(item), .object(parent)]) }
    }
}
