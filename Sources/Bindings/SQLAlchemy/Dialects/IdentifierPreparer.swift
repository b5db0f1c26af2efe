import Runtime
import SQL

/// `dialect.identifier_preparer`: how names are quoted. Classes derived from it may be the `preparer` of a dialect.
final class IdentifierPreparer: Object {
    private var dialect: Dialect
    /// What quotes: the dialect, or where it does not serve that, one of its own with its marks.
    private var writer: Dialect
    private init(_ dialect: Dialect, writer: Dialect, type: Class) {
        self.dialect = dialect
        self.writer = writer
        super.init(type: type)
    }

    /// The preparer of a dialect.
    static func of(_ dialect: Dialect) -> IdentifierPreparer {
        if let known = dialect.ownAttribute(attribute).object as? IdentifierPreparer { return known }
        let made = IdentifierPreparer(dialect, writer: dialect, type: type(of: dialect.family))
        dialect.setOwnAttribute(attribute, .object(made))
        return made
    }
    private static let attribute: Name = "_preparer"

    /// Quotes the names of a dialect from here on.
    func serve(_ dialect: Dialect) {
        (dialect.quotes, dialect.reservedWords) = (writer.quotes, writer.reservedWords)
        dialect.preparer = type.isNative ? nil : methods()
        writer = dialect
        dialect.setOwnAttribute(IdentifierPreparer.attribute, .object(self))
    }

    /// The methods and attributes of the program's own.
    private func methods() -> DerivedPreparer {
        func own(_ name: Name) -> Value? {
            guard let found = type.lookup(name), !(found.object is NativeFunction), !(found.object is NativeProperty) else { return nil }
            return found
        }
        func call<R: FromValue>(_ name: String) -> ((Value) throws -> R)? { own(Name(name)) == nil ? nil : { [self] in try R.from(Value.object(self).callMethod(Name(name), $0)) } }
        func onText<R: FromValue>(_ name: String) -> ((String) throws -> R)? { call(name).map { (call: @escaping (Value) throws -> R) in { try call(.string($0)) } } }
        var made = DerivedPreparer()
        made.quote = onText("quote")
        made.quoteAlways = onText("quote_identifier")
        made.requiresQuotes = onText("_requires_quotes")
        made.table = call("format_table").map { (call: @escaping (Value) throws -> String) in { try call(.object($0)) } }
        made.illegalInitials = own("illegal_initial_characters").flatMap { try? IdentifierPreparer.words($0) }
        if let legal = own("legal_characters") { made.isLegal = { try legal.callMethod("match", .string($0)).isTrue() } }
        return made
    }

    // MARK: classes

    private static let sqlCompiler = "sqlalchemy.sql.compiler"
    static let pythonClass: Class = {
        let made = Class("IdentifierPreparer", module: sqlCompiler, doc: "How names are quoted.", derivable: true)
        made.takesAttributes = true
        made.extend(for: IdentifierPreparer.self) { type in
            type.constructor(
                .required("dialect", as: Dialect.self), .optional("initial_quote", default: "\""), .optional("final_quote", default: nil as String?), .optional("escape_quote", default: "\""), .optional("quote_case_sensitive_collations", default: true), .optional("omit_schema", default: false)
            ) { (type: Class, dialect: Dialect, open: String, close: String?, escaped: String, _: Bool, _: Bool) throws -> IdentifierPreparer in
                let writer = Dialect(like: dialect)
                writer.quotes = QuotationMarks(open, close ?? open, escaped: escaped)
                return IdentifierPreparer(dialect, writer: writer, type: type)
            }
            type.type.takesConstructors(blank: { IdentifierPreparer(.plain, writer: .plain, type: type.type) }, place: { try $0.readClass() }, take: { try $0.take($1) })
            declareMarks(type)
            declareMethods(type)
        }
        made.setClassAttribute("reserved_words", (try? words(Dialect.plain.reservedWords)) ?? .none)
        return made
    }()

    /// What `super().__init__()` has made.
    private func take(_ other: IdentifierPreparer) throws {
        (dialect, writer) = (other.dialect, other.writer)
        try readClass()
    }
    /// Heeds what its class says.
    private func readClass() throws {
        if let given = type.lookup("reserved_words") { writer.reservedWords = try IdentifierPreparer.words(given) }
        writer.preparer = type.isNative ? nil : methods()
    }

    /// The preparer's class of a database.
    static func type(of family: Dialect.Family) -> Class {
        let (name, module, dialect) = switch family {
        case .standard: ("", "", Dialect.plain)
        case .sqlite: ("SQLiteIdentifierPreparer", "sqlalchemy.dialects.sqlite.base", .sqlite)
        case .postgresql: ("PGIdentifierPreparer", "sqlalchemy.dialects.postgresql.base", .postgresql)
        case .mysql: ("MySQLIdentifierPreparer", "sqlalchemy.dialects.mysql.base", .mysql)
        case .oracle: ("OracleIdentifierPreparer", "sqlalchemy.dialects.oracle.base", .oracle)
        case .mssql: ("MSIdentifierPreparer", "sqlalchemy.dialects.mssql.base", .mssql)
        } as (String, String, Dialect)
        if family == .standard { return pythonClass }
        if let known = types[family] { return known }
        let made = Class(name, module: module, bases: [pythonClass], doc: "How names are quoted.", derivable: true)
        made.setClassAttribute("reserved_words", (try? words(dialect.reservedWords)) ?? .none)
        types[family] = made
        return made
    }
    nonisolated(unsafe) private static var types: [Dialect.Family: Class] = [:]

    static func words(_ words: Set<String>) throws -> Value { try SetObject(.list(words.sorted().map { .string($0) })).value }
    private static func words(_ given: Value) throws -> Set<String> { Set(try given.elements().map { try String.from($0) }) }

    // MARK: members

    private static func declareMarks(_ type: Declaration<IdentifierPreparer>) {
        type.property("dialect", doc: "The dialect.") { (preparer: IdentifierPreparer) -> Value in .object(preparer.dialect) }
        for (name, path) in [("initial_quote", \.open), ("final_quote", \.close), ("escape_quote", \.escaped)] as [(String, WritableKeyPath<QuotationMarks, String>)] {
            type.property(name, doc: "A quotation mark.") { (preparer: IdentifierPreparer) -> String in preparer.writer.quotes[keyPath: path] } set: { (preparer: IdentifierPreparer, mark: String) in preparer.writer.quotes[keyPath: path] = mark }
        }
        type.property("escape_to_quote", doc: "What stands for a quotation mark inside of a name.") { (preparer: IdentifierPreparer) -> String in preparer.writer.quotes.escaped + preparer.writer.quotes.escaped }
    }

    private static func declareMethods(_ type: Declaration<IdentifierPreparer>) {
        for name in ["quote", "quote_schema", "format_schema"] {
            type.method(name, .required("ident", as: GivenName.self), .optional("force", default: Value.none), doc: "A name, quoted where it must be.") { (preparer: IdentifierPreparer, given: GivenName, _: Value) -> String in
                name == "quote" && given.quote == nil ? preparer.writer.quoteWhereNeeded(given.text) : preparer.writer.quote(given.text, given.quote)
            }
        }
        type.method("quote_identifier", .required("value", as: String.self), doc: "A name in quotes.") { (preparer: IdentifierPreparer, name: String) -> String in preparer.writer.inQuotes(name) }
        type.method("_requires_quotes", .required("value", as: String.self), doc: "Whether a name must be in quotes.") { (preparer: IdentifierPreparer, name: String) -> Bool in preparer.writer.needsQuotes(name) }
        type.method("unformat_identifiers", .required("identifiers", as: String.self), doc: "The parts of a name with dots, without quotes.") { (preparer: IdentifierPreparer, text: String) -> Value in .list(preparer.writer.unformatted(text).map { .string($0) }) }
        type.method("format_table", .required("table", as: TableClause.self), .optional("use_schema", default: true), .optional("name", default: nil as String?), doc: "The name of a table.") { (preparer: IdentifierPreparer, table: TableClause, hasSchema: Bool, name: String?) -> String in
            let own = name.map { preparer.writer.quote($0) } ?? preparer.writer.quote(table.name, table.quote)
            return (hasSchema ? table.schema.map { preparer.writer.quote($0, table.quotesSchema) + "." } ?? "" : "") + own
        }
        type.method("format_column", .required("column", as: Column.self), .optional("use_table", default: false), .optional("name", default: nil as String?), doc: "The name of a column.") { (preparer: IdentifierPreparer, column: Column, hasTable: Bool, name: String?) throws -> String in
            let own = name.map { preparer.writer.quote($0) } ?? preparer.writer.quote(column.name, column.quote)
            guard hasTable, let table = column.table as? TableClause else { return own }
            return try Value.object(preparer).callMethod("format_table", .object(table), .bool(false)).strText() + "." + own
        }
        type.method("format_label", .required("label", as: Label.self), .optional("name", default: nil as String?), doc: "The name of a label.") { (preparer: IdentifierPreparer, label: Label, name: String?) throws -> String in preparer.writer.quote(try name ?? Value.object(label).attribute("name").strText()) }
        type.method("format_alias", .required("alias", as: Value.self), .optional("name", default: nil as String?), doc: "The name of an alias.") { (preparer: IdentifierPreparer, alias: Value, name: String?) throws -> String in preparer.writer.quote(try name ?? alias.attribute("name").strText()) }
        type.method("format_sequence", .required("sequence", as: NumberSequence.self), .optional("use_schema", default: true), doc: "The name of a sequence.") { (preparer: IdentifierPreparer, sequence: NumberSequence, hasSchema: Bool) -> String in
            (hasSchema ? sequence.schema.map { preparer.writer.quote($0) + "." } ?? "" : "") + preparer.writer.quote(sequence.name)
        }
        type.method("format_collation", .required("collation_name", as: String.self), .optional("collation_schema", default: nil as String?), doc: "The name of a collation.") { (preparer: IdentifierPreparer, name: String, schema: String?) -> String in preparer.writer.collation(name, schema: schema) }
        type.method("format_table_seq", .required("table", as: TableClause.self), .optional("use_schema", default: true), doc: "The parts of the name of a table.") { (preparer: IdentifierPreparer, table: TableClause, hasSchema: Bool) -> Value in
            .tuple((hasSchema ? table.schema.map { [.string(preparer.writer.quote($0, table.quotesSchema))] } ?? [] : []) + [.string(preparer.writer.quote(table.name, table.quote))])
        }
        for name in ["format_constraint", "format_index"] {
            type.method(name, .required("constraint", as: Value.self), .optional("_alembic_quote", default: true), doc: "The name of a constraint or index.") { (preparer: IdentifierPreparer, item: Value, quotes: Bool) -> Value in
                guard let own = (item.object as? Constraint)?.name ?? (item.object as? Index)?.name else { return .none }
                return .string(quotes ? preparer.writer.quote(own) : own)
            }
        }
    }
}
