import Glibc

/// Places in the file system.
enum FilePath {
    /// `$XDG_STATE_HOME/retort/history`, its folder made; nil where there is no home.
    static var history: String? {
        let base: String
        if let state = environment("XDG_STATE_HOME") { base = state } else if let home = environment("HOME") { base = home + "/.local/state" } else { return nil }
        var folder = ""
        for part in (base + "/retort").split(separator: "/") {
            folder += "/" + part
            mkdir(folder, 0o700)
        }
        return folder + "/history"
    }

    static func environment(_ name: String) -> String? {
        guard let value = getenv(name), value.pointee != 0 else { return nil }
        return String(cString: value)
    }
}
