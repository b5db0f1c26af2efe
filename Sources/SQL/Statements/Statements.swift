import Runtime

/// A statement or text that can be executed.
open class Statement: ClauseElement {
    /// The mapped class that it is about, where there is one.
    public final var subject: Object?
    /// `execution_options(...)`
    public final var executionOptions: [(name: String, value: Value)] = []

    /// Takes over what a changed copy keeps of the statement it was made from.
    @discardableResult
    public final func carrying(_ other: Statement) -> Self {
        subject = other.subject
        executionOptions = other.executionOptions
        return self
    }
}

/// `text("SELECT ... :name")`
public final class TextClause: Statement {
    public let text: String
    public let binds: [BindParameter]
    public init(_ text: String, binds: [BindParameter] = []) {
        self.text = text
        self.binds = binds
        super.init()
    }
}

/// `SELECT` (sqlalchemy.Select).  Every method gives a changed copy.
public final class Select: Statement {
    public struct JoinSetup {
        public let target: FromClause
        public let condition: ColumnElement?
        public let isOuter: Bool
        public let isFull: Bool
        /// What the resolver makes the join of, in place of `target`: a relationship, a mapped class.
        public var subject: Object?
        /// What it joins from: `join_from(left, ...)`.
        public var leftSubject: Object?
        /// A relationship given as ON.
        public var path: Object?
        public init(target: FromClause, condition: ColumnElement?, isOuter: Bool = false, isFull: Bool = false, subject: Object? = nil, leftSubject: Object? = nil, path: Object? = nil) {
            self.target = target
            self.condition = condition
            self.isOuter = isOuter
            self.isFull = isFull
            self.subject = subject
            self.leftSubject = leftSubject
            self.path = path
        }
    }
    /// `table_column` labels, as the legacy Query writes them, or plain names made distinct.
    public enum LabelStyle { case disambiguateOnly, tableNamePlusColumn }

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
    public private(set) var columns: [ColumnElement]
    /// How the columns make up the items of a row, where entities are among them; empty where each column is one.
    public private(set) var parts: [Part]
    public private(set) var explicitFroms: [FromClause] = []
    public private(set) var joins: [JoinSetup] = []
    public private(set) var criteria: [ColumnElement] = []
    public private(set) var ordering: [ColumnElement] = []
    public private(set) var grouping: [ColumnElement] = []
    public private(set) var having: [ColumnElement] = []
    public private(set) var limit: ColumnElement?
    public private(set) var offset: ColumnElement?
    public private(set) var isDistinct = false
    public private(set) var labelStyle = LabelStyle.disambiguateOnly
    /// Further SELECTs of a UNION and its kin, with the word between.
    public private(set) var compounds: [(keyword: String, select: Select)] = []
    /// Elements of FROM that it does not take from enclosing SELECTs; nil lets the compiler decide.
    public private(set) var uncorrelated: [FromClause]?
    /// What makes this a SELECT of columns and tables before it is compiled, where it names mapped classes.
    public private(set) var resolver: SelectResolver?
    /// `options(...)`, for the resolver.
    public private(set) var options: [Object] = []
    /// Entities named by `select_from()`, for the resolver; their tables are among `explicitFroms`.
    public private(set) var fromSubjects: [Object] = []

    public init(_ columns: [ColumnElement], parts: [Part] = [], resolver: SelectResolver? = nil) {
        self.columns = columns
        self.parts = parts
        self.resolver = resolver
        super.init()
    }

    private func changed(_ change: (Select) -> Void) -> Select {
        let copy = Select(columns, parts: parts)
        copy.explicitFroms = explicitFroms
        copy.joins = joins
        copy.criteria = criteria
        copy.ordering = ordering
        copy.grouping = grouping
        copy.having = having
        copy.limit = limit
        copy.offset = offset
        copy.carrying(self)
        copy.isDistinct = isDistinct
        copy.labelStyle = labelStyle
        copy.compounds = compounds
        copy.uncorrelated = uncorrelated
        copy.resolver = resolver
        copy.options = options
        copy.fromSubjects = fromSubjects
        change(copy)
        return copy
    }

    public var resultColumns: [ColumnElement] { columns }
    public func adding(columns more: [ColumnElement]) -> Select {
        changed {
            $0.columns += more
            if !$0.parts.isEmpty { $0.parts += more.map { _ in .column(of: nil) } }
        }
    }
    public func adding(columns more: [ColumnElement], parts: [Part]) -> Select {
        changed {
            if $0.parts.isEmpty, !parts.isEmpty { $0.parts = $0.columns.map { _ in .column(of: nil) } }
            $0.columns += more
            if !$0.parts.isEmpty { $0.parts += parts.isEmpty ? more.map { _ in .column(of: nil) } : parts }
        }
    }
    public func resolved(by resolver: SelectResolver?) -> Select { resolver == nil || self.resolver != nil ? self : changed { $0.resolver = resolver } }
    /// The SELECT as a resolver gives it: of columns and tables alone.
    public func unresolved() -> Select {
        changed {
            $0.resolver = nil
            $0.options = []
            $0.fromSubjects = []
            $0.parts = []
        }
    }
    public func with(options more: [Object]) -> Select { changed { $0.options += more } }
    public func optioned(_ more: [(name: String, value: Value)]) -> Select {
        changed { $0.executionOptions = $0.executionOptions.filter { own in !more.contains { $0.name == own.name } } + more }
    }
    public func from(_ froms: [FromClause], subjects: [Object]) -> Select {
        changed {
            $0.explicitFroms += froms
            $0.fromSubjects += subjects
        }
    }
    public func withoutSubjects() -> Select { changed { $0.fromSubjects = [] } }
    public func joined(_ setup: JoinSetup) -> Select { changed { $0.joins.append(setup) } }
    public func with(froms: [FromClause], joins: [JoinSetup]) -> Select {
        changed {
            $0.explicitFroms = froms
            $0.joins = joins
        }
    }
    public func with(criteria: [ColumnElement]) -> Select { changed { $0.criteria = criteria } }
    public func with(ordering: [ColumnElement]) -> Select { changed { $0.ordering = ordering } }
    public func with(grouping: [ColumnElement], having: [ColumnElement]) -> Select {
        changed {
            $0.grouping = grouping
            $0.having = having
        }
    }
    public func distinct(_ isDistinct: Bool) -> Select { changed { $0.isDistinct = isDistinct } }
    public func with(onlyColumns only: [ColumnElement], parts: [Part] = []) -> Select {
        changed {
            $0.columns = only
            $0.parts = parts
        }
    }
    public func from(_ froms: [FromClause]) -> Select { changed { $0.explicitFroms += froms } }
    public func joined(_ target: FromClause, on condition: ColumnElement?, isOuter: Bool, isFull: Bool) -> Select {
        changed { $0.joins.append(JoinSetup(target: target, condition: condition, isOuter: isOuter, isFull: isFull)) }
    }
    public func filtered(_ conditions: [ColumnElement]) -> Select { changed { $0.criteria += conditions } }
    public func ordered(_ terms: [ColumnElement]?) -> Select { changed { $0.ordering = terms == nil ? [] : $0.ordering + (terms ?? []) } }
    public func grouped(_ terms: [ColumnElement]?) -> Select { changed { $0.grouping = terms == nil ? [] : $0.grouping + (terms ?? []) } }
    /// `correlate_except(...)`: of enclosing SELECTs' elements of FROM, only these are its own too.
    public func correlated(except own: [FromClause]) -> Select { changed { $0.uncorrelated = own } }
    public func having(_ conditions: [ColumnElement]) -> Select { changed { $0.having += conditions } }
    public func limited(_ count: ColumnElement?) -> Select { changed { $0.limit = count } }
    public func shifted(_ count: ColumnElement?) -> Select { changed { $0.offset = count } }
    public func distinct() -> Select { changed { $0.isDistinct = true } }
    public func labelled(_ style: LabelStyle) -> Select { changed { $0.labelStyle = style } }
    public func compounded(_ keyword: String, _ other: Select) -> Select { changed { $0.compounds.append((keyword, other)) } }
}

/// Makes a SELECT of mapped classes one of columns and tables: what SQLAlchemy's compile state plugins do.
public protocol SelectResolver: AnyObject {
    /// - Parameter isSubquery: whether the SELECT is part of another statement, where options for loading have no say.
    func resolve(_ select: Select, isSubquery: Bool) throws -> Select
}

/// `INSERT` (sqlalchemy.Insert)
public final class Insert: Statement {
    public let table: Table
    /// Values by column key, in the order given; nil where they come with the execution.
    public let values: [(key: String, value: Value)]?
    /// Several rows in one statement: `values([{...}, {...}])`.
    public let rows: [[(key: String, value: Value)]]
    public let returning: [ColumnElement]
    public let source: (columns: [String], select: Select)?
    public init(_ table: Table, values: [(key: String, value: Value)]? = nil, rows: [[(key: String, value: Value)]] = [], returning: [ColumnElement] = [], source: (columns: [String], select: Select)? = nil) {
        self.table = table
        self.values = values
        self.rows = rows
        self.returning = returning
        self.source = source
        super.init()
    }
}

/// `UPDATE` (sqlalchemy.Update)
public final class Update: Statement {
    public let table: Table
    public let values: [(key: String, value: Value)]?
    public let criteria: [ColumnElement]
    public let returning: [ColumnElement]
    public init(_ table: Table, values: [(key: String, value: Value)]? = nil, criteria: [ColumnElement] = [], returning: [ColumnElement] = []) {
        self.table = table
        self.values = values
        self.criteria = criteria
        self.returning = returning
        super.init()
    }
}

/// `DELETE` (sqlalchemy.Delete)
public final class Delete: Statement {
    public let table: Table
    public let criteria: [ColumnElement]
    public let returning: [ColumnElement]
    public init(_ table: Table, criteria: [ColumnElement] = [], returning: [ColumnElement] = []) {
        self.table = table
        self.criteria = criteria
        self.returning = returning
        super.init()
    }
}

/// `CREATE TABLE`, `DROP TABLE`, `CREATE INDEX`
public final class TableDefinition: Statement {
    public enum Action { case create, drop, createIndex(Index) }
    public let table: Table
    public let action: Action
    public init(_ table: Table, _ action: Action) {
        self.table = table
        self.action = action
        super.init()
    }
}
