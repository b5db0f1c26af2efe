import Runtime

/// A path of `pathlib`: a root and the names below it.
final class PathObject: Object {
    /// `/`, `//` or nothing.
    let root: String
    let names: [String]

    init(_ type: Class, root: String, names: [String]) {
        self.root = root
        self.names = names
        super.init(type: type)
    }

    /// The path that segments make: an absolute one drops those before it.
    convenience init(_ type: Class, segments: [String]) {
        var root = "", names: [String] = []
        for segment in segments {
            if segment.hasPrefix("/") {
                root = segment.hasPrefix("//") && !segment.hasPrefix("///") ? "//" : "/"
                names = []
            }
            names += segment.split(separator: "/").filter { $0 != "." }.map(String.init)
        }
        self.init(type, root: root, names: names)
    }

    var text: String { root.isEmpty && names.isEmpty ? "." : root + names.joined(separator: "/") }
    var parts: [String] { (root.isEmpty ? [] : [root]) + names }
    var name: String { names.last ?? "" }
    var isAbsolute: Bool { !root.isEmpty }

    /// The last suffix, with its dot: `.txt`.
    var suffix: String {
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex, name.index(after: dot) < name.endIndex else { return "" }
        return String(name[dot...])
    }
    var suffixes: [String] {
        if name.hasSuffix(".") { return [] }
        let bare = name.drop { $0 == "." }
        return bare.split(separator: ".", omittingEmptySubsequences: false).dropFirst().map { "." + $0 }
    }
    var stem: String { String(name.dropLast(suffix.count)) }
    var parent: PathObject { names.isEmpty ? self : PathObject(type, root: root, names: names.dropLast()) }

    func joined(_ segments: [String]) -> PathObject { PathObject(type, segments: [text] + segments) }

    /// - Throws: ValueError where there is no name to change, or the new one is none.
    func withName(_ new: String) throws -> PathObject {
        if name.isEmpty { throw PythonException.valueError("\(try repr()) has an empty name") }
        if new.isEmpty || new == "." || new.contains("/") { throw PythonException.valueError("Invalid name \(new.pythonRepr)") }
        return PathObject(type, root: root, names: names.dropLast() + [new])
    }

    func withSuffix(_ new: String) throws -> PathObject {
        if new.contains("/") || (!new.isEmpty && !new.hasPrefix(".")) || new == "." { throw PythonException.valueError("Invalid suffix \(new.pythonRepr)") }
        if name.isEmpty { throw PythonException.valueError("\(try repr()) has an empty name") }
        return PathObject(type, root: root, names: names.dropLast() + [stem + new])
    }

    /// This path as seen from a folder above it; nil where that lies elsewhere.
    func relative(to other: PathObject) -> PathObject? {
        guard parts.starts(with: other.parts) else { return nil }
        return PathObject(type, root: "", names: Array(parts.dropFirst(other.parts.count)))
    }

    // MARK: as a value

    override func str() throws -> String { text }
    override func repr() throws -> String { "\(type.name)(\(text.pythonRepr))" }
    override func hash() throws -> Int { text.hashValue }

    override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
        guard let other = other.object as? PathObject else { return nil }
        switch operation {
        case .equal: return .bool(parts == other.parts)
        case .notEqual: return .bool(parts != other.parts)
        case .less: return .bool(parts.lexicographicallyPrecedes(other.parts))
        case .lessOrEqual: return .bool(!other.parts.lexicographicallyPrecedes(parts))
        case .greater: return .bool(other.parts.lexicographicallyPrecedes(parts))
        case .greaterOrEqual: return .bool(!parts.lexicographicallyPrecedes(other.parts))
        }
    }

    /// `path / "name"`, `"name" / path`
    override func binary(_ operation: BinaryOperation, _ other: Value, reflected: Bool) throws -> Value? {
        guard operation == .trueDivide, let segment = try? PathText.from(other).text else { return nil }
        return (reflected ? PathObject(type, segments: [segment, text]) : joined([segment])).value
    }
}
