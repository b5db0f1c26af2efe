import Runtime
import Testing

@testable import SQL

@Test("AND and OR are parenthesised by precedence, simplified by their constants")
func conjunctions() throws {
    let tables = try Tables()
    let a = try Operation.compare(.equal, tables.id, .int(1)), b = try Operation.compare(.equal, tables.age, .int(2))
    #expect(try text(Conjunction.make(.and, [a, Conjunction.make(.or, [a, b])])) == "users.id = :id_1 AND (users.id = :id_1 OR users.age = :age_1)")
    #expect(try text(Conjunction.make(.and, [Constant.true, a])) == "users.id = :id_1")
    #expect(try text(Conjunction.make(.or, [Constant.true, a])) == "true")
    #expect(try text(Conjunction.make(.or, [a, b]).negated()) == "NOT (users.id = :id_1 OR users.age = :age_1)")
}

@Test("operators take parentheses where they bind less tightly")
func precedence() throws {
    let tables = try Tables()
    let sum = try Operation.arithmetic(.add, tables.age, .int(1), reflected: false)
    #expect(try text(Operation.arithmetic(.multiply, sum, .int(2), reflected: false)) == "(users.age + :age_1) * :param_1")
    #expect(try text(Operation.arithmetic(.subtract, sum, .int(2), reflected: true)) == ":param_1 - (users.age + :age_1)")
    #expect(try text(Operation.compare(.less, sum, .object(tables.id))) == "users.age + :age_1 < users.id")
    #expect(try text(Operation.between(tables.age, .int(1), .int(9), isSymmetric: false).negated()) == "users.age NOT BETWEEN :age_1 AND :age_2")
}

@Test("a comparison has its negation")
func negations() throws {
    let tables = try Tables()
    for (operation, expected) in [(SQLOperator.equal, "users.age != :age_1"), (.less, "users.age >= :age_1"), (.is, "users.age IS NOT :age_1"), (.isDistinctFrom, "users.age IS NOT DISTINCT FROM :age_1")] {
        #expect(try text(Operation.compare(operation, tables.age, .int(3)).negated()) == expected)
    }
    #expect(try text(Operation.compare(.equal, tables.age, .none)) == "users.age IS NULL")
    #expect(try text(Operation.compare(.startsWith, tables.name, .string("x"))) == "users.name LIKE :name_1 || '%'")
}

@Test("IN takes any number of values, none too")
func containment() throws {
    let tables = try Tables()
    let some = try Operation.contained(tables.age, .list([.int(1), .int(2)]), isNegated: false)
    #expect(try text(some) == "users.age IN (__[POSTCOMPILE_age_1])")
    #expect(try literalText(some) == "users.age IN (1, 2)")
    let none = try Operation.contained(tables.age, .list([]), isNegated: true)
    #expect(try literalText(none, .sqlite) == "(users.age NOT IN (SELECT 1 FROM (SELECT 1) WHERE 1!=1))")
    let compiled = try Compiler.compile(some, .sqlite)
    let expanded = try compiled.expanded([:])
    #expect(expanded.text == "users.age IN (?, ?)")
}

@Test("CASE, CAST, functions and windows")
func largerExpressions() throws {
    let tables = try Tables()
    let isOld = try Operation.compare(.greater, tables.age, .int(60))
    let choice = CaseExpression(subject: nil, branches: [(isOld, try Coercion.expression(.string("old")))], otherwise: tables.name)
    #expect(try text(choice) == "CASE WHEN (users.age > :age_1) THEN :param_1 ELSE users.name END")
    #expect(try text(CastExpression(tables.age, StringType(length: 3))) == "CAST(users.age AS VARCHAR(3))")
    let total = FunctionElement("sum", [tables.age])
    #expect(try text(total) == "sum(users.age)")
    #expect(try text(FunctionFilter(total, isOld)) == "sum(users.age) FILTER (WHERE users.age > :age_1)")
    let ordering = UnaryExpression(.descending, tables.id, type: tables.id.sqlType)
    #expect(try text(OverClause(total, partition: [tables.name], ordering: [ordering], frame: nil)) == "sum(users.age) OVER (PARTITION BY users.name ORDER BY users.id DESC)")
    #expect(try text(ExtractExpression("year", tables.age), .sqlite) == "CAST(STRFTIME('%Y', users.age) AS INTEGER)")
}

@Test("values are bound by the type of what they are compared with")
func typesOfValues() throws {
    let tables = try Tables()
    let compared = try #require(try Operation.compare(.equal, tables.age, .string("5")) as? BinaryExpression)
    #expect(compared.right.sqlType is StringType)
    let likened = try #require(try Operation.compare(.equal, tables.name, .none) as? BinaryExpression)
    #expect(likened.binaryOperator == .is)
    #expect(LiteralTypes.type(of: .int(1)) is IntegerType)
    #expect(LiteralTypes.type(of: .float(1.5)) is FloatType)
    #expect(LiteralTypes.type(of: .string("x")) is StringType)
    #expect(LiteralTypes.type(of: .none) is NullType)
}

@Test("expressions of the same structure are the same, of another not")
func structureComparison() throws {
    let tables = try Tables()
    func older(_ limit: Int) throws -> ColumnElement { try Operation.compare(.greater, tables.age, .int(limit)) }
    #expect(try StructureComparison.isSame(older(3), older(3)))
    #expect(try !StructureComparison.isSame(older(3), older(4)))
    #expect(try !StructureComparison.isSame(older(3), Operation.compare(.less, tables.age, .int(3))))
}
