import Database
import ORM

/// What leaving the shell would lose.
struct UncommittedWork {
    private var new = 0
    private var changed = 0
    private var deleted = 0
    let hasTransaction: Bool

    /// As it is now.
    init() {
        for session in Session.living {
            new += session.newObjects.count
            changed += session.dirtyObjects.count
            deleted += session.deletedObjects.count
        }
        hasTransaction = OpenDatabases.haveUncommittedChanges
    }

    /// Objects that wait for a flush.
    var pendingCount: Int { new + changed + deleted }

    /// `1 new, 2 changed objects`; nil where nothing would be lost.
    static var description: String? {
        let work = UncommittedWork()
        let parts = [(work.new, "new"), (work.changed, "changed"), (work.deleted, "deleted")].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        if work.pendingCount > 0 { return parts.joined(separator: ", ") + " object" + (work.pendingCount == 1 ? "" : "s") }
        return work.hasTransaction ? "an open transaction" : nil
    }
}
