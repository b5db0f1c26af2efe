import Glibc
import Runtime

func osModule(_ module: ModuleObject) throws {
    module["name"] = .string("posix")
    module["sep"] = .string("/")
    module["linesep"] = .string("\n")
    let variables = Environment()
    module["environ"] = variables.value
    for (name, text) in [("pathsep", ":"), ("curdir", "."), ("pardir", ".."), ("extsep", "."), ("devnull", "/dev/null")] { module[Name(name)] = .string(text) }
    module["altsep"] = Value.none
    module["path"] = .object(try Interpreter.current?.importModule("os.path") ?? module)
    module.function("getcwd", doc: "The working folder.") { WorkingFolder.path }
    module.function("getenv", .required("key", as: String.self), .optional("default", default: Value.none), doc: "An environment variable, or the default.") { (key: String, fallback: Value) -> Value in
        variables.get(key) ?? fallback
    }
    module.function("getpid", doc: "The number of the process.") { Int(getpid()) }
    module.function("cpu_count", doc: "How many processors the machine has.") { Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
    module.function("urandom", .required("size", as: Int.self).positionalOnly, doc: "A string of random bytes, as for secret keys.") { (count: Int) throws -> Value in
        if count < 0 { throw PythonException.valueError("negative argument not allowed") }
        try Limits.reserve(count, of: 1)
        return BytesObject(UUIDObject.randomBytes(count)).value
    }
    module.function("fspath", .required("path", as: Value.self).named, doc: "A path as text.") { (path: Value) throws -> Value in
        if path.object is BytesObject { return path }
        return .string(try PathText.from(path).text)
    }
    for name in ["remove", "unlink", "mkdir", "makedirs", "rmdir", "listdir", "rename", "system", "popen", "open", "walk", "scandir"] {
        module[Name(name)] = .object(NativeFunction(name: name, doc: "Not in Retort.") { _ in throw PythonException.notImplemented("Retort has no os.\(name)()") })
    }
}

/// `os.environ`: a mapping of strings; changes stay within the program.
private final class Environment: DictObject {
    private static let pythonClass = Class("_Environ", module: "os", bases: [.dict])
    override init() {
        super.init(type: Environment.pythonClass)
        var at = environ
        while let entry = at.pointee {
            let text = String(cString: entry)
            if let mark = text.firstIndex(of: "=") { set(String(text[..<mark]), .string(String(text[text.index(after: mark)...]))) }
            at += 1
        }
    }
    override func setItem(_ key: Value, _ value: Value) throws -> Bool {
        for part in [key, value] where !(part.object is StringObject) { throw PythonException.typeError("str expected, not \(part.typeName)") }
        return try super.setItem(key, value)
    }
    override func repr() throws -> String { "environ(\(try copy().value.reprText()))" }
}
