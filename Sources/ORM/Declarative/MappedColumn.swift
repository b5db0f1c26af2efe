import Runtime
import SQL

/// `mapped_column(String(30), primary_key=True)`: a column to be, whose type and nullability the annotation may give.
public final class MappedColumn: Object, ClauseConvertible {
    public internal(set) var column: Column
    /// Whether `nullable` was given.
    let hasNullable: Bool
    /// Whether the column's name was given, rather than left to the attribute.
    let hasName: Bool
    let hasType: Bool
    let hasInsertDefault: Bool
    public private(set) var isDeferred: Bool
    private let hasDeferred: Bool
    public private(set) var group: String?
    public private(set) var raisesOnLoad: Bool
    public private(set) var activeHistory: Bool
    public var sortOrder: Int { givenSortOrder ?? 0 }
    private var givenSortOrder: Int?
    public private(set) var usesExistingColumn: Bool
    public let attributeOptions: AttributeOptions
    /// `unmapped_column()`
    let isUnmapped: Bool
    /// What instances of a dataclass read where nothing was set.
    var defaultScalar: Value?

    /// Arguments that are the ORM's own; all others are Column's.
    private static let ownArguments: Set<String> = [
        "deferred", "deferred_group", "deferred_raiseload", "active_history", "sort_order", "use_existing_column", "init", "repr", "default_factory", "compare",
        "kw_only", "hash", "dataclass_metadata",
    ]

    private init(column: Column, like other: MappedColumn) {
        self.column = column
        hasNullable = other.hasNullable
        hasName = other.hasName
        hasType = other.hasType
        hasInsertDefault = other.hasInsertDefault
        isDeferred = other.isDeferred
        group = other.group
        raisesOnLoad = other.raisesOnLoad
        activeHistory = other.activeHistory
        givenSortOrder = other.givenSortOrder
        hasDeferred = other.hasDeferred
        usesExistingColumn = other.usesExistingColumn
        attributeOptions = other.attributeOptions
        isUnmapped = other.isUnmapped
        defaultScalar = other.defaultScalar
        super.init()
    }

    /// Reads the call's arguments; those of the column itself go to `Column(...)`.
    public init(_ positional: [Value], keywords: [(name: Name, value: Value)], isUnmapped: Bool = false) throws {
        self.isUnmapped = isUnmapped
        func option(_ name: String) -> Value? { keywords.first { $0.name.text == name }?.value }
        func flag(_ name: String) throws -> Bool { try option(name)?.isTrue() ?? false }
        let forColumn = keywords.filter { !MappedColumn.ownArguments.contains($0.name.text) }
        hasInsertDefault = option("insert_default") != nil || option("default") != nil
        hasNullable = option("nullable").map { !$0.isNone } ?? false
        if case .string? = positional.first { hasName = true } else { hasName = option("name").map { !$0.isNone } ?? false }
        // A group, or that reading raises, says that the column is deferred, where nothing else does.
        let isDeferredOtherwise = try option("deferred_group").map { !$0.isNone } ?? false || flag("deferred_raiseload")
        isDeferred = try option("deferred") == nil ? isDeferredOtherwise : flag("deferred")
        group = try option("deferred_group").flatMap { $0.isNone ? nil : try String.from($0) }
        raisesOnLoad = try flag("deferred_raiseload")
        activeHistory = try flag("active_history")
        givenSortOrder = try option("sort_order").map { try Int.from($0) }
        hasDeferred = option("deferred") != nil
        usesExistingColumn = try flag("use_existing_column")
        attributeOptions = AttributeOptions(keywords)
        column = try SQLDeclaration.makeColumn(positional, forColumn)
        hasType = SQLDeclaration.hasType(column)
        super.init()
    }

    /// Takes the options of the `mapped_column()` within `Annotated[int, mapped_column(...)]`, where they are not its own.
    func take(from pattern: MappedColumn) throws {
        if pattern.isDeferred, !hasDeferred { isDeferred = true }
        group = group ?? pattern.group
        raisesOnLoad = raisesOnLoad || pattern.raisesOnLoad
        activeHistory = activeHistory || pattern.activeHistory
        usesExistingColumn = usesExistingColumn || pattern.usesExistingColumn
        givenSortOrder = givenSortOrder ?? pattern.givenSortOrder
        if !pattern.column.name.isEmpty {
            try SQLWarning.warn("Can't use the 'key' or 'name' arguments in Annotated with mapped_column(); this will be ignored", SQLWarning.deprecationWarning)
        }
        for argument in pattern.attributeOptions.dataclassArguments {
            try SQLWarning.warn("Argument '\(argument)' is a dataclass argument and cannot be specified within a mapped_column() bundled inside of an Annotated object", SQLWarning.deprecationWarning)
        }
    }

    /// The options that only a mapped attribute has a use for, as messages name them.
    var optionsOfMapped: [String] {
        [("deferred", isDeferred && group == nil && !raisesOnLoad || hasDeferred), ("deferred_group", group != nil), ("deferred_raiseload", raisesOnLoad), ("active_history", activeHistory)].compactMap { $1 ? $0 : nil }
    }

    /// A copy for a class that gets the column from a mixin or from `Annotated`.
    func copy() throws -> MappedColumn { MappedColumn(column: try SQLDeclaration.copy(column), like: self) }

    /// Whether the attribute needs a property of its own, rather than what a plain column gets.
    public var needsProperty: Bool { isDeferred || activeHistory || defaultScalar != nil }

    public func makeProperty() -> ColumnProperty {
        let made = ColumnProperty([column], deferred: isDeferred, group: group, raisesOnLoad: raisesOnLoad, activeHistory: activeHistory)
        made.attributeOptions = attributeOptions
        made.defaultScalar = defaultScalar
        return made
    }

    // MARK: as an expression, in the class body

    public var clause: ColumnElement { column }
    public override func compare(_ comparison: Comparison, _ other: Value) throws -> Value? { try column.compare(comparison, other) }
    public override func binary(_ operation: BinaryOperation, _ other: Value, reflected: Bool) throws -> Value? { try column.binary(operation, other, reflected: reflected) }
    public override func unary(_ operation: UnaryOperation) throws -> Value? { try column.unary(operation) }
    public override func hash() throws -> Int { Int(bitPattern: ObjectIdentifier(self)) >> 4 }
    public override func dynamicAttribute(_ name: Name) throws -> Value? { name.isDunder ? nil : try Value.object(column).attributeIfPresent(name) }
}
