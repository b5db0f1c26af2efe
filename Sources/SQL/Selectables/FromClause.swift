import Runtime

/// What may stand in FROM: tables, aliases, subqueries, joins.
open class FromClause: ClauseElement {
    open var columns: [Column] { [] }
    /// What it was made for, an alias of a mapped class.
    public final weak var subject: Object?
    /// What shows its columns: `table.c`.
    public final var shownColumns: Object?
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
        case .subquery(let subquery): return subquery.select.fromElements.contains { $0.isDerived(from: other) }
        case .cte(let cte): return cte.values === other || (cte.select.map { $0.fromElements.contains { $0.isDerived(from: other) } } ?? false)
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
    public let name: String?
    /// Whether the name is in quotes; nil where that depends on it.
    public var quote: Bool?
    /// The stem of an anonymous name.
    private let stem: String
    /// The element whose anonymous name this one shares.
    var namesake: AliasedFrom?
    fileprivate var made: [Column]?

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
    public let element: FromClause
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
    public let isRecursive: Bool
    public let isNesting: Bool
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
    /// The rows that it is made of, in place of a statement.
    public let values: ValuesClause?
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

/// `a JOIN b ON condition`
public final class Join: FromClause {
    public let left: FromClause
    public let right: FromClause
    public let condition: ColumnElement
    public let isOuter: Bool
    public let isFull: Bool
    public init(_ left: FromClause, _ right: FromClause, on condition: ColumnElement, isOuter: Bool = false, isFull: Bool = false) {
        self.left = left
        self.right = right
        self.condition = condition.grouped(against: .asBoolean)
        self.isOuter = isOuter
        self.isFull = isFull
        super.init()
    }
    public override var columns: [Column] { left.columns + right.columns }
    public override var fromNode: FromNode { .join(self) }
    public override var describedName: String { "Join object on \(left.describedName)(\(left.identity)) and \(right.describedName)(\(right.identity))" }
    /// By its own name, or qualified by its table where both sides have it.
    public override func column(_ key: String) -> Column? { keyedColumns.first { $0.key == key }?.column }
    /// Columns by `table_column`.
    public var keyedColumns: [(key: String, column: Column)] {
        columns.map { column in (column.key != column.name ? column.table?.fromName.map { "\($0.shown)_\(column.key)" } ?? column.key : column.qualifiedName?.shown ?? column.key, column) }
    }
    public override func visitParts(_ body: (FromClause) -> Void) {
        body(self)
        left.visitParts(body)
        right.visitParts(body)
    }

    /// The condition that foreign keys between two sides make.
    /// - Throws: NoForeignKeysError, AmbiguousForeignKeysError
    public static func condition(_ left: FromClause, _ right: FromClause) throws -> ColumnElement {
        var constraints = try scan(left, right)
        if constraints.count > 1 {
            let first = constraints[0].pairs
            if constraints.allSatisfy({ entry in entry.pairs.count == first.count && zip(entry.pairs, first).allSatisfy { $0.0 === $1.0 && $0.1 === $1.1 } }) { constraints = [constraints[0]] }
            if constraints.count > 1 {
                throw SQLError.ambiguousForeignKeys("Can't determine join between '\(left.describedName)' and '\(right.describedName)'; tables have more than one foreign key constraint relationship between them. Please specify the 'onclause' of this join explicitly.")
            }
        }
        guard let only = constraints.first else {
            let hint = right is Join ? " Perhaps you meant to convert the right side to a subquery using alias()?" : ""
            throw SQLError.noForeignKeys("Can't find any foreign key relationships between '\(left.describedName)' and '\(right.describedName)'.\(hint)")
        }
        return Conjunction.make(.and, only.pairs.map { BinaryExpression($0.0, .equal, $0.1, type: BooleanType.shared) })
    }

    static func canJoin(_ left: FromClause, _ right: FromClause) -> Bool { ((try? scan(left, right)) ?? []).isEmpty == false }

    private typealias Entry = (constraint: AnyObject, pairs: [(Column, Column)])

    /// Foreign keys between two sides, by constraint; of a join, those of its right side first.
    private static func scan(_ left: FromClause, _ right: FromClause) throws -> [Entry] {
        var found: [Entry] = []
        func add(_ key: ForeignKey, _ referred: Column) {
            guard let parent = key.parentColumn else { return }
            let identity = key.constraintIdentity
            if let at = found.firstIndex(where: { $0.constraint === identity }) { found[at].pairs.append((referred, parent)) } else { found.append((identity, [(referred, parent)])) }
        }
        func scan(_ from: FromClause, _ to: FromClause) throws {
            for column in from.columns {
                for key in column.foreignKeys {
                    let target: Column
                    do { target = try key.referencedColumn() } catch let error as PythonException {
                        if error.isInstance(of: SQLError.noReferencedColumnError), (to as? Table)?.fullName == key.targetTableName { throw error }
                        if error.isInstance(of: SQLError.noReferencedTableError), to.hasTable(named: key.targetTableName) { throw error }
                        continue
                    }
                    if let match = to.corresponding(to: target) { add(key, match) }
                }
            }
        }
        for side in [(left as? Join)?.right, left] {
            guard let side else { continue }
            try scan(right, side)
            if side !== right { try scan(side, right) }
            if !found.isEmpty { break }
        }
        return found
    }
}

extension FromClause {
    /// Whether a table of a name is part of it.
    fileprivate func hasTable(named name: String?) -> Bool {
        var found = false
        visitParts { if let table = $0 as? Table, table.fullName == name { found = true } }
        return found
    }
}

/// `VALUES (1, 'a'), (2, 'b')` as a table.
public final class ValuesClause: AliasedFrom {
    private let columnArguments: [Column]
    public let rows: [[Value]]
    public let rendersLiterals: Bool
    public let isLateral: Bool
    /// Whether `values()` got a name, or `alias()` was called.
    public let isNamed: Bool
    /// `add_cte()`
    public private(set) var ctes: [(cte: CommonTableExpression, isNesting: Bool)] = []
    public init(_ columns: [Column], rows: [[Value]] = [], name: String? = nil, rendersLiterals: Bool = false, isLateral: Bool = false, isNamed: Bool? = nil) {
        columnArguments = columns
        self.rows = rows
        self.rendersLiterals = rendersLiterals
        self.isLateral = isLateral
        self.isNamed = isNamed ?? (name != nil)
        super.init(name: name, stem: "anon")
    }
    public override var fromName: SQLName? { isNamed ? super.fromName : nil }
    public var arguments: [Column] { columnArguments }
    /// A column given to one `values()` alone is its own; one that belongs elsewhere stands for it.
    override func makeColumns() -> [Column] {
        columnArguments.map { given in
            if given.table == nil || given.table === self, !given.isSchemaItem {
                given.table = self
                return given
            }
            return Column(clause: given.name, given.columnType, of: self, key: given.key, origin: given)
        }
    }
    public override var fromNode: FromNode { .values(self) }
    private func with(_ columns: [Column]? = nil, rows: [[Value]]? = nil) -> ValuesClause {
        let copy = ValuesClause(columns ?? columnArguments, rows: rows ?? self.rows, name: name, rendersLiterals: rendersLiterals, isLateral: isLateral, isNamed: isNamed)
        copy.ctes = ctes
        copy.made = made
        return copy
    }
    public func adding(_ more: [[Value]]) -> ValuesClause {
        let copy = with(rows: rows + more)
        copy.made = nil
        return copy
    }
    public func adding(_ more: [CommonTableExpression], nests: Bool) -> ValuesClause {
        let copy = with()
        copy.ctes += more.map { ($0, nests) }
        return copy
    }
    public func named(_ name: String?, isLateral: Bool) -> ValuesClause {
        let copy = ValuesClause(columnArguments, rows: rows, name: name, rendersLiterals: rendersLiterals, isLateral: isLateral, isNamed: true)
        copy.ctes = ctes
        // SQLAlchemy's copy keeps the columns, where they have been asked for.
        copy.made = made
        return copy
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
