import Database
import ORM
import Runtime
import SQL

/// `session.begin()`
func sessionTransactionClass() -> Class {
    declaredOnce(SessionTransaction.self) {
        Class.declare("SessionTransaction", for: SessionTransaction.self, module: "sqlalchemy.orm.session", takesAttributes: true, doc: "A transaction of a session, or a savepoint; a context manager.") { type in
            type.method("commit", doc: "Commit the transaction, release the savepoint.") { (transaction: SessionTransaction) throws in try transaction.commit() }
            type.method("rollback", doc: "Roll back.") { (transaction: SessionTransaction) throws in try transaction.rollback() }
            type.method("close", doc: "End it without committing.") { (transaction: SessionTransaction) throws in try transaction.close() }
            type.property("is_active", doc: "Whether it runs.") { (transaction: SessionTransaction) -> Bool in transaction.isActive }
            type.property("nested", doc: "Whether it is a savepoint.") { (transaction: SessionTransaction) -> Bool in transaction.isNested }
            type.property("parent", doc: "The transaction around it, or None.") { (transaction: SessionTransaction) -> Value in transaction.parent.map { .object($0) } ?? .none }
            type.property("session", doc: "Its session.") { (transaction: SessionTransaction) -> Value in transaction.session.map { .object($0) } ?? .none }
            type.property("origin", doc: "What began it.") { (transaction: SessionTransaction) -> Value in .object(OriginObject.of(transaction.origin)) }
            type.method("connection", .optional("bindkey", default: Value.none), .optional("execution_options", default: Value.none), doc: "The connection for a mapped class.") { (transaction: SessionTransaction, key: Value, given: Value) throws -> Value in
                guard let session = transaction.session else { return .none }
                let bind = try session.bind(mapper: key.isNone ? nil : ORMInspection.mapper(of: key), clause: nil)
                return .object(try transaction.connection(for: bind, options: SessionExecution.options(given)))
            }
            type.property("connections", doc: "The connections that it has used.") { (transaction: SessionTransaction) throws -> Value in
                try Value.object(Class.frozenSet).call(.list(transaction.connections.map { .object($0) }))
            }
            type.method("bound_connection", .optional("bindkey", default: Value.none), .keywords("kwargs"), doc: "The connection that it has used for a mapped class.") { (transaction: SessionTransaction, key: Value, keywords: [(name: Name, value: Value)]) throws -> Value in
                guard let session = transaction.session else { throw PythonException(SQLError.resourceClosedError, "This transaction is closed") }
                let bind = try Value.object(session).attribute("get_bind").call([key], keywords: keywords)
                return .object(try bind.object.map { try transaction.boundConnection(for: $0) } ?? transaction.connection(for: session))
            }
            type.method("prepare", doc: "Prepare a transaction in two phases.") { (transaction: SessionTransaction) throws in try transaction.prepareInTwoPhases() }
            type.method("__enter__", doc: "The transaction itself.") { (transaction: SessionTransaction) -> Value in
                transaction.enter()
                return .object(transaction)
            }
            type.method("__exit__", .required("type_", as: Value.self), .required("value", as: Value.self), .required("traceback", as: Value.self), doc: "Commit, or roll back after an error.") { (transaction: SessionTransaction, type: Value, _: Value, _: Value) throws in
                try transaction.exit(hasFailed: !type.isNone)
            }
        }
    }
}

/// The flush context of `before_flush(session, flush_context, instances)`.
func unitOfWorkClass() -> Class {
    declaredOnce(UnitOfWork.self) {
        Class.declare("UOWTransaction", for: UnitOfWork.self, module: "sqlalchemy.orm.unitofwork", doc: "A flush.") { type in
            type.property("session", doc: "The session that flushes.") { (work: UnitOfWork) -> Value in .object(work.session) }
        }
    }
}

/// `SessionTransactionOrigin.BEGIN`
final class OriginObject: Object {
    private let origin: SessionTransaction.Origin
    private init(_ origin: SessionTransaction.Origin) {
        self.origin = origin
        super.init(type: OriginObject.pythonClass)
    }
    private var name: String {
        switch origin {
        case .autobegin: "AUTOBEGIN"
        case .begin: "BEGIN"
        case .beginNested: "BEGIN_NESTED"
        case .subtransaction: "SUBTRANSACTION"
        }
    }
    nonisolated(unsafe) private static var made: [Int: OriginObject] = [:]
    static func of(_ origin: SessionTransaction.Origin) -> OriginObject {
        if let known = made[origin.rawValue] { return known }
        let new = OriginObject(origin)
        made[origin.rawValue] = new
        return new
    }
    static let pythonClass = Class.declare("SessionTransactionOrigin", for: OriginObject.self, module: "sqlalchemy.orm.session", doc: "What began a transaction of a session.") { type in
        for origin in [SessionTransaction.Origin.autobegin, .begin, .beginNested, .subtransaction] {
            let object = OriginObject.of(origin)
            type.constant(object.name, .object(object))
        }
        type.property("name", doc: "The name.") { (origin: OriginObject) -> String in origin.name }
        type.property("value", doc: "The number.") { (origin: OriginObject) -> Int in origin.origin.rawValue }
    }
    override func str() throws -> String { "SessionTransactionOrigin.\(name)" }
    override func repr() throws -> String { "<SessionTransactionOrigin.\(name): \(origin.rawValue)>" }
}
