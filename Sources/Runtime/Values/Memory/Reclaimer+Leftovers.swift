/// What Ctrl-C or a deadline kept from being freed at once: the rest of a list of ten million objects is freed little by little, at
/// the safe points to come.
extension Reclaimer {
    /// The elements that are freed between two looks at Ctrl-C.
    private static let piece = 1 << 15
    nonisolated(unsafe) private static var leftovers: [Leftover] = []

    /// Something of which a piece can be freed.
    private class Leftover {
        /// Frees a piece; false where nothing is left.
        func free() -> Bool { false }
    }
    private final class LeftMemory<Element>: Leftover {
        private let base: UnsafeMutablePointer<Element>
        private var count: Int
        init(moving source: UnsafeMutablePointer<Element>, _ count: Int) {
            base = .allocate(capacity: count)
            base.moveInitialize(from: source, count: count)
            self.count = count
        }
        override func free() -> Bool {
            let size = min(piece, count)
            count -= size
            (base + count).deinitialize(count: size)
            if count == 0 { base.deallocate() }
            return count > 0
        }
    }
    private final class LeftElements<Element>: Leftover {
        private var elements: ContiguousArray<Element>
        init(_ elements: ContiguousArray<Element>) { self.elements = elements }
        override func free() -> Bool {
            elements.removeLast(min(piece, elements.count))
            return !elements.isEmpty
        }
    }

    private static var mustStop: Bool { Interrupt.wasRequested || Limits.isOverdue }

    private static func leave(_ leftover: Leftover) {
        leftovers.append(leftover)
        Pulse.isDue = true
    }

    /// Deinitialises many elements, until the program is to stop.
    static func releaseMany<Element>(_ base: UnsafeMutablePointer<Element>, count: Int) {
        var at = 0
        while at < count {
            let size = min(piece, count - at)
            (base + at).deinitialize(count: size)
            at += size
            if at < count, mustStop { return leave(LeftMemory(moving: base + at, count - at)) }
        }
    }

    /// Empties an array of many elements, until the program is to stop.
    @inline(never)
    static func releaseMany<Element>(_ elements: inout ContiguousArray<Element>) {
        var all = elements
        elements = []
        if SharedStorage.isShared(&all) { return }
        while all.count > piece {
            if mustStop { return leave(LeftElements(all)) }
            all.removeLast(piece)
        }
    }

    /// Takes what an error left unfinished, to free it later.
    static func postpone(_ elements: inout ContiguousArray<Value>) {
        leave(LeftElements(elements))
        elements = []
    }

    /// Frees a piece of what is left, at a safe point.
    static func freePiece() {
        guard let last = leftovers.last else { return }
        if !last.free() { leftovers.removeAll { $0 === last } }
        if !leftovers.isEmpty { Pulse.isDue = true }
    }
    /// The number of elements from which on containers are freed by pieces.
    static let many = 1 << 16
}
