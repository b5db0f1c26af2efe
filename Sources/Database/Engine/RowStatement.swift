import Runtime
import SQL

/// An INSERT, UPDATE or DELETE compiled once for many rows of values: what the unit of work sends.
public final class RowStatement {
    /// Where the value of a parameter comes from.
    enum Source {
        case row(Int)
        /// A column's default, or a value inside of an SQL expression.
        case bind
    }

    public let statement: Statement
    /// The parameters that each row gives values for, in the order of its values.
    public let keys: [String]
    /// What RETURNING gives back.
    public let returned: [Column]
    let compiled: Compiled
    let sources: [Source]
    let processors: [ValueProcessor?]
    private(set) var isUsed = false
    /// The columns of the table whose Python-side defaults the statement fills in.
    public let prefetched: [(column: Column, parameter: Int)]

    /// - Parameters:
    ///   - keys: the columns that rows give values for; of a DELETE, the parameters.
    ///   - criteria: the parameters of WHERE, whose values follow those of the columns.
    /// - Throws: CompileError and its kin.
    public init(_ statement: Statement, keys: [String], criteria: [String] = [], table: Table, returned: [Column] = []) throws {
        let all = keys + criteria
        self.statement = statement
        self.keys = all
        self.returned = returned
        compiled = try Compiler.compile(statement, .sqlite, parameterKeys: statement is Delete ? nil : keys)
        let sources: [Source] = compiled.parameters.map { parameter in all.firstIndex(of: parameter.name).map { .row($0) } ?? .bind }
        self.sources = sources
        processors = compiled.parameters.map { $0.bind.sqlType.bindProcessor(.sqlite) }
        let isUpdate = statement is Update
        prefetched = compiled.parameters.enumerated().compactMap { index, parameter in
            guard case .bind = sources[index], let column = table.column(parameter.name), (isUpdate ? column.onUpdate : column.defaultValue) != nil else { return nil }
            return (column, index)
        }
    }

    public var text: String { compiled.text }

    func noteUse() -> String {
        defer { isUsed = true }
        return isUsed ? "cached since 0.00005s ago" : "generated in 0.00005s"
    }
}

/// What the database made of rows that were written.
public struct WrittenRows {
    /// How many rows the statements matched.
    public var matched = 0
    public var lastRow = 0
    /// The values sent for each row, in the order of the statement's parameters, as Python has them.
    public var sent: [[Value]] = []
    /// The RETURNING row of each row.
    public var returned: [ContiguousArray<Value>] = []
}

extension Connection {
    /// Sends rows by one statement.  Rows that RETURNING must answer are sent one by one, since SQLite promises no order for those
    /// of a multi-row INSERT (SQLAlchemy's "ordered; batch not supported").
    /// - Throws: IntegrityError and its kin, with the parameters of the row or rows.
    public func write(_ statement: RowStatement, _ rows: [[Value]]) throws -> WrittenRows {
        try prepareToExecute()
        var written = WrittenRows()
        let processed = try rows.map { row in try process(row, statement, &written) }
        if statement.returned.isEmpty {
            try writeTogether(statement, processed, &written)
        } else {
            try writeReturning(statement, processed, &written)
        }
        return written
    }

    private func process(_ row: [Value], _ statement: RowStatement, _ written: inout WrittenRows) throws -> [Value] {
        var values: [Value] = []
        values.reserveCapacity(statement.sources.count)
        for (index, source) in statement.sources.enumerated() {
            switch source {
            case .row(let at): values.append(row[at])
            case .bind: values.append(try ParameterSet.boundValue(statement.compiled.parameters[index].bind))
            }
        }
        if !statement.prefetched.isEmpty { written.sent.append(values) }
        for (index, process) in statement.processors.enumerated() { if let process { values[index] = try process(values[index]) } }
        return values
    }

    private func writeTogether(_ statement: RowStatement, _ rows: [[Value]], _ written: inout WrittenRows) throws {
        let shown = rows.count == 1 ? Value.tuple(rows[0]) : .list(rows.map { .tuple($0) })
        try engine.report(.statement(text: statement.text, parameters: shown, note: statement.noteUse(), isMany: rows.count > 1))
        for row in rows {
            let cursor = try open(statement.text, row, shown)
            written.matched += max(0, cursor.changedRows)
            written.lastRow = cursor.lastInsertedRow
        }
    }

    private func writeReturning(_ statement: RowStatement, _ rows: [[Value]], _ written: inout WrittenRows) throws {
        let processors = statement.returned.map { $0.sqlType.resultProcessor(.sqlite) }
        for (index, row) in rows.enumerated() {
            var note = index == 0 ? statement.noteUse() : ""
            if rows.count > 1 { note += (index == 0 ? " (insertmanyvalues)" : "insertmanyvalues") + " \(index + 1)/\(rows.count) (ordered; batch not supported)" }
            let shown = Value.tuple(row)
            try engine.report(.statement(text: statement.text, parameters: shown, note: note, isMany: rows.count > 1))
            let cursor = try open(statement.text, row, shown)
            guard var values = try cursor.next() else { throw PythonException(SQLError.invalidRequestError, "RETURNING gave no row") }
            for (at, process) in processors.enumerated() { if let process { values[at] = try process(values[at]) } }
            written.returned.append(values)
            written.matched += 1
        }
    }
}
