import CSQLite
import Runtime

/// An order of texts written in Python: `connection.create_collation("reverse", compare)`.
final class SQLiteCollation: SQLiteCallback {
    private let name: String
    /// None removes the collation.
    private let function: Value
    private unowned let handle: SQLiteHandle
    init(_ name: String, _ function: Value, _ handle: SQLiteHandle) {
        self.name = name
        self.function = function
        self.handle = handle
    }

    func register(in handle: SQLiteHandle) throws {
        let own = Unmanaged.passUnretained(self).toOpaque()
        let code = sqlite3_create_collation_v2(handle.database, name, SQLITE_UTF8, own, function.isNone ? nil : { own, count, text, otherCount, other in
            guard let own else { return 0 }
            return Unmanaged<SQLiteCollation>.fromOpaque(own).takeUnretainedValue().compare(UnsafeRawBufferPointer(start: text, count: Int(count)), UnsafeRawBufferPointer(start: other, count: Int(otherCount)))
        }, nil)
        guard code == SQLITE_OK else { throw handle.failure(code) }
    }

    /// What the function raises is raised by the statement that sorts.
    private func compare(_ one: UnsafeRawBufferPointer, _ other: UnsafeRawBufferPointer) -> Int32 {
        if handle.pendingError != nil { return 0 }
        do {
            let order = try function.call(.string(String(decoding: one, as: UTF8.self)), .string(String(decoding: other, as: UTF8.self)))
            guard let number = order.bigInteger else { return 0 }
            return number.signum() < 0 ? -1 : number.signum() > 0 ? 1 : 0
        } catch {
            handle.pendingError = error
            return 0
        }
    }
}
