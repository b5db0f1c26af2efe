import Runtime

/// `count(x)`
public final class FunctionElement: ColumnElement {
    public var name: String
    public private(set) var arguments: [ColumnElement]
    /// `func.pkg.name`: what stands before the name.
    public var packages: [String]
    private var resultType: SQLType
    /// Whether the name is in quotes, where its class says.
    public var quote: Bool?
    /// How it is written: `f(a, b)`, or what PostgreSQL has beside calls.
    public enum Form {
        case call
        /// `ARRAY[a, b]`
        case array
        /// `a:b`, the index of a part of an array.
        case slice
        /// `a ORDER BY b, c`, the argument of an aggregate.
        case ordered
        /// `MATCH (a, b) AGAINST (c)` of MySQL, whose last argument is what is sought.
        case match(modifiers: [String])
        var isCall: Bool { if case .call = self { true } else { false } }
    }
    public private(set) var form = Form.call
    /// Whether parameters beside it have its name: not those beside a class that is derived from FunctionElement alone.
    public var namesParameters = true
    /// Whether each value is greater than those before, as the program says: `func.uuidv7(monotonic=True)`.
    public var isMonotonic = false
    /// - Parameter kind: the function whose arguments and type it has, in lower case, where that is another one: of a class derived from `count`.
    public init(_ name: String, _ arguments: [ColumnElement], type: SQLType? = nil, packages: [String] = [], kind: String? = nil) {
        self.name = name
        self.packages = packages
        let kind = kind ?? (packages.isEmpty ? name.lowercased() : "")
        let given = kind == "count" && arguments.isEmpty ? [TextColumn(literal: "*")] : arguments
        self.arguments = given.map { $0.grouped(against: .comma) }
        resultType = type ?? FunctionElement.knownType(kind, given)
        super.init()
    }
    /// The sequence whose next number it is: `sequence.next_value()`.
    public private(set) var sequence: NumberSequence?
    public convenience init(next sequence: NumberSequence) {
        self.init("next_value", [], type: sequence.dataType ?? IntegerType.shared)
        self.sequence = sequence
    }
    public convenience init(_ form: Form, _ name: String, _ arguments: [ColumnElement], type: SQLType) {
        self.init(name, arguments, type: type)
        self.form = form
    }
    /// MATCH with words more behind what is sought.
    public func matching(_ words: String) -> FunctionElement {
        guard case .match(let modifiers) = form else { return self }
        let made = with(arguments: arguments)
        made.form = .match(modifiers: modifiers + (modifiers.contains(words) ? [] : [words]))
        return made
    }
    /// `ARRAY[a, b]`
    public static func array(_ items: [ColumnElement], item: SQLType? = nil) -> FunctionElement {
        let type = item ?? items.first.map { ($0.sqlType as? ArrayType)?.item ?? $0.sqlType } ?? NullType.shared
        return FunctionElement(.array, "array", items, type: ArrayType(type, dimensions: items.first?.sqlType.affinity == .array ? 2 : nil))
    }
    /// Takes the arguments that a class written in Python gives late: `super().__init__(*args)`.
    public func take(arguments: [ColumnElement], type: SQLType?) {
        self.arguments = arguments.map { $0.grouped(against: .comma) }
        if let type { resultType = type }
    }
    /// The class of a function that SQLAlchemy has one for: `functions.pow`.
    nonisolated(unsafe) public static var genericClass: ((String) -> Class?)?
    /// A function of such a class.
    static func generic(_ name: String, _ arguments: [ColumnElement]) -> FunctionElement {
        let made = FunctionElement(name, arguments)
        if let type = genericClass?(name) { made.changeShape(to: type.rootShape) }
        return made
    }
    /// The same function of other arguments.
    func with(arguments: [ColumnElement]) -> FunctionElement {
        let made = FunctionElement(name, arguments, type: resultType, packages: packages)
        made.form = form
        made.quote = quote
        made.namesParameters = namesParameters
        made.isMonotonic = isMonotonic
        made.takeClass(of: self)
        return made
    }

    public override var node: ExpressionNode { .function(self) }
    public override func repr() throws -> String {
        "<\(type.module).\(type.name) at \(address); \(name)>"
    }
    public override var sqlType: SQLType { resultType }
    public func retype(_ type: SQLType) { resultType = type }
    public override var elementName: SQLName? { form.isCall ? .plain(name) : nil }
    public override var naturalName: SQLName? { nil }
    public override var proxyKey: String? { form.isCall ? name : nil }
    public override var resultName: String? { nil }
    public override var parameterKey: String? { form.isCall && namesParameters ? name : nil }
    /// A list beside an array is one: `ARRAY[1] @> ARRAY[2]`.
    public override func parameter(_ operation: SQLOperator?, _ value: Value, isExpanding: Bool, type: SQLType?) throws -> ColumnElement {
        guard case .array = form, !isExpanding, let item = (sqlType as? ArrayType)?.item, value.object is ListObject || value.object is TupleObject else { return try super.parameter(operation, value, isExpanding: isExpanding, type: type) }
        return FunctionElement.array(try value.elements().map { BindParameter("param", $0, type: item, isUnique: true) }, item: item)
    }
    override var ownDialect: Dialect {
        switch form {
        case .call, .slice: .standard
        case .array, .ordered: .postgresql
        case .match: .standard
        }
    }
    public override func negated() -> ColumnElement {
        if case .match = form { return UnaryExpression(.not, Grouping(self), type: BooleanType.shared) }
        return super.negated()
    }
    public override func grouped(against outer: SQLOperator?) -> ColumnElement {
        switch (form, outer) {
        case (.array, .any), (.array, .all), (.array, .item): return Grouping(self)
        case (.call, .item) where sqlType is ArrayType: return Grouping(self)
        case (.array, _), (.slice, _), (.ordered, _): return self
        case (.match, .not): return Grouping(self)
        case (.match, _): return self
        default: return super.grouped(against: outer)
        }
    }
    public override func visitFroms(_ body: (FromClause) -> Void) { for argument in arguments { argument.visitFroms(body) } }

    /// Names that SQL writes without parentheses where there are no arguments.
    static let ansi: Set<String> = ["current_date", "current_time", "current_timestamp", "current_user", "localtime", "localtimestamp", "session_user", "sysdate", "user"]
    var isAnsi: Bool { packages.isEmpty && FunctionElement.ansi.contains(name.lowercased()) }
    var isAggregate: Bool { packages.isEmpty && ["any", "all", "some"].contains(name.lowercased()) }

    private static func knownType(_ name: String, _ arguments: [ColumnElement]) -> SQLType {
        switch name {
        case "count", "char_length", "rank", "dense_rank": IntegerType.shared
        case "sum", "max", "min", "coalesce", "pow": arguments.lazy.map(\.sqlType).first { $0.affinity != .null } ?? NullType.shared
        case "concat", "aggregate_strings", "current_user", "session_user", "user": StringType.shared
        case "now", "current_timestamp", "localtime", "localtimestamp", "sysdate": DateTimeType.shared
        case "current_date": DateType.shared
        case "current_time": TimeType.shared
        case "array_agg": arguments.first?.sqlType as? ArrayType ?? ArrayType(arguments.first?.sqlType ?? NullType.shared, dimensions: 1)
        case "percent_rank", "cume_dist": NumericType.shared
        default: NullType.shared
        }
    }
}

/// Rows, range or groups of a window: `ROWS BETWEEN 2 PRECEDING AND CURRENT ROW`.
public struct WindowFrame {
    public enum Unit: String { case rows = "ROWS", range = "RANGE", groups = "GROUPS" }
    public enum Bound {
        case unbounded
        case current
        case preceding(ColumnElement)
        case following(ColumnElement)
    }
    public let unit: Unit
    public let lower: Bound
    public let upper: Bound
    public let exclusion: String?
    public init(_ unit: Unit, _ lower: Bound, _ upper: Bound, exclusion: String?) {
        self.unit = unit
        self.lower = lower
        self.upper = upper
        self.exclusion = exclusion
    }
}

/// `f(x) OVER (PARTITION BY a ORDER BY b)`
public final class OverClause: ColumnElement {
    public let element: ColumnElement
    public let partition: [ColumnElement]
    public let ordering: [ColumnElement]
    public let frame: WindowFrame?
    public init(_ element: ColumnElement, partition: [ColumnElement], ordering: [ColumnElement], frame: WindowFrame?) {
        self.element = element
        self.partition = partition.map { $0.grouped(against: .comma) }
        self.ordering = ordering.map { $0.grouped(against: .comma) }
        self.frame = frame
        super.init()
    }
    public override var node: ExpressionNode { .over(self) }
    public override var sqlType: SQLType { element.sqlType }
    public override func visitFroms(_ body: (FromClause) -> Void) {
        element.visitFroms(body)
        for part in partition + ordering { part.visitFroms(body) }
    }
}

/// `f(x) WITHIN GROUP (ORDER BY y)`, and ORDER BY inside an aggregate: `f(x ORDER BY y)`.
public final class WithinGroup: ColumnElement {
    public let element: ColumnElement
    public let ordering: [ColumnElement]
    /// Whether the ORDER BY stands inside the parentheses of the function.
    public let isInline: Bool
    public init(_ element: ColumnElement, _ ordering: [ColumnElement], isInline: Bool) {
        self.element = element
        self.ordering = ordering
        self.isInline = isInline
        super.init()
    }
    public override var node: ExpressionNode { .withinGroup(self) }
    public override var anonymousName: SQLName { element.anonymousName }
    public override var sqlType: SQLType {
        if let function = element as? FunctionElement, ["mode", "percentile_cont", "percentile_disc"].contains(function.name.lowercased()) {
            let type = ordering.first?.withoutOrdering.sqlType ?? NullType.shared
            // Several fractions give an array.
            return function.arguments.count > 1 ? ArrayType(type) : type
        }
        return element.sqlType
    }
    public override func visitFroms(_ body: (FromClause) -> Void) {
        element.visitFroms(body)
        for part in ordering { part.visitFroms(body) }
    }
}

/// `f(x) FILTER (WHERE condition)`
public final class FunctionFilter: ColumnElement {
    public let element: ColumnElement
    public let criterion: ColumnElement
    public init(_ element: ColumnElement, _ criterion: ColumnElement) {
        self.element = element
        self.criterion = criterion
        super.init()
    }
    /// A criterion by itself stands as it is: `FILTER (WHERE t.flag)`, though `WHERE t.flag = 1`.
    public convenience init(_ element: ColumnElement, all criteria: [ColumnElement]) {
        self.init(element, criteria.count == 1 ? criteria[0] : Conjunction.make(.and, criteria))
    }
    public override var node: ExpressionNode { .filter(self) }
    public override var sqlType: SQLType { element.sqlType }
    public override func visitFroms(_ body: (FromClause) -> Void) {
        element.visitFroms(body)
        criterion.visitFroms(body)
    }
    public override func grouped(against outer: SQLOperator?) -> ColumnElement { SQLOperator.filter.isPrecedent(against: outer) ? Grouping(self) : self }
}

/// `(f(x)).name`: a column of a function that gives a composite value.
public final class FunctionColumn: ColumnElement {
    public let function: FunctionElement
    public let name: String
    private let columnType: SQLType
    public init(_ function: FunctionElement, _ name: String, type: SQLType) {
        self.function = function
        self.name = name
        columnType = type
        super.init()
    }
    public override var node: ExpressionNode { .functionColumn(self) }
    public override var sqlType: SQLType { columnType }
    public override var elementName: SQLName? { .plain(name) }
    public override func visitFroms(_ body: (FromClause) -> Void) { function.visitFroms(body) }
}

/// An element of FROM as a whole in an expression: `json_each(x) AS value` used as `value`.
public final class TableValuedColumn: ColumnElement {
    public let from: FromClause
    private let valueType: SQLType
    public init(_ from: FromClause, type: SQLType = NullType.shared) {
        self.from = from
        valueType = type
        super.init()
    }
    public override var node: ExpressionNode { .tableValue(self) }
    public override var parameterKey: String? { from.fromName?.text }
    public override func repr() throws -> String { "<\(type.module).\(type.name) at \(address); \(from.describedName)>" }
    public override var sqlType: SQLType { valueType }
    public override var elementName: SQLName? { from.fromName }
    public override func visitFroms(_ body: (FromClause) -> Void) { body(from) }
}

extension ColumnElement {
    /// What is ordered: `x` of `x.desc().nulls_last()`.
    var withoutOrdering: ColumnElement {
        guard let unary = self as? UnaryExpression, unary.unaryOperator.isOrdering else { return self }
        return unary.operand.withoutOrdering
    }
}

/// `func.instr(a, b).as_comparison(1, 2)`: a function that compares two of its arguments, as conditions of relationships read it.
public final class ComparingFunction: ColumnElement {
    public let function: FunctionElement
    private let places: (left: Int, right: Int)
    /// - Parameter places: of the arguments that are compared, the first of which is 1.
    public init(_ function: FunctionElement, comparing places: (left: Int, right: Int)) {
        self.function = function
        self.places = places
        super.init()
    }
    public var left: ColumnElement? { argument(places.left) }
    public var right: ColumnElement? { argument(places.right) }
    private func argument(_ place: Int) -> ColumnElement? { function.arguments.indices.contains(place - 1) ? function.arguments[place - 1] : nil }

    public override var node: ExpressionNode { function.node }
    public override var sqlType: SQLType { BooleanType.shared }
    public override func visitFroms(_ body: (FromClause) -> Void) { function.visitFroms(body) }
}
