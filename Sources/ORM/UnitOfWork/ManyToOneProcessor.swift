import Runtime
import SQL

/// `address.user`: the object's foreign key follows the related object's primary key.  The related object's row comes first.
final class ManyToOneProcessor: DependencyProcessor {
    override var name: String { "ManyToOneDP" }

    override func order(_ work: UnitOfWork, _ sides: Sides) {
        if relationship.postUpdate {
            let after = work.action(.postUpdateAll(parent.base.handle, isDelete: false)), before = work.action(.postUpdateAll(parent.base.handle, isDelete: true))
            work.dependencies.add([
                (sides.childSaves, sides.afterSave), (sides.parentSaves, sides.afterSave), (sides.afterSave, after), (sides.afterSave, before),
                (sides.beforeDelete, before), (before, sides.childDeletes), (before, sides.parentDeletes),
            ])
            return
        }
        work.dependencies.add([
            (sides.childSaves, sides.afterSave), (sides.afterSave, sides.parentSaves), (sides.parentSaves, sides.childDeletes), (sides.parentDeletes, sides.childDeletes),
        ])
    }

    override func order(_ work: UnitOfWork, _ sides: StateSides) {
        if relationship.postUpdate {
            if sides.isDelete {
                let before = work.action(.postUpdateAll(parent.base.handle, isDelete: true))
                work.dependencies.add([(sides.beforeDelete, before), (before, sides.parentDelete), (before, sides.child)])
                return
            }
            let after = work.action(.postUpdateAll(parent.base.handle, isDelete: false))
            if sides.childIsDelete {
                work.dependencies.add([(sides.afterSave, after), (after, sides.child)])
            } else {
                work.dependencies.add([(sides.parentSave, sides.afterSave), (sides.child, sides.afterSave), (sides.afterSave, after)])
            }
        } else if !sides.isDelete {
            if !sides.childIsDelete { work.dependencies.add([(sides.child, sides.afterSave)]) }
            work.dependencies.add([(sides.afterSave, sides.parentSave)])
        } else if sides.childIsDelete {
            work.dependencies.add([(sides.parentDelete, sides.child)])
        }
    }

    // MARK: before sorting

    override func presortDeletes(_ work: UnitOfWork, _ states: [InstanceState]) throws {
        guard !cascades.isDisjoint(with: [.delete, .deleteOrphan]) else { return }
        for state in states {
            let history = try work.history(state, key, passiveDelete)
            for case let child? in cascades.contains(.deleteOrphan) ? history.sum : history.nonDeleted { try registerOrphan(work, child) }
        }
    }

    override func presortSaves(_ work: UnitOfWork, _ states: [InstanceState]) throws {
        for state in states {
            try work.register(state, operation: "add", along: relationship)
            guard cascades.contains(.deleteOrphan) else { continue }
            for case let child? in try work.history(state, key, passiveDelete).deleted where !hasParent(child) { try registerOrphan(work, child) }
        }
    }

    // MARK: between the statements

    override func processDeletes(_ work: UnitOfWork, _ states: [InstanceState]) throws {
        // The row must not refer to the other any more before that can be deleted.
        guard relationship.postUpdate, !cascades.contains(.deleteOrphan), relationship.passiveDeletes != .all else { return }
        for state in states {
            try synchronize(work, state, nil)
            if try work.history(state, key, passiveDelete).sum.contains(where: { $0 != nil }) { registerPostUpdate(work, state) }
        }
    }

    override func processSaves(_ work: UnitOfWork, _ states: [InstanceState]) throws {
        for state in states {
            let history = try work.history(state, key)
            if !history.added.isEmpty {
                for child in history.added { try synchronize(work, state, child, operation: "add") }
            } else if !history.deleted.isEmpty {
                try synchronize(work, state, nil, operation: "delete")
            }
            if relationship.postUpdate, !history.sum.isEmpty { registerPostUpdate(work, state) }
        }
    }

    private func synchronize(_ work: UnitOfWork, _ state: InstanceState, _ child: InstanceState?, operation: String? = nil) throws {
        guard relationship.postUpdate || !work.isDeleted(state) else { return }
        guard let child else { return try Synchronization.clear(state, parent, pairs) }
        if let operation, !work.session.contains(child) {
            try SQLWarning.warn("Object of type <\(child.mapper.mappedClass.name)> not in session, \(operation) operation along '\(relationship.label)' won't proceed")
            return
        }
        try checkType(child)
        try Synchronization.populate(child, target, state, parent, pairs, work, flagsCascadedKeys: false)
    }
}

/// Many-to-one without a collection on the other side: objects whose foreign key refers to a primary key that changed are
/// looked for among those of the session.
final class KeySwitchDetector: DependencyProcessor {
    override var name: String { "DetectKeySwitch" }

    override func registerPreprocessors(_ work: UnitOfWork) {
        if !relationship.reverseProperties.isEmpty, relationship.passiveUpdates || relationship.reverseProperties.contains(where: { !$0.passiveUpdates }) { return }
        work.registerPreprocessor(self, fromParent: false)
    }

    override func makeActions(_ work: UnitOfWork) {
        work.dependencies.add(work.action(.saveAll(parent.base.handle)), before: work.action(.processAll(Handle(self), isDelete: false, fromParent: false)))
    }

    override func makeStateActions(_ work: UnitOfWork, _ states: [InstanceState], isDelete: Bool) throws {}

    override func presortSaves(_ work: UnitOfWork, _ states: [InstanceState]) throws {
        if !relationship.passiveUpdates { try follow(work, states) }
    }

    override func hasChanges(_ work: UnitOfWork, _ states: [InstanceState], isDelete: Bool) throws -> Bool {
        guard !isDelete, relationship.passiveUpdates else { return false }
        return try !switched(work, states).isEmpty
    }

    override func processSaves(_ work: UnitOfWork, _ states: [InstanceState]) throws { try follow(work, states) }

    private func switched(_ work: UnitOfWork, _ states: [InstanceState]) throws -> StateSet {
        var known = work.notes.keySwitches[ObjectIdentifier(self)] ?? (StateSet(), StateSet())
        for state in states where !known.switched.contains(state) && !known.others.contains(state) {
            if try state.key != nil && Synchronization.isSourceModified(work, state, target, pairs) { known.switched.insert(state) } else { known.others.insert(state) }
        }
        work.notes.keySwitches[ObjectIdentifier(self)] = known
        return known.switched
    }

    private func follow(_ work: UnitOfWork, _ states: [InstanceState]) throws {
        let switched = try self.switched(work, states)
        guard !switched.isEmpty else { return }
        for state in work.session.identityMap.states where state.mapper.isa(parent) {
            guard let related = try state.mapper.attribute(key)?.members(state, passiveUpdate).first, switched.contains(related.state) else { continue }
            try work.register(state, listOnly: relationship.passiveUpdates)
            try Synchronization.populate(related.state, target, state, parent, pairs, work, flagsCascadedKeys: relationship.passiveUpdates)
        }
    }
}
