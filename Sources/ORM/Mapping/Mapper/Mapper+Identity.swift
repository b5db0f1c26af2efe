import Runtime

/// Whose row an object is, and whether it may be without a parent.
extension Mapper {
    /// The identity key of an object by the values of its attributes now.
    public func identityKey(of object: MappedInstance, _ passive: Passive = .returnNoValue) throws -> IdentityKey {
        let state = object.state
        if primaryKeyProperties.count == 1, let attribute = attribute(primaryKeyProperties[0].key) {
            let present = attribute.read(object)
            if present.isPresent { return IdentityKey(self, single: present).with(token: state.identityToken) }
        }
        var values: [Value] = []
        for property in primaryKeyProperties {
            let value = try attribute(property.key)?.get(state, passive) ?? .none
            values.append(value.isPresent ? value : .none)
        }
        return IdentityKey(self, values).with(token: state.identityToken)
    }

    /// Whether a pending or persistent object lacks a parent that it must have (SQLAlchemy's `_is_orphan`).
    public func isOrphan(_ state: InstanceState) -> Bool {
        if deleteOrphans.isEmpty, inherits == nil { return false }
        var isPossible = false
        for mapper in lineage {
            for relationship in mapper.deleteOrphans {
                isPossible = true
                let hasParent = relationship.hasParent(state, optimistic: state.key != nil)
                if arguments.legacyIsOrphan {
                    if hasParent { return false }
                } else if !hasParent {
                    return true
                }
            }
        }
        return arguments.legacyIsOrphan && isPossible
    }
}
