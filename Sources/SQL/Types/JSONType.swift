import Runtime

/// `JSON`: documents, stored as text.
public final class JSONType: SQLType {
    public var noneAsNull: Bool
    /// `JSONB` of SQLite, stored in its binary form.
    public let isBinary: Bool
    public init(noneAsNull: Bool = false, isBinary: Bool = false) {
        self.noneAsNull = noneAsNull
        self.isBinary = isBinary
        super.init()
    }
    /// `JSON.NULL`
    public static let null = JSONNull()

    public override var affinity: TypeAffinity { .json }
    public override var evaluatesNoneByNature: Bool { !noneAsNull }
    public override var standardVisitName: String { isBinary ? "JSONB" : "JSON" }
    public override var shownArguments: [String] { noneAsNull ? ["none_as_null=True"] : [] }

    private func serialised(_ value: Value, _ dialect: Dialect) throws -> Value {
        if value.object is JSONNull { return try JSONType.dumps(.none, dialect) }
        if value.object === Constant.null || (value.isNone && noneAsNull) { return .none }
        return try JSONType.dumps(value, dialect)
    }
    private static func dumps(_ value: Value, _ dialect: Dialect) throws -> Value {
        if let serializer = dialect.jsonSerializer { return try serializer.call(value) }
        guard let context = Program.context else { throw PythonException.notImplemented("Retort has no json here") }
        return try Value.object(context.importModule("json")).attribute("dumps").call(value)
    }
    public override func bindProcessor(_ dialect: Dialect) -> ValueProcessor? { { [self] in try serialised($0, dialect) } }
    public override func resultProcessor(_ dialect: Dialect) -> ValueProcessor? {
        { value in
            if value.isNone { return value }
            if let deserializer = dialect.jsonDeserializer { return try deserializer.call(value) }
            guard let context = Program.context else { throw PythonException.notImplemented("Retort has no json here") }
            if case .int = value { return value }
            if case .float = value { return value }
            return try Value.object(context.importModule("json")).attribute("loads").call(value)
        }
    }
    public override func bindExpression(_ bind: ColumnElement) throws -> ColumnElement? { isBinary ? FunctionElement("jsonb", [bind], type: self) : nil }
    public override func columnExpression(_ column: ColumnElement) throws -> ColumnElement? { isBinary ? FunctionElement("json", [column], type: self) : nil }
    public override func adapted(_ operation: SQLOperator, _ other: SQLType) -> (SQLOperator, SQLType) { concatenated(operation, other, self) }
    public override func copied() -> SQLType { JSONType(noneAsNull: noneAsNull, isBinary: isBinary).like(self) }
}

/// `JSON.NULL`: the JSON value null, as against NULL of the database.
public final class JSONNull: Object {
    public override func repr() throws -> String { "symbol('JSON_NULL')" }
}

/// The index of `column["key"]`, `column[0]` and `column["a", "b"]`, written as a path.
public final class JSONPathType: SQLType {
    public let isPath: Bool
    /// Whether it is the place of an item in a list.
    public let isInteger: Bool
    public init(isPath: Bool, isInteger: Bool = false) {
        self.isPath = isPath
        self.isInteger = isInteger
        super.init()
    }
    public override var affinity: TypeAffinity { .string }
    public override var standardVisitName: String { isPath ? "json_path" : isInteger ? "json_int_index" : "json_str_index" }
    private func path(_ value: Value) throws -> String {
        func step(_ value: Value) throws -> String {
            if case .int(let number) = value { return "[\(number)]" }
            return "." + "\"\(try value.strText())\""
        }
        return "$" + (isPath ? try value.elements().map(step).joined() : try step(value))
    }
    public override func bindProcessor(_ dialect: Dialect) -> ValueProcessor? {
        guard dialect.family == .sqlite else { return nil }
        return { [self] in .string(try path($0)) }
    }
    public override func literal(_ value: Value, _ dialect: Dialect) throws -> String {
        switch dialect.family {
        case .sqlite, .mysql, .mssql, .oracle: return SQLType.quoted(try path(value))
        case .postgresql where isPath && !(value.object is StringObject): return SQLType.quoted("{" + (try value.elements().map { try $0.strText() }.joined(separator: ", ")) + "}")
        default: break
        }
        if case .int(let number) = value { return String(number) }
        if isPath, !(value.object is StringObject) { throw PythonException.noAttribute(value, "replace") }
        return SQLType.quoted(try value.strText())
    }
}
