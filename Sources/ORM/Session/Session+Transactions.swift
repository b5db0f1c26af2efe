import Database
import Runtime
import SQL

/// Transactions of the session, and the connections they use.
extension Session {
    public var isInTransaction: Bool { transaction != nil }
    public var isActive: Bool { transaction?.isActive ?? true }
    /// The outermost transaction.
    public var rootTransaction: SessionTransaction? {
        var current = transaction
        while let parent = current?.parent { current = parent }
        return current
    }

    /// The running transaction, begun where there is none.
    /// - Throws: InvalidRequestError for a session that does not begin by itself.
    @discardableResult
    func beginIfNeeded(explicitly: Bool = false) throws -> SessionTransaction {
        if let transaction { return transaction }
        if !explicitly, !autobegins {
            throw ORMError.invalidRequest("Autobegin is disabled on this Session; please call session.begin() to start a new transaction")
        }
        return try SessionTransaction(self, explicitly ? .begin : .autobegin)
    }

    /// `session.prepare()`
    public func prepare() throws { try beginIfNeeded().prepareInTwoPhases() }

    /// `session.begin()`, `session.begin_nested()`
    public func begin(nested: Bool = false) throws -> SessionTransaction {
        if transaction == nil {
            let begun = try beginIfNeeded(explicitly: true)
            if !nested { return begun }
        }
        guard nested, let outer = transaction else { throw ORMError.invalidRequest("A transaction is already begun on this Session.") }
        let savepoint = try outer.perform("_begin", from: [.active], to: nil) { try SessionTransaction(self, .beginNested, parent: outer) }
        nestedTransaction = savepoint
        return savepoint
    }

    public func commit() throws { try beginIfNeeded().commit(toRoot: true) }
    public func rollback() throws { try transaction?.rollback(toRoot: true) }

    /// `session.close()`: lets go of all objects and ends the transaction.
    public func close() throws {
        if closure == .endsWhenClosed { closure = .closed }
        try reset()
    }

    /// `session.reset()`: as `close`, whatever `close_resets_only` says.
    public func reset() throws {
        try expungeAll()
        for running in try transaction?.chain() ?? [] { try running.close() }
    }

    /// `session.invalidate()`: as `close`, and the driver's connections are of no use any more.
    public func invalidate() throws {
        if closure == .endsWhenClosed { closure = .closed }
        let connections = try transaction?.chain().flatMap(\.connections) ?? []
        for connection in connections { try connection.invalidate() }
        try reset()
    }

    // MARK: connections

    /// The connection of the transaction.
    public func connection(options: [(name: String, value: Value)] = []) throws -> Connection { try connection(for: chosenBind(), options: options) }
    /// `session.connection(bind_arguments={...})`
    public func connection(chosenBy arguments: DictObject, options: [(name: String, value: Value)] = []) throws -> Connection { try connection(for: chosenBind(arguments: arguments), options: options) }
    func connection(of mapper: Mapper) throws -> Connection { try connection(for: chosenBind(mapper: mapper)) }

    /// The connection for a statement about a mapped class.
    /// - Parameter arguments: `bind_arguments`
    public func connection(of mapper: Mapper?, executing statement: ClauseElement, arguments: DictObject? = nil) throws -> Connection {
        try connection(for: chosenBind(mapper: mapper, clause: statement, arguments: arguments))
    }

    /// Whether every statement goes to `bind`.
    var hasOneBind: Bool { bind != nil && binds.isEmpty && overriddenGetBind == nil }

    /// The engine or connection that a statement goes to: what `get_bind()` answers, which a derived class may define anew.
    /// - Parameter arguments: `bind_arguments`, before which mapper and clause give way.
    func chosenBind(mapper: Mapper? = nil, clause: ClauseElement? = nil, arguments: DictObject? = nil) throws -> Object {
        if arguments == nil {
            guard let overridden = overriddenGetBind else { return try bind(mapper: mapper, clause: clause) }
            // A native one, Flask-SQLAlchemy's, is asked for every statement.
            if let direct = (overridden.object as? NativeFunction)?.direct.ternary, !asksProgramForBinds {
                return try Session.bind(direct(value, mapper.map { .object($0) } ?? .none, clause.map { .object($0) } ?? .none))
            }
        }
        var keywords = try (arguments?.pairs ?? []).map { (name: Name(try String.from($0.key)), value: $0.value) }
        func add(_ name: Name, _ object: Object?) {
            if let object, !keywords.contains(where: { $0.name == name }) { keywords.append((name, .object(object))) }
        }
        add("mapper", mapper)
        add("clause", clause)
        return try Session.bind(Value.object(self).attribute("get_bind").call([], keywords: keywords))
    }

    /// What a `get_bind()` answered.
    private static func bind(_ found: Value) throws -> Object {
        guard let bind = found.object else { throw SQLError.argument("Expected an Engine or Connection, got \(try found.reprText())") }
        return bind
    }

    /// Whether `get_bind` is the program's own.
    var asksProgramForBinds: Bool { overriddenGetBind.map { !($0.object is NativeFunction) || !ownAttribute("get_bind").isUndefined } ?? false }

    public func connection(for bind: Object, options: [(name: String, value: Value)] = []) throws -> Connection {
        try SessionTransaction.checkContext(self)
        return try beginIfNeeded().connection(for: bind, options: options)
    }

    /// `session.get_bind()`: the engine or connection for a mapper or clause.
    /// - Throws: UnboundExecutionError
    public func bind(mapper: Mapper?, clause: ClauseElement?) throws -> Object {
        if binds.isEmpty, let bind { return bind }
        if mapper == nil, clause == nil {
            if let bind { return bind }
            throw PythonException(SQLError.unboundExecutionError, "This session is not bound to a single Engine or Connection, and no context was provided to locate a binding.")
        }
        let clause = clause ?? (binds.isEmpty ? nil : mapper.map { $0.mappedSelectable ?? $0.entity.selectable })
        func bound(_ target: Object) -> Object? { binds.first { $0.target === target }?.bind }
        for mapper in [mapper, binds.isEmpty ? nil : clause.flatMap(BoundElements.subject)] {
            for type in mapper?.mappedClass.resolutionOrder ?? [] { if let found = bound(type) { return found } }
        }
        if !binds.isEmpty, let clause, let found = clause.first(bound) { return found }
        if let bind { return bind }
        let context = [mapper.map { "mapper \($0.label)" }, clause == nil ? nil : "SQL expression"].compactMap { $0 }
        throw PythonException(SQLError.unboundExecutionError, "Could not locate a bind configured on \(context.joined(separator: ", ")) or this Session.")
    }

    /// The class and the tables of it and its relatives.
    private static func bindTargets(of mapper: Mapper) -> [Object] {
        var found: [Object] = [mapper.mappedClass]
        func add(_ from: FromClause) { if !found.contains(where: { $0 === from }) { found.append(from) } }
        for mapper in mapper.base.selfAndDescendants {
            mapper.tables.forEach(add)
            mapper.mappedSelectable?.visitParts { if !($0 is Join) { add($0) } }
        }
        return found
    }

    /// `binds={User: engine}`, `session.bind_mapper(User, engine)`
    public func addBind(_ target: Value, _ bind: Object) throws {
        var targets: [Object] = []
        switch target.object {
        case let mapper as Mapper: targets = Session.bindTargets(of: mapper)
        case let type as Class: targets = Mapper.of(type).map { Session.bindTargets(of: $0) } ?? [type]
        case let table as FromClause: targets = [table]
        default: throw SQLError.argument("Not an acceptable bind target: \(try target.strText())")
        }
        for object in targets {
            if let at = binds.firstIndex(where: { $0.target === object }) { binds[at].bind = bind } else { binds.append((object, bind)) }
        }
    }
}
