import Runtime

/// A signal of the `blinker` library: calls the functions that are connected to it.
final class Signal: Object {
    private struct Connection {
        /// The function, or a weak reference to it.
        let reference: Value
        let isWeak: Bool
        /// The only sender that it hears; nil for any.
        let sender: Value?
    }

    let name: String?
    let doc: String?
    private var connections: [Connection] = []
    private var isMuted = false

    init(_ name: String?, doc: String? = nil) {
        self.name = name
        self.doc = doc
        super.init(type: Signal.pythonClass)
    }

    private func receiver(of connection: Connection) throws -> Value { connection.isWeak ? try connection.reference.call() : connection.reference }

    func connect(_ receiver: Value, _ sender: Value?, isWeak: Bool) throws {
        disconnect(receiver, sender)
        guard isWeak, let context = Program.context else { return connections.append(Connection(reference: receiver, isWeak: false, sender: sender)) }
        let kind: Name = receiver.object is BoundMethod ? "WeakMethod" : "ref"
        connections.append(Connection(reference: try context.importModule("weakref")[kind].call(receiver), isWeak: true, sender: sender))
    }

    /// - Parameter sender: nil for every connection of the receiver.
    func disconnect(_ receiver: Value, _ sender: Value?) {
        connections.removeAll { connection in
            guard let found = try? self.receiver(of: connection), (try? found.equals(receiver)) ?? false else { return false }
            return sender == nil || connection.sender.map { $0.isIdentical(to: sender ?? .none) } ?? false
        }
    }

    /// The living receivers that hear a sender, in the order of their connecting.
    func receivers(of sender: Value) throws -> [Value] {
        try connections.compactMap { connection in
            if let heard = connection.sender, !heard.isIdentical(to: sender) { return nil }
            let found = try receiver(of: connection)
            return found.isNone ? nil : found
        }
    }

    /// - Returns: each receiver with what it returned.
    func send(_ sender: Value, _ keywords: [(name: Name, value: Value)]) throws -> Value {
        guard !isMuted else { return .list([]) }
        return .list(try receivers(of: sender).map { .tuple([$0, try $0.call([sender], keywords: keywords)]) })
    }

    override func repr() throws -> String {
        guard let name else { return "<blinker.base.Signal object at \(address)>" }
        return "<blinker.base.NamedSignal object at \(address); \(name.pythonRepr)>"
    }

    // MARK: the Python classes

    /// `blinker.ANY`: every sender.
    private static let any = Object(type: Class("Symbol", module: "blinker._utilities"))

    private static func sender(_ value: Value) -> Value? { value.object === any ? nil : value }

    static let pythonClass = Class.declare("Signal", for: Signal.self, module: "blinker.base", doc: """
        A notification that functions can be connected to.

            from flask_sqlalchemy.track_modifications import models_committed

            @models_committed.connect
            def changed(app, changes): ...
        """) { type in
        type.constructor(.optional("doc", default: nil as String?)) { (_: Class, doc: String?) -> Signal in Signal(nil, doc: doc) }
        type.property("name", doc: "The name.") { (signal: Signal) -> Value in signal.name.map { .string($0) } ?? .none }
        type.property("receivers", doc: "The functions that are connected, by number.") { (signal: Signal) throws -> Value in
            let found = DictObject()
            for (at, connection) in signal.connections.enumerated() { try found.set(.int(at), connection.reference) }
            return found.value
        }
        type.method("connect", .required("receiver", as: Value.self), .optional("sender", default: Value.object(any), shown: "ANY"), .optional("weak", default: true), doc: "Call a function when the signal is sent, by any sender or one alone.") { (signal: Signal, receiver: Value, sender: Value, isWeak: Bool) throws -> Value in
            try signal.connect(receiver, Signal.sender(sender), isWeak: isWeak)
            return receiver
        }
        type.method("connect_via", .required("sender", as: Value.self), .optional("weak", default: false), doc: "Decorate a function to be called when the sender sends.") { (signal: Signal, sender: Value, isWeak: Bool) -> Value in
            .object(NativeFunction.declare("decorator", .required("fn", as: Value.self), doc: "Connect.") { (receiver: Value) throws -> Value in
                try signal.connect(receiver, Signal.sender(sender), isWeak: isWeak)
                return receiver
            })
        }
        type.method("disconnect", .required("receiver", as: Value.self), .optional("sender", default: Value.object(any), shown: "ANY"), doc: "Call a function no more.") { (signal: Signal, receiver: Value, sender: Value) in
            signal.disconnect(receiver, Signal.sender(sender))
        }
        type.method("send", .optional("sender", default: Value.none), .keywords("kwargs"), doc: "Call every receiver; a list of the receivers with what they returned.") { (signal: Signal, sender: Value, keywords: [(name: Name, value: Value)]) throws -> Value in
            try signal.send(sender, keywords)
        }
        type.method("has_receivers_for", .required("sender", as: Value.self), doc: "Whether a function hears the sender.") { (signal: Signal, sender: Value) throws -> Bool in try !signal.receivers(of: sender).isEmpty }
        type.method("receivers_for", .required("sender", as: Value.self), doc: "The functions that hear the sender.") { (signal: Signal, sender: Value) throws -> Value in try Value.list(signal.receivers(of: sender)).iterate().value }
        type.method("connected_to", .required("receiver", as: Value.self), .optional("sender", default: Value.object(any), shown: "ANY"), doc: "A context manager in which a function is connected.") { (signal: Signal, receiver: Value, sender: Value) -> Value in
            .object(BlockScope {
                try signal.connect(receiver, Signal.sender(sender), isWeak: false)
                return .none
            } leave: { _ in signal.disconnect(receiver, nil) })
        }
        type.method("muted", doc: "A context manager in which nothing is sent.") { (signal: Signal) -> Value in
            .object(BlockScope {
                signal.isMuted = true
                return .none
            } leave: { _ in signal.isMuted = false })
        }
    }

    /// `blinker`
    static func declareModule(_ module: ModuleObject) {
        let standard = Namespace()
        for (name, value) in [("Signal", .object(pythonClass)), ("NamedSignal", .object(pythonClass)), ("ANY", .object(any)), ("Namespace", .object(Namespace.pythonClass))] as [(Name, Value)] { module[name] = value }
        module.function("signal", .required("name", as: String.self), .optional("doc", default: nil as String?), doc: "The signal of a name, made when first asked for.") { (name: String, doc: String?) -> Signal in standard.signal(name, doc) }
    }

    /// `flask.signals`
    static func declareFlaskModule(_ module: ModuleObject) { module["Namespace"] = .object(Namespace.pythonClass) }

    /// Signals by name.
    final class Namespace: Object {
        private var signals: [String: Signal] = [:]
        override init() { super.init(type: Namespace.pythonClass) }
        func signal(_ name: String, _ doc: String? = nil) -> Signal {
            if let known = signals[name] { return known }
            let made = Signal(name, doc: doc)
            signals[name] = made
            return made
        }
        static let pythonClass = Class.declare("Namespace", for: Namespace.self, module: "blinker.base", doc: "Signals by name.") { type in
            type.constructor { (_: Class) -> Namespace in Namespace() }
            type.method("signal", .required("name", as: String.self), .optional("doc", default: nil as String?), doc: "The signal of a name, made when first asked for.") { (space: Namespace, name: String, doc: String?) -> Signal in space.signal(name, doc) }
        }
    }
}
