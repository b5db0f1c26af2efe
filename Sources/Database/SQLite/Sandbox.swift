import Glibc
import Runtime

/// `--sandbox`: each database file is worked on as a copy, which is thrown away at the end of the program.
public enum Sandbox {
    nonisolated(unsafe) public static var isOn = false
    nonisolated(unsafe) private static var folder: String?
    /// The copy of each file, by the file's full path.
    nonisolated(unsafe) private static var copies: [String: String] = [:]

    /// Where the program finds a file.  What is not there yet is made in the sandbox.
    /// - Throws: DriverFailure where the file cannot be read, NotImplementedError for `file:` URIs.
    static func place(of path: String, isURI: Bool) throws -> String {
        guard isOn, path != ":memory:", !path.isEmpty else { return path }
        if isURI, path.hasPrefix("file:") { throw PythonException.notImplemented("Retort has no file: URIs in a sandbox") }
        let full = realpath(path, nil).map { found in
            defer { free(found) }
            return String(cString: found)
        } ?? path
        if let known = copies[full] { return known }
        let copy = "\(try room())/\(copies.count).db"
        if access(full, F_OK) == 0 {
            isOn = false
            defer { isOn = true }
            let original = try SQLiteHandle(path: full)
            try original.run("VACUUM INTO '\(copy.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''"))'")
        }
        copies[full] = copy
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

    /// Takes the copies away.
    public static func end() {
        guard let folder else { return }
        for copy in copies.values { for suffix in ["", "-journal", "-wal", "-shm"] { unlink(copy + suffix) } }
        rmdir(folder)
        self.folder = nil
        copies = [:]
    }
}
