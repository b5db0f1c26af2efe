import Runtime

/// `string`
func stringModule(_ module: ModuleObject) {
    let lower = "abcdefghijklmnopqrstuvwxyz", upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ", digits = "0123456789"
    let punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", whitespace = " \t\n\r\u{0B}\u{0C}"
    module["ascii_lowercase"] = .string(lower)
    module["ascii_uppercase"] = .string(upper)
    module["ascii_letters"] = .string(lower + upper)
    module["digits"] = .string(digits)
    module["hexdigits"] = .string(digits + "abcdefABCDEF")
    module["octdigits"] = .string("01234567")
    module["punctuation"] = .string(punctuation)
    module["whitespace"] = .string(whitespace)
    module["printable"] = .string(digits + lower + upper + punctuation + whitespace)
    module.isWrittenInPython = true
    module.function("capwords", .required("s", as: Value.self), .optional("sep", default: Value.none), doc: "Split the argument into words, capitalize each word, and join them with sep, or a space.") { (text: Value, separator: Value) throws -> Value in
        let gap = separator.isNone ? Value.string(" ") : separator
        let words = try text.callMethod("split", separator).elements().map { try $0.callMethod("capitalize") }
        return try gap.callMethod("join", .list(words))
    }
    module["Formatter"] = .object(StringFormatter.pythonClass)
    module["Template"] = .object(StringTemplate.pythonClass)
}
