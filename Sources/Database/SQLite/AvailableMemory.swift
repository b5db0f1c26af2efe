import Glibc

/// How much memory a copy of a database may take.
enum AvailableMemory {
    /// The most that SQLite allocates at once (SQLITE_MAX_ALLOCATION_SIZE, sqlite.org/malloc.html).
    static let largestAllocation = 2_147_483_391
    /// The largest database that is copied.
    static var forCopies: Int { min(largestAllocation, half) }

    /// Half of what the system can give without swapping, in bytes (`MemAvailable`, proc(5)); where it does not say, as if it had two gigabytes.
    private static var half: Int {
        guard let file = fopen("/proc/meminfo", "r") else { return 1 << 30 }
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 256)
        while fgets(&line, Int32(line.count), file) != nil {
            let words = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self).split { $0.isWhitespace }
            if words.count > 1, words[0] == "MemAvailable:", let kilobytes = Int(words[1]), kilobytes < 1 << 52 { return kilobytes * 512 }
        }
        return 1 << 30
    }
}
