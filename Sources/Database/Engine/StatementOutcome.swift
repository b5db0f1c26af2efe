/// What came of a statement, for those who observe an engine: it goes on counting while rows are fetched.
public final class StatementOutcome {
    /// The rows fetched, or those that the statement changed; nil where it has neither.
    public internal(set) var rows: Int?
    /// The time that SQLite took, fetching included.
    public internal(set) var seconds: Double
    /// Whether no more rows will be fetched.
    public internal(set) var isComplete = true
    /// What the database refused the statement with.
    public let failure: String?

    init(rows: Int?, seconds: Double, failure: String? = nil) {
        self.rows = rows
        self.seconds = seconds
        self.failure = failure
    }
}
