import Database
import SQL

/// The statements of flushes, compiled once.
extension Mapper {
    /// What distinguishes the statements that flushes send to one table.
    enum StatementForm: Hashable {
        case insert(AttributeSet, returns: Bool)
        case insertOne(AttributeSet, returns: Bool)
        case update(AttributeSet)
        case delete
    }
    struct StatementKey: Hashable {
        let table: ObjectIdentifier
        let form: StatementForm
    }

    /// A statement compiled before, or made.
    func statement(for table: Table, _ form: StatementForm, _ make: () throws -> RowStatement) rethrows -> RowStatement {
        let key = StatementKey(table: ObjectIdentifier(table), form: form)
        if let known = statements[key] { return known }
        let made = try make()
        statements[key] = made
        return made
    }
}
