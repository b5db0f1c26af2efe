import Runtime
import SQL

private let functions = "sqlalchemy.sql.functions"

/// `sqlalchemy.sql.functions`
func declareFunctions(in module: ModuleObject) {
    FunctionNamespace.declareRegistry(in: module)
    module["func"] = .object(FunctionNamespace.all)
    for type in [functionElementClass(), functionClass(), GenericFunctions.pythonClass] + GenericFunctions.kinds { module[Name(type.name)] = .object(type) }
    for name in GenericFunctions.names { if let type = GenericFunctions.named(name) { module[Name(name)] = .object(type) } }
}

/// `GenericFunction`, whose derived classes `func` finds by name, and those of them that SQLAlchemy has: `functions.count`, `functions.max`.
enum GenericFunctions {
    static let pythonClass: Class = {
        let made = derived("GenericFunction", functionClass(), "A function with a type and name of its own.")
        made.didDerive = { type, _ in
            UncachedConstructs.note()
            let name = try type.lookup("identifier").map { try String.from($0) } ?? type.lookup("name").flatMap { $0.object is StringObject ? try String.from($0) : nil } ?? type.name
            try FunctionNamespace.register(type, as: name, in: type.lookup("package").flatMap { $0.isNone ? nil : try String.from($0) } ?? "_default")
        }
        return made
    }()
    /// `ReturnTypeFromArgs`: functions whose type is that of their argument.
    static let returningItsArgument = derived("ReturnTypeFromArgs", pythonClass, "A function whose type is that of its argument.")
    private static let returningAnArgument = derived("ReturnTypeFromOptionalArgs", returningItsArgument, "A function whose type is that of the first argument that has one.")
    /// `AnsiFunction`: functions that are written without parentheses where they have no arguments.
    private static let ansi = derived("AnsiFunction", pythonClass, "A function that SQL writes without parentheses.")
    private static let ofSortedRows = derived("OrderedSetAgg", pythonClass, "An aggregate of sorted rows.")
    static let kinds = [returningItsArgument, returningAnArgument, ansi, ofSortedRows]

    private static func derived(_ name: String, _ base: Class, _ doc: String) -> Class {
        let made = Class(name, module: functions, bases: [base], doc: doc, derivable: true)
        made.initialize = functionElementClass().initialize
        made.construct = functionElementClass().construct
        made.makeSubclass = { try Class($0) }
        return made
    }

    // MARK: those that are there

    static let names = [
        "aggregate_strings", "array_agg", "char_length", "coalesce", "concat", "count", "cube", "cume_dist", "current_date", "current_time", "current_timestamp", "current_user", "dense_rank", "grouping_sets", "localtime",
        "localtimestamp", "max", "min", "mode", "next_value", "now", "percent_rank", "percentile_cont", "percentile_disc", "pow", "random", "rank", "rollup", "session_user", "sum", "sysdate", "user",
    ]
    private static let known = Set(names)
    nonisolated(unsafe) private static var made: [String: Class] = [:]

    /// The class of a function by its name in lower case: `functions.count`; nil where it has none.
    static func named(_ name: String) -> Class? {
        if let type = made[name] { return type }
        guard known.contains(name) else { return nil }
        let type = derived(name, base(of: name), "\(name)() of SQL.")
        type.construct = { wanted, arguments in
            wanted === type ? try FunctionNamespace([name]).call(arguments) ?? .none : try functionElementClass().construct?(wanted, arguments) ?? .none
        }
        made[name] = type
        return type
    }
    /// The function among them whose class a class derives from.
    static func kind(of type: Class) -> String? { type.resolutionOrder.lazy.map(\.name).first { made[$0].map { type.isSubclass(of: $0) } ?? false } }

    private static func base(of name: String) -> Class {
        switch name {
        case "array_agg", "max", "min", "pow", "sum": returningItsArgument
        case "coalesce": returningAnArgument
        case "mode", "percentile_cont", "percentile_disc": ofSortedRows
        case "current_date", "current_time", "current_timestamp", "current_user", "localtime", "localtimestamp", "session_user", "sysdate", "user": ansi
        default: pythonClass
        }
    }
}
