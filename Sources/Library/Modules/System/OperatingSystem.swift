import Glibc
import Runtime

func osModule(_ module: ModuleObject) throws {
    module["name"] = .string("posix")
    module["sep"] = .string("/")
    module["linesep"] = .string("\n")
    module["environ"] = environment().value
    module["path"] = .object(try Interpreter.current?.importModule("os.path") ?? module)
    module.function("getcwd", doc: "The working folder.") { WorkingFolder.path }
    module.function("getenv", .required("key", as: String.self), .optional("default", default: Value.none), doc: "An environment variable, or the default.") { (key: String, fallback: Value) -> Value in
        environment().get(key) ?? fallback
    }
    for name in ["remove", "unlink", "mkdir", "makedirs", "rmdir", "listdir", "rename", "system", "popen", "open", "walk", "scandir"] {
        module[Name(name)] = .object(NativeFunction(name: name, doc: "Not in Retort.") { _ in throw PythonException.notImplemented("Retort has no os.\(name)()") })
    }
}

private func environment() -> DictObject {
    let dict = DictObject()
    var at = environ
    while let entry = at.pointee {
        let text = String(cString: entry)
        if let mark = text.firstIndex(of: "=") { dict.set(String(text[..<mark]), .string(String(text[text.index(after: mark)...]))) }
        at += 1
    }
    return dict
}

func osPathModule(_ module: ModuleObject) {
    module["sep"] = .string("/")
    module.function("join", .required("a", as: String.self), .rest("p", of: String.self), doc: "Join path parts.") { (first: String, rest: [String]) -> String in
        rest.reduce(first) { $1.hasPrefix("/") ? $1 : $0.isEmpty || $0.hasSuffix("/") ? $0 + $1 : $0 + "/" + $1 }
    }
    func split(_ path: String) -> (head: String, tail: String) {
        guard let slash = path.lastIndex(of: "/") else { return ("", path) }
        var head = String(path[...slash])
        if head.contains(where: { $0 != "/" }) { while head.hasSuffix("/") { head.removeLast() } }
        return (head, String(path[path.index(after: slash)...]))
    }
    func normalised(_ path: String) -> String {
        var parts: [Substring] = []
        for part in path.split(separator: "/") where part != "." {
            if part == "..", let last = parts.last, last != ".." { parts.removeLast() } else if part != ".." || !path.hasPrefix("/") { parts.append(part) }
        }
        let joined = (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
        return joined.isEmpty ? "." : joined
    }
    module.function("basename", .required("p", as: String.self), doc: "The last part of a path.") { split($0).tail }
    module.function("dirname", .required("p", as: String.self), doc: "The folder of a path.") { split($0).head }
    module.function("split", .required("p", as: String.self), doc: "The folder and the last part.") { (path: String) -> Value in .tuple([.string(split(path).head), .string(split(path).tail)]) }
    module.function("splitext", .required("p", as: String.self), doc: "The path without its suffix, and the suffix.") { (path: String) -> Value in
        let tail = split(path).tail
        guard let dot = tail.lastIndex(of: "."), tail[..<dot].contains(where: { $0 != "." }) else { return .tuple([.string(path), .string("")]) }
        let suffix = String(tail[dot...])
        return .tuple([.string(String(path.dropLast(suffix.count))), .string(suffix)])
    }
    module.function("normpath", .required("path", as: String.self), doc: "A path without empty parts.") { normalised($0) }
    module.function("abspath", .required("path", as: String.self), doc: "The absolute path.") { (path: String) -> String in normalised(path.hasPrefix("/") ? path : WorkingFolder.path + "/" + path) }
    module.function("isabs", .required("s", as: String.self), doc: "Whether a path is absolute.") { $0.hasPrefix("/") }
    module.function("exists", .required("path", as: String.self), doc: "Whether a path exists.") { (path: String) -> Bool in access(path, F_OK) == 0 }
    module.function("isfile", .required("path", as: String.self), doc: "Whether a path is a file.") { (path: String) -> Bool in
        var info = stat()
        return stat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFREG
    }
    module.function("isdir", .required("s", as: String.self), doc: "Whether a path is a folder.") { (path: String) -> Bool in
        var info = stat()
        return stat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFDIR
    }
}
