import Glibc

/// Finding and running modules: built-in ones, then `.py` files and packages beside the script.
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
        let folder: String?
        if let parent {
            guard let path = (parent["__path__"].object as? ListObject)?.elements.first, case .string(let text) = path else {
                throw PythonException.noModule(name, because: "'\(parent.name)' is not a package")
            }
            folder = text.text
        } else {
            folder = searchFolder.map { $0 == "." ? WorkingFolder.path : WorkingFolder.absolute($0) }
        }
        guard let folder else { throw PythonException.noModule(name) }
        let package = "\(folder)/\(last)/__init__.py", file = "\(folder)/\(last).py"
        let isPackage = access(package, R_OK) == 0
        guard isPackage || access(file, R_OK) == 0 else { throw PythonException.noModule(name) }
        let path = isPackage ? package : file
        guard let bytes = SourceFile.bytes(path) else { throw PythonException.importError("cannot read '\(path)'") }
        let text = try SourceDecoding.text(of: bytes, fileName: path)
        let module = FileModule(name, path: path)
        module["__file__"] = .string(path)
        module["__package__"] = .string(isPackage ? name : parent?.name ?? "")
        if isPackage { module["__path__"] = .list([.string("\(folder)/\(last)")]) }
        modules[name] = module
        importing.insert(name)
        defer { importing.remove(name) }
        do {
            try run(SourceText(fileName: path, text: text), in: module)
        } catch {
            modules[name] = nil
            throw error
        }
        return module
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
    private let path: String
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

extension PythonException {
    static func noModule(_ name: String, because reason: String? = nil) -> PythonException {
        let error = PythonException(.moduleNotFoundError, "No module named '\(name)'" + (reason.map { "; " + $0 } ?? ""))
        error.setField("name", .string(name))
        return error
    }
}
