import Runtime

/// CREATE TABLE, DROP TABLE, CREATE INDEX and their kin (sqlalchemy.sql.compiler.DDLCompiler).
extension Compiler {
    func write(definition: TableDefinition) throws {
        switch definition.action {
        case .create(let table, let ifNotExists): out.text += try create(table, ifNotExists, definition.omittedConstraints)
        case .drop(let table, let ifExists): out.text += "\nDROP TABLE \(ifExists ? "IF EXISTS " : "")\(fullName(table))"
        case .createIndex(let index, let ifNotExists): out.text += try create(index, ifNotExists)
        case .dropIndex(let index, let ifExists): out.text += try drop(index, ifExists)
        case .createConstraint: throw SQLError.unsupportedCompilation("Compiler \(definitionCompilerName) can't render element of type <class 'sqlalchemy.sql.ddl.CreateConstraint'>")
        case .addConstraint(let constraint):
            guard let table = constraint.table else { throw SQLError.invalidRequest("This constraint is not bound to a table.  Did you mean to call table.append_constraint(constraint) ?") }
            out.text += "ALTER TABLE \(fullName(table)) ADD \(try text(of: constraint) ?? "None")"
        case .dropConstraint(let constraint, let ifExists, let cascades):
            if constraint is PrimaryKeyConstraint, dialect.family == .mysql, let table = constraint.table {
                out.text += "ALTER TABLE \(fullName(table)) DROP PRIMARY KEY "
                return
            }
            guard let name = constraint.name, let table = constraint.table else {
                throw SQLError.compile("Can't emit DROP CONSTRAINT for constraint \(try Value.object(constraint).reprText()); it has no name")
            }
            if let text = mysqlDrop(constraint, name, of: table) {
                out.text += text
                return
            }
            out.text += "ALTER TABLE \(fullName(table)) DROP CONSTRAINT \(ifExists ? "IF EXISTS " : "")\(try constraintName(name, isMade: constraint.hasMadeName))\(cascades ? " CASCADE" : "")"
        case .createSchema(let name, let ifNotExists): out.text += "CREATE SCHEMA \(ifNotExists ? "IF NOT EXISTS " : "")\(dialect.quote(name))"
        case .dropSchema(let name, let ifExists, let cascades): out.text += "DROP SCHEMA \(ifExists ? "IF EXISTS " : "")\(dialect.quote(name))\(cascades ? " CASCADE" : "")"
        case .createSequence(let sequence, let ifNotExists):
            let options = sequence.optionsText(dialect)
            out.text += "CREATE SEQUENCE \(ifNotExists ? "IF NOT EXISTS " : "")\(schemaPrefix(sequence))\(dialect.quote(sequence.name))"
            if let type = sequence.dataType, dialect.family == .postgresql || dialect.family == .mssql { out.text += " AS \(try text(ofType: type))" }
            out.text += options.isEmpty ? "" : " " + options
        case .dropSequence(let sequence, let ifExists): out.text += "DROP SEQUENCE \(ifExists ? "IF EXISTS " : "")\(schemaPrefix(sequence))\(dialect.quote(sequence.name))"
        case .createType(let type): out.text += try create(type)
        case .dropType(let type): out.text += try drop(type)
        case .view(let view): out.text += try create(view)
        case .dropView(let table, let ifExists): out.text += "\nDROP \(table.view?.isMaterialized == true ? "MATERIALIZED " : "")VIEW \(ifExists ? "IF EXISTS " : "")\(fullName(table))"
        case .tableComment(let table, let isDropped): out.text += try comment(on: table, isDropped: isDropped)
        case .columnComment(let column, let isDropped): out.text += try comment(on: column, isDropped: isDropped)
        case .constraintComment(let constraint, let isDropped): out.text += try comment(on: constraint, isDropped: isDropped)
        case .text(let text, let context): out.text += try filled(text, context, definition.target)
        }
    }

    /// `DDL("... %(table)s")`: text with the names of what it is about, and those of its context.
    private func filled(_ text: String, _ context: DictObject?, _ target: Object?) throws -> String {
        let names = context?.copy() ?? DictObject()
        if let table = target as? Table {
            for (name, value) in [("table", dialect.quote(table.name, table.quote)), ("schema", table.schema.map { dialect.quote($0) } ?? ""), ("fullname", fullName(table))] where names.get(name) == nil { names.set(name, .string(value)) }
        }
        let filled = try String.from(Value.string(text).binary(.modulo, names.value))
        return dialect.isPercentDoubled ? filled.doubling(37) : filled
    }

    func schemaPrefix(_ sequence: NumberSequence) -> String { schemaMap?.prefix(sequence.schema, dialect) ?? sequence.schema.map { dialect.quote($0) + "." } ?? "" }
    func fullName(_ table: TableClause) -> String { dialect.preparer?.table.map { format in dialect.asking(table.name) { try format(table) } } ?? schemaPrefix(table) + dialect.quote(table.name, table.quote) }

    /// An expression in DDL: values as text, columns without their table.
    func plain(_ element: ClauseElement) throws -> String {
        var options = CompilerOptions()
        options.rendersLiterals = true
        options.schemaMap = schemaMap
        let compiler = Compiler(dialect, options)
        compiler.omitsTable = true
        switch element {
        case let column as ColumnElement: try compiler.write(column)
        case let text as TextClause: try compiler.write(text: text)
        case let select as SelectBase:
            compiler.omitsTable = false
            try compiler.write(select: select, asFrom: false, collects: false)
        default: return ""
        }
        return compiler.out.text
    }

    func option(_ options: [String: Value], _ name: String) -> String? { (options["\(dialect.family.rawValue)_\(name)"]?.object as? StringObject)?.text }
    func flag(_ options: [String: Value], _ name: String) -> Bool? { options["\(dialect.family.rawValue)_\(name)"].flatMap { try? $0.isTrue() } }

    private func create(_ table: Table, _ ifNotExists: Bool, _ omitted: [Constraint]) throws -> String {
        var lines: [String] = []
        for column in table.columns where !column.isSystem {
            do { if let line = try text(ofColumn: ColumnDefinition(column), isPlain: false) { lines.append(line) } } catch let error as PythonException where error.isInstance(of: SQLError.compileError) {
                let described = SQLError.compile("(in table '\(table.describedName)', column '\(column.name)'): \(SQLError.withoutLink(error.arguments.elements.first.flatMap { try? $0.strText() } ?? error.message))")
                described.cause = error
                throw described
            }
        }
        var constraints: [Constraint] = table.primaryKeyColumns.isEmpty ? [] : [table.primaryKey]
        constraints += table.sortedConstraints.filter { constraint in constraint !== table.primaryKey && !omitted.contains { $0 === constraint } }
        for constraint in constraints where !constraint.isIsolated {
            if constraint.definitionCondition != nil, try !TableDefinition(.createConstraint(constraint)).isAllowed(on: .none, dialect, compiler: CompiledConstructs.wrap(self)) { continue }
            if dialect.family != .sqlite, (constraint as? ForeignKeyConstraint)?.usesAlter == true { continue }
            if let check = constraint as? CheckConstraint, !check.isMeant(for: dialect) { continue }
            if let check = constraint as? CheckConstraint, check.isOfType, check.conditionIsBoolean ? dialect.hasBooleans || dialect.family == .mssql : dialect.hasEnums && check.isOfNativeEnumeration { continue }
            if let text = try text(of: constraint) { lines.append(text) }
        }
        let prefix = table.prefixes.isEmpty ? "" : table.prefixes.joined(separator: " ") + " "
        var suffixes: [String] = []
        if dialect.family == .sqlite {
            if flag(table.options, "with_rowid") == false { suffixes.append("WITHOUT ROWID") }
            if flag(table.options, "strict") == true { suffixes.append("STRICT") }
        }
        let standard = try dialect.family == .mysql ? mysqlOptions(of: table) : dialect.family == .postgresql || dialect.family == .oracle ? storageOptions(of: table) : suffixes.isEmpty ? "" : "\n " + suffixes.joined(separator: ",\n ")
        let suffix = try definitionText("post_create_table", table) { standard } ?? ""
        let afterName = try definitionText("create_table_suffix", table) { "" } ?? ""
        return "\nCREATE \(prefix)TABLE \(ifNotExists ? "IF NOT EXISTS " : "")\(fullName(table)) \(afterName.isEmpty ? "" : afterName + " ")(" + (lines.isEmpty ? "" : "\n\t") + lines.joined(separator: ", \n\t") + "\n)\(suffix)\n\n"
    }

    /// A column of CREATE TABLE, as `@compiles(CreateColumn)` or the dialect writes it; nil for none.
    public func text(ofColumn definition: ColumnDefinition, isPlain: Bool) throws -> String? {
        if !isPlain, CompiledConstructs.areUsed, let handler = CompiledConstructs.handler(of: definition.type, dialect) { return try customText(of: definition, handler) }
        if let table = definition.column.table as? Table { return try DefinedColumn.during(definition.column) { try columnDefinition(definition.column, table) } }
        // By itself a column is written as that of a table with no other; it is not numbered.
        if dialect.family == .mssql { throw SQLError.compile("mssql requires Table-bound columns in order to generate DDL") }
        let column = definition.column.copied()
        if dialect.family == .mysql { column.autoincrement = .bool(false) }
        let table = try Table("", nil, items: [column])
        return try DefinedColumn.during(column) { try columnDefinition(column, table) }
    }

    /// A type by itself, as `@compiles` or the dialect writes it.
    public static func text(ofType type: SQLType, _ dialect: Dialect) throws -> String {
        CompiledConstructs.areUsed ? try Compiler(dialect).text(ofType: type) : try type.resolved(dialect).ddl(dialect)
    }

    /// A type in DDL, as `@compiles` or the dialect writes it.
    public func text(ofType type: SQLType, isPlain: Bool = false) throws -> String {
        let resolved = type.resolved(dialect)
        if !isPlain, CompiledConstructs.areUsed, let handler = CompiledConstructs.handler(of: resolved.type, dialect) { return try customText(of: resolved, handler) ?? "" }
        guard let schemaMap else { return try resolved.ddl(dialect) }
        let outer = TypeCompiler.schemaMap
        TypeCompiler.schemaMap = schemaMap
        defer { TypeCompiler.schemaMap = outer }
        return try resolved.ddl(dialect)
    }

    /// Refuses `autoincrement=True` of a type that no database numbers.
    func check(numbered column: Column) throws {
        let scale = (column.sqlType as? NumericType).map { $0.scale.map { "\($0)" } ?? "None" }
        switch column.sqlType.affinity {
        case .integer: return
        case .numeric, .float:
            guard let scale, scale != "0" else { return }
            throw SQLError.argument("Column type \(try column.sqlType.str()) with non-zero scale \(scale) on column '\(try column.str())' is not compatible with autoincrement=True")
        default: throw SQLError.argument("Column type \(try column.sqlType.str()) on column '\(try column.str())' is not compatible with autoincrement=True")
        }
    }

    private func isInlineKey(_ column: Column, _ table: Table) -> Bool {
        dialect.family == .sqlite && flag(table.options, "autoincrement") == true && column.isPrimaryKey && table.primaryKeyColumns.count == 1 && column.sqlType.affinity == .integer && column.foreignKeys.isEmpty
    }

    func columnDefinition(_ column: Column, _ table: Table) throws -> String {
        var text = try columnSpecification(column, table)
        for constraint in column.constraints { text += " " + (try self.text(of: constraint) ?? "") }
        return text
    }

    /// A column without its constraints.
    func columnSpecification(_ column: Column, _ table: Table) throws -> String {
        try definitionText("get_column_specification", column) { try plainSpecification(column, table) } ?? ""
    }
    /// What `super().get_column_specification(column)` gives.
    public func plainSpecification(of column: Column) throws -> String {
        guard let table = column.table as? Table else { return "" }
        return try plainSpecification(column, table)
    }
    private func plainSpecification(_ column: Column, _ table: Table) throws -> String {
        switch dialect.family {
        case .mysql: return try mysqlColumn(column, table)
        case .mssql: return try mssqlColumn(column, table)
        case .oracle where column.computed?.isPersisted == true: throw SQLError.compile("Oracle Database computed columns do not support 'stored' persistence; set the 'persisted' flag to None or False for Oracle Database support.")
        default: break
        }
        let type = column.sqlType.resolved(dialect)
        var text = quoted(column) + " " + (dialect.family == .postgresql && table.autoincrementColumn === column && type.affinity == .integer && (column.identityOption == nil || !dialect.traits.supportsIdentityColumns) && (column.defaultValue?.object as? NumberSequence)?.isOptional != false ? (type is BigIntegerType ? "BIGSERIAL" : type is SmallIntegerType ? "SMALLSERIAL" : "SERIAL") : try self.text(ofType: type))
        if let serverDefault = column.serverDefault, !(serverDefault.object is FetchedValue) { text += " DEFAULT \(try defaultText(serverDefault))" }
        if dialect.family != .sqlite, let computed = column.computed { text += try generated(computed) }
        if let identity = column.identityOption, dialect.traits.supportsIdentityColumns { text += identity.text(dialect) + (dialect.family == .postgresql && column.isNullable ? " NULL" : "") } else if !column.isNullable {
            text += " NOT NULL"
            if let conflict = option(column.options, "on_conflict_not_null") { text += " ON CONFLICT \(conflict)" }
        }
        if column.isPrimaryKey, case .bool(true) = column.autoincrement { try check(numbered: column) }
        if dialect.family == .sqlite, column.isPrimaryKey {
            if case .bool(true) = column.autoincrement, table.primaryKeyColumns.count != 1 { throw SQLError.compile("SQLite does not support autoincrement for composite primary keys") }
            if isInlineKey(column, table) {
                text += " PRIMARY KEY"
                if let conflict = option(column.options, "on_conflict_primary_key") { text += " ON CONFLICT \(conflict)" }
                text += " AUTOINCREMENT"
            }
        }
        if dialect.family == .sqlite, let computed = column.computed { text += try generated(computed) }
        if dialect.family == .sqlite, column.constraints.contains(where: { option($0.options, "on_conflict") != nil }) { throw SQLError.compile("SQLite does not support on conflict clause for column check constraint") }
        return text
    }

    func generated(_ computed: Computed) throws -> String {
        " GENERATED ALWAYS AS (\(try plain(computed.expression)))" + (computed.isPersisted.map { $0 ? " STORED" : " VIRTUAL" } ?? "")
    }

    /// The default of a column in DDL; nil where it has none.
    public func serverDefaultText(of column: Column) throws -> String? {
        guard let given = column.serverDefault, !(given.object is FetchedValue) else { return nil }
        return try defaultText(given)
    }
    func defaultText(_ value: Value) throws -> String {
        let text: String
        if let string = value.object as? StringObject {
            let quoted = SQLType.quoted(string.text)
            text = dialect.isPercentDoubled ? quoted.doubling(37) : quoted
        } else if let element = try Coercion.element(value) { text = try plain(element) } else {
            throw SQLError.argument("Argument 'arg' is expected to be one of type '<class 'str'>' or '<class 'sqlalchemy.sql.elements.ClauseElement'>' or '<class 'sqlalchemy.sql.elements.TextClause'>', got '\(try Value.object(value.type).reprText())'")
        }
        guard dialect.family == .sqlite else { return text }
        // `^\s*['"(]` stands by itself; anything else with a character that is no word's needs parentheses.
        let first = text.first { !$0.isWhitespace }
        if first == "'" || first == "\"" || first == "(" { return text }
        let isWord = text.unicodeScalars.allSatisfy { $0 == "_" || $0.properties.isAlphabetic || $0.properties.numericType != nil }
        return isWord ? text : "(\(text))"
    }

    // MARK: constraints

    func columns(_ names: [Column]) -> String { names.map { quoted($0) }.joined(separator: ", ") }

    /// The columns of a primary key that no constraint orders: the numbered one comes first.
    private func numberedFirst(_ columns: [Column], _ table: Table?) -> [Column] {
        guard columns.count > 1, let numbered = table?.autoincrementColumn else { return columns }
        return [numbered] + columns.filter { $0 !== numbered }
    }

    private func text(of constraint: Constraint) throws -> String? {
        try definitionText("visit_\(constraint.visitName)", constraint) { try plainText(of: constraint) }
    }
    /// What `super().visit_unique_constraint(constraint)` gives.
    public func plainText(of constraint: Constraint) throws -> String? {
        if constraint.name == nil, let error = constraint.namingError { throw error }
        let preamble = try constraint.name.map { "CONSTRAINT \(try constraintName($0, isMade: constraint.hasMadeName)) " } ?? ""
        var conflict = option(constraint.options, "on_conflict")
        var body: String
        switch constraint {
        case let key as PrimaryKeyConstraint:
            guard let keys = key.table?.primaryKeyColumns, !keys.isEmpty else { return nil }
            if keys.count == 1, let table = key.table, isInlineKey(keys[0], table) { return nil }
            if keys.count == 1, conflict == nil { conflict = option(keys[0].options, "on_conflict_primary_key") }
            let ordered = key.isImplicit || key.columns.isEmpty ? numberedFirst(keys, key.table) : keys
            body = "PRIMARY KEY \(clustering(key))(\(columns(ordered)))" + (try inclusion(key))
            if dialect.family == .mysql, let method = option(key, "using") { body += " USING \(try method.strText())" }
        case let unique as UniqueConstraint:
            guard !unique.columns.isEmpty else { return nil }
            if unique.columns.count == 1, conflict == nil { conflict = option(unique.columns[0].options, "on_conflict_unique") }
            body = "UNIQUE \(try distinctness(unique))\(clustering(unique))(\(columns(unique.columns)))" + (try inclusion(unique))
        case let exclusion as ExcludeConstraint: body = try text(ofExclusion: exclusion)
        case let check as CheckConstraint: body = "CHECK (\(try plain(check.condition)))"
        case let foreign as ForeignKeyConstraint:
            let targets = try foreign.elements.map { try $0.referencedColumn() }
            guard let target = targets.first?.table as? TableClause else { return nil }
            if dialect.family == .sqlite, target.schema != foreign.table?.schema { return nil }
            body = "FOREIGN KEY(\(columns(foreign.columns))) REFERENCES \(dialect.family == .sqlite ? dialect.quote(target.name, target.quote) : fullName(target)) (\(columns(targets)))"
            if foreign.match != nil, dialect.family == .mysql { throw SQLError.compile("MySQL ignores the 'MATCH' keyword while at the same time causes ON UPDATE/ON DELETE clauses to be ignored.") }
            if let match = foreign.match { body += " MATCH \(try phrase(match))" }
            if let onDelete = foreign.onDelete { body += " ON DELETE \(try phrase(onDelete))" }
            if let onUpdate = foreign.onUpdate {
                if dialect.family == .oracle {
                    try SQLWarning.warn("Oracle Database does not contain native UPDATE CASCADE functionality - onupdates will not be rendered for foreign keys.  Consider using deferrable=True, initially='deferred' or triggers.")
                } else { body += " ON UPDATE \(try phrase(onUpdate))" }
            }
        default: return nil
        }
        if let isDeferrable = constraint.isDeferrable { body += isDeferrable ? " DEFERRABLE" : " NOT DEFERRABLE" }
        if let initially = constraint.initially { body += " INITIALLY \(try phrase(initially))" }
        if let conflict { body += " ON CONFLICT \(conflict)" }
        if dialect.family == .postgresql, constraint is CheckConstraint || constraint is ForeignKeyConstraint, try option(constraint, "not_valid")?.isTrue() == true { body += " NOT VALID" }
        return preamble + body
    }

    /// Words of SQL that are written as they are: nothing else is let through (SQLAlchemy's `validate_sql_phrase`).
    func phrase(_ text: String) throws -> String {
        func isWord(_ scalar: Unicode.Scalar) -> Bool { scalar == "_" || scalar.properties.isAlphabetic || scalar.properties.numericType != nil }
        var words = text[...]
        // PostgreSQL: `SET NULL (a, b)`
        if dialect.family == .postgresql, let open = text.firstIndex(of: "("), text.hasSuffix(")") {
            let names = text[text.index(after: open)...].dropLast().split(separator: ",", omittingEmptySubsequences: false).map { $0.drop { $0 == " " } }
            let areNames = names.allSatisfy { name in
                let bare = name.reversed().drop { $0 == " " }.reversed()
                let isQuoted = bare.count > 2 && bare.first == "\"" && bare.last == "\""
                return !bare.isEmpty && (isQuoted || bare.allSatisfy { $0.unicodeScalars.allSatisfy { isWord($0) || $0 == "$" } })
            }
            if areNames { words = text[..<open] }
        }
        let scalars = words.unicodeScalars.reversed().drop { $0.properties.isWhitespace && words.endIndex != text.endIndex }
        let isPlain = !scalars.isEmpty && scalars.allSatisfy { isWord($0) || $0.properties.isWhitespace } && !(scalars.first?.properties.isWhitespace ?? true) && !(words.unicodeScalars.first?.properties.isWhitespace ?? true)
        guard isPlain else { throw SQLError.compile("Unexpected SQL phrase: \(text.pythonRepr) (matching against \(#"^\w+(?:\s+\w+)*$"#.pythonRepr))") }
        return text
    }
}

extension Constraint {
    fileprivate var visitName: String {
        switch self {
        case is PrimaryKeyConstraint: "primary_key_constraint"
        case is UniqueConstraint: "unique_constraint"
        case is CheckConstraint: "check_constraint"
        case is ForeignKeyConstraint: "foreign_key_constraint"
        default: "constraint"
        }
    }
}

extension CheckConstraint {
    /// Whether it is the CHECK of an Enum that databases with enumerations need none for.
    fileprivate var isOfNativeEnumeration: Bool {
        let coercion = (condition as? BinaryExpression)?.left as? TypeCoercion
        return (coercion?.element.sqlType as? EnumType)?.isNative == true
    }
    /// Whether it is the CHECK of a Boolean column.
    fileprivate var conditionIsBoolean: Bool {
        ((condition as? BinaryExpression)?.left as? TypeCoercion)?.sqlType.affinity == .integer
    }
}
