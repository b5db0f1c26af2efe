import Runtime

/// An object that a cascade reaches.
struct Reached {
    let object: MappedInstance
    var state: InstanceState { object.state }
}

extension Mapper {
    /// The objects that a cascade reaches from one, depth first in the order of the properties (SQLAlchemy's `cascade_iterator`).
    /// - Parameter haltOn: objects that are passed over, with what lies behind them.
    func cascade(_ cascade: Cascades, from start: InstanceState, haltOn: (InstanceState) -> Bool = { _ in false }) throws -> [Reached] {
        guard start.mapper.cascadingRelationships.contains(where: { $0.cascades.contains(cascade) }) else { return [] }
        var visited = Set<ObjectIdentifier>()
        var found: [Reached] = []
        // One frame for each object on the way: its relationships, and what is left of the objects along the current one.
        struct Frame {
            let state: InstanceState
            var relationships: ArraySlice<RelationshipProperty>
            var queue: ArraySlice<MappedInstance> = []
        }
        var frames = [Frame(state: start, relationships: start.mapper.cascadingRelationships[...])]
        while var frame = frames.popLast() {
            if let object = frame.queue.popFirst() {
                found.append(Reached(object: object))
                frames.append(frame)
                frames.append(Frame(state: object.state, relationships: object.mapper.cascadingRelationships[...]))
            } else if let relationship = frame.relationships.popFirst() {
                if relationship.cascades.contains(cascade) { frame.queue = try relationship.reached(cascade, from: frame.state, &visited, haltOn)[...] }
                frames.append(frame)
            }
        }
        return found
    }
}

extension Mapper {
    /// The objects that a cascade reaches: `mapper.cascade_iterator("save-update", state)`.
    public func cascadeReach(_ cascade: Cascades, _ start: InstanceState, haltOn: (InstanceState) throws -> Bool) throws -> [MappedInstance] {
        var failure: (any Error)?
        let found = try self.cascade(cascade, from: start) { state in
            do { return try haltOn(state) } catch {
                failure = error
                return true
            }
        }
        if let failure { throw failure }
        return found.map(\.object)
    }
}

extension RelationshipProperty {
    /// The objects along the relationship that a cascade goes on to.
    fileprivate func reached(_ cascade: Cascades, from state: InstanceState, _ visited: inout Set<ObjectIdentifier>, _ haltOn: (InstanceState) -> Bool) throws -> [MappedInstance] {
        guard let attribute = state.mapper.attribute(key) else { return [] }
        // Only the delete cascade loads what is not there.
        let passive: Passive = cascade == .delete && passiveDeletes == .no ? Passive.off.union(.noRaise) : .noInitialize
        let members = cascade == .saveUpdate ? try attribute.allPending(state) : try attribute.members(state, passive)
        let skipsPending = cascade == .refreshExpire && !cascades.contains(.deleteOrphan)
        var found: [MappedInstance] = []
        for object in members where !visited.contains(ObjectIdentifier(object)) {
            let next = object.state
            if haltOn(next) || (skipsPending && next.key == nil) { continue }
            guard object.mapper.isa(target) else {
                throw PythonException(type: .assertionError, arguments: [.string("Attribute '\(key.text)' on class '\((try? parent?.mappedClass.repr()) ?? "")' doesn't handle objects of type '\((try? object.type.repr()) ?? "")'")])
            }
            visited.insert(ObjectIdentifier(object))
            found.append(object)
        }
        return found
    }
}

extension InstrumentedAttribute {
    /// The related objects, loaded as far as `passive` allows.
    func members(_ state: InstanceState, _ passive: Passive) throws -> [MappedInstance] {
        if let unloaded = self as? WriteOnlyAttribute { return try unloaded.related(state, passive) }
        let value = try get(state, passive)
        guard value.isPresent else { return [] }
        if let object = value.mappedInstance { return [object] }
        return value.mappedCollection?.members.compactMap(\.mappedInstance) ?? []
    }
}
