import Runtime
import SQL

/// Relationships that write the same column without knowing of each other (`_warn_for_conflicting_sync_targets`).
extension RelationshipProperty {
    /// A relationship that flushes copy a column for.
    struct Writer {
        private(set) weak var property: RelationshipProperty?
        let source: Column
    }

    func warnOfConflicts() throws {
        guard !isViewOnly, let parent else { return }
        for pair in synchronizePairs + secondarySynchronizePairs {
            let key = ObjectIdentifier(pair.remote)
            var writers = parent.registry.writers[key] ?? []
            let others = writers.compactMap { writer in writer.property.flatMap { conflicts(with: $0, parent) ? ($0, writer.source) : nil } }
            if !others.isEmpty { try warn(pair, others) }
            writers.removeAll { $0.property === self || $0.property == nil }
            parent.registry.writers[key] = writers + [Writer(property: self, source: pair.local)]
        }
    }

    private func conflicts(with other: RelationshipProperty, _ parent: Mapper) -> Bool {
        guard other !== self, let otherParent = other.parent, !reverseProperties.contains(where: { $0 === other }) else { return false }
        if overlaps.contains(other.key.text) || other.overlaps.contains(key.text) || overlaps.contains("__*") || other.overlaps.contains("__*") { return false }
        if parent.isSibling(of: otherParent) || target.isSibling(of: other.target) || parent.isSibling(of: other.target) || target.isSibling(of: otherParent) { return false }
        return key != other.key || parent.base !== otherParent.base
    }

    private func warn(_ pair: JoinCondition.Pair, _ others: [(property: RelationshipProperty, source: Column)]) throws {
        let to = try pair.remote.str()
        let known = try others.map { "'\($0.property.label)' (copies \(try $0.source.str()) to \(to))" }.sorted().joined(separator: ", ")
        let keys = others.map(\.property.key.text).sorted().joined(separator: ",")
        try SQLWarning.warn("relationship '\(label)' will copy column \(try pair.local.str()) to column \(to), which conflicts with relationship(s): \(known). If this is not the intention, consider if these relationships should be linked with back_populates, or if viewonly=True should be applied to one or more if they are read-only. For the less common case that foreign key constraints are partially overlapping, the orm.foreign() annotation can be used to isolate the columns that should be written towards.   To silence this warning, add the parameter 'overlaps=\"\(keys)\"' to the '\(label)' relationship. (Background on this warning at: https://sqlalche.me/e/21/qzyx)")
    }
}

extension RelationshipProperty {
    /// Warns that one object is wanted and rows of several are there.
    /// - Parameter how: `lazily` or `eagerly`
    func warnOfSeveral(_ how: String) throws {
        if usesList { return }
        try SQLWarning.warn("Multiple rows returned with uselist=False for \(how)-loaded attribute '\(label)' ")
    }
}

extension Mapper {
    /// Whether both classes derive from one, and neither from the other.
    func isSibling(of other: Mapper) -> Bool { base === other.base && !isa(other) && !other.isa(self) }
}
