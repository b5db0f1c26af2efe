import Glibc

/// The inputs of this and earlier sessions, the latest last; a block of many lines is one entry.
///
/// The file has a line for each entry, newlines and backslashes escaped.  Entries are appended at once and under a lock, so that
/// several shells may share it; a file grown to twice the limit is written anew.
final class InputHistory {
    private(set) var entries: [[Letter]] = []
    /// Those of this session.
    private(set) var added: [[Letter]] = []
    private let path: String?
    private let limit: Int
    private var linesInFile = 0

    /// - Parameter path: nil keeps the entries in memory.
    init(path: String?, limit: Int = 5000) {
        self.path = path
        self.limit = limit
        load()
    }

    /// Adds an entry; an equal one before it goes.
    func add(_ entry: [Letter]) {
        guard !entry.isEmpty, entry != entries.last else { return }
        keep(entry)
        write(entry)
    }

    private func keep(_ entry: [Letter]) {
        added.append(entry)
        entries.removeAll { $0 == entry }
        entries.append(entry)
        if entries.count > limit { entries.removeFirst(entries.count - limit) }
    }

    /// Takes what another process has added since it was as this one is: it is in the file already.
    /// - Parameter others: its `added`.
    func adopt(_ others: [[Letter]]) { for entry in others.dropFirst(added.count) { keep(entry) } }

    /// The latest entry that goes on after a text.
    func latest(beginningWith text: [Letter]) -> [Letter]? { entries.last { $0.count > text.count && $0.starts(with: text) } }

    private func load() { if let path { (entries, linesInFile) = InputHistory.read(path, limit) } }

    private static func read(_ path: String, _ limit: Int) -> (entries: [[Letter]], lines: Int) {
        guard let file = fopen(path, "r") else { return ([], 0) }
        defer { fclose(file) }
        var lines = 0
        var line: UnsafeMutablePointer<CChar>?
        var capacity = 0
        defer { free(line) }
        var latest: [[Letter]: Int] = [:]
        var all: [[Letter]] = []
        while true {
            let count = getline(&line, &capacity, file)
            guard count > 0, let line else { break }
            lines += 1
            let bytes = UnsafeRawBufferPointer(start: line, count: count).filter { $0 != 10 }
            let entry = unescaped(String(decoding: bytes, as: UTF8.self))
            guard !entry.isEmpty else { continue }
            latest[entry] = all.count
            all.append(entry)
        }
        return (all.enumerated().filter { latest[$1] == $0 }.map(\.element).suffix(limit), lines)
    }

    private func write(_ entry: [Letter]) {
        guard let path, let file = InputHistory.openLocked(path) else { return }
        defer { close(file) }
        linesInFile += 1
        InputHistory.write(InputHistory.escaped(entry) + "\n", to: file)
        if linesInFile > 2 * limit { rewrite(path) }
    }

    /// The file to append to, locked; another shell may have put a new one in its place meanwhile.
    private static func openLocked(_ path: String) -> Int32? {
        for _ in 0..<8 {
            let file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
            guard file >= 0 else { return nil }
            flock(file, LOCK_EX)
            var (ours, named) = (stat(), stat())
            if fstat(file, &ours) == 0, stat(path, &named) == 0, ours.st_ino == named.st_ino { return file }
            close(file)
        }
        return nil
    }

    /// Without the entries that are repeated or too old, those of other shells kept.
    private func rewrite(_ path: String) {
        let all = InputHistory.read(path, limit).entries
        let fresh = path + ".new"
        let file = open(fresh, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard file >= 0 else { return }
        InputHistory.write(all.map { InputHistory.escaped($0) + "\n" }.joined(), to: file)
        close(file)
        rename(fresh, path)
        linesInFile = all.count
    }

    private static func write(_ text: String, to file: Int32) {
        var text = text
        text.withUTF8 { bytes in
            var rest = UnsafeRawBufferPointer(bytes)[...]
            while !rest.isEmpty {
                let count = Glibc.write(file, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if count > 0 { rest = rest.dropFirst(count) } else if errno != EINTR { return }
            }
        }
    }

    private static func escaped(_ entry: [Letter]) -> String {
        var text = ""
        for scalar in String(letters: entry).unicodeScalars {
            switch scalar {
            case "\n": text += "\\n"
            case "\\": text += "\\\\"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }

    private static func unescaped(_ text: String) -> [Letter] {
        var letters: [Letter] = []
        var isEscaped = false
        for scalar in text.unicodeScalars {
            if isEscaped {
                letters.append(scalar == "n" ? .newline : Letter(scalar))
                isEscaped = false
            } else if scalar == "\\" {
                isEscaped = true
            } else {
                letters.append(Letter(scalar))
            }
        }
        return letters
    }
}
