import Runtime

/// Which mapped class an expression names a column, or the expression of a `column_property()`, for.
///
/// The column of a table is the same for a class and for those that inherit from it; what a subclass names is a copy that says so, as
/// SQLAlchemy's annotated columns are: `SELECT count(e.id)` of `func.count(Manager.id)` counts managers alone.
public final class ColumnMark {
    /// The column of the table; nil for an expression.
    public let original: Column?
    /// The class or alias, for the resolver.
    public private(set) lazy var entity = findEntity()
    private let findEntity: () -> Object
    /// What makes a SELECT with the column one of tables.
    public let resolver: SelectResolver
    /// Whether the class is the only one of its table: the mark then tells the class's column from the table's own, for criteria of options.
    public let isOfSoleClass: Bool
    public init(_ original: Column?, _ entity: @autoclosure @escaping () -> Object, _ resolver: SelectResolver, isOfSoleClass: Bool = false) {
        self.original = original
        findEntity = entity
        self.resolver = resolver
        self.isOfSoleClass = isOfSoleClass
    }
}

extension Column {
    /// Whether any column was marked: programs without inheritance never look for marks.
    nonisolated(unsafe) public fileprivate(set) static var areMarked = false
    /// Whether the columns of every class are marked: once a program names `with_loader_criteria()`, for which
    /// `select(users).where(User.x > 0)` differs from `where(users.c.x > 0)`.
    nonisolated(unsafe) public static var areMarkedForCriteria = false

    /// The column as a class names it.
    public func marked(for entity: @autoclosure @escaping () -> Object, _ resolver: SelectResolver, isOfSoleClass: Bool = false) -> Column {
        Column.areMarked = true
        let copy = copiedForMark()
        copy.mark = ColumnMark(self, entity(), resolver, isOfSoleClass: isOfSoleClass)
        _ = copy.named(like: self)
        return copy
    }
    /// The column of the table, where a class names it.
    public var own: Column { mark?.original ?? self }
}

extension Label {
    /// The expression of a `column_property()` as a class names it; `label()` of it is that of the expression alone.
    public func marked(for entity: Object, _ resolver: SelectResolver) -> Label {
        Column.areMarked = true
        let copy = Label(name, element, type: sqlType, like: self)
        copy.givenKey = givenKey
        copy.mark = ColumnMark(nil, entity, resolver)
        return copy
    }
}

extension ColumnElement {
    /// The mark of the first column of the expression, where a class names it; not within subqueries.
    public var firstMark: ColumnMark? { firstNamingMark.flatMap { $0.isOfSoleClass ? nil : $0 } }
    /// The same, also where no other class shares the table.
    public var firstNamingMark: ColumnMark? {
        guard Column.areMarked, !(self is Conjunction) else { return nil }
        if let over = self as? OverClause { return over.element.firstNamingMark }
        var first: ColumnMark?, isFound = false
        visitMarks {
            if !isFound { first = $0 }
            isFound = first != nil || !Column.areMarkedForCriteria
        }
        return first
    }
    /// The column that lies least deep in the expression, the first of those; not within subqueries.
    public var nearestColumn: Column? {
        var level: [ColumnElement] = [self]
        while !level.isEmpty {
            if let found = level.lazy.compactMap({ $0 as? Column }).first { return found }
            level = level.flatMap { $0 is ScalarSelect ? [] : $0.operands }
        }
        return nil
    }
    /// The columns, and expressions that classes name, on the surface of a criterion, from the last to the first: not what functions are called
    /// with, nor what windows and subqueries read (sqlalchemy.sql.util, `surface_expressions`).
    public var surfaceColumns: [(column: ColumnElement, mark: ColumnMark?)] {
        var stack: [ColumnElement] = [self], found: [(column: ColumnElement, mark: ColumnMark?)] = []
        while let element = stack.popLast() {
            switch element.node {
            case .column(let column): found.append((column, column.mark))
            case .label(let label) where label.mark != nil: found.append((label, label.mark))
            case .function, .over, .withinGroup, .scalarSelect: break
            case .filter(let filter): stack.append(filter.criterion)
            default: stack += element.operands
            }
        }
        return found
    }
    /// What the expression is made of, one level down.
    public var operands: [ColumnElement] {
        var found: [ColumnElement] = []
        _ = replacing { part in
            if part === self { return nil }
            found.append(part)
            return part
        }
        return found
    }
    /// The marks of all that classes name, not within subqueries.
    public var marks: [ColumnMark] {
        guard Column.areMarked else { return [] }
        var found: [ColumnMark] = []
        visitMarks { if let mark = $0, !mark.isOfSoleClass { found.append(mark) } }
        return found
    }
    /// Tells of each column, and of each expression that a class names.
    private func visitMarks(_ body: (ColumnMark?) -> Void) {
        _ = replacing { part in
            if let column = part as? Column {
                body(column.mark)
                return part
            }
            guard let mark = (part as? Label)?.mark else { return part is ScalarSelect ? part : nil }
            body(mark)
            return part
        }
    }
    /// The expression on the tables' own columns; subqueries keep what classes name in them.
    public var unmarked: ColumnElement {
        guard Column.areMarked else { return self }
        let made = replacing { part in
            if let column = part as? Column { return column.own }
            return part is ScalarSelect ? part : nil
        }
        return made is Column ? made : made.named(like: self)
    }
}
