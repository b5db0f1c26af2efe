import CSQLite
import Glibc
import Runtime

/// How long locks of other connections are waited for: as SQLite's own handler does (`sqlite3_busy_timeout`), but so that
/// Ctrl-C and limits end the wait.
final class LockWaiting {
    private let database: OpaquePointer
    private var milliseconds: Int32
    /// Whether SQLite's own handler is in place: for `PRAGMA busy_timeout`, which reads and sets that one alone.
    private var isLeftToSQLite = false
    /// What ended the last wait.
    var interruption: Error?

    /// SQLite's own pauses, in milliseconds (`sqliteDefaultBusyCallback`).
    private static let pauses: [Int32] = [1, 2, 5, 10, 15, 20, 25, 25, 25, 50, 50, 100]

    init(_ database: OpaquePointer, seconds: Double) {
        self.database = database
        milliseconds = Int32(clamping: Int(max(0, min(seconds, 1e6)) * 1000))
        install()
    }

    private func install() {
        sqlite3_busy_handler(database, { context, attempt in
            guard let context else { return 0 }
            return Unmanaged<LockWaiting>.fromOpaque(context).takeUnretainedValue().wait(attempt) ? 1 : 0
        }, Unmanaged.passUnretained(self).toOpaque())
    }

    func end() { sqlite3_busy_handler(database, nil, nil) }

    /// To be called before a statement is prepared.
    @inline(__always)
    func prepare(for text: String) {
        if isLeftToSQLite { takeOver() }
        if let first = text.utf8.first, first == 80 || first == 112, text.utf8.count < 200 { leaveIfPragma(text) }
    }

    private func leaveIfPragma(_ text: String) {
        guard text.lowercased().firstRange(ofCodePoints: "busy_timeout") != nil else { return }
        isLeftToSQLite = true
        sqlite3_busy_timeout(database, milliseconds)
    }

    private func takeOver() {
        isLeftToSQLite = false
        var statement: OpaquePointer?
        if sqlite3_prepare_v2(database, "PRAGMA busy_timeout", -1, &statement, nil) == SQLITE_OK, sqlite3_step(statement) == SQLITE_ROW {
            milliseconds = sqlite3_column_int(statement, 0)
        }
        sqlite3_finalize(statement)
        install()
    }

    /// Pauses before another attempt; false where it was long enough, and where Ctrl-C or a limit ends the wait.
    private func wait(_ attempt: Int32) -> Bool {
        let pauses = LockWaiting.pauses, last = pauses.count - 1, at = min(Int(attempt), last)
        let waited = pauses[..<at].reduce(0, +) + (attempt > last ? Int32(clamping: (Int(attempt) - last) * Int(pauses[last])) : 0)
        let pause = min(pauses[at], milliseconds - waited)
        guard pause > 0 else { return false }
        var rest = timespec(tv_sec: 0, tv_nsec: Int(pause) * 1_000_000)
        while true {
            do { try Program.context?.checkInterrupt() } catch {
                interruption = error
                return false
            }
            var wanted = rest
            if nanosleep(&wanted, &rest) == 0 || errno != EINTR { return true }
        }
    }
}
