import Syntax

/// An exception: the Python object (an instance of BaseException's descendants) and the Swift error are one.
///
/// The one error type of the whole stack.  A layer adds classes with `Class(..., bases: [.exception])` and makers
/// in its own catalogue file; a class that carries data of its own derives from this in Swift.
open class PythonException: Object, Error {
    /// `args`
    public final var arguments: TupleObject
    /// `__cause__`: what `raise ... from` names.
    public final var cause: PythonException?
    /// `__context__`: the exception that was being handled when this one was raised.
    public final var context: PythonException?
    /// `__suppress_context__`
    public final var suppressesContext = false
    /// Whether the exception being handled becomes its context where it is raised: not where `throw()` hands it to a generator.
    public final var takesContext = true
    /// `__traceback__`: the outermost frame that the exception passed, which leads to the inner ones.
    public final var tracebackObject: TracebackObject?
    /// `__notes__`
    public final var notes: ListObject?
    /// What the built-in class keeps beside `args`: `name` of a NameError, `errno` of an OSError.  No part of `__dict__`.
    public final var fields: [Name: Value] = [:]
    /// Where the running frame was when the exception passed; nil until a node has told it.  The evaluator's.
    public final var pendingRange: SourceRange?

    public init(type: Class, arguments: [Value] = []) {
        self.arguments = TupleObject(arguments)
        super.init(type: type)
        Heap.track(self)
    }

    deinit {
        finalizeSuccessor {
            let successor = PythonException(type: type)
            swap(&successor.arguments, &arguments)
            swap(&successor.cause, &cause)
            swap(&successor.context, &context)
            swap(&successor.notes, &notes)
            swap(&successor.fields, &fields)
            swap(&successor.tracebackObject, &tracebackObject)
            successor.suppressesContext = suppressesContext
            return successor
        }
        if context != nil { Reclaimer.release(&context) }
        if cause != nil { Reclaimer.release(&cause) }
    }

    open override func visitReferences(_ visit: (Object) -> Void) {
        visit(arguments)
        if let cause { visit(cause) }
        if let context { visit(context) }
        if let notes { visit(notes) }
        if let tracebackObject { visit(tracebackObject) }
        for value in fields.values { if let object = value.object { visit(object) } }
    }
    open override func clearReferences() {
        clearSlots()
        arguments = .empty
        fields = [:]
        Reclaimer.release(&cause)
        Reclaimer.release(&context)
        Reclaimer.release(&notes)
        tracebackObject = nil
    }

    public convenience init(_ type: Class, _ message: String) { self.init(type: type, arguments: [.string(message)]) }

    /// `str(e)`: empty, the one argument, or the tuple of them.
    open override func str() throws -> String {
        if let text = try builtinText() { return text }
        switch arguments.elements.count {
        case 0: return ""
        case 1:
            let only = arguments.elements[0]
            return type.isSubclass(of: .keyError) ? try only.reprText() : try only.strText()
        default: return try Value.tuple(arguments).reprText()
        }
    }

    open override func repr() throws -> String {
        if arguments.elements.count == 1 { return "\(type.name)(\(try arguments.elements[0].reprText()))" }
        return "\(type.name)\(try Value.tuple(arguments).reprText())"
    }

    /// Whether an `except` clause that names `other` catches this.
    public final func isInstance(of other: Class) -> Bool { type.isSubclass(of: other) }

    /// The message as `str` gives it; never raises.
    public final var message: String { (try? Value.object(self).strText()) ?? "<exception str() failed>" }
}

/// One frame of a traceback: `File "script.py", line 3, in <module>`.
public struct TracebackEntry {
    public let source: SourceText
    /// `<module>`, or the name of the function.
    public let function: String
    public let range: SourceRange
    /// The names of the frame's variables: what a misspelt name may have meant.
    public let variables: [Name]
    public init(source: SourceText, function: String, range: SourceRange, variables: [Name] = []) {
        self.variables = variables
        self.source = source
        self.function = function
        self.range = range
    }
}

/// A piece of source as tracebacks quote it.
public final class SourceText {
    /// As a traceback names it: `script.py`, `<stdin>`.
    public let fileName: String
    public let text: String
    /// Whether lines are shown: CPython cannot quote what it read from `<stdin>` or `-c`.
    public let isQuotable: Bool
    private lazy var lines: [Substring] = text.split(separator: "\n", omittingEmptySubsequences: false)

    public init(fileName: String, text: String, isQuotable: Bool = true, firstLine: Int = 1) {
        self.firstLine = firstLine
        self.fileName = fileName
        self.text = text
        self.isQuotable = isQuotable
    }

    /// The number of the first line, where this is a piece of a longer text.
    public let firstLine: Int

    /// The line, counted from 1, without its end; nil beyond the last and where lines are not shown.
    public func line(_ number: Int, evenUnquotable: Bool = false) -> String? {
        let (index, isBeyond) = number.subtractingReportingOverflow(firstLine)
        guard isQuotable || evenUnquotable, !isBeyond, index >= 0, index < lines.count else { return nil }
        return String(lines[index])
    }
}

extension Error {
    /// The error as the exception it is; nil for errors of Swift's own.  A cast asks the runtime for conformances first.
    @inline(__always)
    public var pythonException: PythonException? { PythonException.unwrap(self) }
}

extension PythonException {
    @inline(never)
    fileprivate static func unwrap<E: Error>(_ error: E) -> PythonException? {
        if ObjectIdentifier(E.self) == ObjectIdentifier(PythonException.self) {
            return withUnsafePointer(to: error) { UnsafeRawPointer($0).load(as: PythonException.self) }
        }
        return error as? PythonException
    }
}
