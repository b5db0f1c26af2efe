import ORM
import Runtime
import SQL

/// `sqlalchemy.sql.roles` and `sqlalchemy.sql.coercions`: what an argument may be, by role.
enum Coercions {
    private typealias Accept = (Value) throws -> Value
    private static let statement = "Executable SQL or text() construct"

    private static let roles: [(name: String, accept: Accept)] = [
        ("ConstExprRole", { value in
            switch value {
            case .none: return .object(Constant.null)
            case .bool(let flag): return .object(flag ? Constant.true : Constant.false)
            default:
                if value.object is Constant { return value }
                throw Coercion.expected("Constant True/False/None expression", value)
            }
        }),
        ("LabeledColumnExprRole", { value in
            let element = try Coercion.expression(value)
            if element is Column || element is Label { return .object(element) }
            return .object(Label(nil as GivenName?, element))
        }),
        ("ExpressionElementRole", { .object(try Coercion.expression($0)) }),
        ("StatementRole", { value in
            if let element = try Coercion.element(value), element is Statement { return value }
            if value.object is NumberSequence { return value }
            if let text = value.object as? StringObject { throw Coercion.undeclared(text.text) }
            throw Coercion.expected(statement, value)
        }),
        ("SelectStatementRole", { value in
            if let element = try Coercion.element(value), element is SelectBase || element is TextClause { return value }
            if let text = value.object as? StringObject { throw Coercion.undeclared(text.text) }
            throw Coercion.expected("SELECT construct or equivalent text() construct", value)
        }),
        ("FromClauseRole", { .object(try Coercion.from($0)) }),
        ("AnonymizedFromClauseRole", { value in
            if value.object is StringObject { throw Coercion.expected("FROM expression, such as a Table or alias() object", value) }
            return .object(try Coercion.from(value).aliased(named: nil))
        }),
        ("ColumnsClauseRole", { value in
            if let element = try Coercion.element(value), element is FromClause { return value }
            return .object(try Coercion.column(value))
        }),
        ("WhereHavingRole", { .object(try Coercion.condition($0)) }),
        ("OnClauseRole", { value in
            if value.isNone { throw Coercion.expected("ON clause, typically a SQL expression or ORM relationship attribute", value) }
            if case .bool = value { throw Coercion.expected("ON clause, typically a SQL expression or ORM relationship attribute", value) }
            return .object(try Coercion.condition(value, "ON clause, typically a SQL expression or ORM relationship attribute"))
        }),
        ("ByOfRole", { .object(try Coercion.byTerm($0)) }), ("OrderByRole", { .object(try Coercion.ordering($0)) }), ("GroupByRole", { .object(try Coercion.groupingTerm($0)) }),
        ("CompoundElementRole", { .object(try Coercion.compoundElement($0)) }),
        ("DMLTableRole", { value in .object(try TableArgument.from(value).table) }),
        ("LiteralValueRole", { value in
            if try Coercion.element(value) != nil { throw Coercion.expected("Literal Python value", value) }
            return .object(BindParameter("param", value, type: try LiteralTypes.resolved(value), isUnique: true))
        }),
        ("DDLExpressionRole", { value in
            if let text = value.object as? StringObject { return .object(TextClause(text.text)) }
            return .object(try DDLExpression.from(value))
        }),
    ]
    private static let module = "sqlalchemy.sql.roles"
    private static let root = Class("SQLRole", module: module, doc: "What an argument is for.", derivable: true)
    private static let classes: [(type: Class, accept: Accept)] = roles.map { (Class($0.name, module: module, bases: [root], doc: "What an argument is for.", derivable: true), $0.accept) }

    static func declareRoles(in module: ModuleObject) {
        module["SQLRole"] = .object(root)
        for (type, _) in classes { module[Name(type.name)] = .object(type) }
    }
    static func declare(in module: ModuleObject) {
        module.function("expect", .required("role", as: Class.self), .required("element", as: Value.self), .keywords("kw"), doc: "What an argument is as an element of a role.") { (role: Class, element: Value, _: [(name: Name, value: Value)]) throws -> Value in
            guard let found = classes.first(where: { role.isSubclass(of: $0.type) }) else { throw PythonException.notImplemented("Retort has no role \(role.name)") }
            return try found.accept(element)
        }
    }
}
