/// The text behind a statement.
enum StatementText {
    /// What is left of it without the white space and the comments at its start, as sqlite3 looks for a second statement.
    static func rest(of bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Slice<UnsafeBufferPointer<UInt8>> {
        var rest = bytes
        while let first = rest.first {
            let next = rest.dropFirst().first
            if first == 32 || first == 9 || first == 10 || first == 12 || first == 13 {
                rest = rest.dropFirst()
            } else if first == UInt8(ascii: "-"), next == first {
                rest = rest.drop { $0 != 10 }
            } else if first == UInt8(ascii: "/"), next == UInt8(ascii: "*") {
                rest = rest.dropFirst(2)
                while let byte = rest.first, !(byte == UInt8(ascii: "*") && rest.dropFirst().first == UInt8(ascii: "/")) { rest = rest.dropFirst() }
                rest = rest.dropFirst(2)
            } else { break }
        }
        return rest
    }
}
