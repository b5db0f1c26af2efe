import Runtime

/// Functions that are called at the steps of an engine or connection: `event.listens_for(engine, "connect")`.
public final class EventListeners {
    public struct Listener {
        let function: Value
        /// `retval=True`: its answer is the statement and parameters to go on with.
        let returnsValue: Bool
        let isOnce: Bool
        /// `named=True`: the names that it gets the arguments by.
        let names: [String]?
    }
    private var byName: [String: [Listener]] = [:]
    public init() {}
    public var isEmpty: Bool { byName.isEmpty }

    /// - Parameter names: what the arguments are called, where the function wants them by name.
    public func add(_ name: String, _ function: Value, returnsValue: Bool = false, isOnce: Bool = false, isFirst: Bool = false, names: [String]? = nil) {
        let listener = Listener(function: function, returnsValue: returnsValue, isOnce: isOnce, names: names)
        if isFirst { byName[name, default: []].insert(listener, at: 0) } else { byName[name, default: []].append(listener) }
    }
    public func contains(_ name: String, _ function: Value) -> Bool { byName[name]?.contains { $0.function.isIdentical(to: function) } ?? false }
    /// Whether there was one.
    public func remove(_ name: String, _ function: Value) -> Bool {
        guard let at = byName[name]?.firstIndex(where: { $0.function.isIdentical(to: function) }) else { return false }
        byName[name]?.remove(at: at)
        if byName[name]?.isEmpty == true { byName[name] = nil }
        return true
    }

    /// Takes over the listeners of another.
    func add(all other: EventListeners) { byName.merge(other.byName) { $0 + $1 } }

    private static func call(_ listener: Listener, _ arguments: [Value]) throws -> Value {
        guard let names = listener.names else { return try Arguments.with(arguments) { try listener.function.call($0) } }
        return try Arguments.with([], keywords: zip(names, arguments).map { (Name($0), $1) }) { try listener.function.call($0) }
    }

    /// Forgets all listeners.
    public func clear() { byName = [:] }

    func has(_ name: String) -> Bool { byName[name] != nil }

    /// Calls the listeners of an event.
    /// - Parameter took: gets the answers of those that return a value.
    func tell(_ name: String, _ arguments: () -> [Value], took: ((Value) throws -> Void)? = nil) throws {
        guard let listeners = byName[name] else { return }
        for listener in listeners {
            if listener.isOnce { _ = remove(name, listener.function) }
            let answer = try Cause.of(.listener(event: name)) { try EventListeners.call(listener, arguments()) }
            if listener.returnsValue { try took?(answer) }
        }
    }
}
