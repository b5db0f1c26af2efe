import ORM
import Runtime

/// `SQLALCHEMY_TRACK_MODIFICATIONS`: tells of the objects that a transaction inserted, updated and deleted (flask_sqlalchemy.track_modifications).
enum ModificationTracking {
    static let committed = Signal("models-committed")
    static let willCommit = Signal("before-models-committed")

    static func declareModule(_ module: ModuleObject) {
        module["models_committed"] = .object(committed)
        module["before_models_committed"] = .object(willCommit)
    }

    /// - Parameter session: the scoped session.
    static func listen(_ session: Value) throws {
        guard let context = Program.context else { return }
        let listen = try context.importModule("sqlalchemy.event")["listen"]
        func add(_ event: String, _ body: @escaping (Session, DictObject, FlaskApp) throws -> Void) throws {
            let listener = NativeFunction(name: event) { arguments in
                guard arguments.positionalCount > 0, let session = arguments[0].object as? Session, let changes = session.ownAttribute("_model_changes").dictionary else { return .none }
                guard let app = AppContext.currentIfAny?.app, try app.config.get("SQLALCHEMY_TRACK_MODIFICATIONS")?.isTrue() ?? false else { return .none }
                try body(session, changes, app)
                return .none
            }
            _ = try listen.call(session, .string(event), .object(listener))
        }
        try add("before_flush") { session, changes, _ in try record(session, changes) }
        try add("before_commit") { session, changes, app in
            try record(session, changes)
            try send(willCommit, changes, app)
        }
        try add("after_commit") { _, changes, app in
            try send(committed, changes, app)
            changes.removeAll()
        }
        try add("after_rollback") { _, changes, _ in changes.removeAll() }
    }

    private static func record(_ session: Session, _ changes: DictObject) throws {
        for (objects, operation) in [(session.newObjects, "insert"), (session.dirtyObjects, "update"), (session.deletedObjects, "delete")] {
            for object in objects {
                let key: Value = try object.state.key.map { .object(try identity($0)) } ?? .int(Int(bitPattern: ObjectIdentifier(object)))
                try changes.set(key, .tuple([.object(object), .string(operation)]))
            }
        }
    }

    /// A key that is equal for equal identities.
    private static func identity(_ key: IdentityKey) throws -> Object { TupleObject([.object(key.mapper.mappedClass), .tuple(key.values)]) }

    private static func send(_ signal: Signal, _ changes: DictObject, _ app: FlaskApp) throws {
        guard changes.count > 0 else { return }
        _ = try signal.send(.object(app), [("changes", .list(changes.pairs.map(\.value)))])
    }
}
