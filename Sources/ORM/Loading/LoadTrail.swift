import Runtime

/// The relationships by which a load was reached: eager loading does not go round in circles over them.
struct LoadTrail {
    var path: [RelationshipProperty] = []
    /// Whether the load is that of an attribute that was read, rather than of a strategy.
    var isLazy = false

    static let none = LoadTrail()

    func going(_ further: [RelationshipProperty]) -> LoadTrail { LoadTrail(path: path + further) }

    /// What tells statements that are reached in different ways apart.
    var identity: [Int] { path.isEmpty ? [] : path.map { Int(bitPattern: ObjectIdentifier($0)) } + [isLazy ? 1 : 0] }

    /// Whether a relationship of the loaded objects leads back to the object whose attribute is read, which is there.
    func leadsBack(_ relationship: RelationshipProperty) -> Bool {
        guard isLazy, let read = path.last, relationship.direction == .manyToOne, relationship.usesGet else { return false }
        return read.reverseProperties.contains { $0 === relationship }
    }
}
