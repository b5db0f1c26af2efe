/// An iterator: `next` gives the elements, then nil.
open class IteratorObject: Object {
    /// The next element; nil at the end, and for ever after.
    open func next() throws -> Value? { nil }
    /// Whether the elements are pairs, which `nextPair` gives without making tuples: `for key, value in d.items()`.
    open var yieldsPairs: Bool { false }
    open override var mayYieldPairs: Bool { yieldsPairs }
    /// As `next`, the two parts of a pair.
    open func nextPair() throws -> (Value, Value)? { nil }
    /// `__length_hint__`.
    open var remainingCount: Int? { nil }
    /// The iterator that a copy goes on with, `copy.copy(iter(rows))`; nil where there is none.
    /// - Parameter part: gives what the copy holds in place of an object: the object itself, or a copy of it.
    open func copied(_ part: (Value) throws -> Value) throws -> IteratorObject? { nil }
    /// What a copy of an iterator that reads this one reads.
    public final func part(_ part: (Value) throws -> Value) throws -> IteratorObject { try part((self as? MethodIterator)?.target ?? value).iterate() }
    /// What `next(iterator)` raises at the end.
    open func stopIteration() -> PythonException { .stopIteration(.none) }
    /// Itself; a derived class that has a `__next__` of its own is asked for each element: `class Numbered(enumerate)`.
    open override func iterator() throws -> IteratorObject? { type.isNative || type.overriding(.next) == nil ? self : MethodIterator(value) }
}
