import Runtime

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

    public static func canJoin(_ left: FromClause, _ right: FromClause) -> Bool { ((try? scan(left, right)) ?? []).isEmpty == false }

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
