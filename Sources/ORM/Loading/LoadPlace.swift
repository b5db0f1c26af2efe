import Runtime
import SQL

/// The place in a plan that an object was loaded at: what its later loads follow.
final class LoadPlace: InstanceLoadOptions {
    let plan: LoadPlan
    let node: LoadNode?
    /// The relationships that are read as the class says, whatever the options said: those that were loaded and expired since.
    private let expired: Expired
    private enum Expired {
        case some(Set<Name>), all
        func contains(_ key: Name) -> Bool { if case .some(let keys) = self { keys.contains(key) } else { true } }
        func adding(_ key: Name) -> Expired { if case .some(let keys) = self { .some(keys.union([key])) } else { .all } }
    }
    convenience init(_ plan: LoadPlan, _ node: LoadNode?) { self.init(plan, node, expired: .some([])) }
    private init(_ plan: LoadPlan, _ node: LoadNode?, expired: Expired) {
        self.plan = plan
        self.node = node
        self.expired = expired
    }
    private lazy var withoutWildcard = LoadPlace(plan.later, node, expired: expired)
    /// What the row is read anew by: `lazyload("*")` is about what its query loaded.
    var lasting: LoadPlace { plan.later === plan ? self : withoutWildcard }
    private lazy var whenExpired = LoadPlace(plan.later, node, expired: .all)
    var afterExpiry: any InstanceLoadOptions { if case .all = expired { self } else { whenExpired } }
    func afterExpiry(of relationship: Name) -> any InstanceLoadOptions { expired.contains(relationship) ? self : LoadPlace(plan, node, expired: expired.adding(relationship)) }

    /// What options say of the objects that a relationship leads to: where they say nothing, not what they say of those of the query.
    func further(_ relationship: RelationshipProperty) -> LoadNode? { plan.later.isEmpty ? nil : node?.link(relationship)?.further(relationship) ?? LoadNode() }
    /// The same of the objects of this place.
    var own: LoadNode? { plan.isEmpty ? nil : node ?? LoadNode() }

    func strategy(_ relationship: RelationshipProperty) -> RelationshipProperty.LoadStrategy {
        LoadPlace.strategy(relationship, plan, node, isLater: true)
    }
    func readsLazily(_ relationship: RelationshipProperty) -> Bool { readingStrategy(relationship) != .noload }
    /// How a read loads what is not there.
    func readingStrategy(_ relationship: RelationshipProperty) -> RelationshipProperty.LoadStrategy {
        expired.contains(relationship.key) ? relationship.strategy : strategy(relationship)
    }
    /// - Parameter isLater: whether the load follows the options of an earlier one, whose rows held what `contains_eager()` says.
    static func strategy(_ relationship: RelationshipProperty, _ plan: LoadPlan, _ node: LoadNode?, isLater: Bool) -> RelationshipProperty.LoadStrategy {
        if let link = node?.link(relationship), let chosen = link.strategy, !(isLater && link.isContained) { return chosen }
        let isFixed = relationship.strategy == .dynamic || relationship.strategy == .writeOnly
        // `selectinload("*")` is refused by what no row fills; a wildcard that loads nothing leaves it as it is.
        if let wildcard = node?.wildcard ?? plan.wildcard, !isFixed || wildcard.populates { return wildcard }
        return relationship.strategy
    }
}
