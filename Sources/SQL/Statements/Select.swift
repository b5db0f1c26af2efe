import Runtime

/// `SELECT` (sqlalchemy.Select).  Every method gives a changed copy.
public final class Select: SelectBase {
    public struct JoinSetup {
        public let target: FromClause
        public let condition: ColumnElement?
        public let isOuter: Bool
        public let isFull: Bool
        /// The left side that `join_from()` names.
        public var left: FromClause?
        /// What the resolver makes the join of, in place of `target`: a relationship, a mapped class.
        public var subject: Object?
        /// What it joins from: `join_from(left, ...)`.
        public var leftSubject: Object?
        /// A relationship given as ON.
        public var path: Object?
        /// The columns there were, where `with_only_columns()` has put others in their place: what is joined from without another word.
        public internal(set) var formerColumns: [ColumnElement]?
        public init(target: FromClause, condition: ColumnElement?, isOuter: Bool = false, isFull: Bool = false, left: FromClause? = nil, subject: Object? = nil, leftSubject: Object? = nil, path: Object? = nil) {
            self.target = target
            self.condition = condition
            self.isOuter = isOuter
            self.isFull = isFull
            self.left = left ?? leftSubject as? FromClause
            self.path = path
            self.subject = subject
            self.leftSubject = leftSubject
        }
    }

    /// What a result row is made of: a column, or an entity that takes several.
    public enum Part {
        /// A column, and the entity that it belongs to where it was named by an entity's attribute.
        case column(of: Object?)
        case entity(Object, columnCount: Int)
        /// Columns that make one item: a Bundle.
        case bundle(Object, columnCount: Int)
        public var columnCount: Int {
            switch self {
            case .column: 1
            case .entity(_, let count), .bundle(_, let count): count
            }
        }
    }

    struct Clauses {
        var columns: [ColumnElement] = []
        var parts: [Part] = []
        var froms: [FromClause] = []
        var joins: [JoinSetup] = []
        var criteria: [ColumnElement] = []
        var having: [ColumnElement] = []
        var isDistinct = false
        var distinctOn: [ColumnElement] = []
        var distinctIsExtension = false
        var correlated: [FromClause] = []
        var correlatedExcept: [FromClause]?
        var isAutoCorrelating = true
        var prefixes: [(text: ColumnElement, dialect: String?)] = []
        var suffixes: [(text: ColumnElement, dialect: String?)] = []
        var hints: [(from: FromClause?, text: String, dialect: String)] = []
        var resolver: SelectResolver?
        var options: [Object] = []
        var fromSubjects: [Object] = []
    }
    var clauses = Clauses()
    /// Whether `columns_clause_froms` was asked for last: what it gave names the classes of the columns, not their tables alone as `get_final_froms()` does.
    public var hasShownColumnFroms = false

    public init(_ columns: [ColumnElement], parts: [Part] = [], resolver: SelectResolver? = nil) {
        clauses.columns = columns
        clauses.parts = parts
        clauses.resolver = resolver
        super.init()
    }

    /// The SELECT with the texts of its FROM replaced.
    func replacing(texts change: (TextClause) -> TextClause) -> Select {
        guard clauses.froms.contains(where: { ($0 as? TextFrom)?.clause.names.isEmpty == false }) else { return self }
        return changed { $0.clauses.froms = $0.clauses.froms.map { from in (from as? TextFrom).map { TextFrom(change($0.clause)) } ?? from } }
    }
    private func changed(_ change: (Select) -> Void) -> Select {
        let copy = Select([])
        copy.clauses = clauses
        copy.tail = tail
        copy.carrying(self)
        change(copy)
        return copy
    }

    public var columns: [ColumnElement] { clauses.columns }
    /// How the columns make up the items of a row, where entities are among them; empty where each column is one.
    public var parts: [Part] { clauses.parts }
    public var explicitFroms: [FromClause] { clauses.froms }
    public var joins: [JoinSetup] { clauses.joins }
    public var criteria: [ColumnElement] { clauses.criteria }
    public var having: [ColumnElement] { clauses.having }
    public var isDistinct: Bool { clauses.isDistinct }
    public var distinctOn: [ColumnElement] { clauses.distinctOn }
    /// What makes this a SELECT of columns and tables before it is compiled, where it names mapped classes.
    public var resolver: SelectResolver? { clauses.resolver }
    /// `options(...)`, for the resolver.
    public var options: [Object] { clauses.options }
    /// Entities named by `select_from()`, for the resolver; their tables are among `explicitFroms`.
    public var fromSubjects: [Object] { clauses.fromSubjects }

    public override func become(_ changed: Statement) {
        super.become(changed)
        if let changed = changed as? Select { clauses = changed.clauses }
    }
    public override var resultColumns: [ColumnElement] { clauses.columns }
    override func proxyColumns(of from: FromClause) -> [Column] { makeProxyColumns(of: from) }
    override func column(named name: String) -> ColumnElement? { columns.first { $0.isFoundByName && (($0 as? Label)?.formerName ?? $0.qualifiedName?.text ?? $0.proxyKey) == name && !isUnnamed($0) } }
    /// Whether names in ORDER BY do not mean a column: that of a join which loading added.
    private func isUnnamed(_ column: ColumnElement) -> Bool {
        var isFound = false
        column.visitFroms { if hidesNames(of: $0) { isFound = true } }
        return isFound
    }
    func hidesNames(of from: FromClause) -> Bool { options.contains { ($0 as? UnnamedElements)?.elements.contains { $0 === from } ?? false } }
    public override var fromElements: [FromClause] { (try? SelectFroms(self).froms) ?? clauses.froms }
    public override func with(tail: Tail) -> SelectBase { changed { $0.tail = tail } }
    public override func with(executionOptions more: [(name: String, value: Value)]) -> Statement { changed { $0.executionOptions = Statement.merged(executionOptions, more) } }
    public func optioned(_ more: [(name: String, value: Value)]) -> Select { changed { $0.executionOptions = Statement.merged(executionOptions, more) } }

    // MARK: columns

    public func adding(columns more: [ColumnElement]) -> Select {
        changed {
            $0.clauses.columns += more
            if !$0.clauses.parts.isEmpty { $0.clauses.parts += more.map { _ in .column(of: nil) } }
        }
    }
    public func adding(columns more: [ColumnElement], parts: [Part]) -> Select {
        changed {
            if $0.clauses.parts.isEmpty, !parts.isEmpty { $0.clauses.parts = $0.clauses.columns.map { _ in .column(of: nil) } }
            $0.clauses.columns += more
            if !$0.clauses.parts.isEmpty || !parts.isEmpty { $0.clauses.parts += parts.isEmpty ? more.map { _ in .column(of: nil) } : parts }
        }
    }
    public func with(onlyColumns only: [ColumnElement], parts: [Part] = []) -> Select {
        changed {
            for at in $0.clauses.joins.indices where $0.clauses.joins[at].formerColumns == nil { $0.clauses.joins[at].formerColumns = $0.clauses.columns }
            $0.clauses.columns = only
            $0.clauses.parts = parts
        }
    }
    /// The columns from one element of FROM: of other clauses hints, locking and what belongs to no SELECT stay.
    public func selecting(from: FromClause, subjects: [Object] = []) -> Select {
        changed {
            ($0.clauses.froms, $0.clauses.fromSubjects, $0.clauses.joins) = ([from], subjects, [])
            ($0.clauses.criteria, $0.clauses.having, $0.clauses.isDistinct, $0.clauses.distinctOn) = ([], [], false, [])
            ($0.clauses.prefixes, $0.clauses.suffixes) = ([], [])
            ($0.tail.ordering, $0.tail.grouping, $0.tail.limit, $0.tail.offset, $0.tail.fetch) = ([], [], nil, nil, nil)
        }
    }
    public func distinct() -> Select { distinct(true) }
    public func distinct(_ isDistinct: Bool) -> Select { changed { $0.clauses.isDistinct = isDistinct } }
    /// - Parameter isExtension: whether `ext(distinct_on(...))` says so, which is shown as PostgreSQL has it.
    public func distinct(on expressions: [ColumnElement], isExtension: Bool = false) -> Select {
        changed {
            $0.clauses.isDistinct = true
            $0.clauses.distinctOn += expressions
            $0.clauses.distinctIsExtension = isExtension
        }
    }

    // MARK: the resolver

    public func resolved(by resolver: SelectResolver?) -> Select { resolver == nil || self.resolver != nil ? self : changed { $0.clauses.resolver = resolver } }
    /// The SELECT as a resolver gives it: of columns and tables alone.
    public func unresolved() -> Select {
        changed {
            $0.clauses.resolver = nil
            $0.clauses.fromSubjects = []
            // `correlate(Engineer)` is about each table of the class.
            $0.clauses.correlated = Select.parts(of: $0.clauses.correlated)
            $0.clauses.correlatedExcept = $0.clauses.correlatedExcept.map { Select.parts(of: $0) }
            $0.clauses.parts = []
        }
    }
    private static func parts(of froms: [FromClause]) -> [FromClause] {
        guard froms.contains(where: { $0 is Join }) else { return froms }
        var found: [FromClause] = []
        for from in froms { from.visitParts { found.append($0) } }
        return found
    }
    public func with(options more: [Object]) -> Select { changed { $0.clauses.options += more } }
    public func replacing(options: [Object]) -> Select { changed { $0.clauses.options = options } }

    // MARK: FROM

    public func from(_ froms: [FromClause]) -> Select { changed { $0.clauses.froms += froms } }
    public func from(_ froms: [FromClause], subjects: [Object]) -> Select {
        changed {
            $0.clauses.froms += froms
            $0.clauses.fromSubjects += subjects
        }
    }
    /// The same with the tables of its columns named by `select_from()`.
    public func namingColumnFroms() -> Select {
        var froms: [FromClause] = []
        for element in columns { element.visitFroms { from in if !froms.contains(where: { $0 === from }) { froms.append(from) } } }
        return from(froms)
    }
    public func withoutSubjects() -> Select { changed { $0.clauses.fromSubjects = [] } }
    public func joined(_ setup: JoinSetup) -> Select { changed { $0.clauses.joins.append(setup) } }
    public func joined(_ target: FromClause, on condition: ColumnElement?, isOuter: Bool, isFull: Bool) -> Select { joined(JoinSetup(target: target, condition: condition, isOuter: isOuter, isFull: isFull)) }
    public func with(froms: [FromClause], joins: [JoinSetup]) -> Select {
        changed {
            $0.clauses.froms = froms
            $0.clauses.joins = joins
        }
    }
    public func correlated(_ froms: [FromClause]) -> Select {
        changed {
            $0.clauses.isAutoCorrelating = false
            $0.clauses.correlated = froms.isEmpty ? [] : $0.clauses.correlated + froms
        }
    }
    public func correlated(except froms: [FromClause]) -> Select {
        changed {
            $0.clauses.isAutoCorrelating = false
            $0.clauses.correlatedExcept = froms.isEmpty ? [] : ($0.clauses.correlatedExcept ?? []) + froms
        }
    }

    // MARK: clauses

    public func filtered(_ conditions: [ColumnElement]) -> Select {
        changed {
            $0.clauses.criteria += conditions
            if $0.clauses.resolver == nil, Column.areMarked { $0.clauses.resolver = conditions.lazy.compactMap { $0.marks.first ?? $0.firstNamingMark }.first?.resolver }
        }
    }
    public func with(criteria: [ColumnElement]) -> Select { changed { $0.clauses.criteria = criteria } }
    public func with(ordering: [ColumnElement]) -> Select { changed { $0.tail.ordering = ordering } }
    public func with(grouping: [ColumnElement], having: [ColumnElement]) -> Select {
        changed {
            $0.tail.grouping = grouping
            $0.clauses.having = having
        }
    }
    public func ordered(_ terms: [ColumnElement]?) -> Select { changed { $0.tail.ordering = terms.map { self.ordering + $0 } ?? [] } }
    public func grouped(_ terms: [ColumnElement]?) -> Select { changed { $0.tail.grouping = terms.map { self.grouping + $0 } ?? [] } }
    public func having(_ conditions: [ColumnElement]) -> Select { changed { $0.clauses.having += conditions } }
    public func limited(_ count: ColumnElement?) -> Select {
        changed {
            $0.tail.fetch = nil
            $0.tail.limit = count
        }
    }
    public func shifted(_ count: ColumnElement?) -> Select { changed { $0.tail.offset = count } }
    public func labelled(_ style: LabelStyle, ofQuery isOfQuery: Bool) -> Select {
        changed {
            $0.tail.labelStyle = style
            $0.tail.isOfQuery = isOfQuery
        }
    }
    public func labelled(_ style: LabelStyle) -> Select { style == labelStyle ? self : changed { $0.tail.labelStyle = style } }
    public func prefixed(_ texts: [ColumnElement], dialect: String?) -> Select { changed { $0.clauses.prefixes += texts.map { ($0, dialect) } } }
    public func suffixed(_ texts: [ColumnElement], dialect: String?) -> Select { changed { $0.clauses.suffixes += texts.map { ($0, dialect) } } }
    public func hinted(_ from: FromClause?, _ text: String, dialect: String) -> Select { changed { $0.clauses.hints.append((from, text, dialect)) } }

    /// Whether it has to stand in parentheses as a part of a UNION.
    var needsParentheses: Bool { tail.hasLimit || !ordering.isEmpty }
}

/// What stands around a SELECT that is part of another statement.
public struct SelectSurroundings {
    /// The options of the whole statement, and those of the SELECTs around that hold for what is within them (`SelectScope`).
    public var options: [Object] = []
    /// What `correlate()` may name of the SELECTs around.
    public var explicit: [FromClause] = []
    /// What is correlated by itself.
    public var implicit: [FromClause] = []
    public var isEmpty: Bool { explicit.isEmpty && implicit.isEmpty }
    public static let none = SelectSurroundings()
}

/// Makes a SELECT of mapped classes one of columns and tables: what SQLAlchemy's compile state plugins do.
public protocol SelectResolver: AnyObject {
    /// - Parameter isSubquery: whether the SELECT is part of another statement, where options for loading have no say.
    func resolve(_ select: Select, isSubquery: Bool, within surroundings: SelectSurroundings) throws -> Select
    /// The names of the attributes that the columns were named by, in their order; nil for columns that were not.
    func keys(_ select: Select) -> [String?]
}

/// An option of a statement that adds criteria to the SELECTs within: `with_loader_criteria()`.
public protocol SelectCriteria: Object {
    var resolver: SelectResolver { get }
}

/// An option of a SELECT that those within it have too.
public protocol SelectScope: Object {}

/// Marks a SELECT that has the criteria of the statement's options.
public protocol SettledCriteria: Object {}

/// A mapped class that an UPDATE or DELETE is about.
public protocol ChangeSubject: AnyObject {
    /// The statement with the criteria that belong to the class.
    func limiting(_ statement: Update) throws -> Update
    func limiting(_ statement: Delete) throws -> Delete
}

/// An option of a SELECT: elements of FROM whose columns names in ORDER BY do not mean (`allow_label_resolve=False`).
public final class UnnamedElements: Object {
    let elements: [FromClause]
    public init(_ elements: [FromClause]) {
        self.elements = elements
        super.init()
    }
}
