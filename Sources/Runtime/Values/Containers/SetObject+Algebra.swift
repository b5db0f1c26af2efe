/// `|`, `&`, `-` and `^` of sets.
extension SetObject {
    public final func union(_ other: SetObject) throws -> SetObject {
        let made = try copyInPieces()
        _ = try other.forEachMember { member, hash in
            try made.insert(member, hash)
            return true
        }
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
    public final func difference(_ other: SetObject) throws -> SetObject {
        let made = SetObject(type: isFrozen ? .frozenSet : .set, ())
        _ = try forEachMember { member, hash in
            if try other.find(member, hash) < 0 { try made.insert(member, hash) }
            return true
        }
        return made
    }
    public final func symmetricDifference(_ other: SetObject) throws -> SetObject {
        let made = try difference(other)
        _ = try other.forEachMember { member, hash in
            if try find(member, hash) < 0 { try made.insert(member, hash) }
            return true
        }
        return made
    }
}
