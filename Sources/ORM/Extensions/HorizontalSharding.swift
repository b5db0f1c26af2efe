import Database
import Runtime
import SQL

/// Rows of one class spread over several databases: what a `ShardedSession` has besides a session (sqlalchemy.ext.horizontal_shard).
///
/// The identity of an object tells the shard that it came from; statements go to the shards that the choosers name.
public final class HorizontalSharding {
    /// The shard of a new object: `shard_chooser(mapper, instance, clause=None)`.
    private let shardChooser: Value
    /// The shards where a primary key may be.
    private let identityChooser: Value
    /// The shards that a statement is for.
    private let executeChooser: Value
    private var shards = DictObject()
    /// The execution option by which `Query.set_shard()` names a shard; loads behind the query heed it too.
    static let shardOption = "_sa_shard_id"

    public init(shard: Value, identity: Value, execute: Value) {
        shardChooser = shard
        identityChooser = identity
        executeChooser = execute
    }

    public func bind(_ shard: Value, to engine: Value) throws { try shards.set(shard, engine) }

    /// - Throws: KeyError
    public func bind(of shard: Value) throws -> Object {
        guard let found = try shards.get(shard)?.object else { throw PythonException.keyError(shard) }
        return found
    }

    // MARK: choosing

    /// The shard of an object: the one that it came from, else what is chosen for it and noted.
    public func shard(of instance: Value, mapper: Value, _ keywords: [(name: Name, value: Value)] = []) throws -> Value {
        guard let state = instance.mappedInstance?.state else { return try shardChooser.call([mapper, instance], keywords: keywords) }
        if let key = state.key {
            if key.token.isNone { throw PythonException(type: .assertionError, arguments: []) }
            return key.token
        }
        if !state.identityToken.isNone { return state.identityToken }
        let chosen = try shardChooser.call([mapper, instance], keywords: keywords)
        state.identityToken = chosen
        return chosen
    }

    /// The object of a primary key in the shards where it may be.
    func object(_ key: IdentityKey, mapper: Mapper, lazyLoadedFrom owner: InstanceState?, in session: Session, options: [(name: String, value: Value)] = []) throws -> MappedInstance? {
        let keywords: [(name: Name, value: Value)] = [
            ("lazy_loaded_from", owner.map { .object($0) } ?? .none), ("execution_options", ImmutableDict(named: options).value), ("bind_arguments", DictObject().value),
        ]
        for shard in try identityChooser.call([.object(mapper), .list(key.values)], keywords: keywords).elements() {
            if let found = session.object(key.with(token: shard)) { return found }
        }
        return nil
    }

    // MARK: executing

    /// Executes a statement in the shard that an option, the object that is refreshed or the call names, else in all that the chooser gives.
    func execute(_ state: ORMExecuteState) throws -> Result {
        if let shard = try named(state) { return try state.proceed(inShard: shard) }
        var partial: [Result] = []
        let rest = state.remaining
        for shard in try executeChooser.call(.object(state)).elements() {
            state.remaining = rest
            partial.append(try state.proceed(inShard: shard))
        }
        guard !partial.isEmpty else { throw PythonException.indexError("list index out of range") }
        return MergedResult(partial)
    }

    private func named(_ state: ORMExecuteState) throws -> Value? {
        for case let option as ShardOption in state.userOptions { return option.shard }
        func option(_ name: String) -> Value? { state.options.last { $0.name == name }?.value }
        if let token = option("identity_token"), !token.isNone { return token }
        return option(HorizontalSharding.shardOption) ?? state.bindArguments.get("shard_id")
    }
}

/// `set_shard_id("asia")`: an option that sends a statement, and the loads behind it, to one shard.
public final class ShardOption: UserDefinedOption {
    public let shard: Value
    public let isPropagated: Bool
    public init(_ shard: Value, propagates: Bool, type: Class) {
        self.shard = shard
        isPropagated = propagates
        super.init(type: type)
    }
    public override var propagates: Bool { isPropagated }
}

extension Session {
    /// The object of a key that names no shard, which may be in any; of sessions without shards, that of the key.
    func object(anywhere key: IdentityKey, mapper: Mapper, lazyLoadedFrom owner: InstanceState? = nil, options: [(name: String, value: Value)] = []) throws -> MappedInstance? {
        guard let sharding, key.token.isNone else { return object(key) }
        return try sharding.object(key, mapper: mapper, lazyLoadedFrom: owner, in: self, options: options)
    }
}
