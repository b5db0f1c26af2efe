import Runtime
import SQL

/// Listeners of engines that take the arguments of former versions, which SQLAlchemy still gives them with a warning (`_legacy_signature`).
enum FormerSignatures {
    private struct Former {
        let since: String
        let family: String
        let count: Int
        let convert: ([Value]) -> [Value]
    }
    private static let all: [String: Former] = [
        "before_execute": Former(since: "1.4", family: "ConnectionEvents", count: 4) { Array($0.prefix(4)) },
        "after_execute": Former(since: "1.4", family: "ConnectionEvents", count: 5) { Array($0.prefix(4) + $0.suffix(1)) },
        "engine_connect": Former(since: "2.0", family: "ConnectionEvents", count: 2) { $0 + [.bool(false)] },
        "reset": Former(since: "2.0", family: "PoolEvents", count: 2) { Array($0.prefix(2)) },
    ]

    /// What makes of today's arguments those of a function that takes others; nil where it takes today's.
    /// It warns each time.
    static func conversion(_ event: String, _ function: Value, _ names: [String]) -> (([Value]) throws -> [Value])? {
        guard let former = all[event], FunctionArity.requiredCount(function) == former.count else { return nil }
        let warning =
            "The argument signature for the \"\(former.family).\(event)\" event listener has changed as of version \(former.since), and conversion for the old argument signature will be removed in a future release.  The new signature is \"def \(event)(\(names.joined(separator: ", ")))\""
        return { arguments in
            try SQLWarning.warn(warning, SQLWarning.deprecationWarning)
            return former.convert(arguments)
        }
    }
}
