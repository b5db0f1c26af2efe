import Glibc

/// The folder that an application's database files lie in.
enum InstanceFolder {
    /// Makes the folder and its parents; what cannot be made shows when the database is opened.
    static func make(_ path: String) {
        var made = path.hasPrefix("/") ? "" : "."
        for part in path.split(separator: "/") {
            made += "/" + part
            mkdir(made, 0o777)
        }
    }
}
