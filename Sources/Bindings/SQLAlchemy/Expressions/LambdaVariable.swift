import Runtime
import SQL

/// What a function in place of a clause sees of a variable from outside whose value is no clause: a parameter where it stands in SQL, the value everywhere else
/// (sqlalchemy.sql.lambdas.PyWrapper).
final class LambdaVariable: Object, ClauseConvertible {
    private let name: String
    let content: Value
    private let place: Place
    private var parameter: BindParameter?
    private var members: [(key: Value, isItem: Bool, variable: LambdaVariable)] = []

    /// The function that names it.
    final class Place {
        let function: FunctionObject
        /// Whether values become parameters.
        let makesParameters: Bool
        init(_ function: FunctionObject, makesParameters: Bool) {
            self.function = function
            self.makesParameters = makesParameters
        }
        /// `<code object go at 0x7f..., file "main.py", line 3>`
        var text: String { (try? Value.function(function).attribute("__code__").reprText()) ?? "<code object \(function.name)>" }
    }

    init(_ name: String, _ content: Value, _ place: Place) {
        self.name = name
        self.content = content
        self.place = place
        super.init(type: LambdaVariable.pythonClass)
    }
    private static let pythonClass = Class("PyWrapper", module: "sqlalchemy.sql.lambdas", doc: "A variable of a function that stands for SQL.")

    /// Whether it became a parameter, itself.
    var isParameter: Bool { parameter != nil }

    var clause: ColumnElement {
        if let parameter { return parameter }
        let made = BindParameter(name, content, type: NullType.shared, isUnique: true)
        parameter = made
        return made
    }

    /// The parameter where nothing stands beside it whose type it takes.
    var standaloneClause: ColumnElement { clause.with(type: LiteralTypes.type(of: content)) }

    private func member(_ value: Value, key: Value, isItem: Bool) -> Value {
        guard LambdaVariable.isLiteral(value) else { return value }
        if let known = members.first(where: { $0.isItem == isItem && ((try? $0.key.equals(key)) ?? false) }) { return .object(known.variable) }
        let made = LambdaVariable((key.object as? StringObject)?.text ?? name, value, place)
        members.append((key, isItem, made))
        return .object(made)
    }

    /// Whether a value would be a parameter in SQL: it is no clause, nothing mapped, no class.
    static func isLiteral(_ value: Value) -> Bool {
        switch value {
        case .list(let list): return list.elements.allSatisfy { $0.object is StringObject || isLiteral($0) }
        case .tuple(let tuple): return tuple.elements.allSatisfy { $0.object is StringObject || isLiteral($0) }
        case .dict(let dict): return dict.pairs.allSatisfy { isLiteral($0.key) && ($0.value.isNone || isLiteral($0.value)) }
        case .bool, .int, .float, .string, .function: return true
        case .undefined, .none: return false
        case .object(let object):
            if object is ClauseElement || object is ClauseConvertible || object is Class || object is SQLType || object is ModuleObject { return false }
            if object.type.isNative { return !object.type.module.hasPrefix("sqlalchemy") }
            return object.type.lookup("__clause_element__") == nil && object.type.lookup("__mapper__") == nil
        }
    }

    // MARK: what Python does with it

    override func isTrue() throws -> Bool { try content.isTrue() }
    override func str() throws -> String { try content.strText() }
    override func repr() throws -> String { try content.reprText() }
    override func hash() throws -> Int { try content.hash() }
    override func length() throws -> Int? { try content.length() }
    override func iterator() throws -> IteratorObject? { try content.iterate() }
    override func index() throws -> Value? { try content.index() }
    override func contains(_ element: Value) throws -> Bool? { try content.contains(element) }
    override func compare(_ comparison: Comparison, _ other: Value) throws -> Value? { try clause.compare(comparison, other) }
    override func binary(_ operation: BinaryOperation, _ other: Value, reflected: Bool) throws -> Value? { try clause.binary(operation, other, reflected: reflected) }
    override func unary(_ operation: UnaryOperation) throws -> Value? { try clause.unary(operation) }
    override func item(_ key: Value) throws -> Value? {
        if key.object is LambdaVariable { throw SQLError.invalidRequest("Dictionary keys / list indexes inside of a cached lambda must be Python literals only") }
        return member(try content.item(key), key: key, isItem: true)
    }
    override func dynamicAttribute(_ name: Name) throws -> Value? {
        let value = try content.attribute(name)
        return name.isDunder ? value : member(value, key: .string(name.text), isItem: false)
    }
    override var isCallable: Bool { true }
    override func call(_ arguments: Arguments) throws -> Value? {
        let value = try content.call(arguments)
        guard place.makesParameters, LambdaVariable.isLiteral(value) else { return value }
        throw SQLError.invalidRequest("Can't invoke Python callable \(name)() inside of lambda expression argument at \(place.text); lambda SQL constructs should not invoke functions from closure variables to produce literal values since the lambda SQL system normally extracts bound values without actually invoking the lambda or any functions within it.  Call the function outside of the lambda and assign to a local variable that is used in the lambda as a closure variable, or set track_bound_values=False if the return value of this function is used in some other way other than a SQL bound value.")
    }

    /// Whether it is a value of which no key of a cache is made: functions and empty sequences have one.
    private var isTold: Bool {
        switch content {
        case .bool, .int, .float, .dict: true
        case .string(let text): !text.text.isEmpty
        case .list(let list): !list.elements.isEmpty
        case .tuple(let tuple): !tuple.elements.isEmpty
        case .object(let object): !object.type.isNative
        case .function, .none, .undefined: false
        }
    }

    /// - Throws: InvalidRequestError for a variable that is no parameter, and of which no key of a cache can be made.
    func check() throws {
        if isParameter || !isTold { return }
        throw SQLError.invalidRequest("Closure variable named '\(name)' inside of lambda callable \(place.text) does not refer to a cacheable SQL element, and also does not appear to be serving as a SQL literal bound value based on the default SQL expression returned by the function.   This variable needs to remain outside the scope of a SQL-generating lambda so that a proper cache key may be generated from the lambda's state.  Evaluate this variable outside of the lambda, set track_on=[<elements>] to explicitly select closure elements to track, or set track_closure_variables=False to exclude closure variables from being part of the cache key.")
    }
}
