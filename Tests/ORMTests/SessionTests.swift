import Runtime
import SQL
import Testing

@testable import ORM

@Suite("Sessions", .serialized)
struct SessionTests {
    /// The state of an object, in one word.
    private func state(_ value: Value) throws -> String {
        let state = try #require(value.mappedInstance).state
        let states = [("transient", state.isTransient), ("pending", state.isPending), ("persistent", state.isPersistent), ("deleted", state.isDeleted), ("detached", state.isDetached)]
        return states.filter(\.1).map(\.0).joined(separator: " ")
    }

    @Test("an object goes through its five states")
    func states() throws {
        let observed = try ObservedSession()
        let session = observed.session
        let user = try observed.user([("name", .string("ed"))])
        var seen = [try state(user)]
        func note(_ body: () throws -> Void) throws {
            try body()
            seen.append(try state(user))
        }
        try note { try session.add(user) }
        try note { try session.flush() }
        try note { try session.delete(user) }
        try note { try session.flush() }
        try note { try session.commit() }
        #expect(seen == ["transient", "pending", "persistent", "persistent", "deleted", "detached"])
    }

    @Test("a rollback takes back additions, deletions and values")
    func rollback() throws {
        let observed = try ObservedSession()
        try observed.fill()
        let session = observed.session, users = try observed.allUsers()
        let added = try observed.user([("name", .string("new"))])
        try session.add(added)
        try users[0].setAttribute("name", .string("changed"))
        try session.delete(users[1])
        try session.flush()
        #expect(try [added, users[0], users[1]].map(state) == ["persistent", "persistent", "deleted"])
        try session.rollback()
        #expect(try [added, users[0], users[1]].map(state) == ["transient", "persistent", "persistent"])
        #expect(try users[0].attribute("name").reprText() == "'ed'")
    }

    @Test("a savepoint is rolled back alone")
    func savepoint() throws {
        let observed = try ObservedSession()
        try observed.fill()
        let user = try observed.allUsers()[0]
        var name = Value.none
        #expect(
            try observed.texts {
                let nested = try observed.session.begin(nested: true)
                try user.setAttribute("name", .string("n"))
                try observed.session.flush()
                try nested.rollback()
                name = try user.attribute("name")
            } == [
                "SAVEPOINT sa_savepoint_1 ()", "UPDATE users SET name=? WHERE users.id = ? ('n', 1)", "ROLLBACK TO SAVEPOINT sa_savepoint_1 ()",
                "SELECT users.id, users.name FROM users WHERE users.id = ? (1,)",
            ])
        #expect(try name.reprText() == "'ed'")
    }

    @Test("a commit expires objects, unless it is not to")
    func expiry() throws {
        let observed = try ObservedSession()
        try observed.fill()
        let user = try observed.allUsers()[0]
        try observed.session.commit()
        #expect(try observed.texts { _ = try user.attribute("name") }.count == 1)
        observed.session.expiresOnCommit = false
        try observed.session.commit()
        #expect(try observed.texts { _ = try user.attribute("name") } == [])
    }

    @Test("a merge loads the row, and sends what differs from it")
    func merge() throws {
        let observed = try ObservedSession()
        try observed.fill()
        func merge() throws { _ = try observed.session.merge(observed.user([("id", .int(1)), ("name", .string("merged"))])) }
        try observed.session.expungeAll()
        #expect(
            try observed.texts {
                try merge()
                try observed.session.flush()
            } == ["SELECT users.id, users.name FROM users WHERE users.id = ? (1,)", "UPDATE users SET name=? WHERE users.id = ? ('merged', 1)"])
    }

    @Test("after a failed flush the session refuses until it is rolled back")
    func failedFlush() throws {
        let observed = try ObservedSession()
        try observed.fill()
        let session = observed.session
        try session.add(observed.user([("id", .int(1)), ("name", .string("twice"))]))
        #expect(throws: PythonException.self) { try session.flush() }
        #expect(throws: PythonException.self) { try observed.allUsers() }
        try session.rollback()
        #expect(try observed.allUsers().count == 2)
    }

    @Test("objects without changes are held weakly, changed ones are kept")
    func identityMap() throws {
        let observed = try ObservedSession()
        try observed.fill()
        let session = observed.session
        try session.expungeAll()
        do { _ = try observed.allUsers() }
        #expect(session.identityMap.count == 0)
        do { try observed.allUsers()[1].setAttribute("name", .string("kept")) }
        #expect(session.identityMap.count == 1)
    }

    @Test("keys with tokens are apart from those without, and from each other")
    func tokens() throws {
        let models = try Models()
        let mapper = try #require(Mapper.of(models.user))
        let plain = IdentityKey(mapper, [.int(1)]), asia = plain.with(token: .string("asia")), europe = plain.with(token: .string("europe"))
        #expect(plain != asia && asia != europe && asia == plain.with(token: .string("asia")))
        #expect(asia.values.count == 1 && plain.with(token: .none) == plain)
    }
}
