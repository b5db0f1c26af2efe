import Runtime

/// A piece of SQL (sqlalchemy.sql.expression.ClauseElement).
open class ClauseElement: Object {
    /// Compiled text for the default dialect: `str(expression)`.
    open override func str() throws -> String { try Compiler.text(of: self, ownDialect) }
    /// The dialect of its text where none is asked for.
    var ownDialect: Dialect { .standard }
    public final var stringDialect: Dialect { ownDialect }
    open override func repr() throws -> String { "<\(type.module).\(type.name) object at \(address)>" }
    open override func isTrue() throws -> Bool { throw PythonException.typeError("Boolean value of this clause is not defined") }

    /// Becomes an instance of the class that another clause is of, with the attributes that the program gave that one.
    final func takeClass(of other: ClauseElement) {
        guard other.shape !== shape else { return }
        changeShape(to: other.type.rootShape)
        for (name, value) in other.ownAttributes { setOwnAttribute(name, value) }
    }

    /// What anonymous names of this element are made of.
    final var identity: Int { Int(bitPattern: ObjectIdentifier(self)) }
}

/// What stands for a clause without being one: a mapped attribute.
public protocol ClauseConvertible: Object {
    var clause: ColumnElement { get }
}

/// An expression with a value (sqlalchemy.sql.expression.ColumnElement).
open class ColumnElement: ClauseElement, HasOwnInequality {
    /// Which case of the expression tree this is.
    open var node: ExpressionNode { .null }
    open var sqlType: SQLType { NullType.shared }
    /// The operator that decides about parentheses around this expression.
    open var operation: SQLOperator? { nil }
    private final var namesake: ColumnElement?

    // MARK: names

    /// `name`: columns, labels and functions have one.
    open var elementName: SQLName? { nil }
    /// The name that a result column gets without a label (`_non_anon_label`).
    open var naturalName: SQLName? { elementName }
    /// `users_id` (`_tq_label`).
    open var qualifiedName: SQLName? { nil }
    /// The name in `table.c` of what selects this (`_proxy_key`).
    open var proxyKey: String? { naturalName?.text }
    /// `count_1`, `anon_1` (`_anon_name_label`).
    open var anonymousName: SQLName { anonymous(elementName) }
    /// A name for a repeated column: `id__1` (`_dedupe_anon_label_idx`).
    open func repeatedName(_ number: Int) -> SQLName {
        guard let elementName else { return repeatedQualifiedName(number) }
        return anonymous(elementName, adding: number)
    }
    final func repeatedQualifiedName(_ number: Int) -> SQLName { anonymous(qualifiedName ?? .plain("anon"), adding: number) }
    final var anonymousQualifiedName: SQLName { anonymous(qualifiedName) }

    /// The name of the column in a result; nil gives `anon_1`.
    open var resultName: String? { naturalName?.text }

    /// The expression whose name this one keeps: that it was made of for the columns of a statement.
    final func named(like other: ColumnElement) -> ColumnElement {
        if self !== other, namesake == nil { namesake = other.namesake ?? other }
        return self
    }

    final func anonymous(_ seed: SQLName?, adding number: Int = 0) -> SQLName {
        let identity = (namesake ?? self).identity
        let id = number == 0 ? identity : (identity << 16 | number)
        switch seed {
        case nil: return .anonymous(id, "anon")
        case .plain(let text), .quoted(let text, _): return .anonymous(id, number == 0 ? text : text + "_")
        case let made?: return made + .plain(number == 0 ? "" : "_") + .anonymous(identity: id, stem: "")
        }
    }

    /// Whether a label of a SELECT stands for this in its ORDER BY; the label (`_order_by_label_element`).
    open var orderingLabel: Label? { nil }
    /// Whether the SELECT gives it a name at all: not for text and columns of no table (`_render_label_in_columns_clause`).
    open var isLabelled: Bool { true }
    /// Whether ORDER BY finds it by name.
    open var isFoundByName: Bool { true }
    open var isImplicitlyBoolean: Bool { false }
    /// What a column of a subquery or alias stands for.
    open var proxies: [ColumnElement] { [] }
    /// This and all that it stands for, through aliases and subqueries.
    public final func sharesLineage(_ other: ColumnElement) -> Bool {
        if self === other { return true }
        var mine: [ColumnElement] = []
        lineage(into: &mine)
        var theirs: [ColumnElement] = []
        other.lineage(into: &theirs)
        return mine.contains { own in theirs.contains { $0 === own } }
    }
    final func lineage(into found: inout [ColumnElement]) {
        found.append(self)
        for proxy in proxies { proxy.lineage(into: &found) }
    }

    // MARK: operands

    /// This expression as an operand of `outer`, in parentheses where needed (`self_group`).
    open func grouped(against outer: SQLOperator?) -> ColumnElement {
        switch outer {
        case .and, .or, .asBoolean: sqlType.affinity == .boolean ? AsBoolean(self, .isTrue) : self
        case .any, .all: Grouping(self)
        default: self
        }
    }
    /// `NOT self`
    open func negated() -> ColumnElement {
        if sqlType.affinity == .boolean { return AsBoolean(self, .isFalse) }
        return UnaryExpression(.not, grouped(against: .not), type: NullType.shared)
    }
    /// A copy with a type, where it stands beside an expression of that type and has none.
    open func with(type: SQLType) -> ColumnElement { self }
    /// A literal beside this expression as a parameter (`_bind_param`).
    open func parameter(_ operation: SQLOperator?, _ value: Value, isExpanding: Bool = false, type: SQLType? = nil) throws -> ColumnElement {
        try BindParameter.compared(parameterKey, value, operation, with: sqlType, type: type, isExpanding: isExpanding)
    }
    /// The stem of the name of a parameter beside this expression; nil for `param`.
    open var parameterKey: String? { nil }

    /// Calls `body` with each element of FROM that this expression needs.
    open func visitFroms(_ body: (FromClause) -> Void) {}

    open override func hash() throws -> Int { Int(bitPattern: ObjectIdentifier(self)) >> 4 }

    // MARK: Python's operators

    open override func compare(_ comparison: Comparison, _ other: Value) throws -> Value? {
        if Comparators.areUsed, let comparator = try comparator() { return try comparator.perform(comparison.method, [other]) }
        // Python asks the right side first where its class derives from that of the left: `column("a") == table.c.b`.
        if case .object(let object) = other, object.type !== type, let derived = object as? ColumnElement, derived.type.isSubclass(of: type), !(self is BindParameter) {
            let mirrored = SQLOperator(comparison).mirrored
            try derived.expect(mirrored)
            return .object(try Operation.compare(mirrored, derived, .object(self)))
        }
        let operation = SQLOperator(comparison)
        try expect(operation)
        return .object(try Operation.compare(operation, self, other))
    }

    open override func dynamicAttribute(_ name: Name) throws -> Value? {
        if name.isDunder { return nil }
        if let found = try sqlType.particulars?.operators?.member(name.text, of: self) { return found }
        if let array = sqlType as? ArrayType, let operation = name.text == "any" ? SQLOperator.any : name.text == "all" ? .all : nil { return .object(membership(operation, array.item)) }
        let comparator = Comparators.areUsed ? try comparator() : nil
        if let comparator, let found = try Value.object(comparator).attributeIfPresent(name) { return found }
        throw PythonException.attributeError("Neither '\(type.name)' object nor '\(comparator?.type.name ?? "Comparator")' object has an attribute '\(name.text)'")
    }

    /// `array.any(5)`: `5 = ANY (array)`.
    private func membership(_ operation: SQLOperator, _ item: SQLType) -> NativeFunction {
        NativeFunction.declare(operation == .any ? "any" : "all", .required("other", as: Value.self), .optional("operator", default: Value.none), doc: "Compare with the items.") { [self] (other: Value, comparison: Value) throws -> Value in
            try SQLWarning.deprecated("The ARRAY.Comparator.any() and ARRAY.Comparator.all() methods for arrays are deprecated for removal, along with the PG-specific Any() and All() functions. See any_() and all_() functions for modern use.", since: "2.1")
            let given = try Coercion.element(other) as? ColumnElement
            let left = try (given as? BindParameter).map { $0.sqlType.affinity == .null ? $0.with(type: item) : $0 } ?? given ?? BindParameter.compared(parameterKey, other, .equal, with: item, type: nil, isExpanding: false)
            let members = UnaryExpression(operation, self, type: item)
            if !comparison.isNone { return try comparison.call(.object(left), .object(members)) }
            return .object(BinaryExpression(left, .equal, members, type: BooleanType.shared, isNegatable: false))
        }
    }

    open override func binary(_ python: BinaryOperation, _ other: Value, reflected: Bool) throws -> Value? {
        if Comparators.areUsed, let comparator = try comparator() { return try comparator.perform(reflected ? python.reflectedMethod : python.method, [other]) }
        let operation: SQLOperator
        switch python {
        case .add: operation = .add
        case .subtract: operation = .subtract
        case .multiply: operation = .multiply
        case .trueDivide: operation = .trueDivide
        case .floorDivide: operation = .floorDivide
        case .modulo: operation = .modulo
        case .power:
            try expect(.math, "pow")
            return .object(FunctionElement.generic("pow", reflected ? [try Coercion.expression(other, name: "pow"), self] : [self, try Coercion.expression(other, name: "pow")]))
        case .leftShift where sqlType.particulars?.operators != nil, .rightShift where sqlType.particulars?.operators != nil:
            if let made = try sqlType.particulars?.operators?.shift(python, self, other) { return made }
            throw PythonException.notImplemented("Operator '\(python == .leftShift ? "lshift" : "rshift")' is not supported on this expression")
        case .leftShift: throw try unsupported(.bitwise, "lshift")
        case .rightShift: throw try unsupported(.bitwise, "rshift")
        case .matrixMultiply: throw try unsupported(.math, "matmul")
        // There is no `1 & x`.
        case .and where !reflected, .or where !reflected:
            let connective: SQLOperator = python == .and ? .and : .or
            try expect(connective)
            return .object(Conjunction.make(connective, [self, try Coercion.condition(other)]))
        default: return nil
        }
        try expect(operation)
        return .object(try Operation.arithmetic(operation, self, other, reflected: reflected))
    }

    /// An operator of Python's that no expression has.
    private final func unsupported(_ classes: OperatorClass, _ name: String) throws -> PythonException {
        try expect(classes, name)
        return .notImplemented("Operator '\(name)' is not supported on this expression")
    }

    open override func unary(_ python: UnaryOperation) throws -> Value? {
        if Comparators.areUsed, let comparator = try comparator() { return try comparator.perform(python.method, []) }
        switch python {
        case .negative:
            try expect(.negative)
            return .object(UnaryExpression(.negative, self, type: sqlType))
        case .invert:
            try expect(.not)
            return .object(negated())
        case .positive: return nil
        }
    }

    open override func contains(_ element: Value) throws -> Bool? {
        if Comparators.areUsed, let comparator = try comparator(), comparator.type.overriding("__contains__") != nil { return try comparator.perform("__contains__", [element])?.isTrue() }
        throw try unsupported(.contains, "contains")
    }
    /// `iter(column)`: it asks for `column[0]` first, which most types refuse.
    open override func iterator() throws -> IteratorObject? { SequenceIterator(value) }

    /// `column["key"]`, `column[0]`, `column[("a", 1)]` of a JSON column.
    open override func item(_ key: Value) throws -> Value? {
        if Comparators.areUsed, let comparator = try comparator() { return try comparator.perform(.getItem, [key]) }
        try expect(.item)
        return .object(try Operation.item(self, key))
    }
}

/// The cases of the expression tree: the compiler and every visitor switch over them exhaustively.
public enum ExpressionNode {
    case column(Column)
    case bind(BindParameter)
    case binary(BinaryExpression)
    case unary(UnaryExpression)
    case asBoolean(AsBoolean)
    case conjunction(Conjunction)
    case grouping(Grouping)
    case label(Label)
    case labelReference(LabelReference)
    case function(FunctionElement)
    case over(OverClause)
    case withinGroup(WithinGroup)
    case filter(FunctionFilter)
    case `case`(CaseExpression)
    case cast(CastExpression)
    case typeCoerce(TypeCoercion)
    case extract(ExtractExpression)
    case list(ExpressionList)
    case tuple(TupleExpression)
    case collation(CollationClause)
    case text(TextColumn)
    case scalarSelect(ScalarSelect)
    case scalarValues(ScalarValues)
    case functionColumn(FunctionColumn)
    case tableValue(TableValuedColumn)
    case custom(CustomElement)
    case targetCopy(TargetCopy)
    case null, `true`, `false`
}
