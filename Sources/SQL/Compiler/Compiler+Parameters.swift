import Runtime

/// Values that are sent apart from the text, or written into it.
extension Compiler {
    func write(bind: BindParameter) throws {
        if CompiledConstructs.areUsed, try writeCustom(bind) { return }
        if !skipsBindExpression, let wrapped = try bind.sqlType.implementation(for: dialect).bindExpression(bind) { return try write(bind, inside: wrapped) }
        // A value that the execution gives to a column has no text: `INSERT INTO t (x) VALUES (:x)`.
        if rendersLiterals, !(bind.isColumnValue && bind.isRequired) { return try write(literal: bind) }
        let name = truncated(resolve(bind.parameterName), isMade: bind.isUnique && !bind.isColumnValue, kind: .parameter)
        try check(bind, name)
        add(bind, name, defaultOf: defaultParameters.isEmpty ? nil : defaultParameters[ObjectIdentifier(bind)])
    }

    /// A parameter with the value of the last one of its name: `select(bindparam("x", 1), bindparam("x", 2))` is `SELECT 2, 2`.
    func settled(_ parameter: Compiled.Parameter) -> Compiled.Parameter {
        if !givenParameters.isEmpty, let value = givenParameters[parameter.name] { return Compiled.Parameter(name: parameter.name, bind: parameter.bind.with(value: value), defaultOf: nil, wrapping: parameter.wrapping, dialect) }
        guard let last = binds[parameter.name], last !== parameter.bind, !parameter.bind.isUnique, !parameter.bind.isColumnValue else { return parameter }
        return Compiled.Parameter(name: parameter.name, bind: last, defaultOf: nil, wrapping: parameter.wrapping, dialect)
    }

    private func add(_ bind: BindParameter, _ name: String, wrapping: (before: String, after: String)? = nil, defaultOf column: Column? = nil) {
        let parameter = Compiled.Parameter(name: name, bind: bind, defaultOf: column, wrapping: wrapping, dialect)
        if bind.isExpanding || bind.isLiteral {
            out.parameters.append(parameter)
            out.text += bind.isExpanding ? "(\(parameter.mark))" : parameter.mark
            return
        }
        out.parameters.append(parameter)
        switch dialect.parameterStyle {
        case .numeric, .numericDollar: out.text += dialect.numberMark(number(of: name)) + cast(bind)
        case .pythonFormat: out.text += dialect.placeholder(escaped(name)) + cast(bind)
        case .named: out.text += dialect.placeholder(escaped(name)) + cast(bind)
        case .format: out.text += dialect.placeholder(name) + cast(bind)
        case .questionMark: out.text += dialect.placeholder(name)
        }
    }

    /// The name of a parameter in its placeholder.
    private func escaped(_ name: String) -> String { escapedNames.name(name, dialect) { binds[$0] != nil } }

    /// Where a parameter's name comes first: `:1`.
    private func number(of name: String) -> Int {
        if let at = numbered.firstIndex(of: name) { return at + 1 }
        numbered.append(name)
        return numbered.count
    }

    /// The cast that the driver of PostgreSQL puts behind parameters, whose types it does not see.
    private func cast(_ bind: BindParameter) -> String { Compiler.cast(bind.sqlType, dialect) }
    static func cast(_ given: SQLType, _ dialect: Dialect) -> String {
        guard dialect.family == .postgresql else { return "" }
        let type = given.resolved(dialect)
        let casts = dialect.parameterCasts
        switch type.affinity {
        case .string where casts == .psycopg2, .integer where casts == .psycopg2, .date where casts == .psycopg2, .time where casts == .psycopg2, .dateTime where casts == .psycopg2: return ""
        case .uuid where (type as? UuidType)?.isNative == false: return ""
        case .boolean where casts == .asyncpg || casts == .pg8000: return "::BOOLEAN"
        case .float where casts == .asyncpg || casts == .pg8000, .numeric where casts == .asyncpg || casts == .pg8000: return type is FloatType ? "::FLOAT" : "::NUMERIC"
        case .interval where casts == .asyncpg || casts == .pg8000: return "::INTERVAL"
        case .binary where casts == .asyncpg: return "::BYTEA"
        case .string where casts == .asyncpg && (type as? EnumType)?.isNative == true: return (try? type.ddl(dialect)).map { "::\($0)" } ?? ""
        case .string where type is JSONPathType: return (type as? JSONPathType)?.isPath == true ? "" : "::\((type as? JSONPathType)?.isInteger == true ? "INT" : "TEXT")"
        case .string where type.visitName == "CITEXT": return ""
        case .string where !(type is EnumType):
            // A type with a length is VARCHAR alone.
            let text = (((type as? TypeDecorator)?.innermost ?? type) as? StringType).flatMap { $0.length == nil ? $0 : nil }
            return "::VARCHAR" + (text?.collation.map { " COLLATE \(dialect.collation($0, schema: text?.collationSchema))" } ?? "")
        case .integer, .date, .time, .dateTime, .uuid, .json, .array: return (try? type.ddl(dialect)).map { "::\($0)" } ?? ""
        case .userDefined where type is PlainType:
            let name = type.visitName
            return name.hasSuffix("RANGE") || name == "REGCONFIG" || name == "INTERVAL" && casts != .psycopg2 || name == "BIT" ? (try? type.ddl(dialect)).map { "::\($0)" } ?? "" : ""
        default: return ""
        }
    }

    /// A parameter whose value a column's default gives.
    func write(defaultOf column: Column, named name: String) throws {
        // The value of the execution has no text.
        if rendersLiterals {
            out.text += "NULL"
            return
        }
        let bind = BindParameter(name, .none, type: column.sqlType, isColumnValue: true)
        try check(bind, name)
        add(bind, name, defaultOf: column)
    }

    private func write(_ bind: BindParameter, inside wrapped: ColumnElement) throws {
        let isWritten = bind.isExpanding && rendersLiterals
        let piece = try captured { try keeping(\.skipsBindExpression, true) { try keeping(\.rendersLiterals, rendersLiterals && !bind.isExpanding) { try write(wrapped) } } }
        guard bind.isExpanding else { return out.append(piece) }
        let name = resolve(bind.parameterName)
        let mark = "(__[POSTCOMPILE_\(Dialect.escaped(name))])"
        guard let range = piece.text.firstRange(of: mark) else { return out.append(piece) }
        let (before, after) = (String(piece.text[..<range.lowerBound]), String(piece.text[range.upperBound...]))
        guard !isWritten else {
            let members = try bind.effectiveValue().elements().map { before + (try writtenMembers(bind, [$0])) + after }
            out.text += "(" + members.joined(separator: ", ") + ")"
            return
        }
        add(bind, name, wrapping: (before, after))
    }

    /// Names that mean two things.
    private func check(_ bind: BindParameter, _ name: String) throws {
        guard let other = binds[name] else {
            binds[name] = bind
            met.append(name)
            return
        }
        // A literal of VALUES or SET is unique to it, though named for the column.
        let (isOtherUnique, isUnique) = (other.toldUnique ?? other.isUnique || (other.isColumnValue && !other.isRequired), bind.toldUnique ?? bind.isUnique || (bind.isColumnValue && !bind.isRequired))
        if other === bind || (isOtherUnique && isUnique) { return }
        if isOtherUnique || isUnique { throw SQLError.compile("Bind parameter '\(name)' conflicts with unique bind parameter of the same name") }
        if other.isExpanding != bind.isExpanding {
            throw SQLError.compile("Can't reuse bound parameter name '\(name)' in both 'expanding' (e.g. within an IN expression) and non-expanding contexts.  If this parameter is to receive a list/array value, set 'expanding=True' on it for expressions that aren't IN, otherwise use a different parameter name.")
        }
        if other.isColumnValue != bind.isColumnValue {
            throw SQLError.compile("bindparam() name '\(bind.key)' is reserved for automatic usage in the VALUES or SET clause of this insert/update statement.   Please use a name other than column name when using bindparam() with insert() or update() (for example, 'b_\(bind.key)').")
        }
        // It is required where any of that name is.
        binds[name] = other.isRequired && !bind.isRequired ? bind.requiring() : bind
    }

    private func write(literal bind: BindParameter) throws {
        if bind.callable == nil, bind.boundValue.isNone || bind.boundValue.isUndefined, let operation = enclosingOperator, operation != .is, operation != .isNot {
            try SQLWarning.warn("Bound parameter \(bind.shownKey.pythonRepr) rendering literal NULL in a SQL expression; comparisons to NULL should not use operators outside of 'is' or 'is not' (this warning may be suppressed after 10 occurrences)")
        }
        let value = try (bind.isUnique ? nil : givenParameters[bind.key]) ?? bind.effectiveValue()
        guard bind.isExpanding else {
            out.text += try value.isUndefined || (value.isNone && bind.callable == nil) ? "NULL" : literal(value, bind.sqlType)
            return
        }
        out.text += "(" + (value.isUndefined || value.isNone ? "NULL" : try writtenMembers(bind, value.elements())) + ")"
    }

    /// The values of an IN, where they are written into the text.
    private func writtenMembers(_ bind: BindParameter, _ values: [Value]) throws -> String {
        let text = try ExpandingText.literals(bind, values, dialect)
        return dialect.isPercentDoubled ? text.doubling(37) : text
    }
    /// What the type makes of a value; whatever goes wrong with it is told as a failure of this value.
    private func literalText(_ value: Value, _ type: SQLType) throws -> String {
        do { return try type.literalText(value, dialect) } catch let error as PythonException {
            let isOfInnerValue = error.isInstance(of: SQLError.compileError) && error.message.hasPrefix("Could not render literal value")
            guard isOfInnerValue || error.isInstance(of: .exception) && !error.isInstance(of: SQLError.compileError) && !error.isInstance(of: .notImplementedError) else { throw error }
            let failure = Literals.failed(value, try type.str(), error)
            throw isOfInnerValue && error.message == failure.message ? error : failure
        }
    }
    /// A value as text.
    public func literal(_ value: Value, _ type: SQLType) throws -> String {
        if value.isNone, !type.evaluatesNone { return "NULL" }
        let text = dialect.escapingBackslashes(try literalText(value, type.resolved(dialect)))
        return dialect.isPercentDoubled ? text.doubling(37) : text
    }
}
