/// Values by name, found by the identity of the interned string: a look-up hashes no text and calls no hasher.
///
/// Entries are never removed one by one; what may change is replaced.
struct NameMap<Element>: ~Copyable {
    /// The identities of the names; 0 where a place is free.  nil until there is an entry.
    private var names: UnsafeMutablePointer<UInt>?
    private var elements: UnsafeMutablePointer<Element>?
    private var mask = 0
    private(set) var count = 0

    deinit { NameMap.free(names, elements, mask) }

    subscript(name: Name) -> Element? {
        @inline(__always) get {
            guard let names, let elements else { return nil }
            let place = find(name.identity, names)
            return names[place] == 0 ? nil : elements[place]
        }
        set {
            guard let newValue else { return }
            if (count + 1) * 4 > (mask + 1) * 3 || names == nil { grow() }
            guard let names, let elements else { return }
            let place = find(name.identity, names)
            if names[place] == 0 {
                names[place] = name.identity
                (elements + place).initialize(to: newValue)
                count += 1
            } else { elements[place] = newValue }
        }
    }

    /// The place of a name, or the free one where it would go.
    @inline(__always)
    private func find(_ identity: UInt, _ names: UnsafeMutablePointer<UInt>) -> Int {
        var place = Int(truncatingIfNeeded: identity >> 4 ^ identity >> 9) & mask
        while true {
            let found = names[place]
            if found == identity || found == 0 { return place }
            place = (place &+ 1) & mask
        }
    }

    private mutating func grow() {
        let (oldNames, oldElements, oldSize) = (names, elements, mask + 1)
        let size = names == nil ? 8 : oldSize * 2
        let fresh = UnsafeMutablePointer<UInt>.allocate(capacity: size)
        fresh.initialize(repeating: 0, count: size)
        let room = UnsafeMutablePointer<Element>.allocate(capacity: size)
        (names, elements, mask) = (fresh, room, size - 1)
        guard let oldNames, let oldElements else { return }
        for place in 0..<oldSize where oldNames[place] != 0 {
            let target = find(oldNames[place], fresh)
            fresh[target] = oldNames[place]
            (room + target).moveInitialize(from: oldElements + place, count: 1)
        }
        oldNames.deallocate()
        oldElements.deallocate()
    }

    borrowing func forEach(_ body: (borrowing Element) -> Void) {
        guard let names, let elements else { return }
        for place in 0...mask where names[place] != 0 { body(elements[place]) }
    }

    mutating func removeAll() {
        let (oldNames, oldElements, oldMask) = (names, elements, mask)
        (names, elements, mask, count) = (nil, nil, 0, 0)
        NameMap.free(oldNames, oldElements, oldMask)
    }

    private static func free(_ names: UnsafeMutablePointer<UInt>?, _ elements: UnsafeMutablePointer<Element>?, _ mask: Int) {
        guard let names, let elements else { return }
        for place in 0...mask where names[place] != 0 { (elements + place).deinitialize(count: 1) }
        names.deallocate()
        elements.deallocate()
    }
}
