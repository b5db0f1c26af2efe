import Database
import ORM
import Runtime
import SQL

/// `Session`, `sessionmaker`, `scoped_session` and the functions that go with them.
func declareSessions(in module: ModuleObject) {
    module["Session"] = .object(sessionClass())
    module["SessionTransaction"] = .object(sessionTransactionClass())
    module["SessionTransactionOrigin"] = .object(OriginObject.pythonClass)
    module["Query"] = .object(queryClass())
    module["ORMExecuteState"] = .object(executeStateClass())
    module["sessionmaker"] = .object(sessionMakerClass())
    module["scoped_session"] = .object(scopedSessionClass())
    declareCollectionQueries()
    for type in [unitOfWorkClass(), .registered(for: WriteOnlyCollection.self), .registered(for: DynamicQuery.self)] { module[Name(type.name)] = .object(type) }
    declareSessionFunctions(in: module)
}

/// `create_session()`: a session with neither autoflush nor expiry.
func declareSessionCreation(in module: ModuleObject) {
    module.function("create_session", .optional("bind", default: Value.none), .keywords("kwargs"), doc: "A session that does neither autoflush nor expire on commit, unless it is told to.") { (bind: Value, given: [(name: Name, value: Value)]) throws -> Value in
        var options = given
        for name in ["autoflush", "expire_on_commit"] as [Name] where !given.contains(where: { $0.name == name }) { options.append((name, .bool(false))) }
        return try Value.object(sessionClass()).call([], keywords: options + [("bind", bind)])
    }
}

func declareSessionFunctions(in module: ModuleObject) {
    module.function("merge_frozen_result", .required("session", as: Session.self), .required("statement", as: Value.self), .required("frozen_result", as: FrozenResult.self), .optional("load", default: true), doc: "The rows of a frozen result, their objects merged into a session.") { (session: Session, _: Value, frozen: FrozenResult, loads: Bool) throws -> Value in
        .object(try frozen.mapped { value in value.mappedInstance == nil ? value : .object(try session.merge(value, loads: loads)) })
    }
    module.function("object_session", .required("instance", as: Value.self), doc: "The session of an object, or None.") { (instance: Value) throws -> Value in
        guard let object = instance.mappedInstance else { throw PythonException.unmappedInstance(instance) }
        return (object.state.session as? Session).map { .object($0) } ?? .none
    }
    module.function("was_deleted", .required("object_", as: Value.self), doc: "Whether the object's row was deleted in a flush.") { (instance: Value) throws -> Bool in
        guard let object = instance.mappedInstance else { throw PythonException.noAttribute(instance, "_sa_instance_state") }
        return object.state.wasDeleted
    }
    module.function("identity_key", .optional("class_", default: Value.none), .optional("ident", default: Value.none), .keyword("instance", default: Value.none), .keyword("row", default: Value.none), .keyword("identity_token", default: Value.none), doc: "The key of an identity.") { (entity: Value, identity: Value, instance: Value, row: Value, token: Value) throws -> Value in
        try identityKey(entity, identity, instance, row, token)
    }
    module.function("make_transient", .required("instance", as: Value.self), doc: "Make an object as if it were new, in no session.") { (instance: Value) throws in try Session.makeTransient(instance) }
    module.function("make_transient_to_detached", .required("instance", as: Value.self), doc: "Make a new object as if it had been loaded and detached.") { (instance: Value) throws in
        try Session.makeTransientToDetached(instance)
    }
    module.function("close_all_sessions", doc: "Close all sessions.") { for session in Session.living { try session.close() } }
}

func sessionClass() -> Class {
    declaredOnce(Session.self) {
        _ = (identityMapClass(), sessionTransactionClass(), unitOfWorkClass(), executeStateClass())
        let made = Class.declare("Session", for: Session.self, module: "sqlalchemy.orm.session", derivable: true, takesAttributes: true, doc: "The unit of work over a database: objects, their changes, a transaction.") { type in
            type.special([.contains, .iterator])
            declareCreation(type)
            declareTransactions(type)
            declareContents(type)
            declareObjects(type)
            declareExecution(type)
        }
        made.makesInstances { Session(bind: nil, type: $0) }
        return made
    }
}

private func declareCreation(_ type: Declaration<Session>) {
    type.method(
        "__init__", .optional("bind", default: Value.none), .keyword("autoflush", default: true), .keyword("future", default: true), .keyword("expire_on_commit", default: true),
        .keyword("autobegin", default: true), .keyword("twophase", default: false), .keyword("binds", default: Value.none), .keyword("enable_baked_queries", default: true),
        .keyword("info", default: Value.none), .keyword("query_cls", default: Value.none), .keyword("autocommit", default: false),
        .keyword("join_transaction_mode", default: "conditional_savepoint"), .keyword("close_resets_only", default: true), .keyword("execution_options", default: Value.none),
        doc: "A session over an engine or connection."
    ) { (session: Session, bind: Value, autoflush: Bool, future: Bool, expires: Bool, autobegin: Bool, twophase: Bool, binds: Value, _: Bool, info: Value, queryClass: Value, autocommit: Bool, joinMode: String, resetsOnly: Bool, executionOptions: Value) throws in
        if autocommit { throw SQLError.argument("autocommit=True is no longer supported") }
        if !future { throw SQLError.argument("The 'future' parameter passed to Session() may only be set to True.") }
        guard ["conditional_savepoint", "rollback_only", "control_fully", "create_savepoint"].contains(joinMode) else {
            throw SQLError.argument("invalid selection for join_transaction_mode: \"\(joinMode)\"")
        }
        session.isTwoPhase = twophase
        session.bind = bind.object
        session.isAutoflushing = autoflush
        session.expiresOnCommit = expires
        session.autobegins = autobegin
        session.queryClass = queryClass
        session.joinMode = joinMode
        session.executionOptions = SessionExecution.options(executionOptions)
        if !resetsOnly { session.endWhenClosed() }
        if let info = info.dictionary { for (key, value) in info.pairs { try session.information.set(key, value) } }
        for (target, bind) in binds.dictionary?.pairs ?? [] { if let bind = bind.object { try session.addBind(target, bind) } }
    }
}

private func declareTransactions(_ type: Declaration<Session>) {
    type.method("begin", .optional("nested", default: false), doc: "Begin a transaction; a context manager that commits.") { (session: Session, nested: Bool) throws -> Value in .object(try session.begin(nested: nested)) }
    type.method("begin_nested", doc: "Begin a savepoint; a context manager that releases it.") { (session: Session) throws -> Value in .object(try session.begin(nested: true)) }
    type.method("commit", doc: "Flush the changes and commit the transaction.") { (session: Session) throws in try session.commit() }
    type.method("rollback", doc: "Roll the transaction back, and the objects' states with it.") { (session: Session) throws in try session.rollback() }
    type.method("prepare", doc: "Prepare a transaction in two phases.") { (session: Session) throws in try session.prepare() }
    type.method("close", doc: "Let go of all objects and end the transaction.") { (session: Session) throws in try session.close() }
    type.method("invalidate", doc: "As close, and the connections are thrown away.") { (session: Session) throws in try session.invalidate() }
    type.method("reset", doc: "As close, and the session can be used again in any case.") { (session: Session) throws in try session.reset() }
    type.method("flush", .optional("objects", default: Value.none), doc: "Send the changes.") { (session: Session, objects: Value) throws in
        if !objects.isNone, !session.isClean { try SQLWarning.warn("The `objects` parameter of `Session.flush` is deprecated", SQLWarning.deprecationWarning) }
        try session.flush(objects.isNone ? nil : objects.elements())
    }
    type.method("in_transaction", doc: "Whether a transaction has begun.") { (session: Session) -> Bool in session.isInTransaction }
    type.method("in_nested_transaction", doc: "Whether a savepoint is open.") { (session: Session) -> Bool in session.nestedTransaction != nil }
    type.method("get_transaction", doc: "The outermost transaction, or None.") { (session: Session) -> Value in session.rootTransaction.map { .object($0) } ?? .none }
    type.method("get_nested_transaction", doc: "The innermost savepoint, or None.") { (session: Session) -> Value in session.nestedTransaction.map { .object($0) } ?? .none }
    type.property("_flushing", doc: "Whether a flush is going on.") { (session: Session) -> Bool in session.isFlushing }
    type.property("is_active", doc: "Whether the session can be used: no flush has failed.") { (session: Session) -> Bool in session.isActive }
    type.method("connection", .optional("bind_arguments", default: Value.none), .optional("execution_options", default: Value.none), doc: "The connection of the transaction.") { (session: Session, arguments: Value, given: Value) throws -> Value in
        let options = SessionExecution.options(given)
        guard let arguments = arguments.dictionary else { return .object(try session.connection(options: options)) }
        if let bind = arguments.get("bind")?.object { return .object(try session.connection(for: bind, options: options)) }
        return .object(try session.connection(chosenBy: arguments, options: options))
    }
    type.method("get_bind", .optional("mapper", default: Value.none), .keyword("clause", default: Value.none), .keyword("bind", default: Value.none), .keywords("kw"), doc: "The engine or connection for a mapped class.") { (session: Session, mapper: Value, clause: Value, given: Value, _: [(name: Name, value: Value)]) throws -> Value in
        given.isNone ? .object(try bind(session, mapper, clause)) : given
    }
    type.method("bind_mapper", .required("mapper", as: Value.self), .required("bind", as: Object.self), doc: "Use a bind for a mapped class.") { (session: Session, mapper: Value, bind: Object) throws in try session.addBind(mapper, bind) }
    type.method("bind_table", .required("table", as: Value.self), .required("bind", as: Object.self), doc: "Use a bind for a table.") { (session: Session, table: Value, bind: Object) throws in try session.addBind(table, bind) }
    type.method("__enter__", doc: "The session itself.") { (session: Session) -> Value in .object(session) }
    type.method("__exit__", .required("type_", as: Value.self), .required("value", as: Value.self), .required("traceback", as: Value.self), doc: "Close the session.") { (session: Session, _: Value, _: Value, _: Value) throws in try session.close() }
}

private func bind(_ session: Session, _ mapper: Value, _ clause: Value) throws -> Object {
    if session.binds.isEmpty, let bind = session.bind { return bind }
    return try session.bind(mapper: mapper.isNone ? nil : ORMInspection.mapper(of: mapper), clause: clause.object as? ClauseElement)
}

private func declareContents(_ type: Declaration<Session>) {
    type.property("bind", doc: "The engine or connection.") { (session: Session) -> Value in session.bind.map { .object($0) } ?? .none } set: { (session: Session, bind: Value) in session.bind = bind.object }
    type.property("binds", doc: "The engines and connections of classes and tables.") { (session: Session) throws -> Value in
        try ImmutableDict(entries: session.binds.map { (key: .object($0.target), value: .object($0.bind)) }).value
    }
    type.property("autoflush", doc: "Whether queries flush first.") { (session: Session) -> Bool in session.isAutoflushing } set: { (session: Session, flag: Bool) in session.isAutoflushing = flag }
    type.property("expire_on_commit", doc: "Whether a commit expires all objects.") { (session: Session) -> Bool in session.expiresOnCommit } set: { (session: Session, flag: Bool) in session.expiresOnCommit = flag }
    type.property("autobegin", doc: "Whether a transaction begins by itself.") { (session: Session) -> Bool in session.autobegins } set: { (session: Session, flag: Bool) in session.autobegins = flag }
    type.property("info", doc: "A dict for the user.") { (session: Session) -> Value in .dict(session.information) }
    type.property("execution_options", doc: "Options of every statement.") { (session: Session) -> Value in DictObject(session.executionOptions.map { ($0.name, $0.value) }).value }
    type.property("twophase", doc: "Whether transactions are prepared before they are committed.") { (session: Session) -> Bool in session.isTwoPhase } set: { (session: Session, flag: Bool) in session.isTwoPhase = flag }
    type.property("enable_baked_queries", doc: "Whether baked queries are used.") { (_: Session) -> Bool in true }
    type.property("hash_key", doc: "The number of the session.") { (session: Session) -> Int in session.number }
    type.property("identity_map", doc: "The persistent objects by identity.") { (session: Session) -> Value in
        .object(session.identityMap)
    }
    type.property("new", doc: "Objects to be inserted.") { (session: Session) -> Value in .object(IdentitySet(session.newObjects)) }
    type.property("dirty", doc: "Objects with changes.") { (session: Session) -> Value in .object(IdentitySet(session.dirtyObjects)) }
    type.property("deleted", doc: "Objects to be deleted.") { (session: Session) -> Value in .object(IdentitySet(session.deletedObjects)) }
    type.property("no_autoflush", doc: "A context manager in which queries do not flush.") { (session: Session) -> Value in .object(session.withoutAutoflush) }
}

private func declareObjects(_ type: Declaration<Session>) {
    func names(_ value: Value) throws -> [Name]? { value.isNone ? nil : try value.elements().map { key in
        guard let text = key.object as? StringObject else { throw PythonException.keyError(key) }
        return Name(text)
    } }
    type.method("add", .required("instance", as: Value.self), doc: "Add an object, to be inserted by the next flush.") { (session: Session, instance: Value) throws in try session.add(instance) }
    type.method("add_all", .required("instances", as: Value.self), doc: "Add objects.") { (session: Session, instances: Value) throws in try session.addAll(instances) }
    type.method("delete", .required("instance", as: Value.self), doc: "Mark an object to be deleted by the next flush.") { (session: Session, instance: Value) throws in try session.delete(instance) }
    type.method("delete_all", .required("instances", as: Value.self), doc: "Mark objects to be deleted.") { (session: Session, instances: Value) throws in try session.deleteAll(instances) }
    type.method("expunge", .required("instance", as: Value.self), doc: "Take an object out of the session.") { (session: Session, instance: Value) throws in try session.expunge(instance) }
    type.method("expunge_all", doc: "Take all objects out of the session.") { (session: Session) throws in try session.expungeAll() }
    type.method("expire", .required("instance", as: Value.self), .optional("attribute_names", default: Value.none), doc: "Forget what was loaded; the next read loads it again.") { (session: Session, instance: Value, attributes: Value) throws in
        try session.expire(instance, names(attributes))
    }
    type.method("expire_all", doc: "Forget what was loaded of all objects.") { (session: Session) throws in try session.expireAll() }
    type.method("refresh", .required("instance", as: Value.self), .optional("attribute_names", default: Value.none), .optional("with_for_update", default: Value.none), doc: "Load an object's row again.") { (session: Session, instance: Value, attributes: Value, lock: Value) throws in
        if let options = lock.dictionary, options.count == 0 { throw SQLError.argument("with_for_update should be the boolean value True, or a dictionary with options.  A blank dictionary is ambiguous.") }
        _ = try SessionExecution.isLocking(lock)
        let chosen = try names(attributes)
        try session.refresh(instance, chosen?.isEmpty ?? true ? nil : chosen)
    }
    type.method("is_modified", .required("instance", as: Value.self), .optional("include_collections", default: true), doc: "Whether a flush would send changes of an object.") { (session: Session, instance: Value, includes: Bool) throws -> Bool in
        try session.isModified(instance, includingCollections: includes)
    }
    type.method("merge", .required("instance", as: Value.self), .keyword("load", default: true), .keyword("options", default: Value.none), doc: "Copy an object's state into the session's object of the same identity, which is returned.") { (session: Session, instance: Value, loads: Bool, options: Value) throws -> Value in
        .object(try session.merge(instance, loads: loads, options: options.isNone ? [] : LoaderArguments.options(options.elements())))
    }
    type.method("merge_all", .required("instances", as: Value.self), .keyword("load", default: true), .keyword("options", default: Value.none), doc: "Merge objects.") { (session: Session, instances: Value, loads: Bool, _: Value) throws -> Value in
        .list(try session.mergeAll(instances, loads: loads).map { .object($0) })
    }
    type.method("enable_relationship_loading", .required("obj", as: Value.self), doc: "Let the relationships of a transient object load.") { (session: Session, instance: Value) throws in try session.enableRelationshipLoading(instance) }
    declareSessionStatics(type)
}

/// What Session and sessionmaker share (`_SessionClassMethods`).
func declareSessionStatics<S: Object>(_ type: Declaration<S>) {
    type.staticMethod("object_session", .required("instance", as: Value.self), doc: "The session of an object, or None.") { (instance: Value) throws -> Value in
        guard let object = instance.mappedInstance else { throw PythonException.unmappedInstance(instance) }
        return (object.state.session as? Session).map { .object($0) } ?? .none
    }
    type.staticMethod("close_all", doc: "Close all sessions.") { () throws -> Value in
        for session in Session.living { try session.close() }
        return .none
    }
    type.staticMethod("identity_key", .optional("class_", default: Value.none), .optional("ident", default: Value.none), .keyword("instance", default: Value.none), .keyword("row", default: Value.none), .keyword("identity_token", default: Value.none), doc: "The key of an identity.") { (entity: Value, identity: Value, instance: Value, row: Value, token: Value) throws -> Value in
        try identityKey(entity, identity, instance, row, token)
    }
}

/// `identity_key(User, 1)`, `identity_key(User, row=row)`, `identity_key(instance=user)`
func identityKey(_ entity: Value, _ identity: Value, _ instance: Value, _ row: Value, _ token: Value) throws -> Value {
    guard !entity.isNone else {
        if instance.isNone { throw SQLError.argument("class or instance is required") }
        guard let object = instance.mappedInstance else { throw PythonException.unmappedInstance(instance) }
        return try object.mapper.identityKey(of: object).tuple
    }
    let mapper = try ORMInspection.mapper(of: entity)
    if !row.isNone {
        let columns = try row.object is Row ? row.attribute("_mapping") : row
        return IdentityKey(mapper, try mapper.primaryKey.map { try columns.item(.object($0)) }).with(token: token).tuple
    }
    if identity.isNone { throw SQLError.argument("ident or row is required") }
    let values = (identity.object as? TupleObject).map { Array($0.elements) } ?? ((identity.object as? ListObject).map { Array($0.elements) } ?? [identity])
    return IdentityKey(mapper, values).with(token: token).tuple
}

extension Session {
    /// `with session.no_autoflush:`
    fileprivate var withoutAutoflush: BlockScope {
        var earlier = true
        return BlockScope { [self] in
            (earlier, isAutoflushing) = (isAutoflushing, false)
            return .object(self)
        } leave: { [self] _ in isAutoflushing = earlier }
    }
}

/// `session.identity_map`
func identityMapClass() -> Class {
    declaredOnce(IdentityMap.self) {
        Class.declare("_WeakInstanceDict", for: IdentityMap.self, module: "sqlalchemy.orm.identity", doc: "Persistent objects by identity; objects without changes are held weakly.") { type in
            type.special(SpecialMethod.container)
            type.method("keys", doc: "The identities.") { (map: IdentityMap) throws -> Value in
                let dict = DictObject()
                for key in map.keys { try dict.set(key, .none) }
                return try Value.dict(dict).callMethod("keys")
            }
            type.method("all_states", doc: "The states of the objects.") { (map: IdentityMap) -> Value in .list(map.objects.map { .object($0.state) }) }
            type.method("values", doc: "The objects.") { (map: IdentityMap) -> Value in .list(map.objects.map { .object($0) }) }
            type.method("items", doc: "Identities with objects.") { (map: IdentityMap) -> Value in
                .list(map.objects.map { .tuple([$0.state.key?.tuple ?? .none, .object($0)]) })
            }
            type.method("get", .required("key", as: Value.self), .optional("default", default: Value.none), doc: "The object of an identity, or the default.") { (map: IdentityMap, key: Value, missing: Value) -> Value in
                map.find(key).map { .object($0) } ?? missing
            }
            type.method("has_key", .required("key", as: Value.self), doc: "Whether an identity is there.") { (map: IdentityMap, key: Value) -> Bool in map.find(key) != nil }
            type.method("check_modified", doc: "Whether any object has changes.") { (map: IdentityMap) -> Bool in map.hasModified }
        }
    }
}
