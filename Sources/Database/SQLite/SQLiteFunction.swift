import CSQLite
import Runtime

/// A function written in Python that SQL calls: `connection.create_function("twice", 1, twice)`.
final class SQLiteFunction: SQLiteCallback {
    let name: String
    /// How many arguments; -1 for any number.
    let count: Int
    let function: Value
    let isDeterministic: Bool
    init(_ name: String, _ count: Int, _ function: Value, isDeterministic: Bool) {
        self.name = name
        self.count = count
        self.function = function
        self.isDeterministic = isDeterministic
    }

    func register(in handle: SQLiteHandle) throws {
        let flags = SQLITE_UTF8 | (isDeterministic ? SQLITE_DETERMINISTIC : 0)
        let code = sqlite3_create_function_v2(handle.database, name, Int32(clamping: count), flags, Unmanaged.passUnretained(self).toOpaque(), { context, count, values in
            guard let data = sqlite3_user_data(context) else { return }
            Unmanaged<SQLiteFunction>.fromOpaque(data).takeUnretainedValue().call(context, count, values)
        }, nil, nil, nil)
        guard code == SQLITE_OK else { throw DriverFailure("OperationalError", "Error creating function") }
    }

    private func call(_ context: OpaquePointer?, _ count: Int32, _ values: UnsafeMutablePointer<OpaquePointer?>?) {
        do {
            let arguments = (0..<Int(count)).map { SQLiteFunction.argument(values?[$0]) }
            try SQLiteFunction.answer(context, Arguments.with(arguments) { try function.call($0) })
        } catch {
            sqlite3_result_error(context, "user-defined function raised exception", -1)
        }
    }

    static func argument(_ value: OpaquePointer?) -> Value {
        switch sqlite3_value_type(value) {
        case SQLITE_INTEGER: return .int(Int(sqlite3_value_int64(value)))
        case SQLITE_FLOAT: return .float(sqlite3_value_double(value))
        case SQLITE_TEXT: return .string(StringObject(utf8: UnsafeBufferPointer(start: sqlite3_value_text(value), count: Int(sqlite3_value_bytes(value)))))
        case SQLITE_BLOB: return BytesObject(Array(UnsafeRawBufferPointer(start: sqlite3_value_blob(value), count: Int(sqlite3_value_bytes(value))))).value
        default: return .none
        }
    }

    static func answer(_ context: OpaquePointer?, _ value: Value) throws {
        let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        switch value {
        case .none, .undefined: sqlite3_result_null(context)
        case .bool(let flag): sqlite3_result_int64(context, flag ? 1 : 0)
        case .int(let number): sqlite3_result_int64(context, Int64(number))
        case .float(let number): sqlite3_result_double(context, number)
        default:
            if let text = value.object as? StringObject {
                try text.text.checkEncodable()
                sqlite3_result_text(context, text.text, Int32(clamping: text.text.utf8.count), transient)
            } else if let bytes = value.object as? BytesObject {
                bytes.bytes.withUnsafeBytes { sqlite3_result_blob(context, $0.baseAddress, Int32(clamping: $0.count), transient) }
            } else { throw PythonException.typeError("unsupported type") }
        }
    }
}
