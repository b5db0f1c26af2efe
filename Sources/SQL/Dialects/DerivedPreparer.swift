import Runtime

/// What a preparer of the program's own, a class derived from `IdentifierPreparer` that a dialect names as its `preparer`, says of names:
/// its methods go before what is written otherwise.
public struct DerivedPreparer {
    /// `quote()`, `quote_identifier()`, `_requires_quotes()`
    public var quote: ((String) throws -> String)?
    public var quoteAlways: ((String) throws -> String)?
    public var requiresQuotes: ((String) throws -> Bool)?
    /// `format_table()`
    public var table: ((TableClause) throws -> String)?
    /// `illegal_initial_characters = {"_"}`
    public var illegalInitials: Set<String>?
    /// `legal_characters = re.compile(...)`
    public var isLegal: ((String) throws -> Bool)?
    public init() {}
}

/// The quotation marks of identifiers, and what stands twice inside of them.
public struct QuotationMarks {
    public var open: String
    public var close: String
    public var escaped: String
    public init(_ open: String, _ close: String, escaped: String) {
        self.open = open
        self.close = close
        self.escaped = escaped
    }
    /// The same on both sides.
    static func same(_ mark: String) -> QuotationMarks { QuotationMarks(mark, mark, escaped: mark) }

    func around(_ identifier: String) -> String {
        guard let byte = escaped.utf8.first else { return open + identifier + close }
        return open + (escaped.utf8.count == 1 ? identifier.doubling(byte) : identifier.split(separator: escaped, omittingEmptySubsequences: false).joined(separator: escaped + escaped)) + close
    }
}

extension Dialect {
    /// What a method of the program's own answers. Names are asked for where nothing can be raised: what it raises instead is kept until the statement is compiled.
    func asking<R>(_ otherwise: R, _ body: () throws -> R) -> R {
        do { return try body() } catch {
            failure = failure ?? error
            return otherwise
        }
    }
    /// - Throws: what a preparer has raised meanwhile.
    func throwFailure() throws {
        guard let raised = failure else { return }
        failure = nil
        throw raised
    }
}
