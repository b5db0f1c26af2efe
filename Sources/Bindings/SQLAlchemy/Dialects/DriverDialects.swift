import Runtime
import SQL

/// Dialects of the drivers that there are none of, to compile for: `from sqlalchemy.dialects.postgresql import psycopg2`, `psycopg2.dialect()`.
enum DriverDialects {
    private struct Driver {
        let database: String
        let name: String
        let className: String
        let style: Dialect.ParameterStyle
        var casts = Dialect.ParameterCasts.psycopg
        var isAsynchronous = false
    }
    private static let drivers: [Driver] = [
        Driver(database: "postgresql", name: "psycopg2", className: "PGDialect_psycopg2", style: .pythonFormat, casts: .psycopg2),
        Driver(database: "postgresql", name: "psycopg2cffi", className: "PGDialect_psycopg2cffi", style: .pythonFormat, casts: .psycopg2),
        Driver(database: "postgresql", name: "asyncpg", className: "PGDialect_asyncpg", style: .numericDollar, casts: .asyncpg, isAsynchronous: true),
        Driver(database: "postgresql", name: "pg8000", className: "PGDialect_pg8000", style: .format, casts: .pg8000),
        Driver(database: "mysql", name: "pymysql", className: "MySQLDialect_pymysql", style: .format),
        Driver(database: "mysql", name: "cymysql", className: "MySQLDialect_cymysql", style: .format),
        Driver(database: "mysql", name: "mariadbconnector", className: "MySQLDialect_mariadbconnector", style: .questionMark),
        Driver(database: "mysql", name: "pyodbc", className: "MySQLDialect_pyodbc", style: .named),
        Driver(database: "mysql", name: "asyncmy", className: "MySQLDialect_asyncmy", style: .format, isAsynchronous: true),
        Driver(database: "mysql", name: "aiomysql", className: "MySQLDialect_aiomysql", style: .format, isAsynchronous: true),
        Driver(database: "oracle", name: "cx_oracle", className: "OracleDialect_cx_oracle", style: .named),
        Driver(database: "mssql", name: "pymssql", className: "MSDialect_pymssql", style: .named),
        Driver(database: "mssql", name: "aioodbc", className: "MSDialectAsync_aioodbc", style: .named, isAsynchronous: true),
        Driver(database: "mssql", name: "mssqlpython", className: "MSDialect_mssqlpython", style: .named),
    ]
    /// Modules of the drivers whose dialects stand for the databases themselves.
    private static let usual = [("postgresql", "psycopg"), ("mysql", "mysqldb"), ("oracle", "oracledb"), ("mssql", "pyodbc")]

    private static let made: [String: Class] = Dictionary(uniqueKeysWithValues: drivers.compactMap { driver in type(driver).map { ("\(driver.database)+\(driver.name)", $0) } })
    private static func type(_ driver: Driver) -> Class? {
        guard let database = DialectClasses.named(driver.database), let dialect = try? Value.object(database).call().object as? Dialect else { return nil }
        let made = Class(driver.className, module: "sqlalchemy.dialects.\(driver.database).\(driver.name)", bases: [database], doc: "The dialect of a driver.", derivable: true)
        made.setClassAttribute("driver", .string(driver.name))
        for name in ["paramstyle", "default_paramstyle"] as [Name] { made.setClassAttribute(name, .string(driver.style.rawValue)) }
        made.setClassAttribute("is_async", .bool(driver.isAsynchronous))
        (dialect.parameterStyle, dialect.parameterCasts) = (driver.style, driver.casts)
        DialectClasses.hook(made) { Dialect(like: dialect) }
        return made
    }

    /// The class that a URL names: `postgresql+psycopg2://`.
    static func named(_ name: String) -> Class? { made[name] }

    static func modules() -> [ModuleObject] {
        drivers.map { driver in
            module("sqlalchemy.dialects.\(driver.database).\(driver.name)") { module in
                guard let type = made["\(driver.database)+\(driver.name)"] else { return }
                show(type, in: module)
            }
        } + usual.map { database, driver in
            module("sqlalchemy.dialects.\(database).\(driver)") { module in DialectClasses.named(database).map { show($0, in: module) } }
        }
    }
    private static func show(_ type: Class, in module: ModuleObject) {
        module["dialect"] = .object(type)
        module[Name(type.name)] = .object(type)
    }
}
