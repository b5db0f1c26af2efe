import Runtime
import SQL
import Testing

@testable import ORM

/// The statements of flushes, as SQLAlchemy sends them for the same objects.
@Suite("The unit of work", .serialized)
struct UnitOfWorkTests {
    @Test("parents are inserted before their children, with the keys that the database gave")
    func order() throws {
        let observed = try ObservedSession()
        let addresses = try ["a", "b"].map { try observed.address([("email", .string($0))]) }
        try observed.session.add(observed.user([("name", .string("ed")), ("addresses", .list(addresses))]))
        try observed.session.add(observed.user([("name", .string("jo"))]))
        #expect(
            try observed.texts(observed.flush) == [
                "INSERT INTO users (name) VALUES (?) RETURNING id ('ed',)", "INSERT INTO users (name) VALUES (?) RETURNING id ('jo',)",
                "INSERT INTO addresses (email, user_id) VALUES (?, ?) RETURNING id ('a', 1)", "INSERT INTO addresses (email, user_id) VALUES (?, ?) RETURNING id ('b', 1)",
            ])
        #expect(try addresses.map { try $0.attribute("user_id").reprText() } == ["1", "1"])
    }

    @Test("rows whose keys are given go together")
    func givenKeys() throws {
        let observed = try ObservedSession()
        let owner = try observed.user([("id", .int(9)), ("name", .string("n"))])
        try observed.session.add(observed.address([("email", .string("x")), ("user", owner)]))
        try observed.session.add(observed.user([("id", .int(8)), ("name", .string("m"))]))
        #expect(try observed.texts(observed.flush) == ["INSERT INTO users (id, name) VALUES (?, ?) [(9, 'n'), (8, 'm')]", "INSERT INTO addresses (email, user_id) VALUES (?, ?) ('x', 9)"])
    }

    @Test("only changed columns are sent, neighbours with the same columns together")
    func updates() throws {
        let observed = try ObservedSession()
        try observed.fill()
        let users = try observed.allUsers()
        try users[0].setAttribute("name", .string("x"))
        try users[1].setAttribute("name", .string("y"))
        #expect(try observed.texts(observed.flush) == ["UPDATE users SET name=? WHERE users.id = ? [('x', 1), ('y', 2)]"])
        try users[0].setAttribute("name", .string("q"))
        try users[1].setAttribute("name", .string("r"))
        try users[1].setAttribute("id", .int(7))
        #expect(try observed.texts(observed.flush) == ["UPDATE users SET name=? WHERE users.id = ? ('q', 1)", "UPDATE users SET id=?, name=? WHERE users.id = ? (7, 'r', 2)"])
    }

    @Test("a value that is set back is not sent")
    func setBack() throws {
        let observed = try ObservedSession()
        try observed.fill()
        let user = try observed.allUsers()[0]
        try user.setAttribute("name", .string("other"))
        try user.setAttribute("name", .string("ed"))
        #expect(try observed.texts(observed.flush) == [])
    }

    @Test("a new object with the key of a deleted one takes its row")
    func rowSwitch() throws {
        let observed = try ObservedSession()
        try observed.fill()
        let users = try observed.allUsers()
        try observed.session.delete(users[1])
        try observed.session.add(observed.user([("id", .int(2)), ("name", .string("new"))]))
        #expect(
            try observed.texts(observed.flush) == [
                "SELECT addresses.id, addresses.email, addresses.user_id FROM addresses WHERE ? = addresses.user_id (2,)", "UPDATE users SET name=? WHERE users.id = ? ('new', 2)",
            ])
    }

    @Test("children of a deleted parent are set free, or deleted with it", arguments: [
        ("save-update, merge", "UPDATE addresses SET user_id=? WHERE addresses.id = ? [(None, 1), (None, 2)]"), ("all, delete-orphan", "DELETE FROM addresses WHERE addresses.id = ? [(1,), (2,)]"),
    ])
    func deletion(cascade: String, ofChildren: String) throws {
        let observed = try ObservedSession(options: [("cascade", .string(cascade))])
        try observed.fill()
        let users = try observed.allUsers()
        #expect(
            try observed.texts {
                try observed.session.delete(users[0])
                try observed.session.flush()
            } == ["SELECT addresses.id, addresses.email, addresses.user_id FROM addresses WHERE ? = addresses.user_id (1,)", ofChildren, "DELETE FROM users WHERE users.id = ? (1,)"])
    }

    @Test("passive_deletes='all' leaves children to the database")
    func passiveDeletes() throws {
        let observed = try ObservedSession(options: [("passive_deletes", .string("all"))])
        try observed.fill()
        let users = try observed.allUsers()
        try observed.session.delete(users[0])
        #expect(try observed.texts(observed.flush) == ["DELETE FROM users WHERE users.id = ? (1,)"])
    }

    @Test("a child that changes its parent is one UPDATE")
    func move() throws {
        let observed = try ObservedSession()
        try observed.fill()
        let users = try observed.allUsers()
        let first = try users[0].attribute("addresses").elements()[0]
        #expect(
            try observed.texts {
                try users[1].setAttribute("addresses", .list([first]))
                try observed.session.flush()
            } == [
                "SELECT addresses.id, addresses.email, addresses.user_id FROM addresses WHERE ? = addresses.user_id (2,)", "UPDATE addresses SET user_id=? WHERE addresses.id = ? (2, 1)",
            ])
    }
}
