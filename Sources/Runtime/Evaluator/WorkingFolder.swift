import Glibc

/// The folder that the program runs in.
public enum WorkingFolder {
    public static var path: String {
        guard let path = getcwd(nil, 0) else { return "." }
        defer { free(path) }
        return String(cString: path)
    }

    /// A path of a file as seen from the working folder, made absolute.
    public static func absolute(_ file: String) -> String { file.hasPrefix("/") ? file : "\(path)/\(file)" }
}
