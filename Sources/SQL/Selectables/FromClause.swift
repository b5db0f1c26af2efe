import Runtime

/// What may stand in FROM: tables, aliases, subqueries, joins.
open class FromClause: ClauseElement {
    open var columns: [Column] { [] }
    /// What it was made for, an alias of a mapped class.
    public final weak var subject: Object?
    /// What shows its columns: `table.c`.
    public final var shownColumns: Object?
    /// What it was copied from along with the clause around it: both are one element of FROM.
    final var original: FromClause?
    /// Whether it is another element, or a copy of it.
    final func isSame(as other: FromClause) -> Bool { self === other || (original ?? self) === (other.original ?? other) }
    /// The columns that a SELECT of it has.
    public final var selectedColumns: [Column] { columns.filter { !$0.isOmitted } }
    /// The name that columns are qualified with; nil for joins.
    open var alias: String? { nil }
    /// The name with which its columns are qualified in SQL; nil for joins.
    open var fromName: SQLName? { nil }
    /// The case of the FROM grammar.
    open var fromNode: FromNode { .join(nil) }
    /// As error messages call it.
    open var describedName: String { fromName?.text ?? "anon_1" }
    /// Itself and what it is made of, as far as a FROM with it needs no others.
    open func visitParts(_ body: (FromClause) -> Void) { body(self) }

    open func column(_ key: String) -> Column? { columns.first { $0.key == key } }

    /// The column of this element that stands for `column`, itself or through aliases and subqueries.
    public func corresponding(to column: ColumnElement, embedded: Bool = false) -> Column? { ColumnCorrespondence.find((column as? Column)?.own ?? column, in: columns, embedded: embedded) }

    /// Whether it is, or is made of, another element.
    public func isDerived(from other: FromClause) -> Bool {
        if self === other { return true }
        switch fromNode {
        case .alias(let alias): return alias.element.isDerived(from: other)
        case .join(let join): return join.map { $0.left.isDerived(from: other) || $0.right.isDerived(from: other) } ?? false
        case .subquery(let subquery): return subquery.select.fromElements.contains { $0.isDerived(from: other) } || subquery.select.resultColumns.contains { ($0 as? Column)?.table === other }
        case .cte(let cte): return cte.aliased?.isDerived(from: other) ?? false || cte.values === other || (cte.select.map { $0.fromElements.contains { $0.isDerived(from: other) } } ?? false)
        case .table, .values, .function, .tableValued, .text: return false
        }
    }
    open override func repr() throws -> String { "<\(type.module).\(type.name) at \(address)\(fromName == nil && !(self is Join) ? "" : "; \(describedName)")>" }
}

/// The cases of FROM.
public enum FromNode {
    case table(TableClause)
    case alias(Alias)
    case subquery(Subquery)
    case cte(CommonTableExpression)
    case join(Join?)
    case values(ValuesClause)
    case function(FunctionFrom)
    case tableValued(TableValuedAlias)
    case text(TextFrom)
}

/// An element of FROM under a name of its own.
open class AliasedFrom: FromClause {
    /// nil for an anonymous one: `users_1`.
    public var name: String?
    /// Whether the name is in quotes; nil where that depends on it.
    public var quote: Bool?
    /// The stem of an anonymous name.
    private let stem: String
    /// The element whose anonymous name this one shares.
    var namesake: AliasedFrom?
    var made: [Column]?

    init(name: String?, stem: String) {
        self.name = name
        self.stem = stem
        super.init()
    }
    public override var alias: String? { name ?? stem }
    public override var fromName: SQLName? { name.map { .named($0, quote: quote) } ?? .anonymous((namesake ?? self).identity, stem) }
    public final override var columns: [Column] {
        if let made { return made }
        let columns = makeColumns()
        made = columns
        // The columns refer to their table: a cycle, which goes once nothing else refers to either.
        Heap.track(self)
        for column in columns { Heap.track(column) }
        return columns
    }
    public override func visitReferences(_ visit: (Object) -> Void) { made?.visitHeld(visit) }
    public override func clearReferences() {
        clearSlots()
        made = nil
    }
    func makeColumns() -> [Column] { [] }
}

/// `table AS name`
public final class Alias: AliasedFrom {
    public var element: FromClause
    /// `TABLESAMPLE bernoulli(5) REPEATABLE (1)`
    public let sampling: (method: FunctionElement, seed: ColumnElement?)?
    /// Whether it may refer to what stands before it in FROM.
    public let isLateral: Bool
    public init(_ element: FromClause, name: String?, sampling: (method: FunctionElement, seed: ColumnElement?)? = nil, isLateral: Bool = false) {
        self.element = element
        self.sampling = sampling
        self.isLateral = isLateral
        super.init(name: name, stem: element.fromName?.text ?? "anon")
        if sampling != nil, let type = Alias.sampleClass { changeShape(to: type.rootShape) }
        if isLateral, let type = Alias.lateralClass { changeShape(to: type.rootShape) }
    }
    /// The Python class of LATERAL ones.
    nonisolated(unsafe) public static var lateralClass: Class?
    /// The Python class of samples.
    nonisolated(unsafe) public static var sampleClass: Class?
    public override var describedName: String { name ?? "Anonymous alias of \(element.describedName)" }
    override func makeColumns() -> [Column] { element.columns.map { $0.proxy(of: self) } }
    public override var fromNode: FromNode { .alias(self) }
}

/// `(SELECT ...) AS name`
public final class Subquery: AliasedFrom {
    public let select: SelectBase
    /// Whether it may refer to what stands before it in FROM.
    public let isLateral: Bool
    public init(_ select: SelectBase, name: String?, isLateral: Bool = false, stem: String = "anon") {
        self.select = select
        self.isLateral = isLateral
        super.init(name: name, stem: stem)
        if isLateral, let type = Subquery.lateralClass { changeShape(to: type.rootShape) }
    }
    /// The Python class of LATERAL ones.
    nonisolated(unsafe) public static var lateralClass: Class?
    override func makeColumns() -> [Column] { select.proxyColumns(of: self) }
    public override var fromNode: FromNode { .subquery(self) }
}

/// `WITH name AS (SELECT ...)`
public final class CommonTableExpression: AliasedFrom {
    /// The SELECT, or the INSERT, UPDATE or DELETE with RETURNING.
    public let statement: Statement
    public var isRecursive: Bool
    public var isNesting: Bool
    /// The CTE that this one is an alias of: `cte.alias()`.
    public let aliased: CommonTableExpression?
    /// The CTE that this one takes the place of: `cte.union(...)`.
    public let restates: CommonTableExpression?
    public let prefixes: [Words]
    public let suffixes: [Words]
    /// Words around the statement, of all dialects or one.
    public struct Words {
        public let text: String
        public let dialect: String
        public init(_ text: String, dialect: String) {
            self.text = text
            self.dialect = dialect
        }
    }
    public override func str() throws -> String {
        // Its own SQL is what its CTE writes elsewhere.
        if aliased != nil { throw PythonException.typeError("__str__ returned non-string (type NoneType)") }
        return try super.str()
    }
    /// The rows that it is made of, in place of a statement.
    public let values: ValuesClause?
    /// Whether it was copied with the clause around it, so that it stands for the one of the same name.
    var isCopy = false
    public init(
        _ statement: Statement, name: String?, isRecursive: Bool = false, isNesting: Bool = false, aliased: CommonTableExpression? = nil, restates: CommonTableExpression? = nil,
        prefixes: [Words] = [], suffixes: [Words] = [], values: ValuesClause? = nil
    ) {
        self.values = values
        self.statement = statement
        self.isRecursive = isRecursive
        self.isNesting = isNesting
        self.aliased = aliased
        self.restates = restates
        self.prefixes = prefixes
        self.suffixes = suffixes
        super.init(name: name, stem: values?.name ?? "anon")
        if name == nil, let restates { namesake = restates.namesake ?? restates }
    }
    public var select: SelectBase? { statement as? SelectBase }
    override func makeColumns() -> [Column] {
        if let aliased { return aliased.columns.map { $0.proxy(of: self) } }
        if let values { return values.columns.map { $0.proxy(of: self) } }
        if let select { return select.proxyColumns(of: self) }
        return (statement as? ChangingStatement)?.returning.map { element in
            if let column = element as? Column { return column.proxy(of: self) }
            let made = Column(clause: element.elementName?.text ?? "anon", element.sqlType, of: self, key: element.proxyKey, origin: element)
            if element.elementName?.text == nil || element is FunctionElement { made.madeName = (element as? Label)?.labelName ?? element.anonymousName }
            return made
        } ?? []
    }
    public override var fromNode: FromNode { .cte(self) }
}

extension FromClause {
    /// Whether a table of a name is part of it.
    func hasTable(named name: String?) -> Bool {
        var found = false
        visitParts { if let table = $0 as? Table, table.fullName == name { found = true } }
        return found
    }
}

/// A function in FROM.
public final class FunctionFrom: FromClause {
    public let function: FunctionElement
    public init(_ function: FunctionElement) {
        self.function = function
        super.init()
    }
    public override var fromNode: FromNode { .function(self) }
}

/// `json_each(x) AS name`: a function whose rows are a table.
public final class TableValuedAlias: AliasedFrom {
    public let function: FunctionElement
    private let valueColumns: [Column]
    public let withOrdinality: Bool
    /// Whether FROM lists it beside the others without a warning.
    public let joinsImplicitly: Bool
    /// Whether the columns are written behind the name: `AS x(a, b)`.
    public let rendersDerived: Bool
    public let rendersTypes: Bool
    /// Whether it may refer to what stands before it in FROM.
    public private(set) var isLateral = false
    public init(_ function: FunctionElement, columns: [Column], name: String?, stem: String = "anon", withOrdinality: Bool = false, joinsImplicitly: Bool = false, rendersDerived: Bool = false, rendersTypes: Bool = false, namesake: AliasedFrom? = nil) {
        self.function = function
        valueColumns = columns
        self.withOrdinality = withOrdinality
        self.joinsImplicitly = joinsImplicitly
        self.rendersDerived = rendersDerived
        self.rendersTypes = rendersTypes
        super.init(name: name, stem: stem)
        self.namesake = namesake
    }
    public var valueArguments: [Column] { valueColumns }
    override func makeColumns() -> [Column] {
        if !valueColumns.isEmpty { return valueColumns.map { Column(clause: $0.name, $0.columnType, of: self, key: $0.key, origin: $0) } }
        // `func.f().alias()` has the value of the function as its column.
        let only = Column(clause: function.name, function.sqlType, of: self, origin: function)
        only.madeName = function.anonymousName
        return [only]
    }
    public override var describedName: String { name ?? "Anonymous alias of \(function.name)" }
    public override var fromNode: FromNode { .tableValued(self) }
    /// The alias as one value: `column_valued()`.
    public var column: TableValuedColumn { TableValuedColumn(self, type: function.sqlType) }
    public func derived(name: String?, withTypes: Bool) -> TableValuedAlias {
        TableValuedAlias(function, columns: valueColumns, name: name, withOrdinality: withOrdinality, joinsImplicitly: joinsImplicitly, rendersDerived: true, rendersTypes: withTypes, namesake: namesake ?? self)
    }
    /// The same of another call.
    func calling(_ function: FunctionElement) -> TableValuedAlias {
        let made = TableValuedAlias(function, columns: valueColumns, name: name, withOrdinality: withOrdinality, joinsImplicitly: joinsImplicitly, rendersDerived: rendersDerived, rendersTypes: rendersTypes)
        made.isLateral = isLateral
        return made
    }
    /// `LATERAL f(x) AS name`
    public func lateral(_ name: String?) -> TableValuedAlias {
        let made = TableValuedAlias(function, columns: valueColumns, name: name, stem: self.name ?? "anon", withOrdinality: withOrdinality, joinsImplicitly: joinsImplicitly, rendersDerived: rendersDerived, rendersTypes: rendersTypes)
        made.isLateral = true
        return made
    }
    public func renamed(_ name: String?) -> TableValuedAlias {
        let made = TableValuedAlias(function, columns: valueColumns, name: name, withOrdinality: withOrdinality, joinsImplicitly: joinsImplicitly, rendersDerived: rendersDerived, rendersTypes: rendersTypes)
        made.isLateral = isLateral
        return made
    }
}

/// `text("users")` in FROM.
public final class TextFrom: FromClause {
    public let clause: TextClause
    public init(_ clause: TextClause) {
        self.clause = clause
        super.init()
    }
    public override var fromNode: FromNode { .text(self) }
}

extension FromClause {
    /// As programs see it: text by itself, not as an element of FROM.
    public var shown: Value { .object((self as? TextFrom)?.clause ?? self) }
}
