import Syntax

/// `import a.b as c`
final class ImportStatement: StatementNode {
    private let name: String
    private let target: TargetNode
    /// Whether the target gets the last module of the path: with `as`.
    private let bindsLast: Bool
    init(_ name: String, _ target: TargetNode, bindsLast: Bool, _ range: SourceRange) {
        self.name = name
        self.target = target
        self.bindsLast = bindsLast
        super.init(range)
    }
    override func execute(_ frame: Frame) throws -> Flow {
        do {
            guard let interpreter = Interpreter.current else { return .next }
            let last = try interpreter.importModule(name)
            let first = bindsLast ? last : try interpreter.importModule(String(name.prefix { $0 != "." }))
            try target.assign(.object(first), frame)
        } catch { throw located(error) }
        return .next
    }
}

/// `from ..a import b as c`
final class ImportFromStatement: StatementNode {
    private let module: String
    private let level: Int
    private let names: [(name: Name, target: TargetNode)]
    private let importer: ModuleObject
    init(_ module: String, level: Int, _ names: [(name: Name, target: TargetNode)], importer: ModuleObject, _ range: SourceRange) {
        self.module = module
        self.level = level
        self.names = names
        self.importer = importer
        super.init(range)
    }
    override func execute(_ frame: Frame) throws -> Flow {
        do {
            guard let interpreter = Interpreter.current else { return .next }
            let source = try interpreter.importModule(try interpreter.absoluteName(module, level: level, importer: importer))
            try source.load()
            for (name, target) in names { try target.assign(try interpreter.importName(name, from: source), frame) }
        } catch { throw located(error) }
        return .next
    }
}

/// `from a import *`
final class ImportStarStatement: StatementNode {
    private let module: String
    private let level: Int
    private let importer: ModuleObject
    init(_ module: String, level: Int, importer: ModuleObject, _ range: SourceRange) {
        self.module = module
        self.level = level
        self.importer = importer
        super.init(range)
    }
    override func execute(_ frame: Frame) throws -> Flow {
        do {
            guard let interpreter = Interpreter.current else { return .next }
            let source = try interpreter.importModule(try interpreter.absoluteName(module, level: level, importer: importer))
            try source.load()
            let all = source["__all__"]
            let names = all.isUndefined ? source.globals.map(\.name).filter { !$0.text.hasPrefix("_") } : try all.elements().map { Name(try String.from($0)) }
            for name in names { importer[name] = try interpreter.importName(name, from: source) }
        } catch { throw located(error) }
        return .next
    }
}
