import Runtime

/// A column of a SELECT with the names it goes by (`_ColumnsPlusNames`).
struct NamedColumn {
    let element: ColumnElement
    /// The label that must be written: where names would not be distinct.
    let required: SQLName?
    /// The label where the expression has no name of its own.
    let fallback: SQLName?
    /// Its key in `subquery.c`.
    let key: String?
    /// Whether the same column stands before it.
    let isRepeated: Bool
}

extension Select {
    /// The columns with their names, made distinct.
    /// - Parameter numbersRepeated: whether a repeated column gets a label of its own: `id__1`.
    func namedColumns(numbersRepeated: Bool) -> [NamedColumn] { ColumnNaming(labelStyle).named(columns, numbersRepeated: numbersRepeated) }

    /// The keys of the columns: for those of a class the names of attributes.
    var columnKeys: [String?] { ColumnNaming(labelStyle).keys(columns, named: resolver?.keys(self) ?? []) }

    /// Its columns as those of a subquery or CTE.
    func makeProxyColumns(of from: FromClause) -> [Column] {
        let select = labelStyle == .plain ? labelled(.disambiguateOnly) : self
        return zip(select.namedColumns(numbersRepeated: false), select.columnKeys).compactMap { named, key in
            if (named.element as? TextColumn)?.isText == true { return nil }
            // The label of what wraps a column is its key too.
            if select.labelStyle.isQualified, resolver == nil, let name = named.required?.shown, !(named.element is Column), !(named.element is Label) { return Select.proxy(named.element, of: from, named: named.required, key: name) }
            if resolver == nil, let label = named.element as? Label, label.isAnonymous { return Select.proxy(label, of: from, named: named.required, key: label.labelName.shown) }
            return Select.proxy(named.element, of: from, named: named.required, key: key)
        }
    }

    private static func proxy(_ element: ColumnElement, of from: FromClause, named name: SQLName?, key: String?) -> Column {
        switch element {
        case let column as Column:
            // The key of a plain `column()` is its name.
            let made = column.proxy(of: from, named: name, key: column.isSchemaItem ? key : nil)
            made.isTruncatable = true
            return made
        case let label as Label:
            let labelName = name ?? label.labelName
            let made = proxy(label.element, of: from, named: labelName, key: labelName.text ?? key ?? label.name)
            made.columnType = label.sqlType
            made.origin = label
            made.isTruncatable = false
            return made
        case let value as TableValuedColumn where name == nil && value.elementName?.text != nil:
            return Column(clause: value.elementName?.text ?? "", value.sqlType, of: from, key: key, origin: value)
        case let text as TextColumn where text.isLiteral && name == nil:
            let made = Column(clause: text.text, text.sqlType, of: from, origin: text)
            made.isLiteral = true
            return made
        default:
            let sqlName = name ?? element.anonymousName
            let made = Column(clause: sqlName.text ?? key ?? element.elementName?.text ?? "anon", element.sqlType, of: from, key: key ?? name?.text ?? element.proxyKey, origin: element)
            if sqlName.text == nil { made.madeName = sqlName }
            made.isTruncatable = true
            return made
        }
    }

}

/// The rules of names in a SELECT (`_generate_columns_plus_names`, `_column_naming_convention`).
public struct ColumnNaming {
    private let style: SelectBase.LabelStyle
    public init(_ style: SelectBase.LabelStyle) { self.style = style }

    func named(_ columns: [ColumnElement], numbersRepeated: Bool) -> [NamedColumn] {
        var names: [SQLName: ColumnElement] = [:]
        names.reserveCapacity(columns.count)
        var repeats = 1
        let isQualified = style.isQualified
        func repeated(_ element: ColumnElement) -> SQLName {
            defer { repeats += 1 }
            return isQualified ? element.repeatedQualifiedName(repeats) : element.repeatedName(repeats)
        }
        return columns.map { element in
            guard element.isLabelled else { return NamedColumn(element: element, required: nil, fallback: nil, key: nil, isRepeated: false) }
            if style == .plain { return NamedColumn(element: element, required: nil, fallback: element.naturalName ?? element.anonymousName, key: nil, isRepeated: false) }
            var required = isQualified ? element.qualifiedName : nil
            let effective = isQualified ? required : element.naturalName
            var fallback = effective
            guard let effective else {
                let anonymous = element.anonymousName
                let isRepeated = names[anonymous] != nil
                names[anonymous] = element
                return NamedColumn(element: element, required: nil, fallback: isRepeated ? repeated(element) : anonymous, key: nil, isRepeated: isRepeated)
            }
            guard let other = names[effective] else {
                names[effective] = element
                return NamedColumn(element: element, required: required, fallback: fallback, key: nil, isRepeated: false)
            }
            var isRepeated = false
            if (other as? Column)?.own ?? other !== (element as? Column)?.own ?? element {
                required = isQualified ? element.anonymousQualifiedName : element.anonymousName
                fallback = required
                if let required, numbersRepeated, names[required] != nil {
                    let label = repeated(element)
                    return NamedColumn(element: element, required: label, fallback: label, key: nil, isRepeated: true)
                }
                if let required { names[required] = element }
            } else if numbersRepeated {
                required = repeated(element)
                fallback = required
                isRepeated = true
            }
            return NamedColumn(element: element, required: required, fallback: fallback, key: nil, isRepeated: isRepeated)
        }
    }

    /// The keys of the columns in `selected_columns` and `subquery.c`.
    /// - Parameter own: the names of the attributes that they were named by; nil or nothing where they were not.
    public func keys(_ columns: [ColumnElement], named own: [String?] = []) -> [String?] {
        var names: Set<String> = []
        var counters: [String: Int] = [:]
        // A column that stands there again has the same.
        var known: [ObjectIdentifier: [String: String]] = [:]
        func numbered(_ stem: String, _ element: ColumnElement) -> String {
            if let name = known[ObjectIdentifier(element)]?[stem] { return name }
            let number = counters[stem, default: 0] + 1
            counters[stem] = number
            known[ObjectIdentifier(element), default: [:]][stem] = "\(stem)_\(number)"
            return "\(stem)_\(number)"
        }
        return columns.enumerated().map { at, element in
            if (element as? TextColumn)?.isText == true { return nil }
            let given = at < own.count ? own[at] : nil
            let name = style.isQualified ? qualifiedKey(element, given) : given ?? element.proxyKey
            guard style != .plain else { return name ?? "_no_label" }
            guard let name else { return names.insert("_no_label").inserted ? "_no_label" : numbered("_no_label", element) }
            return names.insert(name).inserted ? name : numbered(name, element)
        }
    }
    private func qualifiedKey(_ element: ColumnElement, _ given: String?) -> String? {
        if (element as? TextColumn)?.isLiteral == true { return given }
        guard let column = element as? Column else { return given ?? (element is Label || element is TextColumn ? element.qualifiedName?.text : nil) ?? element.proxyKey }
        if column.isLiteral { return given }
        if let given, given != column.key, let table = column.table?.fromName?.text { return "\(table)_\(given)" }
        guard let table = column.table?.fromName else { return column.qualifiedName?.text ?? column.key }
        // Where the compiler makes the name: `%(94123 users)s_id`.
        return column.shownKey == column.name ? column.qualifiedName?.shown : (table + .plain("_" + column.shownKey)).shown
    }
}
