import CSQLite
import Runtime

/// An aggregate written in Python: a class with `step()` and `finalize()`, for windows with `inverse()` and `value()` as well.
final class SQLiteAggregate: SQLiteCallback {
    private let name: String
    private let count: Int
    /// None removes one for windows.
    private let type: Value
    private let isForWindows: Bool
    init(_ name: String, _ count: Int, _ type: Value, isForWindows: Bool) {
        self.name = name
        self.count = count
        self.type = type
        self.isForWindows = isForWindows
    }

    func register(in handle: SQLiteHandle) throws {
        typealias Step = @convention(c) (OpaquePointer?, Int32, UnsafeMutablePointer<OpaquePointer?>?) -> Void
        let step: Step = { context, count, values in SQLiteAggregate.of(context)?.step("step", context, count, values) }
        let inverse: Step = { context, count, values in SQLiteAggregate.of(context)?.step("inverse", context, count, values) }
        let finalize: @convention(c) (OpaquePointer?) -> Void = { context in SQLiteAggregate.of(context)?.finish(context) }
        let value: @convention(c) (OpaquePointer?) -> Void = { context in SQLiteAggregate.of(context)?.tell("value", context) }
        let own = Unmanaged.passUnretained(self).toOpaque(), isRemoved = type.isNone
        let code = isForWindows
            ? sqlite3_create_window_function(handle.database, name, Int32(clamping: count), SQLITE_UTF8, own, isRemoved ? nil : step, isRemoved ? nil : finalize, isRemoved ? nil : value, isRemoved ? nil : inverse, nil)
            : sqlite3_create_function_v2(handle.database, name, Int32(clamping: count), SQLITE_UTF8, own, nil, step, finalize, nil)
        if code != SQLITE_OK { throw isForWindows ? handle.failure(code) : DriverFailure("OperationalError", "Error creating aggregate") }
    }

    private static func of(_ context: OpaquePointer?) -> SQLiteAggregate? {
        sqlite3_user_data(context).map { Unmanaged<SQLiteAggregate>.fromOpaque($0).takeUnretainedValue() }
    }

    /// The instance that belongs to a group of rows, in the memory that SQLite keeps for it.
    private final class Group {
        let instance: Value
        init(_ instance: Value) { self.instance = instance }
    }
    private static func place(_ context: OpaquePointer?, isMade: Bool) -> UnsafeMutablePointer<Unmanaged<Group>?>? {
        sqlite3_aggregate_context(context, isMade ? Int32(MemoryLayout<Unmanaged<Group>?>.size) : 0)?.assumingMemoryBound(to: Unmanaged<Group>?.self)
    }

    private func step(_ method: Name, _ context: OpaquePointer?, _ count: Int32, _ values: UnsafeMutablePointer<OpaquePointer?>?) {
        guard let place = SQLiteAggregate.place(context, isMade: true) else { return sqlite3_result_error_nomem(context) }
        if place.pointee == nil {
            do { place.pointee = .passRetained(Group(try type.call())) } catch { return refuse("__init__", error, context) }
        }
        guard let instance = place.pointee?.takeUnretainedValue().instance else { return }
        do {
            let arguments = (0..<Int(count)).map { SQLiteFunction.argument(values?[$0]) }
            _ = try instance.attribute(method).call(arguments)
        } catch { refuse(method.text, error, context) }
    }

    /// The value of the rows so far.
    private func tell(_ method: Name, _ context: OpaquePointer?) {
        guard let instance = SQLiteAggregate.place(context, isMade: false)?.pointee?.takeUnretainedValue().instance else { return sqlite3_result_null(context) }
        do { try SQLiteFunction.answer(context, instance.attribute(method).call()) } catch { refuse(method.text, error, context) }
    }

    private func finish(_ context: OpaquePointer?) {
        guard let place = SQLiteAggregate.place(context, isMade: false), let group = place.pointee else { return sqlite3_result_null(context) }
        tell("finalize", context)
        place.pointee = nil
        group.release()
    }

    private func refuse(_ method: String, _ error: Error, _ context: OpaquePointer?) {
        let isMissing = error.pythonException.map { $0.isInstance(of: .attributeError) } ?? false
        sqlite3_result_error(context, "user-defined aggregate's '\(method)' method \(isMissing ? "not defined" : "raised error")", -1)
    }
}
