/// What SQLite calls back of what the program gave a connection: functions, aggregates, collations.
protocol SQLiteCallback: AnyObject {
    /// Makes it known to the database that the handle has open.
    func register(in handle: SQLiteHandle) throws
}

extension SQLiteHandle {
    func define(_ callback: any SQLiteCallback) throws {
        if isClosed { throw DriverFailure("ProgrammingError", "Cannot operate on a closed database.") }
        try callback.register(in: self)
        callbacks.append(callback)
    }
}
