import Syntax

/// What runs: a record for each running frame, linked to its caller's, and the line that the innermost one is at.
///
/// Exceptions find their lines while they unwind; this is for those who ask in between: `sys._getframe()`, `warnings.warn()`,
/// `logging`, `traceback.format_stack()`.  Records lie on the C stack of the code they stand for.
enum CallStack {
    nonisolated(unsafe) static var top: UnsafeMutablePointer<FrameRecord>?
    /// The line of the statement that the innermost frame executes, or of a call in it that stands on another line.
    nonisolated(unsafe) static var line: Int32 = 0

    /// Runs `body` in a frame of its own.
    @inline(__always)
    static func with<R>(_ code: Code, _ slots: UnsafeMutablePointer<Value>, line start: Int32, _ body: () throws -> R) throws -> R {
        var record = FrameRecord(caller: top, code: code, slots: slots, callerLine: line)
        return try withUnsafeMutablePointer(to: &record) { pointer in
            top = pointer
            line = start
            defer {
                if pointer.pointee.object != nil { FrameRecord.leave(pointer) }
                top = pointer.pointee.caller
                line = pointer.pointee.callerLine
            }
            return try body()
        }
    }

    /// The record `depth` frames out, and the line it is at.
    static func record(_ depth: Int) -> (record: UnsafeMutablePointer<FrameRecord>, line: Int32)? {
        var line = self.line, found = top
        var left = depth
        while left > 0, let current = found {
            (line, found) = (current.pointee.callerLine, current.pointee.caller)
            left -= 1
        }
        return found.map { ($0, line) }
    }

    /// The object of the running frame with these slots.
    static func frame(of slots: UnsafeMutablePointer<Value>) -> FrameObject? {
        var line = self.line, next = top
        while let current = next, current.pointee.slots != slots { (line, next) = (current.pointee.callerLine, current.pointee.caller) }
        return next.map { FrameObject.of($0, line: line) }
    }
}

/// A running frame.
struct FrameRecord {
    var caller: UnsafeMutablePointer<FrameRecord>?
    unowned(unsafe) let code: Code
    let slots: UnsafeMutablePointer<Value>
    /// The line at which the caller is.
    var callerLine: Int32
    /// The frame as an object, once somebody asked for it.
    var object: Unmanaged<FrameObject>?

    init(caller: UnsafeMutablePointer<FrameRecord>?, code: Code, slots: UnsafeMutablePointer<Value>, callerLine: Int32) {
        self.caller = caller
        self.code = code
        self.slots = slots
        self.callerLine = callerLine
    }

    /// Lets the frame's object remember what it can no longer look up.
    @inline(never)
    static func leave(_ record: UnsafeMutablePointer<FrameRecord>) {
        guard var object = record.pointee.object?.takeRetainedValue() else { return }
        record.pointee.object = nil
        if !isKnownUniquelyReferenced(&object) { object.leave(line: CallStack.line) }
    }
}

/// An expression that stands on another line than its statement: `print("a",\n whoami())`.
final class LineNode: Node {
    private let inner: Node
    init(_ inner: Node) {
        self.inner = inner
        super.init(inner.range)
    }
    override func evaluate(_ frame: Frame) throws -> Value {
        let outer = CallStack.line
        CallStack.line = range.line
        defer { CallStack.line = outer }
        return try inner.evaluate(frame)
    }
}
