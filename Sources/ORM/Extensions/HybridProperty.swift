import Runtime
import SQL

/// `@hybrid_property`: a property that is a value in instances and an SQL expression in classes (sqlalchemy.ext.hybrid).
open class HybridProperty: Object, AliasableDescriptor {
    /// The functions behind it; None where one is not given.
    public struct Functions {
        public var getter: Value
        public var setter = Value.none
        public var deleter = Value.none
        public var expression = Value.none
        public var comparator = Value.none
        public var updateExpression = Value.none
        public var bulkSetter = Value.none
        public init(getter: Value) { self.getter = getter }
    }

    public var functions: Functions
    /// The getter's name, by which the class knows the property.
    public let name: Name
    public var doc: Value
    /// `info`
    public lazy var information = DictObject()

    public init(_ functions: Functions, name given: Name? = nil, type: Class? = nil) throws {
        self.functions = functions
        name = try given ?? functions.getter.attributeIfPresent("__name__").map { try Name(String.from($0)) } ?? ""
        doc = try functions.getter.attributeIfPresent("__doc__") ?? .none
        super.init(type: type ?? Class.registered(for: HybridProperty.self))
    }

    /// The function that a class method wraps.
    public static func unwrapped(_ value: Value) -> Value { (value.object as? MethodWrapper)?.function ?? value }

    /// The same property with other functions: what `@value.setter` gives.
    public func changing(_ change: (inout Functions) -> Void) throws -> HybridProperty {
        var changed = functions
        change(&changed)
        return try HybridProperty(changed, type: type)
    }

    // MARK: as a descriptor

    public override var descriptorKind: DescriptorKind { .data }
    public override func descriptorGet(_ instance: Value, owner: Class) throws -> Value {
        instance.isUndefined ? try expression(for: .object(owner)) : try functions.getter.call(instance)
    }
    public override func descriptorSet(_ instance: Value, _ value: Value) throws {
        if functions.setter.isNone { throw PythonException.attributeError("can't set attribute") }
        _ = try functions.setter.call(instance, value)
    }
    public override func descriptorDelete(_ instance: Value) throws {
        if functions.deleter.isNone { throw PythonException.attributeError("can't delete attribute") }
        _ = try functions.deleter.call(instance)
    }

    /// `User.fullname`, or that of an alias.
    open func expression(for owner: Value) throws -> Value {
        if !functions.comparator.isNone { return .object(try HybridAttribute(self, owner, comparator: functions.comparator.call(owner), doc: documentation(functions.comparator))) }
        let maker = functions.expression.isNone ? functions.getter : functions.expression
        let expression = try (owner.object as? AliasedClass).map { try $0.expression(of: self) { try maker.call(owner) } } ?? maker.call(owner)
        return .object(try HybridAttribute(self, owner, expression: expression, doc: documentation(maker)))
    }
    private func documentation(_ maker: Value) throws -> Value {
        let own = try maker.attributeIfPresent("__doc__") ?? .none
        return own.isNone ? doc : own
    }

    /// The name in the class; nil where another property took its place there.
    func key(in owner: Value) -> Name {
        let type = owner.object as? Class ?? (owner.object as? AliasedClass)?.entity.mapper.mappedClass
        for ancestor in type?.resolutionOrder ?? [] {
            if let own = ancestor.ownClassAttribute(name) { return own.object === self ? name : HybridAttribute.unknownKey }
        }
        return HybridAttribute.unknownKey
    }
}

/// What stands for an expression under the name of a class's attribute: a hybrid property, a composite.
public protocol NamedExpression: ClauseConvertible {
    var key: Name { get }
    /// The class or alias that it is read from; nil where that is not mapped.
    var entity: Entity? { get }
}

extension NamedExpression {
    /// Whether it reads columns of its own, rather than those of a SELECT within alone: what does not is no expression of a class.
    var readsColumns: Bool {
        var found = false
        _ = clause.replacing { part in
            if part is ScalarSelect { return part }
            if part is Column { found = true }
            return nil
        }
        return found
    }

    /// Whether a SELECT of mapped classes is within, or any as a value.
    var selectsEntities: Bool {
        var found = false
        _ = clause.replacing { part in
            guard let scalar = part as? ScalarSelect else { return nil }
            if !scalar.isExists || (scalar.select as? Select)?.selectsClasses ?? false { found = true }
            return part
        }
        return found
    }
}

/// `User.fullname`: a hybrid property as its class has it.
public final class HybridAttribute: Object, NamedExpression {
    public let hybrid: HybridProperty
    /// The class, or an alias of it.
    public let owner: Value
    public let key: Name
    public let doc: Value
    /// What the expression function gave; nil where a comparator stands for it.
    public let expression: Value?
    private let comparator: Value
    /// The key where the class has another attribute of the property's name.
    static let unknownKey = Name("__unknown__")

    public override func repr() throws -> String { CompositeAttribute.proxyRepr(self) }

    init(_ hybrid: HybridProperty, _ owner: Value, expression: Value, doc: Value) {
        self.hybrid = hybrid
        self.owner = owner
        self.expression = expression
        self.doc = doc
        comparator = .none
        key = hybrid.key(in: owner)
        super.init()
    }
    init(_ hybrid: HybridProperty, _ owner: Value, comparator: Value, doc: Value) {
        self.hybrid = hybrid
        self.owner = owner
        self.comparator = comparator
        self.doc = doc
        expression = nil
        key = hybrid.key(in: owner)
        super.init()
    }

    /// What operators are applied to.
    public var operand: Value { expression ?? comparator }
    public var comparing: Value { expression == nil ? comparator : .object(ExpressionComparator(self)) }
    public var entity: Entity? { try? EntitySelect.entity(owner) }
    public var clause: ColumnElement { (try? Coercion.expression(operand)) ?? Constant.null }

    /// What stands among the columns of a SELECT is an expression.
    /// - Throws: InvalidRequestError
    func checkExpression() throws {
        guard let expression, try Coercion.element(expression) == nil, !(expression.object is HybridAttribute) else { return }
        throw SQLError.invalidRequest("When interpreting attribute \"\(try str())\" as a SQL expression, expected __clause_element__() to return a ClauseElement object, got: \(try expression.reprText())")
    }

    public override func compare(_ comparison: Comparison, _ other: Value) throws -> Value? { try operand.compare(comparison, other) }
    public override func binary(_ operation: BinaryOperation, _ other: Value, reflected: Bool) throws -> Value? {
        if operation == .xor || operation == .divmod { return nil }
        return reflected ? try other.binary(operation, operand) : try operand.binary(operation, other)
    }
    public override func unary(_ operation: UnaryOperation) throws -> Value? { operation == .positive ? nil : try operand.unary(operation) }
    public override func item(_ key: Value) throws -> Value? { try operand.item(key) }
    public override func contains(_ element: Value) throws -> Bool? { try operand.contains(element) }
    /// It asks for `attribute[0]` first.
    public override func iterator() throws -> IteratorObject? { SequenceIterator(value) }
    public override func hash() throws -> Int { Int(bitPattern: ObjectIdentifier(self)) >> 4 }

    public override func dynamicAttribute(_ name: Name) throws -> Value? {
        if name.isDunder { return nil }
        if !OperatorNames.all.contains(name.text), let own = try Value.object(hybrid).attributeIfPresent(name) { return own }
        // The operator is asked for the comparator's method in turn (`QueryableAttribute.operate`).
        if expression == nil, let method = PropertyComparator.method(name, doing: { [comparator] in try $0.call([comparator] + $1, keywords: $2) }) { return method }
        if name == "label" { return try Value.object(clause).attribute(name) }
        if let found = try? operand.attributeIfPresent(name) { return found }
        let comparatorName = expression == nil ? comparator.typeName : "ExprComparator"
        throw PythonException.attributeError("Neither '\(hybrid.type.name)' object nor '\(comparatorName)' object associated with \(try str()) has an attribute '\(name.text)'")
    }
    public override func str() throws -> String {
        let name = (owner.object as? AliasedClass)?.entity.shown ?? (owner.object as? Class)?.name ?? ""
        return "\(name).\(key.text)"
    }

    /// What `update().values({User.fullname: value})` sets: pairs of a column and its value.
    public func assignments(_ value: Value) throws -> [(key: Value, value: Value)] {
        if let inner = expression?.object as? HybridAttribute { return try inner.assignments(value) }
        guard let expression else {
            if let own = comparator.object as? PropertyComparator, own.type.overriding("_bulk_update_tuples") == nil { return [(try own.element(), value)] }
            guard let method = try comparator.attributeIfPresent("_bulk_update_tuples") else { return [(.object(clause), value)] }
            return try HybridAttribute.pairs(method.call(value))
        }
        if hybrid.functions.updateExpression.isNone || AttributeReference(expression.object) != nil { return [(expression, value)] }
        return try HybridAttribute.pairs(hybrid.functions.updateExpression.call(owner, value))
    }
    private static func pairs(_ value: Value) throws -> [(key: Value, value: Value)] {
        try value.elements().map { pair in
            let parts = try pair.elements()
            guard parts.count == 2 else { throw ORMError.argument("Pairs of a column and a value expected, got \(try pair.reprText()).") }
            return (parts[0], parts[1])
        }
    }
}

/// The comparator of a hybrid property that has none of its own (sqlalchemy.ext.hybrid.ExprComparator).
public final class ExpressionComparator: Object {
    public let attribute: HybridAttribute
    init(_ attribute: HybridAttribute) {
        self.attribute = attribute
        super.init()
    }
    public override func dynamicAttribute(_ name: Name) throws -> Value? { name.isDunder ? nil : try attribute.operand.attribute(name) }
    public override func compare(_ comparison: Comparison, _ other: Value) throws -> Value? { try attribute.compare(comparison, other) }
    public override func binary(_ operation: BinaryOperation, _ other: Value, reflected: Bool) throws -> Value? { try attribute.binary(operation, other, reflected: reflected) }
}

/// `@hybrid_method`: a method of instances, and of the class with SQL expressions.
public final class HybridMethod: Object, AliasableDescriptor {
    public let function: Value
    public var expression: Value
    public lazy var information = DictObject()
    public init(_ function: Value, expression: Value, type: Class? = nil) {
        self.function = function
        self.expression = expression.isNone ? function : expression
        super.init(type: type ?? Class.registered(for: HybridMethod.self))
    }
    public override var descriptorKind: DescriptorKind { .nonData }
    public override func descriptorGet(_ instance: Value, owner: Class) throws -> Value {
        if instance.isUndefined { return try expression(for: .object(owner)) }
        return bind(function, instance)
    }
    public func expression(for owner: Value) throws -> Value { bind(HybridProperty.unwrapped(expression), owner) }
    private func bind(_ function: Value, _ receiver: Value) -> Value { .object(BoundMethod(receiver: receiver, function: function)) }
}

/// The names of the methods of expressions, which go before those of a descriptor that stands for one.
enum OperatorNames {
    static let all: Set<String> = [
        "all_", "any_", "asc", "between", "bitwise_and", "bitwise_lshift", "bitwise_not", "bitwise_or", "bitwise_rshift", "bitwise_xor", "bool_op", "collate", "concat",
        "contains", "desc", "distinct", "endswith", "has", "any", "icontains", "iendswith", "ilike", "in_", "is_", "is_distinct_from", "is_not", "is_not_distinct_from",
        "isnot", "isnot_distinct_from", "istartswith", "label", "like", "match", "not_ilike", "not_in", "not_like", "notilike", "notin_", "notlike", "nulls_first",
        "nulls_last", "nullsfirst", "nullslast", "of_type", "and_", "op", "operate", "regexp_match", "regexp_replace", "reverse_operate", "startswith", "type",
    ]
}
