import Runtime

/// A copy of a clause with parts replaced, elements of FROM among them, whose columns follow (`replacement_traverse`, `cloned_traverse`).
public final class ClauseCopies {
    private let replace: (ClauseElement) throws -> ClauseElement?
    /// Called for each copy; nil where SELECTs are copied only if they change.
    private let visit: ((ClauseElement) throws -> Void)?
    /// Whether parameters without a name of their own get others than those of the original.
    private let renumbersParameters: Bool
    /// What became of each clause; both are held, so that none takes the identity of another.
    private var made: [ObjectIdentifier: (original: ClauseElement, copy: ClauseElement)] = [:]
    /// What `replace` gave, which is not walked.
    private var given: Set<ObjectIdentifier> = []

    public init(visit: ((ClauseElement) throws -> Void)? = nil, renumbersParameters: Bool = true, replace: @escaping (ClauseElement) throws -> ClauseElement? = { _ in nil }) {
        self.visit = visit
        self.renumbersParameters = renumbersParameters
        self.replace = replace
    }

    /// - Throws: what the functions given throw, RecursionError
    public func copy(_ clause: ClauseElement) throws -> ClauseElement {
        try StackGuard.check()
        let identity = ObjectIdentifier(clause)
        if given.contains(identity) { return clause }
        if let known = made[identity] { return known.copy }
        if let replacement = try replace(clause) {
            given.insert(ObjectIdentifier(replacement))
            made[identity] = (clause, replacement)
            return replacement
        }
        let copy = try copied(clause)
        made[identity] = (clause, copy)
        if let visit, !copy.isImmutable { try visit(copy) }
        return copy
    }

    private func copy(_ from: FromClause) throws -> FromClause { try copy(from as ClauseElement) as? FromClause ?? from }
    private func copy(_ select: SelectBase) throws -> SelectBase { try copy(select as ClauseElement) as? SelectBase ?? select }
    private func copy(_ element: ColumnElement) throws -> ColumnElement { try copy(element as ClauseElement) as? ColumnElement ?? element }
    private func copies<Element: ColumnElement>(_ elements: [Element]) throws -> [ColumnElement] { try elements.map { try copy($0) } }

    private func copied(_ clause: ClauseElement) throws -> ClauseElement {
        switch clause {
        case let column as Column: try copied(column)
        case let bind as BindParameter: renumbersParameters && (bind.isUnique || visit != nil) ? bind.another() : bind
        case let scalar as ScalarSelect: try copied(scalar)
        // What is visited may be changed in place.
        case let binary as BinaryExpression where visit != nil: binary.with(try copy(binary.left), try copy(binary.right)).named(like: binary)
        // A copy has the name that the compiler makes for the original.
        case let element as ColumnElement: try element.replacing { $0 === element ? nil : try copy($0) }.named(like: element)
        case let from as FromClause: try copied(from)
        case let select as Select: try copied(select)
        case let compound as CompoundSelect: try copied(compound)
        case let textual as TextualSelect: try copied(textual)
        case let change as ChangingStatement: try change.mapping { try copy($0) }
        default: clause
        }
    }

    /// A column of an element of FROM that was replaced is that of its replacement.
    private func copied(_ column: Column) throws -> Column {
        guard let table = column.table, let replaced = made[ObjectIdentifier(table)], replaced.copy !== table else { return column }
        guard let from = replaced.copy as? FromClause else { return column }
        if let made = column.madeName, let found = from.columns.first(where: { $0.madeName == made }) { return found }
        if let found = from.corresponding(to: column) { return found }
        // What it stood for is gone: it goes on by its name.
        return from is AliasedFrom && from.fromName == table.fromName ? Column(clause: column.name, column.columnType, of: from, key: column.key) : column
    }

    private func copied(_ scalar: ScalarSelect) throws -> ScalarSelect {
        let select = try copy(scalar.select)
        return select === scalar.select ? scalar : ScalarSelect(select, isExists: scalar.isExists)
    }

    // MARK: SELECT

    private func copied(_ compound: CompoundSelect) throws -> CompoundSelect {
        let selects = try compound.selects.map { try copy($0) }
        let made = compound.with(selects: selects)
        made.tail = try copied(compound.tail)
        return visit == nil && zip(selects, compound.selects).allSatisfy({ $0 === $1 }) && made.tail.ordering.isEmpty ? compound : made
    }

    private func copied(_ textual: TextualSelect) throws -> SelectBase {
        let text = try copy(textual.text) as? TextClause ?? textual.text
        return text === textual.text ? textual : TextualSelect(text, textual.columns, isPositional: textual.isPositional).with(tail: textual.tail)
    }

    private func copied(_ tail: SelectBase.Tail) throws -> SelectBase.Tail {
        var made = tail
        made.ordering = try copies(tail.ordering)
        made.grouping = try copies(tail.grouping)
        made.limit = try tail.limit.map { try copy($0) }
        made.offset = try tail.offset.map { try copy($0) }
        made.ctes = try tail.ctes.map { (try copy($0.cte) as? CommonTableExpression ?? $0.cte, $0.isNesting) }
        return made
    }

    private func copied(_ select: Select) throws -> Select {
        let clauses = select.clauses
        let ofColumns = Select.froms(of: clauses.columns + clauses.criteria)
        let explicit: [FromClause] = clauses.froms + clauses.joins.flatMap { [$0.target] + ($0.left.map { [$0] } ?? []) } + Select.froms(of: clauses.joins.flatMap { $0.formerColumns ?? [] })
        // Rows are read into objects by the columns of their FROM, which stays.
        if clauses.parts.contains(where: { if case .entity = $0 { true } else { false } }) { for from in Select.froms(of: clauses.columns) { made[ObjectIdentifier(from)] = made[ObjectIdentifier(from)] ?? (from, from) } }
        // Elements of FROM before the columns, which are then those of the copies.
        let added = try ofColumns.compactMap { try copy($0) as? Join }
        for from in explicit { _ = try copy(from) }
        let changed = Select([])
        changed.carrying(select)
        changed.clauses = clauses
        changed.clauses.froms = try clauses.froms.map { try copy($0) }
        let named = changed.clauses.froms
        changed.clauses.froms += added.filter { join in !ofColumns.contains { $0 === join } && !named.contains { $0 === join } }
        changed.clauses.joins = try clauses.joins.map { try copied($0) }
        changed.clauses.columns = try copies(clauses.columns)
        changed.clauses.criteria = try copies(clauses.criteria)
        changed.clauses.having = try copies(clauses.having)
        changed.clauses.distinctOn = try copies(clauses.distinctOn)
        changed.clauses.correlated = try clauses.correlated.map { try copy($0) }
        changed.clauses.correlatedExcept = try clauses.correlatedExcept?.map { try copy($0) }
        changed.clauses.prefixes = try clauses.prefixes.map { (try copy($0.text), $0.dialect) }
        changed.clauses.suffixes = try clauses.suffixes.map { (try copy($0.text), $0.dialect) }
        changed.tail = try copied(select.tail)
        return changed
    }

    private func copied(_ setup: Select.JoinSetup) throws -> Select.JoinSetup {
        var made = Select.JoinSetup(
            target: try copy(setup.target), condition: try setup.condition.map { try copy($0) }, isOuter: setup.isOuter, isFull: setup.isFull, left: try setup.left.map { try copy($0) }, subject: setup.subject, leftSubject: setup.leftSubject,
            path: setup.path)
        made.formerColumns = try setup.formerColumns.map { try copies($0) }
        return made
    }

    // MARK: FROM

    private func copied(_ from: FromClause) throws -> FromClause {
        switch from.fromNode {
        case .table, .values, .text: return from
        case .alias(let alias):
            let element = try copy(alias.element)
            return element === alias.element ? alias : Alias(element, name: alias.name, sampling: alias.sampling, isLateral: alias.isLateral).named(as: alias)
        case .subquery(let subquery):
            let select = try copy(subquery.select)
            return select === subquery.select ? subquery : Subquery(select, name: subquery.name, isLateral: subquery.isLateral).named(as: subquery)
        case .cte(let cte): return try copied(cte)
        case .join(let join?):
            let left = try copy(join.left), right = try copy(join.right), condition = try copy(join.condition)
            return left === join.left && right === join.right && condition === join.condition ? join : Join(left, right, on: condition, isOuter: join.isOuter, isFull: join.isFull)
        case .join(nil): return from
        case .function(let function):
            let call = try copy(function.function) as? FunctionElement
            return call.map { $0 === function.function ? function : FunctionFrom($0) } ?? function
        case .tableValued(let valued):
            guard let call = try copy(valued.function) as? FunctionElement, call !== valued.function else { return valued }
            return valued.calling(call).named(as: valued)
        }
    }

    private func copied(_ cte: CommonTableExpression) throws -> CommonTableExpression {
        let statement = try copy(cte.statement) as? Statement ?? cte.statement
        let aliased = try cte.aliased.map { try copy($0) as? CommonTableExpression ?? $0 }, restates = try cte.restates.map { try copy($0) as? CommonTableExpression ?? $0 }
        if statement === cte.statement, aliased === cte.aliased, restates === cte.restates { return cte }
        let made = CommonTableExpression(
            statement, name: cte.name, isRecursive: cte.isRecursive, isNesting: cte.isNesting, aliased: aliased, restates: restates, prefixes: cte.prefixes, suffixes: cte.suffixes, values: cte.values
        ).named(as: cte)
        made.isCopy = true
        return made
    }
}

extension ClauseElement {
    /// Whether SQLAlchemy shares it between copies (`Immutable`).
    fileprivate var isImmutable: Bool { self is Column || self is TableClause || self is Constant || (self as? TextColumn)?.isLiteral == true }
}

extension AliasedFrom {
    /// Takes the name of the element that this is a copy of.
    fileprivate func named(as other: AliasedFrom) -> Self {
        quote = other.quote
        original = other.original ?? other
        if name == nil { namesake = other.namesake ?? other }
        return self
    }
}

extension Select {
    /// The elements of FROM that expressions need, each once.
    fileprivate static func froms(of elements: [ColumnElement]) -> [FromClause] {
        var found: [FromClause] = []
        for element in elements { element.visitFroms { from in if !found.contains(where: { $0 === from }) { found.append(from) } } }
        return found
    }
}
