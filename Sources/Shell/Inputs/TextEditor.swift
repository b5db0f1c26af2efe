import Glibc
import Runtime

/// The user's editor: RETORT_EDITOR, EDITOR, VISUAL, or vi.
enum TextEditor {
    private static var program: String { ["RETORT_EDITOR", "EDITOR", "VISUAL"].lazy.compactMap(FilePath.environment).first ?? "vi" }

    /// - Returns: the text as it was edited.
    /// - Throws: Failure where the editor cannot be run, or says that it failed.
    static func edit(_ text: String) throws -> String {
        let folder = FilePath.environment("TMPDIR") ?? "/tmp"
        var path = Array((folder + "/retort-XXXXXX.py").utf8CString)
        let file = mkstemps(&path, 3)
        let name = String(decoding: path.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        guard file >= 0 else { throw DotCommand.Failure("cannot write to \(folder): \(String(cString: strerror(errno)))") }
        close(file)
        defer { unlink(name) }
        try TextFile.write(text.hasSuffix("\n") ? text : text + "\n", to: name)
        guard let status = ForegroundProgram.run(program + " \"$1\"", operand: name) else { throw DotCommand.Failure("cannot run the editor \(program)") }
        guard status == 0 else { throw DotCommand.Failure("the editor \(program) ended with status \(status); nothing was run") }
        guard let bytes = SourceFile.bytes(name) else { throw DotCommand.Failure("the editor left no text") }
        return try SourceDecoding.text(of: bytes, fileName: name)
    }
}

/// A file that is written whole.
enum TextFile {
    static func write(_ text: String, to path: String) throws {
        guard let file = fopen(path, "w") else { throw DotCommand.Failure("cannot write \(path): \(String(cString: strerror(errno)))") }
        let failed = fputs(text, file) < 0
        guard fclose(file) == 0, !failed else { throw DotCommand.Failure("cannot write \(path): \(String(cString: strerror(errno)))") }
    }
}
