import Glibc
import Runtime

/// `$HOME/a`, `${HOME}/a`; unknown names stay.
private func expandVariables(_ path: String) throws -> String {
    let variables = try Program.context?.importModule("os").value.attribute("environ").dictionary
    var result = "", rest = path[...]
    while let mark = rest.firstIndex(of: "$") {
        result += rest[..<mark]
        rest = rest[rest.index(after: mark)...]
        let isBraced = rest.first == "{"
        let name = isBraced ? rest.dropFirst().prefix { $0 != "}" } : rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
        guard !name.isEmpty, !isBraced || name.endIndex < rest.endIndex, let found = try variables?.get(.string(String(name))) else {
            result += "$"
            continue
        }
        result += try found.strText()
        rest = rest[(isBraced ? rest.index(after: name.endIndex) : name.endIndex)...]
    }
    return result + rest
}

func osPathModule(_ module: ModuleObject) {
    module.isWrittenInPython = true
    module["sep"] = .string("/")
    module.function("join", .required("a", as: PathText.self), .rest("p", of: PathText.self), doc: "Join path parts.") { (first: PathText, rest: [PathText]) -> String in
        rest.map(\.text).reduce(first.text) { $1.hasPrefix("/") ? $1 : $0.isEmpty || $0.hasSuffix("/") ? $0 + $1 : $0 + "/" + $1 }
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
    module.function("basename", .required("p", as: PathText.self), doc: "The last part of a path.") { split($0.text).tail }
    module.function("dirname", .required("p", as: PathText.self), doc: "The folder of a path.") { split($0.text).head }
    module.function("split", .required("p", as: PathText.self), doc: "The folder and the last part.") { (given: PathText) -> Value in .tuple([.string(split(given.text).head), .string(split(given.text).tail)]) }
    module.function("splitext", .required("p", as: PathText.self), doc: "The path without its suffix, and the suffix.") { (given: PathText) -> Value in
        let path = given.text
        let tail = split(path).tail
        guard let dot = tail.lastIndex(of: "."), tail[..<dot].contains(where: { $0 != "." }) else { return .tuple([.string(path), .string("")]) }
        let suffix = String(tail[dot...])
        return .tuple([.string(String(path.dropLast(suffix.count))), .string(suffix)])
    }
    module.function("normpath", .required("path", as: PathText.self), doc: "A path without empty parts.") { normalised($0.text) }
    module.function("abspath", .required("path", as: PathText.self), doc: "The absolute path.") { (given: PathText) -> String in normalised(given.text.hasPrefix("/") ? given.text : WorkingFolder.path + "/" + given.text) }
    module.function("isabs", .required("s", as: PathText.self), doc: "Whether a path is absolute.") { $0.text.hasPrefix("/") }
    module.function("relpath", .required("path", as: PathText.self), .optional("start", default: "."), doc: "A path as seen from a folder.") { (given: PathText, start: String) throws -> String in
        let path = given.text
        if path.isEmpty { throw PythonException.valueError("no path specified") }
        func parts(_ path: String) -> [Substring] { normalised(path.hasPrefix("/") ? path : WorkingFolder.path + "/" + path).split(separator: "/") }
        let from = parts(start), to = parts(path)
        let common = zip(from, to).prefix { $0 == $1 }.count
        let steps = Array(repeating: "..", count: from.count - common) + to.dropFirst(common).map(String.init)
        return steps.isEmpty ? "." : steps.joined(separator: "/")
    }
    module.function("commonprefix", .required("m", as: Value.self), doc: "The longest string that all begin with.") { (paths: Value) throws -> String in
        let texts = try paths.elements().map { Array(try String.from($0).unicodeScalars) }
        guard let least = texts.min(by: { $0.lexicographicallyPrecedes($1) }), let most = texts.max(by: { $0.lexicographicallyPrecedes($1) }) else { return "" }
        var text = ""
        for (a, b) in zip(least, most) {
            if a != b { break }
            text.unicodeScalars.append(a)
        }
        return text
    }
    module.function("commonpath", .required("paths", as: Value.self), doc: "The longest path that all have in common.") { (paths: Value) throws -> String in
        let given = try paths.elements().map { try String.from($0) }
        guard let first = given.first else { throw PythonException.valueError("commonpath() arg is an empty sequence") }
        if given.contains(where: { $0.hasPrefix("/") != first.hasPrefix("/") }) { throw PythonException.valueError("Can't mix absolute and relative paths") }
        let parts = given.map { $0.split(separator: "/").filter { $0 != "." } }
        var common = parts[0][...]
        for other in parts.dropFirst() { common = common.prefix(zip(common, other).prefix { $0 == $1 }.count) }
        return (first.hasPrefix("/") ? "/" : "") + common.joined(separator: "/")
    }
    module.function("expanduser", .required("path", as: PathText.self), doc: "A path with ~ as the home folder.") { (given: PathText) -> String in
        let path = given.text
        guard path == "~" || path.hasPrefix("~/"), let home = getenv("HOME") else { return path }
        let folder = String(cString: home)
        return (folder.hasSuffix("/") ? String(folder.dropLast()) : folder) + path.dropFirst()
    }
    module.function("splitdrive", .required("p", as: PathText.self), doc: "The drive, which is always empty, and the path.") { (given: PathText) -> Value in .tuple([.string(""), .string(given.text)]) }
    module.function("expandvars", .required("path", as: PathText.self), doc: "A path with $NAME and ${NAME} as the environment has them.") { try expandVariables($0.text) }
    for (name, text) in [("curdir", "."), ("pardir", ".."), ("extsep", "."), ("pathsep", ":"), ("defpath", "/bin:/usr/bin"), ("devnull", "/dev/null")] { module[Name(name)] = .string(text) }
    module["altsep"] = .none
    module.function("normcase", .required("s", as: PathText.self), doc: "The path itself: case matters.") { $0.text }
    module.function("exists", .required("path", as: PathText.self), doc: "Whether a path exists.") { (given: PathText) -> Bool in access(given.text, F_OK) == 0 }
    module.function("isfile", .required("path", as: PathText.self), doc: "Whether a path is a file.") { (given: PathText) -> Bool in
        let path = given.text
        var info = stat()
        return stat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFREG
    }
    module.function("isdir", .required("s", as: PathText.self), doc: "Whether a path is a folder.") { (given: PathText) -> Bool in
        let path = given.text
        var info = stat()
        return stat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFDIR
    }
}
