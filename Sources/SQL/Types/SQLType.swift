import Runtime

/// Turns a value of Python into one of the database, or back; applied once for each column, where a type needs it.
public typealias ValueProcessor = (Value) throws -> Value

/// The type of a column or expression (sqlalchemy.types.TypeEngine).
open class SQLType: Object {
    /// What `with_variant()` put in this type's place for other dialects.
    public internal(set) var variants: [(dialect: String, type: SQLType)] = []

    /// How the type is written in DDL and CAST: `VARCHAR(50)`.
    open func ddl(_ dialect: Dialect) throws -> String { try TypeCompiler(dialect: dialect).text(self) }
    /// What is written for it by each database: `integer` for Integer, `INTEGER` for INTEGER (`__visit_name__`).
    public final var visitName: String { (type.lookup("__visit_name__")?.object as? StringObject)?.text ?? standardVisitName }
    /// The name of a type whose Python class says none.
    open var standardVisitName: String { "" }
    /// What it has as a type of one database.
    public var particulars: TypeParticulars?
    /// What its values are, for the choice of operators.
    open var affinity: TypeAffinity { .null }
    /// nil passes values through.
    open func bindProcessor(_ dialect: Dialect) -> ValueProcessor? { nil }
    /// nil passes values through.
    open func resultProcessor(_ dialect: Dialect) -> ValueProcessor? { nil }
    /// An SQL expression around a parameter of this type; nil for the parameter itself.
    open func bindExpression(_ bind: ColumnElement) throws -> ColumnElement? { try ownExpression("bind_expression", bind) }
    /// An SQL expression around a column of this type in a SELECT; nil for the column itself.
    open func columnExpression(_ column: ColumnElement) throws -> ColumnElement? { try ownExpression("column_expression", column) }
    /// How values of the type are sent: as a class of Python says that derives from it, else by nature; nil for values as they are.
    public final func valueBinder(_ dialect: Dialect) -> ValueProcessor? { ownProcessor("bind_processor", [.object(dialect)]) ?? bindProcessor(dialect) }
    /// How values of the type are read, likewise.
    public final func valueReader(_ dialect: Dialect) -> ValueProcessor? { ownProcessor("result_processor", [.object(dialect), .none]) ?? resultProcessor(dialect) }
    /// How a value stands in SQL with literal binds, likewise.
    public final func literalText(_ value: Value, _ dialect: Dialect) throws -> String {
        guard let process = ownProcessor("literal_processor", [.object(dialect)]) else { return try literal(value, dialect) }
        return try String.from(process(value))
    }
    /// - Returns: nil where the class of the type is SQLAlchemy's, or its method gives None.
    private func ownProcessor(_ name: Name, _ arguments: [Value]) -> ValueProcessor? {
        guard let own = overriding(name) else { return nil }
        do {
            let made = try own.call([.object(self)] + arguments)
            return made.isNone ? { $0 } : { try made.call($0) }
        } catch { return { _ in throw error } }
    }
    /// What a class of Python, derived from that of a type, says of its expressions.
    private func ownExpression(_ name: Name, _ element: ColumnElement) throws -> ColumnElement? {
        guard let own = overriding(name) else { return nil }
        let made = try own.call(.object(self), .object(element))
        return made.isNone ? nil : try Coercion.column(made)
    }
    /// A method that a class of Python has of its own, in place of SQLAlchemy's.
    final func overriding(_ name: Name) -> Value? {
        guard !type.isNative, let found = type.lookup(name), !(found.object is NativeFunction) else { return nil }
        return found
    }
    /// Whether None is a value of the type, and not NULL: as `evaluates_none()` or the class's `should_evaluate_none` says, or by nature.
    public final var evaluatesNone: Bool {
        if let toldToEvaluateNone { return toldToEvaluateNone }
        if !type.isNative, let told = type.lookup("should_evaluate_none"), !(told.object is NativeProperty) { return (try? told.isTrue()) ?? false }
        return evaluatesNoneByNature
    }
    private final var toldToEvaluateNone: Bool?
    open var evaluatesNoneByNature: Bool { false }
    /// `String(50).evaluates_none()`
    public final func evaluatingNone() throws -> SQLType {
        let copy = copied()
        let made = try copy === self ? Value.object(type).call().object as? SQLType ?? copy : copy
        made.toldToEvaluateNone = true
        return made
    }
    /// The type of parameters that stand for a tuple of these.
    open var elementTypes: [SQLType]? { nil }
    /// `python_type`
    open func pythonType() throws -> Class { Class.object }
    /// A copy, which variants and collations may be set on.
    open func copied() -> SQLType { self }
    /// The type without anything that is particular to one database: `as_generic()`.
    open func generic() -> SQLType { self }

    /// The value as it stands in SQL with literal binds; None is NULL before this is asked.
    open func literal(_ value: Value, _ dialect: Dialect) throws -> String {
        throw SQLError.compile("No literal value renderer is available for literal value \"\(try value.reprText())\" with datatype \(try str())")
    }
    public static func quoted(_ text: String) -> String {
        text.utf8.contains(39) ? "'" + text.doubling(39) + "'" : "'\(text)'"
    }

    /// Arguments as `repr` shows them.
    open var shownArguments: [String] { [] }
    open override func repr() throws -> String { "\(type.name)(\(reprArguments.joined(separator: ", ")))" }
    final var reprArguments: [String] { particulars?.shown ?? shownArguments }
    open override func str() throws -> String { try ddl(.standard) }

    /// The class that answers for the operators of its expressions, where it is not the default one: `comparator_factory`.
    open var comparatorFactory: Value? {
        guard !type.isNative, let found = type.lookup("comparator_factory"), found.object?.asClass?.isNative != true else { return nil }
        return found
    }

    // MARK: variants

    /// What stands for this type with a dialect.
    public final func resolved(_ dialect: Dialect) -> SQLType {
        let found = variants.isEmpty ? self : variants.first { $0.dialect == dialect.name || $0.dialect == dialect.family.rawValue }?.type ?? self
        return dialect.typeImplementations.isEmpty ? found : dialect.implementation(of: found)
    }
    /// What stands for this type with a dialect, and has its expressions: of a type written in Python, one around what it loads for the dialect.
    public final func implementation(for dialect: Dialect) -> SQLType {
        let found = resolved(dialect)
        return (found as? TypeDecorator)?.around(dialect) ?? found
    }

    /// `type.with_variant(other, "sqlite")`
    /// - Throws: ArgumentError for a name that has a variant.
    public final func with(variant: SQLType, for dialects: [String]) throws -> SQLType {
        if !variant.variants.isEmpty { throw SQLError.argument("can't pass a type that already has variants as a dialect-level type to with_variant()") }
        if dialects.isEmpty { throw SQLError.argument("At least one dialect name is required") }
        let copy = copied()
        copy.variants = variants
        for name in dialects {
            if copy.variants.contains(where: { $0.dialect == name }) { throw SQLError.argument("Dialect '\(name)' is already present in the mapping for this \(try reprOf(self))") }
            copy.variants.append((name, variant))
        }
        return copy
    }
    private func reprOf(_ type: SQLType) throws -> String { try Value.object(type).reprText() }

    // MARK: operators

    /// The operator and the type of `self op other` (the comparator's `_adapt_expression`).
    open func adapted(_ operation: SQLOperator, _ other: SQLType) -> (SQLOperator, SQLType) { (operation, self) }

    /// The type of a literal compared with an expression of this type (`coerce_compared_value`).
    open func compared(_ operation: SQLOperator?, with value: Value) throws -> SQLType {
        let own = try LiteralTypes.resolved(value)
        return own.affinity == .null || own.affinity == affinity ? self : own
    }
}

extension String {
    /// The text with each occurrence of an ASCII character doubled.
    func doubling(_ byte: UInt8) -> String {
        var bytes: [UInt8] = []
        for own in utf8 {
            bytes.append(own)
            if own == byte { bytes.append(own) }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// The families of types.
public enum TypeAffinity { case null, integer, float, numeric, string, boolean, date, dateTime, time, interval, binary, json, uuid, array, tuple, tableValue, userDefined }

/// The type of an expression whose type is not known.
public final class NullType: SQLType {
    public static let shared = NullType()
    public override var standardVisitName: String { "null" }
    public override func literal(_ value: Value, _ dialect: Dialect) throws -> String {
        throw SQLError.compile("No literal value renderer is available for literal value \"\(try value.reprText())\" with datatype NULL")
    }
    public override func adapted(_ operation: SQLOperator, _ other: SQLType) -> (SQLOperator, SQLType) {
        if other.affinity == .null || !operation.isCommutative { return (operation, self) }
        return other.adapted(operation, self)
    }
}

/// `(a, b)` as a type: what the members of an IN over several columns are.
public final class TupleType: SQLType {
    public var memberTypes: [SQLType] { types }
    public let types: [SQLType]
    public init(_ types: [SQLType]) {
        self.types = types
        super.init()
    }
    public override var affinity: TypeAffinity { .tuple }
    public override var shownArguments: [String] { types.compactMap { try? $0.repr() } }
    public override var elementTypes: [SQLType]? { types }
    public override func compared(_ operation: SQLOperator?, with value: Value) throws -> SQLType {
        guard let members = try? value.elements(), !(value.object is StringObject) else { return self }
        return TupleType(try zip(types, members).map { try $0.compared(operation, with: $1) })
    }
}

/// Types of literals.
public enum LiteralTypes {
    /// The type of a value; NullType for what has none.
    public static func type(of value: Value) -> SQLType { (try? resolved(value)) ?? NullType.shared }

    /// The type of a value (`_resolve_value_to_type`).
    /// - Throws: ArgumentError for objects of SQLAlchemy that are no literals.
    public static func resolved(_ value: Value) throws -> SQLType {
        switch value {
        case .undefined, .none: return NullType.shared
        case .bool: return BooleanType.shared
        case .int(let number): return number >= 1 << 31 || number <= -(1 << 31) ? BigIntegerType.big : IntegerType.shared
        case .float: return FloatType.double
        case .string(let text): return text.isASCII ? StringType.shared : UnicodeType.unicode
        case .list, .tuple, .dict, .function: return NullType.shared
        case .object(let object):
            if object is IntObject, object.type === Class.int { return BigIntegerType.big }
            if object is BytesObject, object.type === Class.bytes { return BinaryType.shared }
            if let known = DateLiterals.type(of: object) { return known }
            if object is ClauseElement || object is SQLType || object is ClauseConvertible || object is Coercion.UnboundOperand || (object as? Class).map({ Coercion.isMapped($0) }) ?? false {
                throw SQLError.argument("Object \(try value.reprText()) is not legal as a SQL literal value")
            }
            // `__sa_type_engine__`: the type that a class of the program's says its values have.
            if !object.type.isNative, object.type.lookup("__sa_type_engine__") != nil, let told = try value.attributeIfPresent("__sa_type_engine__")?.object as? SQLType { return try told.resolvedForLiteral(value) }
            return NullType.shared
        }
    }
}

extension SQLType {
    /// The type of a literal whose class names this one, which may make another for it (`_resolve_for_literal`).
    fileprivate func resolvedForLiteral(_ value: Value) throws -> SQLType {
        guard let own = overriding("_resolve_for_literal") else { return self }
        return try own.call(.object(self), value).object as? SQLType ?? self
    }
}
