import Runtime
import SQL

/// A comparator of the user: how an attribute's operators become SQL (sqlalchemy.orm.PropComparator).
///
///     class CaseInsensitive(Comparator):
///         def __eq__(self, other): return func.lower(self.__clause_element__()) == func.lower(other)
public final class PropertyComparator: Object, ClauseConvertible, HasOwnInequality {
    /// The attribute it compares for; nil for one that is made by hand from an expression.
    public var reference: AttributeReference?
    /// What `Comparator(expression)` was given.
    public var expression: Value

    public init(type: Class, expression: Value = .none) {
        self.expression = expression
        super.init(type: type)
    }

    /// The expression that the comparator stands for: what `__clause_element__()` gives.
    public var clause: ColumnElement { (try? Coercion.expression(element())) ?? Constant.null }

    public func element() throws -> Value {
        if let method = type.overriding("__clause_element__") { return try method.call(.object(self)) }
        return try ownElement()
    }
    /// As the native class gives it.
    public func ownElement() throws -> Value {
        if let reference { return .object(reference.clause) }
        if let inner = try Coercion.element(expression) { return .object(inner) }
        return expression
    }

    // MARK: operators

    /// Whether what the class gives no operator for is done to the expression; comparators of hybrid properties refuse it.
    private var passesOn: Bool { reference != nil || expression.object is CompositeAttribute || expression.object is MapperProperty }

    /// `operate(op, *other, **kw)` as the class has it.
    public func operate(_ function: Value, _ others: [Value], _ keywords: [(name: Name, value: Value)]) throws -> Value {
        if let method = type.overriding("operate") { return try method.call([.object(self), function] + others, keywords: keywords) }
        guard passesOn else { throw PythonException.notImplemented(try function.strText()) }
        return try function.call([element()] + others, keywords: keywords)
    }
    /// An operator of the module `operator`.
    private func operate(_ name: String, _ others: Value...) throws -> Value { try operate(PropertyComparator.function(name), others, []) }

    public override func compare(_ comparison: Comparison, _ other: Value) throws -> Value? {
        if let composite = expression.object as? CompositeAttribute, type.overriding("operate") == nil { return try composite.plainCompare(comparison, other) }
        return try operate(SQLOperator(comparison).functionName, other)
    }
    public override func binary(_ operation: BinaryOperation, _ other: Value, reflected: Bool) throws -> Value? {
        guard let name = PropertyComparator.name(operation) else { return nil }
        guard reflected else { return try operate(name, other) }
        let function = try PropertyComparator.function(name)
        if let method = type.overriding("reverse_operate") { return try method.call(.object(self), function, other) }
        guard passesOn else { throw PythonException.notImplemented(try function.strText()) }
        return try other.binary(operation, element())
    }
    public override func unary(_ operation: UnaryOperation) throws -> Value? {
        switch operation {
        case .negative: try operate("neg")
        case .invert: try operate("inv")
        case .positive: nil
        }
    }
    public override func item(_ key: Value) throws -> Value? { try operate("getitem", key) }
    public override func contains(_ element: Value) throws -> Bool? { try operate("contains", element).isTrue() }
    /// It asks for `comparator[0]` first.
    public override func iterator() throws -> IteratorObject? { SequenceIterator(value) }
    public override func hash() throws -> Int { Int(bitPattern: ObjectIdentifier(self)) >> 4 }

    /// An operator function of the standard library: `operator.eq`.
    private static func function(_ name: String) throws -> Value {
        guard let module = try Program.context?.importModule("operator") else { return .none }
        return try Value.object(module).attribute(Name(name))
    }
    /// nil for what no expression has.
    private static func name(_ operation: BinaryOperation) -> String? {
        switch operation {
        case .add: "add"
        case .subtract: "sub"
        case .multiply: "mul"
        case .trueDivide: "truediv"
        case .floorDivide: "floordiv"
        case .modulo: "mod"
        case .power: "pow"
        case .and: "and_"
        case .or: "or_"
        case .leftShift: "lshift"
        case .rightShift: "rshift"
        case .matrixMultiply: "matmul"
        default: nil
        }
    }

    // MARK: methods

    /// The methods of expressions go through `operate` where the class has it: `User.name.like(...)`.
    public override func dynamicAttribute(_ name: Name) throws -> Value? {
        guard !name.isDunder else { return nil }
        if type.overriding("operate") != nil || !passesOn, let method = PropertyComparator.method(name, doing: { [self] in try operate($0, $1, $2) }) { return method }
        if let reference { return try reference.plainMember(name) }
        return passesOn || type.overriding("operate") == nil && name == "operate" ? try element().attributeIfPresent(name) : nil
    }

    /// What an operator gets: its function, the operands besides the first, and keywords.
    typealias Operate = (Value, [Value], [(name: Name, value: Value)]) throws -> Value

    /// A method of expressions that does an operator: `like`, `op`, `any`; nil where there is none of the name.
    static func method(_ name: Name, doing operate: @escaping Operate) -> Value? {
        if let method = OperatorMethod.named(name), let function = operatorFunction(method.function) {
            return .object(NativeFunction(name: name.text) { arguments in
                let call = try method.call(arguments)
                return try operate(function, call.operands, call.keywords)
            })
        }
        switch name.text {
        case "op", "bool_op":
            return .object(NativeFunction(name: name.text) { arguments in
                guard let type = operatorFunction("custom_op") else { return .none }
                let isComparison: [(name: Name, value: Value)] = name == "bool_op" ? [("is_comparison", .bool(true))] : []
                let custom = try type.call(Array(arguments.positional), keywords: arguments.keywordPairs + isComparison)
                return .object(NativeFunction(name: "against") { try operate(custom, Array($0.positional), []) })
            })
        case "any", "has":
            let function = Value.object(NativeFunction(name: "_\(name.text)_op") { arguments in
                try arguments[0].attribute(name).call(Array(arguments.positional.dropFirst()), keywords: arguments.keywordPairs)
            })
            return .object(NativeFunction(name: name.text) { try operate(function, $0.positionalCount == 0 ? [.none] : Array($0.positional), $0.keywordPairs) })
        default: return nil
        }
    }

    /// A function of `sqlalchemy.sql.operators`.
    private static func operatorFunction(_ name: Name) -> Value? {
        guard let module = try? Program.context?.importModule("sqlalchemy.sql.operators") else { return nil }
        return (try? module.dynamicAttribute(name)) ?? nil
    }
}
