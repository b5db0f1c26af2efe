import Database
import Runtime
import SQL

/// `sqlite3.Row`
func driverRowClass() -> Class {
    declaredOnce(DriverRow.self) {
        let made = Class.declare("Row", for: DriverRow.self, module: "sqlite3", derivable: true, doc: "A row that knows its columns by name.") { type in
            type.constructor(.required("cursor", as: Value.self), .required("data", as: Value.self)) { (made: Class, cursor: Value, data: Value) throws -> DriverRow in
                guard let known = cursor.object as? DriverCursor else { throw PythonException.typeError("Row() argument 1 must be sqlite3.Cursor, not \(cursor.typeName)") }
                guard let values = data.object as? TupleObject else { throw PythonException.typeError("Row() argument 2 must be tuple, not \(data.typeName)") }
                return DriverRow(known, values, type: made)
            }
            type.method("keys", doc: "The names of the columns.") { (row: DriverRow) -> [String] in row.names }
        }
        made.messageName = "sqlite3.Row"
        return made
    }
}

/// `sqlite3.Cursor`
@discardableResult
func driverCursorClass() -> Class {
    declaredOnce(DriverCursor.self) {
        let made = Class.declare("Cursor", for: DriverCursor.self, module: "sqlite3", derivable: true, doc: "Runs statements and gives their rows.") { type in
            type.constructor(.required("connection", as: DriverConnection.self)) { made, connection in DriverCursor(connection, type: made) }
            type.type.initialize = { object, arguments in
                guard arguments.positionalCount == 1, let connection = arguments[0].object as? DriverConnection else { throw PythonException.typeError("Cursor() takes one sqlite3.Connection") }
                (object as? DriverCursor)?.initialize(connection)
            }
            declareExecution(type)
            declareFetching(type)
            declareAttributes(type)
        }
        made.messageName = "sqlite3.Cursor"
        made.allocate = { try DriverCursor.allocated($0) }
        return made
    }
}

/// The text of a statement, as argument errors of the methods ask for it.
private func statement(_ text: Value, _ method: String) throws -> String {
    guard let string = text.object as? StringObject else { throw PythonException.typeError("\(method) must be str, not \(text.typeName)") }
    return string.text
}

private func declareExecution(_ type: Declaration<DriverCursor>) {
    type.method("execute", .required("sql", as: Value.self), .optional("parameters", default: Value.none), doc: "Runs a statement.") { (cursor: DriverCursor, text: Value, parameters: Value) throws -> Value in
        try cursor.execute(statement(text, "execute() argument 1"), parameters)
        return .object(cursor)
    }
    type.method("executemany", .required("sql", as: Value.self), .required("seq_of_parameters", as: Value.self), doc: "Runs a statement once for each set of parameters.") { (cursor: DriverCursor, text: Value, sets: Value) throws -> Value in
        try cursor.executeMany(statement(text, "executemany() argument 1"), sets)
        return .object(cursor)
    }
    type.method("executescript", .required("sql_script", as: Value.self), doc: "Runs all statements of a text.") { (cursor: DriverCursor, text: Value) throws -> Value in
        try cursor.run(script: statement(text, "executescript() argument"))
        return .object(cursor)
    }
    type.method("setinputsizes", .required("sizes", as: Value.self), doc: "Does nothing: the DB-API wants it.") { (_: DriverCursor, _: Value) in }
    type.method("setoutputsize", .required("size", as: Value.self), .optional("column", default: Value.none), doc: "Does nothing: the DB-API wants it.") { (_: DriverCursor, _: Value, _: Value) in }
    type.method("close", doc: "Closes the cursor.") { (cursor: DriverCursor) in cursor.close() }
}

private func declareFetching(_ type: Declaration<DriverCursor>) {
    type.method("fetchone", doc: "The next row; None at the end.") { (cursor: DriverCursor) throws -> Value in try cursor.next() ?? .none }
    type.method("fetchall", doc: "The rows that are left.") { (cursor: DriverCursor) throws -> Value in .list(try cursor.rest(nil)) }
    type.method("fetchmany", .optional("size", default: Value.undefined, shown: "1"), doc: "The next rows, so many of them.") { (cursor: DriverCursor, count: Value) throws -> Value in
        .list(try cursor.rest(count.isUndefined ? cursor.arraySize : Int.from(count)))
    }
    type.method("__iter__", doc: "Implement iter(self).") { (cursor: DriverCursor) -> Value in .object(cursor) }
    type.method("__next__", doc: "Implement next(self).") { (cursor: DriverCursor) throws -> Value in
        guard let row = try cursor.next() else { throw PythonException.stopIteration(.none) }
        return row
    }
}

private func declareAttributes(_ type: Declaration<DriverCursor>) {
    type.property("arraysize", doc: "How many rows fetchmany() fetches.") { (cursor: DriverCursor) -> Int in cursor.arraySize } set: { (cursor: DriverCursor, count: Int) in cursor.arraySize = count }
    type.property("row_factory", doc: "Makes its rows.") { (cursor: DriverCursor) -> Value in cursor.rowFactory } set: { (cursor: DriverCursor, factory: Value) in cursor.rowFactory = factory }
    type.property("lastrowid", doc: "The number of the last new row.") { (cursor: DriverCursor) -> Value in cursor.lastRow.map { .int($0) } ?? .none }
    type.property("rowcount", doc: "How many rows were changed.") { (cursor: DriverCursor) -> Int in cursor.rowCount }
    type.property("connection", doc: "Its connection.") { (cursor: DriverCursor) -> Value in .object(cursor.connection) }
    type.property("description", doc: "The columns of the rows.") { (cursor: DriverCursor) -> Value in
        cursor.columnNames.isEmpty ? .none : .tuple(cursor.columnNames.map { .tuple([.string($0), .none, .none, .none, .none, .none, .none]) })
    }
}
