import ORM
import Runtime
import SQL

/// Mapped classes made from Swift, as `registry.map_imperatively` makes them.
struct Models {
    let registry: Registry
    let user: Class, address: Class
    let users: Table, addresses: Table

    /// User.addresses and Address.user.
    init(options: [(String, Value)] = [], backref: Bool = false) throws {
        registry = try Registry(metadata: try Registry.newMetaData(), constructor: DeclarativeConstructor.value)
        let metadata = MetaData()
        let userID = Column("id", IntegerType(), primaryKey: true)
        users = try Table("users", metadata, items: [userID, Column("name", StringType())])
        addresses = try Table("addresses", metadata, items: [Column("id", IntegerType(), primaryKey: true), Column("email", StringType()), Column("user_id", IntegerType(), foreignKeys: [ForeignKey(column: userID)])])
        user = try Models.makeClass("User")
        address = try Models.makeClass("Address")
        var forUser: [(name: Name, value: Value)] = [(Name("argument"), .object(address))]
        forUser.append(backref ? (Name("backref"), .string("user")) : (Name("back_populates"), .string("user")))
        for (name, value) in options { forUser.append((Name(name), value)) }
        let userProperties = DictObject()
        userProperties.set("addresses", .object(try RelationshipArguments.make(forUser)))
        _ = try registry.map(user, to: .object(users), [(Name("properties"), .dict(userProperties))])
        let addressProperties = DictObject()
        if !backref { addressProperties.set("user", .object(try RelationshipArguments.make([(Name("argument"), .object(user)), (Name("back_populates"), .string("addresses"))]))) }
        _ = try registry.map(address, to: .object(addresses), [(Name("properties"), .dict(addressProperties))])
    }

    static func makeClass(_ name: String, bases: [Class] = [.object]) throws -> Class {
        try Class(ClassDefinition(name: name, qualifiedName: name, module: "__main__", bases: bases, namespace: []))
    }

    func make(_ type: Class, _ attributes: [(String, Value)] = []) throws -> Value {
        try Value.object(type).call([], keywords: attributes.map { (Name($0.0), $0.1) })
    }
}

func history(_ value: Value, _ key: String) throws -> String {
    guard let object = value.mappedInstance, let attribute = object.mapper.attribute(Name(key)) else { return "" }
    let found = try attribute.history(object.state, .noInitialize)
    return try [found.added, found.unchanged, found.deleted].map { try Value.list($0.map { $0.mappedInstance.map { Value.string($0.type.name) } ?? $0 }).reprText() }.joined(separator: " ")
}
