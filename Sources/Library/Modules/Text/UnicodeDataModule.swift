import Runtime
import Syntax

/// `unicodedata`: what Unicode 14 says of characters.
func unicodeDataModule(_ module: ModuleObject) {
    module["unidata_version"] = .string("14.0.0")
    declareNames(module)
    declareProperties(module)
    declareNumbers(module)
    declareNormalForms(module)
}

/// - Throws: TypeError for what is no single character.
private func character(_ value: Value, _ function: String, isFirst: Bool = false) throws -> UnicodeScalar {
    let place = isFirst ? "argument 1" : "argument"
    guard let string = value.object as? StringObject else { throw PythonException.typeError("\(function)() \(place) must be a unicode character, not \(value.isNone ? "None" : value.typeName)") }
    guard string.count == 1, let scalar = string.text.unicodeScalars.first else { throw PythonException.typeError("\(function)() \(place) must be a unicode character, not str") }
    return scalar
}

private func declareNames(_ module: ModuleObject) {
    module.function("name", .required("chr", as: Value.self).positionalOnly, .optional("default", default: Value.undefined, shown: "<unrepresentable>").positionalOnly, doc: "The name of a character; without a default, ValueError where it has none.") { (value: Value, fallback: Value) throws -> Value in
        let scalar = try character(value, "name", isFirst: true)
        if scalar.isKnown, let name = scalar.properties.name { return .string(name) }
        if fallback.isUndefined { throw PythonException.valueError("no such name") }
        return fallback
    }
    module.function("lookup", .required("name", as: String.self).positionalOnly, doc: "The character of this name.") { (name: String) throws -> Value in
        guard let code = CharacterName.code(of: name) else { throw PythonException.keyError(.string("undefined character name '\(name)'")) }
        return .string(StringObject.of(try .of(pythonCode: code)))
    }
}

private func declareProperties(_ module: ModuleObject) {
    module.function("category", .required("chr", as: Value.self).positionalOnly, doc: "The category of a character: \"Lu\" of capitals, \"Nd\" of digits ...") { (value: Value) throws -> String in
        let scalar = try character(value, "category")
        if scalar.isLoneSurrogate { return "Cs" }
        return scalar.isKnown ? category(scalar.properties.generalCategory) : "Cn"
    }
    module.function("combining", .required("chr", as: Value.self).positionalOnly, doc: "The class by which marks are put in order; 0 of characters that are no marks.") { (value: Value) throws -> Int in
        let scalar = try character(value, "combining")
        return scalar.isKnown ? Int(scalar.properties.canonicalCombiningClass.rawValue) : 0
    }
    module.function("mirrored", .required("chr", as: Value.self).positionalOnly, doc: "1 for characters that are turned round in texts from right to left, else 0.") { (value: Value) throws -> Int in
        try character(value, "mirrored").properties.isBidiMirrored ? 1 : 0
    }
    let runs: [(name: String, table: () -> CharacterRuns, doc: String)] = [
        ("bidirectional", { .bidirectional }, "How a character takes part in texts that run from right to left; \"\" where that is not said."),
        ("east_asian_width", { .eastAsianWidth }, "How wide a character is in East Asian texts: \"W\", \"Na\", \"A\" ..."),
    ]
    for (name, table, doc) in runs {
        module.function(name, .required("chr", as: Value.self).positionalOnly, doc: doc) { (value: Value) throws -> String in try table().value(of: character(value, name).pythonCode) }
    }
    module.function("decomposition", .required("chr", as: Value.self).positionalOnly, doc: "Not in Retort.") { (_: Value) throws -> Value in throw PythonException.notImplemented("Retort has no unicodedata.decomposition()") }
}

/// `Lu`
private func category(_ category: Unicode.GeneralCategory) -> String {
    switch category {
    case .uppercaseLetter: "Lu"
    case .lowercaseLetter: "Ll"
    case .titlecaseLetter: "Lt"
    case .modifierLetter: "Lm"
    case .otherLetter: "Lo"
    case .nonspacingMark: "Mn"
    case .spacingMark: "Mc"
    case .enclosingMark: "Me"
    case .decimalNumber: "Nd"
    case .letterNumber: "Nl"
    case .otherNumber: "No"
    case .connectorPunctuation: "Pc"
    case .dashPunctuation: "Pd"
    case .openPunctuation: "Ps"
    case .closePunctuation: "Pe"
    case .initialPunctuation: "Pi"
    case .finalPunctuation: "Pf"
    case .otherPunctuation: "Po"
    case .mathSymbol: "Sm"
    case .currencySymbol: "Sc"
    case .modifierSymbol: "Sk"
    case .otherSymbol: "So"
    case .spaceSeparator: "Zs"
    case .lineSeparator: "Zl"
    case .paragraphSeparator: "Zp"
    case .control: "Cc"
    case .format: "Cf"
    case .surrogate: "Cs"
    case .privateUse: "Co"
    default: "Cn"
    }
}

private func declareNumbers(_ module: ModuleObject) {
    let kinds: [(name: String, doc: String, refusal: String, fits: (Unicode.NumericType) -> Bool)] = [
        ("decimal", "The value of a decimal digit.", "not a decimal", { $0 == .decimal }),
        ("digit", "The value of a digit of any kind.", "not a digit", { $0 == .decimal || $0 == .digit }),
        ("numeric", "The number that a character stands for, as a float.", "not a numeric character", { _ in true }),
    ]
    for (name, doc, refusal, fits) in kinds {
        module.function(name, .required("chr", as: Value.self).positionalOnly, .optional("default", default: Value.undefined, shown: "<unrepresentable>").positionalOnly, doc: doc + "\n\nWhere it has none, the default; without that, ValueError.") { (value: Value, fallback: Value) throws -> Value in
            let scalar = try character(value, name, isFirst: true)
            if scalar.isKnown, let type = scalar.properties.numericType, fits(type), let number = scalar.properties.numericValue {
                return name == "numeric" ? .float(number) : .int(Int(number))
            }
            if fallback.isUndefined { throw PythonException.valueError(refusal) }
            return fallback
        }
    }
}

private func declareNormalForms(_ module: ModuleObject) {
    func normal(_ form: String, _ text: String) throws -> String {
        guard let form = NormalForm(rawValue: form) else { throw PythonException.valueError("invalid normalization form") }
        if text.withBytes({ $0.allSatisfy { $0 < 0x80 } }) { return text }
        return try form.of(text) { try Pulse.check(at: $0) }
    }
    module.function("normalize", .required("form", as: String.self).positionalOnly, .required("unistr", as: String.self).positionalOnly, doc: "A text in one of the forms 'NFC', 'NFKC', 'NFD' and 'NFKD'.") { (form: String, text: String) throws -> String in try normal(form, text) }
    module.function("is_normalized", .required("form", as: String.self).positionalOnly, .required("unistr", as: String.self).positionalOnly, doc: "Whether a text is already as normalize() would give it.") { (form: String, text: String) throws -> Bool in try normal(form, text).hasSameBytes(as: text) }
}
