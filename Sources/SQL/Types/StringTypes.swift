import Runtime

/// `String(50)` and its kin.
open class StringType: SQLType {
    public static let shared = StringType()
    public var length: Int?
    public var collation: String?
    /// Where the collation is, of databases that have them in schemas.
    public var collationSchema: String?
    /// The word in DDL where it is not that of the Swift class: NVARCHAR, CLOB.
    public let givenKeyword: String?
    public init(length: Int? = nil, collation: String? = nil, keyword: String? = nil) {
        self.length = length
        self.collation = collation
        givenKeyword = keyword
        super.init()
    }
    open override var affinity: TypeAffinity { .string }
    open override var standardVisitName: String { givenKeyword ?? "string" }
    open override var shownArguments: [String] { (length.map { ["length=\($0)"] } ?? []) + (collation.map { ["collation=\($0.pythonRepr)"] } ?? []) + (collationSchema.map { ["collation_schema=\($0.pythonRepr)"] } ?? []) }
    open override func pythonType() throws -> Class { Class.string }
    open override func literal(_ value: Value, _ dialect: Dialect) throws -> String {
        guard let text = value.object as? StringObject else { throw Literals.failed(value, try str()) }
        return (dialect.family == .mssql && (self is UnicodeType || self is UnicodeTextType) ? "N" : "") + SQLType.quoted(text.text)
    }
    open override func adapted(_ operation: SQLOperator, _ other: SQLType) -> (SQLOperator, SQLType) { concatenated(operation, other, self) }
    open override func copied() -> SQLType { StringType(length: length, collation: collation, keyword: givenKeyword).inSchema(of: self).like(self) }
    /// The type with a collation: `x.collate("NOCASE")`.
    public final func collated(_ name: String, schema: String? = nil) -> SQLType {
        let copy = copied()
        (copy as? StringType)?.collation = name
        (copy as? StringType)?.collationSchema = schema
        return copy
    }
    final func inSchema(of other: StringType) -> Self {
        collationSchema = other.collationSchema
        return self
    }
}
public final class TextType: StringType {
    public override var standardVisitName: String { givenKeyword ?? "text" }
    public override func copied() -> SQLType { TextType(length: length, collation: collation, keyword: givenKeyword).inSchema(of: self).like(self) }
}
public final class UnicodeType: StringType {
    public override var standardVisitName: String { givenKeyword ?? "unicode" }
    public override func copied() -> SQLType { UnicodeType(length: length, collation: collation, keyword: givenKeyword).inSchema(of: self).like(self) }
}
public final class UnicodeTextType: StringType {
    public override var standardVisitName: String { "unicode_text" }
    public override func copied() -> SQLType { UnicodeTextType(length: length, collation: collation).inSchema(of: self).like(self) }
}
public final class CharType: StringType {
    public override var standardVisitName: String { givenKeyword ?? "CHAR" }
    public override func copied() -> SQLType { CharType(length: length, collation: collation, keyword: givenKeyword).inSchema(of: self).like(self) }
}

extension SQLType {
    /// `+` of what can be concatenated is `||`.
    final func concatenated(_ operation: SQLOperator, _ other: SQLType, _ result: SQLType) -> (SQLOperator, SQLType) {
        guard operation == .add else { return (operation, self) }
        switch other.affinity {
        case .string, .json, .null, .array: return (.concatenate, result)
        default: return other.particulars?.operators == .hstore ? (.concatenate, result) : (operation, self)
        }
    }
}

/// `LargeBinary`: bytes.
public final class BinaryType: SQLType {
    public static let shared = BinaryType()
    public var length: Int?
    /// The word in DDL: BINARY, VARBINARY; nil for BLOB.
    public let keyword: String?
    public init(length: Int? = nil, keyword: String? = nil) {
        self.length = length
        self.keyword = keyword
        super.init()
    }
    public override var affinity: TypeAffinity { .binary }
    public override var standardVisitName: String { keyword ?? "large_binary" }
    public override var shownArguments: [String] { length.map { ["length=\($0)"] } ?? [] }
    public override func pythonType() throws -> Class { Class.bytes }
    public override func literal(_ value: Value, _ dialect: Dialect) throws -> String {
        if value.typeName == "bytearray" { return SQLType.quoted(try value.callMethod("decode").strText()) }
        guard let bytes = value.object as? BytesObject, let text = String(validating: bytes.bytes, as: UTF8.self) else { throw Literals.failed(value, try str()) }
        return SQLType.quoted(text)
    }
    public override func bindProcessor(_ dialect: Dialect) -> ValueProcessor? {
        { value in
            if value.isNone || value.object is BytesObject { return value }
            if value.object is StringObject { throw PythonException.typeError("memoryview: a bytes-like object is required, not 'str'") }
            guard ["bytearray", "memoryview"].contains(value.typeName) else { throw PythonException.typeError("memoryview: a bytes-like object is required, not '\(value.typeName)'") }
            return try Value.object(Class.bytes).call(value)
        }
    }
    public override func compared(_ operation: SQLOperator?, with value: Value) throws -> SQLType {
        value.object is StringObject ? self : try super.compared(operation, with: value)
    }
    public override func copied() -> SQLType { BinaryType(length: length, keyword: keyword).like(self) }
}

/// `Uuid`: 32 hexadecimal digits.
public final class UuidType: SQLType {
    public var asUuid: Bool
    public var isNative: Bool
    /// `UUID`, which databases without such a type cannot create.
    public let keyword: String?
    public init(asUuid: Bool = true, isNative: Bool = true, keyword: String? = nil) {
        self.asUuid = asUuid
        self.isNative = isNative
        self.keyword = keyword
        super.init()
    }
    public override var affinity: TypeAffinity { .uuid }
    public override var standardVisitName: String { keyword ?? "uuid" }
    public override var shownArguments: [String] { (asUuid ? [] : ["as_uuid=False"]) + (isNative ? [] : ["native_uuid=False"]) }
    public override func pythonType() throws -> Class { asUuid ? DateLiterals.uuidClass() : Class.string }
    /// What is sent: of any object what it has as `hex`, or gives for `replace("-", "")`.
    private func digits(_ value: Value) throws -> Value {
        if asUuid { return try (value.object as? UUIDObject).map { .string($0.hex) } ?? value.attribute("hex") }
        guard let text = value.object as? StringObject else { return try value.callMethod("replace", .string("-"), .string("")) }
        return .string(text.text.filter { $0 != "-" })
    }
    public override func literal(_ value: Value, _ dialect: Dialect) throws -> String {
        // Databases with such a type of their own have it in groups: '00000000-0000-0000-0000-00000000004d'.
        let isGrouped = isNative && (dialect.family == .mssql || dialect.family == .postgresql && asUuid)
        do { return SQLType.quoted(try isGrouped ? value.strText() : digits(value).strText()) } catch { throw Literals.failed(value, try str()) }
    }
    public override func bindProcessor(_ dialect: Dialect) -> ValueProcessor? {
        { [self] value in value.isNone ? value : try digits(value) }
    }
    public override func resultProcessor(_ dialect: Dialect) -> ValueProcessor? {
        { [self] value in
            if value.isNone { return value }
            let made = try DateLiterals.uuid(value)
            return asUuid ? made : .string(try made.strText())
        }
    }
    public override func compared(_ operation: SQLOperator?, with value: Value) throws -> SQLType {
        value.object is StringObject ? self : try super.compared(operation, with: value)
    }
    public override func copied() -> SQLType { UuidType(asUuid: asUuid, isNative: isNative, keyword: keyword).like(self) }
}
