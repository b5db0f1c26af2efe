import Syntax

/// How a statement ended.
enum Flow { case next, `return`, `break`, `continue` }

/// An executable expression.
class Node {
    let range: SourceRange
    /// Where an error of the truth of its value is told: the statement or expression that it is the condition of.
    final var conditionRange: SourceRange?
    init(_ range: SourceRange) { self.range = range }

    func evaluate(_ frame: Frame) throws -> Value { .none }

    /// The expression as a condition.
    func test(_ frame: Frame) throws -> Bool {
        let value = try evaluate(frame)
        if case .bool(let flag) = value { return flag }
        do { return try value.isTrue() } catch { throw Node.locate(error, conditionRange ?? range) }
    }

    /// Notes in an exception that leaves this node where the frame was, unless an inner node already did.
    @inline(never)
    final func located(_ error: Error) -> Error { Node.locate(error, range) }

    static func locate(_ error: Error, _ range: SourceRange) -> Error {
        guard let exception = error.pythonException else { return error }
        if exception.pendingRange == nil {
            exception.pendingRange = range
            if exception.tracebackObject == nil, exception.context == nil, exception.takesContext { HandledException.link(exception) }
        }
        return exception
    }
}

/// An executable statement.
class StatementNode {
    let range: SourceRange
    init(_ range: SourceRange) { self.range = range }
    func execute(_ frame: Frame) throws -> Flow { .next }
    @inline(never)
    final func located(_ error: Error) -> Error { Node.locate(error, range) }
}

/// Statements in order.  They are reached through unmanaged references: retaining each costs more than many a statement.
final class Block {
    private let statements: [StatementNode]
    private let pointers: UnsafeMutableBufferPointer<Unmanaged<StatementNode>>

    init(_ statements: [StatementNode]) {
        self.statements = statements
        pointers = .allocate(capacity: statements.count)
        for (index, statement) in statements.enumerated() { pointers.initializeElement(at: index, to: .passUnretained(statement)) }
    }

    deinit { pointers.deallocate() }

    var isEmpty: Bool { statements.isEmpty }

    @inline(__always)
    func execute(_ frame: Frame) throws -> Flow {
        var index = 0
        let count = pointers.count
        while index < count {
            let flow = try pointers[index]._withUnsafeGuaranteedRef {
                CallStack.line = $0.range.line
                return try $0.execute(frame)
            }
            if flow != .next { return flow }
            index &+= 1
        }
        return .next
    }
}

/// Expressions evaluated in order.
struct NodeList {
    private let nodes: [Node]
    private let operands: UnsafeMutableBufferPointer<OperandReference>

    init(_ nodes: [Node]) {
        self.nodes = nodes
        operands = .allocate(capacity: nodes.count)
        for (index, node) in nodes.enumerated() { operands.initializeElement(at: index, to: OperandReference(node)) }
    }

    var count: Int { operands.count }
    subscript(index: Int) -> Node { nodes[index] }

    @inline(__always)
    func evaluate(_ index: Int, _ frame: Frame) throws -> Value { try operands.baseAddress.unsafelyUnwrapped[index].evaluate(frame) }

    @inline(__always)
    func test(_ index: Int, _ frame: Frame) throws -> Bool { try operands.baseAddress.unsafelyUnwrapped[index].test(frame) }

    /// The values of all.
    @inline(__always)
    func evaluate(_ frame: Frame) throws -> ContiguousArray<Value> {
        var values = ContiguousArray<Value>()
        values.reserveCapacity(count)
        for index in 0..<count { values.append(try evaluate(index, frame)) }
        return values
    }

    /// Evaluates all into memory that holds undefined values.
    @inline(__always)
    func evaluate(into base: UnsafeMutablePointer<Value>, _ frame: Frame) throws {
        var index = 0
        let count = operands.count
        while index < count {
            (base + index).initialize(to: try evaluate(index, frame))
            index &+= 1
        }
    }
}

/// The exception being handled: what a bare `raise` raises again, and the implicit context of another.
enum HandledException {
    /// What the running frames handle: those of a generator where one runs, with its callers' in `inherited`.
    nonisolated(unsafe) static var current: PythonException?
    /// What was being handled where the running generator was resumed: another exception at each time.
    nonisolated(unsafe) static var inherited: PythonException?
    /// `sys.exc_info()`
    static var effective: PythonException? { current ?? inherited }

    /// Makes the exception being handled the context of a new one.
    static func link(_ exception: PythonException) {
        guard let current = effective, current !== exception else { return }
        // The chain must not become a ring; a script may have made it one: `error.__context__ = error`.
        var link: PythonException = current, slow: PythonException = current, slowMoves = false
        while let next = link.context {
            if next === exception {
                link.context = nil
                break
            }
            link = next
            if link === slow { break }
            if slowMoves, let after = slow.context { slow = after }
            slowMoves.toggle()
        }
        exception.context = current
    }
}
