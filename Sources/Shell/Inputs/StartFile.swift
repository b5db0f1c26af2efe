import Runtime

/// `$XDG_CONFIG_HOME/retort/rc.py`: Python that the prompt runs before its first input; scripts and pipes never read it.
enum StartFile {
    /// nil where there is none.
    static var path: String? {
        guard let base = FilePath.environment("XDG_CONFIG_HOME") ?? FilePath.environment("HOME").map({ $0 + "/.config" }) else { return nil }
        return base + "/retort/rc.py"
    }

    /// Runs it in the module of the prompt.
    static func run(in interpreter: Interpreter) throws {
        guard let path, let bytes = SourceFile.bytes(path) else { return }
        let hook = interpreter.displayHook
        interpreter.displayHook = nil
        defer { interpreter.displayHook = hook }
        try interpreter.runPiece(try SourceDecoding.text(of: bytes, fileName: path), fileName: path, firstLine: 1, isQuotable: true)
    }
}
