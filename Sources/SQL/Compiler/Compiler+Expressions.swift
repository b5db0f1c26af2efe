import Runtime

extension Compiler {
    func write(_ element: ColumnElement) throws {
        if CompiledConstructs.areUsed, !(element is BindParameter), try writeCustom(element) { return }
        switch element.node {
        case .custom(let custom): throw Compiler.withoutHandler(custom, dialect)
        case .column(let column): write(column: column)
        case .targetCopy(let copy): try write(targetCopy: copy)
        case .bind(let bind): try write(bind: bind)
        case .binary(let binary): try write(binary: binary)
        case .unary(let unary): try write(unary: unary)
        case .asBoolean(let boolean): try write(boolean: boolean)
        case .conjunction(let conjunction): try write(list: conjunction.parts, separator: " \(conjunction.connective.text) ") { try write($0) }
        case .grouping(let grouping):
            out.text += "("
            try write(grouping.inner)
            out.text += ")"
        case .label(let label):
            if labelByName === label { out.text += quote(label.labelName) } else { try keeping(\.labelByName, nil) { try write(label.element) } }
        case .labelReference(let reference): try write(reference: reference)
        case .function(let function): try write(function: function)
        case .over(let over): try write(over: over)
        case .withinGroup(let group): try write(withinGroup: group)
        case .filter(let filter):
            try write(filter.element)
            out.text += " FILTER (WHERE "
            try write(filter.criterion)
            out.text += ")"
        case .case(let expression): try write(case: expression)
        case .cast(let cast): try write(cast: cast)
        case .typeCoerce(let coercion): try write(coercion.element)
        case .extract(let extract): try write(extract: extract)
        case .list(let list): try write(operands: list)
        case .tuple(let tuple):
            out.text += "("
            try write(list: tuple.elements, separator: ", ") { try write($0) }
            out.text += ")"
        case .collation(let collation): out.text += dialect.collation(collation.collation, schema: collation.schema)
        case .text(let text): try write(textColumn: text)
        case .scalarSelect(let scalar):
            out.text += scalar.isExists ? "EXISTS (" : "("
            try keeping(\.omitsTable, false) { try keeping(\.labelByName, nil) { try write(select: scalar.select, asFrom: false, collects: false) } }
            out.text += ")"
        case .scalarValues(let values):
            out.text += "("
            try write(rowsOf: values.values)
            out.text += ")"
        case .functionColumn(let column):
            out.text += "("
            try write(function: column.function)
            out.text += ").\(dialect.quote(column.name))"
        case .tableValue(let value):
            out.text += value.from.fromName.map { quote(from: $0) } ?? ""
            if dialect.family == .oracle, value.from is TableValuedAlias { out.text += ".COLUMN_VALUE" }
        case .null: out.text += "NULL"
        case .true: out.text += dialect.text(true)
        case .false: out.text += dialect.text(false)
        }
    }

    private func write(operands list: ExpressionList) throws {
        var separator = list.separator == .comma ? ", " : " \(list.separator.text) "
        let isCall = list.separator == .concatenate && dialect.family == .mysql
        if isCall { (out.text, separator) = (out.text + "concat(", ", ") } else if list.separator == .concatenate, dialect.family == .mssql { separator = " + " }
        try write(list: list.elements, separator: separator) { try write($0) }
        if isCall { out.text += ")" }
    }

    // MARK: names

    func write(column: Column) {
        if let insertedRow, column.table === insertedRow {
            out.text += "VALUES(\(quoted(column)))"
            return
        }
        // Names that are made are numbered in this order.
        if column.name.isEmpty, column.madeName == nil, !dialect.isStringifying { refusal = SQLError.compile("Cannot compile Column object until its 'name' is assigned.") }
        let written = column.name.isEmpty && column.madeName == nil ? dialect.quote("<name unknown>") : quoted(column)
        if !omitsTable, let table = column.table, let name = table.fromName {
            if !ambiguousNames.isEmpty, let other = name.text.flatMap({ ambiguousNames[$0] }), (table as? TableClause).map({ $0.schema == nil }) == true { out.text += quote(from: other) } else {
                if let named = table as? TableClause { out.text += schemaPrefix(named) }
                out.text += quote(from: name)
            }
            out.text += "."
        }
        out.text += written
    }

    func quoted(_ column: Column) -> String {
        if let made = column.madeName { return quote(made) }
        if column.isLiteral { return column.name }
        if column.isTruncatable { return dialect.quote(truncated(column.name), column.quote) }
        return dialect.quote(column.name, column.quote)
    }

    func write(text: TextClause) throws {
        for piece in text.pieces {
            switch piece {
            case .plain(let plain): out.text += dialect.isPercentDoubled ? plain.doubling(37) : plain
            case .parameter(let name): try write(bind: text.bind(name))
            }
        }
    }

    private func write(textColumn text: TextColumn) throws {
        if let clause = text.clause { return try write(text: clause) }
        guard text.isLabelReference else {
            out.text += dialect.isPercentDoubled ? text.text.doubling(37) : text.text
            return
        }
        try write(labelNamed: text.text)
    }

    /// `order_by("name")`: a label or column of the SELECT, or of its FROM.
    private func write(labelNamed name: String) throws {
        guard let entry = stack.last else {
            out.text += name
            return
        }
        guard let select = entry.select else { throw unresolved(name) }
        // Of columns of one name the last is meant.
        if let found = select.column(named: name) ?? entry.namedFroms.reversed().lazy.compactMap({ from in from.columns.last { $0.key == name && (select as? Select)?.hidesNames(of: $0.table ?? from) != true } }).first {
            return try keeping(\.labelByName, found) { try write(found) }
        }
        throw unresolved(name)
    }
    private func unresolved(_ name: String) -> PythonException {
        let shown = Coercion.ellipsed(name).pythonRepr
        return SQLError.compile("Can't resolve label reference for ORDER BY / GROUP BY / DISTINCT etc. Textual SQL expression \(shown) should be explicitly declared as text(\(shown))")
    }

    private func write(reference: LabelReference) throws {
        guard let label = reference.element.orderingLabel, let select = stack.last?.select else { return try write(reference.element) }
        let columns = (select as? CompoundSelect)?.selects.first?.resultColumns ?? select.resultColumns
        let isSelected = columns.contains { element in
            if element === label { return true }
            guard let other = element as? Label, other.labelName == label.labelName else { return (element.elementName ?? .plain("")) == label.labelName && element.sharesLineage(label) }
            return other.isSameLabel(as: label) || other.sharesLineage(label)
        }
        try keeping(\.labelByName, isSelected && dialect.traits.supportsLabelsInOrdering ? label : nil) { try write(reference.element) }
    }

    // MARK: functions

    /// `nextval('s')`, as databases with sequences write it.
    private func write(next sequence: NumberSequence) throws {
        let name = schemaPrefix(sequence) + dialect.quote(sequence.name)
        switch dialect.family {
        case .standard where dialect.isStringifying: out.text += "<next sequence value: \(name)>"
        case .postgresql: out.text += "nextval('\(name)')"
        case .mysql: out.text += "nextval(\(name))"
        case .oracle: out.text += "\(name).nextval"
        case .mssql: out.text += "NEXT VALUE FOR \(name)"
        default: throw PythonException.notImplemented("Dialect '\(dialect.name)' does not support sequence increments.")
        }
    }

    func write(function: FunctionElement) throws {
        if let sequence = function.sequence { return try write(next: sequence) }
        guard function.form.isCall else { return try write(form: function) }
        // A class derived from FunctionElement says by @compiles how it is written; `compiler.visit_function(element)` asks for the plain way.
        if !function.namesParameters, !function.type.isNative, bypassed !== function { throw Compiler.withoutHandler(function, dialect) }
        try keeping(\.isWithinFunction, true) { try write(call: function) }
    }

    private func write(call function: FunctionElement) throws {
        for package in function.packages { out.text += (dialect.hasIllegalCharacters(package) ? dialect.quoteAlways(package) : package) + "." }
        let name = function.packages.isEmpty ? function.name.lowercased() : ""
        if try writeParticular(function, name) { return }
        if function.isAnsi {
            out.text += name == "sysdate" ? name : name.uppercased()
            if function.arguments.isEmpty { return }
        } else {
            switch name {
            case "cube", "rollup": out.text += name.uppercased()
            case "grouping_sets": out.text += "GROUPING SETS"
            case "coalesce", "random": out.text += name
            default: out.text += function.quote != nil ? dialect.quote(function.name, function.quote) : dialect.hasIllegalCharacters(function.name) ? dialect.quoteAlways(function.name) : function.name
            }
        }
        try write(argumentsOf: function)
    }

    private func write(argumentsOf function: FunctionElement) throws {
        out.text += "("
        try keeping(\.isInsideAggregate, true) { try write(list: function.arguments, separator: ", ") { try write($0) } }
        out.text += ")"
    }

    /// Functions that dialects write in their own way.
    private func writeParticular(_ function: FunctionElement, _ name: String) throws -> Bool {
        switch (dialect.family, name) {
        case (.mssql, "current_date") where function.arguments.isEmpty: out.text += "GETDATE()"
        case (.sqlite, "now"), (.oracle, "now"), (.mssql, "now"): out.text += "CURRENT_TIMESTAMP"
        case (.mysql, "rollup"):
            try write(list: function.arguments, separator: ", ") { try write($0) }
            out.text += " WITH ROLLUP"
        case (.mysql, "sysdate"):
            out.text += "SYSDATE"
            try write(argumentsOf: function)
        case (.postgresql, "pow"), (.oracle, "pow"), (.mssql, "pow"), (.mssql, "length"):
            out.text += name == "length" ? "LEN" : dialect.family == .postgresql ? "power" : "POWER"
            // As SQLAlchemy's dialects do, the arguments of pow() stay parameters with `literal_binds` too.
            try keeping(\.rendersLiterals, rendersLiterals && name == "length") { try write(argumentsOf: function) }
        case (.postgresql, "substring") where function.arguments.count > 1:
            out.text += "SUBSTRING("
            for (word, argument) in zip(["", " FROM ", " FOR "], function.arguments) {
                out.text += word
                try write(argument)
            }
            out.text += ")"
        case (.sqlite, "localtimestamp"): out.text += "DATETIME(CURRENT_TIMESTAMP, 'localtime')"
        case (.sqlite, "char_length"), (.oracle, "char_length"), (.mssql, "char_length"), (.mysql, "random"):
            out.text += name == "random" ? "rand" : dialect.family == .sqlite ? "length" : dialect.family == .oracle ? "LENGTH" : "LEN"
            try write(argumentsOf: function)
        case (.standard, "aggregate_strings") where !dialect.isStringifying: throw SQLError.compile("\(dialect.name) dialect does not support the aggregate_strings function")
        case (_, "aggregate_strings") where function.arguments.count == 2:
            out.text += Compiler.aggregateNames[dialect.family] ?? function.name
            out.text += "("
            try write(function.arguments[0])
            if let ordering = aggregateOrdering {
                aggregateOrdering = nil
                out.text += " ORDER BY "
                try write(list: ordering, separator: ", ") { try write($0) }
            }
            out.text += dialect.family == .mysql ? " SEPARATOR " : ", "
            if let bind = function.arguments[1] as? BindParameter { try write(bind: bind.literally()) } else { try write(function.arguments[1]) }
            out.text += ")"
        default: return false
        }
        return true
    }

    private static let aggregateNames: [Dialect.Family: String] = [.sqlite: "group_concat", .postgresql: "string_agg", .mssql: "string_agg", .oracle: "LISTAGG", .mysql: "group_concat"]

    private func write(over: OverClause) throws {
        try write(over.element)
        // The names in the frame are numbered first.
        let frame = try over.frame.map { frame in try captured { try write(frame: frame) } }
        out.text += " OVER ("
        var isFirst = true
        func piece(_ body: () throws -> Void) rethrows {
            if !isFirst { out.text += " " }
            isFirst = false
            try body()
        }
        if !over.partition.isEmpty {
            try piece {
                out.text += "PARTITION BY "
                try write(list: over.partition, separator: ", ") { try write($0) }
            }
        }
        if !over.ordering.isEmpty {
            try piece {
                out.text += "ORDER BY "
                try write(list: over.ordering, separator: ", ") { try write($0) }
            }
        }
        if let frame { piece { out.append(frame) } }
        out.text += ")"
    }

    private func write(frame: WindowFrame) throws {
        // SQL Server wants numbers in the text.
        func write(distance: ColumnElement) throws {
            guard dialect.family == .mssql, let bind = distance as? BindParameter else { return try self.write(distance) }
            let literal = bind.literally()
            keep(literal)
            try self.write(bind: literal)
        }
        func bound(_ bound: WindowFrame.Bound, _ unbounded: String) throws {
            switch bound {
            case .unbounded: out.text += unbounded
            case .current: out.text += "CURRENT ROW"
            case .preceding(let distance):
                try write(distance: distance)
                out.text += " PRECEDING"
            case .following(let distance):
                try write(distance: distance)
                out.text += " FOLLOWING"
            }
        }
        out.text += "\(frame.unit.rawValue) BETWEEN "
        try bound(frame.lower, "UNBOUNDED PRECEDING")
        out.text += " AND "
        try bound(frame.upper, "UNBOUNDED FOLLOWING")
        if let exclusion = frame.exclusion {
            guard ["CURRENT ROW", "GROUP", "TIES", "NO OTHERS"].contains(exclusion.uppercased()) else { throw SQLError.compile("Unexpected SQL phrase: \(exclusion.pythonRepr) (matching against '^(?:CURRENT ROW|GROUP|TIES|NO OTHERS)$')") }
            out.text += " EXCLUDE \(exclusion)"
        }
    }

    private func write(withinGroup group: WithinGroup) throws {
        guard group.isInline, dialect.family != .oracle, dialect.family != .mssql, let function = group.element as? FunctionElement else {
            try write(group.element)
            out.text += " WITHIN GROUP (ORDER BY "
            try write(list: group.ordering, separator: ", ") { try write($0) }
            out.text += ")"
            return
        }
        // MySQL orders before the separator: `group_concat(x ORDER BY y SEPARATOR ',')`.
        if dialect.family == .mysql, function.packages.isEmpty, function.name.lowercased() == "aggregate_strings" {
            aggregateOrdering = group.ordering
            return try write(function: function)
        }
        let piece = try captured { try write(function: function) }
        out.append(piece)
        guard out.text.hasSuffix(")") else { return }
        out.text.removeLast()
        out.text += " ORDER BY "
        try write(list: group.ordering, separator: ", ") { try write($0) }
        out.text += ")"
    }

    // MARK: CASE, CAST, EXTRACT

    private func write(case element: CaseExpression) throws {
        out.text += "CASE "
        if let subject = element.subject {
            try write(subject)
            out.text += " "
        }
        for branch in element.branches {
            out.text += "WHEN "
            try write(branch.condition)
            out.text += " THEN "
            try write(branch.result)
            out.text += " "
        }
        if let otherwise = element.otherwise {
            out.text += "ELSE "
            try write(otherwise)
            out.text += " "
        }
        out.text += "END"
    }

    private func write(cast: CastExpression) throws {
        if cast.isTrying, dialect.family != .mssql, !dialect.isStringifying {
            throw SQLError.unsupportedCompilation("Compiler \(dialect.compilerName(isType: false)) can't render element of type <class 'sqlalchemy.sql.elements.TryCast'>")
        }
        guard let type = try castType(cast.sqlType.resolved(dialect)) else {
            try SQLWarning.warn("Datatype \(try text(ofType: cast.sqlType)) does not support CAST on MySQL/MariaDb; the CAST will be skipped.")
            return try write(cast.element.grouped(against: nil))
        }
        out.text += cast.isTrying ? (dialect.family == .mssql ? "TRY_CAST (" : "TRY_CAST(") : "CAST("
        try write(cast.element)
        if let at = type.firstRange(of: " COLLATE ") {
            out.text += " AS \(type[..<at.lowerBound]))\(type[at.lowerBound...])"
        } else { out.text += " AS \(type))" }
    }
    /// MySQL casts to types of its own, Oracle not to a VARCHAR without a length; nil for what cannot be cast to.
    private func castType(_ type: SQLType) throws -> String? {
        if dialect.family == .mysql { return try TypeCompiler(dialect: dialect).mysqlCast(type) }
        if dialect.family == .oracle, (type is StringType && !(type is TextType) && !(type is UnicodeTextType)) || type is EnumType { return "VARCHAR2(\(type.argument("length") ?? "4000") CHAR)" }
        return type is NullType && dialect.isStringifying ? "NULL" : try text(ofType: type)
    }

    private static let sqliteFields: [String: String] = ["month": "%m", "day": "%d", "year": "%Y", "second": "%S", "hour": "%H", "doy": "%j", "minute": "%M", "epoch": "%s", "dow": "%w", "week": "%W",
        "quarter": "quarter", "milliseconds": "milliseconds", "microseconds": "microseconds", "timezone_hour": "timezone_hour", "timezone_minute": "timezone_minute"]

    private func write(extract: ExtractExpression) throws {
        if dialect.family == .mssql {
            let fields = ["doy": "dayofyear", "dow": "weekday", "milliseconds": "millisecond", "microseconds": "microsecond"]
            out.text += "DATEPART(\(fields[extract.field] ?? extract.field), "
            try write(extract.element)
            out.text += ")"
            return
        }
        guard dialect.family == .sqlite else {
            out.text += "EXTRACT(\(dialect.family == .mysql && extract.field == "milliseconds" ? "millisecond" : extract.field) FROM "
            try write(extract.element)
            out.text += ")"
            return
        }
        guard let field = Compiler.sqliteFields[extract.field] else { throw SQLError.compile("\(extract.field) is not a valid extract argument.") }
        out.text += "CAST(STRFTIME('\(field)', "
        try write(extract.element)
        out.text += ") AS INTEGER)"
    }
}
