import Glibc
import Runtime

/// `SQLALCHEMY_RECORD_QUERIES`: the statements of the application context that runs (flask_sqlalchemy.record_queries).
enum RecordedQueries {
    private static let key: Name = "_sqlalchemy_queries"

    static func declareModule(_ module: ModuleObject) {
        module.function("get_recorded_queries", doc: """
            The statements that the running context has sent, where SQLALCHEMY_RECORD_QUERIES is set.

                for query in get_recorded_queries():
                    print(query.statement, query.duration)
            """) { () -> Value in
            guard let globals = AppContext.currentIfAny?.globals else { return .list([]) }
            let found = globals.ownAttribute(key)
            return found.isUndefined ? .list([]) : found
        }
        module["_QueryInfo"] = .object(RecordedQuery.pythonClass)
    }

    static func listen(_ engine: Value) throws {
        guard let context = Program.context else { return }
        let listen = try context.importModule("sqlalchemy.event")["listen"]
        var began: [Double] = []
        let start = NativeFunction(name: "_record_start") { _ in
            began.append(seconds())
            return .none
        }
        let end = NativeFunction(name: "_record_end") { arguments in
            guard let start = began.popLast(), arguments.positionalCount > 5, let application = AppContext.currentIfAny else { return .none }
            let globals = application.globals
            // The innermost frame of the application's own modules.
            let package = try application.app.value.attribute("import_name").strText().split(separator: ".").first.map(String.init) ?? ""
            let place = context.callSites.first { $0.module.moduleName == package || $0.module.moduleName.hasPrefix(package + ".") }
            let query = RecordedQuery(statement: arguments[2], parameters: try arguments[4].attribute("parameters"), start: start, end: seconds(), location: place.map { "\($0.file):\($0.line) (\($0.function))" } ?? "<unknown>")
            if globals.ownAttribute(key).isUndefined { globals.setOwnAttribute(key, .list([])) }
            (globals.ownAttribute(key).object as? ListObject)?.elements.append(.object(query))
            return .none
        }
        _ = try listen.call(engine, .string("before_cursor_execute"), .object(start))
        _ = try listen.call(engine, .string("after_cursor_execute"), .object(end))
    }

    private static func seconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

/// A statement that was sent: its SQL, its parameters, when, and where the program was.
final class RecordedQuery: Object {
    private let fields: [(name: Name, value: Value)]
    private let duration: Double

    init(statement: Value, parameters: Value, start: Double, end: Double, location: String) {
        fields = [("statement", statement), ("parameters", parameters), ("start_time", .float(start)), ("end_time", .float(end)), ("location", .string(location))]
        duration = end - start
        super.init(type: RecordedQuery.pythonClass)
    }

    override func repr() throws -> String { "_QueryInfo(\(try fields.map { "\($0.name.text)=\(try $0.value.reprText())" }.joined(separator: ", ")))" }
    override func dynamicAttribute(_ name: Name) throws -> Value? { fields.first { $0.name == name }?.value }
    override var dynamicAttributeNames: [Name] { fields.map(\.name) }

    static let pythonClass = Class.declare("_QueryInfo", for: RecordedQuery.self, module: "flask_sqlalchemy.record_queries", doc: "A statement that was sent.") { type in
        type.property("duration", doc: "The time it took, in seconds.") { (query: RecordedQuery) -> Double in query.duration }
    }
}
