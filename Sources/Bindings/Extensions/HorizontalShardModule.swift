import ORM
import Runtime
import SQL

/// `sqlalchemy.ext.horizontal_shard`
func declareHorizontalSharding(in module: ModuleObject) {
    module["ShardedSession"] = .object(ShardedClasses.session)
    module["ShardedQuery"] = .object(ShardedClasses.query)
    module["set_shard_id"] = .object(ShardedClasses.option)
}

private enum ShardedClasses {
    static let session: Class = {
        let made = Class("ShardedSession", module: "sqlalchemy.ext.horizontal_shard", bases: [sessionClass()], doc: "A session whose rows are spread over several databases.", derivable: true)
        made.extend(for: Session.self) { type in
            declareCreation(type)
            declareBinds(type)
        }
        made.makesInstances { Session(bind: nil, type: $0) }
        made.inheritHooks()
        return made
    }()

    private static func declareCreation(_ type: Declaration<Session>) {
        type.method(
            "__init__", .required("shard_chooser", as: Value.self), .optional("identity_chooser", default: Value.none), .optional("execute_chooser", default: Value.none), .optional("shards", default: Value.none),
            .optional("query_cls", default: Value.undefined, shown: "ShardedQuery"), .keyword("id_chooser", default: Value.none), .keyword("query_chooser", default: Value.none), .keywords("kwargs"), doc: """
                A session over several databases.

                    ShardedSession(
                        shards={"asia": engine1, "europe": engine2},
                        shard_chooser=lambda mapper, instance, clause=None: instance.continent,
                        identity_chooser=lambda mapper, primary_key, **kw: ["asia", "europe"],
                        execute_chooser=lambda state: ["asia", "europe"])
                """
        ) { (session: Session, shardChooser: Value, identityChooser: Value, executeChooser: Value, shards: Value, queryClass: Value, idChooser: Value, queryChooser: Value, keywords: [(name: Name, value: Value)]) throws in
            let queryClass: Value = queryClass.isUndefined ? .object(query) : queryClass
            guard let standard = sessionClass().lookup(.`init`) else { return }
            _ = try standard.call([.object(session)], keywords: keywords + [("query_cls", queryClass)])
            let identity = try idChooser.isNone ? identityChooser : byQuery(idChooser, session)
            if identity.isNone { throw SQLError.argument("identity_chooser or id_chooser is required") }
            let execute = try queryChooser.isNone ? executeChooser : byStatement(queryChooser, executeChooser)
            if execute.isNone { throw SQLError.argument("execute_chooser or query_chooser is required") }
            let sharding = HorizontalSharding(shard: shardChooser, identity: identity, execute: execute)
            for (shard, engine) in shards.dictionary?.pairs ?? [] { try sharding.bind(shard, to: engine) }
            session.sharding = sharding
            for (name, chooser) in [("shard_chooser", shardChooser), ("identity_chooser", identity), ("execute_chooser", execute)] { session.setOwnAttribute(Name(name), chooser) }
        }
    }

    /// `id_chooser=`: what chose by a query and a key.
    private static func byQuery(_ chooser: Value, _ session: Session) throws -> Value {
        try SQLWarning.deprecated("The ``id_chooser`` parameter is deprecated; please use ``identity_chooser``.", since: "2.0")
        return .object(NativeFunction(name: "_legacy_identity_chooser") { [unowned session] arguments in
            try chooser.call([Value.object(session).callMethod("query", arguments[0]), arguments[1]])
        })
    }

    /// `query_chooser=`: what chose by a statement.
    private static func byStatement(_ chooser: Value, _ executeChooser: Value) throws -> Value {
        try SQLWarning.deprecated("The ``query_chooser`` parameter is deprecated; please use ``execute_chooser``.", since: "1.4")
        if !executeChooser.isNone { throw SQLError.argument("Can't pass query_chooser and execute_chooser at the same time.") }
        return .object(NativeFunction(name: "_default_execute_chooser") { try chooser.call($0[0].attribute("statement")) })
    }

    private static func declareBinds(_ type: Declaration<Session>) {
        type.method("bind_shard", .required("shard_id", as: Value.self), .required("bind", as: Value.self), doc: "Use a database for a shard.") { (session: Session, shard: Value, bind: Value) throws in
            try session.sharding?.bind(shard, to: bind)
        }
        type.method("get_bind", .optional("mapper", default: Value.none), .keyword("shard_id", default: Value.none), .keyword("instance", default: Value.none), .keyword("clause", default: Value.none), .keywords("kw"), doc: "The database of a shard, or of the shard that is chosen.") { (session: Session, mapper: Value, shard: Value, instance: Value, clause: Value, _: [(name: Name, value: Value)]) throws -> Value in
            guard let sharding = session.sharding else { throw PythonException.attributeError("'ShardedSession' object has no attribute 'shard_chooser'") }
            return .object(try sharding.bind(of: shard.isNone ? sharding.shard(of: instance, mapper: mapper, [("clause", clause)]) : shard))
        }
        type.method("connection_callable", .optional("mapper", default: Value.none), .optional("instance", default: Value.none), .optional("shard_id", default: Value.none), .keywords("kw"), doc: "The connection that a flush uses for an object.") { (session: Session, mapper: Value, instance: Value, shard: Value, _: [(name: Name, value: Value)]) throws -> Value in
            guard let sharding = session.sharding else { throw PythonException.attributeError("'ShardedSession' object has no attribute 'shard_chooser'") }
            return .object(try session.connection(for: sharding.bind(of: shard.isNone ? sharding.shard(of: instance, mapper: mapper) : shard)))
        }
    }

    static let query: Class = {
        let made = Class("ShardedQuery", module: "sqlalchemy.ext.horizontal_shard", bases: [queryClass()], doc: "The query of a session over several databases.", derivable: true)
        made.extend(for: Query.self) { type in
            type.method("set_shard", .required("shard_id", as: Value.self), doc: "Read one shard alone.") { (query: Query, shard: Value) throws -> Value in
                try Value.object(query).attribute("execution_options").call([], keywords: [("_sa_shard_id", shard)])
            }
        }
        made.inheritHooks()
        return made
    }()

    static let option = Class.declare("set_shard_id", for: ShardOption.self, module: "sqlalchemy.ext.horizontal_shard", bases: [userDefinedOptionClass], derivable: true, doc: "An option that sends a statement, and the loads behind it, to one shard.") { type in
        type.constructor(.required("shard_id", as: Value.self), .optional("propagate_to_loaders", default: true)) { (made: Class, shard: Value, propagates: Bool) -> ShardOption in ShardOption(shard, propagates: propagates, type: made) }
        type.property("shard_id", doc: "The shard.") { $0.shard }
        type.property("propagate_to_loaders", doc: "Whether later loads of the objects are sent there too.") { $0.isPropagated }
    }
}

/// `UserDefinedOption`: an option of the program's own.
let userDefinedOptionClass: Class = {
    let made = Class.declare("UserDefinedOption", for: UserDefinedOption.self, module: "sqlalchemy.orm.interfaces", derivable: true, doc: "An option of the program's own, for listeners of `do_orm_execute`.") { type in
        type.constant("propagate_to_loaders", .bool(false))
        type.method("__init__", .optional("payload", default: Value.none), doc: "An option with what the program wants to tell.") { (option: UserDefinedOption, payload: Value) in option.payload = payload }
        type.property("payload", doc: "What the program tells.") { (option: UserDefinedOption) -> Value in option.payload } set: { (option: UserDefinedOption, payload: Value) in option.payload = payload }
    }
    made.makesInstances { UserDefinedOption(type: $0) }
    return made
}()
