import ORM
import Runtime
import SQL
import Testing

@Suite("Attributes of mapped objects", .serialized)
struct AttributeTests {
    @Test("a new object's attributes are None and an empty list")
    func emptyObject() throws {
        let models = try Models()
        let user = try models.make(models.user, [("name", .string("ed"))])
        #expect(try user.attribute("name").reprText() == "'ed'")
        #expect(try user.attribute("id").isNone)
        #expect(try user.attribute("addresses").length() == 0)
        #expect(try history(user, "name") == "['ed'] [] []")
        #expect(try history(user, "addresses") == "[] [] []")
        #expect(user.mappedInstance?.state.isTransient == true)
    }

    @Test("an unknown keyword is refused in SQLAlchemy's words")
    func unknownKeyword() throws {
        let models = try Models()
        #expect(throws: PythonException.self) { try models.make(models.user, [("foo", .int(1))]) }
        do { _ = try models.make(models.user, [("foo", .int(1))]) } catch let error as PythonException {
            #expect(error.message == "'foo' is an invalid keyword argument for User")
        }
    }

    @Test("both sides of a relationship follow each other")
    func backrefs() throws {
        for backref in [false, true] {
            let models = try Models(backref: backref)
            let first = try models.make(models.user), second = try models.make(models.user)
            let address = try models.make(models.address, [("user", first)])
            #expect(try first.attribute("addresses").elements().count == 1)
            try address.setAttribute("user", second)
            #expect(try first.attribute("addresses").length() == 0)
            #expect(try second.attribute("addresses").length() == 1)
            try second.setAttribute("addresses", .list([]))
            #expect(try address.attribute("user").isNone)
            guard let list = try first.attribute("addresses").object as? InstrumentedList else { return }
            try list.append(address, nil)
            #expect(try address.attribute("user").isIdentical(to: first))
            _ = try list.pop(at: -1)
            #expect(try address.attribute("user").isNone)
            #expect(try history(first, "addresses") == "[] [] []")
        }
    }

    @Test("history tells added, unchanged and deleted after a commit")
    func histories() throws {
        let models = try Models()
        let address = try models.make(models.address), other = try models.make(models.address)
        let user = try models.make(models.user, [("name", .string("ed")), ("addresses", .list([address]))])
        user.mappedInstance?.state.commitAll()
        #expect(try history(user, "name") == "[] ['ed'] []")
        try user.setAttribute("name", .string("jack"))
        #expect(try history(user, "name") == "['jack'] [] ['ed']")
        try user.setAttribute("name", .string("ed"))
        #expect(try history(user, "name") == "[] ['ed'] []")
        try user.setAttribute("addresses", .list([other]))
        #expect(try history(user, "addresses") == "['Address'] [] ['Address']")
        #expect(try history(address, "user") == "[None] [] []")
    }

    @Test("relationships know their direction and their pairs")
    func directions() throws {
        let models = try Models()
        try models.registry.configure()
        guard let user = Mapper.of(models.user), let address = Mapper.of(models.address) else { return }
        #expect(user.relationships[0].direction == .oneToMany)
        #expect(address.relationships[0].direction == .manyToOne)
        #expect(address.relationships[0].usesGet)
        #expect(user.relationships[0].synchronizePairs[0].local === user.primaryKey[0])
        #expect(user.properties.map(\.key.text) == ["addresses", "id", "name"])
        #expect(user.label == "Mapper[User(users)]")
    }

    @Test("an object that had slots before a late attribute keeps working")
    func lateAttribute() throws {
        let models = try Models()
        let user = try models.make(models.user, [("name", .string("ed"))])
        try Mapper.of(models.user)?.addProperty("nickname", ColumnProperty([models.users.columns[1]]))
        try user.setAttribute("nickname", .string("x"))
        #expect(try user.attribute("nickname").reprText() == "'x'")
        #expect(try user.attribute("name").reprText() == "'ed'")
        let later = try models.make(models.user, [("nickname", .string("y"))])
        #expect(try later.attribute("nickname").reprText() == "'y'")
    }

    @Test("a collection refuses what is no list")
    func incompatible() throws {
        let models = try Models()
        let user = try models.make(models.user)
        do { try user.setAttribute("addresses", .int(5)) } catch let error as PythonException {
            #expect(error.message == "Incompatible collection type: int is not list-like")
        }
        let address = try models.make(models.address)
        do { try address.setAttribute("user", .int(5)) } catch let error as PythonException {
            #expect(error.message == "'int' object has no attribute '_sa_instance_state'")
        }
    }

    @Test("delete-orphan is refused on the many side")
    func orphansOfMany() throws {
        let models = try Models(options: [("cascade", .string("all, delete-orphan"))])
        try models.registry.configure()
        #expect(Mapper.of(models.address)?.deleteOrphans.count == 1)
        let user = try models.make(models.user), address = try models.make(models.address)
        guard let state = address.mappedInstance?.state, let mapper = Mapper.of(models.address) else { return }
        #expect(mapper.isOrphan(state))
        try address.setAttribute("user", user)
        #expect(!mapper.isOrphan(state))
        try address.setAttribute("user", .none)
        #expect(mapper.isOrphan(state))
    }
}
