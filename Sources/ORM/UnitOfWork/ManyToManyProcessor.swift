import Database
import Runtime
import SQL

/// `post.tags` by way of an association table, whose rows come and go with the collection's members.
final class ManyToManyProcessor: DependencyProcessor {
    override var name: String { "ManyToManyDP" }

    /// Statements on the association table, made at the first flush.
    private lazy var statements = AssociationStatements(relationship)

    override func order(_ work: UnitOfWork, _ sides: Sides) {
        work.dependencies.add([
            (sides.parentSaves, sides.afterSave), (sides.childSaves, sides.afterSave), (sides.afterSave, sides.childDeletes),
            // An object that takes a deleted one's row saves before the other's association rows would go.
            (sides.beforeDelete, sides.parentSaves), (sides.beforeDelete, sides.parentDeletes), (sides.beforeDelete, sides.childDeletes), (sides.beforeDelete, sides.childSaves),
        ])
    }

    override func order(_ work: UnitOfWork, _ sides: StateSides) {
        if sides.isDelete {
            work.dependencies.add([(sides.beforeDelete, sides.child), (sides.beforeDelete, sides.parentDelete)])
        } else if sides.childIsDelete {
            work.dependencies.add([(sides.parentSave, sides.afterSave), (sides.afterSave, sides.child)])
        } else {
            work.dependencies.add([(sides.parentSave, sides.afterSave), (sides.child, sides.afterSave)])
        }
    }

    // MARK: before sorting

    override func presortDeletes(_ work: UnitOfWork, _ states: [InstanceState]) throws {
        guard relationship.passiveDeletes == .no else { return }
        for state in states { _ = try work.history(state, key, passiveDelete) }
    }

    override func presortSaves(_ work: UnitOfWork, _ states: [InstanceState]) throws {
        if !relationship.passiveUpdates {
            for state in states where try keysChanged(work, state) { _ = try work.history(state, key, .off) }
        }
        guard cascades.contains(.deleteOrphan) else { return }
        for state in states {
            for case let child? in try work.history(state, key).deleted where !hasParent(child) { try registerOrphan(work, child) }
        }
    }

    // MARK: association rows

    /// The keys of this side and the other's, by which both know what either has dealt with.
    private var linkKey: String? {
        let reverse = relationship.reverseProperties
        return reverse.isEmpty ? nil : ([key.text] + reverse.map(\.key.text)).sorted().joined(separator: "\u{0}")
    }

    override func processDeletes(_ work: UnitOfWork, _ states: [InstanceState]) throws {
        var rows = AssociationRows()
        let processed = processedLinks(work)
        var done = Set<FlushNotes.Link>()
        for state in states {
            let history = try work.history(state, key, passiveDelete)
            for child in history.nonAdded {
                guard let child, !processed.contains(link(state, child)) else { continue }
                if let row = try row(work, state, child, "delete") { rows.deleted.append(row) }
            }
            for case let child? in history.nonAdded { done.insert(link(child, state)) }
        }
        note(work, done)
        try send(rows, work)
    }

    override func processSaves(_ work: UnitOfWork, _ states: [InstanceState]) throws {
        var rows = AssociationRows()
        let processed = processedLinks(work)
        func isOpen(_ state: InstanceState, _ child: InstanceState?) -> Bool { child.map { !processed.contains(link(state, $0)) } ?? true }
        var done = Set<FlushNotes.Link>()
        for state in states {
            let followsKeys = try !relationship.passiveUpdates && keysChanged(work, state)
            let history = try work.history(state, key, (followsKeys ? Passive.off : .noInitialize).union(.pendingMutations))
            for child in history.added where isOpen(state, child) {
                if let row = try row(work, state, child, "add") { rows.inserted.append(row) }
            }
            for child in history.deleted where isOpen(state, child) {
                if let row = try row(work, state, child, "delete") { rows.deleted.append(row) }
            }
            for case let child? in history.added { done.insert(link(child, state)) }
            for case let child? in history.deleted { done.insert(link(child, state)) }
            if followsKeys {
                for case let child? in history.unchanged {
                    rows.updated.append(try Synchronization.changes(state, parent, pairs) + Synchronization.changes(child, target, relationship.secondarySynchronizePairs))
                }
            }
        }
        note(work, done)
        try send(rows, work)
    }

    private func link(_ one: InstanceState, _ other: InstanceState) -> FlushNotes.Link { FlushNotes.Link(one: ObjectIdentifier(one), other: ObjectIdentifier(other)) }
    private func processedLinks(_ work: UnitOfWork) -> Set<FlushNotes.Link> { linkKey.flatMap { work.notes.processedLinks[$0] } ?? [] }
    private func note(_ work: UnitOfWork, _ links: Set<FlushNotes.Link>) {
        if let linkKey { work.notes.processedLinks[linkKey] = work.notes.processedLinks[linkKey]?.union(links) ?? links }
    }

    /// The association row of two objects; nil where there can be none.
    private func row(_ work: UnitOfWork, _ state: InstanceState, _ child: InstanceState?, _ operation: String) throws -> AssociationRows.Row? {
        try checkType(child)
        guard let child else { return nil }
        guard work.session.contains(child) else {
            if !child.wasDeleted {
                try SQLWarning.warn("Object of type <\(child.mapper.mappedClass.name)> not in session, \(operation) operation along '\(relationship.label)' won't proceed")
            }
            return nil
        }
        return try Synchronization.values(state, parent, pairs) + Synchronization.values(child, target, relationship.secondarySynchronizePairs)
    }

    private func send(_ rows: AssociationRows, _ work: UnitOfWork) throws {
        guard !rows.isEmpty else { return }
        try Cause.of(.association(relationship: relationship.label)) { try statements.send(rows, work.connection(of: target)) }
    }
}
