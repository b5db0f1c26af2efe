import Runtime

/// What differs between databases.
public final class Dialect: Object {
    /// How placeholders are written.
    public enum ParameterStyle { case named, questionMark }
    public let name: String
    public let parameterStyle: ParameterStyle
    private let reservedWords: Set<String>

    init(name: String, parameterStyle: ParameterStyle, reservedWords: Set<String>) {
        self.name = name
        self.parameterStyle = parameterStyle
        self.reservedWords = reservedWords
        super.init()
    }

    /// What `str(statement)` uses.
    public static let standard = Dialect(name: "default", parameterStyle: .named, reservedWords: standardWords)
    public static let sqlite = Dialect(name: "sqlite", parameterStyle: .questionMark, reservedWords: sqliteWords)

    /// An identifier, quoted where it is reserved or not plain lower case.
    public func quote(_ name: String) -> String { needsQuotes(name) ? quoteAlways(name) : name }
    public func quoteAlways(_ name: String) -> String { "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\"" }

    private func needsQuotes(_ name: String) -> Bool {
        guard let first = name.utf8.first else { return true }
        if (first >= 48 && first <= 57) || first == UInt8(ascii: "$") { return true }
        for byte in name.utf8 {
            let isPlain = (byte >= 97 && byte <= 122) || (byte >= 48 && byte <= 57) || byte == 95 || byte == UInt8(ascii: "$")
            if !isPlain { return true }
        }
        return reservedWords.contains(name)
    }

    private static let standardWords: Set<String> = Set("""
        all analyse analyze and any array as asc asymmetric authorization between binary both case cast check collate column constraint create cross
        current_date current_role current_time current_timestamp current_user default deferrable desc distinct do else end except false for foreign freeze from
        full grant group having ilike in initially inner intersect into is isnull join leading left like limit localtime localtimestamp natural new not
        notnull null off offset old on only or order outer overlaps placing primary references right select session_user set similar some symmetric table
        then to trailing true union unique user using verbose when where
        """.split { $0 == " " || $0 == "\n" }.map(String.init))

    private static let sqliteWords: Set<String> = Set("""
        add after all alter analyze and as asc attach autoincrement before begin between by cascade case cast check collate column commit conflict constraint
        create cross current_date current_time current_timestamp database default deferrable deferred delete desc detach distinct drop each else end escape
        except exclusive exists explain false fail for foreign from full glob group having if ignore immediate in index indexed initially inner insert instead
        intersect into is isnull join key left like limit match natural not notnull null of offset on or order outer plan pragma primary query raise
        references reindex rename replace restrict right rollback row select set table temp temporary then to transaction trigger true union unique update using
        vacuum values view virtual when where
        """.split { $0 == " " || $0 == "\n" }.map(String.init))
}
