import Runtime

/// `str`
func declareStringType() {
    Class.string.construct = { made, arguments in
        if arguments.positionalCount == 1, arguments.keywords == nil {
            let object = arguments[0]
            if made !== Class.string { return StringObject(try object.strText(), type: made).value }
            return try object.strValue()
        }
        if made === Class.string, arguments.positionalCount == 0, arguments.keywordCount == 1, let object = arguments.keyword("object") { return try object.strValue() }
        return StringObject(try constructed(arguments), type: made).value
    }
    Class.string.constructFromOne = { value in
        switch value {
        case .string: return value
        case .int(let number): return .string(StringObject.decimal(number))
        default: return try value.strValue()
        }
    }
    Class.string.extend(for: StringObject.self, doc: "A text: of any object, or of bytes and their encoding.") { type in
        type.method("__str__", doc: "Return str(self).") { (text: StringObject) -> Value in .string(StringObject(text.text)) }
        declareHooks(type)
        declareStringCases(type)
        declareStringTests(type)
        declareStringSearch(type)
        declareStringSplitting(type)
        declareStringPadding(type)
        declareStringTranslation(type)
        declareComposing(type)
    }
}

private let constructorSignature = MethodSignature.named(required: 0, ["object=''", "encoding='utf-8'", "errors='strict'"])

private func constructed(_ arguments: Arguments) throws -> String {
    try constructorSignature.checker("str").check(arguments)
    let names = constructorSignature.names
    func argument(_ index: Int) -> Value? { index < arguments.positionalCount ? arguments[index] : arguments.keyword(names[index]) }
    func text(_ index: Int, _ fallback: String) throws -> String {
        guard let value = argument(index) else { return fallback }
        guard let string = value.object as? StringObject else { throw PythonException.typeError("str() argument '\(names[index].text)' must be str, not \(value.isNone ? "None" : value.typeName)") }
        return string.text
    }
    guard let object = argument(0) else { return "" }
    if argument(1) == nil, argument(2) == nil { return try object.strText() }
    let encoding = try text(1, "utf-8"), errors = try text(2, "strict")
    if object.object is StringObject { throw PythonException.typeError("decoding str is not supported") }
    guard let bytes = object.bytesLike else { throw PythonException.typeError("decoding to str: need a bytes-like object, \(object.typeName) found") }
    return try TextEncoding.decode(bytes, encoding, errors)
}

private func declareHooks(_ type: Declaration<StringObject>) {
    declareArithmeticHooks(type, [.add, .multiply, .modulo])
    type.method("__len__", doc: "Return len(self).") { $0.count }
    type.method("__contains__", .required("key", as: Value.self), doc: "Whether it is in there.") { (string: StringObject, part: Value) throws -> Bool in try string.contains(part) ?? false }
    type.method("__getitem__", .required("key", as: Value.self), doc: "Return self[key].") { (string: StringObject, key: Value) throws -> Value in try string.item(key) ?? .none }
    type.method("__iter__", doc: "Implement iter(self).") { (string: StringObject) throws -> Value in try string.iterator().map { .object($0) } ?? .none }
    type.native("__format__", .one("format_spec"), doc: "The text laid out by a format specification.") { string, call in
        .string(try string.format(call.string(0, of: "__format__() argument").text))
    }
    type.method("__getnewargs__", doc: "Return the arguments that make a copy.") { (string: StringObject) -> Value in .tuple([.string(string.text)]) }
}

private func declareComposing(_ type: Declaration<StringObject>) {
    type.native("encode", .named(required: 0, ["encoding='utf-8'", "errors='strict'"]), doc: "The bytes that the text stands for.\n\n  encoding\n    How it is written: utf-8, ascii, latin-1 ...\n  errors\n    What is done with characters that cannot be written: 'strict', 'ignore', 'replace',\n    'backslashreplace', 'xmlcharrefreplace'.") { string, call in
        let encoding = try call[0].map { _ in try call.string(0, of: "encode() argument 'encoding'").text } ?? "utf-8"
        let errors = try call[1].map { _ in try call.string(1, of: "encode() argument 'errors'").text } ?? "strict"
        return BytesObject(try TextEncoding.encode(string.text, encoding, errors)).value
    }
    type.rawMethod("format", doc: "S.format(*args, **kwargs) -> str\n\nFills in what stands in braces.\n\n    \"{0} of {total}\".format(3, total=5)") { string, arguments in
        try StringFormat.format(string.text, arguments)
    }
    type.native("format_map", .one("mapping"), doc: "S.format_map(mapping) -> str\n\nFills in what stands in braces from a mapping.") { string, call in
        .string(try StringFormat.format(string.text, mapping: call[0] ?? .none))
    }
    type.native("join", .one("iterable"), doc: "All texts in a row, with this one between them.\n\n    \", \".join([\"a\", \"b\"])") { string, call in try joined(string, call[0] ?? .none) }
}

private func joined(_ gap: StringObject, _ parts: Value) throws -> Value {
    let elements: ContiguousArray<Value>
    switch parts {
    case .list(let list): elements = list.elements
    case .tuple(let tuple): elements = tuple.elements
    default:
        guard let iterator = try parts.makeIterator() else { throw PythonException.typeError("can only join an iterable") }
        var gathered = ContiguousArray<Value>()
        while let part = try iterator.next() {
            try Pulse.check()
            gathered.append(part)
        }
        elements = gathered
    }
    if elements.count == 1, case .string = elements[0] { return elements[0] }
    var length = 0, count = 0
    for (index, element) in elements.enumerated() {
        if index & 0xFFFF == 0xFFFF { try Pulse.check() }
        if case .string(let string) = element {
            length += string.text.utf8.count
            count += string.count
            continue
        }
        guard let string = element.object as? StringObject else { throw PythonException.typeError("sequence item \(index): expected str instance, \(element.typeName) found") }
        length += string.text.utf8.count
        count += string.count
    }
    if elements.count > 1 {
        length += gap.text.utf8.count * (elements.count - 1)
        count += gap.count * (elements.count - 1)
    }
    try Limits.reserve(length, of: 1)
    let result = try gap.text.withBytes { gap in
        try String(unsafeUninitializedCapacity: length) { room in
            var end = 0
            func put(_ bytes: UnsafeBufferPointer<UInt8>) {
                guard let start = bytes.baseAddress, let base = room.baseAddress else { return }
                (base + end).update(from: start, count: bytes.count)
                end += bytes.count
            }
            for index in elements.indices {
                if index & 0xFFF == 0xFFF { try Pulse.check() }
                if index > 0 { put(gap) }
                if case .string(let string) = elements[index] { string.text.withBytes(put) } else { (elements[index].object as? StringObject)?.text.withBytes(put) }
            }
            return end
        }
    }
    return .string(StringObject(result, count: count))
}
