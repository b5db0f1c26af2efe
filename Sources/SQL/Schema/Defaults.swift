import Runtime

/// `column.default`: a value, a callable, or an SQL expression.
public final class ColumnDefault: Object {
    public private(set) var argument: Value
    public var isForUpdate: Bool
    /// The column that has it.
    public internal(set) weak var column: Column?
    /// Whether it numbers the rows of a batch of INSERT: that of `insert_sentinel()`.
    public var isSentinel: Bool { argument.object is SentinelDefault }
    public init(_ argument: Value, isForUpdate: Bool = false) {
        self.argument = argument
        self.isForUpdate = isForUpdate
        super.init()
        if let type = ColumnDefault.classes[kind] { changeShape(to: type.rootShape) }
    }
    /// Gives it another value, which its column takes.
    public func replace(_ argument: Value) {
        self.argument = argument
        if isForUpdate { column?.onUpdate = argument } else { column?.defaultValue = argument }
    }
    /// What it is made of, which its Python class says.
    public enum Kind { case scalar, callable, clause, sentinel }
    /// The Python classes of the kinds, set by whoever declares them.
    nonisolated(unsafe) public static var classes: [Kind: Class] = [:]
    public var kind: Kind { isSentinel ? .sentinel : isClause ? .clause : isFunction ? .callable : .scalar }
    public var isClause: Bool { argument.object is ClauseElement || argument.object is ClauseConvertible }
    public var isFunction: Bool { !isClause && argument.isCallable }
    public var isScalar: Bool { !isClause && !isFunction && !isSentinel }
    public override func repr() throws -> String { "\(type.name)(\(isSentinel ? "None" : try argument.reprText()))" }
    public func copied(for column: Column? = nil) -> ColumnDefault {
        let copy = ColumnDefault(argument, isForUpdate: isForUpdate)
        copy.column = column
        return copy
    }

    /// Whether an argument would make the same default (`compare_argument`).
    public func has(_ other: Value) throws -> Bool {
        if isSentinel { return other.isNone }
        if isClause {
            guard let own = try Coercion.element(argument), let given = try Coercion.element(other) else { return false }
            return try StructureComparison.isSame(own, given)
        }
        if isFunction { return argument.isIdentical(to: other) }
        return try !(other.object is ClauseElement) && argument.type === other.type && argument.equals(other)
    }
    /// Whether another default is the same.
    public func isSame(_ other: ColumnDefault) throws -> Bool { try kind == other.kind && isForUpdate == other.isForUpdate && has(other.argument) }

    /// The value of a default: of a callable, what it gives; it may take the execution's context.
    public static func value(_ argument: Value, context: @autoclosure () throws -> Value = .none) throws -> Value {
        guard argument.isCallable, !(argument.object is ClauseElement) else { return argument }
        return takesContext(argument) ? try argument.call(context()) : try argument.call()
    }
    /// Whether a callable has one positional parameter without a default, which takes the context.
    private static func takesContext(_ callable: Value) -> Bool { FunctionArity.takesOne(callable) }
}

/// How many positional arguments a function written in Python needs; the evaluator, above this layer, answers through its signature.
public enum FunctionArity {
    /// Whether a callable needs an argument.
    public static func takesOne(_ callable: Value) -> Bool { (requiredCount(callable) ?? 0) >= 1 }

    /// How many arguments a function, method, class or callable object of Python needs; nil for others.
    public static func requiredCount(_ callable: Value) -> Int? {
        func ofMethod(_ method: Value?) -> Int? {
            guard case .function(let function)? = method else { return nil }
            return max(0, (FunctionArity.required?(function) ?? 1) &- 1)
        }
        if case .function(let function) = callable { return FunctionArity.required?(function) ?? 0 }
        if let method = callable.object as? BoundMethod { return ofMethod(method.function) }
        if let type = callable.object as? Class { return type.isNative ? nil : ofMethod(type.lookup("__init__")) }
        guard let object = callable.object, !object.type.isNative else { return nil }
        return ofMethod(object.type.lookup("__call__"))
    }
    nonisolated(unsafe) public static var required: ((FunctionObject) -> Int)? = { function in
        let inside = function.signature.dropFirst().dropLast()
        if inside.isEmpty { return 0 }
        var count = 0
        for part in inside.split(separator: ",") {
            let text = part.drop { $0 == " " }
            if text.hasPrefix("*") { break }
            if text != "/", !text.contains("=") { count += 1 }
        }
        return count
    }
}

/// `FetchedValue()`: a default that the database has and the schema does not state.
public class FetchedValue: Object {
    /// Whether it is of UPDATE, not INSERT.
    public var isForUpdate: Bool
    /// The column that has it.
    public internal(set) weak var column: Column?
    public init(isForUpdate: Bool = false) {
        self.isForUpdate = isForUpdate
        super.init()
    }
    public func copied() -> FetchedValue {
        let copy = FetchedValue(isForUpdate: isForUpdate)
        if type !== copy.type { copy.changeShape(to: type.rootShape) }
        for (name, value) in ownAttributes { copy.setOwnAttribute(name, value) }
        return copy
    }
    public override func repr() throws -> String { "\(type.name)(\(isForUpdate ? "for_update=True" : ""))" }
}

/// `column.server_default`: text or an expression in DDL (sqlalchemy.DefaultClause).
public final class ServerDefault: FetchedValue {
    public private(set) var argument: Value
    /// Gives it another value, which its column takes.
    public func replace(_ argument: Value) {
        self.argument = argument
        if isForUpdate { column?.serverOnUpdate = argument } else { column?.serverDefault = argument }
    }
    public init(_ argument: Value, isForUpdate: Bool = false) {
        self.argument = argument
        super.init(isForUpdate: isForUpdate)
    }
    public override func copied() -> FetchedValue { ServerDefault(argument, isForUpdate: isForUpdate) }
    public override func repr() throws -> String { "DefaultClause(\(try argument.reprText()), for_update=\(isForUpdate ? "True" : "False"))" }
}

/// `Sequence("name")`: numbers that databases other than SQLite give.
public final class NumberSequence: Object {
    public var name: String
    public var schema: String?
    /// `start=`, `increment=` and the like, in the order of the text.
    public var options: [(name: String, value: Value)]
    /// Whether databases with numbered columns can do without it.
    public var isOptional = false
    public var isForUpdate = false
    public var metadata: MetaData?
    public var dataType: SQLType?
    public internal(set) weak var column: Column?
    public init(_ name: String, schema: String?, options: [(name: String, value: Value)]) {
        self.name = name
        self.schema = schema
        self.options = options
        super.init()
    }
    /// Takes over what another sequence is: a class of a program's own has called `super().__init__()`.
    public func take(_ other: NumberSequence) {
        (name, schema, options, isOptional, isForUpdate, dataType, metadata) = (other.name, other.schema, other.options, other.isOptional, other.isForUpdate, other.dataType, other.metadata)
        metadata?.add(self)
    }
    /// Sets one of the options of its numbers.
    public func set(_ option: String, _ value: Value) {
        let at = options.firstIndex { $0.name == option }
        if value.isNone { at.map { _ = options.remove(at: $0) } } else if let at { options[at].value = value } else { options.append((option, value)) }
    }
    public func copied() -> NumberSequence {
        let copy = NumberSequence(name, schema: schema, options: options)
        (copy.isOptional, copy.isForUpdate, copy.metadata, copy.dataType) = (isOptional, isForUpdate, metadata, dataType)
        return copy
    }
    public override func repr() throws -> String {
        var shown = [name.pythonRepr]
        func show(_ names: [String]) throws { for (option, value) in options where names.contains(option) { shown.append("\(option)=\(try value.reprText())") } }
        try show(["start", "increment", "minvalue", "maxvalue", "nominvalue", "nomaxvalue", "cycle"])
        if let schema { shown.append("schema=\(schema.pythonRepr)") }
        try show(["cache", "order"])
        if let dataType { shown.append("data_type=\(try Value.object(dataType).reprText())") }
        if isOptional { shown.append("optional=True") }
        if metadata != nil { shown.append("metadata=MetaData()") }
        if isForUpdate { shown.append("for_update=True") }
        return "Sequence(\(shown.joined(separator: ", ")))"
    }
    /// `INCREMENT BY 2 START WITH 1`
    func optionsText(_ dialect: Dialect) -> String { NumberOptions.text(options, dialect) }
}

/// The options of sequences and identities in DDL.
enum NumberOptions {
    static func text(_ options: [(name: String, value: Value)], _ dialect: Dialect) -> String {
        let isOracle = dialect.family == .oracle
        // `NO MINVALUE`, which Oracle writes as one word.
        let no = isOracle ? "NO" : "NO "
        func number(_ name: String) -> String? { options.first { $0.name == name && !$0.value.isNone }.flatMap { try? $0.value.strText() } }
        func flag(_ name: String) -> Bool? { options.first { $0.name == name && !$0.value.isNone }.flatMap { try? $0.value.isTrue() } }
        var parts: [String] = []
        if let increment = number("increment") { parts.append("INCREMENT BY \(increment)") }
        if let start = number("start") { parts.append("START WITH \(start)") }
        if let least = number("minvalue") { parts.append("MINVALUE \(least)") }
        if let most = number("maxvalue") { parts.append("MAXVALUE \(most)") }
        if flag("nominvalue") == true { parts.append(no + "MINVALUE") }
        if flag("nomaxvalue") == true { parts.append(no + "MAXVALUE") }
        if let cache = number("cache") { parts.append("CACHE \(cache)") }
        if let cycles = flag("cycle") { parts.append(cycles ? "CYCLE" : dialect.family == .mysql ? "NOCYCLE" : no + "CYCLE") }
        if isOracle, let isOrdered = flag("order") { parts.append(isOrdered ? "ORDER" : "NOORDER") }
        return parts.joined(separator: " ")
    }
}

/// `Computed("a + b")`: a generated column.
public final class Computed: FetchedValue {
    public var expression: ClauseElement
    public var isPersisted: Bool?
    /// Takes over what another one is: a class of a program's own has called `super().__init__()`.
    public func take(_ other: Computed) { (expression, isPersisted) = (other.expression, other.isPersisted) }
    public init(_ expression: ClauseElement, isPersisted: Bool? = nil) {
        self.expression = expression
        self.isPersisted = isPersisted
        super.init(isForUpdate: true)
    }
    public override func copied() -> FetchedValue { Computed(expression, isPersisted: isPersisted) }
    public override func repr() throws -> String { "Computed(\(try Value.object(expression).reprText())\(isPersisted.map { ", persisted=\($0 ? "True" : "False")" } ?? ""))" }
}

/// `Identity()`: a number that the database gives.
public final class Identity: FetchedValue {
    public var isAlways: Bool
    public var isOnNull: Bool?
    /// `start=`, `increment=` and the like.
    public var options: [(name: String, value: Value)]
    /// Takes over what another one is: a class of a program's own has called `super().__init__()`.
    public func take(_ other: Identity) { (isAlways, isOnNull, options) = (other.isAlways, other.isOnNull, other.options) }
    public init(isAlways: Bool, isOnNull: Bool? = nil, options: [(name: String, value: Value)] = []) {
        self.isAlways = isAlways
        self.isOnNull = isOnNull
        self.options = options
        super.init()
    }
    public override func copied() -> FetchedValue { Identity(isAlways: isAlways, isOnNull: isOnNull, options: options) }
    public override func repr() throws -> String {
        let parts = (isAlways ? ["always=True"] : []) + (isOnNull.map { ["on_null=\($0 ? "True" : "False")"] } ?? []) + (try options.filter { !$0.value.isNone }.map { "\($0.name)=\(try $0.value.reprText())" })
        return "Identity(\(parts.joined(separator: ", ")))"
    }
    /// Sets `start`, `increment` and the like.
    public func set(_ option: String, _ value: Value) {
        options.removeAll { $0.name == option }
        if !value.isNone { options.append((option, value)) }
    }
    /// `GENERATED BY DEFAULT AS IDENTITY (START WITH 5)`
    func text(_ dialect: Dialect) -> String {
        let options = NumberOptions.text(options, dialect)
        return " GENERATED \(isAlways ? "ALWAYS" : "BY DEFAULT\(isOnNull == true && dialect.family == .oracle ? " ON NULL" : "")") AS IDENTITY" + (options.isEmpty ? "" : " (\(options))")
    }
}

// They give columns their values, and are no values themselves.
extension ColumnDefault: Coercion.UnboundOperand {}
extension FetchedValue: Coercion.UnboundOperand {}
extension NumberSequence: Coercion.UnboundOperand {}
