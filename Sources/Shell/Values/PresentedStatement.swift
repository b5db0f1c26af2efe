import ORM
import Runtime
import SQL

/// A query or statement as the prompt shows it: its SQL, and that it has not run.
struct PresentedStatement {
    private let statement: Statement
    private let note: String

    /// - Returns: nil for what is no statement.
    init?(_ value: Value) {
        switch value.object {
        case let query as Query:
            guard let executed = try? query.executedStatement() else { return nil }
            self.init(executed, "not run yet; .all() gives its rows")
        case let select as SelectBase: self.init(select, "not run yet; session.scalars(...) or session.execute(...) runs it")
        case let statement as Statement: self.init(statement, "not run yet; session.execute(...) runs it")
        default: return nil
        }
    }

    private init(_ statement: Statement, _ note: String) { (self.statement, self.note) = (statement, note) }

    /// - Throws: CompileError for what SQLite has no SQL for.
    func text(width: Int, _ paint: Paint) throws -> String {
        SQLLayout.text(try sql, width: width, paint) + paint("-- " + note, .hint) + "\n"
    }

    /// With its values, where all have a form in SQL.
    var sql: String {
        get throws {
            var options = CompilerOptions()
            options.rendersLiterals = true
            if let text = try? Compiler.compile(statement, .sqlite, options).text { return text }
            return try Compiler.compile(statement, .sqlite).text
        }
    }
}
