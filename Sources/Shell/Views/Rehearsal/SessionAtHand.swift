import Bindings
import Database
import ORM
import Runtime
import Syntax

/// The session that a view asks, as the program has it: that which an expression names (`s.get(User, 1)`), that of an object which it names (`user.posts.clear()`),
/// that of the name `session`, of the database that is open, or the one made last.
struct SessionAtHand {
    let value: Value
    /// What the program calls it: `s`, `db.session`.
    let name: String

    init(_ shell: Shell, for expression: String = "") throws {
        let main = shell.interpreter.main
        let named = (OneLine.expression(OneLine.text(expression))?.withDescendants ?? []).compactMap { part -> Name? in if case .name(let name) = part.kind { Name(name) } else { nil } }
        let readyName = shell.names.ownDatabase == nil ? "session" : "db.session"
        func nameOf(_ session: Session) -> String { main.globals.first { $0.value.object === session }?.name.text ?? readyName }
        if let own = named.first(where: { SessionAtHand.isSession(main[$0]) }) {
            (value, name) = (main[own], own.text)
        } else if let session = named.lazy.compactMap({ SessionAtHand.session(of: main[$0]) }).first {
            (value, name) = (.object(session), nameOf(session))
        } else if SessionAtHand.isSession(main["session"]) {
            (value, name) = (main["session"], "session")
        } else if shell.names.database == nil, shell.names.ownDatabase == nil, !shell.names.hasMade("db"), let latest = Session.living.last {
            (value, name) = (.object(latest), nameOf(latest))
        } else { (value, name) = (try shell.evaluate("session"), readyName) }
    }

    private static func session(of value: Value) -> Session? { value.mappedInstance?.state.session as? Session }
    private static func isSession(_ value: Value) -> Bool { value.object is Session || value.object is ScopedSession }

    /// The connection of its transaction, which begins where there is none: for a rehearsal.
    func connection() throws -> Connection {
        guard let connection = try value.callMethod("connection").object as? Connection else { throw DotCommand.Failure("the session has no connection to a database") }
        return connection
    }

    /// The engine of a class, without a transaction.
    func engine(of mappedClass: Class) throws -> Engine {
        switch try value.callMethod("get_bind", .object(mappedClass)).object {
        case let engine as Engine: return engine
        case let connection as Connection: return connection.engine
        default: throw DotCommand.Failure("the session has no connection to a database")
        }
    }
}

extension Shell {
    /// The value of a name, or of an attribute of a class or module: what a view may ask for without a rehearsal, for nothing is called or loaded.
    /// - Throws: Failure for any other expression.
    func named(_ expression: String, orElse refusal: String) throws -> Value {
        var parts = expression.split(separator: ".", omittingEmptySubsequences: false)[...]
        guard let root = parts.popFirst(), expression.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }) else { throw DotCommand.Failure("\(expression): \(refusal)") }
        do {
            var value = try evaluate(String(root))
            for part in parts {
                guard value.object is Class || value.object is ModuleObject else { throw DotCommand.Failure("\(expression): \(refusal)") }
                value = try value.attribute(Name(String(part)))
            }
            return value
        } catch let error as PythonException { throw DotCommand.Failure(Rehearsal.words(error)) }
    }
}
