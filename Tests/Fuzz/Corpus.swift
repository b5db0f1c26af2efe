import Glibc

/// The scripts that inputs are made from.
struct Corpus {
    let scripts: [String]

    /// Every `.py` file below a folder, in order of its path.
    init(folder: String) {
        scripts = Corpus.paths(folder).sorted().compactMap { Corpus.read($0) }
    }

    /// The input of a number: the same for the same seed and corpus.
    func input(_ number: Int, seed: UInt64) -> String {
        var mutator = Mutator(corpus: self, random: Random(seed &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(number)))
        return mutator.makeInput()
    }

    static func read(_ path: String) -> String? {
        guard let file = fopen(path, "r") else { return nil }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = fread(&chunk, 1, chunk.count, file)
            if count <= 0 { break }
            bytes += chunk[..<count]
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func paths(_ folder: String) -> [String] {
        guard let directory = opendir(folder) else { return [] }
        defer { closedir(directory) }
        var found: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) } }
            if name.hasPrefix(".") { continue }
            let path = folder + "/" + name
            if name.hasSuffix(".py") { found.append(path) } else if !name.contains(".") { found += paths(path) }
        }
        return found
    }
}

/// SplitMix64: small, and the same everywhere.
struct Random {
    private var state: UInt64
    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
    /// A number from 0 on, below `limit`.
    mutating func below(_ limit: Int) -> Int { limit <= 1 ? 0 : Int(next() % UInt64(limit)) }
    mutating func pick<T>(_ choices: [T]) -> T { choices[below(choices.count)] }
}
