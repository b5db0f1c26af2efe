import Runtime
import SQL

/// `sqlalchemy.sql.util`: what programs find in clauses, and how they adapt them.
enum ClauseUtilities {
    static func declare(in module: ModuleObject) {
        module["ClauseAdapter"] = .object(ClauseAdapter.pythonClass)
        module["ColumnAdapter"] = .object(ClauseAdapter.columnAdapter)
        declareSearches(in: module)
        declareSurfaces(in: module)
        declareOrdering(in: module)
        declareJoins(in: module)
    }

    // MARK: searches

    private static let kinds: [(option: String, names: Set<String>)] = [("include_selects", ["select", "compound_select"]), ("include_joins", ["join"]), ("include_aliases", ["alias", "subquery", "tablesample", "lateral"])]

    private static func tables(_ clause: ClauseElement, checksColumns: Bool, includesChanges: Bool, kinds: Set<String>) -> [Value] {
        clause.selfAndDescendants.compactMap { part in
            if kinds.contains(part.visitName) { return .object(part) }
            if includesChanges, let change = part as? ChangingStatement { return .object(change.target) }
            if checksColumns, let column = part as? Column { return column.table.map { .object($0) } ?? Value.none }
            return nil
        }
    }

    private static func declareSearches(in module: ModuleObject) {
        module.function(
            "find_tables", .required("clause", as: ClauseElement.self), .keyword("check_columns", default: false), .keyword("include_aliases", default: false), .keyword("include_joins", default: false), .keyword("include_selects", default: false),
            .keyword("include_crud", default: false), doc: "The tables within a clause."
        ) { (clause: ClauseElement, columns: Bool, aliases: Bool, joins: Bool, selects: Bool, changes: Bool) -> Value in
            let wanted = ["include_aliases": aliases, "include_joins": joins, "include_selects": selects]
            let names = kinds.filter { wanted[$0.option] == true }.reduce(into: Set(["table"])) { $0.formUnion($1.names) }
            return .list(tables(clause, checksColumns: columns, includesChanges: changes, kinds: names))
        }
        module.function("bind_values", .required("clause", as: ClauseElement.self), doc: "The values of the parameters within a clause.") { (clause: ClauseElement) throws -> Value in
            .list(try clause.selfAndDescendants.compactMap { try ($0 as? BindParameter)?.effectiveValue() })
        }
        module.function(
            "criterion_as_pairs", .required("expression", as: ClauseElement.self), .optional("consider_as_foreign_keys", default: Value.none), .optional("consider_as_referenced_keys", default: Value.none), .optional("any_operator", default: false),
            doc: "The columns that a condition compares, the referenced one first."
        ) { (clause: ClauseElement, foreign: Value, referenced: Value, anyOperator: Bool) throws -> Value in .list(try pairs(clause, foreign, referenced, anyOperator)) }
        module.function("visit_binary_product", .required("fn", as: Value.self), .required("expr", as: ColumnElement.self), doc: "Call a function for each comparison with each column of its left and each of its right side.") { (function: Value, element: ColumnElement) throws in
            var stack: [BinaryExpression] = []
            _ = try comparedColumns(element, &stack) { _ = try function.call(.object($0), .object($1), .object($2)) }
        }
        module.function("adapt_criterion_to_null", .required("crit", as: ClauseElement.self), .required("nulls", as: Value.self), doc: "A condition with IS NULL in place of comparisons with some parameters.") { (clause: ClauseElement, names: Value) throws -> ClauseElement in
            func isNull(_ element: ColumnElement) throws -> Bool { try (element as? BindParameter).map { try names.contains(.string($0.key)) } ?? false }
            return try ClauseCopies(visit: nil) { part in
                guard let binary = part as? BinaryExpression else { return nil }
                if try isNull(binary.left) { return BinaryExpression(binary.right, .is, Constant.null, type: BooleanType.shared) }
                return try isNull(binary.right) ? BinaryExpression(binary.left, .is, Constant.null, type: BooleanType.shared) : nil
            }.copy(clause)
        }
    }

    private static func pairs(_ clause: ClauseElement, _ foreign: Value, _ referenced: Value, _ anyOperator: Bool) throws -> [Value] {
        if try foreign.isTrue() && referenced.isTrue() { throw SQLError.argument("Can only specify one of 'consider_as_foreign_keys' or 'consider_as_referenced_keys'") }
        let given = try foreign.isTrue() ? foreign.elements() : referenced.isTrue() ? referenced.elements() : nil
        func isGiven(_ element: ColumnElement) -> Bool { given?.contains { $0.object === element } ?? false }
        var found: [Value] = []
        for case let binary as BinaryExpression in clause.selfAndDescendants where anyOperator || binary.binaryOperator == .equal {
            let (left, right) = (binary.left, binary.right)
            if given != nil {
                // The side that is given, and the other.
                let isLeft = isGiven(left) && (left === right || !isGiven(right))
                guard isLeft || (isGiven(right) && !isGiven(left)) else { continue }
                let (own, other) = isLeft ? (left, right) : (right, left)
                found.append(try foreign.isTrue() ? .tuple([.object(other), .object(own)]) : .tuple([.object(own), .object(other)]))
            } else if let left = left as? Column, let right = right as? Column {
                if try left.requireReferences(right) { found.append(.tuple([.object(right), .object(left)])) } else if try right.requireReferences(left) { found.append(.tuple([.object(left), .object(right)])) }
            }
        }
        return found
    }

    /// The columns of an expression that no comparison within it has.
    private static func comparedColumns(_ element: ClauseElement, _ stack: inout [BinaryExpression], _ body: (BinaryExpression, ColumnElement, ColumnElement) throws -> Void) throws -> [ColumnElement] {
        try StackGuard.check()
        if let scalar = element as? ScalarSelect { return [scalar] }
        if let binary = element as? BinaryExpression, binary.binaryOperator.isComparison {
            stack.append(binary)
            defer { stack.removeLast() }
            let left = try comparedColumns(binary.left, &stack, body), right = try comparedColumns(binary.right, &stack, body)
            for one in left { for other in right { try body(binary, one, other) } }
            return []
        }
        let own: [ColumnElement] = element is Column || element is TextColumn ? [element].compactMap { $0 as? ColumnElement } : []
        return try own + element.children.flatMap { try comparedColumns($0, &stack, body) }
    }

    // MARK: what lies at the surface

    /// A clause and, of joins, their sides, the right one first.
    private static func surface(_ clause: ClauseElement) -> [ClauseElement] {
        guard let join = clause as? Join else { return [clause] }
        return [clause] + surface(join.right) + surface(join.left)
    }
    private static func leftmost(_ clause: ClauseElement) -> [ClauseElement] {
        guard let join = clause as? Join else { return [clause] }
        return leftmost(join.left) + leftmost(join.right)
    }
    private static func expressions(_ clause: ClauseElement) -> [ClauseElement] {
        guard clause is ColumnElement else { return [clause] }
        return [clause] + clause.children.reversed().flatMap(expressions)
    }
    private static func selectables(_ clause: ClauseElement) -> [ClauseElement] {
        switch clause {
        case let join as Join: return selectables(join.right) + selectables(join.left)
        case let column as Column: return column.table.map { selectables($0) } ?? [column]
        case is TableClause, is Alias: return [clause, clause]
        default: return [clause]
        }
    }
    private static func iterator(_ clauses: [ClauseElement]) throws -> Value { .object(try ListObject(clauses.map { .object($0) }).iterator() ?? ClosureIterator { nil }) }

    private static func declareSurfaces(in module: ModuleObject) {
        module.function("surface_selectables", .required("clause", as: ClauseElement.self), doc: "An element of FROM and what it joins.") { (clause: ClauseElement) throws -> Value in try iterator(surface(clause)) }
        module.function("surface_selectables_only", .required("clause", as: ClauseElement.self), doc: "The elements of FROM that a clause joins or is of.") { (clause: ClauseElement) throws -> Value in try iterator(selectables(clause)) }
        module.function("surface_expressions", .required("clause", as: ClauseElement.self), doc: "An expression and its parts.") { (clause: ClauseElement) throws -> Value in try iterator(expressions(clause)) }
        module.function("tables_from_leftmost", .required("clause", as: ClauseElement.self), doc: "The tables of joins, from the left.") { (clause: ClauseElement) throws -> Value in try iterator(leftmost(clause)) }
        module.function("clause_is_present", .required("clause", as: ClauseElement.self), .required("search", as: ClauseElement.self), doc: "Whether a clause is one of those that are joined.") { (clause: ClauseElement, search: ClauseElement) -> Bool in surface(search).contains { $0 === clause } }
        module.function("selectables_overlap", .required("left", as: ClauseElement.self), .required("right", as: ClauseElement.self), doc: "Whether two joins have an element in common.") { (left: ClauseElement, right: ClauseElement) -> Bool in
            surface(left).contains { one in surface(right).contains { $0 === one } }
        }
    }

    // MARK: ORDER BY

    /// The expressions of a term without DESC, NULLS LAST and labels.
    private static func ordered(_ clause: ClauseElement, _ found: inout [ClauseElement]) {
        var clause = clause
        if let label = clause as? Label, !(label.element is ScalarSelect) { clause = (label.element as? Grouping)?.inner ?? label.element }
        let isOrdering = [.descending, .ascending, .nullsFirst, .nullsLast].contains { $0 == (clause as? UnaryExpression)?.unaryOperator }
        if clause is ColumnElement, !isOrdering {
            if clause is Label { return ordered(clause, &found) }
            if !found.contains(where: { $0 === clause }) { found.append(clause) }
        } else {
            for part in clause.children { ordered(part, &found) }
        }
    }
    private static func unwrapped(_ clause: ClauseElement) -> [ClauseElement] {
        var found: [ClauseElement] = []
        ordered(clause, &found)
        return found
    }

    private static func declareOrdering(in module: ModuleObject) {
        module.function("unwrap_order_by", .required("clause", as: ClauseElement.self), doc: "The expressions of a term of ORDER BY.") { (clause: ClauseElement) -> Value in .list(unwrapped(clause).map { .object($0) }) }
        module.function("unwrap_label_reference", .required("element", as: Value.self), doc: "What a label refers to.") { (element: Value) -> Value in element }
        module.function("expand_column_list_from_order_by", .required("collist", as: Value.self), .required("order_by", as: Value.self), doc: "The expressions of an ORDER BY that are not among columns.") { (columns: Value, terms: Value) throws -> Value in
            let present = try columns.elements().flatMap { column in [column.object, (column.object as? Label)?.element] }
            var found: [ClauseElement] = []
            for term in try terms.elements() {
                guard let clause = try Coercion.element(term) else { continue }
                found += unwrapped(clause).filter { element in !present.contains { $0 === element } }
            }
            return .list(found.map { .object($0) })
        }
    }

    // MARK: joins

    private static func declareJoins(in module: ModuleObject) {
        module.function("join_condition", .required("a", as: FromArgument.self), .required("b", as: FromArgument.self), .optional("a_subset", default: Value.none), .optional("consider_as_foreign_keys", default: Value.none), doc: "The condition that foreign keys make.") { (left: FromArgument, right: FromArgument, _: Value, _: Value) throws -> Value in
            .object(try Join.condition(left.from, right.from))
        }
        module.function("find_join_source", .required("clauses", as: Value.self), .required("join_to", as: FromArgument.self), doc: "The places of the elements of FROM that something can be joined to.") { (clauses: Value, target: FromArgument) throws -> Value in
            var parts: [FromClause] = []
            target.from.visitParts { parts.append($0) }
            return .list(try clauses.elements().enumerated().flatMap { at, clause in
                let from = try FromArgument.from(clause).from
                return parts.filter { from.isDerived(from: $0) }.map { _ in Value.int(at) }
            })
        }
        module.function("reduce_columns", .required("columns", as: Value.self), .rest("clauses", of: Value.self), .keyword("only_synonyms", default: false), doc: "Columns without those whose values others among them have.") { (columns: Value, criteria: [Value], onlySynonyms: Bool) throws -> Value in
            let reduced = try ColumnReduction(columns.elements().map { try Coercion.column($0) }, criteria: criteria.filter { !$0.isNone }.map { try Coercion.column($0) }, onlySynonyms: onlySynonyms).columns
            return .object(try OrderedSet(reduced.map { .object($0) }))
        }
    }
}

/// `ClauseAdapter(selectable)`: copies clauses with the columns of a selectable in place of those that it stands for (sqlalchemy.sql.util.ClauseAdapter).
final class ClauseAdapter: Object {
    fileprivate let selectable: FromClause
    fileprivate let equivalents: Value, includes: Value, excludes: Value
    fileprivate let adaptsOnNames: Bool

    fileprivate init(_ type: Class, _ selectable: FromClause, equivalents: Value, includes: Value, excludes: Value, adaptsOnNames: Bool) {
        (self.selectable, self.equivalents, self.includes, self.excludes, self.adaptsOnNames) = (selectable, equivalents, includes, excludes, adaptsOnNames)
        super.init(type: type)
        Heap.track(self)
    }
    override func visitReferences(_ visit: (Object) -> Void) {
        super.visitReferences(visit)
        visit(selectable)
        for value in [equivalents, includes, excludes] { value.visitHeld(visit) }
    }

    private func corresponding(_ element: ColumnElement, _ seen: [ColumnElement] = []) throws -> ColumnElement? {
        if let found = selectable.corresponding(to: element, embedded: true) { return found }
        if !seen.contains(where: { $0 === element }), let others = try equivalents.dictionary?.get(.object(element)) {
            for other in try others.elements() { if let other = try Coercion.column(other) as ColumnElement?, let found = try corresponding(other, seen + [element]) { return found } }
        }
        guard adaptsOnNames, let name = element.elementName?.text else { return nil }
        return selectable.column(name)
    }

    fileprivate func replacement(_ clause: ClauseElement) throws -> ClauseElement? {
        if try includes.isTrue() && !includes.call(.object(clause)).isTrue() { return nil }
        if try excludes.isTrue() && excludes.call(.object(clause)).isTrue() { return nil }
        if let from = clause as? FromClause {
            if selectable.isDerived(from: from) { return selectable }
            return (from as? Alias)?.element is TableClause ? from : nil
        }
        guard let element = clause as? ColumnElement, !(element is Constant) else { return nil }
        return try corresponding(element)
    }

    fileprivate func adapted(_ clause: Value) throws -> Value { try ClauseVisitors.copy(clause, .object(stops), replace: { try Value.object(self).callMethod("replace", $0) }) }
    /// The selectable itself is left as it is.
    private var stops: DictObject {
        let options = DictObject()
        options.set("stop_on", .list([.object(selectable)]))
        return options
    }

    static let pythonClass = Class.declare("ClauseAdapter", for: ClauseAdapter.self, module: "sqlalchemy.sql.util", bases: [ClauseVisitors.replacing], derivable: true, doc: "Copies clauses with the columns of a selectable in place of those that it stands for.") { type in
        type.constructor(
            .required("selectable", as: FromArgument.self), .optional("equivalents", default: Value.none), .optional("include_fn", default: Value.none), .optional("exclude_fn", default: Value.none), .optional("adapt_on_names", default: false),
            .optional("anonymize_labels", default: false), .optional("adapt_from_selectables", default: Value.none)
        ) { (made: Class, from: FromArgument, equivalents: Value, includes: Value, excludes: Value, onNames: Bool, _: Bool, _: Value) -> ClauseAdapter in
            ClauseAdapter(made, from.from, equivalents: equivalents, includes: includes, excludes: excludes, adaptsOnNames: onNames)
        }
        declareMembers(type)
    }
    static let columnAdapter: Class = {
        let made = Class("ColumnAdapter", module: "sqlalchemy.sql.util", bases: [pythonClass], doc: "Adapts columns one by one.", derivable: true)
        made.extend(for: ClauseAdapter.self) { type in
            type.constructor(
                .required("selectable", as: FromArgument.self), .optional("equivalents", default: Value.none), .optional("adapt_required", default: false), .optional("include_fn", default: Value.none), .optional("exclude_fn", default: Value.none),
                .optional("adapt_on_names", default: false), .optional("allow_label_resolve", default: true), .optional("anonymize_labels", default: false), .optional("adapt_from_selectables", default: Value.none)
            ) { (made: Class, from: FromArgument, equivalents: Value, _: Bool, includes: Value, excludes: Value, onNames: Bool, _: Bool, _: Bool, _: Value) -> ClauseAdapter in
                ClauseAdapter(made, from.from, equivalents: equivalents, includes: includes, excludes: excludes, adaptsOnNames: onNames)
            }
            type.method("adapt_clause", .required("obj", as: Value.self), doc: "A clause with the columns of the selectable.") { (adapter: ClauseAdapter, clause: Value) throws -> Value in try adapter.adapted(clause) }
            type.method("adapt_list", .required("list_", as: Value.self), doc: "Clauses with the columns of the selectable.") { (adapter: ClauseAdapter, clauses: Value) throws -> Value in .list(try clauses.elements().map { try adapter.adapted($0) }) }
        }
        made.inheritHooks()
        return made
    }()

    private static func declareMembers(_ type: Declaration<ClauseAdapter>) {
        type.method("replace", .required("col", as: Value.self), doc: "What takes the place of a part; None for a copy of it.") { (adapter: ClauseAdapter, clause: Value) throws -> Value in
            try Coercion.element(clause).flatMap { try adapter.replacement($0) }.map { .object($0) } ?? .none
        }
        type.method("traverse", .required("obj", as: Value.self), doc: "A clause with the columns of the selectable.") { (adapter: ClauseAdapter, clause: Value) throws -> Value in try adapter.adapted(clause) }
        type.property("selectable", doc: "What gives the columns.") { (adapter: ClauseAdapter) -> Value in .object(adapter.selectable) }
        type.property("adapt_on_names", doc: "Whether columns of the same name take a column's place.") { (adapter: ClauseAdapter) -> Bool in adapter.adaptsOnNames }
        for (name, get) in [("equivalents", \ClauseAdapter.equivalents), ("include_fn", \.includes), ("exclude_fn", \.excludes)] as [(String, KeyPath<ClauseAdapter, Value>)] {
            type.property(name, doc: "As it was given.") { (adapter: ClauseAdapter) -> Value in adapter[keyPath: get] }
        }
    }
}
