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
}
