import Runtime

/// What differs between databases (sqlalchemy.engine.default.DefaultDialect and those derived from it).
public final class Dialect: Object {
    /// The database that a dialect writes SQL for; `standard` is none.
    public enum Family: String { case standard = "default", sqlite, postgresql, mysql, oracle, mssql }
    /// How placeholders are written: `:name`, `?`, `%(name)s`, `%s`, `:1`, `$1`.
    public enum ParameterStyle: String { case named, questionMark = "qmark", pythonFormat = "pyformat", format, numeric, numericDollar = "numeric_dollar" }
    public let family: Family
    /// Which parameters the driver of PostgreSQL has casts behind, since the server does not see their types.
    public enum ParameterCasts { case psycopg, psycopg2, asyncpg, pg8000 }
    public var parameterCasts = ParameterCasts.psycopg
    /// The family's name, or another: `mariadb`.
    public private(set) var name: String
    public var parameterStyle: ParameterStyle
    /// The style of its driver, whatever an engine has been asked for.
    public var defaultParameterStyle: ParameterStyle?
    /// Whether constructs that only some databases have are written in words that show them: what `str(statement)` uses.
    public let isStringifying: Bool
    /// MariaDB, which is of MySQL's family.
    public var isMariaDB: Bool { name == "mariadb" }
    /// What options for it begin with: `mariadb_length`, `postgresql_using`.
    var optionPrefix: String { isMariaDB ? name : family.rawValue }
    /// What it can do, and its limits: attributes that Python code may set.
    public var traits: DialectTraits { didSet { version &+= 1 } }
    /// Changes with the traits: what was compiled before is compiled again.
    public private(set) var version = 0
    /// The quotation marks of identifiers.
    public var quotes: QuotationMarks { didSet { forgetNames() } }
    public var reservedWords: Set<String> { didSet { forgetNames() } }
    /// A preparer of the program's own.
    public var preparer: DerivedPreparer? { didSet { forgetNames() } }
    /// What that has raised.
    var failure: Error?
    private var quoted: [String: String] = [:]
    private func forgetNames() {
        quoted = [:]
        version &+= 1
    }
    /// Compilers of the program's own.
    public var derivedCompilers = DerivedCompilers()
    /// `colspecs = {String: MyString}`: the classes of types that stand for others.
    public var typeImplementations: [(type: Class, implementation: Class)] = []
    /// The type of the class that stands for that of another.
    func implementation(of type: SQLType) -> SQLType {
        for ancestor in type.type.resolutionOrder {
            guard let known = typeImplementations.first(where: { $0.type === ancestor }) else { continue }
            if type.type.isSubclass(of: known.implementation) || type is TypeDecorator { return type }
            return (try? Value.object(type).callMethod("adapt", .object(known.implementation)).object as? SQLType) ?? type
        }
        return type
    }
    /// What options of a connection mean to the driver's, by their names: `connection_characteristics`; nil where they are the usual ones.
    public var characteristics: DictObject?
    /// `create_engine(json_serializer=...)`
    public var jsonSerializer: Value?
    public var jsonDeserializer: Value?

    init(
        _ family: Family, parameterStyle: ParameterStyle, reservedWords: Set<String>, traits: DialectTraits, isStringifying: Bool = false,
        quotes: QuotationMarks = .same("\"")
    ) {
        self.family = family
        name = family.rawValue
        self.parameterStyle = parameterStyle
        self.reservedWords = reservedWords
        self.traits = traits
        self.isStringifying = isStringifying
        self.quotes = quotes
        super.init()
    }

    /// A dialect of its own with the traits of another, as `postgresql.dialect()` gives it.
    public init(like other: Dialect, name: String? = nil) {
        family = other.family
        self.name = name ?? other.name
        parameterStyle = other.parameterStyle
        reservedWords = other.reservedWords
        traits = other.traits
        isStringifying = other.isStringifying
        quotes = other.quotes
        preparer = other.preparer
        typeImplementations = other.typeImplementations
        characteristics = other.characteristics
        parameterCasts = other.parameterCasts
        super.init(type: other.type)
    }

    /// What `str(statement)` uses.
    public static let standard = Dialect(.standard, parameterStyle: .named, reservedWords: ReservedWords.standard, traits: .stringifying, isStringifying: true)
    /// `DefaultDialect()`
    public static let plain = Dialect(.standard, parameterStyle: .named, reservedWords: ReservedWords.standard, traits: DialectTraits())
    public static let sqlite = Dialect(.sqlite, parameterStyle: .questionMark, reservedWords: ReservedWords.sqlite, traits: .sqlite)
    public static let postgresql = Dialect(.postgresql, parameterStyle: .pythonFormat, reservedWords: ReservedWords.postgresql, traits: .postgresql)
    public static let mysql = Dialect(.mysql, parameterStyle: .format, reservedWords: ReservedWords.mysql, traits: .mysql, quotes: .same("`"))
    public static let oracle = Dialect(.oracle, parameterStyle: .named, reservedWords: ReservedWords.oracle, traits: .oracle)
    public static let mssql = Dialect(.mssql, parameterStyle: .named, reservedWords: ReservedWords.mssql, traits: .mssql, quotes: QuotationMarks("[", "]", escaped: "]"))

    /// Whether `true` and `false` are values.
    var hasBooleans: Bool { traits.supportsNativeBoolean }
    /// `true` or `1`: MySQL has the words, though no type; Oracle has them only from version 23 on.
    func text(_ truth: Bool) -> String {
        family == .mysql || hasBooleans && family != .oracle ? truth ? "true" : "false" : truth ? "1" : "0"
    }
    var hasUuids: Bool { traits.supportsNativeUuid }
    var hasEnums: Bool { traits.supportsNativeEnum }
    var hasIntervals: Bool { family == .postgresql || family == .oracle }
    /// A literal as MySQL reads it, whose backslashes escape.
    func escapingBackslashes(_ text: String) -> String { family == .mysql ? text.doubling(92) : text }
    var isPercentDoubled: Bool { parameterCasts != .pg8000 && (parameterStyle == .pythonFormat || parameterStyle == .format) }
    /// How long labels and other made names may be.
    var labelLength: Int { traits.labelLength ?? traits.maxIdentifierLength }

    public func rename(_ name: String) { self.name = name }

    /// As error messages show the object that writes SQL or types.
    func compilerName(isType: Bool) -> String {
        let kind = isType ? "TypeCompiler" : "Compiler"
        switch family {
        case .standard: return "<sqlalchemy.sql.compiler.\(isStringifying ? "StrSQL" : isType ? "Generic" : "SQL")\(kind) object at \(address)>"
        case .sqlite: return "<sqlalchemy.dialects.sqlite.base.SQLite\(kind) object at \(address)>"
        case .postgresql: return "<sqlalchemy.dialects.postgresql.\(isType ? "base.PGTypeCompiler" : "psycopg.PGCompiler_psycopg") object at \(address)>"
        case .mysql: return "<sqlalchemy.dialects.mysql.\(isType ? "base.MySQLTypeCompiler" : "mysqldb.MySQLCompiler_mysqldb") object at \(address)>"
        case .oracle: return "<sqlalchemy.dialects.oracle.\(isType ? "base.OracleTypeCompiler" : "cx_oracle.OracleCompiler_cx_oracle") object at \(address)>"
        case .mssql: return "<sqlalchemy.dialects.mssql.base.\(isType ? "MSTypeCompiler" : "MSSQLCompiler") object at \(address)>"
        }
    }

    // MARK: placeholders

    public var isPositional: Bool { parameterStyle != .named && parameterStyle != .pythonFormat }
    /// `:name`, `?`, as the dialect writes it; numbers are the compiler's affair.
    public func placeholder(_ name: String) -> String {
        switch parameterStyle {
        case .questionMark: "?"
        case .format: "%s"
        case .pythonFormat: "%(\(name))s"
        case .named, .numeric, .numericDollar: ":\(name)"
        }
    }

    /// `:1`, `$1`
    public func numberMark(_ number: Int) -> String { (parameterStyle == .numericDollar ? "$" : ":") + String(number) }
    public var isNumbered: Bool { parameterStyle == .numeric || parameterStyle == .numericDollar }

    /// The name of a parameter in its placeholder: Oracle's has quotes around what an identifier may not be, `:"date"`.
    func placeholderName(_ name: String) -> String {
        guard family == .oracle, parameterStyle == .named, let first = name.utf8.first else { return Dialect.escaped(name) }
        let beginsWrong = (48...57).contains(first) || first == UInt8(ascii: "_") || first == UInt8(ascii: "$")
        return beginsWrong || hasIllegalCharacters(name) || reservedWords.contains(name.lowercased()) ? "\"\(name)\"" : name
    }

    /// The name of a parameter without the characters that placeholders cannot have.
    public static func escaped(_ name: String) -> String {
        func escape(_ byte: UInt8) -> UInt8 {
            switch byte {
            case UInt8(ascii: "%"): UInt8(ascii: "P")
            case UInt8(ascii: "("): UInt8(ascii: "A")
            case UInt8(ascii: ")"): UInt8(ascii: "Z")
            case UInt8(ascii: ":"): UInt8(ascii: "C")
            case UInt8(ascii: "."), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: " "): UInt8(ascii: "_")
            default: byte
            }
        }
        guard name.utf8.contains(where: { escape($0) != $0 }) else { return name }
        return String(decoding: name.utf8.map(escape), as: UTF8.self)
    }

    // MARK: identifiers

    /// An identifier, quoted where it is reserved or not plain lower case.
    public func quote(_ identifier: String) -> String {
        if let known = quoted[identifier] { return known }
        let made = preparer?.quote.map { quote in asking(identifier) { try quote(identifier) } } ?? quoteWhereNeeded(identifier)
        if quoted.count > 5000 { quoted = [:] }
        quoted[identifier] = made
        return made
    }
    /// What `quote()` does that no preparer has overridden.
    public func quoteWhereNeeded(_ identifier: String) -> String { mustQuote(identifier) ? quoteAlways(identifier) : identifier }
    /// An identifier that may be told to be in quotes, or not to be.
    public func quote(_ identifier: String, _ isQuoted: Bool?) -> String {
        guard let isQuoted else { return quote(identifier) }
        return isQuoted ? quoteAlways(identifier) : isPercentDoubled ? identifier.doubling(37) : identifier
    }
    public func quoteAlways(_ identifier: String) -> String { preparer?.quoteAlways.map { quote in asking(identifier) { try quote(identifier) } } ?? inQuotes(identifier) }
    /// What `quote_identifier()` does that no preparer has overridden.
    public func inQuotes(_ identifier: String) -> String { quotes.around(isPercentDoubled ? identifier.doubling(37) : identifier) }

    /// The name of a collation, with its schema. SQL Server has no quotes around it.
    public func collation(_ name: String, schema: String?) -> String {
        let own = family == .mssql ? name : hasIllegalCharacters(name) || name.utf8.contains { $0 >= 65 && $0 <= 90 } ? quoteAlways(name) : quote(name)
        return (schema.map { quote($0) + "." } ?? "") + own
    }

    public func mustQuote(_ identifier: String) -> Bool { preparer?.requiresQuotes.map { test in asking(true) { try test(identifier) } } ?? needsQuotes(identifier) }
    /// The parts of a name with dots, without quotes: `"a"."b""c"`.
    public func unformatted(_ text: String) -> [String] {
        guard let close = quotes.close.first else { return [text] }
        var parts: [String] = []
        var rest = text[...]
        while !rest.isEmpty {
            if rest.hasPrefix(quotes.open) {
                rest = rest.dropFirst(quotes.open.count)
                var part = ""
                while let next = rest.popFirst() {
                    guard next == close else {
                        part.append(next)
                        continue
                    }
                    guard rest.first == close else { break }
                    part.append(close)
                    rest = rest.dropFirst()
                }
                parts.append(part)
            } else {
                let end = rest.firstIndex(of: ".") ?? rest.endIndex
                parts.append(String(rest[..<end]))
                rest = rest[end...]
            }
            if rest.first == "." { rest = rest.dropFirst() }
        }
        return parts
    }

    public func needsQuotes(_ identifier: String) -> Bool {
        guard let first = identifier.utf8.first else { return true }
        if let illegal = preparer?.illegalInitials { if illegal.contains(String(identifier.unicodeScalars.prefix(1))) { return true } } else if (first >= 48 && first <= 57) || first == UInt8(ascii: "$") || first == UInt8(ascii: "_") && family == .oracle { return true }
        if let isLegal = preparer?.isLegal { if !asking(false, { try isLegal(identifier) }) { return true } } else if hasIllegalCharacters(identifier) { return true }
        return reservedWords.contains(identifier.lowercased()) || identifier.utf8.contains { $0 >= 65 && $0 <= 90 }
    }
    /// Whether an identifier has characters that only quotes allow; capital letters are allowed.
    func hasIllegalCharacters(_ identifier: String) -> Bool {
        for byte in identifier.utf8 {
            let isPlain = (byte >= 97 && byte <= 122) || (byte >= 65 && byte <= 90) || (byte >= 48 && byte <= 57) || byte == 95 || byte == UInt8(ascii: "$")
            if !isPlain { return true }
        }
        return false
    }
    public override func repr() throws -> String { "<\(type.module).\(type.name) object at \(address)>" }
}
