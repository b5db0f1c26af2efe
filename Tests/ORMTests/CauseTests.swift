import Database
import Runtime
import SQL
import Testing

@testable import ORM

@Suite("Statements of a session and their causes", .serialized)
struct CauseTests {
    @Test("a query is the program's own; changes go before it")
    func queries() throws {
        let observed = try ObservedSession()
        try observed.fill()
        #expect(try observed.statements { _ = try observed.allUsers() } == ["SELECT: your query"])
        try observed.session.add(observed.models.make(observed.models.user))
        #expect(try observed.statements { _ = try observed.allUsers() } == ["INSERT: autoflush before your query: 1 pending", "SELECT: your query"])
    }

    @Test("flush, commit and savepoint send changes each in its own name")
    func flushes() throws {
        let observed = try ObservedSession()
        let session = observed.session
        func add() throws { try session.add(observed.models.make(observed.models.user)) }
        try add()
        #expect(try observed.statements { try session.flush() } == ["INSERT: flush"])
        try add()
        #expect(try observed.statements { _ = try session.begin(nested: true) }.first == "INSERT: before the savepoint")
        try add()
        // A savepoint is made when the database is first needed within it.
        #expect(
            try observed.statements { try session.commit() } == [
                "SAVEPOINT: savepoint of begin_nested(), release of the savepoint", "INSERT: release of the savepoint", "RELEASE: release of the savepoint",
            ])
    }

    @Test("lazy loads name the object and the attribute; an expired object is read again first")
    func lazyLoads() throws {
        let observed = try ObservedSession()
        try observed.fill()
        let users = try observed.allUsers()
        #expect(try observed.statements { for user in users { _ = try user.attribute("addresses") } } == ["SELECT: lazy load of User 1 .addresses", "SELECT: lazy load of User 2 .addresses"])
        try observed.session.commit()
        #expect(try observed.statements { _ = try users[0].attribute("name") } == ["SELECT: refresh of expired User 1"])
        #expect(try observed.statements { try observed.session.refresh(users[1]) } == ["SELECT: refresh of User 2"])
        try observed.session.commit()
        #expect(
            try observed.statements { _ = try users[0].attribute("addresses") } == ["SELECT: refresh of expired User 1, lazy load of User 1 .addresses", "SELECT: lazy load of User 1 .addresses"])
    }

    @Test("a lazy load sends what waits")
    func autoflushOfLazyLoad() throws {
        let observed = try ObservedSession()
        try observed.fill()
        let users = try observed.allUsers()
        try users[1].setAttribute("name", .string("joe"))
        #expect(
            try observed.statements { _ = try users[0].attribute("addresses") } == ["UPDATE: autoflush before lazy load of User 1 .addresses: 1 pending", "SELECT: lazy load of User 1 .addresses"])
    }

    @Test("eager loading tells for how many objects")
    func eagerLoads() throws {
        let observed = try ObservedSession(options: [("lazy", .string("selectin"))])
        try observed.fill()
        #expect(try observed.statements { _ = try observed.allUsers() } == ["SELECT: your query", "SELECT: selectin load of User.addresses for 2 objects"])
    }

    @Test("a cascade within a flush within a query")
    func cascades() throws {
        let observed = try ObservedSession(options: [("cascade", .string("all, delete-orphan"))])
        try observed.fill()
        let users = try observed.allUsers()
        try observed.session.delete(users[0])
        #expect(
            try observed.statements { _ = try observed.allUsers() } == [
                "DELETE: cascade delete from User 1, autoflush before your query: 3 pending", "DELETE: autoflush before your query: 3 pending", "SELECT: your query",
            ])
    }

    @Test("an object taken out of its parent's collection is an orphan")
    func orphans() throws {
        let observed = try ObservedSession(options: [("cascade", .string("all, delete-orphan"))])
        try observed.fill()
        let user = try observed.allUsers()[0]
        _ = try user.attribute("addresses")
        try user.setAttribute("addresses", .list([]))
        #expect(try observed.statements { try observed.session.flush() } == ["DELETE: delete of orphans of User.addresses, flush"])
    }

    @Test("a listener's own statement is its own")
    func listeners() throws {
        let observed = try ObservedSession()
        try observed.fill()
        let function = NativeFunction(name: "listener") { arguments in
            _ = try observed.session.connection().executeDriver("SELECT 1", [])
            return .none
        }
        SessionListeners.add(SessionListener(.afterFlush, .object(function)), to: observed.session)
        try observed.session.add(observed.models.make(observed.models.user))
        #expect(try observed.statements { try observed.session.flush() } == ["INSERT: flush", "SELECT: your listener of after_flush, flush"])
    }
}
