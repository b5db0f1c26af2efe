import Runtime
import SQL

/// `sqlalchemy.sql.visitors`: walks through clauses, and copies with parts replaced.
func declareVisitors(in module: ModuleObject) {
    module.function("iterate", .required("obj", as: Value.self), .optional("opts", default: Value.none), doc: "A clause and all its parts.") { (clause: Value, _: Value) throws -> Value in
        guard let element = try Coercion.element(clause) else { return .list([]) }
        return try Value.list(element.parts.map { .object($0) }).callMethod("__iter__")
    }
    for name in ["traverse", "cloned_traverse"] {
        module.function(name, .required("obj", as: Value.self), .required("opts", as: Value.self), .required("visitors", as: Value.self), doc: "Call a function for each part of a clause, by its kind.") { (clause: Value, _: Value, visitors: Value) throws -> Value in
            guard let element = try Coercion.element(clause) else { return clause }
            for part in element.parts {
                guard let visit = try (visitors.object as? DictObject)?.get(.string(part.visitName)) else { continue }
                _ = try visit.call(.object(part))
            }
            return clause
        }
    }
    module.function("replacement_traverse", .required("obj", as: Value.self), .required("opts", as: Value.self), .required("replace", as: Value.self), doc: "A copy with parts replaced by what a function gives.") { (clause: Value, _: Value, replace: Value) throws -> Value in
        func change(_ element: ColumnElement) throws -> ColumnElement? {
            let made = try replace.call(.object(element))
            return made.isNone ? nil : try Coercion.element(made) as? ColumnElement
        }
        switch try Coercion.element(clause) {
        case let element as ColumnElement: return .object(try element.replacing(change))
        case let select as SelectBase: return .object(try select.replacingParts(change))
        default: return clause
        }
    }
}

extension ClauseElement {
    /// Itself and its parts, outer ones first.
    fileprivate var parts: [ClauseElement] {
        var found: [ClauseElement] = []
        var seen: Set<ObjectIdentifier> = []
        func visit(_ clause: ClauseElement) {
            guard seen.insert(ObjectIdentifier(clause)).inserted else { return }
            found.append(clause)
            for child in clause.children { visit(child) }
        }
        visit(self)
        return found
    }

    private var children: [ClauseElement] {
        switch self {
        case let element as ColumnElement: element.operands
        case let select as Select: select.columns as [ClauseElement] + select.fromElements + select.criteria + select.grouping + select.having + select.ordering
        case let compound as CompoundSelect: compound.selects
        case let alias as Alias: [alias.element]
        case let subquery as Subquery: [subquery.select]
        case let cte as CommonTableExpression: [cte.statement]
        case let join as Join: [join.left, join.right, join.condition]
        case let update as Update: [update.table] + update.criteria
        case let delete as Delete: [delete.table] + delete.criteria
        case let text as TextClause: text.binds
        case let table as TableClause: table.columns
        default: []
        }
    }

    /// What SQLAlchemy calls the kind of a clause: `bindparam`, `column`.
    fileprivate var visitName: String {
        switch self {
        case is BindParameter: "bindparam"
        case is Column: "column"
        case is BinaryExpression: "binary"
        case is UnaryExpression: "unary"
        case is Label: "label"
        case is Grouping: "grouping"
        case is FunctionElement: "function"
        case is Conjunction, is ExpressionList: "clauselist"
        case is CastExpression: "cast"
        case is CaseExpression: "case"
        case is ScalarSelect: "scalar_select"
        case is Select: "select"
        case is CompoundSelect: "compound_select"
        case is TextClause: "textclause"
        case is Table, is TableClause: "table"
        case is Alias: "alias"
        case is Subquery: "subquery"
        case is CommonTableExpression: "cte"
        case is Join: "join"
        case is Insert: "insert"
        case is Update: "update"
        case is Delete: "delete"
        default: "clause"
        }
    }
}

extension ColumnElement {
    /// The clauses that this one is made of.
    fileprivate var operands: [ClauseElement] {
        switch node {
        case .binary(let binary): [binary.left, binary.right]
        case .unary(let unary): [unary.operand]
        case .asBoolean(let boolean): [boolean.element]
        case .conjunction(let conjunction): conjunction.parts
        case .grouping(let grouping): [grouping.inner]
        case .label(let label): [label.element]
        case .labelReference(let reference): [reference.element]
        case .function(let function): function.arguments
        case .over(let over): [over.element] + over.partition + over.ordering
        case .withinGroup(let group): [group.element] + group.ordering
        case .filter(let filter): [filter.element, filter.criterion]
        case .case(let expression): (expression.subject.map { [$0] } ?? []) + expression.branches.flatMap { [$0.condition, $0.result] } + (expression.otherwise.map { [$0] } ?? [])
        case .cast(let cast): [cast.element]
        case .typeCoerce(let coercion): [coercion.element]
        case .extract(let extract): [extract.element]
        case .list(let list): list.elements
        case .tuple(let tuple): tuple.elements
        case .scalarSelect(let scalar): [scalar.select]
        case .functionColumn(let column): [column.function]
        case .column, .bind, .collation, .text, .scalarValues, .tableValue, .custom, .null, .true, .false: []
        }
    }
}
