import CSQLite
import Runtime

/// What the program has SQLite call while it works: statements told, actions permitted, progress.
final class SQLiteHooks {
    fileprivate var trace = Value.none
    fileprivate var authorizer = Value.none
    fileprivate var progress = Value.none
    /// How many instructions pass between two calls of `progress`, in calls of SQLite's.
    fileprivate var progressInterval = 1
    fileprivate var progressCount = 0
}

extension SQLiteHandle {
    private var hooksOrMade: SQLiteHooks {
        if let hooks { return hooks }
        let made = SQLiteHooks()
        hooks = made
        return made
    }
    private var own: UnsafeMutableRawPointer { Unmanaged.passUnretained(hooksOrMade).toOpaque() }

    /// `set_trace_callback()`: told of every statement, its values in place.
    func setTrace(_ function: Value) {
        hooksOrMade.trace = function
        sqlite3_trace_v2(database, function.isNone ? 0 : UInt32(SQLITE_TRACE_STMT), function.isNone ? nil : { _, own, statement, text in
            guard let own else { return 0 }
            let hooks = Unmanaged<SQLiteHooks>.fromOpaque(own).takeUnretainedValue()
            let expanded = sqlite3_expanded_sql(statement.map { OpaquePointer($0) })
            defer { sqlite3_free(expanded) }
            guard let shown = expanded.map({ UnsafePointer($0) }) ?? text.map({ UnsafePointer($0.assumingMemoryBound(to: CChar.self)) }) else { return 0 }
            _ = try? hooks.trace.call(.string(String(cString: shown)))
            return 0
        }, own)
    }

    /// `set_authorizer()`: what it does not allow, and what it raises, refuses the statement.
    func setAuthorizer(_ function: Value) {
        hooksOrMade.authorizer = function
        sqlite3_set_authorizer(database, function.isNone ? nil : { own, action, first, second, schema, trigger in
            guard let own else { return SQLITE_DENY }
            let hooks = Unmanaged<SQLiteHooks>.fromOpaque(own).takeUnretainedValue()
            let texts = [first, second, schema, trigger].map { text in text.map { Value.string(String(cString: $0)) } ?? .none }
            guard let answer = try? hooks.authorizer.call([.int(Int(action))] + texts, keywords: []), let number = answer.bigInteger else { return SQLITE_DENY }
            return Int32(exactly: number) ?? SQLITE_DENY
        }, own)
    }

    /// `set_progress_handler()`: a true answer, and what it raises, ends the statement.
    func setProgress(_ function: Value, every instructions: Int) {
        let hooks = hooksOrMade
        guard !function.isNone, instructions > 0 else {
            hooks.progress = .none
            return watchInterrupts()
        }
        hooks.progress = function
        // Interrupts are looked for every thousand instructions all the same.
        hooks.progressInterval = max(1, instructions / 1000)
        hooks.progressCount = 0
        sqlite3_progress_handler(database, Int32(min(instructions, 1000)), { own in
            if !SQLiteHandle.mayGoOn() { return 1 }
            guard let own else { return 0 }
            let hooks = Unmanaged<SQLiteHooks>.fromOpaque(own).takeUnretainedValue()
            hooks.progressCount += 1
            guard hooks.progressCount >= hooks.progressInterval else { return 0 }
            hooks.progressCount = 0
            guard let answer = try? hooks.progress.call(), let isTrue = try? answer.isTrue() else { return 1 }
            return isTrue ? 1 : 0
        }, own)
    }
}
