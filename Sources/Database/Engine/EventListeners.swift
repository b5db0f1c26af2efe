import Runtime

/// Functions that are called at the steps of an engine or connection: `event.listens_for(engine, "connect")`.
public final class EventListeners {
    public struct Listener {
        let function: Value
        /// `retval=True`: its answer is the statement and parameters to go on with.
        let returnsValue: Bool
        let isOnce: Bool
        /// Whether it was called, where that happens once.
        var isSpent = false
        /// `named=True`: the names that it gets the arguments by.
        let names: [String]?
        /// Makes of the arguments those that it took in former versions; nil where it takes today's.
        let former: (([Value]) throws -> [Value])?
    }
    private var byName: [String: [Listener]] = [:]
    public init() {}
    public var isEmpty: Bool { byName.isEmpty }

    /// - Parameter names: what the arguments are called, where the function wants them by name.
    /// A function that listens already is not added again.
    public func add(_ name: String, _ function: Value, returnsValue: Bool = false, isOnce: Bool = false, isFirst: Bool = false, names: [String]? = nil, former: (([Value]) throws -> [Value])? = nil) {
        if contains(name, function), self !== Engine.ofAllEngines { return }
        let listener = Listener(function: function, returnsValue: returnsValue, isOnce: isOnce, names: names, former: former)
        if isFirst { byName[name, default: []].insert(listener, at: 0) } else { byName[name, default: []].append(listener) }
    }
    public func contains(_ name: String, _ function: Value) -> Bool { place(name, function) != nil }
    private func place(_ name: String, _ function: Value) -> Int? { byName[name]?.firstIndex { $0.function.isSameFunction(as: function) } }
    /// Whether there was one.
    public func remove(_ name: String, _ function: Value) -> Bool {
        guard let at = place(name, function) else { return false }
        byName[name]?.remove(at: at)
        if byName[name]?.isEmpty == true { byName[name] = nil }
        return true
    }

    private static func call(_ listener: Listener, _ arguments: [Value]) throws -> Value {
        let arguments = try listener.former?(arguments) ?? arguments
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
        for listener in listeners where !listener.isSpent {
            if listener.isOnce, let at = place(name, listener.function) { byName[name]?[at].isSpent = true }
            let answer = try Cause.of(.listener(event: name)) { try EventListeners.call(listener, arguments()) }
            if listener.returnsValue { try took?(answer) }
        }
    }
}
