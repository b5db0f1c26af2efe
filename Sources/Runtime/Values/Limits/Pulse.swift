/// Events that running code must notice: Ctrl-C, limits, a collection that is due.
///
/// Loops, calls, and natives that may run long look at one flag; nothing else is paid where nothing is due.
public enum Pulse {
    /// Set from a signal handler, by a limit, by the heap.
    nonisolated(unsafe) public static var isDue = false

    /// A safe point.
    /// - Throws: KeyboardInterrupt, the error of a limit.
    @inline(__always)
    public static func check() throws {
        if isDue { try act() }
    }

    @inline(never)
    private static func act() throws {
        isDue = false
        CycleCollector.collectIfDue()
        try raiseIfDue()
        Reclaimer.freePiece()
    }

    /// What `check` raises, without a collection: for callbacks of foreign code that Python must not run in.
    public static func raiseIfDue() throws {
        try Limits.check()
        if Interrupt.wasRequested {
            Interrupt.wasRequested = false
            throw PythonException(type: .keyboardInterrupt)
        }
    }

    /// `raiseIfDue` where something is due.
    @inline(__always)
    public static func raiseIfAny() throws {
        if isDue { try raiseIfDue() }
    }
}

/// Ctrl-C.
public enum Interrupt {
    nonisolated(unsafe) public static var wasRequested = false

    /// Makes the next safe point raise KeyboardInterrupt.  Safe in a signal handler.
    public static func request() {
        wasRequested = true
        Pulse.isDue = true
    }
}
