extension DictObject {
    public struct Entry {
        /// `.undefined` where the entry was deleted.
        public var key: Value
        /// The key's hash, folded; it lies in what the key leaves of its second word.
        private let foldedHash: UInt32
        public var value: Value

        public var hash: Int { @inline(__always) get { Int(foldedHash) } }

        /// - Parameter hash: folded.
        @inline(__always)
        init(_ key: Value, hash: Int, _ value: Value) {
            self.key = key
            foldedHash = UInt32(truncatingIfNeeded: hash)
            self.value = value
        }
    }

    /// A hash as entries keep it; one of an entry stays as it is.
    @inline(__always)
    static func folded(_ hash: Int) -> Int { Int(UInt32(truncatingIfNeeded: hash) ^ UInt32(truncatingIfNeeded: hash >> 32)) }

    /// The value for a string key.
    public final func get(_ name: Name) -> Value? {
        let at = findString(name.object)
        return at < 0 ? nil : storage.unsafelyUnwrapped[at].value
    }
    public final func get(_ string: StringObject) -> Value? {
        let at = findString(string)
        return at < 0 ? nil : storage.unsafelyUnwrapped[at].value
    }

    /// The live entries' keys and values, in order of insertion.
    public final var pairs: [(key: Value, value: Value)] {
        var found: [(key: Value, value: Value)] = []
        found.reserveCapacity(count)
        for entry in entries where !entry.key.isUndefined { found.append((entry.key, entry.value)) }
        return found
    }
}
