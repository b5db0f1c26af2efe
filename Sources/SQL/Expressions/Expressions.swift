import Runtime

/// `x AS name`
public final class Label: ColumnElement {
    /// As given; the stem of an anonymous one.
    public private(set) var name: String
    /// Whether the name is in quotes; nil where that depends on it.
    public var quote: Bool?
    /// Its key where that is not the name.
    public var givenKey: String?
    public var element: ColumnElement
    public private(set) var isAnonymous: Bool
    public var givenType: SQLType?
    /// The label that this is a copy of, which names it where it is anonymous; itself no copy.
    private let original: Label?
    /// The class that names it as its `column_property()`.
    var mark: ColumnMark?

    /// - Parameter name: nil for an anonymous label.
    public init(_ name: String?, _ element: ColumnElement, type: SQLType? = nil, like original: Label? = nil) {
        let inner = (element as? Label)?.element ?? element
        self.element = inner
        isAnonymous = name == nil || original?.isAnonymous == true
        self.name = name ?? inner.elementName?.text ?? "anon"
        givenType = type
        self.original = original?.original ?? original
        super.init()
        quote = original?.quote
    }
    public convenience init(_ name: String, _ element: ColumnElement) { self.init(name as String?, element) }

    /// `label.name = "other"`: its key, by which ORDER BY and subqueries know it, stays.
    public func rename(_ name: String, quote: Bool?) {
        if !isAnonymous { formerName = formerName ?? self.name }
        (self.name, self.quote, isAnonymous) = (name, quote, false)
    }
    /// The name it was made with, where it has got another one.
    private(set) var formerName: String?
    public override var node: ExpressionNode { .label(self) }
    /// Whether both stand for one label of the program's, changed or not.
    func isSameLabel(as other: Label) -> Bool { (original ?? self) === (other.original ?? other) }
    public override var sqlType: SQLType { givenType ?? element.sqlType }
    public override var elementName: SQLName? { isAnonymous ? .anonymous((original ?? self).identity, name) : .named(name, quote: quote) }
    var labelName: SQLName { isAnonymous ? .anonymous((original ?? self).identity, name) : .named(name, quote: quote) }
    public override var qualifiedName: SQLName? { elementName }
    public override var proxyKey: String? { givenKey ?? formerName ?? super.proxyKey }
    public override var orderingLabel: Label? { formerName == nil ? self : nil }
    public override var isFoundByName: Bool { element.isFoundByName }
    public override var isImplicitlyBoolean: Bool { element.isImplicitlyBoolean }
    public override var proxies: [ColumnElement] { [element] }
    public override func visitFroms(_ body: (FromClause) -> Void) { element.visitFroms(body) }
    private func around(_ changed: ColumnElement) -> ColumnElement { changed === element ? self : Label(name, changed, type: sqlType, like: self) }
    public override func grouped(against outer: SQLOperator?) -> ColumnElement { around(element.grouped(against: outer)) }
    public override func negated() -> ColumnElement { around(element.negated()) }
    public override func repr() throws -> String { "<\(type.module).\(type.name) at \(address); \(isAnonymous ? "%(\(ObjectIdentifier(original ?? self).hashValue) \(name))s" : name)>" }
}

/// A label in ORDER BY, by its name where the SELECT has it.
public final class LabelReference: ColumnElement {
    public let element: ColumnElement
    init(_ element: ColumnElement) {
        self.element = element
        super.init()
    }
    public override var node: ExpressionNode { .labelReference(self) }
    public override var sqlType: SQLType { element.sqlType }
}

/// `CASE WHEN a THEN b ELSE c END`
public final class CaseExpression: ColumnElement {
    public let subject: ColumnElement?
    public let branches: [(condition: ColumnElement, result: ColumnElement)]
    public let otherwise: ColumnElement?
    public init(subject: ColumnElement?, branches: [(condition: ColumnElement, result: ColumnElement)], otherwise: ColumnElement?) {
        self.subject = subject
        self.branches = branches.map { (condition: $0.condition.grouped(against: nil), result: $0.result) }
        self.otherwise = otherwise
        super.init()
    }
    public override var node: ExpressionNode { .case(self) }
    public override var sqlType: SQLType {
        branches.lazy.reversed().map(\.result.sqlType).first { $0.affinity != .null } ?? otherwise?.sqlType ?? NullType.shared
    }
    public override func visitFroms(_ body: (FromClause) -> Void) {
        subject?.visitFroms(body)
        for branch in branches {
            branch.condition.visitFroms(body)
            branch.result.visitFroms(body)
        }
        otherwise?.visitFroms(body)
    }
}

/// An expression around another one, whose name it takes: CAST and type_coerce.
public class WrappedExpression: ColumnElement {
    public let element: ColumnElement
    let target: SQLType
    init(_ element: ColumnElement, _ target: SQLType) {
        self.element = element
        self.target = target
        super.init()
    }
    public override var sqlType: SQLType { target }
    public override var naturalName: SQLName? { nil }
    public override var resultName: String? { element.resultName }
    public override var qualifiedName: SQLName? { element.qualifiedName }
    public override var proxyKey: String? { (element as? TextColumn)?.isText == true ? nil : element.proxyKey }
    public override var anonymousName: SQLName {
        if (element as? TextColumn)?.isText == true { return anonymous(nil) }
        return element.naturalName ?? element.anonymousName
    }
    public override func repeatedName(_ number: Int) -> SQLName {
        guard let natural = element.naturalName else { return repeatedQualifiedName(number) }
        return anonymous(natural + .plain("_"))
    }
    public override func visitFroms(_ body: (FromClause) -> Void) { element.visitFroms(body) }
}

/// `CAST(x AS type)`
public final class CastExpression: WrappedExpression {
    /// `try_cast()`
    public let isTrying: Bool
    public init(_ element: ColumnElement, _ target: SQLType, isTrying: Bool = false) {
        self.isTrying = isTrying
        super.init(element, target)
        if isTrying, let type = CastExpression.tryingClass { changeShape(to: type.rootShape) }
    }
    /// The Python class of `try_cast(x, type)`.
    nonisolated(unsafe) public static var tryingClass: Class?
    public override var node: ExpressionNode { .cast(self) }
}

/// `type_coerce(x, type)`: the same SQL with another type in Python.
public final class TypeCoercion: WrappedExpression {
    public override init(_ element: ColumnElement, _ target: SQLType) { super.init((element as? BindParameter)?.with(type: target) ?? element, target) }
    public override var node: ExpressionNode { .typeCoerce(self) }
    public override func grouped(against outer: SQLOperator?) -> ColumnElement {
        let grouped = element.grouped(against: outer)
        return grouped === element ? self : TypeCoercion(grouped, target)
    }
}

/// `EXTRACT(year FROM x)`
public final class ExtractExpression: ColumnElement {
    public let field: String
    public let element: ColumnElement
    public init(_ field: String, _ element: ColumnElement) {
        self.field = field
        self.element = element
        super.init()
    }
    public override var node: ExpressionNode { .extract(self) }
    public override var sqlType: SQLType { IntegerType.shared }
    public override func visitFroms(_ body: (FromClause) -> Void) { element.visitFroms(body) }
}

/// The name of a collation, on the right of COLLATE.
public final class CollationClause: ColumnElement {
    public let collation: String
    public let schema: String?
    public init(_ collation: String, schema: String? = nil) {
        self.collation = collation
        self.schema = schema
        super.init()
    }
    public override var node: ExpressionNode { .collation(self) }
    public override var sqlType: SQLType { StringType.shared }
}

/// Text as an expression: `literal_column("x")`, `text("x > 1")`, the name of a label.
public final class TextColumn: ColumnElement {
    public let text: String
    public let binds: [BindParameter]
    /// Whether it names a label or column of the SELECT, and is quoted as a name.
    public let isLabelReference: Bool
    /// Whether it is a `literal_column()`, which has a name.
    public let isLiteral: Bool
    /// The `text()` that it is.
    public let clause: TextClause?
    /// `*`, which stands for any number of columns.
    public var isStar: Bool { text == "*" && !isLabelReference }
    private let givenType: SQLType
    public override func repr() throws -> String { isLiteral && clause == nil ? "<\(type.module).\(type.name) at \(address); \(text)>" : try super.repr() }
    public init(_ text: String, binds: [BindParameter] = [], isLabelReference: Bool = false) {
        self.text = text
        self.binds = binds
        self.isLabelReference = isLabelReference
        isLiteral = !isLabelReference && binds.isEmpty
        clause = nil
        givenType = NullType.shared
        super.init()
    }
    /// `literal_column("x", Integer)`
    public init(literal text: String, type: SQLType = NullType.shared) {
        self.text = text
        binds = []
        isLabelReference = false
        isLiteral = true
        clause = nil
        givenType = type
        super.init()
    }
    public init(_ clause: TextClause) {
        text = clause.text
        binds = clause.binds
        isLabelReference = false
        isLiteral = false
        self.clause = clause
        givenType = NullType.shared
        super.init()
    }
    /// Whether it is a `text()`.
    public var isText: Bool { clause != nil }
    public override var node: ExpressionNode { .text(self) }
    public override var sqlType: SQLType { givenType }
    public override var elementName: SQLName? { isLiteral ? .plain(text) : nil }
    public override var isLabelled: Bool { false }
    public override var parameterKey: String? { isLiteral ? text : nil }
    public override func grouped(against outer: SQLOperator?) -> ColumnElement { isText && outer == .in ? Grouping(self) : isText ? self : super.grouped(against: outer) }
    public override func negated() -> ColumnElement { isText ? UnaryExpression(.not, self, type: NullType.shared) : super.negated() }
}

/// `(SELECT ...)` as a value.
public final class ScalarSelect: ColumnElement {
    public let select: SelectBase
    /// Whether it stands for EXISTS of the SELECT.
    public let isExists: Bool
    public init(_ select: SelectBase, isExists: Bool = false) {
        // A value needs no names for its columns; one column that is no label has none that style would change.
        let hasPlainNames = !select.labelStyle.isQualified && select.resultColumns.count < 2 && !(select.resultColumns.first is Label)
        self.select = select.labelStyle == .plain || select is TextualSelect || hasPlainNames ? select : select.tailed { $0.labelStyle = .plain }
        self.isExists = isExists
        if isExists, let type = ScalarSelect.existsClass { super.init(type: type) } else { super.init() }
    }
    /// The Python class of EXISTS.
    nonisolated(unsafe) public static var existsClass: Class?
    public override var node: ExpressionNode { .scalarSelect(self) }
    public override var sqlType: SQLType { isExists ? BooleanType.shared : select.resultColumns.first?.sqlType ?? NullType.shared }
    public override var operation: SQLOperator? { isExists ? .exists : nil }
    public override var isImplicitlyBoolean: Bool { false }
    public override func grouped(against outer: SQLOperator?) -> ColumnElement { isExists && SQLOperator.exists.isPrecedent(against: outer) ? Grouping(self) : self }
    public override func negated() -> ColumnElement {
        isExists ? UnaryExpression(.not, grouped(against: .not), type: BooleanType.shared) : super.negated()
    }
}

/// `(VALUES ...)` as a value.
public final class ScalarValues: ColumnElement {
    public let values: ValuesClause
    public init(_ values: ValuesClause) {
        self.values = values
        super.init()
    }
    public override var node: ExpressionNode { .scalarValues(self) }
    public override var sqlType: SQLType { values.columns.first?.sqlType ?? NullType.shared }
    public override func grouped(against outer: SQLOperator?) -> ColumnElement { self }
}

/// `NULL`, `true`, `false`
public final class Constant: ColumnElement {
    private enum Kind { case null, `true`, `false` }
    private let kind: Kind
    private init(_ kind: Kind) {
        self.kind = kind
        super.init()
    }
    public static let null = Constant(.null)
    public static let `true` = Constant(.true)
    public static let `false` = Constant(.false)
    /// A copy that AND and OR neither drop nor take for the whole: `... AND true`.
    public var kept: Constant {
        let made = Constant(kind)
        made.changeShape(to: shape)
        return made
    }
    public override var node: ExpressionNode {
        switch kind {
        case .null: .null
        case .true: .true
        case .false: .false
        }
    }
    public override var sqlType: SQLType { kind == .null ? NullType.shared : BooleanType.shared }
    public override func negated() -> ColumnElement {
        switch kind {
        case .null: super.negated()
        case .true: Constant.false
        case .false: Constant.true
        }
    }
    /// Gives `true` and `false` Python classes of their own.
    public static func classify(true: Class, false: Class) {
        Constant.true.changeShape(to: `true`.rootShape)
        Constant.false.changeShape(to: `false`.rootShape)
    }
    public override func repr() throws -> String { "<sqlalchemy.sql.elements.\(kind == .null ? "Null" : kind == .true ? "True_" : "False_") object at \(address)>" }
}
