import Database
import ORM

/// What leaving the shell would lose.
enum UncommittedWork {
    /// `1 new and 2 changed objects`; nil where nothing would be lost.
    static var description: String? {
        var new = 0, changed = 0, deleted = 0
        for session in Session.living {
            new += session.newObjects.count
            changed += session.dirtyObjects.count
            deleted += session.deletedObjects.count
        }
        let parts = [(new, "new"), (changed, "changed"), (deleted, "deleted")].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        let total = new + changed + deleted
        if total > 0 { return parts.joined(separator: ", ") + " object" + (total == 1 ? "" : "s") }
        return OpenDatabases.haveUncommittedChanges ? "an open transaction" : nil
    }
}
