/// An iterator that calls what the program gave it: `map(function, ...)`.  A StopIteration that the call raises ends this pass
/// over it, as any that comes out of an iterator's `__next__`.
open class CallingIterator: IteratorObject {
    private var stop: PythonException?

    /// The end of the pass, where the error is a StopIteration; else throws it.
    public final func end(by error: Error) throws -> Value? {
        guard let exception = error.pythonException, exception.isInstance(of: .stopIteration) else { throw error }
        stop = exception
        return nil
    }
    /// Whoever asks by `next(iterator)` gets the exception that the call raised.
    open override func stopIteration() -> PythonException {
        defer { stop = nil }
        return stop ?? .stopIteration(.none)
    }
    open override func visitReferences(_ visit: (Object) -> Void) {
        super.visitReferences(visit)
        if let stop { visit(stop) }
    }
    open override func clearReferences() {
        stop = nil
        super.clearReferences()
    }
}
