import Runtime

/// A statement as SQL text with its parameters (sqlalchemy.engine.Compiled).
public struct Compiled {
    public struct Parameter {
        /// The name in the default style: `name_1`.
        public let name: String
        public let bind: BindParameter
    }
    public struct ResultColumn {
        public let name: String
        public let element: ColumnElement
    }
    public let text: String
    public let dialect: Dialect
    /// In order of their appearance in the text.
    public let parameters: [Parameter]
    public let resultColumns: [ResultColumn]
}

/// Statements and expressions to SQL text.
public final class Compiler {
    let dialect: Dialect
    var parameters: [Compiled.Parameter] = []
    private var names: [ObjectIdentifier: String] = [:]
    private var counters: [String: Int] = [:]
    /// Names of anonymous aliases, and how many of each stem there are.
    private var aliasNames: [ObjectIdentifier: String] = [:]
    private var aliasCounters: [String: Int] = [:]
    var resultColumns: [Compiled.ResultColumn] = []
    private var anonymousColumns = 0
    /// FROM elements of enclosing SELECTs: a scalar subquery correlates to them.
    var enclosing: [[FromClause]] = []
    private let rendersLiterals: Bool
    /// Whether columns are written without their table: in DDL and INSERT.
    var omitsTable = false

    init(_ dialect: Dialect, rendersLiterals: Bool = false) {
        self.dialect = dialect
        self.rendersLiterals = rendersLiterals
    }

    /// - Throws: CompileError and its kin.
    public static func compile(_ statement: ClauseElement, _ dialect: Dialect, parameterKeys: [String]? = nil, rendersLiterals: Bool = false) throws -> Compiled {
        let compiler = Compiler(dialect, rendersLiterals: rendersLiterals)
        let text = try compiler.statement(statement, parameterKeys: parameterKeys)
        return Compiled(text: text, dialect: dialect, parameters: compiler.parameters, resultColumns: compiler.resultColumns)
    }

    static func text(of clause: ClauseElement, _ dialect: Dialect) throws -> String { try compile(clause, dialect).text }

    private func statement(_ clause: ClauseElement, parameterKeys: [String]?) throws -> String {
        switch clause {
        case let select as Select: return try self.select(select, isTop: true)
        case let insert as Insert: return try self.insert(insert, parameterKeys)
        case let update as Update: return try self.update(update, parameterKeys)
        case let delete as Delete: return try self.delete(delete)
        case let text as TextClause: return self.text(text.text, text.binds)
        case let definition as TableDefinition: return try self.definition(definition)
        case let element as ColumnElement: return try expression(element)
        case let from as FromClause: return try self.from(from)
        default: throw SQLError.unsupportedCompilation("Compiler can't render element of type \(try Value.object(clause.type).reprText())")
        }
    }

    // MARK: expressions

    func expression(_ element: ColumnElement) throws -> String {
        switch element.node {
        case .column(let column): return try self.column(column)
        case .bind(let bind): return try self.bind(bind)
        case .binary(let binary): return try self.binary(binary)
        case .unary(let unary): return try self.unary(unary)
        case .conjunction(let conjunction): return try conjunction.parts.map { try expression($0) }.joined(separator: " \(conjunction.connective.text) ")
        case .grouping(let grouping): return "(\(try expression(grouping.inner)))"
        case .label(let label): return try expression(label.element)
        case .function(let function):
            let inside = function.arguments.isEmpty && function.name.lowercased() == "count" ? "*" : try function.arguments.map { try expression($0) }.joined(separator: ", ")
            if function.arguments.isEmpty, ["current_timestamp", "current_date", "current_time"].contains(function.name.lowercased()) { return function.name.uppercased() }
            if function.name == "now", dialect === Dialect.sqlite { return "CURRENT_TIMESTAMP" }
            return "\(function.name)(\(inside))"
        case .case(let expression): return try self.caseExpression(expression)
        case .cast(let cast): return "CAST(\(try expression(cast.element)) AS \(try cast.sqlType.ddl(dialect)))"
        case .list(let list): return try list.elements.map { try expression($0) }.joined(separator: list.separator)
        case .text(let text): return text.isLabelReference ? dialect.quote(text.text) : self.text(text.text, text.binds)
        case .scalarSelect(let scalar):
            let inner = try select(scalar.select, isTop: false)
            return scalar.isExists ? "EXISTS (\(inner))" : "(\(inner))"
        case .null: return "NULL"
        case .true: return dialect === Dialect.sqlite ? "1" : "true"
        case .false: return dialect === Dialect.sqlite ? "0" : "false"
        }
    }

    private func column(_ column: Column) throws -> String {
        let name = dialect.quote(column.name)
        guard !omitsTable, let table = column.table else { return name }
        return "\(dialect.quote(aliasName(table))).\(name)"
    }

    private func bind(_ bind: BindParameter) throws -> String {
        if rendersLiterals {
            if bind.isExpanding { return "(" + (try bind.boundValue.elements().map { try bind.sqlType.literal($0, dialect) }.joined(separator: ", ")) + ")" }
            return try bind.sqlType.literal(bind.boundValue, dialect)
        }
        let name = parameterName(bind)
        if bind.isExpanding {
            parameters.append(Compiled.Parameter(name: name, bind: bind))
            return "(__[POSTCOMPILE_\(name)])"
        }
        if dialect.parameterStyle == .questionMark || !parameters.contains(where: { $0.name == name }) { parameters.append(Compiled.Parameter(name: name, bind: bind)) }
        return dialect.parameterStyle == .questionMark ? "?" : ":\(name)"
    }

    private func parameterName(_ bind: BindParameter) -> String {
        if let known = names[ObjectIdentifier(bind)] { return known }
        var name = bind.key
        if bind.isUnique {
            let number = (counters[bind.key] ?? 0) + 1
            counters[bind.key] = number
            name = "\(bind.key)_\(number)"
        }
        names[ObjectIdentifier(bind)] = name
        return name
    }

    private func binary(_ binary: BinaryExpression) throws -> String {
        let left = try expression(binary.left), right = try expression(binary.right)
        switch binary.binaryOperator {
        case .trueDivide: return dialect === Dialect.sqlite || binary.left.sqlType.affinity != .integer ? "\(left) / (\(right) + 0.0)" : "\(left) / (\(right) + 0.0)"
        case .floorDivide: return binary.right.sqlType.affinity == .integer ? "\(left) / \(right)" : "FLOOR(\(left) / \(right))"
        case .modulo: return "\(left) % \(right)"
        case .ilike, .notIlike: return "lower(\(left)) \(binary.binaryOperator.text) lower(\(right))" + escape(binary)
        case .notIn where !(binary.right is ScalarSelect): return "(\(left) NOT IN \(right))"
        default: return "\(left) \(binary.binaryOperator.text) \(right)" + escape(binary)
        }
    }

    private func escape(_ binary: BinaryExpression) -> String { binary.escape.map { " ESCAPE '\($0)'" } ?? "" }

    private func unary(_ unary: UnaryExpression) throws -> String {
        let operand = try expression(unary.operand)
        if unary.isPostfix { return "\(operand) \(unary.unaryOperator.text)" }
        return unary.unaryOperator == .negative || unary.unaryOperator == .bitwiseNot ? "\(unary.unaryOperator.text)\(operand)" : "\(unary.unaryOperator.text) \(operand)"
    }

    private func caseExpression(_ element: CaseExpression) throws -> String {
        var text = "CASE"
        if let subject = element.subject { text += " \(try expression(subject))" }
        for branch in element.branches { text += " WHEN \(try expression(branch.condition.operation == nil ? branch.condition : Grouping(branch.condition))) THEN \(try expression(branch.result))" }
        if let otherwise = element.otherwise { text += " ELSE \(try expression(otherwise))" }
        return text + " END"
    }

    /// Text with `:name` parameters, each a placeholder of the dialect; `\:` is a colon.
    func text(_ source: String, _ binds: [BindParameter]) -> String {
        var out = ""
        let scalars = Array(source.unicodeScalars)
        var at = 0
        while at < scalars.count {
            let scalar = scalars[at]
            if scalar == "\\", at + 1 < scalars.count, scalars[at + 1] == ":" {
                out += ":"
                at += 2
                continue
            }
            let follows = at + 1 < scalars.count ? scalars[at + 1] : " "
            let precedes = at > 0 ? scalars[at - 1] : " "
            if scalar == ":", follows == "_" || follows.properties.isAlphabetic, precedes != ":", !(precedes.properties.isAlphabetic || precedes.properties.numericType != nil) {
                var end = at + 1
                while end < scalars.count, scalars[end] == "_" || scalars[end].properties.isAlphabetic || scalars[end].properties.numericType != nil { end += 1 }
                var name = String.UnicodeScalarView()
                name.append(contentsOf: scalars[(at + 1)..<end])
                let key = String(name)
                let bind = binds.first { $0.key == key } ?? BindParameter(key, .none, type: NullType.shared, isRequired: true)
                out += (try? self.bind(bind)) ?? ":\(key)"
                at = end
                continue
            }
            out.unicodeScalars.append(scalar)
            at += 1
        }
        return out
    }

    // MARK: names

    /// The name an element of FROM goes by: its own, or an anonymous one with a number.
    func aliasName(_ from: FromClause) -> String {
        let stem: String
        switch from {
        case let alias as Alias:
            if let name = alias.name { return name }
            stem = alias.element.alias ?? "anon"
        case let subquery as Subquery:
            if let name = subquery.name { return name }
            stem = "anon"
        default: return from.alias ?? ""
        }
        if let known = aliasNames[ObjectIdentifier(from)] { return known }
        let number = (aliasCounters[stem] ?? 0) + 1
        aliasCounters[stem] = number
        aliasNames[ObjectIdentifier(from)] = "\(stem)_\(number)"
        return "\(stem)_\(number)"
    }

    /// `name AS alias` of a result column, where it needs one.
    func anonymousColumnName(_ element: ColumnElement) -> String {
        let stem: String
        switch element.node {
        case .function(let function): stem = function.name
        case .cast(let cast): if let name = cast.resultName { return name } else { stem = "anon" }
        default: stem = "anon"
        }
        let number = (counters[stem] ?? 0) + 1
        counters[stem] = number
        return "\(stem)_\(number)"
    }
}
