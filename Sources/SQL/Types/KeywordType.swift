import Runtime

/// A type of one database that is a word in DDL and passes values through: INET, TSVECTOR, MEDIUMTEXT.
public final class KeywordType: SQLType {
    public let keyword: String
    private let family: TypeAffinity
    public init(_ keyword: String, affinity: TypeAffinity) {
        self.keyword = keyword
        family = affinity
        super.init()
    }
    public override var affinity: TypeAffinity { family }
    public override func ddl(_ dialect: Dialect) throws -> String { keyword }
    public override func pythonType() throws -> Class { family == .string ? Class.string : family == .integer ? Class.int : Class.object }
    public override func literal(_ value: Value, _ dialect: Dialect) throws -> String {
        if family == .string, let text = value.object as? StringObject { return SQLType.quoted(text.text) }
        if family == .integer { return try Literals.integer(value) }
        return try super.literal(value, dialect)
    }
    public override func copied() -> SQLType { KeywordType(keyword, affinity: family).like(self) }
}
