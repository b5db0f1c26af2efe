import Runtime

/// A statement or text that can be executed.
open class Statement: ClauseElement {
    /// The mapped class that it is about, where there is one.
    public final var subject: Object?
    /// `execution_options(...)`
    public final var executionOptions: [(name: String, value: Value)] = []
    /// What compiling gave last time, for the dialect and keys of then: statements never change.
    public var compiledBefore: CompiledMemory?

    /// Takes over what a changed copy keeps of the statement it was made from.
    @discardableResult
    public final func carrying(_ other: Statement) -> Self {
        subject = other.subject
        executionOptions = other.executionOptions
        return self
    }

    /// A copy with further execution options.
    open func with(executionOptions more: [(name: String, value: Value)]) -> Statement { self }

    /// Options with others that take the place of those of their name.
    public static func merged(_ old: [(name: String, value: Value)], _ more: [(name: String, value: Value)]) -> [(name: String, value: Value)] {
        if old.isEmpty || more.isEmpty { return old.isEmpty ? more : old }
        var merged = old
        for option in more { if let at = merged.firstIndex(where: { $0.name == option.name }) { merged[at] = option } else { merged.append(option) } }
        return merged
    }
}

/// A statement's text by dialect and keys.
public final class CompiledMemory {
    let dialect: Dialect
    let keys: [String]?
    let version: Int
    let dialectVersion: Int
    let compiled: Compiled
    init(_ dialect: Dialect, _ keys: [String]?, _ compiled: Compiled) {
        self.dialect = dialect
        self.keys = keys
        version = SchemaVersion.current
        dialectVersion = dialect.version
        self.compiled = compiled
    }
}

/// `text("SELECT ... :name")`
public final class TextClause: Statement {
    public let text: String
    public let binds: [BindParameter]
    public init(_ text: String, binds: [BindParameter] = []) {
        self.text = text
        self.binds = binds
        super.init()
    }
    /// The text in pieces: plain ones, and the parameters between.
    public private(set) lazy var pieces: [TextPiece] = TextPiece.parse(text)
    /// The names of its parameters.
    public var names: [String] { pieces.compactMap { if case .parameter(let name) = $0 { name } else { nil } } }
    func bind(_ name: String) -> BindParameter { binds.first { $0.key == name } ?? unbound(name) }
    private var made: [String: BindParameter] = [:]
    private func unbound(_ name: String) -> BindParameter {
        if let known = made[name] { return known }
        let bind = BindParameter(name, .none, type: NullType.shared, isRequired: true)
        made[name] = bind
        return bind
    }
    public override func with(executionOptions more: [(name: String, value: Value)]) -> Statement {
        let copy = TextClause(text, binds: binds)
        copy.executionOptions = Statement.merged(executionOptions, more)
        return copy
    }
}

/// A piece of a `text()`.
public enum TextPiece {
    case plain(String)
    case parameter(String)

    private static func isWord(_ byte: UInt8) -> Bool { (byte >= 48 && byte <= 57) || (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122) || byte == 95 || byte >= 128 }

    /// Splits at `:name`, where no colon or word character stands before the colon (`BIND_PARAMS`); `\:` is a plain colon.
    static func parse(_ text: String) -> [TextPiece] {
        let bytes = Array(text.utf8)
        var pieces: [TextPiece] = []
        var plain: [UInt8] = []
        var at = 0
        while at < bytes.count {
            let byte = bytes[at]
            if byte == 92, at + 1 < bytes.count, bytes[at + 1] == 58 {
                plain.append(58)
                at += 2
                // Colons right behind belong to the escape: `\::`.
                while at < bytes.count, bytes[at] == 58 {
                    plain.append(58)
                    at += 1
                }
                continue
            }
            if byte == 58, at + 1 < bytes.count, isWord(bytes[at + 1]), at == 0 || !(bytes[at - 1] == 58 || isWord(bytes[at - 1]) || bytes[at - 1] == 92) {
                var end = at + 1
                while end < bytes.count, isWord(bytes[end]) { end += 1 }
                if end == bytes.count || bytes[end] != 58 {
                    if !plain.isEmpty { pieces.append(.plain(String(decoding: plain, as: UTF8.self))) }
                    plain = []
                    pieces.append(.parameter(String(decoding: bytes[(at + 1)..<end], as: UTF8.self)))
                    at = end
                    continue
                }
            }
            plain.append(byte)
            at += 1
        }
        if !plain.isEmpty { pieces.append(.plain(String(decoding: plain, as: UTF8.self))) }
        return pieces
    }
}
