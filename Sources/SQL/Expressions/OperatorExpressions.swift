import Runtime

/// `left op right`
public final class BinaryExpression: ColumnElement {
    public var left: ColumnElement
    public var right: ColumnElement
    public var binaryOperator: SQLOperator
    /// The type; another may be set.
    public var resultType: SQLType
    /// The ESCAPE of a LIKE, the flags of a regular expression.
    public let escape: String?
    /// `BETWEEN SYMMETRIC`
    public let isSymmetric: Bool
    /// Whether NOT of it is the operator's negation.
    public let isNegatable: Bool
    private let original: (ColumnElement, ColumnElement)

    public init(_ left: ColumnElement, _ operation: SQLOperator, _ right: ColumnElement, type: SQLType, escape: String? = nil, isSymmetric: Bool = false, isNegatable: Bool = true) {
        original = (left, right)
        self.left = left.grouped(against: operation)
        self.right = right.grouped(against: operation)
        binaryOperator = operation
        resultType = type
        self.escape = escape
        self.isSymmetric = isSymmetric
        self.isNegatable = isNegatable
        super.init()
    }
    public override var node: ExpressionNode { .binary(self) }
    public override var sqlType: SQLType { resultType }
    public override var operation: SQLOperator? { binaryOperator }
    public override var isImplicitlyBoolean: Bool { binaryOperator.isBoolean }
    public override func visitFroms(_ body: (FromClause) -> Void) {
        left.visitFroms(body)
        right.visitFroms(body)
    }
    public override func grouped(against outer: SQLOperator?) -> ColumnElement { groupedOperation(binaryOperator, against: outer) }
    public override func negated() -> ColumnElement {
        guard isNegatable, let negation = binaryOperator.negation else { return Grouping(self).negated() }
        return BinaryExpression(left, negation, (right as? BindParameter)?.negatedExpansion(negation) ?? right, type: resultType, escape: escape, isSymmetric: isSymmetric)
    }
    public override func with(type: SQLType) -> ColumnElement { self }
    /// The same operation with another type: `data["a"].as_integer()`.
    public func retyped(_ type: SQLType) -> BinaryExpression { BinaryExpression(left, binaryOperator, right, type: type, escape: escape, isSymmetric: isSymmetric, isNegatable: isNegatable) }
    /// The same operation on other operands.
    public func with(_ left: ColumnElement, _ right: ColumnElement) -> BinaryExpression {
        BinaryExpression(left, binaryOperator, right, type: resultType, escape: escape, isSymmetric: isSymmetric, isNegatable: isNegatable)
    }
    /// The truth of `a == b` and `a != b`: whether both sides are the same clause, whichever class names it.
    public override func isTrue() throws -> Bool {
        func own(_ side: ColumnElement) -> ColumnElement { (side as? Column)?.own ?? side }
        return switch binaryOperator {
        case .equal: own(original.0) === own(original.1)
        case .notEqual: own(original.0) !== own(original.1)
        default: try super.isTrue()
        }
    }
}

extension ColumnElement {
    /// The rule of parentheses for operations.
    fileprivate final func groupedOperation(_ own: SQLOperator, against outer: SQLOperator?) -> ColumnElement {
        own.isPrecedent(against: outer) || (outer == .not && !own.isBoolean) ? Grouping(self) : self
    }
}

/// `NOT x`, `-x`, `x DESC`
public final class UnaryExpression: ColumnElement {
    public let unaryOperator: SQLOperator
    public let operand: ColumnElement
    private let resultType: SQLType
    /// Written behind its operand: `DESC`.
    public let isPostfix: Bool
    /// Why it cannot be written.
    let fault: String?
    public init(_ operation: SQLOperator, _ operand: ColumnElement, type: SQLType) {
        unaryOperator = operation
        self.operand = operand.grouped(against: operation)
        resultType = type
        isPostfix = operation.isOrdering
        fault = nil
        if operation == .any || operation == .all, let type = UnaryExpression.aggregateClass { super.init(type: type) } else { super.init() }
    }
    /// `UnaryExpression(x, operator=..., modifier=...)`, of which only one may be given.
    public init(_ operation: SQLOperator?, _ operand: ColumnElement, type: SQLType, modifier: SQLOperator? = nil) {
        unaryOperator = modifier ?? operation ?? .negative
        self.operand = operand.grouped(against: operation ?? modifier)
        resultType = type
        isPostfix = modifier != nil
        fault = operation == nil && modifier == nil ? "Unary expression has no operator or modifier" : operation != nil && modifier != nil ? "Unary expression does not support operator and modifier simultaneously" : nil
        super.init()
    }
    /// The Python class of `any_(x)` and `all_(x)`.
    nonisolated(unsafe) public static var aggregateClass: Class?
    /// The same operation on another operand.
    public func with(_ operand: ColumnElement) -> UnaryExpression {
        let made = isPostfix ? UnaryExpression(nil, operand, type: resultType, modifier: unaryOperator) : UnaryExpression(unaryOperator, operand, type: resultType)
        made.isAlwaysLabelled = isAlwaysLabelled
        return made
    }
    /// Whether a SELECT labels it though it stands before a column alone: that of a `column_property()`.
    public private(set) var isAlwaysLabelled = false
    public var alwaysLabelled: UnaryExpression {
        let made = with(operand)
        made.isAlwaysLabelled = true
        return made
    }
    public override var node: ExpressionNode { .unary(self) }
    public override var sqlType: SQLType { resultType }
    public override var operation: SQLOperator? { isPostfix ? nil : unaryOperator }
    public override var orderingLabel: Label? { isPostfix ? operand.orderingLabel : nil }
    public override func visitFroms(_ body: (FromClause) -> Void) { if unaryOperator != .exists { operand.visitFroms(body) } }
    public override func grouped(against outer: SQLOperator?) -> ColumnElement { !isPostfix && unaryOperator.isPrecedent(against: outer) ? Grouping(self) : self }
    public override func negated() -> ColumnElement {
        resultType.affinity == .boolean ? UnaryExpression(.not, grouped(against: .not), type: BooleanType.shared) : super.negated()
    }
    /// The label inside, whose name the whole takes.
    var wrappedLabel: Label? {
        var inner = operand
        while let grouping = inner as? Grouping { inner = grouping.inner }
        return inner as? Label
    }
    /// Whether what it stands before or behind has no name of a column.
    var wrapsUnnamed: Bool {
        if isAlwaysLabelled { return true }
        var inner = operand
        while let grouping = inner as? Grouping { inner = grouping.inner }
        return !(inner is Column || inner is Label || (inner as? TextColumn)?.isLiteral == true) || inner.naturalName == nil
    }
    /// ANY and ALL compare from the right: `5 = ANY (x)`.
    public var isAggregate: Bool { unaryOperator == .any || unaryOperator == .all }
    public override func compare(_ comparison: Comparison, _ other: Value) throws -> Value? {
        guard isAggregate else { return try super.compare(comparison, other) }
        let operation: SQLOperator = switch comparison {
        case .equal: .equal
        case .notEqual: .notEqual
        case .less: .less
        case .lessOrEqual: .lessOrEqual
        case .greater: .greater
        case .greaterOrEqual: .greaterOrEqual
        }
        if case .bool(let flag) = other { return .object(BinaryExpression(self, operation, flag ? Constant.true : Constant.false, type: BooleanType.shared, isNegatable: false)) }
        if other.isNone { return .object(BinaryExpression(Constant.null, operation.mirrored, self, type: BooleanType.shared, isNegatable: false)) }
        let left = try Coercion.element(other) as? ColumnElement ?? BindParameter.compared(nil, other, operation, with: (operand.sqlType as? ArrayType)?.item ?? operand.sqlType, type: nil, isExpanding: false)
        return .object(BinaryExpression(left, operation.mirrored, self, type: BooleanType.shared, isNegatable: false))
    }
    public override func binary(_ python: BinaryOperation, _ other: Value, reflected: Bool) throws -> Value? {
        // There is no `1 & any_(x)`.
        if reflected, python == .and || python == .or { return nil }
        try refuse(unless: false)
        return try super.binary(python, other, reflected: reflected)
    }
    public override func unary(_ python: UnaryOperation) throws -> Value? {
        try refuse(unless: false)
        return try super.unary(python)
    }
    /// - Throws: ArgumentError where ANY or ALL are used otherwise than by comparing with them.
    func refuse(unless isComparison: Bool) throws {
        if isAggregate, !isComparison { throw SQLError.argument("Only comparison operators may be used with ANY/ALL") }
    }
    /// `y LIKE ANY (x)` of `any_(x).like(y)`: ANY and ALL stand on the right.
    func reversed(_ operation: SQLOperator, _ left: ColumnElement, escape: String? = nil) -> ColumnElement {
        BinaryExpression(left, operation, self, type: BooleanType.shared, escape: escape, isNegatable: false)
    }
}

/// A boolean expression as a condition, where the database may have no booleans: `x`, `x = 1`, `NOT x`, `x = 0`.
public final class AsBoolean: ColumnElement {
    public let element: ColumnElement
    /// `.isTrue` or `.isFalse`
    public let truth: SQLOperator
    init(_ element: ColumnElement, _ truth: SQLOperator) {
        self.element = element
        self.truth = truth
        super.init()
    }
    public override var node: ExpressionNode { .asBoolean(self) }
    public override var sqlType: SQLType { BooleanType.shared }
    public override var operation: SQLOperator? { truth }
    public override var isImplicitlyBoolean: Bool { element.isImplicitlyBoolean }
    public override var naturalName: SQLName? { nil }
    public override var anonymousName: SQLName { element.naturalName ?? element.anonymousName }
    public override var qualifiedName: SQLName? { element.qualifiedName }
    public override func repeatedName(_ number: Int) -> SQLName {
        guard let natural = element.naturalName else { return repeatedQualifiedName(number) }
        return anonymous(natural + .plain("_"))
    }
    public override func visitFroms(_ body: (FromClause) -> Void) { element.visitFroms(body) }
    public override func grouped(against outer: SQLOperator?) -> ColumnElement { self }
    public override func negated() -> ColumnElement {
        if element is Constant { return element.negated() }
        return AsBoolean(element, truth == .isTrue ? .isFalse : .isTrue)
    }
}

/// `a AND b`, `a OR b`
public final class Conjunction: ColumnElement {
    public let parts: [ColumnElement]
    public let connective: SQLOperator
    private init(_ connective: SQLOperator, _ parts: [ColumnElement]) {
        self.connective = connective
        self.parts = parts
        super.init()
    }

    /// The parts of a condition, each in parentheses where needed: what is neutral dropped, what decides alone.
    static func prepared(_ connective: SQLOperator, _ conditions: [ColumnElement]) -> [ColumnElement] {
        let neutral: ColumnElement = connective == .and ? Constant.true : Constant.false
        let deciding: ColumnElement = connective == .and ? Constant.false : Constant.true
        var parts: [ColumnElement] = []
        var hasNeutral = false
        for condition in conditions {
            if condition === neutral { hasNeutral = true } else if condition === deciding {
                parts = [condition]
                break
            } else { parts.append(condition) }
        }
        if parts.isEmpty, hasNeutral { parts = [neutral] }
        let outer: SQLOperator = parts.count > 1 ? connective : .asBoolean
        return parts.map { $0.grouped(against: outer) }
    }

    /// Joins conditions, flattening, dropping what is neutral, stopping at what decides.
    public static func make(_ connective: SQLOperator, _ conditions: [ColumnElement]) -> ColumnElement {
        let parts = prepared(connective, conditions)
        guard parts.count > 1 else { return parts.first ?? Conjunction(connective, []) }
        return Conjunction(connective, parts.flatMap { part -> [ColumnElement] in
            if let nested = part as? Conjunction, nested.connective == connective { return nested.parts }
            return [part]
        })
    }
    public override func iterator() throws -> IteratorObject? { try Value.tuple(parts.map { .object($0) }).makeIterator() }
    public override func length() throws -> Int? { parts.count }
    public override var node: ExpressionNode { .conjunction(self) }
    public override var sqlType: SQLType { BooleanType.shared }
    public override var operation: SQLOperator? { connective }
    public override var isImplicitlyBoolean: Bool { true }
    public override func visitFroms(_ body: (FromClause) -> Void) { for part in parts { part.visitFroms(body) } }
    public override func grouped(against outer: SQLOperator?) -> ColumnElement { parts.isEmpty ? self : groupedOperation(connective, against: outer) }
    public override func negated() -> ColumnElement { UnaryExpression(.not, grouped(against: .not), type: NullType.shared) }
}

/// `(x)`
public final class Grouping: ColumnElement {
    public let inner: ColumnElement
    public init(_ inner: ColumnElement) {
        self.inner = inner
        super.init()
    }
    public override var node: ExpressionNode { .grouping(self) }
    public override var sqlType: SQLType { inner.sqlType }
    public override var elementName: SQLName? { inner.elementName }
    public override var naturalName: SQLName? { inner.naturalName }
    public override var qualifiedName: SQLName? { inner.qualifiedName ?? anonymousName }
    public override var isImplicitlyBoolean: Bool { inner.isImplicitlyBoolean }
    public override var proxies: [ColumnElement] { [inner] }
    public override func visitFroms(_ body: (FromClause) -> Void) { inner.visitFroms(body) }
    public override func with(type: SQLType) -> ColumnElement { Grouping(inner.with(type: type)) }
    public override func grouped(against outer: SQLOperator?) -> ColumnElement { self }
}

/// `a, b`: the right side of BETWEEN, the members of an IN, and chains of one operator: `a + b + c`.
public final class ExpressionList: ColumnElement {
    public let elements: [ColumnElement]
    public let separator: SQLOperator
    private let resultType: SQLType
    /// Whether it is put into parentheses as an operand.
    let isGrouped: Bool
    public init(_ elements: [ColumnElement], separator: SQLOperator = .comma, type: SQLType = NullType.shared, isGrouped: Bool = true) {
        self.elements = isGrouped ? elements.map { $0.grouped(against: separator) } : elements
        self.separator = separator
        resultType = type
        self.isGrouped = isGrouped
        if separator != .comma, let type = ExpressionList.operandClass { super.init(type: type) } else { super.init() }
    }
    /// The Python class of those that are an operation: `a + b + c`, the bounds of BETWEEN.
    nonisolated(unsafe) public static var operandClass: Class?
    public override func iterator() throws -> IteratorObject? { try Value.list(elements.map { .object($0) }).makeIterator() }
    public override func length() throws -> Int? { elements.count }
    public override var node: ExpressionNode { .list(self) }
    /// Whether it stands for one operand, not for several columns.
    public var isGroupedOperand: Bool { resultType.affinity != .null }
    public override var sqlType: SQLType { resultType }
    public override var operation: SQLOperator? { separator }
    public override func visitFroms(_ body: (FromClause) -> Void) { for element in elements { element.visitFroms(body) } }
    public override func grouped(against outer: SQLOperator?) -> ColumnElement { isGrouped ? groupedOperation(separator, against: outer) : self }
    public override func negated() -> ColumnElement { UnaryExpression(.not, grouped(against: .not), type: NullType.shared) }
}

/// `(a, b)`: a row value.
public final class TupleExpression: ColumnElement {
    public let elements: [ColumnElement]
    private let tupleType: TupleType
    public init(_ elements: [ColumnElement]) {
        self.elements = elements.map { $0.grouped(against: .comma) }
        tupleType = TupleType(elements.map(\.sqlType))
        super.init()
    }
    public override func iterator() throws -> IteratorObject? { try Value.list(elements.map { .object($0) }).makeIterator() }
    public override func length() throws -> Int? { elements.count }
    public override var node: ExpressionNode { .tuple(self) }
    public override var sqlType: SQLType { tupleType }
    public override func visitFroms(_ body: (FromClause) -> Void) { for element in elements { element.visitFroms(body) } }
    public override func grouped(against outer: SQLOperator?) -> ColumnElement { self }
    public override func parameter(_ operation: SQLOperator?, _ value: Value, isExpanding: Bool, type: SQLType?) throws -> ColumnElement {
        if isExpanding { return try super.parameter(operation, value, isExpanding: true, type: type) }
        return TupleExpression(try zip(tupleType.types, value.elements()).map { try BindParameter.compared(nil, $1, operation, with: $0, type: nil, isExpanding: false) })
    }
}
