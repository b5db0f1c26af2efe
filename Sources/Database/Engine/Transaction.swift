import Runtime
import SQL

/// A transaction or savepoint, as a context manager (sqlalchemy.engine.Transaction).
public class Transaction: Object {
    public let connection: Connection
    public internal(set) var isActive = true
    /// The transaction of the `with` block around this one's.
    private var outerBlock: Transaction?
    private var isInBlock = false

    init(_ connection: Connection) {
        self.connection = connection
        super.init()
    }

    public var isNested: Bool { false }
    /// Whether the connection goes on without it.
    public var isDetached: Bool { true }
    public func commit() throws {}
    public func rollback() throws {}
    public func close() throws {}

    // MARK: as a context manager

    public func enter() {
        outerBlock = connection.transactionBlock
        isInBlock = true
        connection.transactionBlock = self
    }

    /// - Parameter isFailed: whether the block ends by an exception.
    public func exit(isFailed: Bool) throws {
        let isOurs = isInBlock && connection.transactionBlock === self
        defer {
            if isOurs { connection.transactionBlock = outerBlock }
            isInBlock = false
            outerBlock = nil
        }
        if !isFailed, isActive {
            do { try commit() } catch {
                try? rollback()
                throw error
            }
        } else if isActive {
            try rollback()
        } else if !isDetached { try close() }
    }
}

/// The transaction of a connection.
public final class RootTransaction: Transaction {
    init(begin connection: Connection) throws {
        try connection.checkBlock()
        super.init(connection)
        try connection.sendBegin()
        connection.transaction = self
    }
    public override var isDetached: Bool { connection.transaction !== self }

    public override func commit() throws {
        guard isActive else { throw isDetached ? SQLError.invalidRequest("This transaction is inactive") : connection.invalidTransaction }
        defer {
            connection.nestedTransaction?.cancel()
            isActive = false
        }
        try connection.sendCommit()
        connection.transaction = nil
    }
    public override func rollback() throws {
        let wasDetached = isDetached
        try end()
        if wasDetached { try SQLWarning.warn("transaction already deassociated from connection") }
    }
    public override func close() throws { try end() }

    private func end() throws {
        let wasActive = isActive
        defer {
            isActive = false
            if connection.transaction === self { connection.transaction = nil }
        }
        if wasActive { try connection.sendRollback() }
        if connection.transaction === self { connection.nestedTransaction?.cancel() }
    }
}

/// A savepoint.
public final class NestedTransaction: Transaction {
    private let savepoint: String
    private let outer: NestedTransaction?
    public override var isNested: Bool { true }

    init(begin connection: Connection) throws {
        try connection.checkBlock()
        savepoint = try connection.sendSavepoint()
        outer = connection.nestedTransaction
        super.init(connection)
        connection.nestedTransaction = self
    }
    public override var isDetached: Bool { connection.nestedTransaction !== self }

    func cancel() {
        isActive = false
        if connection.nestedTransaction === self { connection.nestedTransaction = outer }
        outer?.cancel()
    }
    public override func commit() throws {
        guard isActive else { throw isDetached ? SQLError.invalidRequest("This nested transaction is inactive") : connection.invalidTransaction }
        let wasDetached = isDetached
        defer {
            isActive = false
            detach()
        }
        try connection.sendRelease(savepoint)
        if wasDetached { try SQLWarning.warn("nested transaction already deassociated from connection") }
    }
    public override func rollback() throws { try end(warns: true) }
    public override func close() throws { try end(warns: false) }

    private func end(warns: Bool) throws {
        defer { isActive = false }
        if isActive, connection.isInTransaction { try connection.sendRollback(to: savepoint) }
        isActive = false
        if isDetached, warns { try SQLWarning.warn("nested transaction already deassociated from connection") }
        detach()
    }
    private func detach() {
        if connection.nestedTransaction === self { connection.nestedTransaction = outer }
    }
}
