import Runtime

/// `EXCLUDE USING gist (room WITH =, during WITH &&)`, of PostgreSQL.
public final class ExcludeConstraint: Constraint {
    /// A column by its name, or an expression, and the operator by which no two rows may agree.
    public struct Element {
        let name: String?
        let expression: ClauseElement?
        let operation: String
        public init(name: String?, expression: ClauseElement?, operation: String) {
            self.name = name
            self.expression = expression
            self.operation = operation
        }
    }
    public let elements: [Element]
    /// The method of the index: `gist`.
    public let method: String
    public let criteria: ClauseElement?
    /// Classes of operators by the keys of columns.
    public let operatorClasses: [String: String]

    public init(_ elements: [Element], method: String, criteria: ClauseElement?, operatorClasses: [String: String], name: String?, isDeferrable: Bool?, initially: String?) {
        self.elements = elements
        self.method = method
        self.criteria = criteria
        self.operatorClasses = operatorClasses
        super.init(name: name, isDeferrable: isDeferrable, initially: initially)
    }
    public override var namedColumns: [Column] {
        elements.compactMap { element in
            if let name = element.name { return table?.columns.first { $0.key == name } }
            return element.expression as? Column
        }
    }
    override func copied() -> Constraint {
        // The copy finds the columns of its own table by their names.
        let own = elements.map { element in (element.expression as? Column).map { Element(name: $0.key, expression: nil, operation: element.operation) } ?? element }
        return ExcludeConstraint(own, method: method, criteria: criteria, operatorClasses: operatorClasses, name: name, isDeferrable: isDeferrable, initially: initially)
    }
    public override func repr() throws -> String { shown([]) }
}

extension Compiler {
    /// - Throws: UnsupportedCompilationError for other databases than PostgreSQL.
    func text(ofExclusion constraint: ExcludeConstraint) throws -> String {
        guard dialect.family == .postgresql else {
            throw SQLError.unsupportedCompilation("Compiler \(definitionCompilerName) can't render element of type <class 'sqlalchemy.dialects.postgresql.ext.ExcludeConstraint'>")
        }
        let parts = try constraint.elements.map { element in
            let column = element.name.flatMap { name in constraint.table?.columns.first { $0.key == name } } ?? element.expression as? Column
            let text = try column.map { quoted($0) } ?? element.expression.map { try plain($0) } ?? element.name ?? ""
            let family = column.flatMap { constraint.operatorClasses[$0.key] }.map { " \($0)" } ?? ""
            return "\(text)\(family) WITH \(element.operation)"
        }
        var text = "EXCLUDE USING \(constraint.method.lowercased()) (\(parts.joined(separator: ", ")))"
        if let criteria = constraint.criteria { text += " WHERE (\(try withTables(criteria)))" }
        return text
    }

    /// A condition with its values in the text, columns with their table.
    private func withTables(_ criteria: ClauseElement) throws -> String {
        guard let condition = criteria as? ColumnElement else { return try plain(criteria) }
        var options = CompilerOptions(schemaMap: schemaMap)
        options.rendersLiterals = true
        let compiler = Compiler(dialect, options)
        try compiler.write(condition)
        return compiler.out.text
    }
}
