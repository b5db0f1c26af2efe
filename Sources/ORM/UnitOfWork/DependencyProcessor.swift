import Database
import Runtime
import SQL

/// What a flush does for one relationship (sqlalchemy.orm.dependency): it finds what changes reach, orders the statements
/// of both sides, and copies keys.  The directions differ; subclasses say how.
class DependencyProcessor {
    let relationship: RelationshipProperty
    unowned(unsafe) let parent: Mapper
    unowned(unsafe) let target: Mapper
    let key: Name
    let sortKey: String

    init(_ relationship: RelationshipProperty) {
        self.relationship = relationship
        parent = relationship.parent ?? relationship.target
        target = relationship.target
        key = relationship.key
        sortKey = "\(parent.sortKey)_\(relationship.key.text)"
    }

    static func make(_ relationship: RelationshipProperty) -> DependencyProcessor {
        switch relationship.direction {
        case .oneToMany: OneToManyProcessor(relationship)
        case .manyToOne: ManyToOneProcessor(relationship)
        case .manyToMany: ManyToManyProcessor(relationship)
        }
    }

    /// As SQLAlchemy's errors name it.
    var label: String { "_\(name)(\(relationship.label))" }
    var name: String { "DependencyProcessor" }

    var cascades: Cascades { relationship.cascades }
    var pairs: [JoinCondition.Pair] { relationship.synchronizePairs }
    var passiveDelete: Passive { relationship.passiveDeletes == .no ? .off : .noInitialize }
    var passiveUpdate: Passive { relationship.passiveUpdates ? .noInitialize : .off }

    // MARK: which objects

    /// Whether objects of a mapper have the relationship.
    func serves(_ mapper: Mapper) -> Bool { mapper.property(key) === relationship }
    func mappers(_ work: UnitOfWork, fromParent: Bool) -> [Mapper] {
        fromParent ? parent.selfAndDescendants.filter { serves($0) } : target.selfAndDescendants
    }
    func hasParent(_ state: InstanceState) -> Bool { relationship.hasParent(state, optimistic: false) }

    // MARK: actions

    func registerPreprocessors(_ work: UnitOfWork) { work.registerPreprocessor(self, fromParent: true) }

    /// The actions for all objects, with their dependencies.
    func makeActions(_ work: UnitOfWork) {
        order(work, Sides(
            parentSaves: work.action(.saveAll(parent.base.handle)), childSaves: work.action(.saveAll(target.base.handle)),
            parentDeletes: work.action(.deleteAll(parent.base.handle)), childDeletes: work.action(.deleteAll(target.base.handle)),
            afterSave: work.action(.processAll(Handle(self), isDelete: false, fromParent: true)),
            beforeDelete: work.action(.processAll(Handle(self), isDelete: true, fromParent: true))))
    }

    /// The actions that a relationship orders.
    struct Sides {
        let parentSaves: FlushAction, childSaves: FlushAction
        let parentDeletes: FlushAction, childDeletes: FlushAction
        let afterSave: FlushAction, beforeDelete: FlushAction
    }

    func order(_ work: UnitOfWork, _ sides: Sides) {}

    /// The actions that a relationship orders between one object and one related object.
    struct StateSides {
        var parentSave: FlushAction?
        var parentDelete: FlushAction?
        var child: FlushAction?
        var afterSave: FlushAction?
        var beforeDelete: FlushAction?
        let isDelete: Bool
        var childIsDelete: Bool
    }

    func order(_ work: UnitOfWork, _ sides: StateSides) {}

    /// The actions for single objects, where those for all depend on each other in a circle.
    func makeStateActions(_ work: UnitOfWork, _ states: [InstanceState], isDelete: Bool) throws {
        work.action(.processAll(Handle(self), isDelete: isDelete, fromParent: true)).isDisabled = true
        let childSaves = work.action(.saveAll(target.base.handle)), childDeletes = work.action(.deleteAll(target.base.handle))
        let childIsInCycle = work.cycles.contains(childSaves)
        let parentAll = work.action(isDelete ? .deleteAll(parent.base.handle) : .saveAll(parent.base.handle))
        let parentIsInCycle = work.cycles.contains(parentAll)
        for state in states {
            guard let attribute = state.mapper.attribute(key), let object = state.object else { continue }
            let related = try attribute.allPending(state, isDelete ? passiveDelete : .noInitialize)
            // A link that is None has been cut: there is a key to clear, and no related object.
            let isCut = related.isEmpty && !attribute.isCollection && attribute.read(object).isNone
            guard !related.isEmpty || isCut else { continue }
            var sides = StateSides(isDelete: isDelete, childIsDelete: false)
            if isDelete {
                sides.beforeDelete = work.action(.processState(Handle(self), isDelete: true, Handle(state)))
                sides.parentDelete = parentIsInCycle ? work.action(.deleteState(Handle(state))) : parentAll
            } else {
                sides.afterSave = work.action(.processState(Handle(self), isDelete: false, Handle(state)))
                sides.parentSave = parentIsInCycle ? work.action(.saveState(Handle(state))) : parentAll
            }
            let children: [(FlushAction?, Bool)] = childIsInCycle ? isCut ? [(nil, false)] : related.map { childAction(work, $0.state) } : [(childSaves, false), (childDeletes, true)]
            for (child, childIsDelete) in children {
                sides.child = child
                sides.childIsDelete = childIsDelete
                order(work, sides)
            }
        }
    }

    private func childAction(_ work: UnitOfWork, _ state: InstanceState) -> (FlushAction?, Bool) {
        guard let registration = work.registration(state) else { return (nil, false) }
        return registration.isDelete ? (work.action(.deleteState(Handle(state))), true) : (work.action(.saveState(Handle(state))), false)
    }

    // MARK: what subclasses do

    func presortDeletes(_ work: UnitOfWork, _ states: [InstanceState]) throws {}
    func presortSaves(_ work: UnitOfWork, _ states: [InstanceState]) throws {}
    func processDeletes(_ work: UnitOfWork, _ states: [InstanceState]) throws {}
    func processSaves(_ work: UnitOfWork, _ states: [InstanceState]) throws {}

    final func process(_ states: [InstanceState], isDelete: Bool, _ work: UnitOfWork) throws {
        if isDelete { try processDeletes(work, states) } else { try processSaves(work, states) }
    }

    /// Whether the flush has anything to do for the relationship.
    func hasChanges(_ work: UnitOfWork, _ states: [InstanceState], isDelete: Bool) throws -> Bool {
        let passive: Passive
        if !isDelete || relationship.passiveDeletes != .no {
            passive = Passive.noInitialize.union(.pendingMutations)
        } else if relationship.direction == .manyToOne {
            passive = .noFetchRelated
        } else {
            passive = Passive.off.union(.pendingMutations)
        }
        for state in states where try !work.history(state, key, passive).isEmpty { return true }
        return !states.isEmpty && !relationship.isSelfReferential && work.hasStates(of: target)
    }

    // MARK: common parts

    /// Registers an orphan and what the delete cascade takes along.
    func registerOrphan(_ work: UnitOfWork, _ child: InstanceState) throws {
        work.session.note(.deleteOrphan(of: [relationship.label]), forChangeOf: child)
        try work.register(child, isDelete: true, operation: "delete", along: relationship)
        for reached in try target.cascade(.delete, from: child) {
            work.session.note(.deleteCascade(from: [child.shownIdentity]), forChangeOf: reached.state)
            try work.register(reached.state, isDelete: true)
        }
    }

    func keysChanged(_ work: UnitOfWork, _ state: InstanceState) throws -> Bool {
        try Synchronization.isSourceModified(work, state, parent, pairs)
    }

    func registerPostUpdate(_ work: UnitOfWork, _ state: InstanceState) { work.registerPostUpdate(state, pairs.map(\.remote)) }

    /// - Throws: FlushError for an object that the relationship cannot hold.
    func checkType(_ state: InstanceState?) throws {
        guard let state else {
            if relationship.usesList { throw PythonException(ORMError.flush, "Can't flush None value found in collection \(relationship.label)") }
            return
        }
        let allowsSubtypes = !relationship.checksTypes || target.polymorphicColumn != nil
        if state.mapper === target || (allowsSubtypes && state.mapper.isa(target)) { return }
        throw ORMError.unexpectedMember(state.mapper.mappedClass, relationship, isSubtype: state.mapper.isa(target))
    }
}
