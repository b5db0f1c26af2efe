import Database
import Runtime
import SQL
import Testing

@testable import ORM

/// The statements of loading, as SQLAlchemy sends them for the same mapping.
@Suite("Loading", .serialized)
struct LoadingTests {
    private static let ofUsers = "SELECT users.id, users.name FROM users ()"
    private static func ofAddresses(_ id: Int) -> String { "SELECT addresses.id, addresses.email, addresses.user_id FROM addresses WHERE ? = addresses.user_id (\(id),)" }

    @Test("each strategy sends its own statements", arguments: [
        ("select", [ofUsers, ofAddresses(1), ofAddresses(2)]), ("immediate", [ofUsers, ofAddresses(1), ofAddresses(2)]),
        ("selectin", [ofUsers, "SELECT addresses.user_id, addresses.id, addresses.email FROM addresses WHERE addresses.user_id IN (?, ?) (1, 2)"]),
        (
            "joined",
            [
                "SELECT users.id, users.name, addresses_1.id AS id_1, addresses_1.email, addresses_1.user_id FROM users LEFT OUTER JOIN addresses AS addresses_1 ON users.id = addresses_1.user_id ()"
            ]
        ),
        (
            "subquery",
            [
                ofUsers,
                "SELECT addresses.id AS addresses_id, addresses.email AS addresses_email, addresses.user_id AS addresses_user_id, anon_1.users_id AS anon_1_users_id FROM (SELECT users.id AS users_id FROM users) AS anon_1 JOIN addresses ON anon_1.users_id = addresses.user_id ()",
            ]
        ),
    ])
    func strategies(lazy: String, expected: [String]) throws {
        let observed = try ObservedSession(options: [("lazy", .string(lazy))])
        try observed.fill()
        observed.session.expungeAllForTest()
        var counts: [Int] = []
        #expect(
            try observed.texts {
                let result = ScalarResult(try observed.session.execute(observed.users), 0)
                result.unique(nil)
                counts = try result.all().map { try $0.attribute("addresses").elements().count }
            } == expected)
        #expect(counts == [2, 0])
    }

    @Test("a many-to-one by primary key is taken from the identity map")
    func identityMap() throws {
        let observed = try ObservedSession()
        try observed.fill()
        observed.session.expungeAllForTest()
        let type = Value.object(observed.models.address)
        let address = try observed.session.get(type, .int(1))
        #expect(try observed.texts { _ = try address.attribute("user") } == ["SELECT users.id, users.name FROM users WHERE users.id = ? (1,)"])
        let other = try observed.session.get(type, .int(2))
        #expect(try observed.texts { _ = try other.attribute("user") } == [])
        var again = Value.none
        #expect(try observed.texts { again = try observed.session.get(type, .int(1)) } == [])
        #expect(again.isIdentical(to: address))
    }

    @Test("an expired object is read again once, whatever is asked for")
    func expired() throws {
        let observed = try ObservedSession()
        try observed.fill()
        let user = try observed.allUsers()[0]
        try observed.session.expire(user, nil)
        #expect(
            try observed.texts {
                _ = try user.attribute("name")
                _ = try user.attribute("id")
            } == ["SELECT users.id, users.name FROM users WHERE users.id = ? (1,)"])
    }

    @Test("a refresh of a relationship reads the row by the key it has, and refuses one that waits for a flush")
    func refresh() throws {
        let observed = try ObservedSession()
        try observed.fill()
        let user = try observed.allUsers()[0]
        #expect(try observed.texts { try observed.session.refresh(user, ["addresses"]) } == ["SELECT users.id FROM users WHERE users.id = ? (1,)", Self.ofAddresses(1)])
        observed.session.isAutoflushing = false
        try user.setAttribute("id", .int(20))
        #expect(throws: PythonException.self) { try observed.session.refresh(user, ["addresses"]) }
    }

    @Test("IN takes 500 keys at a time")
    func batches() throws {
        let observed = try ObservedSession(options: [("lazy", .string("selectin"))])
        for number in 1...502 { try observed.session.add(observed.user([("id", .int(number)), ("name", .string("u"))])) }
        try observed.session.commit()
        observed.session.expungeAllForTest()
        let texts = try observed.texts { _ = try observed.allUsers() }
        #expect(texts.map { text in text.filter { $0 == "?" }.count } == [0, 500, 2])
    }
}

extension Session {
    /// Objects of earlier steps are not to be found again.
    fileprivate func expungeAllForTest() { try? expungeAll() }
}
