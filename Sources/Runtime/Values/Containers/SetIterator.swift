/// `iter(a_set)`: the members in the order of the table.
final class SetIterator: IteratorObject {
    private var set: SetObject?
    private var at = 0
    /// How many members the set must have all the time; -1 once it had another number.
    private var expected: Int
    private var left: Int

    nonisolated(unsafe) private static let pythonClass = Class("set_iterator", bases: [.iterator])

    init(_ set: SetObject) {
        self.set = set
        expected = set.count
        left = set.count
        super.init(type: SetIterator.pythonClass)
        Heap.track(self)
    }

    override func visitReferences(_ visit: (Object) -> Void) { if let set { visit(set) } }
    override func clearReferences() { set = nil }

    override func next() throws -> Value? {
        guard let set else { return nil }
        guard set.count == expected else {
            expected = -1
            throw PythonException.runtimeError("Set changed size during iteration")
        }
        guard let member = set.nextMember(&at) else {
            self.set = nil
            return nil
        }
        left -= 1
        return member
    }

    override var remainingCount: Int? { self.set?.count == expected ? left : 0 }

    /// A list iterator over what is to come, as CPython's.
    override func copied(_ part: (Value) throws -> Value) throws -> IteratorObject? {
        var rest: [Value] = [], place = at
        while let member = set?.nextMember(&place) { rest.append(member) }
        return try part(.list(rest)).iterate()
    }
}
