/// How far reading an attribute may go to get its value (SQLAlchemy's PassiveFlag).
public struct Passive: OptionSet {
    public let rawValue: UInt16
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// Loaders may be called where the value is not present.
    public static let loaders = Passive(rawValue: 1)
    /// Loaders may send SQL.
    public static let sql = Passive(rawValue: 2)
    /// Loaders may send SQL for related objects, not only for columns.
    public static let relatedObjects = Passive(rawValue: 4)
    /// A missing value is initialised: None, or an empty collection.
    public static let initialize = Passive(rawValue: 8)
    /// Loaders may be called for an object that is not persistent.
    public static let nonPersistent = Passive(rawValue: 16)
    /// Loaders use the committed values of key columns, not those that wait for a flush.
    public static let againstCommitted = Passive(rawValue: 32)
    public static let noAutoflush = Passive(rawValue: 64)
    /// Loaders answer "no result" where they would raise.
    public static let noRaise = Passive(rawValue: 128)
    /// The previous value of an attribute is loaded for its history.
    public static let deferredHistory = Passive(rawValue: 256)
    /// A history of a collection that is not loaded gives what waits to be added to it.
    public static let pendingMutations = Passive(rawValue: 512)

    public static let noChange: Passive = []
    /// `user.addresses`: everything is allowed.
    public static let off: Passive = [.relatedObjects, .nonPersistent, .initialize, .loaders, .sql]
    public static let returnNoValue: Passive = [.relatedObjects, .nonPersistent, .loaders, .sql]
    public static let noInitialize: Passive = [.relatedObjects, .nonPersistent, .sql]
    public static let noFetch: Passive = [.relatedObjects, .nonPersistent, .initialize, .loaders]
    public static let noFetchRelated: Passive = [.nonPersistent, .initialize, .loaders, .sql]
    public static let onlyPersistent: Passive = [.relatedObjects, .initialize, .loaders, .sql]
    public static let merge: Passive = [.relatedObjects, .nonPersistent, .initialize, .loaders, .sql, .noRaise]
}
