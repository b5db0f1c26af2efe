/// Iterates a Swift closure or sequence.
public final class ClosureIterator: CallingIterator {
    private let body: () throws -> Value?
    private let held: [HeldReferences]
    /// How many elements are to come, where that is known.
    public var countRemaining: (() -> Int)?
    public override var remainingCount: Int? { countRemaining?() }
    /// Makes the iterator that a copy goes on with.
    public var copier: ((_ part: (Value) throws -> Value) throws -> IteratorObject?)?
    public override func copied(_ part: (Value) throws -> Value) throws -> IteratorObject? { try copier?(part) }

    /// - Parameter held: what the closure holds of other objects.
    public init(type: Class = .iterator, holding held: [HeldReferences] = [], _ body: @escaping () throws -> Value?) {
        self.body = body
        self.held = held
        super.init(type: type)
        if !held.isEmpty { Heap.track(self) }
    }
    /// Iterates what an object holds.
    public convenience init<Source: ReferenceHolder>(type: Class = .iterator, over source: Source, _ body: @escaping (Source) throws -> Value?) {
        let held = Held(source)
        self.init(type: type, holding: [held]) { try body(held.content) }
    }
    public override func visitReferences(_ visit: (Object) -> Void) {
        super.visitReferences(visit)
        for references in held { references.visitReferences(visit) }
    }
    public override func next() throws -> Value? {
        try Pulse.check()
        do { return try body() } catch { return try end(by: error) }
    }
}
