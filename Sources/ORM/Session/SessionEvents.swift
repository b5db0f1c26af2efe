import Database
import Runtime

/// Events of sessions: `event.listens_for(Session, "before_flush")`.
public enum SessionEvent: String, CaseIterable {
    case afterAttach = "after_attach"
    case afterBegin = "after_begin"
    case afterBulkDelete = "after_bulk_delete"
    case afterBulkUpdate = "after_bulk_update"
    case afterCommit = "after_commit"
    case afterFlush = "after_flush"
    case afterFlushPostexec = "after_flush_postexec"
    case afterRollback = "after_rollback"
    case afterSoftRollback = "after_soft_rollback"
    case afterTransactionCreate = "after_transaction_create"
    case afterTransactionEnd = "after_transaction_end"
    case beforeAttach = "before_attach"
    case beforeCommit = "before_commit"
    case beforeFlush = "before_flush"
    case deletedToDetached = "deleted_to_detached"
    case deletedToPersistent = "deleted_to_persistent"
    case detachedToPersistent = "detached_to_persistent"
    case doORMExecute = "do_orm_execute"
    case loadedAsPersistent = "loaded_as_persistent"
    case pendingToPersistent = "pending_to_persistent"
    case pendingToTransient = "pending_to_transient"
    case persistentToDeleted = "persistent_to_deleted"
    case persistentToDetached = "persistent_to_detached"
    case persistentToTransient = "persistent_to_transient"
    case transientToPending = "transient_to_pending"

    /// What the arguments are called.
    var argumentNames: [String] {
        switch self {
        case .afterBegin: ["session", "transaction", "connection"]
        case .afterBulkDelete: ["delete_context"]
        case .afterBulkUpdate: ["update_context"]
        case .afterCommit, .afterRollback, .beforeCommit: ["session"]
        case .afterFlush, .afterFlushPostexec: ["session", "flush_context"]
        case .afterSoftRollback: ["session", "previous_transaction"]
        case .afterTransactionCreate, .afterTransactionEnd: ["session", "transaction"]
        case .beforeFlush: ["session", "flush_context", "instances"]
        case .doORMExecute: ["orm_execute_state"]
        default: ["session", "instance"]
        }
    }
}

/// A function that waits for an event of sessions.
public final class SessionListener {
    public let event: SessionEvent
    public let function: Value
    /// Called once, then no more: `once=True`.
    let isOnce: Bool
    var isSpent = false
    /// Whether the arguments are keywords: `named=True`.
    let isNamed: Bool
    public init(_ event: SessionEvent, _ function: Value, isOnce: Bool = false, isNamed: Bool = false) {
        self.event = event
        self.isNamed = isNamed
        self.function = function
        self.isOnce = isOnce
    }
}

/// Who listens to sessions: by class (Session, a sessionmaker's class) and by session.
public enum SessionListeners {
    nonisolated(unsafe) private static var ofClasses: [(type: Class, listener: SessionListener)] = []
    /// Whether anybody listens at all: without, telling events costs nothing.
    nonisolated(unsafe) static var exist = false

    public static func add(_ listener: SessionListener, to type: Class, first: Bool = false) {
        exist = true
        if contains(listener.event, listener.function, of: type) { return }
        if first { ofClasses.insert((type, listener), at: 0) } else { ofClasses.append((type, listener)) }
    }
    public static func add(_ listener: SessionListener, to session: Session, first: Bool = false) {
        exist = true
        if contains(listener.event, listener.function, of: session) { return }
        if first { session.listeners.insert(listener, at: 0) } else { session.listeners.append(listener) }
    }
    /// `event.remove(target, name, function)`; whether it was there.
    public static func remove(_ event: SessionEvent, _ function: Value, from type: Class) -> Bool {
        let before = ofClasses.count
        ofClasses.removeAll { $0.type === type && $0.listener.event == event && $0.listener.function.isIdentical(to: function) }
        return ofClasses.count < before
    }
    public static func remove(_ event: SessionEvent, _ function: Value, from session: Session) -> Bool {
        let before = session.listeners.count
        session.listeners.removeAll { $0.event == event && $0.function.isIdentical(to: function) }
        return session.listeners.count < before
    }
    public static func contains(_ event: SessionEvent, _ function: Value, of session: Session) -> Bool {
        session.listeners.contains { $0.event == event && $0.function.isIdentical(to: function) }
    }
    public static func contains(_ event: SessionEvent, _ function: Value, of type: Class) -> Bool {
        ofClasses.contains { $0.type === type && $0.listener.event == event && $0.listener.function.isIdentical(to: function) }
    }

    /// The listeners of an event: those of the session's classes, then its own.
    static func of(_ event: SessionEvent, _ session: Session) -> [SessionListener] {
        ofClasses.filter { $0.listener.event == event && session.type.isSubclass(of: $0.type) }.map(\.listener) + session.listeners.filter { $0.event == event }
    }
}

extension Session {
    /// Whether anybody listens to an event.
    public func hasListeners(_ event: SessionEvent) -> Bool { SessionListeners.exist && !SessionListeners.of(event, self).isEmpty }

    /// Tells the listeners of an event.
    func tell(_ event: SessionEvent, _ arguments: @autoclosure () -> [Value]) throws {
        guard SessionListeners.exist else { return }
        let listeners = SessionListeners.of(event, self)
        guard !listeners.isEmpty else { return }
        let given = arguments()
        for listener in listeners where !listener.isSpent {
            if listener.isOnce { listener.isSpent = true }
            try Cause.of(.listener(event: event.rawValue)) {
                if listener.isNamed {
                    _ = try listener.function.call([], keywords: zip(event.argumentNames, given).map { (name: Name($0), value: $1) })
                } else {
                    _ = try listener.function.call(given)
                }
            }
        }
    }

    /// Tells of an object's change of state: `transient_to_pending(session, instance)`.
    func tell(_ event: SessionEvent, of state: InstanceState) throws {
        guard SessionListeners.exist, let object = state.object else { return }
        try tell(event, [.object(self), .object(object)])
    }
}
