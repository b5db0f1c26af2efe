import Runtime

/// `User.addresses.property.strategy`: how the relationship loads.
public final class LoaderStrategy: Object {
    public let relationship: RelationshipProperty
    public init(_ relationship: RelationshipProperty) {
        self.relationship = relationship
        super.init()
    }
    public override func repr() throws -> String { "<sqlalchemy.orm.strategies.LoaderStrategy object at \(address)>" }
}
