import Runtime
import ORM
import SQL

private let module = "sqlalchemy.sql.functions"

/// `Function`: `func.lower(...)`
func functionClass() -> Class {
    _ = columnElementClass()
    return Class.registered(for: FunctionElement.self)
}
/// `FunctionElement`: what is written as a function is.
func functionElementClass() -> Class { functionClass().bases[0] }

/// Declares `FunctionElement` and `Function`.
/// - Returns: `FunctionElement`.
func declareFunctionClasses(_ base: Class) -> Class {
    let element = Class("FunctionElement", module: module, bases: [base], doc: "A function of the database.")
    FunctionElement.genericClass = GenericFunctions.named
    element.extend(for: FunctionElement.self) { type in
        declareOver(type)
        type.property("name", doc: "Its name.") { (function: FunctionElement) -> String in function.name } set: { (function: FunctionElement, name: String) in function.name = name }
        type.property("type", doc: "The type of what it gives.") { (function: FunctionElement) -> Value in function.sqlType.shown } set: { (function: FunctionElement, type: TypeArgument) in function.retype(type.type) }
        type.property("monotonic", doc: "Whether each value is greater than those before.") { (function: FunctionElement) -> Bool in function.isMonotonic }
        type.property("packagenames", doc: "What stands before the name.") { (function: FunctionElement) -> Value in .tuple(function.packages.map { .string($0) }) } set: { (function: FunctionElement, names: Value) throws in function.packages = try names.elements().map { try String.from($0) } }
        type.property("clauses", doc: "Its arguments.") { (function: FunctionElement) -> Value in .object(ExpressionList(function.arguments, isGrouped: false)) }
        type.property("clause_expr", doc: "Its arguments in parentheses.") { (function: FunctionElement) -> Value in .object(Grouping(ExpressionList(function.arguments, isGrouped: false))) }
        type.method("filter", .rest("criterion", of: Criterion.self), doc: "FILTER (WHERE ...)") { (function: FunctionElement, criteria: [Criterion]) -> Value in
            criteria.isEmpty ? .object(function) : .object(FunctionFilter(function, all: criteria.map(\.clause)))
        }
        type.method("within_group", .rest("order_by", of: Value.self), doc: "WITHIN GROUP (ORDER BY ...)") { (function: FunctionElement, terms: [Value]) throws -> Value in .object(WithinGroup(function, try terms.map { try Coercion.byTerm($0) }, isInline: false)) }
        type.method("aggregate_order_by", .rest("order_by", of: Value.self), doc: "ORDER BY inside the aggregate.") { (function: FunctionElement, terms: [Value]) throws -> Value in
            if terms.isEmpty { throw PythonException.typeError("at least one ORDER BY element is required") }
            return .object(WithinGroup(function, try terms.map { try Coercion.byTerm($0) }, isInline: true))
        }
        type.method("as_comparison", .required("left_index", as: Int.self), .required("right_index", as: Int.self), doc: "The function as a comparison.") { (function: FunctionElement, left: Int, right: Int) -> Value in .object(ComparingFunction(function, comparing: (left, right))) }
        type.method("select", doc: "SELECT the function.") { (function: FunctionElement) -> Value in .object(Select([function])) }
        type.method("alias", .optional("name", default: nil as String?), .optional("joins_implicitly", default: false), doc: "The function in FROM.") { (function: FunctionElement, name: String?, joins: Bool) -> Value in
            .object(TableValuedAlias(function, columns: [], name: name, joinsImplicitly: joins))
        }
        type.method("column_valued", .optional("name", default: nil as String?), .optional("joins_implicitly", default: false), doc: "The function in FROM as one column.") { (function: FunctionElement, name: String?, joins: Bool) -> Value in
            .object(TableValuedAlias(function, columns: [], name: name, joinsImplicitly: joins).column)
        }
        type.method("table_valued", .rest("expr", of: Value.self), .keyword("name", default: nil as String?), .keyword("with_ordinality", default: Value.none), .keyword("joins_implicitly", default: false), doc: "The function as a table.") { (function: FunctionElement, columns: [Value], name: String?, ordinality: Value, joins: Bool) throws -> Value in
            let made = try (columns + (ordinality.isNone ? [] : [ordinality])).map { value -> Column in
                if let column = value.object as? Column { return column }
                return Column(clause: try String.from(value))
            }
            return .object(TableValuedAlias(function, columns: made, name: name, withOrdinality: !ordinality.isNone, joinsImplicitly: joins))
        }
        type.method("scalar_table_valued", .required("name", as: String.self), .optional("type_", default: Value.none), doc: "A column of the function's value.") { (function: FunctionElement, name: String, type: Value) throws -> Value in
            .object(FunctionColumn(function, name, type: type.isNone ? NullType.shared : try TypeArgument.from(type).type))
        }
    }
    _ = declaredOnce(FunctionElement.self) {
        Class.declare("Function", for: FunctionElement.self, module: module, bases: [element], doc: "A function of the database by its name.") { type in
            ClauseConstruction.open(type.type) { arguments in
                let name = try arguments.positional.first.map { try String.from($0) } ?? ""
                let packages = try arguments.keyword("packagenames").map { $0.isNone ? [] : try $0.elements().map { try String.from($0) } } ?? []
                let type = try arguments.keyword("type_").flatMap { $0.isNone ? nil : try TypeArgument.from($0).type }
                let made = FunctionElement(name, try arguments.positional.dropFirst().map { try FunctionNamespace.argument($0, name) }, type: type ?? NullType.shared, packages: packages)
                made.isMonotonic = try arguments.keyword("monotonic")?.isTrue() ?? false
                return .object(made)
            }
        }
    }
    return element
}

/// `over(partition_by=..., order_by=..., rows=...)`
func declareOver<S: ColumnElement>(_ type: Declaration<S>) {
    type.method(
        "over", .keyword("partition_by", default: Value.none), .keyword("order_by", default: Value.none), .keyword("rows", default: Value.none), .keyword("range_", default: Value.none), .keyword("groups", default: Value.none), .keyword("exclude", default: nil as String?),
        doc: "OVER (PARTITION BY ... ORDER BY ...)"
    ) { (element: S, partition: Value, ordering: Value, rows: Value, range: Value, groups: Value, exclude: String?) throws -> Value in
        .object(try WindowArguments.over(element, partition, ordering, rows, range, groups, exclude))
    }
    type.method("filter", .rest("criterion", of: Criterion.self), doc: "FILTER (WHERE ...)") { (element: S, criteria: [Criterion]) -> Value in
        if let filter = element as? FunctionFilter { return .object(FunctionFilter(filter.element, all: [filter.criterion] + criteria.map(\.clause))) }
        return criteria.isEmpty ? .object(element) : .object(FunctionFilter(element, all: criteria.map(\.clause)))
    }
}

/// The arguments of a window.
enum WindowArguments {
    static func over(_ element: ColumnElement, _ partition: Value, _ ordering: Value, _ rows: Value, _ range: Value, _ groups: Value, _ exclude: String?) throws -> OverClause {
        let given: [(WindowFrame.Unit, Value)] = [(.rows, rows), (.range, range), (.groups, groups)].filter { !$0.1.isNone }
        if given.count > 1 { throw SQLError.argument("only one of 'rows', 'range_', or 'groups' may be provided") }
        if exclude != nil, given.isEmpty { throw SQLError.argument("'exclude' requires that one of 'rows', 'range_', or 'groups' is also specified") }
        let frame = try given.first.map { unit, value in try self.frame(unit, value, exclude) }
        return OverClause(element, partition: try terms(partition), ordering: try terms(ordering), frame: frame)
    }

    /// One term, or a list of them; a composite is its columns.
    static func terms(_ value: Value) throws -> [ColumnElement] {
        let given: [Value]
        switch value {
        case .none: given = []
        case .list, .tuple, .dict: given = try value.elements()
        default: given = (value.object as? TupleExpression)?.elements.map { .object($0) } ?? [value]
        }
        return try given.flatMap { term in try (term.object as? CompositeAttribute)?.columns ?? [Coercion.byTerm(term)] }
    }

    private static func frame(_ unit: WindowFrame.Unit, _ value: Value, _ exclude: String?) throws -> WindowFrame {
        if let clause = value.object as? FrameClause { return WindowFrame(unit, clause.lower, clause.upper, exclusion: exclude) }
        guard let bounds = (value.object as? TupleObject)?.elements, bounds.count == 2 else { throw SQLError.argument("2-tuple expected for range/rows/groups") }
        func bound(_ value: Value, isLower: Bool) throws -> WindowFrame.Bound {
            if value.isNone { return .unbounded }
            if case .int(let number) = value {
                if number == 0 { return .current }
                let bind = BindParameter("param", .int(number == .min ? .max : abs(number)), type: IntegerType.shared, isUnique: true)
                return number < 0 ? .preceding(bind) : .following(bind)
            }
            throw SQLError.argument(unit == .range ? "When using a tuple to specify a range only integer or none values are allowed in the range frame. To specify a different type use the FrameClause directly." : "Integer or None expected for values in rows/groups frame")
        }
        return WindowFrame(unit, try bound(bounds[0], isLower: true), try bound(bounds[1], isLower: false), exclusion: exclude)
    }
}

/// `func`: every attribute is a function of the database; `func.package.name` too.
final class FunctionNamespace: Object, ForwardingObject {
    /// `func`
    nonisolated(unsafe) static let all = FunctionNamespace([])
    private let names: [String]
    init(_ names: [String]) {
        self.names = names
        super.init(type: FunctionNamespace.pythonClass)
    }
    private static let pythonClass = Class("_FunctionGenerator", module: module)
    /// Functions of SQLite and of the SQL standard; any other name does as well.
    let forwardedNames = [
        "abs", "aggregate_strings", "avg", "char_length", "coalesce", "concat", "count", "cume_dist", "current_date", "current_time", "current_timestamp", "date", "datetime", "dense_rank", "first_value", "group_concat", "hex",
        "ifnull", "iif", "instr", "json_array_length", "json_each", "json_extract", "json_group_array", "json_object", "julianday", "lag", "last_value", "lead", "length", "lower", "ltrim", "max", "min", "now", "nth_value", "ntile",
        "nullif", "percent_rank", "printf", "random", "rank", "replace", "round", "row_number", "rtrim", "strftime", "substr", "sum", "time", "total", "trim", "typeof", "unixepoch", "upper",
    ]
    /// `sqlalchemy.sql.functions`, whose `_registry` holds the `GenericFunction` classes of the user's own: by package, then by name in lower case.
    nonisolated(unsafe) private static weak var functionsModule: ModuleObject?
    nonisolated(unsafe) private static let registry = DictObject([("_default", DictObject().value)])
    private static var packages: DictObject { (functionsModule?["_registry"]).flatMap { $0.dictionary } ?? registry }

    static func declareRegistry(in module: ModuleObject) {
        functionsModule = module
        module["_registry"] = registry.value
        module.function("register_function", .required("identifier", as: String.self), .required("fn", as: Class.self), .optional("package", default: "_default"), doc: "Let func find a class by a name.") { (identifier: String, type: Class, package: String) throws in
            try register(type, as: identifier, in: package)
        }
    }

    /// - Throws: what a warning of a class in its place becomes.
    static func register(_ type: Class, as identifier: String, in package: String) throws {
        let classes: DictObject
        if let known = packages.get(package)?.dictionary { classes = known } else {
            classes = DictObject()
            packages.set(package, classes.value)
        }
        let key = identifier.lowercased()
        if classes.get(key) != nil || package == "_default" && GenericFunctions.named(key) != nil { try SQLWarning.warn("The GenericFunction '\(key)' is already registered and is going to be overridden.") }
        classes.set(key, .object(type))
    }
    private static func generic(_ name: String, _ package: String) -> Class? { packages.get(package)?.dictionary?.get(name.lowercased())?.object as? Class }

    /// Classes of functions that only one database has, by name.
    nonisolated(unsafe) static var particular: [String: Class] = [:]

    override func dynamicAttribute(_ name: Name) throws -> Value? {
        if name.text.hasPrefix("__") { throw PythonException.attributeError(name.text) }
        return .object(FunctionNamespace(names + [name.text.hasSuffix("_") ? String(name.text.dropLast()) : name.text]))
    }
    override var isCallable: Bool { true }
    override func call(_ arguments: Arguments) throws -> Value? {
        guard let name = names.last else { throw PythonException.indexError("list index out of range") }
        if let unknown = arguments.keywordPairs.first(where: { $0.name != "type_" && $0.name != "monotonic" }), names.count > 2 || FunctionNamespace.generic(name, names.count == 1 ? "_default" : names[0]) == nil {
            throw PythonException.typeError("Function.__init__() got an unexpected keyword argument '\(unknown.name.text)'")
        }
        let type = try arguments.keyword("type_").map { try TypeArgument.from($0).type }
        if names.count < 3, let known = FunctionNamespace.generic(name, names.count == 1 ? "_default" : names[0]) { return try Value.object(known).call(arguments) }
        if names.count == 1, type == nil, let made = try FunctionNamespace.conversion(name, arguments) { return .object(made) }
        if names.count == 1, type == nil, let construct = FunctionNamespace.particular[name.lowercased()]?.construct, let made = FunctionNamespace.particular[name.lowercased()] { return try construct(made, Arguments(base: arguments.base, positionalCount: arguments.positionalCount)) }
        if names.count == 1 { try FunctionNamespace.checkCount(name, arguments.positionalCount) }
        let made = FunctionElement(name, try arguments.positional.map { try FunctionNamespace.argument($0, name) }, type: type, packages: Array(names.dropLast()))
        if names.count == 1, let known = GenericFunctions.named(name.lowercased()) { made.changeShape(to: known.rootShape) }
        made.isMonotonic = try arguments.keyword("monotonic")?.isTrue() ?? false
        return .object(made)
    }

    /// Refuses a number of arguments that the class of a function does not take.
    private static func checkCount(_ name: String, _ count: Int) throws {
        guard let (parameters, required) = fixedParameters[name.lowercased()] else { return }
        let initializer = "\(name.lowercased()).__init__()"
        if count > parameters.count {
            let least = required + 1, most = parameters.count + 1
            throw PythonException.typeError("\(initializer) takes \(least == most ? "\(most)" : "from \(least) to \(most)") positional arguments but \(count + 1) were given")
        }
        guard count < required else { return }
        let missing = parameters[count..<required].map { "'\($0)'" }
        throw PythonException.typeError("\(initializer) missing \(missing.count) required positional argument\(missing.count == 1 ? "" : "s"): \(missing.joined(separator: " and "))")
    }
    private static let fixedParameters: [String: (parameters: [String], required: Int)] = ["count": (["expression"], 0), "char_length": (["arg"], 1), "aggregate_strings": (["clause", "separator"], 2)]

    /// `func.cast(x, Integer)` and `func.extract("year", x)` are what the functions of those names give.
    private static func conversion(_ name: String, _ arguments: Arguments) throws -> ColumnElement? {
        guard arguments.positionalCount == 2 else { return nil }
        let given = Array(arguments.positional)
        switch name.lowercased() {
        case "cast":
            let type = try TypeArgument.from(given[1]).type
            return CastExpression(try Coercion.expression(given[0], type: type), type)
        case "extract": return ExtractExpression(try String.from(given[0]), try Coercion.expression(given[1]))
        default: return nil
        }
    }

    static func argument(_ value: Value, _ name: String) throws -> ColumnElement {
        try Coercion.expression(value, name: name == "array_agg" ? "param" : name)
    }

    static func name(of type: Class) -> String { (type.lookup("name")?.object as? StringObject)?.text ?? (type.isSubclass(of: GenericFunctions.pythonClass) ? type.name : "anon") }
    /// What `type = Integer` in a class statement says.
    static func type(of type: Class) throws -> SQLType? {
        for name in ["type", "__return_type__"] as [Name] {
            if let given = type.lookup(name), !given.isNone, !(given.object is NativeProperty) { return try TypeArgument.from(given).type }
        }
        return nil
    }
    /// The type of a function of a class for its arguments: that of the first one, where the class derives from `ReturnTypeFromArgs`.
    static func type(of type: Class, _ arguments: [ColumnElement]) throws -> SQLType? {
        if let given = try self.type(of: type) { return given }
        return type.isSubclass(of: GenericFunctions.returningItsArgument) && GenericFunctions.kind(of: type) == nil ? arguments.first { $0.sqlType.affinity != .null }?.sqlType : nil
    }
    /// Names and types of an instance of a class written in Python.
    static func tell(_ function: FunctionElement, of type: Class) throws {
        function.quote = try type.lookup("name").flatMap { try QuotedName.isQuoted($0) }
        guard type.isSubclass(of: GenericFunctions.pythonClass) else { return }
        function.namesParameters = true
        function.setOwnAttribute("type", .object(function.sqlType))
    }

    /// A function of a class that the user derived from FunctionElement or GenericFunction.
    static func function(_ type: Class, _ arguments: [Value], type given: SQLType?) throws -> FunctionElement {
        let name = name(of: type), isNamed = type.isSubclass(of: GenericFunctions.pythonClass) || type.lookup("name")?.object is StringObject
        let clauses = try arguments.map { try argument($0, isNamed ? name : "param") }
        let made = FunctionElement(name, clauses, type: try given ?? self.type(of: type, clauses), kind: GenericFunctions.kind(of: type))
        made.namesParameters = false
        made.changeShape(to: type.rootShape)
        try tell(made, of: type)
        return made
    }
}
