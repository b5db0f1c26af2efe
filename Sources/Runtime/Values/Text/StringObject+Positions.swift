extension StringObject {
    /// The objects of one ASCII character, which loops over text ask for again and again: the names that literals are too.
    nonisolated(unsafe) private static let asciiCharacters: UnsafeMutablePointer<StringObject> = {
        let room = UnsafeMutablePointer<StringObject>.allocate(capacity: 128)
        for code in 0..<128 { (room + code).initialize(to: Name(String(UnicodeScalar(UInt8(code)))).object) }
        return room
    }()

    /// A string of one code point.
    @inline(__always)
    public static func of(_ scalar: UnicodeScalar) -> StringObject {
        scalar.value < 128 ? asciiCharacters[Int(scalar.value)] : StringObject(String(scalar), count: 1)
    }

    /// A string of UTF-8 bytes that are valid; `count` is the number of code points where it is known.
    public static func of(_ bytes: UnsafeBufferPointer<UInt8>, count: Int? = nil) -> StringObject {
        if bytes.count == 1, bytes[0] < 128 { return asciiCharacters[Int(bytes[0])] }
        let text = String(decoding: bytes, as: UTF8.self)
        return count.map { StringObject(text, count: $0) } ?? StringObject(text)
    }

    /// `list(s)`
    func characters() throws -> [Value] {
        try Limits.reserve(count, of: MemoryLayout<Value>.stride)
        var found: [Value] = []
        found.reserveCapacity(count)
        for scalar in text.unicodeScalars {
            if found.count & 0xFFFF == 0xFFFF { try Pulse.check() }
            found.append(.string(StringObject.of(scalar)))
        }
        return found
    }

    /// `s[at]`, for a position inside.
    public func character(_ at: Int) -> StringObject {
        if isASCII { return text.withBytes { StringObject.asciiCharacters[Int($0[at] & 127)] } }
        let start = offset(of: at)
        return text.withBytes { StringObject.of(UnsafeBufferPointer(rebasing: $0[start..<(start + TextBytes.width($0[start]))]), count: 1) }
    }

    /// The code points in a range of positions.
    public func slice(_ range: Range<Int>) -> String { part(range).text }

    /// The code points in a range of positions, as an object of their own.
    public func part(_ range: Range<Int>) -> StringObject {
        if range.lowerBound == 0, range.upperBound == count, type === Class.string { return self }
        let start = offset(of: range.lowerBound), end = offset(of: range.upperBound)
        return text.withBytes { StringObject.of(UnsafeBufferPointer(rebasing: $0[start..<end]), count: range.count) }
    }

    /// `s[start:stop:step]`
    func slice(_ slice: SliceObject) throws -> Value {
        let part = try slice.indices(count)
        if part.step == 1 {
            if part.count > 0, part.count <= Pulse.longPiece { _ = try offsetInPieces(of: part.start) }
            if part.count <= Pulse.longPiece || part.count == count { return .string(self.part(part.start..<(part.start + part.count))) }
            let bytes = text.utf8
            let start = bytes.index(bytes.startIndex, offsetBy: try offsetInPieces(of: part.start))
            let end = bytes.index(bytes.startIndex, offsetBy: try offsetInPieces(of: part.start + part.count))
            return .string(StringObject(try String(pieces: bytes[start..<end]), count: part.count))
        }
        if isASCII {
            let picked = try text.withBytes { bytes in
                try String(unsafeUninitializedCapacity: part.count) { room in
                    var at = part.start
                    for index in 0..<part.count {
                        if index & 0xFFFFF == 0xFFFFF { try Pulse.check() }
                        room[index] = bytes[at]
                        at &+= part.step
                    }
                    return part.count
                }
            }
            return .string(StringObject(picked, count: part.count))
        }
        let scalars = try text.scalars()
        var picked = String.UnicodeScalarView()
        for at in part {
            try Pulse.check()
            picked.append(scalars[at])
        }
        return .string(StringObject(String(picked), count: part.count))
    }

    // MARK: positions and byte offsets

    /// The position asked for last in a text that is not ASCII: the next is most often near it.
    nonisolated(unsafe) private static var landmark: (string: StringObject?, position: Int, offset: Int) = (nil, 0, 0)

    /// As `offset(of:)`, with safe points on a long way.
    func offsetInPieces(of position: Int) throws -> Int {
        if isASCII || position <= Pulse.longPiece { return offset(of: position) }
        var at = StringObject.landmark.string === self ? StringObject.landmark.position : 0
        if at - position > Pulse.longPiece {
            StringObject.landmark = (nil, 0, 0)
            at = 0
        }
        while position - at > Pulse.longPiece {
            at += Pulse.longPiece
            _ = offset(of: at)
            try Pulse.check()
        }
        return offset(of: position)
    }

    /// Where in the UTF-8 bytes the code point at a position begins; the end for the position behind the last.
    public func offset(of position: Int) -> Int {
        if isASCII { return position }
        if position == 0 { return 0 }
        if position == count { return text.utf8.count }
        var at = 0, offset = 0
        if StringObject.landmark.string === self, StringObject.landmark.position <= 2 * position {
            at = StringObject.landmark.position
            offset = StringObject.landmark.offset
        }
        text.withBytes { bytes in
            // By words as long as more code points are missing than a word can begin.
            while position &- at > 8, let base = bytes.baseAddress {
                let word = UnsafeRawPointer(base).loadUnaligned(fromByteOffset: offset, as: UInt64.self)
                let high = word & 0x8080_8080_8080_8080
                at &+= 8 &- (high & ~((word & 0x4040_4040_4040_4040) << 1)).nonzeroBitCount
                offset &+= 8
            }
            // A word may end within a code point, which it has counted.
            while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset &+= 1 }
            while at < position {
                offset += TextBytes.width(bytes[offset])
                at += 1
            }
            while at > position {
                offset -= 1
                while bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
                at -= 1
            }
        }
        StringObject.landmark = (self, position, offset)
        return offset
    }

    /// The position of the code point that begins at a byte offset.
    public func position(ofOffset offset: Int) -> Int {
        isASCII ? offset : text.withBytes { TextBytes.codePoints(UnsafeBufferPointer(rebasing: $0[..<offset])) }
    }
}
