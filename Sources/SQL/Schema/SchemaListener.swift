import Runtime

/// A function that is told of a schema item's creation, removal, reflection or parent: `event.listen(table, "after_create", ...)`.
public final class SchemaListener {
    public let event: String
    let function: Value
    /// What was given to listen: a function, or a statement of DDL.
    let given: Value
    /// Whether copies of the item have it too: `propagate=True`.
    let propagates: Bool
    private let isOnce: Bool
    /// `named=True`: it gets the arguments by their names.
    private let isNamed: Bool
    private var isSpent = false

    public init(event: String, function: Value, given: Value? = nil, isOnce: Bool = false, isNamed: Bool = false, propagates: Bool = false) {
        self.event = event
        self.function = function
        self.given = given ?? function
        (self.isOnce, self.isNamed, self.propagates) = (isOnce, isNamed, propagates)
    }

    private static let ofReflection = ["inspector", "table", "column_info"]
    private static let ofDefinition = ["target", "connection"]
    private static let ofAttachment = ["target", "parent"]
    private var names: [String] { event == "column_reflect" ? SchemaListener.ofReflection : SchemaEvents.names.contains(event) ? SchemaListener.ofAttachment : SchemaListener.ofDefinition }

    public func call(_ arguments: [Value], keywords: [(name: Name, value: Value)] = []) throws {
        if isOnce, isSpent { return }
        isSpent = true
        let named = isNamed ? zip(names, arguments).map { (name: Name($0), value: $1) } : []
        _ = try Arguments.with(isNamed ? [] : arguments, keywords: named + keywords) { try function.call($0) }
    }
    /// Whether it was made of this function; a method is made anew each time that an object is asked for it.
    public func isOf(_ event: String, _ function: Value) -> Bool { self.event == event && given.isSameFunction(as: function) }
}

/// A schema item that keeps the listeners of its definition itself.
public protocol ListenedItem: Object {
    var listeners: [SchemaListener] { get set }
}
extension Table: ListenedItem {}
extension MetaData: ListenedItem {}
extension Index: ListenedItem {}

extension [SchemaListener] {
    /// Adds a listener; one that listens already is not added again.
    public mutating func add(_ listener: SchemaListener, first: Bool) {
        if contains(where: { $0.isOf(listener.event, listener.given) }) { return }
        if first { insert(listener, at: 0) } else { append(listener) }
    }
    /// - Returns: whether there was such a listener
    public mutating func remove(_ event: String, _ function: Value) -> Bool {
        guard let at = firstIndex(where: { $0.isOf(event, function) }) else { return false }
        remove(at: at)
        return true
    }
    /// Those that copies of the item have too.
    var propagated: [SchemaListener] { filter(\.propagates) }
}
