import Runtime

/// `column.default`: a value, a callable, or an SQL expression.
public final class ColumnDefault: Object {
    public let argument: Value
    public let isForUpdate: Bool
    public init(_ argument: Value, isForUpdate: Bool = false) {
        self.argument = argument
        self.isForUpdate = isForUpdate
        super.init()
    }
    public var isClause: Bool { argument.object is ClauseElement || argument.object is ClauseConvertible }
    public var isFunction: Bool { !isClause && argument.isCallable }
    public var isScalar: Bool { !isClause && !isFunction }
    public override func repr() throws -> String {
        if isClause { return "ColumnElementColumnDefault(\(try argument.reprText()))" }
        return "\(isFunction ? "CallableColumnDefault" : "ScalarElementColumnDefault")(\(try argument.reprText()))"
    }

    /// The value of a default: of a callable, what it gives; it may take the execution's context.
    public static func value(_ argument: Value, context: @autoclosure () throws -> Value = .none) throws -> Value {
        guard argument.isCallable, !(argument.object is ClauseElement) else { return argument }
        return takesContext(argument) ? try argument.call(context()) : try argument.call()
    }
    /// Whether a callable has one positional parameter without a default, which takes the context.
    private static func takesContext(_ callable: Value) -> Bool {
        if case .function(let function) = callable { return (FunctionArity.required?(function) ?? 0) >= 1 }
        if let method = callable.object as? BoundMethod, case .function(let function) = method.function { return (FunctionArity.required?(function) ?? 1) >= 2 }
        return false
    }
}

/// How many positional arguments a function written in Python needs; the evaluator, above this layer, answers through its signature.
public enum FunctionArity {
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

/// `column.server_default`: text or an expression in DDL.
public final class ServerDefault: Object {
    public let argument: Value
    public init(_ argument: Value) {
        self.argument = argument
        super.init()
    }
    public override func repr() throws -> String {
        if argument.object is FetchedValue { return try argument.reprText() }
        return "DefaultClause(\(try argument.reprText()), for_update=False)"
    }
}

/// `FetchedValue()`: a default that the database has and the schema does not state.
public class FetchedValue: Object {}

/// `Computed("a + b")`: a generated column.
public final class Computed: FetchedValue {
    public let expression: ClauseElement
    public let isPersisted: Bool?
    public init(_ expression: ClauseElement, isPersisted: Bool? = nil) {
        self.expression = expression
        self.isPersisted = isPersisted
        super.init()
    }
}

/// `Identity()`: a number that the database gives.
public final class Identity: FetchedValue {
    public let isAlways: Bool
    public let start: Int?
    public let increment: Int?
    /// MINVALUE, MAXVALUE, CACHE and their kin, as Python gave them.
    public let options: [(name: String, value: Value)]
    public init(isAlways: Bool, start: Int?, increment: Int?, options: [(name: String, value: Value)] = []) {
        self.isAlways = isAlways
        self.start = start
        self.increment = increment
        self.options = options
        super.init()
    }
    /// `INCREMENT BY 2 START WITH 10`
    var text: String {
        var parts: [String] = []
        if let increment { parts.append("INCREMENT BY \(increment)") }
        if let start { parts.append("START WITH \(start)") }
        func option(_ name: String) -> Value? { options.first { $0.name == name && !$0.value.isNone }?.value }
        func number(_ name: String, _ keyword: String) { if let value = option(name), let text = try? value.strText() { parts.append("\(keyword) \(text)") } }
        number("minvalue", "MINVALUE")
        number("maxvalue", "MAXVALUE")
        if option("nominvalue") != nil { parts.append("NO MINVALUE") }
        if option("nomaxvalue") != nil { parts.append("NO MAXVALUE") }
        number("cache", "CACHE")
        if let cycle = option("cycle") { parts.append((try? cycle.isTrue()) == true ? "CYCLE" : "NO CYCLE") }
        return parts.joined(separator: " ")
    }
}
