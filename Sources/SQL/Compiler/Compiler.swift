import Runtime

/// A statement as SQL text with its parameters (sqlalchemy.engine.Compiled).  A class, as every execution of the statement hands it on.
public final class Compiled {
    public struct Parameter {
        /// The name in the default style: `name_1`.
        public let name: String
        /// The name as sets of parameters are asked for it.
        public let key: StringObject
        public internal(set) var bind: BindParameter
        /// The column whose default gives the value at execution, where none is given.
        public let defaultOf: Column?
        /// What stands around each value of an expanding parameter whose type has a bind expression.
        public let wrapping: (before: String, after: String)?
        /// What stands in the text for values that are written into it at execution.
        public var mark: String { "__[POSTCOMPILE_\(Dialect.escaped(name))\(wrapping.map { "~~\($0.before)~~REPL~~\($0.after)~~" } ?? "")]" }
        /// Makes values ready for the driver of SQLite.
        public let processor: ValueProcessor?

        init(name: String, bind: BindParameter, defaultOf column: Column?, wrapping: (before: String, after: String)?, _ dialect: Dialect) {
            self.name = name
            key = StringObject(name)
            self.bind = bind
            defaultOf = column
            self.wrapping = wrapping
            let target = dialect.family == .sqlite ? dialect : .sqlite
            processor = bind.sqlType.resolved(target).valueBinder(target)
        }
    }
    public struct ResultColumn {
        public let name: String
        public let element: ColumnElement
        /// Whether the same column stands before it.
        public let isRepeated: Bool
        /// Whether rows find it by the name that the database gives, not by position.
        public let isTextual: Bool
        /// What the type puts around the element (`column_expression`), whose own type reads the value then.
        var wrapping: ColumnElement?
        public var type: SQLType { (wrapping ?? element).sqlType }
    }
    public let text: String
    public let dialect: Dialect
    /// In order of their appearance in the text.
    public let parameters: [Parameter]
    /// The names of parameters in the order of their numbers: `:1`.
    public let numbered: [String]
    /// The names of parameters in the order in which the compiler met them: those of CTEs where the CTE was named first.
    public let met: [String]
    /// Those of CTEs that the text has no place for: beside the VALUES of MySQL's INSERT.
    let unwritten: [Parameter]
    public let resultColumns: [ResultColumn]
    /// Whether columns of a `text().columns()` are matched by name.
    public let matchesByName: Bool
    /// Whether placeholders are expanded when the statement is executed.
    public let isExpanding: Bool
    /// RETURNING that the compiler added for the primary key.
    public let implicitReturning: [Column]
    /// What RETURNING gives behind all else, for the order of the rows of an INSERT of many.
    public let sentinels: [Column]
    /// Whether what ON CONFLICT sets has parameters without values, which each row may give others.
    public let hasUpsertParameters: Bool
    /// What RETURNING gives of an UPDATE or DELETE with `return_defaults()`.
    public let fetchedDefaults: [ColumnElement]
    /// Whether the number of the new row is its primary key.
    public let usesLastRow: Bool
    /// Columns that the database gives values in an INSERT or UPDATE.
    public let postfetched: [Column]
    /// What is to be warned of: elements of FROM that nothing joins.
    public let cartesianProducts: [String]
    /// What joins the FROM of the outermost statement, where the compilation was asked to collect it.
    public let fromLinter: FromLinter?
    /// What who executes it finds out the first time: shared by the same statement with other parameters.
    public let findings: Findings
    public final class Findings {
        public var columns: AnyObject?
    }

    /// What a compiler has written.
    fileprivate init(_ compiler: Compiler) {
        text = compiler.out.text
        dialect = compiler.dialect
        parameters = compiler.out.parameters.map(compiler.settled)
        numbered = compiler.numbered
        met = compiler.met
        unwritten = compiler.dialect.traits.cteFollowsInsert ? compiler.ctes.flatMap(\.output.parameters) : []
        resultColumns = compiler.resultColumns
        matchesByName = compiler.matchesByName
        isExpanding = compiler.out.parameters.contains { $0.bind.isExpanding || $0.bind.isLiteral }
        implicitReturning = compiler.implicitReturning
        sentinels = compiler.sentinels
        hasUpsertParameters = compiler.hasUpsertParameters
        fetchedDefaults = compiler.fetchedDefaults
        usesLastRow = compiler.usesLastRow
        postfetched = compiler.postfetched
        cartesianProducts = compiler.cartesianProducts
        fromLinter = compiler.fromLinter
        findings = Findings()
    }

    /// The same statement with other parameters in their places.
    init(_ other: Compiled, parameters: [Parameter]) {
        text = other.text
        dialect = other.dialect
        self.parameters = parameters
        numbered = other.numbered
        met = other.met
        unwritten = other.unwritten
        resultColumns = other.resultColumns
        matchesByName = other.matchesByName
        isExpanding = other.isExpanding
        implicitReturning = other.implicitReturning
        sentinels = other.sentinels
        hasUpsertParameters = other.hasUpsertParameters
        fetchedDefaults = other.fetchedDefaults
        usesLastRow = other.usesLastRow
        postfetched = other.postfetched
        cartesianProducts = other.cartesianProducts
        fromLinter = other.fromLinter
        findings = other.findings
    }
}

/// Statements and expressions to SQL text (sqlalchemy.sql.compiler.SQLCompiler).
public final class Compiler {
    /// Text with the parameters in it.
    struct Output {
        var text = ""
        var parameters: [Compiled.Parameter] = []
        mutating func append(_ other: Output) {
            text += other.text
            parameters += other.parameters
        }
    }
    /// A statement being written.
    struct Entry {
        /// FROM elements of this and the enclosing SELECTs.
        var correlated: [FromClause] = []
        /// FROM elements of this SELECT.
        var froms: [FromClause] = []
        /// What names in its ORDER BY may mean: those of enclosing SELECTs that it correlates to are among them.
        var namedFroms: [FromClause] = []
        var select: SelectBase?
        var statement: ClauseElement?
        /// The options of this and the enclosing SELECTs that hold for those within.
        var scopes: [Object] = []
    }

    public internal(set) var dialect: Dialect
    var out = Output()
    var stack: [Entry] = []
    var resultColumns: [Compiled.ResultColumn] = []
    var matchesByName = false
    /// Whether columns are wrapped as their types' `column_expression` says: those of the whole statement's rows are.
    var wrapsColumns = false
    var implicitReturning: [Column] = []
    var sentinels: [Column] = []
    var hasUpsertParameters = false
    /// What the INSERT or UPDATE that is written gives its columns.
    var assigned: AssignedValues?
    var fetchedDefaults: [ColumnElement] = []
    var usesLastRow = false
    var postfetched: [Column] = []

    /// Whether values are written into the text.
    var rendersLiterals: Bool
    /// The operator around what is written, where values are written as literals.
    var enclosingOperator: SQLOperator?
    /// Whether columns are written without their table: in DDL and INSERT.
    var omitsTable = false
    /// Whether tables in FROM are written without their schema: those of subqueries in ON CONFLICT.
    var omitsSchema = false
    /// Whether it is the arguments of a function that are written.
    var isWithinFunction = false
    /// The label that is written as its name, in ORDER BY.
    var labelByName: ColumnElement?
    var isInsideAggregate = false
    /// The ORDER BY that an aggregate writes among its arguments.
    var aggregateOrdering: [ColumnElement]?
    /// The row that MySQL could not insert, whose columns are written as `VALUES(name)`.
    var insertedRow: FromClause?
    /// Whether an operand of an operation is written.
    var isInsideOperation = false
    /// The hints of the tables that are being written.
    var hints: [(from: FromClause?, text: String, dialect: String)] = []
    /// The columns that the execution gives values for; nil for compiling without.
    let parameterKeys: [String]?
    /// Whether the statement is executed with several sets of parameters.
    let isForMany: Bool
    let schemaMap: SchemaMap?
    fileprivate var cartesianProducts: [String] = []
    /// The element whose handler is passed over: the handler asks for the element's own SQL.
    var bypassed: Object?
    /// Parameters inside of texts that handlers have got.
    var marks: [(placeholder: String, parameter: Compiled.Parameter)] = []
    /// The part of a SELECT whose method of the program's compiler is passed over.
    var plainPart: SelectPart?
    /// What handlers get besides: `compile_kwargs`.
    let keywords: [(name: Name, value: Value)]
    /// What is compiled, the whole of it.
    public private(set) var statement: ClauseElement?
    /// What handlers see of this compiler.
    public var pythonObject: Object?
    var skipsBindExpression = false
    var isInsideCTE = false
    /// Whether the columns are those of RETURNING.
    var isReturning = false
    /// Other names of tables without a schema, where the same SELECT has a table of that name in a schema.
    var ambiguousNames: [String: SQLName] = [:]
    /// What cannot be written, found where no error can be thrown.
    var refusal: PythonException?
    /// The columns whose defaults give parameters their values.
    var defaultParameters: [ObjectIdentifier: Column] = [:]

    private var truncations: [TruncatedKey: String] = [:]
    private var truncationCounts: [NameKind: Int] = [:]
    /// The names of parameters in the order of their numbers.
    var numbered: [String] = []
    /// The names of parameters in the order in which they were met.
    var met: [String] = []
    /// Values that the statements' `params()` gives parameters of these names.
    var givenParameters: [String: Value] = [:]
    var escapedNames = EscapedNames()

    // Names
    var binds: [String: BindParameter] = [:]
    private var anonymous: [AnonymousKey: String] = [:]
    private var counters: [String: Int] = [:]
    private struct AnonymousKey: Hashable {
        let identity: Int
        let stem: String
    }
    /// Made while compiling: an identity must not be used twice.
    private var kept: [AnyObject] = []

    // CTEs
    var ctes: [(cte: CommonTableExpression, output: Output)] = []
    var tableExpressions: [TableExpressionPlace: CommonTableExpression] = [:]
    var placesOfTableExpressions: [ObjectIdentifier: (place: TableExpressionPlace, nestsHere: Bool)] = [:]
    /// The CTE that is being written.
    var visitedTableExpression: CommonTableExpression?

    /// Whether the FROM of the outermost statement is kept to be looked into.
    private let collectsProducts: Bool
    fileprivate var fromLinter: FromLinter?

    public init(_ dialect: Dialect, _ options: CompilerOptions = CompilerOptions()) {
        self.dialect = dialect
        rendersLiterals = options.rendersLiterals
        parameterKeys = options.parameterKeys
        isForMany = options.isForMany
        schemaMap = options.schemaMap
        collectsProducts = options.collectsProducts
        keywords = options.keywords
    }

    /// Notes where a statement does not join what its FROM names.
    func lint(_ froms: [FromClause], _ criteria: [ColumnElement], _ kind: String = "SELECT") {
        if collectsProducts, stack.count <= 1 { fromLinter = FromLinter(froms, criteria) }
        guard froms.count > 1, let (rest, start) = FromLinter(froms, criteria).unjoined() else { return }
        func name(_ from: FromClause) -> String { from is TableClause ? from.describedName : from.fromName.map { resolve($0) } ?? from.describedName }
        let names = rest.map { "\"\(name($0))\"" }.joined(separator: ", ")
        cartesianProducts.append("\(kind) statement has a cartesian product between FROM element(s) \(names) and FROM element \"\(name(start))\".  Apply join condition(s) between each element to resolve.")
    }

    /// - Throws: CompileError and its kin.
    public static func compile(_ statement: ClauseElement, _ dialect: Dialect, _ options: CompilerOptions = CompilerOptions()) throws -> Compiled {
        let remembers = !options.rendersLiterals && options.keywords.isEmpty && !options.isForMany && options.schemaMap == nil && !options.collectsProducts
        let parameterKeys = options.parameterKeys
        if remembers, let before = (statement as? Statement)?.compiledBefore, before.dialect === dialect, before.dialectVersion == dialect.version, before.keys == parameterKeys, before.version == SchemaVersion.current { return before.compiled }
        let compiler = Compiler(dialect, options)
        try compiler.write(top: statement)
        if let refusal = compiler.refusal { throw refusal }
        try dialect.throwFailure()
        let compiled = Compiled(compiler)
        if remembers, let statement = statement as? Statement, !(statement is TableDefinition) { statement.compiledBefore = CompiledMemory(dialect, parameterKeys, compiled) }
        return compiled
    }

    static func text(of clause: ClauseElement, _ dialect: Dialect) throws -> String { try compile(clause, dialect).text }

    func write(top clause: ClauseElement) throws {
        if statement == nil { statement = clause }
        if try writeCustom(clause) { return }
        switch clause {
        case let custom as CustomStatement: throw Compiler.withoutHandler(custom, dialect)
        case let select as SelectBase: try write(select: select, asFrom: false, collects: true)
        case let insert as Insert: try write(insert: insert)
        case let update as Update: try write(update: update)
        case let delete as Delete: try write(delete: delete)
        case let text as TextClause: try write(text: text)
        case let definition as TableDefinition: try write(definition: definition)
        case let definition as ColumnDefinition: out.text += try text(ofColumn: definition, isPlain: true) ?? ""
        case let savepoint as SavepointStatement: out.text += savepoint.text(dialect)
        case let element as ColumnElement: try write(top: element)
        case let from as FromClause: try write(topFrom: from)
        case let list as OrderByList: try write(list.expression)
        case let statement as Statement where statement.written !== statement: try write(top: statement.written)
        default: throw SQLError.unsupportedCompilation("Compiler \(dialect.compilerName(isType: false)) can't render element of type \(try Value.object(clause.type).reprText())")
        }
    }

    /// An expression by itself: labels are left out, text is as it stands.
    private func write(top element: ColumnElement) throws { try write(element) }

    static func withoutHandler(_ element: Object, _ dialect: Dialect) -> PythonException {
        let name = (try? Value.object(element.type).reprText()) ?? element.type.name
        return SQLError.unsupportedCompilation("Compiler \(dialect.compilerName(isType: false)) can't render element of type \(name)" + (CompiledConstructs.isKnown(element.type) ? ": \(name) construct has no default compilation handler." : ""))
    }

    /// An element of FROM by itself.
    private func write(topFrom from: FromClause) throws {
        switch from.fromNode {
        case .table(let table): out.text += dialect.quote(table.name, table.quote)
        case .values(let values): try write(rowsOf: values)
        case .subquery(let subquery) where subquery.isLateral: try write(lateral: subquery)
        case .subquery(let subquery): try write(select: subquery.select, asFrom: false, collects: true)
        case .cte(let cte): try write(topOf: cte)
        case .alias(let alias): if alias.sampling != nil { try write(from: from) } else if !(alias.element is TableClause) { try write(topFrom: alias.element) }
        case .tableValued(let alias):
            try write(function: alias.function)
            if alias.withOrdinality { out.text += " WITH ORDINALITY" }
        case .join, .function, .text: try write(from: from)
        }
    }

    // MARK: pieces

    /// Writes what only another database has as that one would, where an element is shown that no dialect was chosen for.
    func showing(as other: Dialect, _ body: () throws -> Void) rethrows { try keeping(\.dialect, other, body) }

    /// What `body` writes, apart.
    func captured(_ body: () throws -> Void) rethrows -> Output {
        let outside = out
        out = Output()
        defer { out = outside }
        try body()
        return out
    }

    /// Writes elements with a separator between.
    func write<S: Sequence>(list elements: S, separator: String, _ body: (S.Element) throws -> Void) rethrows {
        var isFirst = true
        for element in elements {
            if !isFirst { out.text += separator }
            isFirst = false
            try body(element)
        }
    }

    func keeping<T>(_ path: ReferenceWritableKeyPath<Compiler, T>, _ value: T, _ body: () throws -> Void) rethrows {
        let outside = self[keyPath: path]
        self[keyPath: path] = value
        defer { self[keyPath: path] = outside }
        try body()
    }

    func keep(_ object: AnyObject) { kept.append(object) }

    // MARK: names

    /// The text of a name: as given, or numbered.
    func resolve(_ name: SQLName) -> String {
        switch name {
        case .plain(let text), .quoted(let text, _): return text
        case .anonymous(let identity, let stem):
            let key = AnonymousKey(identity: identity, stem: stem)
            if let known = anonymous[key] { return known }
            let number = (counters[stem] ?? 0) + 1
            counters[stem] = number
            let made = "\(stem)_\(number)"
            anonymous[key] = made
            return made
        case .joined(let parts): return parts.map(resolve).joined()
        }
    }

    /// Gives an anonymous name a text: the values of INSERT are named for their columns.
    func assign(_ name: SQLName, _ text: String) {
        if case .anonymous(let identity, let stem) = name { anonymous[AnonymousKey(identity: identity, stem: stem)] = text }
    }

    func quote(_ name: SQLName) -> String { dialect.quote(truncated(resolve(name), isMade: name.text == nil), name.quote) }

    /// The name of an element of FROM, whose made names are numbered apart where they are cut.
    func quote(from name: SQLName) -> String { dialect.quote(truncated(resolve(name), isMade: name.text == nil, kind: .alias), name.quote) }

    /// A made name, cut where the dialect does not allow its length: `this_is_1`.
    func truncated(_ name: String, isMade: Bool = true, kind: NameKind = .column) -> String {
        let limit = dialect.labelLength
        guard isMade, name.utf8.count > limit &- 6, name.unicodeScalars.count > limit &- 6 else { return name }
        let key = TruncatedKey(kind: kind, name: name)
        if let known = truncations[key] { return known }
        let number = (truncationCounts[kind] ?? 0) + 1
        truncationCounts[kind] = number
        let made = String(String.UnicodeScalarView(name.unicodeScalars.prefix(max(limit &- 6, 0)))) + "_" + String(number, radix: 16)
        truncations[key] = made
        return made
    }
    /// What a truncated name is of: each kind has numbers of its own.
    enum NameKind { case column, alias, parameter }
    private struct TruncatedKey: Hashable {
        let kind: NameKind
        let name: String
    }
}
