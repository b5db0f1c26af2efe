import Runtime
import SQL

/// `polymorphic_union({"manager": managers, "engineer": engineers}, "type", "pjoin")`: the rows of several tables as one, each with the columns of
/// all and the name of its class.
public struct PolymorphicUnion {
    private let tables: [(identity: Value, from: FromClause)]
    private let discriminator: String?
    private let casts: Bool

    public init(_ tables: DictObject, discriminator: String?, casts: Bool = true) throws {
        self.tables = try tables.pairs.map { ($0.key, try EntitySelect.from($0.value) ?? Coercion.from($0.value)) }
        self.discriminator = discriminator
        self.casts = casts
    }

    public func subquery(named name: String?) throws -> Subquery {
        var names: [String] = []
        var types: [String: SQLType] = [:]
        for (_, from) in tables {
            for column in from.columns {
                if column.key == discriminator {
                    throw ORMError.invalidRequest("Polymorphic union can't use '\(column.key)' as the discriminator column due to mapped column \(try column.repr()); please apply the 'typecolname' argument; this is available on ConcreteBase as '_concrete_discriminator_name'")
                }
                if types[column.key] == nil { names.append(column.key) }
                types[column.key] = column.sqlType
            }
        }
        let selects = try tables.map { identity, from -> SelectBase in
            var columns = names.map { name -> ColumnElement in
                if let own = from.columns.last(where: { $0.key == name }) { return own }
                let type = types[name] ?? NullType.shared
                return Label(name, casts ? CastExpression(Constant.null, type) : TypeCoercion(Constant.null, type))
            }
            if let discriminator { columns.append(Label(discriminator, TextColumn(literal: try PolymorphicUnion.literal(identity)))) }
            return Select(columns).from([from])
        }
        return Subquery(CompoundSelect("UNION ALL", selects), name: name)
    }

    private static func literal(_ value: Value) throws -> String {
        guard let text = value.object as? StringObject else { return try value.strText() }
        return "'\(text.text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''"))'"
    }
}
