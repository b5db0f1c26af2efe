import Runtime
import SQL

/// `sqlalchemy.engine.characteristics`: what options of a connection mean to the driver's connection. Programs derive classes of their own.
enum Characteristics {
    private static let module = "sqlalchemy.engine.characteristics"
    static let pythonClass: Class = {
        let made = Class("ConnectionCharacteristic", module: module, doc: "What an option of a connection means to the driver's.", derivable: true)
        made.takesAttributes = true
        made.setClassAttribute("transactional", .bool(false))
        made.extend(for: Value.self) { type in
            type.method("set_connection_characteristic", .required("dialect", as: Value.self), .required("conn", as: Value.self), .required("dbapi_conn", as: Value.self), .required("value", as: Value.self), doc: "Set it on a connection.") { (characteristic: Value, dialect: Value, _: Value, driver: Value, value: Value) throws in
                _ = try characteristic.attribute("set_characteristic").call([dialect, driver, value])
            }
            type.method("get_connection_characteristic", .required("dialect", as: Value.self), .required("conn", as: Value.self), .required("dbapi_conn", as: Value.self), doc: "Its value on a connection.") { (characteristic: Value, dialect: Value, _: Value, driver: Value) throws -> Value in
                try characteristic.callMethod("get_characteristic", dialect, driver)
            }
        }
        return made
    }()
    private static let isolation: Class = {
        let made = Class("IsolationLevelCharacteristic", module: module, bases: [pythonClass], doc: "The isolation level.")
        made.setClassAttribute("transactional", .bool(true))
        return made
    }()
    private static let token = Class("LoggingTokenCharacteristic", module: module, bases: [pythonClass], doc: "The token in the log.")

    /// Those of every dialect, which the engine heeds itself.
    static let usual = ImmutableDict(named: [("isolation_level", .object(Object(type: isolation))), ("logging_token", .object(Object(type: token)))]).value

    static func declare(in module: ModuleObject) { for type in [pythonClass, isolation, token] { module[Name(type.name)] = .object(type) } }
}
