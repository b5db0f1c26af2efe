import Database
import Runtime
import SQL
import Testing

@testable import ORM

/// A session on a database of its own, whose statements are written down with their causes.
final class ObservedSession {
    let models: Models
    let session: Session
    /// The kind of each statement with its cause.
    private(set) var told: [String] = []
    /// The text of each statement with its parameters.
    private(set) var sent: [String] = []

    /// - Parameter options: of the relationship User.addresses.
    init(options: [(String, Value)] = []) throws {
        models = try Models(options: options)
        let engine = try Engine(url: "sqlite://")
        session = Session(bind: engine)
        for table in ["users (id INTEGER PRIMARY KEY, name TEXT)", "addresses (id INTEGER PRIMARY KEY, email TEXT, user_id INTEGER)"] {
            _ = try session.connection().executeDriver("CREATE TABLE " + table, [])
        }
        engine.observers.append { [unowned self] event in
            guard case .statement(let text, let parameters, _, _, let cause) = event else { return }
            let words = text.split(whereSeparator: \.isWhitespace)
            told.append("\(words[0]): \(Cause.text(cause))")
            sent.append("\(words.joined(separator: " ")) \((try? parameters.reprText()) ?? "")")
        }
    }

    /// Two users, the first with two addresses, committed.
    func fill() throws {
        for (name, emails) in [("ed", ["a", "b"]), ("jo", [])] {
            let addresses = try emails.map { try models.make(models.address, [("email", .string($0))]) }
            try session.add(models.make(models.user, [("name", .string(name)), ("addresses", .list(addresses))]))
        }
        try session.commit()
        (told, sent) = ([], [])
    }

    var users: Select {
        get throws {
            let entity = try #require(Mapper.of(models.user)?.entity)
            return Select(entity.standardColumns, parts: [.entity(entity, columnCount: entity.standardColumns.count)], resolver: EntityResolver.shared)
        }
    }
    func allUsers() throws -> [Value] { try ScalarResult(session.execute(users), 0).all() }

    /// The kinds and causes of what `body` sends.
    func statements(_ body: () throws -> Void) throws -> [String] {
        told = []
        try body()
        return told
    }

    /// The texts of what `body` sends, with their parameters.
    func texts(_ body: () throws -> Void) throws -> [String] {
        sent = []
        try body()
        return sent
    }

    func user(_ attributes: [(String, Value)] = []) throws -> Value { try models.make(models.user, attributes) }
    func address(_ attributes: [(String, Value)] = []) throws -> Value { try models.make(models.address, attributes) }
    func flush() throws { try session.flush() }
}
