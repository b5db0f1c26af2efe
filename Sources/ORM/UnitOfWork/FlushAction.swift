import Runtime
import SQL

/// A reference to an object that is compared by identity.
struct Handle<T: AnyObject>: Hashable {
    let object: T
    init(_ object: T) { self.object = object }
    static func == (a: Handle, b: Handle) -> Bool { a.object === b.object }
    func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(object)) }
}

extension Mapper {
    var handle: Handle<Mapper> { Handle(self) }
}

/// A step of a flush.
final class FlushAction: Hashable {
    /// What it does; the mappers are base mappers.
    enum Kind: Hashable {
        /// INSERTs and UPDATEs of a hierarchy's objects.
        case saveAll(Handle<Mapper>)
        /// DELETEs of a hierarchy's objects.
        case deleteAll(Handle<Mapper>)
        /// Copies keys along a relationship, writes association rows.
        case processAll(Handle<DependencyProcessor>, isDelete: Bool, fromParent: Bool)
        /// UPDATEs after all others: `post_update=True`.
        case postUpdateAll(Handle<Mapper>, isDelete: Bool)
        case saveState(Handle<InstanceState>)
        case deleteState(Handle<InstanceState>)
        case processState(Handle<DependencyProcessor>, isDelete: Bool, Handle<InstanceState>)
    }

    let kind: Kind
    var isDisabled = false
    /// Orders actions that do not depend on each other.
    let sortKey: SortKey
    /// Of the sorting: how many actions come before this one that are not placed yet, and its place among those to be sorted.
    var waitsFor = 0
    var place: Int?

    struct SortKey: Comparable {
        let kind: String
        let name: String
        let isDelete: Bool
        static func < (a: SortKey, b: SortKey) -> Bool {
            if a.kind != b.kind { return a.kind < b.kind }
            return a.name == b.name ? !a.isDelete && b.isDelete : a.name < b.name
        }
    }

    init(_ kind: Kind) {
        self.kind = kind
        switch kind {
        case .saveAll(let mapper): sortKey = SortKey(kind: "SaveUpdateAll", name: mapper.object.sortKey, isDelete: false)
        case .deleteAll(let mapper): sortKey = SortKey(kind: "DeleteAll", name: mapper.object.sortKey, isDelete: false)
        case .processAll(let processor, let isDelete, _): sortKey = SortKey(kind: "ProcessAll", name: processor.object.sortKey, isDelete: isDelete)
        case .postUpdateAll(let mapper, let isDelete): sortKey = SortKey(kind: "PostUpdateAll", name: mapper.object.sortKey, isDelete: isDelete)
        case .saveState(let state): sortKey = SortKey(kind: "ProcessState", name: state.object.mapper.base.sortKey, isDelete: false)
        case .deleteState(let state): sortKey = SortKey(kind: "DeleteState", name: state.object.mapper.base.sortKey, isDelete: false)
        case .processState(let processor, _, _): sortKey = SortKey(kind: "ProcessState", name: processor.object.sortKey, isDelete: false)
        }
    }

    static func == (a: FlushAction, b: FlushAction) -> Bool { a === b }
    func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }

    /// As SQLAlchemy's errors name it.
    var label: String {
        switch kind {
        case .saveAll(let mapper): "_SaveUpdateAll(\(mapper.object.label))"
        case .deleteAll(let mapper): "_DeleteAll(\(mapper.object.label))"
        case .processAll(let processor, let isDelete, _): "_ProcessAll(\(processor.object.label), isdelete=\(isDelete ? "True" : "False"))"
        case .postUpdateAll: "<sqlalchemy.orm.unitofwork._PostUpdateAll object at 0x\(String(UInt(bitPattern: ObjectIdentifier(self)), radix: 16))>"
        case .saveState(let state): "_SaveUpdateState(\(state.object.label))"
        case .deleteState(let state): "_DeleteState(\(state.object.label))"
        case .processState(let processor, let isDelete, let state): "_ProcessState(\(processor.object.label), \(state.object.label), delete=\(isDelete ? "True" : "False"))"
        }
    }

    // MARK: running

    func execute(_ work: UnitOfWork) throws { try execute(work, with: []) }

    /// - Parameter others: actions that do the same for other objects.
    func execute(_ work: UnitOfWork, with others: [FlushAction]) throws {
        switch kind {
        case .saveAll(let mapper):
            try Persistence(mapper.object, work).save(work.states(ofHierarchy: mapper.object, isDelete: false))
        case .deleteAll(let mapper):
            try Persistence(mapper.object, work).delete(work.states(ofHierarchy: mapper.object, isDelete: true))
        case .processAll(let processor, let isDelete, let fromParent):
            let states = processor.object.mappers(work, fromParent: fromParent).flatMap { mapper in
                work.states(of: mapper).filter { work.registration($0) == UnitOfWork.Registration(isDelete: isDelete, isListOnly: false) }
            }
            try processor.object.process(states, isDelete: isDelete, work)
        case .postUpdateAll(let mapper, let isDelete): try work.postUpdate(mapper.object, isDelete: isDelete)
        case .saveState(let state):
            try Persistence(state.object.mapper.base, work).save([state.object] + others.compactMap(\.state))
        case .deleteState(let state):
            try Persistence(state.object.mapper.base, work).delete(([state.object] + others.compactMap(\.state)).filter { work.isDeleted($0) })
        case .processState(let processor, let isDelete, let state):
            try processor.object.process([state.object] + others.compactMap(\.state), isDelete: isDelete, work)
        }
    }

    /// The object of an action for a single one.
    private var state: InstanceState? {
        switch kind {
        case .saveState(let state), .deleteState(let state), .processState(_, _, let state): state.object
        default: nil
        }
    }

    /// What of `actions` does the same for other objects, and the rest.
    func partners(in actions: ArraySlice<FlushAction>) -> (together: [FlushAction], others: [FlushAction]) {
        var together: [FlushAction] = [], others: [FlushAction] = []
        for action in actions { if isPartner(action) { together.append(action) } else { others.append(action) } }
        return (together, others)
    }

    private func isPartner(_ other: FlushAction) -> Bool {
        switch (kind, other.kind) {
        case (.saveState(let a), .saveState(let b)), (.deleteState(let a), .deleteState(let b)): a.object.mapper.base === b.object.mapper.base
        case (.processState(let a, let isDelete, _), .processState(let b, let otherIsDelete, _)): a == b && isDelete == otherIsDelete
        default: false
        }
    }

    // MARK: single objects

    /// Actions for each object in place of this one for all, with their dependencies.
    func perState(_ work: UnitOfWork) throws -> [FlushAction] {
        switch kind {
        case .saveAll(let mapper): try perState(work, mapper.object, isDelete: false)
        case .deleteAll(let mapper): try perState(work, mapper.object, isDelete: true)
        // Those of processors are made along with the objects'.
        default: []
        }
    }

    private func perState(_ work: UnitOfWork, _ mapper: Mapper, isDelete: Bool) throws -> [FlushAction] {
        let states = work.states(ofHierarchy: mapper, isDelete: isDelete)
        // Saves come before deletes, so that a new object can take the row of a deleted one.
        let other = work.action(isDelete ? .saveAll(mapper.base.handle) : .deleteAll(mapper.base.handle))
        let made = states.map { state -> FlushAction in
            let action = work.action(isDelete ? .deleteState(Handle(state)) : .saveState(Handle(state)))
            if isDelete { work.dependencies.add(other, before: action) } else { work.dependencies.add(action, before: other) }
            return action
        }
        for processor in work.processors[ObjectIdentifier(mapper)] ?? [] {
            try processor.makeStateActions(work, states.filter { processor.serves($0.mapper) }, isDelete: isDelete)
        }
        return made
    }
}

extension FlushAction.Kind: TableKey {
    var tableHash: Int { hashValue }
}

/// Looks at the objects of a relationship before a flush sorts its actions (`_Preprocess`).
final class Preprocessor {
    struct Key: TableKey {
        let processor: ObjectIdentifier
        let fromParent: Bool
        var tableHash: Int { processor.tableHash &* 2 &+ (fromParent ? 1 : 0) }
    }

    private let processor: DependencyProcessor
    private let fromParent: Bool
    private var processed = StateSet()
    private var hasActions = false

    init(_ processor: DependencyProcessor, fromParent: Bool) {
        self.processor = processor
        self.fromParent = fromParent
    }

    /// Whether there were objects not looked at before.
    func execute(_ work: UnitOfWork) throws -> Bool {
        var deletes: [InstanceState] = [], saves: [InstanceState] = []
        for mapper in processor.mappers(work, fromParent: fromParent) {
            for state in work.states(of: mapper) where !processed.contains(state) {
                guard let registration = work.registration(state), !registration.isListOnly else { continue }
                if registration.isDelete { deletes.append(state) } else { saves.append(state) }
            }
        }
        guard !deletes.isEmpty || !saves.isEmpty else { return false }
        if !deletes.isEmpty { try processor.presortDeletes(work, deletes) }
        if !saves.isEmpty { try processor.presortSaves(work, saves) }
        for state in deletes + saves { processed.insert(state) }
        if !hasActions {
            let hasDeletes = try processor.hasChanges(work, deletes, isDelete: true)
            if try hasDeletes || processor.hasChanges(work, saves, isDelete: false) {
                processor.makeActions(work)
                hasActions = true
            }
        }
        return true
    }
}
