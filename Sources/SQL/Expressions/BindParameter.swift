import Runtime

/// `:name_1`: a value sent apart from the SQL text.
public final class BindParameter: ColumnElement {
    /// As given; unique ones get a number: `name_1`.
    public private(set) var key: String
    public var boundValue: Value
    /// `callable_=`: gives the value when the statement is executed.
    public var callable: Value?
    /// Whether the name gets a number.
    public private(set) var isUnique: Bool
    /// What a program said afterwards of its being unique: the name stays what it is, copies get one with a number.
    public var toldUnique: Bool?
    public var isRequired: Bool
    /// The values of an `IN`, rendered when they are known.
    public var isExpanding: Bool
    /// The IN or NOT IN that the values are for: it decides what an empty list is.
    public let expandingOperator: SQLOperator?
    /// Rendered into the text when the statement is executed.
    public var isLiteral: Bool
    /// Made for a column of an INSERT or UPDATE, whose name other parameters cannot use.
    public let isColumnValue: Bool
    private var boundType: SQLType
    let number: Int
    /// Made by `bindparam(None)`: as the value of a column it keeps its made name, where a literal has that of the column.
    public var keepsMadeName = false

    nonisolated(unsafe) private static var count = 0

    public init(
        _ key: String, _ value: Value, type: SQLType, isUnique: Bool = false, isRequired: Bool = false, isExpanding: Bool = false, callable: Value? = nil,
        expandingOperator: SQLOperator? = nil, isLiteral: Bool = false, isColumnValue: Bool = false, number: Int? = nil
    ) {
        // A column without a name as yet lends none.
        self.key = key.isEmpty ? "param" : isUnique ? SQLName.parameterStem(key) : key
        boundValue = value
        boundType = type
        self.isUnique = isUnique
        self.isRequired = isRequired
        self.isExpanding = isExpanding
        self.callable = callable
        self.expandingOperator = expandingOperator
        self.isLiteral = isLiteral
        self.isColumnValue = isColumnValue
        if let number { self.number = number } else {
            BindParameter.count &+= 1
            self.number = BindParameter.count
        }
        super.init()
    }

    /// A parameter for a value beside an expression of a type.
    static func compared(_ key: String?, _ value: Value, _ operation: SQLOperator?, with compared: SQLType, type: SQLType?, isExpanding: Bool) throws -> BindParameter {
        var checked = value
        if isExpanding { checked = try value.elements().first ?? .undefined }
        let found: SQLType
        if let type { found = type } else { found = checked.isUndefined ? compared : try compared.compared(operation, with: checked) }
        return BindParameter(key ?? "param", value, type: found, isUnique: true, isExpanding: isExpanding, expandingOperator: isExpanding ? operation : nil)
    }

    public override var node: ExpressionNode { .bind(self) }
    public override var sqlType: SQLType { boundType }
    /// `name_1` as the compiler numbers it, or the key.
    var parameterName: SQLName { isUnique ? .anonymous(identity: number, stem: key) : .plain(key) }
    public override var proxyKey: String? { isUnique ? nil : key }

    private func copy(value: Value? = nil, type: SQLType? = nil, isExpanding: Bool? = nil, operation: SQLOperator? = nil, isLiteral: Bool? = nil, isRequired: Bool? = nil, isAnother: Bool = false) -> BindParameter {
        let made = BindParameter(
            key, value ?? boundValue, type: type ?? boundType, isUnique: isUnique || isAnother, isRequired: isRequired ?? self.isRequired, isExpanding: isExpanding ?? self.isExpanding,
            callable: value == nil ? callable : nil, expandingOperator: operation ?? expandingOperator, isLiteral: isLiteral ?? self.isLiteral, isColumnValue: isColumnValue, number: isAnother ? nil : number)
        made.keepsMadeName = keepsMadeName
        made.toldUnique = toldUnique
        return made
    }
    public override func with(type: SQLType) -> ColumnElement { copy(type: type) }
    public func with(value: Value) -> BindParameter { copy(value: value, type: boundType.affinity == .null ? LiteralTypes.type(of: value) : nil, isRequired: false) }
    func expanding(for operation: SQLOperator) -> BindParameter { copy(isExpanding: true, operation: operation) }
    func negatedExpansion(_ operation: SQLOperator) -> BindParameter { isExpanding ? copy(operation: operation, isAnother: true) : self }
    /// A copy; of a unique one with a number of its own, as SQLAlchemy's copies have.
    func another() -> BindParameter { copy(isAnother: toldUnique ?? isUnique) }
    /// Gives it another key, which gets no number.
    public func rekey(_ name: String) { (key, isUnique) = (name, false) }
    public func retype(_ type: SQLType) { boundType = type }
    func requiring() -> BindParameter { copy(isRequired: true) }
    public func literally() -> BindParameter { copy(isLiteral: true) }

    /// The value without any that the execution gives.
    public func effectiveValue() throws -> Value { try callable?.call() ?? boundValue }

    /// The key as Python shows it: of unique ones before the compiler has numbered them.
    public var shownKey: String { isUnique ? "%(\(identity) \(key))s" : key }
    public override func repr() throws -> String {
        "BindParameter(\(shownKey.pythonRepr), \(try boundValue.isUndefined ? "None" : boundValue.reprText()), type_=\(try Value.object(boundType).reprText()))"
    }
}
