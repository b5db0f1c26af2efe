import Runtime
import SQL

/// Methods that a program puts in place of a dialect's own: an attribute of the object, of its class, or a method of a class of its own.
extension Dialect {
    /// Whether there may be any.
    @inline(__always)
    var isProgrammed: Bool { shape !== type.rootShape || !type.isNative || Class.haveAttributesOfPrograms }

    /// What a program has in place of a method, bound; nil where the dialect's own holds.
    func ownMethod(_ name: Name) throws -> Value? {
        guard isProgrammed else { return nil }
        let given = ownAttribute(name)
        if !given.isUndefined { return given }
        guard let found = type.lookup(name), !(found.object is NativeFunction) else { return nil }
        return try Value.object(self).attribute(name)
    }
    /// Calls what a program has in place of a method.
    /// - Returns: nil where the dialect's own holds.
    @discardableResult
    func callOwn(_ name: Name, _ arguments: () throws -> [Value]) throws -> Value? { try isProgrammed ? ownMethod(name)?.call(arguments()) : nil }
}

extension Dialect {
    /// Whether a connection still answers to a program's own `do_ping()`.
    func answers(_ driver: Value) throws -> Bool {
        do { return try callOwn("do_ping") { [driver] }?.isTrue() ?? true } catch let error as PythonException where error.isInstance(of: DriverError.error) {
            guard try callOwn("is_disconnect", { [.object(error), driver, .none] })?.isTrue() == true else { throw error }
            return false
        }
    }
    /// Whether a program's own `do_close()` or `do_terminate()` has closed a connection.
    /// - Parameter isHard: whether the connection is of no use any more
    func closes(_ driver: Value, isHard: Bool) throws -> Bool {
        if isHard, try callOwn("do_terminate", { [driver] }) != nil { return true }
        return try callOwn("do_close") { [driver] } != nil
    }
}

extension Engine {
    /// The connection that the program's `connect()` of the dialect makes, of what its `create_connect_args()` says.
    func connectionOfMethod(_ target: SQLiteTarget) throws -> SQLiteHandle? {
        guard dialect.isProgrammed else { return nil }
        let asked = try dialect.callOwn("create_connect_args") { [.object(url)] }
        let connect = try dialect.ownMethod("connect")
        guard asked != nil || connect != nil else { return nil }
        let (ownPositional, ownKeywords) = target.arguments
        var (positional, keywords) = (ownPositional, ownKeywords)
        if let parts = try asked?.elements() {
            guard parts.count == 2 else { throw PythonException.valueError("not enough values to unpack (expected 2, got \(parts.count))") }
            positional = try parts[0].elements()
            keywords = DictObject()
            try keywords.update(parts[1])
        }
        guard let connect else { return try SQLiteTarget(path: positional.first ?? .string(target.path), keywords).open() }
        let named = try keywords.pairs.map { (name: Name(try String.from($0.key)), value: $0.value) }
        return try ConnectionPool.handle(of: connect.call(positional, keywords: named))
    }

    /// What a program's `on_connect_url()` or `on_connect()` gives, asked for when the engine is made; nil where the dialect's own hold.
    static func preparer(of dialect: Dialect, _ url: DatabaseURL) throws -> Value? {
        guard let prepare = try dialect.callOwn("on_connect_url", { [.object(url)] }) ?? dialect.callOwn("on_connect", { [] }), !prepare.isNone else { return nil }
        return prepare
    }

    /// What `on_connect()` gave is called with each connection of the driver, a program's `initialize()` with the first one.
    func prepareByMethods(_ record: ConnectionRecord, isFirst: Bool) throws {
        _ = try preparer?.call(record.driver)
        guard dialect.isProgrammed, isFirst, try dialect.ownMethod("initialize") != nil else { return }
        let fairy = ConnectionFairy(record, of: pool, self)
        defer { fairy.letGo() }
        let connection = try Connection(self, fairy)
        try dialect.callOwn("initialize") { [.object(connection)] }
        try dialect.callOwn("do_rollback") { [.object(fairy)] }
    }
}
