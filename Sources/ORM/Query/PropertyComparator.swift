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

    public override func compare(_ comparison: Comparison, _ other: Value) throws -> Value? {
        if let composite = expression.object as? CompositeAttribute, type.overriding("operate") == nil { return try composite.plainCompare(comparison, other) }
        return try operate(SQLOperator(comparison).functionName, other)
    }

    public override func binary(_ operation: BinaryOperation, _ other: Value, reflected: Bool) throws -> Value? {
        if reflected, let method = type.overriding("reverse_operate") { return try method.call(.object(self), PropertyComparator.function(PropertyComparator.name(operation)), other) }
        if !reflected, let method = type.overriding("operate") { return try method.call(.object(self), PropertyComparator.function(PropertyComparator.name(operation)), other) }
        let own = try element()
        return reflected ? try other.binary(operation, own) : try own.binary(operation, other)
    }
    public override func unary(_ operation: UnaryOperation) throws -> Value? { try element().unary(operation) }

    /// An operator function of the standard library: `operator.eq`.
    private static func function(_ name: String) throws -> Value {
        guard let module = try Program.context?.importModule("operator") else { return .none }
        return try Value.object(module).attribute(Name(name))
    }
    private static func name(_ operation: BinaryOperation) -> String {
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
        case .xor: "xor"
        case .leftShift: "lshift"
        case .rightShift: "rshift"
        default: "matmul"
        }
    }

    private func operate(_ name: String, _ others: Value...) throws -> Value {
        if let method = type.overriding("operate") { return try method.call([.object(self), PropertyComparator.function(name)] + others) }
        if reference == nil, try Coercion.element(element()) == nil { throw PythonException(type: .notImplementedError, arguments: [.string("<built-in function \(name)>")]) }
        return try PropertyComparator.function(name).call([element()] + others)
    }

    /// The function of `sqlalchemy.sql.operators` that a method stands for: `in_op` of `in_()`.
    private static func operatorFunction(_ method: Name) -> Value? {
        guard !["any", "has", "of_type"].contains(method.text), let module = try? Program.context?.importModule("sqlalchemy.sql.operators") else { return nil }
        let stem = method.text.hasSuffix("_") ? String(method.text.dropLast()) : method.text
        return [Name(stem + "_op"), method].lazy.compactMap { name in (try? module.dynamicAttribute(name)) ?? nil }.first
    }

    /// The methods of expressions go through `operate` where the class has it: `User.name.like(...)`.
    public override func dynamicAttribute(_ name: Name) throws -> Value? {
        guard !name.isDunder else { return nil }
        if OperatorNames.all.contains(name.text), name != "operate", name != "reverse_operate", name != "type", name != "label", let method = type.overriding("operate") {
            let operation = PropertyComparator.operatorFunction(name) ?? Value.object(NativeFunction(name: "\(name.text)_op") { arguments in
                try arguments[0].attribute(name).call(Array(arguments.positional.dropFirst()), keywords: arguments.keywordPairs)
            })
            return .object(NativeFunction(name: name.text) { [self] arguments in
                try method.call([.object(self), operation] + Array(arguments.positional), keywords: arguments.keywordPairs)
            })
        }
        if let reference { return try reference.plainMember(name) }
        return try element().attributeIfPresent(name)
    }
}
