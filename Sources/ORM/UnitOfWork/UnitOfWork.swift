import Database
import Runtime
import SQL

/// One flush: which rows are inserted, updated and deleted, in which order (sqlalchemy.orm.unitofwork.UOWTransaction).
///
/// Objects are registered; the dependency processors of their relationships look at the changes and register what these
/// reach; actions are made, for all objects of a hierarchy or, where these depend on each other in a circle, for one object each;
/// they are sorted by their dependencies and run.
public final class UnitOfWork: Object {
    /// What the flush does with an object.
    struct Registration: Equatable {
        var isDelete: Bool
        /// Whether only what depends on it is looked at: nothing is sent for itself.
        var isListOnly: Bool
    }

    public let session: Session
    var transaction: SessionTransaction?
    private var registrations = StateTable<Registration>()
    private var byMapper = OrderedTable<ObjectIdentifier, MapperStates>()
    private var preprocessors = OrderedTable<Preprocessor.Key, Preprocessor>()
    private var actions = OrderedTable<FlushAction.Kind, FlushAction>()
    var dependencies = DependencyGraph()
    /// Actions that depend on each other in a circle, and are replaced by those for single objects.
    private(set) var cycles = Set<FlushAction>()
    /// Processors that have actions, by the base mapper of their parent.
    private(set) var processors = OrderedTable<ObjectIdentifier, [DependencyProcessor]>()
    private var histories: [HistoryKey: (history: StateHistory, passive: Passive)] = [:]
    /// Columns that an UPDATE after all others sets, by base mapper: `post_update=True`.
    private var postUpdates = OrderedTable<ObjectIdentifier, PostUpdate>()
    /// What processors remember.
    var notes = FlushNotes()

    private struct HistoryKey: Hashable {
        let state: ObjectIdentifier
        let attribute: Int
    }

    /// The registered objects of one mapper, in order; they only grow in number.
    private final class MapperStates {
        var states: [InstanceState] = []
    }

    private struct PostUpdate {
        var states = StateSet()
        var columns: [Column] = []
    }

    init(_ session: Session) {
        self.session = session
        super.init()
    }

    // MARK: registered objects

    var hasWork: Bool { !registrations.isEmpty }
    var registeredCount: Int { registrations.count }
    func forEachRegistered(_ body: (InstanceState, Registration) -> Void) { registrations.forEach(body) }
    func registration(_ state: InstanceState) -> Registration? { registrations[state] }
    func isDeleted(_ state: InstanceState) -> Bool { registrations[state]?.isDelete ?? false }
    func hasStates(of mapper: Mapper) -> Bool { byMapper.contains(ObjectIdentifier(mapper)) }
    func states(of mapper: Mapper) -> [InstanceState] { byMapper[ObjectIdentifier(mapper)]?.states ?? [] }

    /// Objects of a hierarchy that are saved, or deleted.
    func states(ofHierarchy mapper: Mapper, isDelete: Bool) -> [InstanceState] {
        let wanted = Registration(isDelete: isDelete, isListOnly: false)
        return mapper.base.selfAndDescendants.flatMap { states(of: $0).filter { registrations[$0] == wanted } }
    }

    /// Adds an object to the flush; false where it is not in the session.
    /// - Parameters:
    ///   - operation: along which relationship it was reached, for the warning: `add`, `delete`.
    ///   - isKnown: whether the caller has it from the session.
    ///   - cancelsDelete: whether an object to be deleted is kept after all.
    @discardableResult
    func register(
        _ state: InstanceState, isDelete: Bool = false, listOnly: Bool = false, cancelsDelete: Bool = false, isKnown: Bool = false, operation: String? = nil, along property: RelationshipProperty? = nil
    ) throws -> Bool {
        guard isKnown || session.contains(state) else {
            if !state.wasDeleted, let operation {
                try SQLWarning.warn("Object of type <\(state.mapper.mappedClass.name)> not in session, \(operation) operation along '\(property?.label ?? "")' will not proceed")
            }
            return false
        }
        if registrations.insert(state, Registration(isDelete: isDelete, isListOnly: listOnly)) {
            let id = ObjectIdentifier(state.mapper)
            if let known = byMapper[id] {
                known.states.append(state)
            } else {
                let made = MapperStates()
                byMapper[id] = made
                makeActions(for: state.mapper)
                made.states.append(state)
            }
        } else if !listOnly, isDelete || cancelsDelete {
            registrations[state] = Registration(isDelete: isDelete, isListOnly: false)
        }
        return true
    }

    /// Nothing is sent for the object itself any more: a new one takes its row.
    func removeActions(_ state: InstanceState) { registrations[state]?.isListOnly = true }

    private func makeActions(for mapper: Mapper) {
        let saves = action(.saveAll(mapper.base.handle)), deletes = action(.deleteAll(mapper.base.handle))
        dependencies.add(saves, before: deletes)
        for detector in mapper.keySwitchDetectors { detector.registerPreprocessors(self) }
        for relationship in mapper.relationships where !relationship.isViewOnly { relationship.dependencyProcessor.registerPreprocessors(self) }
    }

    /// Whether an expired object turns out to have no row any more.
    func wasAlreadyDeleted(_ state: InstanceState) throws -> Bool {
        guard state.isExpired else { return false }
        do { _ = try state.loadExpired(.off) } catch let error as PythonException where error.isInstance(of: ORMError.objectDeleted) {
            try session.noteDeleted([state])
            return true
        }
        return false
    }

    // MARK: histories

    /// The changes of an attribute, read once for the flush; what it names stays alive.
    func history(_ state: InstanceState, _ key: Name, _ passive: Passive = .noInitialize) throws -> StateHistory {
        guard let attribute = state.mapper.attribute(key) else { return .blank }
        let id = HistoryKey(state: ObjectIdentifier(state), attribute: attribute.index)
        if let cached = histories[id] {
            if cached.passive.contains(.sql) || !passive.contains(.sql) { return cached.history }
            let read = try StateHistory(attribute.history(state, Passive.off.union([.againstCommitted, .noRaise])), of: attribute)
            histories[id] = (read, passive)
            return read
        }
        let read = try StateHistory(attribute.history(state, passive.union([.againstCommitted, .noRaise])), of: attribute)
        histories[id] = (read, passive)
        return read
    }

    // MARK: actions

    func action(_ kind: FlushAction.Kind) -> FlushAction {
        if let known = actions[kind] { return known }
        let made = FlushAction(kind)
        actions[kind] = made
        if case .processAll(let processor, _, _) = kind {
            let id = ObjectIdentifier(processor.object.parent.base)
            var known = processors[id] ?? []
            if !known.contains(where: { $0 === processor.object }) { known.append(processor.object) }
            processors[id] = known
        }
        return made
    }

    func registerPreprocessor(_ processor: DependencyProcessor, fromParent: Bool) {
        let key = Preprocessor.Key(processor: ObjectIdentifier(processor), fromParent: fromParent)
        if !preprocessors.contains(key) { preprocessors[key] = Preprocessor(processor, fromParent: fromParent) }
    }

    func registerPostUpdate(_ state: InstanceState, _ columns: [Column]) {
        let id = ObjectIdentifier(state.mapper.base)
        var entry = postUpdates[id] ?? PostUpdate()
        entry.states.insert(state)
        for column in columns where !entry.columns.contains(where: { $0 === column }) { entry.columns.append(column) }
        postUpdates[id] = entry
    }

    func postUpdate(_ mapper: Mapper, isDelete: Bool) throws {
        guard let entry = postUpdates[ObjectIdentifier(mapper)] else { return }
        let states = entry.states.states.filter { registrations[$0]?.isDelete == isDelete }
        try Persistence(mapper, self).postUpdate(states, entry.columns)
    }

    // MARK: the run

    func execute() throws {
        try preprocess()
        try breakCycles()
        let sorted = actions.values.filter { !$0.isDisabled && !cycles.contains($0) }.enumerated()
            .sorted { $0.element.sortKey == $1.element.sortKey ? $0.offset < $1.offset : $0.element.sortKey < $1.element.sortKey }.map(\.element)
        try dependencies.forEachLevel(of: sorted) { level in
            if cycles.isEmpty {
                for action in level { try action.execute(self) }
                return
            }
            // Actions of one level that do the same for several objects are done at once.
            var rest = level[...]
            while let next = rest.popFirst() {
                let (together, others) = next.partners(in: rest)
                rest = others[...]
                try next.execute(self, with: together)
            }
        }
    }

    /// Lets the dependency processors look at the objects until they register no more.
    private func preprocess() throws {
        var isDone = false
        while !isDone {
            isDone = true
            for preprocessor in preprocessors.values where try preprocessor.execute(self) { isDone = false }
        }
    }

    /// Replaces actions that depend on each other by those for single objects.
    private func breakCycles() throws {
        cycles = dependencies.cycles()
        guard !cycles.isEmpty else { return }
        var replacements: [FlushAction: [FlushAction]] = [:]
        for action in actions.values where cycles.contains(action) { replacements[action] = try action.perState(self) }
        dependencies.replace(cycles, by: replacements)
    }
}

/// The changes of an attribute with the states of objects in place of these.
struct StateHistory {
    /// The related objects' states; nil for None.
    let added: [InstanceState?]
    let unchanged: [InstanceState?]
    let deleted: [InstanceState?]
    /// The changes as values, which keep the objects alive.
    let values: History

    static let blank = StateHistory()

    private init() {
        values = .blank
        (added, unchanged, deleted) = ([], [], [])
    }
    /// - Parameter attribute: whose history it is; columns have values without a state.
    /// - Throws: AttributeError for what is no mapped object in a relationship.
    init(_ history: History, of attribute: InstrumentedAttribute) throws {
        let isOfObjects = attribute.property is RelationshipProperty
        func state(_ value: Value) throws -> InstanceState? {
            if value.isNone { return nil }
            if !isOfObjects { return value.mappedInstance?.state }
            guard let object = value.mappedInstance else { throw PythonException.noAttribute(value, "_sa_instance_state") }
            return object.state
        }
        values = history
        added = try history.added.map { try state($0) }
        unchanged = try history.unchanged.map { try state($0) }
        deleted = try history.deleted.map { try state($0) }
    }

    var isEmpty: Bool { values.isEmpty }
    var sum: [InstanceState?] { added + unchanged + deleted }
    var nonDeleted: [InstanceState?] { added + unchanged }
    var nonAdded: [InstanceState?] { unchanged + deleted }
}

/// What dependency processors remember in the course of a flush.
struct FlushNotes {
    struct Link: Hashable {
        let one: ObjectIdentifier
        let other: ObjectIdentifier
    }
    struct CascadedKey: Hashable {
        let state: ObjectIdentifier
        let column: ObjectIdentifier
    }
    /// Objects that a collection gained, by processor.
    var childrenAdded: [ObjectIdentifier: StateSet] = [:]
    /// Association rows that one side of a many-to-many has dealt with, by the keys of both sides.
    var processedLinks: [String: Set<Link>] = [:]
    /// Objects that were looked at for a changed primary key, by processor.
    var keySwitches: [ObjectIdentifier: (switched: StateSet, others: StateSet)] = [:]
    /// Primary key columns that the database changes along: ON UPDATE CASCADE.
    var cascadedKeys: Set<CascadedKey> = []
}
