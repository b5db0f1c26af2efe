import Runtime

/// What mapped objects and their attributes need of the session they belong to.
public protocol ObjectSession: AnyObject {
    /// The first change of an object since the last flush: the session holds it until then, and begins a transaction.
    func instanceModified(_ state: InstanceState) throws
    /// The object is being freed.  Must not retain it.
    func instanceVanished(_ state: InstanceState)
    /// Whether the object is pending or persistent here.
    func contains(_ state: InstanceState) -> Bool
    /// Whether the object is pending here: `obj in session.new`.
    func isPending(_ state: InstanceState) -> Bool
    /// The save-update cascade: an object was attached to one of this session.
    func cascadeSave(_ state: InstanceState) throws
    /// A pending object has lost the parent it must have: it leaves the session.
    func expungeOrphan(_ state: InstanceState) throws
    /// Warns of an attribute change inside of a flush: `collection append`.
    func attributeChanged(_ change: String) throws
}

/// How values come that are not there: what `Sources/ORM/Loading` provides.
public protocol AttributeLoader {
    /// Loads the expired columns `attributes` of the row into their slots; raises DetachedInstanceError without a session.
    func loadExpired(_ state: InstanceState, _ attributes: AttributeSet, _ passive: Passive) throws
    /// Loads a deferred column (and its group).  The value; `.undefined` where none can be loaded; `.noResult` where `passive` forbids it.
    func loadDeferred(_ state: InstanceState, _ attribute: InstrumentedAttribute, _ passive: Passive) throws -> Value
    /// Loads the objects of a relationship: a related object or None, a list of members for a collection,
    /// `.undefined` where there is nothing to load by, `.noResult` where `passive` forbids loading.
    func loadRelated(_ state: InstanceState, _ attribute: InstrumentedAttribute, _ relationship: RelationshipProperty, _ passive: Passive) throws -> Value
}

/// What a query told about the loading of an object's attributes.
public protocol InstanceLoadOptions: AnyObject {
    /// What still holds once all attributes were expired.
    var afterExpiry: any InstanceLoadOptions { get }
    /// What still holds once a relationship that was loaded is expired.
    func afterExpiry(of relationship: Name) -> any InstanceLoadOptions
    /// Whether a read of what is not there loads it, or refuses to, rather than leave it out.
    func readsLazily(_ relationship: RelationshipProperty) -> Bool
}

/// The loader in use.
public enum AttributeLoading {
    nonisolated(unsafe) public static var loader: AttributeLoader = NoLoader()
}

/// Loads nothing: objects without a database.
struct NoLoader: AttributeLoader {
    func loadExpired(_ state: InstanceState, _ attributes: AttributeSet, _ passive: Passive) throws {}
    func loadDeferred(_ state: InstanceState, _ attribute: InstrumentedAttribute, _ passive: Passive) throws -> Value { .undefined }
    func loadRelated(_ state: InstanceState, _ attribute: InstrumentedAttribute, _ relationship: RelationshipProperty, _ passive: Passive) throws -> Value {
        .undefined
    }
}

/// Where an object belongs.  One for each session, shared by its objects; empty once the session is gone.
public final class SessionReference {
    public unowned(unsafe) var session: ObjectSession?
    public init(_ session: ObjectSession) { self.session = session }
}
