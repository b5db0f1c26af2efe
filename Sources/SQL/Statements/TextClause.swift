import Runtime

/// `text("SELECT ... :name")`
public final class TextClause: Statement {
    public var text: String {
        didSet { template = TextTemplate.of(text) }
    }
    public let binds: [BindParameter]
    public init(_ text: String, binds: [BindParameter] = []) {
        self.text = text
        self.binds = binds
        super.init()
    }
    private lazy var template = TextTemplate.of(text)
    /// The text in pieces: plain ones, and the parameters between.
    public var pieces: [TextPiece] { template.pieces }
    /// The names of its parameters.
    public var names: [String] { template.names }
    private lazy var bindsByName = Dictionary(binds.map { ($0.key, $0) }) { first, _ in first }
    /// The parameter of a name: as it was given, or one without a value.
    public func bind(_ name: String) -> BindParameter { bindsByName[name] ?? template.bind(name) }
    /// Texts of the same characters that were told nothing of their parameters compile to the same.
    public override var compiledBefore: CompiledMemory? {
        get { sharesCompiled ? template.compiledBefore : super.compiledBefore }
        set { if sharesCompiled { template.compiledBefore = newValue } else { super.compiledBefore = newValue } }
    }
    private var sharesCompiled: Bool { binds.isEmpty && !CompiledConstructs.areUsed }
    public override func with(executionOptions more: [(name: String, value: Value)]) -> Statement {
        let copy = TextClause(text, binds: binds)
        copy.executionOptions = Statement.merged(executionOptions, more)
        return copy
    }
}

/// What all `text()` of the same characters have in common.
private final class TextTemplate {
    let pieces: [TextPiece]
    let names: [String]
    /// The parameters that a text was told nothing of.
    private var unbound: [String: BindParameter] = [:]
    var compiledBefore: CompiledMemory?

    private init(_ text: String) {
        pieces = TextPiece.parse(text)
        names = pieces.compactMap { if case .parameter(let name) = $0 { name } else { nil } }
    }

    func bind(_ name: String) -> BindParameter {
        if let known = unbound[name] { return known }
        let bind = BindParameter(name, .none, type: NullType.shared, isRequired: true)
        unbound[name] = bind
        return bind
    }

    static func of(_ text: String) -> TextTemplate {
        let key = ExactText(text)
        if let known = known.use(key) { return known }
        let made = TextTemplate(text)
        if text.utf8.count <= longestKept { known.add(key, made) }
        return made
    }
    nonisolated(unsafe) private static var known = RecentEntries<ExactText, TextTemplate>(capacity: 256)
    /// In bytes: what is longer is a script rather than a statement that comes again.
    private static let longestKept = 8192
}

/// A piece of a `text()`.
public enum TextPiece {
    case plain(String)
    case parameter(String)

    private static func isWord(_ byte: UInt8) -> Bool { (byte >= 48 && byte <= 57) || (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122) || byte == 95 || byte >= 128 }

    /// Splits at `:name`, where no colon or word character stands before the colon (`BIND_PARAMS`); `\:` is a plain colon (`BIND_PARAMS_ESC`).
    static func parse(_ text: String) -> [TextPiece] {
        let bytes = Array(text.utf8)
        var pieces: [TextPiece] = []
        var plain: [UInt8] = []
        var at = 0
        while at < bytes.count {
            let byte = bytes[at]
            if byte == 92, at + 1 < bytes.count, bytes[at + 1] == 58 {
                var end = at + 2
                while end < bytes.count, isWord(bytes[end]) { end += 1 }
                // Where another colon follows the word, the backslash stays: `\:30:00`.
                plain += bytes[(end < bytes.count && bytes[end] == 58 ? at : at + 1)..<end]
                at = end
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
