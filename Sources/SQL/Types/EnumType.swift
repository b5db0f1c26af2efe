import Runtime

/// `Enum(Colour)`, `Enum("a", "b")`: strings of a fixed set, stored as their names.
public final class EnumType: SQLType {
    public let enumeration: Class?
    /// What the database stores.
    public let values: [String]
    /// What DDL allows: the values, unless a program assigned others (`Enum.enums`), which no value is checked by.
    public var allowed: [String]
    /// The members that the values stand for; the values themselves without an enumeration.
    private let members: [Value]
    public var name: String?
    /// `name=conv(...)`: no naming convention changes the name of its constraint.
    public let hasFixedName: Bool
    public var isNative: Bool
    public var createsConstraint: Bool
    public var validatesStrings: Bool
    /// `unlimited` where it has none.
    public var length: Int
    /// `length=None`: VARCHAR without a length.
    public static let unlimited = -1
    private let defaultLength: Int
    /// The schema of the type, which may be its metadata's.
    public var schema: String?
    public private(set) var metadata: MetaData?
    /// Whether the schema is that of the table, as soon as there is one.
    public private(set) var inheritsSchema: Bool
    private let hasGivenSchema: Bool
    private let omitsAliases: Bool
    private let valuesCallable: Value?
    public var sortKey: Value?
    /// Whether it is `Enum(enum.Enum)`, the pattern of an annotation map that enumerations are filled into.
    public var isPattern: Bool { enumeration.map { $0.name == "Enum" && $0.module == "enum" } ?? false }

    /// The options of `Enum()`.
    public struct Options {
        public var name: String?
        public var hasFixedName = false
        public var isNative = true
        public var createsConstraint = false
        public var validatesStrings = false
        public var omitsAliases = true
        public var length: Int?
        public var valuesCallable: Value?
        /// `sort_key_function=`; nil where nothing was said about it.
        public var sortKey: Value?
        /// None where nothing was said about it.
        public var schema: String??
        public var metadata: MetaData?
        public var inheritsSchema = false
        public init() {}
    }

    /// - Throws: ValueError where the length is too short for a value; ArgumentError where a schema is both given and inherited.
    public init(enumeration: Class?, values: [String], members: [Value], _ options: Options) throws {
        self.enumeration = enumeration
        (self.values, allowed) = (values, values)
        self.members = members
        name = options.name ?? (values.isEmpty ? nil : enumeration.map { $0.name.lowercased() })
        hasFixedName = options.hasFixedName
        isNative = options.isNative
        createsConstraint = options.createsConstraint
        validatesStrings = options.validatesStrings
        defaultLength = values.map { $0.unicodeScalars.count }.max() ?? 0
        if let length = options.length, length != EnumType.unlimited, length < defaultLength {
            throw PythonException.valueError("When provided, length must be larger or equal than the length of the longest enum value. \(length) < \(defaultLength)")
        }
        length = options.length ?? defaultLength
        if options.schema != nil, options.inheritsSchema { throw SQLError.argument("Ambiguously setting inherit_schema=True while also passing a schema argument") }
        schema = options.schema ?? nil
        hasGivenSchema = options.schema != nil
        (omitsAliases, valuesCallable, sortKey) = (options.omitsAliases, options.valuesCallable, options.sortKey)
        inheritsSchema = options.inheritsSchema
        super.init()
        if let metadata = options.metadata { belong(to: metadata) }
    }

    private func belong(to metadata: MetaData) {
        guard self.metadata == nil else { return }
        self.metadata = metadata
        metadata.register(self)
        if !inheritsSchema, !hasGivenSchema, let inherited = metadata.schema { schema = inherited }
    }

    /// A column of this type is now one of a table.
    func attach(to table: Table) {
        if let metadata = table.metadata { belong(to: metadata) }
        if inheritsSchema { (schema, inheritsSchema) = (table.schema, false) }
    }

    /// The type of the same column of a table in another metadata.
    func copied(to metadata: MetaData, schema other: String?) -> EnumType {
        var options = copiedOptions
        if self.metadata != nil { options.metadata = metadata }
        (options.schema, options.inheritsSchema) = (.some(other), false)
        return copy(options)
    }

    public convenience init(enumeration: Class, _ options: Options = Options()) throws {
        let isPattern = enumeration.name == "Enum" && enumeration.module == "enum"
        let all = isPattern ? DictObject().value : try Value.object(enumeration).attribute("__members__")
        var names: [String] = [], members: [Value] = []
        for pair in try all.callMethod("items").elements() {
            let parts = try pair.elements()
            guard parts.count == 2 else { continue }
            let (name, member) = (try String.from(parts[0]), parts[1])
            if options.omitsAliases, try String.from(member.attribute("name")) != name { continue }
            names.append(name)
            members.append(member)
        }
        if let callable = options.valuesCallable, !callable.isNone { names = try callable.call(.object(enumeration)).elements().map { try String.from($0) } }
        try self.init(enumeration: enumeration, values: names, members: members, options)
    }

    /// Whether an object is a member of an enumeration.
    static func isMember(_ object: Object) -> Bool { object.type.metaclass.name == "EnumType" && object.type.metaclass.module == "enum" }
    public static func isEnumeration(_ type: Class) -> Bool { type.metaclass.name == "EnumType" && type.metaclass.module == "enum" }

    public override var affinity: TypeAffinity { .string }
    public override var standardVisitName: String { "enum" }
    public override func pythonType() throws -> Class { enumeration ?? Class.string }
    public override var shownArguments: [String] {
        allowed.map(\.pythonRepr) + (name.map { ["name=\($0.pythonRepr)"] } ?? []) + (isNative ? [] : ["native_enum=False"]) + (createsConstraint ? ["create_constraint=True"] : [])
            + (length == defaultLength ? [] : ["length=\(length == EnumType.unlimited ? "None" : String(length))"]) + (schema.map { ["schema=\($0.pythonRepr)"] } ?? [])
    }

    private func refused(_ value: Value) -> PythonException {
        let shown = (try? value.strText()) ?? "?"
        return PythonException(.lookupError, "'\(shown)' is not among the defined enum values. Enum name: \(name ?? "None"). Possible values: \(values.isEmpty ? "None" : EnumType.enumeration(of: values))")
    }
    /// `a, b, c, ..., z`
    private static func enumeration(of values: [String]) -> String {
        let shown = values.map { $0.unicodeScalars.count > 11 ? String(String.UnicodeScalarView($0.unicodeScalars.prefix(11))) + ".." : $0 }
        return shown.count > 4 ? shown.prefix(3).joined(separator: ", ") + ", ..., " + shown[shown.count - 1] : shown.joined(separator: ", ")
    }

    /// What the database stores for a value.
    public func stored(_ value: Value) throws -> Value {
        if value.isNone { return value }
        if let object = value.object, let at = members.firstIndex(where: { $0.object === object }) { return .string(values[at]) }
        guard let text = value.object as? StringObject else {
            _ = try value.hash()
            throw refused(value)
        }
        if let at = values.firstIndex(of: text.text) { return .string(values[at]) }
        if let at = try members.firstIndex(where: { try $0.equals(value) }) { return .string(values[at]) }
        guard !validatesStrings else { throw refused(value) }
        return value
    }
    public override func bindProcessor(_ dialect: Dialect) -> ValueProcessor? { { [self] in try stored($0) } }
    public override func resultProcessor(_ dialect: Dialect) -> ValueProcessor? {
        { [self] value in
            if value.isNone { return value }
            guard let text = value.object as? StringObject, let at = values.firstIndex(of: text.text), at < members.count else { throw refused(value) }
            return members[at]
        }
    }
    public override func literal(_ value: Value, _ dialect: Dialect) throws -> String {
        do { return SQLType.quoted(try String.from(stored(value))) } catch { throw Literals.failed(value, try str(), error as? PythonException) }
    }
    public override func adapted(_ operation: SQLOperator, _ other: SQLType) -> (SQLOperator, SQLType) {
        let (found, result) = concatenated(operation, other, self)
        return (found, found == .concatenate ? StringType(length: length) : result)
    }
    private var copiedOptions: Options {
        var options = Options()
        (options.name, options.isNative, options.createsConstraint, options.validatesStrings, options.length) = (name, isNative, createsConstraint, validatesStrings, length)
        options.hasFixedName = hasFixedName
        if hasGivenSchema { options.schema = .some(schema) }
        options.inheritsSchema = inheritsSchema
        options.sortKey = sortKey
        return options
    }
    /// What an annotation map with this type says of an enumeration, or of the strings of a `Literal`.
    public func filled(with kind: Class) throws -> EnumType { try EnumType(enumeration: kind, optionsToFill).like(self) }
    /// - Throws: ArgumentError for values that are no strings.
    public func filled(with literals: [Value]) throws -> EnumType {
        let odd = literals.filter { !($0.object is StringObject) }
        if !odd.isEmpty {
            throw SQLError.argument("Can't create string-based Enum datatype from non-string values: \(try odd.map { try $0.reprText() }.joined(separator: ", ")).  Please provide an explicit Enum datatype for this Python type")
        }
        var options = optionsToFill
        options.isNative = false
        return try EnumType(enumeration: nil, values: literals.compactMap { ($0.object as? StringObject)?.text }, members: literals, options).like(self)
    }
    private var optionsToFill: Options {
        var options = copiedOptions
        if enumeration.map({ $0.name.lowercased() == name }) ?? false { options.name = nil }
        if length == 0 || length == defaultLength { options.length = nil }
        (options.omitsAliases, options.valuesCallable, options.metadata) = (omitsAliases, valuesCallable, metadata)
        return options
    }

    /// The same enumeration as one of no particular database, and without a name in it.
    public var withoutParticulars: EnumType {
        var options = copiedOptions
        options.name = nil
        return (try? EnumType(enumeration: enumeration, values: values, members: members, options)) ?? self
    }
    private func copy(_ options: Options) -> EnumType { (try? EnumType(enumeration: enumeration, values: values, members: members, options))?.like(self) ?? self }
    public override func copied() -> SQLType {
        var options = copiedOptions
        options.metadata = metadata
        return copy(options)
    }
}
