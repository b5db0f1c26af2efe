import CEditLine
import Database
import ORM
import Runtime

/// Shows values at the prompt: objects and rows as tables, queries as SQL, everything else as its repr.
/// Showing sends no SQL: what is not loaded is said to be so.
final class ValuePresenter {
    let paint: Paint
    private let interpreter: Interpreter
    private var lastTable: PresentedTable?
    /// `.format repr`
    var isOff = false

    init(_ interpreter: Interpreter, _ paint: Paint) {
        self.interpreter = interpreter
        self.paint = paint
        // For the widths of characters.
        edit_line_set_locale()
    }

    /// - Returns: what `_` is to be: the value, or the rows that were read of a result.
    func show(_ value: Value) throws -> Value {
        if isOff {
            write(try value.reprText() + "\n")
            return value
        }
        switch value.object {
        case let result as Result: return try show(result, of: value)
        case let items as ResultItems: return try show(items, of: value)
        default:
            write(try text(of: value))
            return value
        }
    }

    /// `.last`: all rows of the table shown last.
    func showLast() throws {
        guard let lastTable else { throw DotCommand.Failure("no table was shown yet") }
        write(try TableLayout(lastTable, width: TerminalSize.current.columns, paint, isWhole: true).text())
    }

    private func text(of value: Value) throws -> String {
        let width = TerminalSize.current.columns
        if let object = value.mappedInstance { return PresentedObject(object).text(width: width, paint) }
        if let statement = PresentedStatement(value), let text = try? statement.text(width: width, paint) { return text }
        guard let table = PresentedTable(value) else { return try value.reprText() + "\n" }
        return try text(of: table)
    }

    private func text(of table: PresentedTable) throws -> String {
        lastTable = table
        return try TableLayout(table, width: TerminalSize.current.columns, paint).text()
    }

    /// Text, by the pager where the terminal has too few rows for it.
    func write(_ text: String) {
        interpreter.output.flush()
        if !Pager.shows(text, size: .current) { interpreter.write(text) }
    }

    // MARK: results

    /// A result that no name holds could not be read later: its rows are shown, and `_` has them.
    private func show(_ result: Result, of value: Value) throws -> Value {
        if !result.returnsRows {
            let count = (result as? CursorResult)?.rowCount ?? -1
            write(count < 0 ? try value.reprText() + "\n" : paint("\(count) row\(count == 1 ? "" : "s") changed", .hint) + "\n")
            return value
        }
        return try show(RowItems(result), of: value)
    }

    private func show(_ items: ResultItems, of value: Value) throws -> Value {
        let owner = name(of: value)
        guard owner == nil, !items.result.isClosed, !items.result.hasEnded else {
            write(try value.reprText() + "\n")
            if let owner, !items.result.isClosed, !items.result.hasEnded { write(paint("-- not read yet; rows = \(owner).all() reads and keeps its rows", .hint) + "\n") }
            return value
        }
        let keys = items.result.keys
        let read = try items.all()
        if read.isEmpty, items is RowItems || items is MappingResult, let table = PresentedTable(rows: [], of: 0, keys: keys) {
            write(try text(of: table))
        } else if let table = PresentedTable(read) {
            write(try text(of: table))
        } else {
            write(try Value.list(read).reprText() + "\n")
        }
        return .list(read)
    }

    /// The global name that holds the value.
    private func name(of value: Value) -> String? { interpreter.main.globals.first { $0.value.isIdentical(to: value) }?.name.text }
}
