import Runtime
import SQL

/// What operators get besides their operands: `escape="/"`.
typealias OperatorKeywords = [(name: Name, value: Value)]

/// What operators are done to without being an expression: every operator becomes `operate(op, other)` (sqlalchemy.sql.operators.ColumnOperators).
class OperatorsObject: Object, OperatorComparator, HasOwnInequality {
    override init(type: Class) { super.init(type: type) }

    /// A method that Python code gave the class.
    final func own(_ name: Name) -> Value? {
        guard let found = type.lookup(name), !(found.object is NativeFunction) else { return nil }
        return found
    }

    /// Answers for `__add__`, `like` and their kin: the class's own method, or `operate()`.
    final func perform(_ name: Name, _ arguments: [Value]) throws -> Value? { try perform(name, arguments, keywords: []) }
    final func perform(_ name: Name, _ arguments: [Value], keywords: OperatorKeywords) throws -> Value? {
        if let own = own(name) { return try own.call([.object(self)] + arguments, keywords: keywords) }
        return OperatorFunctions.function(ofMethod: name) == nil ? nil : try performNatively(name, arguments, keywords: keywords)
    }

    /// As `perform`, where the class has no method of the name, or called it by `super()`.
    func performNatively(_ name: Name, _ arguments: [Value], keywords: OperatorKeywords = []) throws -> Value {
        guard let (function, isReflected) = OperatorFunctions.function(ofMethod: name) else { throw PythonException.noAttribute(.object(self), name) }
        if isReflected, let reverse = own("reverse_operate") { return try reverse.call([.object(self), function] + arguments, keywords: keywords) }
        if let operate = own("operate") { return try operate.call([.object(self), function] + arguments, keywords: keywords) }
        throw PythonException.notImplemented(try function.reprText())
    }

    override func binary(_ python: BinaryOperation, _ other: Value, reflected: Bool) throws -> Value? {
        let name = reflected ? python.reflectedMethod : python.method
        return OperatorFunctions.function(ofMethod: name) == nil ? nil : try performNatively(name, [other])
    }
    override func compare(_ comparison: Comparison, _ other: Value) throws -> Value? { try performNatively(comparison.method, [other]) }
    override func unary(_ python: UnaryOperation) throws -> Value? { OperatorFunctions.function(ofMethod: python.method) == nil ? nil : try performNatively(python.method, []) }
    override func item(_ key: Value) throws -> Value? { try performNatively(.getItem, [key]) }
    override func hash() throws -> Int { Int(bitPattern: ObjectIdentifier(self)) >> 4 }
    override func dynamicAttribute(_ name: Name) throws -> Value? {
        guard OperatorFunctions.function(ofMethod: name) != nil else { return nil }
        return .object(NativeFunction(name: name.text) { [self] arguments in
            guard let call = try OperatorMethod.named(name)?.call(arguments) else { return try performNatively(name, Array(arguments.positional)) }
            return try performNatively(name, call.operands, keywords: call.keywords)
        })
    }
}

/// The operators of expressions of one type (`TypeEngine.Comparator`); the default ones are the expression's own.
final class TypeComparator: OperatorsObject {
    private(set) var element: ColumnElement
    init(type: Class, _ element: ColumnElement) {
        self.element = element
        super.init(type: type)
    }
    func initialize(_ element: ColumnElement) { self.element = element }

    override func performNatively(_ name: Name, _ arguments: [Value], keywords: OperatorKeywords = []) throws -> Value {
        if let operate = own("operate"), let (function, isReflected) = OperatorFunctions.function(ofMethod: name), !isReflected { return try operate.call([.object(self), function] + arguments, keywords: keywords) }
        if let reverse = own("reverse_operate"), let (function, isReflected) = OperatorFunctions.function(ofMethod: name), isReflected { return try reverse.call([.object(self), function] + arguments, keywords: keywords) }
        return try plain(name, arguments, keywords)
    }

    /// The default operator of the expression.
    private func plain(_ name: Name, _ arguments: [Value], _ keywords: OperatorKeywords) throws -> Value {
        try element.plainly {
            let found: Value?
            let other = arguments.first ?? .none
            if let operation = BinaryOperation.allCases.first(where: { $0.method == name }) { found = try element.binary(operation, other, reflected: false) } else if let operation = BinaryOperation.allCases.first(where: { $0.reflectedMethod == name }) {
                found = try element.binary(operation, other, reflected: true)
            } else if let comparison = [Comparison.less, .lessOrEqual, .equal, .notEqual, .greater, .greaterOrEqual].first(where: { $0.method == name }) { found = try element.compare(comparison, other) } else if let operation = UnaryOperation.allCases.first(where: { $0.method == name }) {
                found = try element.unary(operation)
            } else if name == .getItem { found = try element.item(other) } else { return try Value.object(element).attribute(name).call(arguments, keywords: keywords) }
            return found ?? .none
        }
    }

    /// `operate(op, other)`: the operator function done to the expression itself.
    func operate(_ function: Value, _ arguments: [Value], _ keywords: [(name: Name, value: Value)], reflected: Bool) throws -> Value {
        try element.plainly { reflected ? try function.call(arguments + [.object(element)], keywords: keywords) : try function.call([.object(element)] + arguments, keywords: keywords) }
    }

    override func dynamicAttribute(_ name: Name) throws -> Value? {
        switch name.text {
        case "expr": return .object(element)
        case "type": return .object(element.sqlType)
        default: break
        }
        if let found = try super.dynamicAttribute(name) { return found }
        guard !name.isDunder, name != "comparator", ColumnOperators.names.contains(name) else { return nil }
        return .object(NativeFunction(name: name.text) { [element] arguments in
            try element.plainly { try Value.object(element).attribute(name).call(Array(arguments.positional), keywords: arguments.keywordPairs) }
        })
    }
}

/// The Python classes of what has operators.
enum OperatorClasses {
    static let operators: Class = {
        let made = Class("Operators", module: "sqlalchemy.sql.operators", doc: "What has operators.", derivable: true)
        made.allocate = { OperatorsObject(type: $0) }
        return made
    }()
    static let columnOperators: Class = {
        let made = Class("ColumnOperators", module: "sqlalchemy.sql.operators", bases: [operators], doc: "What has the operators of columns.", derivable: true)
        made.register(for: OperatorsObject.self)
        made.allocate = { OperatorsObject(type: $0) }
        made.extend(for: OperatorsObject.self) { type in
            for name in OperatorFunctions.dunders { type.rawMethod(name.text, doc: "An operator.", isHook: true) { object, arguments in try object.performNatively(name, Array(arguments.positional)) } }
        }
        return made
    }()
    /// `TypeEngine.Comparator`
    static let comparator: Class = {
        let made = Class("Comparator", module: "sqlalchemy.sql.type_api", bases: [columnOperators], doc: "The operators of expressions of a type.", derivable: true)
        made.register(for: TypeComparator.self)
        made.allocate = { TypeComparator(type: $0, Constant.null) }
        made.construct = { type, arguments in
            guard let element = try arguments.positional.first.flatMap({ try Coercion.element($0) }) as? ColumnElement else { throw PythonException.typeError("Comparator.__init__() missing 1 required positional argument: 'expr'") }
            return .object(TypeComparator(type: type, element))
        }
        made.initialize = { object, arguments in
            guard let comparator = object as? TypeComparator, let element = try arguments.positional.first.flatMap({ try Coercion.element($0) }) as? ColumnElement else { return }
            comparator.initialize(element)
        }
        made.didDerive = { _, _ in ColumnOperators.askComparators() }
        made.extend(for: TypeComparator.self) { type in
            type.method("operate", .required("op", as: Value.self), .rest("other", of: Value.self), .keywords("kwargs"), doc: "Do an operator.") { (comparator: TypeComparator, operation: Value, others: [Value], keywords: [(name: Name, value: Value)]) throws -> Value in
                try comparator.operate(operation, others, keywords, reflected: false)
            }
            type.method("reverse_operate", .required("op", as: Value.self), .required("other", as: Value.self), .keywords("kwargs"), doc: "Do an operator from the right.") { (comparator: TypeComparator, operation: Value, other: Value, keywords: [(name: Name, value: Value)]) throws -> Value in
                try comparator.operate(operation, [other], keywords, reflected: true)
            }
            // `Unicode.Comparator.in_(self, others)`, as methods of derived classes call those they replace.
            _ = columnElementClass().lookup("in_")
            let onlyOfExpressions: Set<Name> = ["as_boolean", "as_float", "as_integer", "as_json", "as_numeric", "as_string", "base_columns", "cast", "comparator", "label"]
            for name in ColumnOperators.names where !name.isDunder && !onlyOfExpressions.contains(name) {
                type.rawMethod(name.text, doc: "An operator.") { comparator, arguments in try (comparator.dynamicAttribute(name) ?? .none).call(Array(arguments.positional), keywords: arguments.keywordPairs) }
            }
        }
        return made
    }()
}
