import Glibc

/// Finding and running modules: built-in ones, then `.py` files and packages in the folders of `sys.path`.
extension Interpreter {
    /// The module of an absolute dotted name, imported with its parents.
    /// - Throws: ModuleNotFoundError, and what the module's body raises.
    public func importModule(_ name: String) throws -> ModuleObject {
        if let loaded = modules[name] { return loaded }
        var parent: ModuleObject?
        if let dot = name.lastIndex(of: ".") { parent = try importModule(String(name[..<dot])) }
        let last = String(name.split(separator: ".").last ?? "")
        let module: ModuleObject
        if let builtin = builtinModules[name] {
            modules[name] = builtin
            try builtin.load()
            module = builtin
        } else {
            module = try loadFile(name, last: last, parent: parent)
        }
        parent?[Name(last)] = .object(module)
        return module
    }

    private func loadFile(_ name: String, last: String, parent: ModuleObject?) throws -> ModuleObject {
        let folders = try parent.map { try packageFolders(of: $0, importing: name) } ?? searchPath
        for folder in folders {
            let package = "\(folder)/\(last)/__init__.py", file = "\(folder)/\(last).py"
            let isPackage = access(package, R_OK) == 0
            guard isPackage || access(file, R_OK) == 0 else { continue }
            let module = FileModule(name, path: isPackage ? package : file)
            module["__file__"] = .string(module.path)
            module["__package__"] = .string(isPackage ? name : parent?.name ?? "")
            if isPackage { module["__path__"] = .list([.string("\(folder)/\(last)")]) }
            try runBody(of: module)
            return module
        }
        let portions = folders.map { "\($0)/\(last)" }.filter(isFolder)
        guard !portions.isEmpty else { throw PythonException.noModule(name, because: AbsentModules.reason(name)) }
        let module = NamespacePackage(name)
        module["__package__"] = .string(name)
        module["__path__"] = .list(portions.map { .string($0) })
        modules[name] = module
        return module
    }

    private func runBody(of module: FileModule) throws {
        guard let bytes = SourceFile.bytes(module.path) else { throw PythonException.importError("cannot read '\(module.path)'") }
        let text = try SourceDecoding.text(of: bytes, fileName: module.path)
        modules[module.name] = module
        importing.insert(module.name)
        defer { importing.remove(module.name) }
        do {
            try run(SourceText(fileName: module.path, text: text), in: module)
        } catch {
            modules[module.name] = nil
            throw error
        }
    }

    /// What `sys.path` lists, which programs extend; before `sys` was loaded, the folder of the script and those of `PYTHONPATH`.
    private var searchPath: [String] {
        let listed = (modules["sys"]?["path"].object as? ListObject)?.elements.compactMap { ($0.object as? StringObject)?.text }
        return (listed ?? initialSearchPath).map { $0.isEmpty ? WorkingFolder.path : WorkingFolder.absolute($0) }
    }

    /// What `sys.path` is at first: the folder of the script, or "" for the one a user works in.
    public var initialSearchPath: [String] {
        guard let searchFolder else { return [] }
        let further = getenv("PYTHONPATH").map { String(cString: $0).split(separator: ":").map(String.init) } ?? []
        return [searchFolder == "." ? "" : searchFolder] + further
    }

    /// The folders of a package's `__path__`.
    private func packageFolders(of parent: ModuleObject, importing name: String) throws -> [String] {
        guard let path = parent["__path__"].object as? ListObject else { 
            let isPackage = builtinModules.keys.contains { $0.hasPrefix(parent.name + ".") }
            throw PythonException.noModule(name, because: AbsentModules.reason(name) ?? (isPackage ? nil : "'\(parent.name)' is not a package"))
        }
        return path.elements.compactMap { ($0.object as? StringObject)?.text }
    }

    private func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// The value of `name` in `from module import name`: an attribute, or a module of a package.
    func importName(_ name: Name, from module: ModuleObject) throws -> Value {
        do { if let value = try module.dynamicAttribute(name) { return value } } catch let error as PythonException where error.isInstance(of: .attributeError) {}
        let path = "\(module.name).\(name.text)"
        if builtinModules[path] != nil || !module["__path__"].isUndefined {
            do { return .object(try importModule(path)) } catch let error as PythonException where error.isInstance(of: .moduleNotFoundError) && error.message == "No module named '\(path)'" {}
        }
        let file = (module["__file__"].object as? StringObject)?.text ?? "unknown location"
        let text: String
        if importing.contains(module.name) {
            text = "cannot import name '\(name.text)' from partially initialized module '\(module.name)' (most likely due to a circular import) (\(file))"
        } else {
            text = "cannot import name '\(name.text)' from '\(module.name)' (\(file))"
        }
        let error = PythonException.importError(text)
        error.setField("name", .string(module.name))
        error.setField("name_from", name.value)
        throw error
    }

    /// The absolute name that `from ..a import` means in a module.
    func absoluteName(_ name: String, level: Int, importer: ModuleObject) throws -> String {
        guard level > 0 else { return name }
        return try Interpreter.absoluteName(name, level: level, package: (importer["__package__"].object as? StringObject)?.text ?? "")
    }

    /// `..name` as seen from `package`: each dot after the first leads one package up.
    /// - Throws: ImportError where there is no such package.
    public static func absoluteName(_ name: String, level: Int, package: String) throws -> String {
        guard level > 0 else { return name }
        guard !package.isEmpty else { throw PythonException.importError("attempted relative import with no known parent package") }
        var package = package
        for _ in 1..<level {
            guard let dot = package.lastIndex(of: ".") else { throw PythonException.importError("attempted relative import beyond top-level package") }
            package = String(package[..<dot])
        }
        return name.isEmpty ? package : "\(package).\(name)"
    }
}

/// A module made from a `.py` file.
final class FileModule: ModuleObject {
    let path: String
    init(_ name: String, path: String) {
        self.path = path
        super.init(name)
    }
    override func repr() throws -> String { "<module '\(name)' from '\(path)'>" }

    /// A global, or what a `__getattr__` of the module's own gives (PEP 562).
    override func dynamicAttribute(_ name: Name) throws -> Value? {
        if let found = try super.dynamicAttribute(name) { return found }
        let hook = self[.getAttr]
        return hook.isUndefined || name.isDunder ? nil : try hook.call(name.value)
    }
}

/// A folder without an `__init__.py`: a package of nothing but modules (PEP 420).
final class NamespacePackage: ModuleObject {
    override func repr() throws -> String { "<module '\(name)' (namespace)>" }
}

extension PythonException {
    static func noModule(_ name: String, because reason: String? = nil) -> PythonException {
        let error = PythonException(.moduleNotFoundError, "No module named '\(name)'" + (reason.map { "; " + $0 } ?? ""))
        error.setField("name", .string(name))
        return error
    }
}
