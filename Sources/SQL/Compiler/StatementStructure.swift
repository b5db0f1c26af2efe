import Runtime

/// What SELECTs have in common that are compiled to the same text and read alike: all but the values of their parameters
/// (sqlalchemy.sql.cache_key.CacheKey).
///
/// Statements that hold what it does not know have none, and are compiled each time.
public struct StatementStructure {
    /// Equal for statements of the same structure.
    public private(set) var key: [Int]
    /// The parameters in the order in which the structure names them first.
    public private(set) var parameters: [BindParameter] = []
    /// What the key names by identity: it means something as long as these live.
    public private(set) var subjects: [AnyObject] = []

    /// - Parameter context: what else the text depends on: the dialect, the names of what is loaded.
    public init?(_ select: Select, context: [Int]) {
        guard !CompiledConstructs.areUsed else { return nil }
        key = [SchemaVersion.current] + context
        key.reserveCapacity(96)
        guard add(select) else { return nil }
    }

    /// The structure of a statement that differs in its parameters alone; nil where it may mean another text by now.
    public func with(_ parameters: [BindParameter]) -> StatementStructure? {
        guard key.first == SchemaVersion.current, !CompiledConstructs.areUsed else { return nil }
        var made = self
        made.parameters = parameters
        return made
    }

    /// What the next words of the key are about.
    private enum Mark: Int {
        case absent, column, parameter, knownParameter, binary, unary, asBoolean, conjunction, grouping, labelReference, function, list, text, scalarSelect, null, `true`, `false`
    }

    // MARK: statements

    private mutating func add(_ select: Select) -> Bool {
        let clauses = select.clauses, tail = select.tail
        guard clauses.joins.isEmpty, clauses.options.isEmpty, clauses.fromSubjects.isEmpty || clauses.resolver == nil, clauses.distinctOn.isEmpty, clauses.prefixes.isEmpty, clauses.suffixes.isEmpty, clauses.hints.isEmpty,
            tail.fetch == nil, tail.locking == nil, tail.ctes.isEmpty, select.givenParameters.isEmpty
        else { return false }
        key.append(clauses.parts.count)
        for part in clauses.parts {
            switch part {
            case .entity(let entity, let count):
                key.append(count)
                add(identityOf: entity)
            case .column(let source):
                key.append(-1)
                if let source { add(identityOf: source) }
            case .bundle: return false
            }
        }
        if let resolver = clauses.resolver { add(identityOf: resolver) }
        key.append((clauses.isDistinct ? 1 : 0) | (clauses.isAutoCorrelating ? 2 : 0) | (clauses.resolver != nil ? 4 : 0) | (clauses.correlatedExcept != nil ? 8 : 0))
        key.append(tail.labelStyle.rawValue | (tail.isOfQuery ? 8 : 0))
        add(identitiesOf: clauses.froms)
        add(identitiesOf: clauses.correlated)
        add(identitiesOf: clauses.correlatedExcept ?? [])
        return add(clauses.columns) && add(clauses.criteria) && add(clauses.having) && add(tail.ordering) && add(tail.grouping) && add(tail.limit) && add(tail.offset)
    }

    private mutating func add(identityOf object: AnyObject) {
        key.append(Int(bitPattern: ObjectIdentifier(object)))
        subjects.append(object)
    }
    private mutating func add(identitiesOf objects: [FromClause]) {
        key.append(objects.count)
        for object in objects { add(identityOf: object) }
    }
    private mutating func add(_ text: String) {
        key.append(text.utf8.count)
        for byte in text.utf8 { key.append(Int(byte)) }
    }
    private mutating func add(_ operation: SQLOperator?) -> Bool {
        guard let operation else {
            key.append(-1)
            return true
        }
        guard let number = operation.number else { return false }
        key.append(number)
        return true
    }

    // MARK: expressions

    private mutating func add(_ elements: [ColumnElement]) -> Bool {
        key.append(elements.count)
        for element in elements { guard add(element) else { return false } }
        return true
    }
    private mutating func add(_ element: ColumnElement?) -> Bool {
        guard let element else { return mark(.absent) }
        return add(element)
    }
    private mutating func mark(_ mark: Mark) -> Bool {
        key.append(mark.rawValue)
        return true
    }

    private mutating func add(_ element: ColumnElement) -> Bool {
        switch element.node {
        case .column(let column):
            key.append(Mark.column.rawValue)
            add(identityOf: column)
            return true
        case .bind(let bind): return add(bind)
        case .binary(let binary):
            guard mark(.binary), add(binary.binaryOperator), binary.escape == nil, !binary.isSymmetric else { return false }
            add(identityOf: binary.sqlType)
            return add(binary.left) && add(binary.right)
        case .unary(let unary):
            guard mark(.unary), add(unary.unaryOperator), unary.fault == nil else { return false }
            key.append(unary.isPostfix ? 1 : 0)
            add(identityOf: unary.sqlType)
            return add(unary.operand)
        case .asBoolean(let condition): return mark(.asBoolean) && add(condition.truth) && add(condition.element)
        case .conjunction(let conjunction): return mark(.conjunction) && add(conjunction.connective) && add(conjunction.parts)
        case .grouping(let grouping): return mark(.grouping) && add(grouping.inner)
        case .labelReference(let reference): return mark(.labelReference) && add(reference.element)
        case .function(let function):
            guard mark(.function), function.packages.isEmpty else { return false }
            add(identityOf: function.type)
            add(identityOf: function.sqlType)
            add(function.name)
            return add(function.arguments)
        case .list(let list):
            key += [Mark.list.rawValue, list.isGrouped ? 1 : 0]
            return add(list.separator) && add(list.elements)
        case .text(let text):
            guard text.binds.isEmpty, mark(.text) else { return false }
            key.append((text.isLabelReference ? 1 : 0) | (text.isLiteral ? 2 : 0) | (text.isText ? 4 : 0))
            add(identityOf: text.sqlType)
            add(text.text)
            return true
        case .scalarSelect(let scalar):
            guard let select = scalar.select as? Select, mark(.scalarSelect) else { return false }
            key.append(scalar.isExists ? 1 : 0)
            return add(select)
        case .null: return mark(.null)
        case .true: return mark(.true)
        case .false: return mark(.false)
        default: return false
        }
    }

    private mutating func add(_ bind: BindParameter) -> Bool {
        if let at = parameters.firstIndex(where: { $0 === bind }) {
            key.append(Mark.knownParameter.rawValue)
            key.append(at)
            return true
        }
        guard parameters.count < StatementStructure.mostParameters, mark(.parameter), add(bind.expandingOperator) else { return false }
        key.append((bind.isUnique ? 1 : 0) | (bind.isRequired ? 2 : 0) | (bind.isExpanding ? 4 : 0) | (bind.isLiteral ? 8 : 0) | (bind.isColumnValue ? 16 : 0) | (bind.callable != nil ? 32 : 0))
        // A copy of a parameter goes by its name.
        key.append(parameters.firstIndex { $0.number == bind.number } ?? parameters.count)
        add(identityOf: bind.sqlType)
        add(bind.key)
        parameters.append(bind)
        return true
    }
    /// Parameters are looked for one by one.
    private static let mostParameters = 64
}

extension SQLOperator {
    /// A number of its own; nil for the operators of the user.
    fileprivate var number: Int? {
        if case .custom = self { return nil }
        if let known = SQLOperator.numbers[self] { return known }
        let made = SQLOperator.numbers.count
        SQLOperator.numbers[self] = made
        return made
    }
    nonisolated(unsafe) private static var numbers: [SQLOperator: Int] = [:]
}

/// A compiled statement without the values of its parameters, for statements of the same structure.
public struct ReusableStatement {
    private let compiled: Compiled
    /// For each parameter, which of the structure's it is; nil for one that the compiler made: `OFFSET 0`.
    private let places: [Int?]

    /// - Returns: nil where the compiler made a parameter whose value may not be that of every such statement.
    public init?(_ compiled: Compiled, of structure: StatementStructure) {
        var places: [Int?] = []
        for parameter in compiled.parameters {
            let place = structure.parameters.firstIndex { $0 === parameter.bind }
            guard parameter.defaultOf == nil, place != nil || (parameter.bind.callable == nil && parameter.bind.boundValue.object == nil) else { return nil }
            places.append(place)
        }
        self.places = places
        // Nothing that a value refers to is to live as long as the text.
        var bare = compiled.parameters
        for (at, place) in places.enumerated() where place != nil { bare[at].bind = bare[at].bind.with(value: .undefined) }
        self.compiled = Compiled(compiled, parameters: bare)
    }

    /// The text with the values of another statement of the structure.
    public func with(_ parameters: [BindParameter]) -> Compiled {
        var own = compiled.parameters
        for (at, place) in places.enumerated() { if let place { own[at].bind = parameters[place] } }
        return Compiled(compiled, parameters: own)
    }
}
