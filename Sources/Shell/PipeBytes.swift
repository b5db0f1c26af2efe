import Glibc

/// Bytes that go from process to process, whole whatever interrupts them.
enum PipeBytes {
    /// - Returns: whether all of them were taken.
    @discardableResult
    static func write(_ bytes: [UInt8], to file: Int32) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            if count > 0 { rest = rest.dropFirst(count) } else if errno != EINTR { return false }
        }
        return true
    }

    /// Up to the end.
    static func read(_ file: Int32) -> [UInt8] {
        var found: [UInt8] = [], room = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Glibc.read(file, &room, room.count)
            if count > 0 { found += room[..<count] } else if count == 0 || errno != EINTR { return found }
        }
    }
}
