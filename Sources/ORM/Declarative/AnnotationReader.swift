import Runtime

/// Reads annotations written as strings, as under `from __future__ import annotations`: `"Mapped[List[Address]]"`.
///
/// Names that the module has are looked up; a class that is not there yet stays a string, to be found in the registry.
struct AnnotationReader {
    private let characters: [Character]
    private var at = 0
    private let module: ModuleObject?
    /// The class whose own names count after the module's: `Mapped[Role]` with `class Role(Enum)` in the class.
    private let owner: Class?

    private init(_ text: String, _ module: ModuleObject?, _ owner: Class?) {
        characters = Array(text)
        self.module = module
        self.owner = owner
    }

    /// nil where the text is no type expression.
    static func read(_ text: String, in module: ModuleObject?, of owner: Class? = nil) throws -> Value? {
        var reader = AnnotationReader(text, module, owner)
        let found = try reader.union()
        reader.skipSpace()
        return reader.at == reader.characters.count ? found : try reader.evaluated(text)
    }

    /// What is more than names and brackets: `Annotated[str, mapped_column(String(30))]`; nil where a name in it is not there.
    private func evaluated(_ text: String) throws -> Value? {
        guard text.contains("(") || text.contains("..."), let context = Program.context else { return nil }
        do { return try context.evaluate(text) { try root($0) } } catch let error as PythonException where error.type.isSubclass(of: .nameError) || error.type.isSubclass(of: .syntaxError) { return nil }
    }

    private mutating func skipSpace() { while at < characters.count, characters[at].isWhitespace { at += 1 } }

    private mutating func take(_ character: Character) -> Bool {
        skipSpace()
        guard at < characters.count, characters[at] == character else { return false }
        at += 1
        return true
    }

    private mutating func union() throws -> Value? {
        guard var left = try primary() else { return nil }
        while take("|") {
            guard let right = try primary() else { return nil }
            left = try AnnotationReader.either(left, right)
        }
        return left
    }

    private static func either(_ a: Value, _ b: Value) throws -> Value {
        if case .string = a { return .object(PendingUnion([a, b])) }
        if let pending = a.object as? PendingUnion { return .object(PendingUnion(pending.parts + [b])) }
        if case .string = b { return .object(PendingUnion([a, b])) }
        return try a.binary(.or, b)
    }

    private mutating func primary() throws -> Value? {
        skipSpace()
        guard at < characters.count else { return nil }
        let first = characters[at]
        if first == "'" || first == "\"" { return quoted(first) }
        if first.isNumber { return number() }
        if first == "[" {
            at += 1
            return try arguments(closing: "]").map { .list($0) }
        }
        guard let path = dottedName() else { return nil }
        guard take("[") else { return try value(of: path, isSubscripted: false) }
        guard let arguments = try arguments(closing: "]"), let base = try value(of: path, isSubscripted: true) else { return nil }
        if case .string = base { return nil }
        return try base.item(arguments.count == 1 ? arguments[0] : .tuple(arguments))
    }

    private mutating func quoted(_ mark: Character) -> Value? {
        at += 1
        let start = at
        while at < characters.count, characters[at] != mark { at += 1 }
        guard at < characters.count else { return nil }
        defer { at += 1 }
        return .string(String(characters[start..<at]))
    }

    private mutating func number() -> Value? {
        let start = at
        while at < characters.count, characters[at].isNumber { at += 1 }
        return Int(String(characters[start..<at])).map { .int($0) }
    }

    private mutating func arguments(closing end: Character) throws -> [Value]? {
        var found: [Value] = []
        while !take(end) {
            guard let argument = try union() else { return nil }
            found.append(argument)
            if !take(","), !(at < characters.count && characters[at] == end) { return nil }
        }
        return found
    }

    private mutating func dottedName() -> [String]? {
        var parts: [String] = []
        repeat {
            skipSpace()
            let start = at
            while at < characters.count, characters[at].isLetter || characters[at].isNumber || characters[at] == "_" { at += 1 }
            if at == start { return nil }
            parts.append(String(characters[start..<at]))
        } while take(".")
        return parts
    }

    /// The value of a name in the module or the builtins; its text where neither has it.
    private func value(of path: [String], isSubscripted: Bool) throws -> Value? {
        if path == ["None"] { return Value.none }
        guard var found = try root(Name(path[0])) else { return .string(path.joined(separator: ".")) }
        for part in path.dropFirst() {
            guard let next = try found.attributeIfPresent(Name(part)) else { return .string(path.joined(separator: ".")) }
            found = next
        }
        return found
    }

    private func root(_ name: Name) throws -> Value? {
        if let module, !module[name].isUndefined { return module[name] }
        if let owner {
            if let own = owner.ownClassAttribute(name) { return own }
            if owner.name == name.text { return .object(owner) }
        }
        if let context = Program.context, let builtins = try? context.importModule("builtins"), let found = try builtins.dynamicAttribute(name) { return found }
        return AnnotationReader.plainTypes[name]
    }

    private static let plainTypes: [Name: Value] = {
        let types: [Class] = [.int, .string, .float, .bool, .bytes, .list, .set, .dict, .tuple, .object]
        return Dictionary(uniqueKeysWithValues: types.map { (Name($0.name), Value.object($0)) })
    }()
}

/// `Address | None`, where `Address` is not there yet.
final class PendingUnion: Object {
    let parts: [Value]
    init(_ parts: [Value]) {
        self.parts = parts
        super.init(type: PendingUnion.pythonClass)
    }
    private static let pythonClass = Class("UnionType", module: "types")
    override func dynamicAttribute(_ name: Name) throws -> Value? { name.text == "__args__" ? .tuple(parts) : nil }
}
