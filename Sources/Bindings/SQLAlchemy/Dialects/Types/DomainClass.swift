import Runtime
import SQL

/// `postgresql.DOMAIN("positive", Integer, check="VALUE > 0")`
enum DomainClass {
    private static let keywords = ["collation", "collation_schema", "default", "constraint_name", "not_null", "check", "create_type", "schema", "metadata"]

    static func make() -> Class {
        let named = TypeClasses.named("TypeEngine") ?? Class.object
        let made = Class("DOMAIN", module: "sqlalchemy.dialects.postgresql.named_types", bases: [named], doc: "A type of the user's own in the database.", derivable: true)
        let parameters = [ParameterDescription(name: "name", kind: .required, text: "name"), ParameterDescription(name: "data_type", kind: .required, text: "data_type")]
            + keywords.map { ParameterDescription(name: Name($0), kind: .keywordOnly, text: "\($0)=None") }
        made.constructorParameters = parameters
        made.extend(for: PlainType.self) { type in
            type.constant("__visit_name__", .string("DOMAIN"))
            declareTypeCreation(type)
            for parameter in parameters { type.property(parameter.name.text, doc: "What was given as `\(parameter.name.text)`.") { (type: PlainType) -> Value in type.particulars?.value(parameter.name.text) ?? .none } }
        }
        let checker = CallChecker(name: "DOMAIN.__init__", parameters: parameters, isMethod: true)
        made.construct = { type, given in
            try checker.check(given)
            let name = given.positionalCount > 0 ? given[0] : given.keyword("name") ?? .none
            let inner = try TypeArgument.from(given.positionalCount > 1 ? given[1] : given.keyword("data_type") ?? .none).type
            let instance = PlainType()
            let arguments = keywords.map { (name: $0, value: given.keyword(Name($0)) ?? ($0 == "create_type" ? .bool(true) : .none)) }
            instance.particulars = TypeParticulars([("name", name), ("data_type", .object(inner))] + arguments, shown: [try name.reprText(), try inner.repr()], affinity: inner.affinity)
            instance.changeShape(to: type.rootShape)
            return .object(instance)
        }
        return made
    }
}
