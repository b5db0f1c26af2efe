import Runtime

/// Clauses of a program's own within a statement: `select(...).ext(Qualify(...))` (sqlalchemy.sql.base.HasSyntaxExtensions).
public struct SyntaxExtensions {
    /// Where they stand.
    public enum Position: String {
        /// Behind SELECT.
        case postSelect = "post_select"
        /// Behind DISTINCT.
        case preColumns = "pre_columns"
        /// Behind WHERE or HAVING.
        case postCriteria = "post_criteria"
        /// Behind FOR UPDATE.
        case postBody = "post_body"
        /// Behind VALUES.
        case postValues = "post_values"
    }
    private var clauses: [Position: [ClauseElement]] = [:]
    public init() {}
    public subscript(position: Position) -> [ClauseElement] {
        get { clauses[position] ?? [] }
        set { clauses[position] = newValue }
    }
    var isEmpty: Bool { clauses.isEmpty }
}

extension Statement {
    /// The positions that a statement has.
    public final var extensionPositions: [SyntaxExtensions.Position] {
        switch self {
        case is Select: [.postSelect, .preColumns, .postCriteria, .postBody]
        case is Insert: [.postValues]
        case is Update, is Delete: [.postCriteria]
        default: []
        }
    }
}

extension Compiler {
    /// Writes the clauses at a position, with text before or behind them.
    func write(_ position: SyntaxExtensions.Position, of statement: Statement, before: String = "", behind: String = "") throws {
        guard let extensions = statement.extensions, !extensions[position].isEmpty else { return }
        out.text += before
        try write(list: extensions[position], separator: " ") { clause in
            if let element = clause as? ColumnElement { try write(element) } else if try !writeCustom(clause) { try write(top: clause) }
        }
        out.text += behind
    }
}
