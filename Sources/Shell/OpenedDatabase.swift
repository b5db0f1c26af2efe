import Database
import Glibc
import Runtime

/// The database that the command line or `.open` names, and how it is opened.
public struct OpenedDatabase {
    public enum Access { case readWrite, readOnly, sandbox }

    /// A path or a URL, as it was given.
    public let given: String
    public let access: Access
    /// The file to work on; nil for databases in memory and URLs with parameters of their own.
    private let file: String?
    /// Files that were not there when they were opened.
    nonisolated(unsafe) private static var missing: Set<String> = []

    struct Refusal: Error { let text: String }

    init(_ given: String, _ access: Access) throws {
        self.given = given
        self.access = access
        if given.contains("://") {
            let path = ["sqlite:///", "sqlite+pysqlite:///"].first(where: given.hasPrefix).map { String(given.dropFirst($0.count)) }
            file = path.flatMap { $0.isEmpty || $0.hasPrefix(":") || $0.hasPrefix("file:") || $0.contains("?") ? nil : WorkingFolder.absolute($0) }
        } else {
            file = given == ":memory:" ? nil : WorkingFolder.absolute(given)
        }
        try check()
        if isMissing, let file { OpenedDatabase.missing.insert(file) }
    }

    /// Whether the file is not there yet; the first write makes it.
    var isMissing: Bool { file.map { Glibc.access($0, F_OK) != 0 } ?? false }

    /// SQLite makes an empty file for a query too: it goes where nothing was written to it.
    static func removeUnwritten() {
        for file in missing {
            var information = stat()
            if stat(file, &information) == 0, information.st_size == 0 { unlink(file) }
        }
    }

    var url: DatabaseURL {
        get throws {
            guard let file = file else { return try DatabaseURL.parse(given.contains("://") ? given : "sqlite://") }
            return DatabaseURL("sqlite", database: file)
        }
    }

    /// - Throws: Refusal for a folder, a file that cannot be read or is no database, and a missing one where none can be made.
    private func check() throws {
        guard let file else { return }
        var information = stat()
        guard stat(file, &information) == 0 else {
            let folder = file.lastIndex(of: "/").map { String(file[..<$0]) } ?? "."
            if access != .readWrite { throw Refusal(text: "\(given): no such database") }
            guard Glibc.access(folder.isEmpty ? "/" : folder, W_OK) == 0 else { throw Refusal(text: "\(given): the folder \(folder) is not there or cannot be written to") }
            return
        }
        if information.st_mode & S_IFMT == S_IFDIR { throw Refusal(text: "\(given): is a folder, not a database") }
        guard let head = OpenedDatabase.head(of: file) else { throw Refusal(text: "\(given): \(String(cString: strerror(errno)))") }
        guard head.isEmpty || head == OpenedDatabase.magic else { throw Refusal(text: "\(given): is not an SQLite database") }
    }

    /// What every SQLite file begins with (its file format, 1.3).
    private static let magic = Array("SQLite format 3\u{0}".utf8)

    /// The first bytes of a file, as many as the magic has; nil, and `errno` set, where it cannot be read.
    private static func head(of file: String) -> [UInt8]? {
        guard let stream = fopen(file, "r") else { return nil }
        defer { fclose(stream) }
        var head = [UInt8](repeating: 0, count: magic.count)
        let count = fread(&head, 1, head.count, stream)
        return Array(head[..<count])
    }

    /// Whether an operand of the command line names a database: by its form, its ending, or what the file begins with.
    public static func isNamed(by operand: String) -> Bool {
        if operand.contains("://") || [".db", ".db3", ".sqlite", ".sqlite3"].contains(where: operand.hasSuffix) { return true }
        return !operand.hasSuffix(".py") && head(of: operand) == magic
    }
}
