/// Guards against deep recursion: of Python functions and of natives by count, as CPython's recursion limit does, and of
/// everything by the address of the stack.
public enum StackGuard {
    /// `sys.getrecursionlimit()`
    nonisolated(unsafe) public static var recursionLimit = 1000
    nonisolated(unsafe) public static var depth = 0
    /// The address below which the C stack must not grow.
    nonisolated(unsafe) static var lowest: UInt = 0
    static let margin: UInt = 192 << 10

    /// Checks the address of the stack alone.
    @inline(__always)
    public static func check() throws {
        var here: UInt8 = 0
        let address = withUnsafeMutablePointer(to: &here) { UInt(bitPattern: $0) }
        if address < lowest { throw PythonException.recursionError("maximum recursion depth exceeded") }
    }

    @inline(__always)
    static func enter() throws {
        depth &+= 1
        var here: UInt8 = 0
        let address = withUnsafeMutablePointer(to: &here) { UInt(bitPattern: $0) }
        if depth > recursionLimit || address < lowest { throw tooDeep() }
    }

    @inline(never)
    private static func tooDeep() -> PythonException {
        depth -= 1
        return .recursionError("maximum recursion depth exceeded")
    }

    /// Runs `body` one level deeper (`Py_EnterRecursiveCall`).
    /// - Parameter place: what is going on, as the message ends: `" in comparison"`.
    @inline(__always)
    public static func guarding<R>(_ place: @autoclosure () -> String, _ body: () throws -> R) throws -> R {
        depth += 1
        defer { depth -= 1 }
        if depth > recursionLimit { throw PythonException.recursionError("maximum recursion depth exceeded" + place()) }
        try check()
        return try body()
    }
}
