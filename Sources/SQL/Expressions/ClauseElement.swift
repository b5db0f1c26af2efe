import Runtime

/// A piece of SQL (sqlalchemy.sql.expression.ClauseElement).
open class ClauseElement: Object {
    /// Compiled text for the default dialect: `str(expression)`.
    open override func str() throws -> String { try Compiler.text(of: self, .standard) }
    open override func repr() throws -> String { "<\(type.module).\(type.name) object at \(address)>" }
    open override func isTrue() throws -> Bool { throw PythonException.typeError("Boolean value of this clause is not defined") }
}

/// What stands for a clause without being one: a mapped attribute.
public protocol ClauseConvertible: Object {
    var clause: ColumnElement { get }
}

/// An expression with a value (sqlalchemy.sql.expression.ColumnElement).
open class ColumnElement: ClauseElement {
    /// Which case of the expression tree this is.
    open var node: ExpressionNode { .null }
    open var sqlType: SQLType { NullType.shared }
    /// The operator that decides about parentheses around this expression.
    open var operation: SQLOperator? { nil }
    /// The name of the column in a result; nil gives `anon_1`.
    open var resultName: String? { nil }

    /// This expression as an operand of `outer`, in parentheses where needed.
    open func grouped(against outer: SQLOperator) -> ColumnElement {
        guard let operation, outer.needsParentheses(around: operation) else { return self }
        return Grouping(self)
    }

    /// `NOT self`
    open func negated() -> ColumnElement { UnaryExpression(.not, grouped(against: .not), type: BooleanType.shared) }

    open override func hash() throws -> Int { Int(bitPattern: ObjectIdentifier(self)) >> 4 }

    // MARK: Python's operators

    open override func compare(_ comparison: Comparison, _ other: Value) throws -> Value? {
        let operation: SQLOperator
        switch comparison {
        case .equal: operation = .equal
        case .notEqual: operation = .notEqual
        case .less: operation = .less
        case .lessOrEqual: operation = .lessOrEqual
        case .greater: operation = .greater
        case .greaterOrEqual: operation = .greaterOrEqual
        }
        return .object(try Operation.compare(operation, self, other))
    }

    open override func binary(_ python: BinaryOperation, _ other: Value, reflected: Bool) throws -> Value? {
        let operation: SQLOperator
        switch python {
        case .add: operation = .add
        case .subtract: operation = .subtract
        case .multiply: operation = .multiply
        case .trueDivide: operation = .trueDivide
        case .floorDivide: operation = .floorDivide
        case .modulo: operation = .modulo
        case .leftShift: operation = .leftShift
        case .rightShift: operation = .rightShift
        case .and: return .object(Conjunction.make(.and, reflected ? [try Coercion.condition(other), self] : [self, try Coercion.condition(other)]))
        case .or: return .object(Conjunction.make(.or, reflected ? [try Coercion.condition(other), self] : [self, try Coercion.condition(other)]))
        default: return nil
        }
        return .object(try Operation.arithmetic(operation, self, other, reflected: reflected))
    }

    open override func unary(_ python: UnaryOperation) throws -> Value? {
        switch python {
        case .negative: .object(UnaryExpression(.negative, grouped(against: .negative), type: sqlType))
        case .invert: .object(negated())
        case .positive: nil
        }
    }

    open override func contains(_ element: Value) throws -> Bool? { throw PythonException.notImplemented("Operator 'contains' is not supported on this expression") }
}

/// The cases of the expression tree: the compiler and every visitor switch over them exhaustively.
public enum ExpressionNode {
    case column(Column)
    case bind(BindParameter)
    case binary(BinaryExpression)
    case unary(UnaryExpression)
    case conjunction(Conjunction)
    case grouping(Grouping)
    case label(Label)
    case function(FunctionElement)
    case `case`(CaseExpression)
    case cast(CastExpression)
    case list(ExpressionList)
    case text(TextColumn)
    case scalarSelect(ScalarSelect)
    case null, `true`, `false`
}

/// What an argument of the expression language may be, by role; refused in SQLAlchemy's words.
public enum Coercion {
    /// `WHERE`, `HAVING`, `ON`, `and_()`: a condition.
    public static func condition(_ value: Value) throws -> ColumnElement {
        switch value {
        case .object(let object as ColumnElement): return object
        case .object(let object as ClauseConvertible): return object.clause
        case .object(let object as TextClause): return TextColumn(object.text, binds: object.binds)
        case .none: return Constant.null
        case .bool(let flag): return flag ? Constant.true : Constant.false
        case .string(let text): throw SQLError.argument("Textual SQL expression \(text.text.pythonRepr) should be explicitly declared as text(\(text.text.pythonRepr))")
        default: throw SQLError.argument("SQL expression for WHERE/HAVING role expected, got \(try value.reprText()).")
        }
    }

    /// An operand: a clause, or a literal that becomes a bind parameter of the other side's type.
    public static func operand(_ value: Value, beside other: ColumnElement) throws -> ColumnElement {
        switch value {
        case .object(let object as ColumnElement): return object
        case .object(let object as ClauseConvertible): return object.clause
        case .object(let object as Select): return ScalarSelect(object)
        case .object(let object as TextClause): return TextColumn(object.text, binds: object.binds)
        case .none: return Constant.null
        default:
            if value.object is ClauseElement { throw SQLError.argument("SQL expression element or literal value expected, got \(try value.reprText()).") }
            var name = "param"
            switch other.node {
            case .column(let column): name = column.name
            case .label(let label): name = label.name
            case .function(let function): name = function.name
            default: break
            }
            let type = other.sqlType.affinity == .null ? LiteralTypes.type(of: value) : LiteralTypes.coerced(other.sqlType, value)
            return BindParameter(name, value, type: type, isUnique: true)
        }
    }

    /// A column of a SELECT: an expression, or None and numbers refused.
    public static func column(_ value: Value) throws -> ColumnElement {
        switch value {
        case .object(let object as ColumnElement): return object
        case .object(let object as ClauseConvertible): return object.clause
        case .object(let object as TextClause): return TextColumn(object.text, binds: object.binds)
        case .object(let object as Select): return ScalarSelect(object)
        default: throw SQLError.argument("Column expression, FROM clause, or other columns clause element expected, got \(try value.reprText()).")
        }
    }

    /// `ORDER BY`, `GROUP BY`: an expression or the name of a label.
    public static func ordering(_ value: Value) throws -> ColumnElement {
        if let text = value.object as? StringObject { return TextColumn(text.text, isLabelReference: true) }
        do { return try column(value) } catch { throw SQLError.argument("SQL expression for ORDER BY / GROUP BY / DISTINCT etc. role expected, got \(try value.reprText()).") }
    }
}

/// Types of literals.
public enum LiteralTypes {
    public static func type(of value: Value) -> SQLType {
        switch value {
        case .bool: return BooleanType.shared
        case .int: return IntegerType.shared
        case .float: return FloatType()
        case .string: return StringType.shared
        default:
            if value.object is StringObject { return StringType.shared }
            if value.object is BytesObject { return BinaryType() }
            if value.object is IntObject { return IntegerType.shared }
            return NullType.shared
        }
    }

    /// The type of a literal beside an expression of a type: a string beside an integer column stays a string.
    static func coerced(_ type: SQLType, _ value: Value) -> SQLType {
        let own = self.type(of: value)
        switch (type.affinity, own.affinity) {
        case (.integer, .string), (.string, .integer), (.integer, .float): return own.affinity == .integer ? type : own
        default: return type
        }
    }
}
