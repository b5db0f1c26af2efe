import Runtime
import SQL

/// `cascade="all, delete-orphan"`: what is done to related objects when it is done to the parent.
public struct Cascades: OptionSet {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public static let saveUpdate = Cascades(rawValue: 1)
    public static let merge = Cascades(rawValue: 2)
    public static let refreshExpire = Cascades(rawValue: 4)
    public static let expunge = Cascades(rawValue: 8)
    public static let delete = Cascades(rawValue: 16)
    public static let deleteOrphan = Cascades(rawValue: 32)

    public static let all: Cascades = [.saveUpdate, .merge, .refreshExpire, .expunge, .delete]
    public static let standard: Cascades = [.saveUpdate, .merge]
    /// Those that write: a view-only relationship has none of them.
    static let viewOnlyAllowed: Cascades = [.refreshExpire, .expunge, .merge]

    private static let names: [(name: String, cascade: Cascades)] = [
        ("delete", .delete), ("delete-orphan", .deleteOrphan), ("expunge", .expunge), ("merge", .merge),
        ("refresh-expire", .refreshExpire), ("save-update", .saveUpdate),
    ]

    /// Reads `"save-update, merge"`, `"all, delete"`, `"none"`.
    public init(_ text: String) throws {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        try self.init(names: parts.enumerated().map { at, part in
            // Spaces around commas alone are passed over.
            var view = part
            while at > 0, view.first?.isWhitespace ?? false { view.removeFirst() }
            while at < parts.count - 1, view.last?.isWhitespace ?? false { view.removeLast() }
            return String(view)
        })
    }

    /// Reads `["save-update", "merge"]`.
    public init(names: [String]) throws {
        var result: Cascades = []
        var unknown: [String] = []
        for name in names where !name.isEmpty {
            if name == "all" {
                result.formUnion(.all)
            } else if name == "none" {
                result = []
            } else if let known = Cascades.names.first(where: { $0.name == name }) {
                result.insert(known.cascade)
            } else {
                unknown.append("'\(name)'")
            }
        }
        if !unknown.isEmpty { throw ORMError.argument("Invalid cascade option(s): \(unknown.sorted().joined(separator: ", "))") }
        if result.contains(.deleteOrphan), !result.contains(.delete) { try SQLWarning.warn("The 'delete-orphan' cascade option requires 'delete'.") }
        self = result
    }

    /// A text, names, or None for no cascade.
    public static func from(_ value: Value) throws -> Cascades {
        if value.isNone { return [] }
        if case .string(let text) = value { return try Cascades(text.text) }
        return try Cascades(names: value.elements().map { try String.from($0) })
    }

    /// The names, in order of the alphabet.
    public var optionNames: [String] { Cascades.names.filter { contains($0.cascade) }.map(\.name) }
}

extension StringProtocol {
    var trimmingWhitespace: String {
        var view = Substring(self)
        while let first = view.first, first.isWhitespace { view.removeFirst() }
        while let last = view.last, last.isWhitespace { view.removeLast() }
        return String(view)
    }
}
