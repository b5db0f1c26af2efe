import Runtime

/// `str.format` (Python library reference, "Format String Syntax").
enum StringFormat {
    static func format(_ text: String, _ positional: [Value], _ keywords: Value) throws -> String {
        var next: Int? = 0
        return try expand(Array(text.unicodeScalars)[...], positional, keywords, &next, depth: 2)
    }

    private static func expand(_ text: ArraySlice<UnicodeScalar>, _ positional: [Value], _ keywords: Value, _ next: inout Int?, depth: Int) throws -> String {
        if depth < 0 { throw PythonException.valueError("Max string recursion exceeded") }
        var out = String.UnicodeScalarView()
        var at = text.startIndex
        while at < text.endIndex {
            let scalar = text[at]
            if scalar == "}" {
                guard at + 1 < text.endIndex, text[at + 1] == "}" else { throw PythonException.valueError("Single '}' encountered in format string") }
                out.append("}")
                at += 2
            } else if scalar == "{" {
                if at + 1 < text.endIndex, text[at + 1] == "{" {
                    out.append("{")
                    at += 2
                    continue
                }
                var level = 1
                var end = at + 1
                while end < text.endIndex, level > 0 {
                    if text[end] == "{" { level += 1 } else if text[end] == "}" { level -= 1 }
                    end += 1
                }
                guard level == 0 else { throw PythonException.valueError(at + 1 == text.endIndex ? "Single '{' encountered in format string" : "expected '}' before end of string") }
                out.append(contentsOf: try field(text[(at + 1)..<(end - 1)], positional, keywords, &next, depth).unicodeScalars)
                at = end
            } else {
                out.append(scalar)
                at += 1
            }
        }
        return String(out)
    }

    private static func field(_ text: ArraySlice<UnicodeScalar>, _ positional: [Value], _ keywords: Value, _ next: inout Int?, _ depth: Int) throws -> String {
        var brackets = 0
        var nameEnd = text.endIndex
        for at in text.indices {
            if text[at] == "[" { brackets += 1 } else if text[at] == "]" { brackets -= 1 } else if brackets <= 0, text[at] == "!" || text[at] == ":" {
                nameEnd = at
                break
            }
        }
        var value = try lookUp(text[text.startIndex..<nameEnd], positional, keywords, &next)
        var rest = text[nameEnd...]
        if rest.first == "!" {
            guard rest.count >= 2 else { throw PythonException.valueError("end of string while looking for conversion specifier") }
            let conversion = rest[rest.startIndex + 1]
            switch conversion {
            case "r": value = .string(try value.reprText())
            case "s": value = .string(try value.strText())
            case "a": value = .string(try value.asciiText())
            default: throw PythonException.valueError("Unknown conversion specifier \(conversion)")
            }
            rest = rest.dropFirst(2)
            if let follows = rest.first, follows != ":" { throw PythonException.valueError("expected ':' after conversion specifier") }
        }
        let specification = rest.isEmpty ? "" : try expand(rest.dropFirst(), positional, keywords, &next, depth: depth - 1)
        return try value.formatted(specification)
    }

    /// `0.name[key]`
    private static func lookUp(_ text: ArraySlice<UnicodeScalar>, _ positional: [Value], _ keywords: Value, _ next: inout Int?) throws -> Value {
        let headEnd = text.firstIndex { $0 == "." || $0 == "[" } ?? text.endIndex
        let head = String(String.UnicodeScalarView(text[text.startIndex..<headEnd]))
        var value: Value
        if head.isEmpty || Int(head) != nil {
            let index: Int
            if head.isEmpty {
                guard let automatic = next else { throw PythonException.valueError("cannot switch from manual field specification to automatic field numbering") }
                index = automatic
                next = automatic + 1
            } else {
                if let automatic = next, automatic > 0 { throw PythonException.valueError("cannot switch from automatic field numbering to manual field specification") }
                next = nil
                index = Int(head) ?? 0
            }
            guard index < positional.count else { throw PythonException.indexError("Replacement index \(index) out of range for positional args tuple") }
            value = positional[index]
        } else {
            value = try keywords.item(.string(head))
        }
        var rest = text[headEnd...]
        while let mark = rest.first {
            rest = rest.dropFirst()
            if mark == "." {
                let end = rest.firstIndex { $0 == "." || $0 == "[" } ?? rest.endIndex
                if end == rest.startIndex { throw PythonException.valueError("Empty attribute in format string") }
                value = try value.attribute(Name(String(String.UnicodeScalarView(rest[rest.startIndex..<end]))))
                rest = rest[end...]
            } else {
                guard let end = rest.firstIndex(of: "]") else { throw PythonException.valueError("Missing ']' in format string") }
                let key = String(String.UnicodeScalarView(rest[rest.startIndex..<end]))
                if key.isEmpty { throw PythonException.valueError("Empty attribute in format string") }
                value = try value.item(Int(key).map { .int($0) } ?? .string(key))
                rest = rest[(end + 1)...]
            }
        }
        return value
    }
}
