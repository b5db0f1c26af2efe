/// Why a statement is sent, where the program did not ask for it: told with the statement to those who observe an engine.
///
/// A cause stands within the one that it arose in: an autoflush within a lazy load within a commit.
/// The session sets it where the reason is known; while nobody observes, nothing is noted.
public final class Cause {
    public enum Reason {
        /// Changes are sent before a query reads.
        /// - Parameter pending: how many objects wait.
        case autoflush(pending: Int)
        /// `session.flush()`
        case flush
        case commit
        /// `session.rollback()`, or what else asks for one.
        case rollback
        /// A session that ends with a transaction open.
        case close
        /// The rollback that a flush leaves behind where a statement of it fails.
        case failedFlush
        /// A savepoint, before which changes are sent.
        case beginNested
        /// `SAVEPOINT`, which a session sends with the first statement behind `begin_nested()`.
        /// - Parameter joins: for the session as a whole, in a transaction that was open: `join_transaction_mode="create_savepoint"`.
        case savepoint(joins: Bool)
        case savepointRelease
        case savepointRollback
        /// `create_all()`, and the like of it.
        case schema(operation: String)
        /// An attribute that refers to other objects is read for the first time.
        case lazyLoad(object: String, attribute: String)
        /// A column that the query left out is read.
        case deferredLoad(object: String, attributes: [String])
        /// The attributes of an object are read again: `session.refresh()`, or the first access after they expired.
        case refresh(object: String, isExpired: Bool)
        /// A loader option, or the relationship itself, loads along with a query.
        /// - Parameters:
        ///   - strategy: `selectin`, `subquery`, `immediate`, `selectin_polymorphic`.
        ///   - target: the relationship or class: `User.posts`.
        case eagerLoad(strategy: String, target: String, objects: Int)
        /// Rows go with those of another object: `cascade="all"`.
        case deleteCascade(from: [String])
        /// Rows of objects that lost the parent they need: `cascade="all, delete-orphan"`.
        case deleteOrphan(of: [String])
        /// The shell looks at the schema, to make the classes that an expression names.
        case models
        /// Foreign keys that become NULL, for the object they refer to is deleted and nothing cascades.
        case parentDeleted([String])
        /// Rows of a `secondary` table.
        case association(relationship: String)
        /// The keys of the rows that a bulk delete or update is about to change, for the objects of the session.
        case bulkFetch
        /// A function of the program that listens to an event.
        case listener(event: String)
    }
    public let reason: Reason
    public let within: Cause?

    private init(_ reason: Reason, within: Cause?) {
        self.reason = reason
        self.within = within
    }

    /// The cause in force; nil for the program's own statement.
    nonisolated(unsafe) public private(set) static var current: Cause?
    /// Whether anybody has observed an engine.
    nonisolated(unsafe) public internal(set) static var isNoted = false

    /// Runs `body` with a cause in force.
    /// - Parameter reason: nil for none; not asked for while nobody observes.
    @inline(__always)
    public static func of<R>(_ reason: @autoclosure () -> Reason?, _ body: () throws -> R) rethrows -> R {
        guard isNoted, let reason = reason() else { return try body() }
        let outer = current
        current = Cause(reason, within: outer)
        defer { current = outer }
        return try body()
    }

    /// In words: `autoflush before lazy load of User 3 .posts: 1 pending`.
    public static func text(_ cause: Cause?) -> String { cause?.text ?? "your query" }

    private var text: String {
        switch reason {
        case .autoflush(let pending): "autoflush before \(Cause.text(within)): \(pending) pending"
        case .flush:
            // A flush that something else asked for goes by its name.
            switch within?.reason {
            case .autoflush?, .commit?, .beginNested?, .savepointRelease?: within?.text ?? "flush"
            default: "flush" + outside
            }
        case .commit: "commit" + outside
        case .rollback: within?.text ?? "rollback"
        case .close: "close" + outside
        case .failedFlush:
            if case .flush? = within?.reason { "failed flush" + (within?.outside ?? "") } else { "failed flush" + outside }
        case .beginNested: "before the savepoint"
        case .savepoint(let joins): (joins ? "savepoint of a session within a transaction" : "savepoint of begin_nested()") + outside
        case .savepointRelease: "release of the savepoint" + outside
        case .savepointRollback: "rollback to the savepoint" + outside
        case .schema(let operation): operation + outside
        case .lazyLoad(let object, let attribute): "lazy load of \(object) .\(attribute)" + outside
        case .deferredLoad(let object, let attributes): "load of deferred \(object) " + attributes.map { ".\($0)" }.joined(separator: ", ") + outside
        case .refresh(let object, let isExpired): "refresh of \(isExpired ? "expired " : "")\(object)" + outside
        case .eagerLoad(let strategy, let target, let objects): "\(strategy) load of \(target) for \(objects) object\(objects == 1 ? "" : "s")" + outside
        case .deleteCascade(let objects): "cascade delete from \(objects.joined(separator: ", "))" + outside
        case .deleteOrphan(let relationships): "delete of orphans of \(relationships.joined(separator: ", "))" + outside
        case .models: "classes made of the database" + outside
        case .parentDeleted(let objects): "\(objects.joined(separator: ", ")) \(objects.count == 1 ? "is" : "are") deleted, without a delete cascade" + outside
        case .association(let relationship): "rows of \(relationship)" + outside
        case .bulkFetch: "fetch of keys before your statement" + outside
        case .listener(let event): "your listener of \(event)" + outside
        }
    }
    /// What this arose in, behind a comma.
    private var outside: String { within.map { ", \($0.text)" } ?? "" }
}
