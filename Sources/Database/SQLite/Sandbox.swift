import CMemoryFiles
import Glibc
import Runtime

/// `--sandbox`: each database file is worked on as a copy in memory, which goes with the program; a very large one as a copy on disk, which is deleted at its end.
public enum Sandbox {
    nonisolated(unsafe) public static var isOn = false
    nonisolated(unsafe) private static var folder: String?
    /// The copy on disk of each large file, by the file's full path.
    nonisolated(unsafe) private static var copies: [String: String] = [:]

    /// Whether some database is a copy on disk.
    public static var hasFiles: Bool { !copies.isEmpty }

    /// Where and by which of SQLite's file systems a database is opened.
    struct Place {
        let path: String
        /// nil for the usual one.
        var fileSystem: String?
    }

    /// Where the program finds a file.  What is not there yet is made in the sandbox.
    /// - Throws: DriverFailure where the file cannot be read, NotImplementedError for `file:` URIs.
    static func place(of path: String, isURI: Bool) throws -> Place {
        guard isOn else { return Place(path: path) }
        if isURI, path.hasPrefix("file:") { throw PythonException.notImplemented("Retort has no file: URIs in a sandbox") }
        let full = realpath(path, nil).map { found in
            defer { free(found) }
            return String(cString: found)
        } ?? path
        if let known = copies[full] { return Place(path: known) }
        guard let name = memory_files_use() else { throw DriverFailure(code: 7, message: "out of memory") }
        var information = stat()
        guard stat(full, &information) == 0, information.st_size > AvailableMemory.forCopies else { return Place(path: path, fileSystem: String(cString: name)) }
        return Place(path: try copyOnDisk(of: full))
    }

    private static func copyOnDisk(of file: String) throws -> String {
        let copy = "\(try room())/\(copies.count).db"
        isOn = false
        defer { isOn = true }
        let original = try SQLiteHandle(path: file)
        try original.run("VACUUM INTO '\(copy.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''"))'")
        copies[file] = copy
        return copy
    }

    private static func room() throws -> String {
        if let folder { return folder }
        var template = Array("\(getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp")/retort-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw DriverFailure(code: 14, message: "cannot make a folder for the sandbox: \(String(cString: strerror(errno)))") }
        let made = String(decoding: template.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        folder = made
        return made
    }

    /// Takes the copies on disk away.
    public static func end() {
        guard let folder else { return }
        for copy in copies.values { for suffix in ["", "-journal", "-wal", "-shm"] { unlink(copy + suffix) } }
        rmdir(folder)
        self.folder = nil
        copies = [:]
    }
}
