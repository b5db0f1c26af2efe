import Database
import ORM
import Runtime
import SQL

/// What an expression sends when it is carried out: for a rehearsal.
struct Sending {
    let shell: Shell

    /// Evaluates an expression; a query is run, a statement executed by `session`, rows are fetched.
    /// - Returns: the statements with what they came to, in order; the value, where there is one; what was raised on the way.
    func carryOut(_ expression: String, flushes: Bool = false) -> (steps: [TraceStep], value: Value, error: Error?) {
        var value = Value.none
        let (steps, error) = shell.views.recorder.collecting {
            value = try carriedOut(shell.evaluate(expression), expression)
            if flushes { for session in Session.living where !session.isClean { try session.flush() } }
        }
        return (steps, value, error)
    }

    private func carriedOut(_ value: Value, _ expression: String) throws -> Value {
        switch value.object {
        case is Query: return try value.callMethod("all")
        case let statement as Statement:
            return try carriedOut(SessionAtHand(shell, for: expression).value.callMethod("execute", .object(statement)), expression)
        case let result as Result where result.returnsRows: return .list(try value.elements())
        case is ResultItems: return .list(try value.elements())
        default: return value
        }
    }
}
