/// `|`, `&`, `-` and `^` of sets, each with the steps that CPython takes (Objects/setobject.c): they decide the order of the members.
extension SetObject {
    /// Of any iterable.
    public convenience init(_ elements: Value, type: Class = .set) throws {
        self.init(type: type, ())
        try add(all: elements)
    }

    public final func has(_ key: Value) throws -> Bool {
        let (key, hash) = try SetObject.lookedFor(key)
        return try find(key, hash) >= 0
    }

    /// What is looked for among members, and its hash: a set, which has none, stands for its frozen twin (`set_contains_key`).
    @inline(__always)
    final class func lookedFor(_ key: Value) throws -> (key: Value, hash: Int) {
        if case .object = key { return try lookedFor(object: key) }
        return (key, try key.hash())
    }
    private final class func lookedFor(object key: Value) throws -> (key: Value, hash: Int) {
        do { return (key, try key.hash()) } catch let error as PythonException where error.type.isSubclass(of: .typeError) {
            guard let set = key.object as? SetObject, !set.isFrozen else { throw error }
            let twin = try SetObject(key, type: .frozenSet)
            return (twin.value, try twin.hash())
        }
    }

    /// Of a frozen set (`frozenset_hash`).
    final func hashOfMembers() throws -> Int {
        var hash = 0
        _ = try forEachMember { _, one in
            hash ^= (one ^ 89_869_747 ^ (one << 16)) &* 3_644_798_167
            return true
        }
        hash ^= (count &+ 1) &* 1_927_868_237
        hash ^= Int(bitPattern: UInt(bitPattern: hash) >> 11) ^ Int(bitPattern: UInt(bitPattern: hash) >> 25)
        hash = hash &* 69069 &+ 907_133_923
        return hash == -1 ? 590_923_713 : hash
    }

    public final func isSubset(of other: SetObject) throws -> Bool {
        if count > other.count { return false }
        return try forEachMember { member, hash in try other.find(member, hash) >= 0 }
    }

    /// Adds the elements of an iterable (`set_update_internal`).
    public final func add(all elements: Value) throws {
        if let source = elements.object as? SetObject { return try merge(source) }
        if case .dict(let dict) = elements { makeRoom(for: dict.count) }
        try elements.forEach { try insert($0) }
    }

    /// As `copy`, with safe points.
    public final func copyInPieces() throws -> SetObject {
        if count < Pulse.piece { return copy() }
        let made = SetObject(type: isFrozen ? .frozenSet : .set, ())
        try made.merge(self)
        return made
    }

    public final func union(_ other: SetObject) throws -> SetObject {
        let made = try copyInPieces()
        try made.merge(other)
        return made
    }

    public final func intersection(_ other: SetObject) throws -> SetObject {
        let made = SetObject(type: isFrozen ? .frozenSet : .set, ())
        let (small, large) = other.count > count ? (self, other) : (other, self)
        _ = try small.forEachMember { member, hash in
            if try large.find(member, hash) >= 0 { try made.insert(member, hash) }
            return true
        }
        return made
    }
    /// Of what is no set: its elements in their order.
    public final func intersection(elements: Value) throws -> SetObject {
        if let other = elements.object as? SetObject { return try intersection(other) }
        let made = SetObject(type: isFrozen ? .frozenSet : .set, ())
        let iterator = try elements.iterate()
        // All that it can have may be found before the elements end, if they do.
        while let element = try iterator.next() {
            try Pulse.check()
            let hash = try element.hash()
            guard try find(element, hash) >= 0 else { continue }
            try made.insert(element, hash)
            if made.count >= count { break }
        }
        return made
    }

    /// Whether no element of an iterable is a member.
    public final func isDisjoint(from elements: Value) throws -> Bool {
        if let other = elements.object as? SetObject { return try intersection(other).count == 0 }
        let iterator = try elements.iterate()
        while let element = try iterator.next() {
            try Pulse.check()
            if try find(element, element.hash()) >= 0 { return false }
        }
        return true
    }

    public final func difference(_ other: SetObject) throws -> SetObject {
        if count >> 2 > other.count {
            let made = try copyInPieces()
            try made.subtract(other)
            return made
        }
        let made = SetObject(type: isFrozen ? .frozenSet : .set, ())
        _ = try forEachMember { member, hash in
            if try other.find(member, hash) < 0 { try made.insert(member, hash) }
            return true
        }
        return made
    }

    /// `set -= other`
    public final func subtract(_ other: SetObject) throws {
        if other === self { return removeAll() }
        let gone = other.count >> 3 > count ? try intersection(other) : other
        _ = try gone.forEachMember { member, hash in
            _ = try discard(member, hash)
            return true
        }
        dropDeleted()
    }
    /// `set.difference_update(iterable)`
    public final func subtract(elements: Value) throws {
        if let other = elements.object as? SetObject { return try subtract(other) }
        try elements.forEach { try remove($0) }
        dropDeleted()
    }

    public final func symmetricDifference(_ other: SetObject) throws -> SetObject { try symmetricDifference(elements: other.value) }
    /// Of any iterable: what is left of a set of its elements.
    public final func symmetricDifference(elements: Value) throws -> SetObject {
        let made = SetObject(type: isFrozen ? .frozenSet : .set, ())
        try made.add(all: elements)
        try made.toggle(self)
        return made
    }

    /// `set ^= other`: members of both go, those of the other alone come.
    public final func toggle(_ other: SetObject) throws {
        if other === self { return removeAll() }
        _ = try other.forEachMember { member, hash in
            if try !discard(member, hash) { try insert(member, hash) }
            return true
        }
    }
}
