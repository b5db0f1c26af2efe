import Database
import Runtime
import SQL

/// `user.posts`, where the relationship is dynamic: a query of the related objects that takes additions and removals.
public final class DynamicQuery: Query {
    let owner: MappedInstance
    let attribute: WriteOnlyAttribute

    init(_ owner: MappedInstance, _ attribute: WriteOnlyAttribute) throws {
        self.owner = owner
        self.attribute = attribute
        super.init(owner.state.session as? Session, try attribute.selection(owner), type: try attribute.queryType())
    }

    override var plainType: Class { attribute.relationship.queryClass.object as? Class ?? .registered(for: Query.self) }

    /// The members of an object without a row, or without a session: those added.  Asking flushes first.
    private func unsaved() throws -> [Value]? {
        let state = owner.state
        if let session = state.session as? Session, session.isAutoflushing, session.contains(state) { try session.autoflush() }
        if state.session != nil, state.key != nil { return nil }
        if state.isDetached {
            try SQLWarning.warn("Instance \(state.label) is detached, dynamic relationship cannot return a correct result.   This warning will become a DetachedInstanceError in a future release.")
        }
        return try attribute.history(state, .noInitialize).added
    }

    /// What the database has, without a flush before.
    func stored() throws -> [Value] {
        try checkSession()
        return try changing { $0.options.autoflush = false }.all()
    }

    // MARK: rows

    public override func iterator() throws -> IteratorObject? { try unsaved().map { try Value.list($0).iterate() } ?? super.iterator() }
    public override func all() throws -> [Value] { try unsaved() ?? super.all() }
    /// LIMIT makes another query, which needs a session.
    public override func first() throws -> Value {
        try checkSession()
        return try super.first()
    }
    public override func oneOrNone() throws -> Value? { try unsaved().map { try only($0) } ?? super.oneOrNone() }
    public override func one() throws -> Value {
        guard let members = try unsaved() else { return try super.one() }
        guard let found = try only(members) else { throw PythonException(SQLError.noResultFound, "No row was found when one was required") }
        return found
    }
    private func only(_ members: [Value]) throws -> Value? {
        if members.count > 1 { throw PythonException(SQLError.multipleResultsFound, "Multiple rows were found when one or none was required") }
        return members.first
    }
    public override func count() throws -> Value { try unsaved().map { .int($0.count) } ?? super.count() }
    public override func item(_ key: Value) throws -> Value? { try unsaved().map { try Value.list($0).item(key) } ?? super.item(key) }

    // MARK: further criteria, which need a session

    public override func checkNoLimit(_ method: String) throws {
        try checkSession()
        try super.checkNoLimit(method)
    }
    public override func checkNoStatement(_ method: String) throws {
        try checkSession()
        try super.checkNoStatement(method)
    }
    public override func exists() throws -> ColumnElement {
        try checkSession()
        return try super.exists()
    }
    private func checkSession() throws {
        guard session == nil else { return }
        throw ORMError.detached("Parent instance \(owner.label) is not bound to a Session, and no contextual session is established; lazy load operation of attribute '\(attribute.key.text)' cannot proceed")
    }

    // MARK: changes

    public func append(_ value: Value) throws { try attribute.append(owner.state, value, initiator: nil) }
    public func remove(_ value: Value) throws { try attribute.remove(owner.state, value, initiator: nil) }
}
