import Runtime

/// A native parameter's text read back: `tags: list = <factory>`, `limit=None`.
enum DescribedParameter {
    static func parse(_ description: ParameterDescription, _ kind: FunctionParameter.Kind) -> SignatureParameter {
        let text = description.text
        var annotation: Value?, shown: String?
        if let mark = text.range(of: ": ") {
            let rest = text[mark.upperBound...]
            if let equals = rest.range(of: " = ") {
                annotation = .object(SignatureText(String(rest[..<equals.lowerBound])))
                shown = String(rest[equals.upperBound...])
            } else { annotation = .object(SignatureText(String(rest))) }
        } else if let equals = text.firstIndex(of: "=") { shown = String(text[text.index(after: equals)...]) }
        return SignatureParameter(name: description.name, kind: kind, fallback: shown.map { literal($0) ?? .object(SignatureText($0)) }, annotation: annotation, shownDefault: shown)
    }

    /// The value of a plain literal: `None`, `-1`, `'utf-8'`.
    private static func literal(_ text: String) -> Value? {
        switch text {
        case "None": return Value.none
        case "True": return .bool(true)
        case "False": return .bool(false)
        case "()": return .tuple([])
        default: break
        }
        if let number = Int(text) { return .int(number) }
        if text.contains("."), let number = Double(text) { return .float(number) }
        guard let quote = text.first, quote == "'" || quote == "\"", text.count > 1, text.last == quote, !text.contains("\\") else { return nil }
        return .string(String(text.dropFirst().dropLast()))
    }
}

extension StringProtocol {
    /// The first occurrence of another text.
    fileprivate func range(of other: String) -> Range<Index>? {
        var at = startIndex
        while at < endIndex {
            if self[at...].hasPrefix(other) { return at..<index(at, offsetBy: other.count) }
            at = index(after: at)
        }
        return nil
    }
}

/// A default or an annotation of which only the text is known.
private final class SignatureText: Object {
    let text: String
    init(_ text: String) {
        self.text = text
        super.init(type: .object)
    }
    override func repr() throws -> String { text }
}
