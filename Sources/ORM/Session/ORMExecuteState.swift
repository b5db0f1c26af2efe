import Database
import Runtime
import SQL

/// One execution of a statement by a session, as listeners of `do_orm_execute(state)` see and change it.
public final class ORMExecuteState: Object {
    /// What the statement is for.
    public enum Purpose { case statement, columnLoad, relationshipLoad(InstanceState?) }

    public let session: Session
    public var statement: Statement
    public var parameters: [DictObject] {
        get { (shownSets?.elements.compactMap(\.dictionary)).map { Array($0) } ?? given }
        set {
            given = newValue
            shownSets = nil
        }
    }
    private var given: [DictObject]
    /// The list of several sets as listeners see and change it.
    private var shownSets: ListObject?
    public let hasSeveralSets: Bool
    /// Options of the session, the statement and the call.
    public private(set) var options: [(name: String, value: Value)]
    /// These as they were at first: what listeners add is seen among the options of the call alone.
    public let givenOptions: [(name: String, value: Value)]
    /// Whether a legacy query executes it.
    public let isOfQuery: Bool
    /// Options of the call alone, and those that listeners added.
    public private(set) var localOptions: [(name: String, value: Value)]
    public private(set) var bindArguments: DictObject
    /// Options of the program's own that an earlier load hands on.
    private let carried: [UserDefinedOption]
    /// Options of the program's own.
    public var userOptions: [UserDefinedOption] {
        let own = ((statement as? Select)?.options ?? (statement as? ChangingStatement)?.options ?? (statement as? FromStatement)?.select.options ?? []).compactMap { $0 as? UserDefinedOption }
        return own + carried.filter { option in !own.contains { $0 === option } }
    }
    public let purpose: Purpose
    public let mappers: [Mapper]
    /// The mapper whose engine executes it.
    public let bindMapper: Mapper?
    /// Listeners that were not told yet.
    var remaining: ArraySlice<SessionListener>
    private let perform: (ORMExecuteState) throws -> Result

    init(_ session: Session, _ statement: Statement, _ parameters: [DictObject], severalSets: Bool, options: [(name: String, value: Value)], local: [(name: String, value: Value)], bindArguments: DictObject?, isOfQuery: Bool = false, carried: [UserDefinedOption], _ purpose: Purpose, _ mappers: [Mapper], _ subject: Mapper?, _ perform: @escaping (ORMExecuteState) throws -> Result) {
        self.session = session
        self.statement = statement
        // A load of the session's own has parameters in any case.
        if case .statement = purpose { given = parameters } else { given = parameters.isEmpty ? [DictObject()] : parameters }
        hasSeveralSets = severalSets
        self.options = options
        givenOptions = options
        localOptions = local
        self.bindArguments = bindArguments ?? DictObject()
        self.purpose = purpose
        self.mappers = mappers
        self.isOfQuery = isOfQuery
        self.carried = carried
        bindMapper = subject ?? mappers.first
        self.perform = perform
        remaining = SessionListeners.of(.doORMExecute, session)[...]
        super.init()
    }

    /// `parameters`: a dict, or a list of them, which may be changed in place.
    public var shownParameters: Value {
        guard hasSeveralSets else { return given.first?.value ?? .none }
        if let shownSets { return .list(shownSets) }
        let made = ListObject(given.map(\.value))
        shownSets = made
        return .list(made)
    }

    /// `update_execution_options(**options)`
    public func update(options more: [(name: String, value: Value)]) {
        options = Session.merged(options, more)
        localOptions = Session.merged(localOptions, more)
    }

    /// Tells the listeners that have not been told; the result of the first that gives one, or that of the statement.
    public func proceed() throws -> Result {
        while let listener = remaining.popFirst() {
            let answer = try listener.function.call(.object(self))
            guard try answer.isTrue() else { continue }
            guard let result = answer.object as? Result else { throw ORMError.argument("Result object expected from do_orm_execute listener, got \(try answer.reprText())") }
            return result
        }
        return try perform(self)
    }

    /// `invoke_statement(...)`: executes the statement, or another, while the listener waits for its result.
    public func invoke(_ other: Statement?, _ parameters: [DictObject]?, _ more: [(name: String, value: Value)], bindArguments arguments: DictObject? = nil) throws -> Result {
        if let arguments { try add(bindArguments: arguments) }
        if let other { statement = other }
        if let parameters { self.parameters = try merged(parameters) }
        update(options: more)
        return try proceed()
    }

    private func add(bindArguments more: DictObject) throws {
        let made = bindArguments.copy()
        for (key, value) in more.pairs { try made.set(key, value) }
        bindArguments = made
    }

    /// Executes the statement in one of several databases, whose name the identities of loaded objects get.
    func proceed(inShard shard: Value) throws -> Result {
        try add(bindArguments: DictObject([("shard_id", shard)]))
        update(options: [(name: "identity_token", value: shard)])
        return try proceed()
    }

    /// The parameters with those that a listener gives over them.
    private func merged(_ given: [DictObject]) throws -> [DictObject] {
        func over(_ set: DictObject?, _ more: DictObject?) throws -> DictObject {
            let made = set?.copy() ?? DictObject()
            for (key, value) in more?.pairs ?? [] { try made.set(key, value) }
            return made
        }
        guard hasSeveralSets else { return [try over(parameters.first, given.first)] }
        guard parameters.count == given.count else {
            throw ORMError.invalidRequest("Can't apply executemany parameters to statement; number of parameter sets passed to Session.execute() (\(parameters.count)) does not match number of parameter sets given to ORMExecuteState.invoke_statement() (\(given.count))")
        }
        return try zip(parameters, given).map { try over($0, $1) }
    }

    public var isColumnLoad: Bool { if case .columnLoad = purpose { true } else { false } }
    public var isRelationshipLoad: Bool { if case .relationshipLoad = purpose { true } else { false } }
    /// The object whose attribute is being loaded.
    public var lazyOwner: InstanceState? { if case .relationshipLoad(let state) = purpose { state } else { nil } }
}

extension Session {
    static func merged(_ options: [(name: String, value: Value)], _ more: [(name: String, value: Value)]) -> [(name: String, value: Value)] {
        if more.isEmpty { return options }
        return options.filter { own in !more.contains { $0.name == own.name } } + more
    }

    /// Executes a statement, told to the listeners of `do_orm_execute` first.
    /// - Parameters:
    ///   - carried: options of the program's own that an earlier load hands on.
    ///   - perform: executes the statement as they leave it.
    public func orchestrate(
        _ statement: Statement, _ parameters: [DictObject], severalSets: Bool = false, local: [(name: String, value: Value)] = [], bindArguments: DictObject? = nil, isOfQuery: Bool = false, purpose: ORMExecuteState.Purpose = .statement,
        carried: [UserDefinedOption] = [], mappers: @autoclosure () -> [Mapper] = [], subject: @autoclosure () -> Mapper? = nil, _ perform: @escaping (Statement, [DictObject], [(name: String, value: Value)], DictObject?) throws -> Result
    ) throws -> Result {
        let options = Session.merged(Session.merged(executionOptions, statement.executionOptions), local)
        guard hasListeners(.doORMExecute) || sharding != nil else { return try perform(statement, parameters, options, bindArguments) }
        let state = ORMExecuteState(self, statement, parameters, severalSets: severalSets, options: options, local: local, bindArguments: bindArguments, isOfQuery: isOfQuery, carried: carried, purpose, mappers(), subject()) { state in
            try perform(state.statement, state.parameters, state.options, state.bindArguments.count == 0 ? nil : state.bindArguments)
        }
        return try sharding?.execute(state) ?? state.proceed()
    }
}
