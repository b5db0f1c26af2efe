import Runtime

/// `html`
func htmlModule(_ module: ModuleObject) {
    module.isWrittenInPython = true
    func string(_ value: Value) throws -> String {
        if let string = value.object as? StringObject { return string.text }
        throw value.bytesLike == nil ? PythonException.noAttribute(value, "replace") : PythonException.typeError("a bytes-like object is required, not 'str'")
    }
    module.function("escape", .required("s", as: Value.self), .optional("quote", default: Value.bool(true)), doc: "A text with `&`, `<` and `>` written as HTML does, and by itself quotes too.") { (text: Value, quote: Value) throws -> String in
        HTMLText.escaped(try string(text), quotes: try quote.isTrue())
    }
    module.function("unescape", .required("s", as: StringObject.self), doc: "A text with what HTML writes as `&gt;` or `&#62;` as plain characters.") { (text: StringObject) throws -> String in
        try HTMLText.unescaped(text.text)
    }
}

/// `html.entities`
func htmlEntitiesModule(_ module: ModuleObject) throws {
    module.isWrittenInPython = true
    let named = DictObject(), codes = DictObject(), names = DictObject()
    func order(_ name: String) -> (String, String) { (name.lowercased(), name) }
    for (name, text) in HTMLEntities.texts.sorted(by: { order($0.key) < order($1.key) }) { try named.set(.string(name), .string(text)) }
    for entity in HTMLEntities.all where entity.isOld {
        // HTML 4 had other angle brackets than HTML 5 has.
        let code = entity.name == "lang" ? 0x2329 : entity.name == "rang" ? 0x232A : Int(entity.text.unicodeScalars.first?.value ?? 0)
        try codes.set(.string(entity.name), .int(code))
        try names.set(.int(code), .string(entity.name))
    }
    module["html5"] = named.value
    module["name2codepoint"] = codes.value
    module["codepoint2name"] = names.value
    let texts = DictObject()
    for (name, code) in codes.pairs.map({ ($0.key, $0.value) }) { try texts.set(name, .string(String(UnicodeScalar.of(pythonCode: UInt32(Int.from(code)))))) }
    module["entitydefs"] = texts.value
}

/// Characters as HTML writes them.
enum HTMLText {
    static func escaped(_ text: String, quotes: Bool) -> String {
        var out: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): out += "&amp;".utf8
            case UInt8(ascii: "<"): out += "&lt;".utf8
            case UInt8(ascii: ">"): out += "&gt;".utf8
            case UInt8(ascii: "\"") where quotes: out += "&quot;".utf8
            case UInt8(ascii: "'") where quotes: out += "&#x27;".utf8
            default: out.append(byte)
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    static func unescaped(_ text: String) throws -> String {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
        let scalars = try text.scalars()
        var out = String.UnicodeScalarView()
        var at = 0
        while at < scalars.count {
            try Pulse.check(at: at)
            if scalars[at] == "&", let (replacement, end) = reference(scalars, at + 1) {
                out.append(contentsOf: replacement.unicodeScalars)
                at = end
            } else {
                out.append(scalars[at])
                at += 1
            }
        }
        return String(out)
    }

    /// What the reference behind an ampersand means, and where it ends; nil where there is none.
    private static func reference(_ scalars: [UnicodeScalar], _ start: Int) -> (String, Int)? {
        if start < scalars.count, scalars[start] == "#" { return number(scalars, start + 1) }
        let ending: Set<UnicodeScalar> = ["\t", "\n", "\u{C}", " ", "<", "&", "#", ";"]
        var end = scalars[start...].prefix(32).prefix { !ending.contains($0) }.endIndex
        guard end > start else { return nil }
        if end < scalars.count, scalars[end] == ";" { end += 1 }
        func text(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[range])) }
        if let known = HTMLEntities.texts[text(start..<end)] { return (known, end) }
        // The longest name that may stand open begins the text: `&notit;` is `¬it;`.
        for cut in stride(from: end - 1, to: start + 1, by: -1) {
            if let known = HTMLEntities.texts[text(start..<cut)] { return (known + text(cut..<end), end) }
        }
        return ("&" + text(start..<end), end)
    }

    /// `#62;`, `#x3e;`
    private static func number(_ scalars: [UnicodeScalar], _ start: Int) -> (String, Int)? {
        let isHexadecimal = start < scalars.count && (scalars[start] == "x" || scalars[start] == "X")
        let first = isHexadecimal ? start + 1 : start
        let digits = scalars[first...].prefix { isHexadecimal ? $0.properties.isASCIIHexDigit : $0 >= "0" && $0 <= "9" }
        guard !digits.isEmpty else { return nil }
        let end = digits.endIndex < scalars.count && scalars[digits.endIndex] == ";" ? digits.endIndex + 1 : digits.endIndex
        let shown = String(String.UnicodeScalarView(digits))
        return (character(UInt32(shown, radix: isHexadecimal ? 16 : 10) ?? .max), end)
    }

    /// The windows-1252 characters that browsers read in the place of control characters.
    private static let replaced: [UInt32: UnicodeScalar] = [
        0: "\u{FFFD}", 0x0D: "\r", 0x80: "\u{20AC}", 0x81: "\u{81}", 0x82: "\u{201A}", 0x83: "\u{192}", 0x84: "\u{201E}", 0x85: "\u{2026}", 0x86: "\u{2020}", 0x87: "\u{2021}", 0x88: "\u{2C6}",
        0x89: "\u{2030}", 0x8A: "\u{160}", 0x8B: "\u{2039}", 0x8C: "\u{152}", 0x8D: "\u{8D}", 0x8E: "\u{17D}", 0x8F: "\u{8F}", 0x90: "\u{90}", 0x91: "\u{2018}", 0x92: "\u{2019}",
        0x93: "\u{201C}", 0x94: "\u{201D}", 0x95: "\u{2022}", 0x96: "\u{2013}", 0x97: "\u{2014}", 0x98: "\u{2DC}", 0x99: "\u{2122}", 0x9A: "\u{161}", 0x9B: "\u{203A}", 0x9C: "\u{153}",
        0x9D: "\u{9D}", 0x9E: "\u{17E}", 0x9F: "\u{178}",
    ]

    private static func character(_ code: UInt32) -> String {
        if let known = replaced[code] { return String(known) }
        guard code < 0x110000, let scalar = UnicodeScalar(code) else { return "\u{FFFD}" }
        switch code {
        case 1...8, 0xB, 0xE...0x1F, 0x7F...0x9F, 0xFDD0...0xFDEF: return ""
        default: return code & 0xFFFE == 0xFFFE ? "" : String(scalar)
        }
    }
}
