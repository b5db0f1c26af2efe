import Database
import Runtime
import SQL

/// `sqlite3`: the exceptions of the driver, and its connections as engines hand them out.
func declareDriver(in module: ModuleObject) {
    for type in DriverError.all { module[Name(type.name)] = .object(type) }
    module["Connection"] = .object(driverConnectionClass())
    module["Cursor"] = .object(driverCursorClass())
    module["Row"] = .object(driverRowClass())
    module.function(
        "connect", .required("database", as: Value.self), .optional("timeout", default: Value.undefined, shown: "5.0"), .optional("detect_types", default: 0), .optional("isolation_level", default: Value.string("")), .optional("check_same_thread", default: true), .keywords("kw"), doc: "A connection to a database."
    ) { (database: Value, timeout: Value, types: Int, isolation: Value, _: Bool, more: [(name: Name, value: Value)]) throws -> Value in
        if types != 0 { throw PythonException.notImplemented("Retort has no detect_types of sqlite3.connect()") }
        let options = DictObject(more.map { ($0.name.text, $0.value) } + (timeout.isUndefined ? [] : [("timeout", timeout)]))
        let made = try DriverConnection.open(SQLiteTarget(path: database, options))
        made.isolationLevel = isolation
        return .object(made)
    }
    module["sqlite_version"] = .string(DriverConnection.version)
    let numbers = DriverConnection.version.split(separator: ".").compactMap { Int($0) }.map { Value.int($0) }
    module["sqlite_version_info"] = .tuple(numbers)
    module["version"] = .string("2.6.0")
    module["version_info"] = .tuple([.int(2), .int(6), .int(0)])
    module["PARSE_DECLTYPES"] = .int(1)
    module["PARSE_COLNAMES"] = .int(2)
    module["threadsafety"] = .int(3)
    module["paramstyle"] = .string("qmark")
    module["apilevel"] = .string("2.0")
}

private func values(_ parameters: Value) throws -> [Value] { parameters.isNone ? [] : try parameters.elements() }

@discardableResult
func driverConnectionClass() -> Class {
    declaredOnce(DriverConnection.self) {
        Class.declare("Connection", for: DriverConnection.self, module: "sqlite3", doc: "A connection of the driver.") { type in
            type.method("execute", .required("sql", as: String.self), .optional("parameters", default: Value.none), doc: "Execute text.") { (connection: DriverConnection, text: String, parameters: Value) throws -> Value in
                let cursor = connection.cursor()
                try cursor.execute(text, try values(parameters))
                return .object(cursor)
            }
            type.method("executemany", .required("sql", as: String.self), .required("parameters", as: Value.self), doc: "Execute text for many rows.") { (connection: DriverConnection, text: String, sets: Value) throws -> Value in
                let cursor = connection.cursor()
                try cursor.executeMany(text, try sets.elements().map { try values($0) })
                return .object(cursor)
            }
            type.method("executescript", .required("sql_script", as: String.self), doc: "Execute several statements.") { (connection: DriverConnection, text: String) throws in try connection.run(script: text) }
            type.property("row_factory", doc: "Makes rows of cursors.") { (connection: DriverConnection) -> Value in connection.rowFactory } set: { (connection: DriverConnection, factory: Value) in connection.rowFactory = factory }
            declareManager(type) { (connection: DriverConnection) in .object(connection) } exit: { connection, isFailed in try isFailed ? connection.rollback() : connection.commit() }
            type.method("cursor", doc: "A cursor.") { (connection: DriverConnection) -> Value in .object(connection.cursor()) }
            type.method("commit", doc: "Keep the changes.") { (connection: DriverConnection) throws in try connection.commit() }
            type.method("rollback", doc: "Take the changes back.") { (connection: DriverConnection) throws in try connection.rollback() }
            type.method("close", doc: "Close it.") { (connection: DriverConnection) in connection.close() }
            type.method("create_function", .required("name", as: String.self), .required("narg", as: Int.self), .required("func", as: Value.self), .keyword("deterministic", default: false), doc: "A function for SQL.") { (connection: DriverConnection, name: String, count: Int, function: Value, isDeterministic: Bool) throws in
                try connection.define(name, count, function, isDeterministic: isDeterministic)
            }
            type.property("in_transaction", doc: "Whether a transaction is open.") { (connection: DriverConnection) -> Bool in connection.isInTransaction }
            type.property("total_changes", doc: "How many rows were changed.") { (connection: DriverConnection) -> Int in connection.totalChanges }
            type.property("isolation_level", doc: "None for autocommit.") { (connection: DriverConnection) -> Value in connection.isolationLevel } set: { (connection: DriverConnection, level: Value) in connection.isolationLevel = level }
        }
    }
}

private func driverRowClass() -> Class {
    declaredOnce(DriverRow.self) {
        Class.declare("Row", for: DriverRow.self, module: "sqlite3", doc: "A row that knows its columns by name.") { type in
            type.constructor(.required("cursor", as: DriverCursor.self), .required("data", as: TupleObject.self)) { _, cursor, values in DriverRow(cursor, values) }
            type.method("keys", doc: "The names of the columns.") { (row: DriverRow) -> [String] in row.names }
        }
    }
}

@discardableResult
func driverCursorClass() -> Class {
    declaredOnce(DriverCursor.self) {
        Class.declare("Cursor", for: DriverCursor.self, module: "sqlite3", doc: "A cursor of the driver.") { type in
            type.method("execute", .required("sql", as: String.self), .optional("parameters", default: Value.none), doc: "Execute text.") { (cursor: DriverCursor, text: String, parameters: Value) throws -> Value in
                try cursor.execute(text, try values(parameters))
                return .object(cursor)
            }
            type.method("executemany", .required("sql", as: String.self), .required("parameters", as: Value.self), doc: "Execute text for many rows.") { (cursor: DriverCursor, text: String, sets: Value) throws -> Value in
                try cursor.executeMany(text, try sets.elements().map { try values($0) })
                return .object(cursor)
            }
            type.method("fetchone", doc: "The next row, or None.") { (cursor: DriverCursor) throws -> Value in try cursor.next() ?? .none }
            type.method("fetchall", doc: "The rows that are left.") { (cursor: DriverCursor) throws -> Value in .list(try cursor.rest(nil)) }
            type.method("fetchmany", .optional("size", default: nil as Int?, shown: "1"), doc: "The next rows.") { (cursor: DriverCursor, count: Int?) throws -> Value in .list(try cursor.rest(count ?? cursor.arraySize)) }
            type.property("arraysize", doc: "How many rows fetchmany() gives where nothing is told.") { (cursor: DriverCursor) -> Int in cursor.arraySize } set: { (cursor: DriverCursor, size: Int) in cursor.arraySize = size }
            type.method("close", doc: "Close it.") { (cursor: DriverCursor) in cursor.close() }
            type.property("lastrowid", doc: "The number of the last new row.") { (cursor: DriverCursor) -> Value in cursor.lastRow.map { .int($0) } ?? .none }
            type.property("rowcount", doc: "How many rows were changed.") { (cursor: DriverCursor) -> Int in cursor.rowCount }
            type.property("connection", doc: "Its connection.") { (cursor: DriverCursor) -> Value in .object(cursor.connection) }
            type.property("description", doc: "The columns of the rows.") { (cursor: DriverCursor) -> Value in
                cursor.columnNames.isEmpty ? .none : .tuple(cursor.columnNames.map { .tuple([.string($0), .none, .none, .none, .none, .none, .none]) })
            }
        }
    }
}
