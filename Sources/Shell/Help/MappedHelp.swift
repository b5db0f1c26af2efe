import ORM
import Runtime
import SQL

/// What help tells of mapped classes and their attributes.
struct MappedHelp {
    private let width: Int
    private let paint: Paint

    init(width: Int, _ paint: Paint) {
        self.width = width
        self.paint = paint
    }

    /// A class: its table, columns, relationships, and how to make and to find an object.
    func text(of mapper: Mapper) throws -> String {
        try? mapper.registry.configure()
        let name = mapper.mappedClass.name
        var fields = try mapper.columnProperties.map { (name: $0.key.text, cell: Cell(.string(try describe($0))), note: "") }
        fields += mapper.properties.compactMap { $0 as? RelationshipProperty }.map { (name: $0.key.text, cell: Cell(.string(describe($0))), note: "") }
        let column = mapper.columnProperties.first { !($0.column?.isPrimaryKey ?? false) } ?? mapper.columnProperties.first
        var text = paint("class \(name)", .definition) + "  " + paint("table \(mapper.localTable.name)", .hint) + "\n" + TableLayout.list(fields, width: width, paint, indent: 4)
        if let key = column?.key.text {
            text += "\n" + paint("Example:", .hint) + "\n"
            for line in ["db.session.add(\(name)(\(key)=...))", "\(name).query.filter_by(\(key)=...).all()", "db.session.scalars(select(\(name)).where(\(name).\(key) == ...)).all()"] { text += "    " + PythonPaint.painted(line, paint) + "\n" }
        }
        return text
    }

    func text(of attribute: InstrumentedAttribute) throws -> String {
        let name = "\(attribute.mapper.mappedClass.name).\(attribute.key.text)"
        try? attribute.mapper.registry.configure()
        switch attribute.property {
        case let column as ColumnProperty:
            return paint(name, .definition) + "  " + paint("column", .hint) + "\n    \(try describe(column))\n" + examples(["\(name) == ...", "\(name).is_(None)", "\(name).in_([...])", "\(name).desc()"])
        case let relationship as RelationshipProperty:
            let test = attribute.isCollection ? "any" : "has"
            return paint(name, .definition) + "  " + paint("relationship", .hint) + "\n    \(describe(relationship))\n" + examples(["\(name).\(test)()", "select(\(attribute.mapper.mappedClass.name)).options(selectinload(\(name)))"])
        default: return paint(name, .definition) + "  " + paint(attribute.property.type.name, .hint) + "\n"
        }
    }

    private func examples(_ lines: [String]) -> String { "\n" + paint("Example:", .hint) + "\n" + lines.map { "    " + PythonPaint.painted($0, paint) + "\n" }.joined() }

    /// `VARCHAR(50), not null, unique, references team.id`
    private func describe(_ property: ColumnProperty) throws -> String {
        var parts = [try Value.object(property.expression.sqlType).strText()]
        guard let column = property.column else { return parts[0] + ", " + ((try? Value.object(property.expression).strText()) ?? "") }
        if column.isPrimaryKey { parts.append("primary key") } else if !column.isNullable { parts.append("not null") }
        for key in column.foreignKeys { parts.append("references \(key.specification)") }
        if property.isDeferred { parts.append("deferred") }
        return parts.joined(separator: ", ")
    }

    /// `list of Post, other side author, loaded by select when first read`
    private func describe(_ property: RelationshipProperty) -> String {
        let target = property.target.mappedClass.name
        var parts = [property.usesList ? "list of \(target)" : "one \(target)"]
        if let reverse = property.reverseKey { parts.append("other side \(target).\(reverse.text)") }
        parts.append("lazy=\(property.strategy.rawValue)")
        return parts.joined(separator: ", ")
    }
}
