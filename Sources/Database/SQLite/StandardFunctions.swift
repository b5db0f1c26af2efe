import CSQLite
import Runtime

/// The functions that SQLAlchemy's pysqlite dialect gives every connection: `regexp` and `floor`.
enum StandardFunctions {
    static func define(in database: OpaquePointer) {
        let flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC
        sqlite3_create_function_v2(database, "regexp", 2, flags, nil, { context, _, values in StandardFunctions.answer(context) { try StandardFunctions.matches(values?[0], values?[1]) } }, nil, nil, nil)
        sqlite3_create_function_v2(database, "floor", 1, flags, nil, { context, _, values in StandardFunctions.answer(context) { try StandardFunctions.floor(values?[0]) } }, nil, nil, nil)
    }

    private static func answer(_ context: OpaquePointer?, _ body: () throws -> Value) {
        do { try SQLiteFunction.answer(context, body()) } catch { sqlite3_result_error(context, "user-defined function raised exception", -1) }
    }

    /// `re.search(pattern, text) is not None`; None for no text.
    private static func matches(_ pattern: OpaquePointer?, _ text: OpaquePointer?) throws -> Value {
        let (pattern, text) = (SQLiteFunction.argument(pattern), SQLiteFunction.argument(text))
        guard !text.isNone, let module = try Program.context?.importModule("re") else { return .none }
        return .bool(try !Value.object(module).callMethod("search", pattern, text).isNone)
    }

    /// `math.floor(number)`
    private static func floor(_ number: OpaquePointer?) throws -> Value {
        guard let module = try Program.context?.importModule("math") else { return .none }
        return try Value.object(module).callMethod("floor", SQLiteFunction.argument(number))
    }
}
