import Database
import Runtime
import SQL

/// Events of legacy queries: `event.listens_for(Query, "before_compile")`.
public enum QueryEvent: String {
    case beforeCompile = "before_compile"
    case beforeCompileDelete = "before_compile_delete"
    case beforeCompileUpdate = "before_compile_update"
}

/// Who listens to queries.
public enum QueryListeners {
    private struct Listener {
        let event: QueryEvent
        let function: Value
        /// Whether the query that it answers takes the place of the one it was told of: `retval=True`.
        let answers: Bool
    }
    nonisolated(unsafe) private static var all: [Listener] = []

    public static func add(_ event: QueryEvent, _ function: Value, answers: Bool, first: Bool) {
        guard !contains(event, function) else { return }
        all.insert(Listener(event: event, function: function, answers: answers), at: first ? 0 : all.count)
    }
    public static func contains(_ event: QueryEvent, _ function: Value) -> Bool { all.contains { $0.event == event && $0.function.isIdentical(to: function) } }
    public static func remove(_ event: QueryEvent, _ function: Value) -> Bool {
        let before = all.count
        all.removeAll { $0.event == event && $0.function.isIdentical(to: function) }
        return all.count < before
    }

    /// The query as the listeners leave it.
    static func told(_ query: Query, _ event: QueryEvent, _ context: Object? = nil) throws -> Query {
        var told = query
        for listener in all where listener.event == event {
            let answer = try Cause.of(.listener(event: event.rawValue)) { try listener.function.call([.object(told)] + (context.map { [.object($0)] } ?? [])) }
            if listener.answers, let changed = answer.object as? Query { told = changed }
        }
        return told
    }
    static var exist: Bool { !all.isEmpty }
}

/// What listeners of `after_bulk_update(update_context)` and `after_bulk_delete(delete_context)` learn.
public final class BulkContext: Object {
    public internal(set) var query: Query
    public let mapper: Mapper
    /// The new values; nil of a DELETE.
    public let values: Value?
    public let arguments: Value
    public internal(set) var result: Result?

    init(_ query: Query, _ mapper: Mapper, values: Value?, arguments: Value, type: Class) {
        self.query = query
        self.mapper = mapper
        self.values = values
        self.arguments = arguments
        super.init(type: type)
    }
    public static let updateClass = Class("BulkUpdate", module: "sqlalchemy.orm.query", bases: [.registered(for: BulkContext.self)])
    public static let deleteClass = Class("BulkDelete", module: "sqlalchemy.orm.query", bases: [.registered(for: BulkContext.self)])
}
