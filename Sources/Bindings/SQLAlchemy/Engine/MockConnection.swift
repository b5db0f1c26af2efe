import Database
import Runtime
import SQL

/// `create_mock_engine(url, executor)`: hands statements to a function in place of a database.
final class MockConnection: Object {
    let dialect: Dialect
    let executor: Value
    private let engine: Engine
    init(_ dialect: Dialect, _ executor: Value) throws {
        self.dialect = dialect
        self.executor = executor
        engine = try Engine(url: "sqlite://")
        super.init(type: MockConnection.pythonClass)
    }
    private static let pythonClass: Class = {
        let made = Class("MockConnection", module: "sqlalchemy.engine.mock", doc: "Hands statements to a function.")
        made.takesAttributes = true
        made.extend(for: MockConnection.self) { type in
            type.property("dialect", doc: "The dialect.") { (mock: MockConnection) -> Value in .object(mock.dialect) }
            type.property("name", doc: "The name of the dialect.") { (mock: MockConnection) -> String in mock.dialect.name }
            type.property("engine", doc: "Itself.") { (mock: MockConnection) -> Value in .object(mock) }
            type.method("connect", .keywords("kwargs"), doc: "Itself.") { (mock: MockConnection, _: [(name: Name, value: Value)]) -> Value in .object(mock) }
            type.method("execution_options", .keywords("kw"), doc: "Itself.") { (mock: MockConnection, _: [(name: Name, value: Value)]) -> Value in .object(mock) }
            type.method("execute", .required("obj", as: Value.self), .optional("parameters", default: Value.none), .optional("execution_options", default: Value.none), doc: "Hand over a statement.") { (mock: MockConnection, statement: Value, parameters: Value, _: Value) throws -> Value in
                try mock.executor.call(statement, parameters)
            }
        }
        return made
    }()

    /// A connection whose statements go to the function.
    func connection() throws -> Connection {
        let made = try engine.connect()
        made.sinkDialect = dialect
        made.mock = self
        made.sink = { [executor] in _ = try executor.call(.object($0), .none) }
        return made
    }

    static func declare(in module: ModuleObject) {
        module.function("create_mock_engine", .required("url", as: URLArgument.self), .required("executor", as: Value.self), .keywords("kw"), doc: "An engine that hands statements to a function.") { (url: URLArgument, executor: Value, _: [(name: Name, value: Value)]) throws -> Value in
            guard let type = DriverDialects.named(url.url.driverName) ?? DialectClasses.named(url.url.backend), let dialect = try Value.object(type).call().object as? Dialect else {
                throw PythonException(SQLError.noSuchModuleError, "Can't load plugin: sqlalchemy.dialects:\(url.url.driverName)")
            }
            return .object(try MockConnection(dialect, executor))
        }
    }
}
