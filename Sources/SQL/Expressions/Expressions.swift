import Runtime

/// `:name_1`: a value sent apart from the SQL text.
public final class BindParameter: ColumnElement {
    /// As given; unique ones get a number: `name_1`.
    public let key: String
    public let boundValue: Value
    public let isUnique: Bool
    public let isRequired: Bool
    /// The values of an `IN`, rendered when they are known.
    public let isExpanding: Bool
    private let boundType: SQLType
    public init(_ key: String, _ value: Value, type: SQLType, isUnique: Bool = false, isRequired: Bool = false, isExpanding: Bool = false) {
        self.key = key
        boundValue = value
        boundType = type
        self.isUnique = isUnique
        self.isRequired = isRequired
        self.isExpanding = isExpanding
        super.init()
    }
    public override var node: ExpressionNode { .bind(self) }
    public override var sqlType: SQLType { boundType }
}

/// `left op right`
public final class BinaryExpression: ColumnElement {
    public let left: ColumnElement
    public let right: ColumnElement
    public let binaryOperator: SQLOperator
    private let resultType: SQLType
    /// The ESCAPE of a LIKE.
    public let escape: String?
    public init(_ left: ColumnElement, _ operation: SQLOperator, _ right: ColumnElement, type: SQLType, escape: String? = nil) {
        self.left = left.grouped(against: operation)
        self.right = right.grouped(against: operation)
        binaryOperator = operation
        resultType = type
        self.escape = escape
        super.init()
    }
    public override var node: ExpressionNode { .binary(self) }
    public override var sqlType: SQLType { resultType }
    public override var operation: SQLOperator? { binaryOperator }
    public override func negated() -> ColumnElement {
        guard let negation = binaryOperator.negation else { return super.negated() }
        return BinaryExpression(left, negation, right, type: resultType, escape: escape)
    }
    /// The truth of `a == b` and `a != b`: whether both sides are the same clause.
    public override func isTrue() throws -> Bool {
        switch binaryOperator {
        case .equal: left === right
        case .notEqual: left !== right
        default: try super.isTrue()
        }
    }
}

/// `NOT x`, `-x`, `x DESC`
public final class UnaryExpression: ColumnElement {
    public let unaryOperator: SQLOperator
    public let operand: ColumnElement
    private let resultType: SQLType
    public init(_ operation: SQLOperator, _ operand: ColumnElement, type: SQLType) {
        unaryOperator = operation
        self.operand = operand
        resultType = type
        super.init()
    }
    /// Written behind its operand: `DESC`.
    public var isPostfix: Bool {
        switch unaryOperator {
        case .ascending, .descending, .nullsFirst, .nullsLast: true
        default: false
        }
    }
    public override var node: ExpressionNode { .unary(self) }
    public override var sqlType: SQLType { resultType }
    public override var operation: SQLOperator? { unaryOperator }
    public override func negated() -> ColumnElement { unaryOperator == .not ? ((operand as? Grouping)?.inner ?? operand) : super.negated() }
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

    /// Joins conditions, flattening, dropping what is neutral, stopping at what decides.
    public static func make(_ connective: SQLOperator, _ conditions: [ColumnElement]) -> ColumnElement {
        let neutral: ColumnElement = connective == .and ? Constant.true : Constant.false
        let deciding: ColumnElement = connective == .and ? Constant.false : Constant.true
        var parts: [ColumnElement] = []
        for condition in conditions {
            if condition === deciding { return deciding }
            if condition === neutral { continue }
            if let nested = condition as? Conjunction, nested.connective == connective { parts += nested.parts } else { parts.append(condition) }
        }
        switch parts.count {
        case 0: return neutral
        case 1: return parts[0]
        default: return Conjunction(connective, parts.map { $0.grouped(against: connective) })
        }
    }
    public override var node: ExpressionNode { .conjunction(self) }
    public override var sqlType: SQLType { BooleanType.shared }
    public override var operation: SQLOperator? { connective }
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
}

/// `x AS name`
public final class Label: ColumnElement {
    public let name: String
    public let element: ColumnElement
    public init(_ name: String, _ element: ColumnElement) {
        self.name = name
        self.element = (element as? Label)?.element ?? element
        super.init()
    }
    public override var node: ExpressionNode { .label(self) }
    public override var sqlType: SQLType { element.sqlType }
    public override var resultName: String? { name }
    public override func grouped(against outer: SQLOperator) -> ColumnElement { element.grouped(against: outer) }
}

/// `count(x)`
public final class FunctionElement: ColumnElement {
    public let name: String
    public let arguments: [ColumnElement]
    private let resultType: SQLType
    public init(_ name: String, _ arguments: [ColumnElement], type: SQLType? = nil) {
        self.name = name
        self.arguments = arguments
        resultType = type ?? FunctionElement.knownType(name, arguments)
        super.init()
    }
    public override var node: ExpressionNode { .function(self) }
    public override var sqlType: SQLType { resultType }
    public override var resultName: String? { nil }
    private static func knownType(_ name: String, _ arguments: [ColumnElement]) -> SQLType {
        switch name.lowercased() {
        case "count", "char_length": IntegerType.shared
        case "sum", "max", "min", "coalesce": arguments.first?.sqlType ?? NullType.shared
        case "concat": StringType.shared
        default: NullType.shared
        }
    }
}

/// `CASE WHEN a THEN b ELSE c END`
public final class CaseExpression: ColumnElement {
    public let subject: ColumnElement?
    public let branches: [(condition: ColumnElement, result: ColumnElement)]
    public let otherwise: ColumnElement?
    public init(subject: ColumnElement?, branches: [(condition: ColumnElement, result: ColumnElement)], otherwise: ColumnElement?) {
        self.subject = subject
        self.branches = branches
        self.otherwise = otherwise
        super.init()
    }
    public override var node: ExpressionNode { .case(self) }
    public override var sqlType: SQLType { branches.last?.result.sqlType ?? NullType.shared }
}

/// `CAST(x AS type)`
public final class CastExpression: ColumnElement {
    public let element: ColumnElement
    private let target: SQLType
    public init(_ element: ColumnElement, _ target: SQLType) {
        self.element = element
        self.target = target
        super.init()
    }
    public override var node: ExpressionNode { .cast(self) }
    public override var sqlType: SQLType { target }
    public override var resultName: String? { element.resultName }
}

/// `(a, b)`: the right side of BETWEEN, and tuples.
public final class ExpressionList: ColumnElement {
    public let elements: [ColumnElement]
    public let separator: String
    public init(_ elements: [ColumnElement], separator: String = ", ") {
        self.elements = elements
        self.separator = separator
        super.init()
    }
    public override var node: ExpressionNode { .list(self) }
}

/// Text as an expression: `literal_column("x")`, `text("x > 1")`, the name of a label.
public final class TextColumn: ColumnElement {
    public let text: String
    public let binds: [BindParameter]
    /// Whether it names a label or column of the SELECT, and is quoted as a name.
    public let isLabelReference: Bool
    public init(_ text: String, binds: [BindParameter] = [], isLabelReference: Bool = false) {
        self.text = text
        self.binds = binds
        self.isLabelReference = isLabelReference
        super.init()
    }
    public override var node: ExpressionNode { .text(self) }
    public override var resultName: String? { text }
}

/// `(SELECT ...)` as a value.
public final class ScalarSelect: ColumnElement {
    public let select: Select
    public let isExists: Bool
    public init(_ select: Select, isExists: Bool = false) {
        self.select = select
        self.isExists = isExists
        super.init()
    }
    public override var node: ExpressionNode { .scalarSelect(self) }
    public override var sqlType: SQLType { isExists ? BooleanType.shared : select.resultColumns.first?.sqlType ?? NullType.shared }
    public override var operation: SQLOperator? { isExists ? .exists : nil }
    public override func grouped(against outer: SQLOperator) -> ColumnElement { self }
    public override func negated() -> ColumnElement { UnaryExpression(.not, self, type: BooleanType.shared) }
}

/// `NULL`, `true`, `false`
public final class Constant: ColumnElement {
    private enum Kind { case null, `true`, `false` }
    private let kind: Kind
    private init(_ kind: Kind) {
        self.kind = kind
        super.init()
    }
    public static let null = Constant(.null)
    public static let `true` = Constant(.true)
    public static let `false` = Constant(.false)
    public override var node: ExpressionNode {
        switch kind {
        case .null: .null
        case .true: .true
        case .false: .false
        }
    }
    public override var sqlType: SQLType { kind == .null ? NullType.shared : BooleanType.shared }
    public override func negated() -> ColumnElement {
        switch kind {
        case .null: super.negated()
        case .true: Constant.false
        case .false: Constant.true
        }
    }
}

/// The making of operations.
public enum Operation {
    /// A comparison; `== None` becomes `IS NULL`.
    public static func compare(_ operation: SQLOperator, _ left: ColumnElement, _ other: Value) throws -> ColumnElement {
        let isConstant: Bool
        switch other {
        case .none, .bool: isConstant = true
        case .object(let object): isConstant = object is Constant
        default: isConstant = false
        }
        if isConstant, operation == .equal || operation == .notEqual, !(other.object == nil && !other.isNone && left.sqlType.affinity == .boolean && false) {
            if other.isNone || other.object === Constant.null {
                return BinaryExpression(left, operation == .equal ? .is : .isNot, Constant.null, type: BooleanType.shared)
            }
            let right = try Coercion.condition(other)
            return BinaryExpression(left, operation, right, type: BooleanType.shared)
        }
        if other.isNone || (other.object as? Constant) === Constant.null {
            throw SQLError.argument("Only '=', '!=', 'is_()', 'is_not()', 'is_distinct_from()', 'is_not_distinct_from()' operators can be used with None/True/False")
        }
        let right = try Coercion.operand(other, beside: left)
        return BinaryExpression(left, operation, right, type: BooleanType.shared)
    }

    /// Arithmetic; `+` of strings is `||`.
    public static func arithmetic(_ operation: SQLOperator, _ element: ColumnElement, _ other: Value, reflected: Bool) throws -> ColumnElement {
        let operand = try Coercion.operand(other, beside: element)
        let (left, right) = reflected ? (operand, element) : (element, operand)
        let actual: SQLOperator = operation == .add && (left.sqlType.affinity == .string || (left.sqlType.affinity == .null && right.sqlType.affinity == .string)) ? .concatenate : operation
        return BinaryExpression(left, actual, right, type: left.sqlType.resultType(actual, right.sqlType))
    }

    /// `x IN (...)`
    public static func contained(_ left: ColumnElement, _ other: Value, isNegated: Bool) throws -> ColumnElement {
        let operation: SQLOperator = isNegated ? .notIn : .in
        if let select = other.object as? Select { return BinaryExpression(left, operation, ScalarSelect(select), type: BooleanType.shared) }
        if let element = other.object as? ColumnElement { return BinaryExpression(left, operation, element, type: BooleanType.shared) }
        guard !(other.object is StringObject), let iterator = try other.makeIterator() else {
            throw SQLError.argument("IN expression list, SELECT construct, or bound parameter object expected, got \(try other.reprText()).")
        }
        var values: [Value] = []
        while let value = try iterator.next() { values.append(value) }
        if values.contains(where: { $0.object is ColumnElement || $0.object is ClauseConvertible }) {
            return BinaryExpression(left, operation, Grouping(ExpressionList(try values.map { try Coercion.operand($0, beside: left) })), type: BooleanType.shared)
        }
        let type = left.sqlType.affinity == .null ? values.first.map { LiteralTypes.type(of: $0) } ?? NullType.shared : left.sqlType
        return BinaryExpression(left, operation, BindParameter((left as? Column)?.name ?? "param", .list(values), type: type, isUnique: true, isExpanding: true), type: BooleanType.shared)
    }
}
