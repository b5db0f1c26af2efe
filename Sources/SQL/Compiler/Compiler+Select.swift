import Runtime

extension Compiler {
    /// - Parameters:
    ///   - asFrom: whether it stands in FROM, where it does not correlate.
    ///   - collects: whether its columns are those of the result.
    func write(select: SelectBase, asFrom: Bool, collects: Bool, isLateral: Bool = false, isCompoundPart: Bool = false, isInsertSource: Bool = false) throws {
        if CompiledConstructs.areUsed, try writeCustom(select) { return }
        let isTop = stack.isEmpty
        let start = out
        out = Output()
        let outerWraps = wrapsColumns
        wrapsColumns = collects || isCompoundPart && wrapsColumns
        defer { wrapsColumns = outerWraps }
        if !select.givenParameters.isEmpty { givenParameters.merge(select.givenParameters) { outer, _ in outer } }
        switch select {
        case let select as Select: try write(plain: select, asFrom: asFrom, collects: collects, isLateral: isLateral, isEmbedded: isCompoundPart || isInsertSource)
        case let compound as CompoundSelect: try write(compound: compound, asFrom: asFrom, collects: collects, isLateral: isLateral)
        case let textual as TextualSelect: try write(textual: textual, collects: collects)
        case let grouping as SelectGrouping:
            out.text += "("
            try write(select: grouping.select, asFrom: asFrom, collects: collects, isLateral: isLateral, isCompoundPart: isCompoundPart)
            out.text += ")"
        default: throw SQLError.unsupportedCompilation("Compiler \(dialect.compilerName(isType: false)) can't render element of type \(try Value.object(select.type).reprText())")
        }
        if !ctes.isEmpty, !(isCompoundPart || isInsertSource) || isTop || select is CompoundSelect || select is TextualSelect { prependCTEs(isTop ? nil : stack.count + 1, includesFollowing: select is CompoundSelect) }
        let written = out
        out = start
        out.append(written)
    }

    private func write(textual: TextualSelect, collects: Bool) throws {
        stack.append(Entry(statement: textual))
        defer { stack.removeLast() }
        try dispatch(textual.tail.ctes)
        if collects {
            matchesByName = !textual.isPositional && !textual.columns.isEmpty
            for column in textual.columns {
                resultColumns.append(Compiled.ResultColumn(name: column.elementName.map { resolve($0) } ?? "", element: column, isRepeated: false, isTextual: true))
            }
        }
        try write(text: textual.text)
    }

    private func write(compound: CompoundSelect, asFrom: Bool, collects: Bool, isLateral: Bool) throws {
        let outside = stack.last ?? Entry()
        stack.append(Entry(correlated: outside.correlated, froms: outside.froms, select: compound, statement: compound, scopes: outside.scopes + compound.options.filter { $0 is SelectScope }))
        defer { stack.removeLast() }
        try dispatch(compound.tail.ctes)
        var firstCount: Int?
        for (index, part) in compound.selects.enumerated() {
            if index > 0 { out.text += " \(dialect.family == .oracle && compound.keyword == "EXCEPT" ? "MINUS" : compound.keyword) " }
            let count = part.resultColumns.count
            if let firstCount, firstCount != count {
                throw SQLError.compile("All selectables passed to CompoundSelect must have identical numbers of columns; select #1 has \(firstCount) columns, select #\(index + 1) has \(count)")
            }
            firstCount = firstCount ?? count
            let isGrouped = (part as? Select)?.needsParentheses ?? (part is CompoundSelect)
            if isGrouped { out.text += "(" }
            try write(select: index == 0 && compound.labelStyle != .disambiguateOnly ? part.tailed { $0.labelStyle = compound.labelStyle } : part, asFrom: asFrom, collects: collects && index == 0, isLateral: isLateral, isCompoundPart: true)
            if isGrouped { out.text += ")" }
        }
        try keeping(\.omitsTable, true) { try write(tail: compound) }
    }

    private func write(plain given: Select, asFrom: Bool, collects: Bool, isLateral: Bool, isEmbedded: Bool) throws {
        let outside = stack.last ?? Entry()
        var explicit = outside.correlated, implicit = outside.froms
        if asFrom, !isLateral {
            explicit = outside.correlated.filter { from in !outside.froms.contains { $0.isSame(as: from) } }
            implicit = []
        }
        let options = outermostOptions
        // The SELECTs of expressions within a statement heed its criteria as those of classes do.
        let resolver = given.resolver ?? (stack.isEmpty || options.isEmpty || given.options.contains { $0 is SettledCriteria } ? nil : options.lazy.compactMap { ($0 as? SelectCriteria)?.resolver }.first)
        let resolved = try resolver?.resolve(given, isSubquery: !stack.isEmpty, within: SelectSurroundings(options: options + outside.scopes, explicit: explicit, implicit: implicit)) ?? given
        let select = try numbered(resolved) ?? resolved
        keep(select)
        let all = try SelectFroms(select)
        let froms = try all.displayed(select, explicit: explicit, implicit: implicit)
        var entry = Entry(correlated: outside.correlated, froms: [], select: select, statement: select, scopes: outside.scopes + select.options.filter { $0 is SelectScope })
        for from in froms {
            from.visitParts { part in
                if !entry.froms.contains(where: { $0 === part }) { entry.froms.append(part) }
                if !entry.correlated.contains(where: { $0 === part }) { entry.correlated.append(part) }
            }
        }
        entry.namedFroms = entry.froms
        if all.froms.count > froms.count {
            entry.namedFroms = []
            for from in all.froms { from.visitParts { entry.namedFroms.append($0) } }
        }
        stack.append(entry)
        defer { stack.removeLast() }
        let outerNames = ambiguousNames
        if all.froms.count > 1 || entry.froms.count > 1 { ambiguousNames = disambiguated(all.froms) ?? ambiguousNames }
        defer { ambiguousNames = outerNames }
        try keeping(\.hints, []) { try keeping(\.omitsTable, false) {
            try write(headOf: select)
            try write(columns: select.namedColumns(numbersRepeated: true), asFrom: asFrom, collects: collects)
            if select.columns.isEmpty, out.text.hasSuffix(" ") { out.text.removeLast() }
            if !froms.isEmpty {
                out.text += " \nFROM "
                try keeping(\.hints, select.clauses.hints) { try write(list: froms, separator: ", ") { try write(from: $0) } }
            } else if dialect.family == .oracle && !stack.isEmpty || dialect.family == .mysql && !select.criteria.isEmpty { out.text += " FROM DUAL" }
            try write(criteria: select.criteria, " \nWHERE ")
            if !select.grouping.isEmpty { try write(.grouping, of: select) }
            try write(criteria: select.having, " \nHAVING ")
            try write(.postCriteria, of: select, before: " \n")
            if !select.ordering.isEmpty { try write(.ordering, of: select) }
            if select.tail.hasLimit { try write(.limit, of: select) }
            if select.tail.locking != nil { try write(.locking, of: select) }
            try write(.postBody, of: select, before: " ")
            lint(froms, select.criteria)
            for hint in select.clauses.hints where hint.from == nil && (hint.dialect == "*" || hint.dialect == dialect.name) { out.text += " " + hint.text }
        } }
        // What is for other databases leaves a blank all the same.
        if !select.clauses.suffixes.isEmpty, !select.clauses.suffixes.contains(where: { $0.dialect == nil || $0.dialect == "*" || $0.dialect == dialect.name }) { out.text += " " }
        let suffixes = select.clauses.suffixes.filter { $0.dialect == nil || $0.dialect == "*" || $0.dialect == dialect.name }
        if suffixes.isEmpty { return }
        out.text += " "
        try write(list: suffixes, separator: " ") { try write($0.text) }
        out.text += " "
    }

    /// Other names for tables that have the name of one in a schema: `FROM t AS t_1, s.t`; nil where there are none.
    private func disambiguated(_ froms: [FromClause]) -> [String: SQLName]? {
        var tables: [TableClause] = []
        var hasSchema = false
        for from in froms {
            from.visitParts { part in
                guard case .table(let table) = part.fromNode else { return }
                tables.append(table)
                if table.schema != nil { hasSchema = true }
            }
        }
        guard hasSchema, tables.count > 1 else { return nil }
        var names: [String: SQLName] = [:]
        for table in tables where table.schema == nil && tables.contains(where: { $0.schema != nil && $0.name == table.name }) {
            names[table.name] = .anonymous(identity: ObjectIdentifier(table).hashValue, stem: table.name)
        }
        return names.isEmpty ? nil : names
    }

    /// The options of the whole statement.
    private var outermostOptions: [Object] {
        guard let statement = stack.first?.statement else { return [] }
        return (statement as? Select)?.options ?? (statement as? ChangingStatement)?.options ?? (statement as? CompoundSelect)?.options ?? []
    }

    private func write(headOf select: Select) throws {
        out.text += "SELECT "
        try dispatch(select.tail.ctes)
        try write(selectHintsOf: select)
        try write(.postSelect, of: select, behind: " ")
        try write(prefixes: select.clauses.prefixes)
        try write(.precolumns, of: select)
        try write(.preColumns, of: select, behind: " ")
    }
    private func write(distinctOf select: Select) throws {
        guard select.isDistinct else { return try write(topOf: select) }
        if dialect.isStringifying, select.clauses.distinctIsExtension { return try showing(as: .postgresql) { try write(distinctOf: select) } }
        guard dialect.family == .postgresql, !select.distinctOn.isEmpty else {
            if !select.distinctOn.isEmpty, !dialect.isStringifying {
                try SQLWarning.warn("DISTINCT ON is currently supported only by the PostgreSQL dialect.  Use of DISTINCT ON for other backends is currently silently ignored, however this usage is deprecated, and will raise CompileError in a future release for all backends that do not support this syntax.", SQLWarning.deprecationWarning)
            }
            out.text += "DISTINCT "
            return try write(topOf: select)
        }
        out.text += "DISTINCT ON ("
        try write(list: select.distinctOn, separator: ", ") { try write($0) }
        out.text += ") "
    }

    /// Oracle's hints stand behind SELECT: `/*+ INDEX(t) */`.
    private func write(selectHintsOf select: Select) throws {
        guard dialect.family == .oracle else { return }
        var hinted: [FromClause] = []
        for case let from? in select.clauses.hints.map(\.from) where !hinted.contains(where: { $0 === from }) { hinted.append(from) }
        for from in hinted { if let text = hint(of: from, among: select.clauses.hints) { out.text += "/*+ \(hintText(text, from)) */ " } }
    }

    func write(prefixes: [(text: ColumnElement, dialect: String?)]) throws {
        for prefix in prefixes where prefix.dialect == nil || prefix.dialect == "*" || prefix.dialect == dialect.name {
            try write(prefix.text)
            out.text += " "
        }
    }

    func write(criteria: [ColumnElement], _ keyword: String) throws {
        guard !criteria.isEmpty else { return }
        let parts = Conjunction.prepared(.and, criteria)
        guard !parts.isEmpty else { return }
        for part in parts { keep(part) }
        let start = out.text.utf8.count
        out.text += keyword
        let content = out.text.utf8.count
        try write(list: parts, separator: " AND ") { try write($0) }
        if out.text.utf8.count == content { out.text = String(decoding: out.text.utf8.prefix(start), as: UTF8.self) }
    }

    private func write(grouping: [ColumnElement]) throws {
        out.text += " GROUP BY "
        try write(list: grouping, separator: ", ") { try write($0) }
    }
    private func write(ordering: [ColumnElement]) throws {
        out.text += " ORDER BY "
        try write(list: ordering, separator: ", ") { try write($0) }
    }
    private func write(tail select: SelectBase) throws {
        if !select.grouping.isEmpty { try write(.grouping, of: select) }
        if !select.ordering.isEmpty { try write(.ordering, of: select) }
        if select.tail.hasLimit { try write(.limit, of: select) }
    }
    func write(_ part: SelectPart, of select: SelectBase) throws {
        try write(part, of: select) {
            switch part {
            case .precolumns: if let select = select as? Select { try write(distinctOf: select) }
            case .grouping: try write(grouping: select.grouping)
            case .ordering: if !omitsOrdering(of: select) { try write(ordering: select.ordering) }
            case .limit: try write(limitOf: select)
            case .locking: try write(locking: select)
            }
        }
    }

    private func write(locking select: SelectBase) throws {
        guard let locking = select.tail.locking, dialect.family != .sqlite, dialect.family != .mssql else { return }
        switch dialect.family {
        case .postgresql:
            out.text += locking.isRead ? (locking.isKeyShare ? " FOR KEY SHARE" : " FOR SHARE") : locking.isKeyShare ? " FOR NO KEY UPDATE" : " FOR UPDATE"
            var tables: [FromClause] = []
            for table in locking.ofTables where !tables.contains(where: { $0 === table }) { tables.append(table) }
            if !tables.isEmpty { out.text += " OF " + tables.compactMap { $0.fromName.map { quote(from: $0) } }.joined(separator: ", ") }
        case .mysql: out.text += locking.isRead ? " LOCK IN SHARE MODE" : " FOR UPDATE"
        case .oracle where stack.count > 1: return
        case .oracle:
            out.text += " FOR UPDATE"
            if !locking.ofTables.isEmpty {
                out.text += " OF "
                try write(list: locking.of, separator: ", ") { try write($0) }
            }
        default:
            out.text += " FOR UPDATE"
            return
        }
        if locking.isNoWait { out.text += " NOWAIT" }
        if locking.skipsLocked { out.text += " SKIP LOCKED" }
    }

    // MARK: columns

    /// The columns of a SELECT or RETURNING, with the labels they need (`_label_select_column`).
    func write(columns: [NamedColumn], asFrom: Bool, collects: Bool) throws {
        let wraps = wrapsColumns
        try write(list: columns, separator: ", ") { named in
            if collects, named.element is TupleExpression { throw SQLError.compile("Most backends don't support SELECTing from a tuple() object.  If this is an ORM query, consider using the Bundle object.") }
            let labelName = try label(of: named, asFrom: asFrom, wraps: wraps)
            let label = labelName.map { name in
                truncated(resolve(name), isMade: !(named.element is Label) || name.text == nil)
            }
            var element = named.element
            if wraps, let wrapped = try named.element.sqlType.implementation(for: dialect).columnExpression((named.element as? Label)?.element ?? named.element) {
                element = wrapped
                keep(wrapped)
            }
            if let made = (named.element as? Label), element === named.element {
                try write(made.element)
            } else { try write(element) }
            var name: String?
            if let label {
                out.text += " AS \(dialect.quote(label, labelName?.quote))"
                name = label
            }
            if collects {
                resultColumns.append(Compiled.ResultColumn(name: name ?? resultName(named.element), element: named.element, isRepeated: named.isRepeated, isTextual: (named.element as? TextColumn).map { $0.clause != nil || $0.isStar } ?? false, wrapping: element === named.element ? nil : element))
            }
        }
    }

    private func resultName(_ element: ColumnElement) -> String {
        switch element {
        case let column as Column: resolve(column.sqlName)
        case let text as TextColumn: text.text
        case let unary as UnaryExpression: resultName(unary.operand)
        case let grouping as Grouping: resultName(grouping.inner)
        default: element.elementName.map { resolve($0) } ?? ""
        }
    }

    /// The label that a column gets; nil where it stands by its own name.
    private func label(of named: NamedColumn, asFrom: Bool, wraps: Bool) throws -> SQLName? {
        let element = named.element
        if let label = element as? Label { return label.labelName }
        if let required = named.required { return required }
        let isLabelled: Bool
        switch element {
        case _ where try wraps && element.sqlType.implementation(for: dialect).columnExpression(element) != nil:
            if isReturning, dialect.isStringifying { return element.anonymousName }
            isLabelled = true
        case let column as Column: isLabelled = asFrom && column.table != nil && !column.isLiteral
        case let text as TextColumn: isLabelled = text.isLabelReference
        case let unary as UnaryExpression:
            if !asFrom, let label = unary.wrappedLabel, !unary.isPostfix { return label.labelName }
            isLabelled = unary.wrapsUnnamed || asFrom
        case let boolean as AsBoolean: isLabelled = !dialect.hasBooleans || !(boolean.element is Column) || asFrom
        case is TableValuedColumn, is FunctionColumn: isLabelled = false
        // A class of the program's own that says its name.
        case let custom as CustomElement where custom.elementName != nil: isLabelled = false
        default: isLabelled = element.naturalName == nil
        }
        return isLabelled ? named.fallback ?? element.anonymousName : nil
    }
}
