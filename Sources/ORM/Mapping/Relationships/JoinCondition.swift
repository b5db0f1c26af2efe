import Runtime
import SQL

/// How the rows of two mapped classes belong together: the ON clause of a relationship, and which of its columns are
/// foreign keys, which remote.  After SQLAlchemy's `_JoinCondition`.
public struct JoinCondition {
    /// Two columns that are equal: the parent's side and the other.
    public struct Pair {
        public let local: Column
        public let remote: Column
        public init(local: Column, remote: Column) {
            self.local = local
            self.remote = remote
        }
    }

    /// A column where it occurs in the condition.
    struct Use {
        let column: Column
        var isForeign = false
        var isRemote = false
    }

    /// A comparison in the condition: `user.id = address.user_id`; a side that is no column is nil.
    struct Comparison {
        var left: Use?
        var right: Use?
        let isEquality: Bool
        /// Whether the sides are the columns themselves, not expressions with them.
        var isDirect = true
    }

    /// ON from the parent to the target, or to the secondary table.
    public var primary: ColumnElement
    /// ON from the secondary table to the target.
    public var secondary: ColumnElement?
    public private(set) var localRemotePairs: [Pair] = []
    /// Source and foreign key, as a flush copies values (`_synchronize_pairs`).
    public private(set) var synchronizePairs: [Pair] = []
    public private(set) var secondarySynchronizePairs: [Pair] = []
    public private(set) var direction = RelationshipProperty.Direction.oneToMany
    public private(set) var localColumns: [Column] = []
    public private(set) var remoteColumns: [Column] = []
    public private(set) var foreignKeyColumns: [Column] = []

    /// Whether the condition itself says which of its columns are remote: `remote()`.
    private(set) var isMarked = false
    /// Whether `foreign()` says in the condition which columns refer to the others.
    private var hasForeignMarks = false

    private var primaryComparisons: [Comparison]
    private var secondaryComparisons: [Comparison]

    /// What the condition is made from.
    struct Parts {
        let property: RelationshipProperty
        let parentTables: [FromClause], targetTables: [FromClause]
        let parentLocal: FromClause, targetLocal: FromClause
        /// What the target is selected from, where it is an alias.
        let targetAlias: FromClause?
        let secondary: FromClause?
        let primaryJoin: ColumnElement?, secondaryJoin: ColumnElement?
        /// `foreign_keys=`
        let foreignKeys: [Column]
        /// `remote_side=`
        let remoteSide: [Column]
        /// `_local_remote_pairs=`
        let localRemotePairs: [Pair]
        let isSelfReferential: Bool

        var secondaryTables: [Table] {
            var found: [Table] = []
            secondary?.visitParts { if let table = $0 as? Table { found.append(table) } }
            return found
        }
        func isOfSecondary(_ column: Column) -> Bool { secondary.map { $0 === column.table } ?? false || secondaryTables.contains { $0 === column.table } }
        func isOfTarget(_ from: FromClause?) -> Bool {
            if targetTables.contains(where: { $0 === from }) { return true }
            var isFound = false
            targetAlias?.visitParts { if $0 === from { isFound = true } }
            return isFound
        }
    }

    init(_ parts: Parts) throws {
        (primary, secondary) = try JoinCondition.clauses(parts)
        primaryComparisons = ORMCoercion.comparisons(primary)
        secondaryComparisons = secondary.map { ORMCoercion.comparisons($0) } ?? []
        isMarked = has(\.isRemote, in: primaryComparisons + secondaryComparisons)
        hasForeignMarks = has(\.isForeign, in: primaryComparisons)
        annotateForeign(parts)
        if !parts.localRemotePairs.isEmpty, !parts.remoteSide.isEmpty, !has(\.isRemote, in: primaryComparisons) {
            throw ORMError.argument("remote_side argument is redundant against more detailed _local_remote_side argument.")
        }
        try annotateRemote(parts)
        let equatesItself = !isMarked && primaryComparisons.contains { JoinCondition.equatesItself($0) }
        if equatesItself { markPlaces() }
        if !isMarked {
            primary = JoinCondition.unmarked(primary)
            secondary = secondary.map { JoinCondition.unmarked($0) }
        }
        collectPairs(parts)
        try checkForeign(parts)
        try determineDirection(parts)
        if localRemotePairs.isEmpty { throw ORMError.noLocalRemotePairs(parts.property) }
        for pair in localRemotePairs where parts.parentTables.contains(where: { $0 === pair.remote.table }) && !parts.isOfTarget(pair.remote.table) {
            try SQLWarning.warn("Expression \(try pair.remote.str()) is marked as 'remote', but these column(s) are local to the local side.  The remote() annotation is needed only for a self-referential relationship where both sides of the relationship refer to the same tables.")
        }
    }

    /// `folder.account_id = folder.account_id` of a key that refers to a row of its own table: the same column stands on both sides, so that its
    /// places are marked; the left one is the other row's.
    private mutating func markPlaces() {
        for at in primaryComparisons.indices where JoinCondition.equatesItself(primaryComparisons[at]) {
            primaryComparisons[at].left?.isRemote = true
            primaryComparisons[at].right?.isRemote = false
        }
        let comparisons = primaryComparisons
        func marked(_ use: Use) -> ColumnElement { use.isForeign || use.isRemote ? JoinAnnotation(use.column, isForeign: use.isForeign, isRemote: use.isRemote) : use.column }
        primary = primary.replacing { part in
            guard let binary = part as? BinaryExpression, let left = binary.left as? Column, let right = binary.right as? Column else { return nil }
            guard let found = comparisons.first(where: { $0.left?.column === left && $0.right?.column === right }), let first = found.left, let second = found.right else { return nil }
            return binary.with(marked(first), marked(second))
        }
        isMarked = true
    }

    private static func equatesItself(_ comparison: Comparison) -> Bool {
        guard comparison.isDirect, let left = comparison.left, let right = comparison.right else { return false }
        return left.column === right.column && left.isForeign
    }

    private static func unmarked(_ clause: ColumnElement) -> ColumnElement { clause.replacing { ($0 as? JoinAnnotation)?.element } }

    /// The column that a part of the condition is, and whether it is on the other side; nil for any other part.
    func side(of part: ColumnElement) -> (column: Column, isRemote: Bool)? {
        if let marked = part as? JoinAnnotation, let column = marked.element as? Column { return (column, marked.isRemote) }
        guard let column = part as? Column else { return nil }
        return (column, !isMarked && remoteColumns.contains { $0 === column })
    }

    /// The columns of either side that ON from the parent reads.
    var primaryColumns: [Column] {
        var found: [Column] = []
        _ = primary.replacing { part in
            guard let (column, _) = self.side(of: part) else { return nil }
            if !found.contains(where: { $0 === column }) { found.append(column) }
            return part
        }
        return found
    }

    /// The condition seen from the other side: what is remote becomes local.
    func reversed(parentTables: [FromClause]) -> ColumnElement {
        guard isMarked else {
            guard hasForeignMarks else { return primary }
            return primary.replacing { [foreignKeyColumns] part in (part as? Column).flatMap { column in foreignKeyColumns.contains { $0 === column } ? JoinAnnotation(column, isForeign: true, isRemote: false) : nil } }
        }
        return primary.replacing { part in
            if let marked = part as? JoinAnnotation {
                if marked.isRemote { return marked.isForeign ? JoinAnnotation(marked.element, isForeign: true, isRemote: false) : marked.element }
                return JoinAnnotation(marked.element, isForeign: marked.isForeign, isRemote: true)
            }
            guard let column = part as? Column, parentTables.contains(where: { $0 === column.table }) else { return nil }
            return JoinAnnotation(column, isForeign: false, isRemote: true)
        }
    }

    /// Whether the condition is nothing but equalities of the pairs.
    var isPurelyPairs: Bool {
        primaryComparisons.count == localRemotePairs.count && primaryComparisons.allSatisfy { $0.isEquality && $0.isDirect && $0.left != nil && $0.right != nil }
    }

    /// The same of the part that leads to the association table.
    var isPrimaryPurelyPairs: Bool {
        primaryComparisons.count == synchronizePairs.count && primaryComparisons.allSatisfy { $0.isEquality && $0.isDirect && $0.left != nil && $0.right != nil }
    }

    // MARK: the clauses

    private static func clauses(_ parts: Parts) throws -> (ColumnElement, ColumnElement?) {
        if parts.secondaryJoin != nil, parts.secondary == nil { throw ORMError.secondaryJoinWithoutTable(parts.property) }
        if parts.secondary != nil {
            let tables = parts.secondaryTables
            let second = try parts.secondaryJoin ?? clause(keys(parts, parts.targetTables, tables, preferring: parts.targetLocal))
            let first = try parts.primaryJoin ?? clause(keys(parts, parts.parentTables, tables, preferring: parts.parentLocal))
            return (first, second)
        }
        if let given = parts.primaryJoin { return (given, nil) }
        return (clause(try keys(parts, parts.parentTables, parts.targetTables, preferring: parts.parentLocal)), nil)
    }

    private static func keys(_ parts: Parts, _ left: [FromClause], _ right: [FromClause], preferring preferred: FromClause) throws -> [Pair] {
        switch try foreignKeyPairs(from: left, to: right, preferring: preferred, consideringOnly: parts.foreignKeys) {
        case .found(let pairs): return pairs
        case .none: throw ORMError.noForeignKeys(parts.property, secondary: parts.secondary)
        case .ambiguous: throw ORMError.ambiguousForeignKeys(parts.property, secondary: parts.secondary)
        }
    }

    /// `a.id = b.a_id AND ...`
    static func clause(_ pairs: [Pair]) -> ColumnElement { ORMCoercion.conjunction(pairs.map { ORMCoercion.equality($0.local, $0.remote) }) }

    /// The equalities of columns in a condition.
    static func equatedPairs(in clause: ColumnElement) -> [Pair] {
        ORMCoercion.comparisons(clause).compactMap { comparison in
            guard comparison.isEquality, let left = comparison.left?.column, let right = comparison.right?.column else { return nil }
            return left.references(right) ? Pair(local: right, remote: left) : Pair(local: left, remote: right)
        }
    }

    // MARK: annotations

    private mutating func forEachUse(_ change: (inout Use, Use?, Bool) -> Void) {
        func visit(_ comparisons: inout [Comparison], _ isPrimary: Bool) {
            for at in comparisons.indices {
                let left = comparisons[at].left, right = comparisons[at].right
                if var use = left {
                    change(&use, right, isPrimary)
                    comparisons[at].left = use
                }
                if var use = right {
                    change(&use, left, isPrimary)
                    comparisons[at].right = use
                }
            }
        }
        visit(&primaryComparisons, true)
        visit(&secondaryComparisons, false)
    }

    private func has(_ test: (Use) -> Bool, in comparisons: [Comparison]) -> Bool {
        comparisons.contains { ($0.left.map(test) ?? false) || ($0.right.map(test) ?? false) }
    }

    private mutating func annotateForeign(_ parts: Parts) {
        if has(\.isForeign, in: primaryComparisons) { return }
        if !parts.foreignKeys.isEmpty {
            forEachUse { use, _, _ in if parts.foreignKeys.contains(where: { $0 === use.column }) { use.isForeign = true } }
            return
        }
        func annotate(_ comparisons: inout [Comparison]) {
            // `lower(a.code) = b.code` does not tell by itself which side refers to the other.
            for at in comparisons.indices where comparisons[at].isDirect {
                guard let left = comparisons[at].left, let right = comparisons[at].right else { continue }
                func refers(_ column: Column, _ other: Column) -> Bool {
                    column.references(other) || !other.references(column) && parts.isOfSecondary(column) && !parts.isOfSecondary(other)
                }
                if refers(left.column, right.column) { comparisons[at].left?.isForeign = true }
                if refers(right.column, left.column) { comparisons[at].right?.isForeign = true }
            }
        }
        annotate(&primaryComparisons)
        annotate(&secondaryComparisons)
    }

    private mutating func annotateRemote(_ parts: Parts) throws {
        if has(\.isRemote, in: primaryComparisons) { return }
        if parts.secondary != nil {
            forEachUse { use, _, _ in if parts.isOfSecondary(use.column) { use.isRemote = true } }
        } else if !parts.remoteSide.isEmpty || !parts.localRemotePairs.isEmpty {
            let remote = parts.remoteSide.isEmpty ? parts.localRemotePairs.map(\.remote) : parts.remoteSide
            forEachUse { use, _, _ in if remote.contains(where: { $0 === use.column }) { use.isRemote = true } }
        } else if parts.parentLocal === parts.targetLocal, parts.targetAlias == nil {
            for at in primaryComparisons.indices where primaryComparisons[at].isDirect {
                if primaryComparisons[at].left?.isForeign ?? false { primaryComparisons[at].left?.isRemote = true }
                if primaryComparisons[at].right?.isForeign ?? false { primaryComparisons[at].right?.isRemote = true }
            }
            try warnOfExpressions(parts)
        } else {
            forEachUse { use, _, _ in
                guard let table = use.column.table, parts.isOfTarget(table) else { return }
                if parts.targetAlias != nil, parts.parentLocal === parts.targetLocal, table === parts.parentLocal { return }
                if table !== parts.parentLocal, !parts.parentTables.contains(where: { $0 === table }) || table === parts.targetLocal { use.isRemote = true }
            }
            guard parts.targetAlias == nil, !has(\.isRemote, in: primaryComparisons) else { return }
            // Classes that share a table: what is equated to a column of the parent is the target's.
            forEachUse { use, other, _ in
                if let other, parts.isOfTarget(use.column.table), parts.parentTables.contains(where: { $0 === other.column.table }) { use.isRemote = true }
            }
        }
    }

    /// In a condition between rows of one table only what compares two columns says by itself which side is the other row's.
    private func warnOfExpressions(_ parts: Parts) throws {
        var count = 0
        _ = primary.replacing { part in
            if let binary = part as? BinaryExpression, !(isColumn(binary.left) && isColumn(binary.right)) { count += 1 }
            return nil
        }
        // What finds no remote side is looked at again before it is refused.
        if !has(\.isRemote, in: primaryComparisons) { count *= 2 }
        for _ in 0..<count { try SQLWarning.warn("Non-simple column elements in primary join condition for property \(parts.property.label) - consider using remote() annotations to mark the remote side.") }
    }
    private func isColumn(_ element: ColumnElement) -> Bool { ((element as? JoinAnnotation)?.element ?? element) is Column }

    // MARK: pairs

    private mutating func collectPairs(_ parts: Parts) {
        func add(_ column: Column, to list: inout [Column]) { if !list.contains(where: { $0 === column }) { list.append(column) } }
        let parent = parts.parentTables, mapped = parts.parentTables + parts.secondaryTables + (parts.secondary.map { [$0] } ?? []) as [FromClause]
        func canSync(_ column: Column) -> Bool { mapped.contains { $0 === column.table } || parts.isOfTarget(column.table) }
        for (comparisons, isPrimary) in [(primaryComparisons, true), (secondaryComparisons, false)] {
            for comparison in comparisons {
                for use in [comparison.left, comparison.right].compactMap({ $0 }) {
                    if use.isForeign { add(use.column, to: &foreignKeyColumns) }
                    if use.isRemote { add(use.column, to: &remoteColumns) }
                    if isPrimary, !use.isRemote, parent.contains(where: { $0 === use.column.table }) { add(use.column, to: &localColumns) }
                }
                guard let left = comparison.left, let right = comparison.right else { continue }
                if right.isRemote, !left.isRemote, canSync(left.column) {
                    localRemotePairs.append(Pair(local: left.column, remote: right.column))
                } else if left.isRemote, !right.isRemote, canSync(right.column) {
                    localRemotePairs.append(Pair(local: right.column, remote: left.column))
                }
                guard comparison.isEquality, canSync(left.column), canSync(right.column) else { continue }
                let pair: Pair
                if right.isForeign { pair = Pair(local: left.column, remote: right.column) } else if left.isForeign { pair = Pair(local: right.column, remote: left.column) } else { continue }
                if isPrimary { synchronizePairs.append(pair) } else { secondarySynchronizePairs.append(pair) }
            }
        }
    }

    // MARK: checks

    private func checkForeign(_ parts: Parts) throws {
        for (comparisons, isPrimary, clause) in [(primaryComparisons, true, Optional(primary)), (secondaryComparisons, false, secondary)] {
            guard let clause else { continue }
            let hasForeign = has(\.isForeign, in: comparisons)
            let canSync = !(isPrimary ? synchronizePairs : secondarySynchronizePairs).isEmpty
            if parts.property.isViewOnly ? hasForeign : canSync { continue }
            throw hasForeign && !parts.property.isViewOnly ? ORMError.noEqualities(parts.property, clause, isPrimary) : ORMError.noForeignColumns(parts.property, clause, isPrimary)
        }
    }

    private mutating func determineDirection(_ parts: Parts) throws {
        if parts.secondary != nil {
            direction = .manyToMany
            return
        }
        let targetHasKey = foreignKeyColumns.contains { key in parts.isOfTarget(key.table) && (parts.targetAlias == nil || !parts.parentTables.contains { $0 === key.table }) }
        let parentHasKey = foreignKeyColumns.contains { key in parts.parentTables.contains { $0 === key.table } }
        switch (targetHasKey, parentHasKey) {
        case (true, true):
            let uses = primaryComparisons.flatMap { [$0.left, $0.right].compactMap { $0 } }
            var remoteKeys = uses.filter { $0.isForeign && $0.isRemote }, localKeys = uses.filter { $0.isForeign && !$0.isRemote }
            if !remoteKeys.isEmpty, !localKeys.isEmpty {
                // Columns that refer to themselves say nothing.
                let own = remoteColumns.filter { column in localColumns.contains { $0 === column } }
                remoteKeys.removeAll { use in own.contains { $0 === use.column } }
                localKeys.removeAll { use in own.contains { $0 === use.column } }
            }
            if !remoteKeys.isEmpty, localKeys.isEmpty { direction = .oneToMany } else if remoteKeys.isEmpty, !localKeys.isEmpty { direction = .manyToOne } else { throw ORMError.ambiguousDirection(parts.property) }
        case (true, false): direction = .oneToMany
        case (false, true): direction = .manyToOne
        case (false, false): throw ORMError.noDirection(parts.property)
        }
    }
}
