import Syntax

/// An f-string.
final class JoinedStringNode: Node {
    enum Part {
        case literal(String)
        case field(Node, conversion: Character?, specification: JoinedStringNode?)
    }
    private let parts: [Part]
    /// The text of a specification without fields: `04d`.
    private let constant: String?
    /// Whether all fields are plain: `f"user{i}@{host}"`.
    private let isPlain: Bool

    init(_ parts: [Part], _ range: SourceRange) {
        self.parts = parts
        constant = if parts.count == 1, case .literal(let text) = parts[0] { text } else { nil }
        isPlain = parts.allSatisfy { part in if case .field(_, let conversion, let specification) = part { conversion == nil && specification == nil } else { true } }
        super.init(range)
    }

    override func evaluate(_ frame: Frame) throws -> Value {
        if parts.count == 1, case .field(let node, let conversion, let specification) = parts[0] { return try single(node, conversion, specification, frame) }
        return .string(isPlain ? try plain(frame) : StringObject(try text(frame)))
    }

    /// `f"{total:>8}"`: the very object that `format()` gives, which may be of a class derived from `str`.
    private func single(_ node: Node, _ conversion: Character?, _ specification: JoinedStringNode?, _ frame: Frame) throws -> Value {
        let value = try node.evaluate(frame)
        if conversion == nil, specification == nil {
            if case .string = value { return value }
            if case .int(let number) = value { return .string(StringObject.decimal(number)) }
        }
        let format = try specification?.text(frame) ?? ""
        do { return try JoinedStringNode.converted(value, conversion).formattedValue(format) } catch { throw located(error) }
    }

    /// The bytes of a short text are put together on the stack.
    private func plain(_ frame: Frame) throws -> StringObject {
        try withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 256) { room in
            var used = 0
            func append(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
                guard let source = bytes.baseAddress else { return true }
                guard used &+ bytes.count <= room.count, let start = room.baseAddress else { return false }
                (start + used).update(from: source, count: bytes.count)
                used &+= bytes.count
                return true
            }
            for (at, part) in parts.enumerated() {
                let piece: String
                switch part {
                case .literal(let text): piece = text
                case .field(let node, _, _):
                    switch try node.evaluate(frame) {
                    case .string(let string): piece = string.text
                    case .int(let number) where used &+ 20 <= room.count:
                        _ = StringObject.withDecimalDigits(number) { append($0) }
                        continue
                    case let value: do { piece = try value.formatted("") } catch { throw located(error) }
                    }
                }
                if !piece.withBytes({ append($0) }) {
                    let start = String(decoding: UnsafeBufferPointer(rebasing: UnsafeBufferPointer(room)[..<used]), as: UTF8.self)
                    return StringObject(try text(frame, from: at + 1, after: start + piece))
                }
            }
            return StringObject.of(UnsafeBufferPointer(rebasing: UnsafeBufferPointer(room)[..<used]))
        }
    }

    /// - Parameter start: the text of the parts before.
    private func text(_ frame: Frame, from first: Int = 0, after start: String = "") throws -> String {
        if let constant { return constant }
        var result = start
        for part in parts[first...] {
            switch part {
            case .literal(let piece): result += piece
            case .field(let node, let conversion, let specification):
                let value = try node.evaluate(frame)
                if conversion == nil, specification == nil, case .string(let string) = value {
                    result += string.text
                    continue
                }
                let format = try specification?.text(frame) ?? ""
                do { result += try JoinedStringNode.converted(value, conversion).formatted(format) } catch { throw located(error) }
            }
        }
        return result
    }

    /// `!r`, `!s`, `!a`
    private static func converted(_ value: Value, _ conversion: Character?) throws -> Value {
        switch conversion {
        case "r": return try value.reprValue()
        case "s": return try value.strValue()
        case "a": return .string(try value.asciiText())
        default: return value
        }
    }
}
