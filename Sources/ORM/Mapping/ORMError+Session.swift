import Runtime
import SQL

/// The mistakes of sessions and flushes.
extension ORMError {
    static func illegalStateChange(_ message: String) -> PythonException {
        PythonException(type: SQLError.illegalStateChangeError, arguments: [.string(SQLError.withLink(message, code: "isce"))])
    }
    static func notPersisted(_ state: InstanceState) -> PythonException { invalidRequest("Instance '\(state.label)' is not persisted") }
    static func nullIdentity(_ state: InstanceState) -> PythonException {
        PythonException(flush, "Instance \(state.label) has a NULL identity key.  If this is an auto-generated value, check that the database table allows generation of new primary key values, and that the mapped Column object is configured to expect these generated values.  Ensure also that this flush() is not occurring at an inappropriate time, such as within a load() event.")
    }
    /// - Parameter cause: the failure of the flush that rolled the transaction back.
    static func pendingRollback(_ cause: PythonException) -> PythonException {
        let message = "This Session's transaction has been rolled back due to a previous exception during flush. To begin a new transaction with this Session, first issue Session.rollback(). Original exception was: \(cause.message)"
        return PythonException(type: SQLError.pendingRollbackError, arguments: [.string(SQLError.withLink(message, code: "7s2a"))])
    }
    static func unexpectedMember(_ type: Class, _ relationship: RelationshipProperty, isSubtype: Bool) -> PythonException {
        let shown = (try? type.repr()) ?? type.name, wanted = (try? relationship.target.mappedClass.repr()) ?? ""
        var message = "Attempting to flush an item of type \(shown) as a member of collection \"\(relationship.label)\". Expected an object of type \(wanted) or a polymorphic subclass of this type."
        if isSubtype {
            message += " If \(shown) is a subclass of \(wanted), configure mapper \"\(relationship.target.label)\" to load this subtype polymorphically, or set enable_typechecks=False to allow any subtype to be accepted for flush. "
        }
        return PythonException(flush, message)
    }
    static func unsynchronizedDestination(_ column: Column, _ mapper: Mapper) -> PythonException {
        PythonException(unmappedColumn, "Can't execute sync rule for destination column '\((try? column.str()) ?? column.name)'; mapper '\(mapper.label)' does not map this column.  Try using an explicit `foreign_keys` collection which does not include this column (or use a viewonly=True relation).")
    }
    static func unsynchronizedSource(_ column: Column, _ mapper: Mapper, _ destination: Column) -> PythonException {
        PythonException(unmappedColumn, "Can't execute sync rule for source column '\((try? column.str()) ?? column.name)'; mapper '\(mapper.label)' does not map this column.  Try using an explicit `foreign_keys` collection which does not include destination column '\((try? destination.str()) ?? destination.name)' (or use a viewonly=True relation).")
    }
    static func wasDeleted(_ state: InstanceState) -> PythonException {
        invalidRequest("Instance '\(state.label)' has been deleted.  Use the make_transient() function to send this object back to the transient state.")
    }
}
