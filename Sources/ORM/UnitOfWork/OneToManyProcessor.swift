import Runtime
import SQL

/// `user.addresses`: the children's foreign keys follow the parent's primary key.
final class OneToManyProcessor: DependencyProcessor {
    override var name: String { "OneToManyDP" }

    override func order(_ work: UnitOfWork, _ sides: Sides) {
        if relationship.postUpdate {
            let after = work.action(.postUpdateAll(target.base.handle, isDelete: false)), before = work.action(.postUpdateAll(target.base.handle, isDelete: true))
            work.dependencies.add([
                (sides.childSaves, sides.afterSave), (sides.parentSaves, sides.afterSave), (sides.afterSave, after),
                (sides.childSaves, sides.beforeDelete), (sides.beforeDelete, after), (after, sides.parentDeletes), (sides.beforeDelete, before),
                (before, sides.parentDeletes), (before, sides.childDeletes),
            ])
            return
        }
        work.dependencies.add([
            (sides.parentSaves, sides.afterSave), (sides.afterSave, sides.childSaves), (sides.afterSave, sides.childDeletes), (sides.childSaves, sides.parentDeletes),
            (sides.childDeletes, sides.parentDeletes), (sides.beforeDelete, sides.childSaves), (sides.beforeDelete, sides.childDeletes),
        ])
    }

    override func order(_ work: UnitOfWork, _ sides: StateSides) {
        if relationship.postUpdate {
            let after = work.action(.postUpdateAll(target.base.handle, isDelete: false)), before = work.action(.postUpdateAll(target.base.handle, isDelete: true))
            if sides.isDelete {
                // The children's own keys are cleared by the updates of what stays (SQLAlchemy leaves their order to chance).
                work.dependencies.add([(sides.beforeDelete, before), (before, sides.parentDelete), (sides.beforeDelete, after), (after, sides.parentDelete)])
            } else {
                if !sides.childIsDelete { work.dependencies.add([(sides.parentSave, sides.afterSave)]) }
                work.dependencies.add([(sides.child, sides.afterSave), (sides.afterSave, after)])
            }
        } else if sides.isDelete {
            work.dependencies.add([(sides.beforeDelete, sides.child), (sides.child, sides.parentDelete)])
        } else {
            work.dependencies.add([(sides.parentSave, sides.afterSave), (sides.afterSave, sides.child), (sides.parentSave, sides.child)])
        }
    }

    // MARK: before sorting

    override func presortDeletes(_ work: UnitOfWork, _ states: [InstanceState]) throws {
        let clearsKeys = !cascades.contains(.delete) && relationship.passiveDeletes != .all
        for state in states {
            let history = try work.history(state, key, passiveDelete)
            for case let child? in history.deleted where !hasParent(child) { try work.register(child, isDelete: cascades.contains(.deleteOrphan)) }
            guard clearsKeys else { continue }
            for case let child? in history.unchanged {
                if !work.isDeleted(child) { work.session.note(.parentDeleted([state.shownIdentity]), forChangeOf: child) }
                try work.register(child, operation: "delete", along: relationship)
            }
        }
    }

    override func presortSaves(_ work: UnitOfWork, _ states: [InstanceState]) throws {
        let clearsKeys = !cascades.contains(.deleteOrphan) && relationship.passiveDeletes != .all
        var added = work.notes.childrenAdded[ObjectIdentifier(self)] ?? StateSet()
        defer { work.notes.childrenAdded[ObjectIdentifier(self)] = added }
        for state in states {
            let keysChanged = try self.keysChanged(work, state)
            let history = try work.history(state, key, (!keysChanged || relationship.passiveUpdates ? Passive.noInitialize : .off).union(.pendingMutations))
            for case let child? in history.added {
                try work.register(child, cancelsDelete: true, operation: "add", along: relationship)
                added.insert(child)
            }
            for case let child? in history.deleted {
                if !cascades.contains(.deleteOrphan) {
                    if clearsKeys { try work.register(child, operation: "delete", along: relationship) }
                } else if !hasParent(child) {
                    try registerOrphan(work, child)
                }
            }
            guard keysChanged else { continue }
            for case let child? in history.unchanged {
                try work.register(child, listOnly: relationship.passiveUpdates, operation: "pk change", along: relationship)
            }
        }
    }

    // MARK: between the statements

    override func processDeletes(_ work: UnitOfWork, _ states: [InstanceState]) throws {
        guard relationship.postUpdate || relationship.passiveDeletes != .all else { return }
        let added = work.notes.childrenAdded[ObjectIdentifier(self)] ?? StateSet()
        for state in states {
            let history = try work.history(state, key, passiveDelete)
            for case let child? in history.deleted where !hasParent(child) { try cut(work, state, child) }
            guard relationship.postUpdate || !cascades.contains(.delete) else { continue }
            for case let child? in history.unchanged where !added.contains(child) { try cut(work, state, child) }
        }
    }

    private func cut(_ work: UnitOfWork, _ state: InstanceState, _ child: InstanceState) throws {
        try synchronize(work, state, child, clears: true)
        if relationship.postUpdate { registerPostUpdate(work, child) }
    }

    override func processSaves(_ work: UnitOfWork, _ states: [InstanceState]) throws {
        let clearsKeys = !cascades.contains(.deleteOrphan) && relationship.passiveDeletes != .all
        for state in states {
            let history = try work.history(state, key)
            for child in history.added {
                try synchronize(work, state, child, clears: false)
                if let child, relationship.postUpdate { registerPostUpdate(work, child) }
            }
            if clearsKeys {
                for case let child? in history.deleted where !hasParent(child) { try synchronize(work, state, child, clears: true) }
            }
            guard try keysChanged(work, state) else { continue }
            for child in history.unchanged { try synchronize(work, state, child, clears: false, keysChanged: true) }
        }
    }

    private func synchronize(_ work: UnitOfWork, _ state: InstanceState, _ child: InstanceState?, clears: Bool, keysChanged: Bool = false) throws {
        try checkType(child)
        guard let child, relationship.postUpdate || !work.isDeleted(child) else { return }
        if clears {
            try Synchronization.clear(child, target, pairs)
        } else {
            try Synchronization.populate(state, parent, child, target, pairs, work, flagsCascadedKeys: relationship.passiveUpdates && keysChanged)
        }
    }
}
