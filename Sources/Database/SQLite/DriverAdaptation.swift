import CSQLite
import Runtime

/// How values of Python's classes become values of SQLite and back: `register_adapter()`, `register_converter()`.
public enum DriverAdaptation {
    /// `sqlite3.PrepareProtocol`
    nonisolated(unsafe) public static let protocolClass = Class("PrepareProtocol", module: "sqlite3", doc: "The protocol of adapt().")
    /// Functions by class and protocol.
    nonisolated(unsafe) public static let adapters = DictObject()
    /// Functions by the names of types, in capitals.
    nonisolated(unsafe) public static let converters = DictObject()
    /// Whether the program has registered an adapter; the dates' own need no look.
    nonisolated(unsafe) private(set) static var hasAdapters = false

    public static func register(adapter: Value, for type: Value) throws {
        try adapters.set(.tuple([type, .object(protocolClass)]), adapter)
        hasAdapters = true
    }
    public static func register(converter: Value, for name: String) { converters.set(name.uppercased(), converter) }

    /// What an adapter of its class, or its `__conform__`, makes of a value; nil where there is none.
    public static func adapted(_ value: Value, to wanted: Value) throws -> Value? {
        if let adapter = try adapters.get(.tuple([.object(value.type), wanted])) { return try adapter.call(value) }
        guard value.object != nil, value.type.lookup("__conform__") != nil else { return nil }
        let result = try value.callMethod("__conform__", wanted)
        return result.isNone ? nil : result
    }

    /// What is bound in place of a value.
    @inline(__always)
    static func bound(_ value: Value) throws -> Value { hasAdapters ? try adapted(value, to: .object(protocolClass)) ?? value : value }

    // MARK: reading

    /// `PARSE_DECLTYPES`, `PARSE_COLNAMES`
    static let byDeclaredType = 1, byColumnName = 2

    /// The converters of a statement's columns.
    static func converters(of statement: OpaquePointer, _ detected: Int) throws -> [Value?] {
        try (0..<sqlite3_column_count(statement)).map { column in
            if detected & byColumnName != 0, let text = sqlite3_column_name(statement, column), let found = try converter(ofName: String(cString: text)) { return found }
            guard detected & byDeclaredType != 0, let text = sqlite3_column_decltype(statement, column) else { return nil }
            return converters.get(String(cString: text).prefix { $0 != " " && $0 != "(" }.uppercased() as String)
        }
    }

    /// `p as "p [point]"`
    private static func converter(ofName name: String) throws -> Value? {
        guard let open = name.firstIndex(of: "["), let close = name[open...].firstIndex(of: "]") else { return nil }
        return converters.get(name[name.index(after: open)..<close].uppercased() as String)
    }

    /// The name of a column without the type in brackets.
    static func plainName(_ name: String) -> String {
        guard let open = name.firstIndex(of: "[") else { return name }
        let plain = name[..<open]
        return String(plain.hasSuffix(" ") ? plain.dropLast() : plain)
    }
}

/// How the rows of a cursor are read where the connection has a say in it.
struct DriverReading {
    private let converters: [Value?]
    private let textFactory: Value

    /// nil where values are read as they are.
    init?(_ handle: SQLiteHandle, _ statement: OpaquePointer) throws {
        guard handle.detectedTypes != 0 || !handle.textFactory.isUndefined else { return nil }
        converters = handle.detectedTypes == 0 ? [] : try DriverAdaptation.converters(of: statement, handle.detectedTypes)
        textFactory = handle.textFactory
    }

    func value(of statement: OpaquePointer, _ column: Int32) throws -> Value {
        let type = sqlite3_column_type(statement, column)
        if Int(column) < converters.count, let converter = converters[Int(column)] {
            return type == SQLITE_NULL ? .none : try converter.call(BytesObject(bytes(of: statement, column)).value)
        }
        guard type == SQLITE_TEXT, !textFactory.isUndefined else { return try SQLiteHandle.value(of: statement, column) }
        let bytes = bytes(of: statement, column)
        if textFactory.object === Class.bytes { return BytesObject(bytes).value }
        return try textFactory.call(BytesObject(bytes).value)
    }

    private func bytes(of statement: OpaquePointer, _ column: Int32) -> [UInt8] {
        // The pointer comes before the count: reading a number as bytes makes text of it.
        guard let start = sqlite3_column_blob(statement, column) else { return [] }
        return Array(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column))))
    }
}
