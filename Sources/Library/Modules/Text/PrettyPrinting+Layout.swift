import Runtime

extension PrettyPrinting {
    /// Lays out a value over several lines; false for what is always written on one.
    mutating func layOut(_ value: Value, _ object: Object, _ plain: String, _ indent: Int, _ allowance: Int, _ level: Int) throws -> Bool {
        let type = object.type, name = type.name, inner = indent + name.codePointCount + 1
        if type.overriding(.repr) != nil { return try layOutFields(value, indent, allowance, level) }
        if isEmptyCollection(object) {
            put(try value.reprText())
            return true
        }
        switch object {
        case let container as UserContainer: try format(container.data, indent: indent, allowance: allowance, level: level - 1)
        case let dict as DefaultDict:
            put("\(name)(\(try representation(dict.factory, level: level)),\n\(blanks(inner))")
            try dictionary(items(dict), inner, allowance + 1, level)
            put(")")
        case let dict as OrderedDict:
            put("\(name)(")
            try format(.list(dict.pairs.map { .tuple([$0.key, $0.value]) }), indent: inner, allowance: allowance + 1, level: level)
            put(")")
        case let counter as CounterObject:
            put("\(name)({")
            put(blanks(style.indent - 1))
            try pairs(try counter.mostCommon(), inner, allowance + 2, level)
            put("})")
        case let dict as DictObject: try dictionary(items(dict), indent, allowance, level)
        case let list as ListObject:
            put("[")
            try elements(Array(list.elements), indent, allowance + 1, level)
            put("]")
        case let tuple as TupleObject where type.nativeBase === Class.tuple:
            let end = tuple.elements.count == 1 ? ",)" : ")"
            put("(")
            try elements(Array(tuple.elements), indent, allowance + end.count, level)
            put(end)
        case is SetObject: try set(value, type, indent, allowance, level)
        case let string as StringObject: try self.string(string, indent, allowance, level)
        case let bytes as any ByteSequence where !bytes.bytes.isEmpty: self.bytes(bytes, type, indent, allowance, level)
        case let deque as DequeObject:
            put("\(name)([")
            try elements(deque.elements, inner, deque.limit == nil ? allowance + 2 : 2, level)
            put(deque.limit.map { "],\n\(blanks(inner))maxlen=\($0))" } ?? "])")
        case let chain as ChainMapObject:
            put("\(name)(")
            let maps = Array(chain.maps.elements)
            for (index, map) in maps.enumerated() {
                let isLast = index == maps.count - 1
                try format(map, indent: inner, allowance: isLast ? allowance + 1 : 1, level: level)
                put(isLast ? ")" : ",\n" + blanks(inner))
            }
        case let proxy as MappingProxyObject:
            put("mappingproxy(")
            try format(proxy.mapping, indent: indent + 13, allowance: allowance + 1, level: level)
            put(")")
        case is SimpleNamespace:
            let shown = type.isNative ? "namespace" : name
            put(shown + "(")
            try fields(object.ownAttributes.map { ($0.name.text, $0.value) }, indent + shown.codePointCount + 1, allowance, level)
            put(")")
        default: return try layOutFields(value, indent, allowance, level)
        }
        return true
    }

    /// Collections that show themselves as their own `repr` does where they are empty: `Counter()`.
    private func isEmptyCollection(_ object: Object) -> Bool {
        switch object {
        case let dict as DictObject: (dict is DefaultDict || dict is OrderedDict || dict is CounterObject) && dict.count == 0
        case let deque as DequeObject: deque.elements.isEmpty
        case let set as SetObject: set.count == 0
        case is ChainMapObject: (try? object.length()) == 0
        default: false
        }
    }

    private mutating func dictionary(_ items: [(key: Value, value: Value)], _ indent: Int, _ allowance: Int, _ level: Int) throws {
        put("{" + blanks(style.indent - 1))
        if !items.isEmpty { try pairs(items, indent, allowance + 1, level) }
        put("}")
    }

    private mutating func pairs(_ items: [(key: Value, value: Value)], _ indent: Int, _ allowance: Int, _ level: Int) throws {
        let indent = indent + style.indent
        for (index, item) in items.enumerated() {
            let isLast = index == items.count - 1
            let key = try representation(item.key, level: level)
            put(key + ": ")
            try format(item.value, indent: indent + key.codePointCount + 2, allowance: isLast ? allowance : 1, level: level)
            if !isLast { put(",\n" + blanks(indent)) }
        }
    }

    private mutating func fields(_ items: [(String, Value)], _ indent: Int, _ allowance: Int, _ level: Int) throws {
        for (index, item) in items.enumerated() {
            let isLast = index == items.count - 1
            put(item.0 + "=")
            // As the `repr` of a data class shows itself.
            if let object = item.1.object, isOpen(object) { put("...") } else { try format(item.1, indent: indent + item.0.codePointCount + 1, allowance: isLast ? allowance : 1, level: level) }
            if !isLast { put(",\n" + blanks(indent)) }
        }
    }

    /// A data class whose representation was made for it.
    private mutating func layOutFields(_ value: Value, _ indent: Int, _ allowance: Int, _ level: Int) throws -> Bool {
        guard let all = DataclassMaking.fields(of: value), value.object.map({ !($0 is Class) }) ?? false, case .object(let object)? = value.type.lookup(.repr), object is NativeFunction else { return false }
        let name = value.type.name
        put(name + "(")
        let shown = try all.filter(\.isShown).compactMap { field in try field.name.map { ($0.text, try value.attribute($0)) } }
        try fields(shown, indent + name.codePointCount + 1, allowance, level)
        put(")")
        return true
    }

    private mutating func elements(_ items: [Value], _ given: Int, _ allowance: Int, _ level: Int) throws {
        let indent = given + style.indent
        put(blanks(style.indent - 1))
        let lineBreak = ",\n" + blanks(indent)
        var separator = ""
        var width = style.width - indent + 1, fullWidth = width
        for (index, item) in items.enumerated() {
            let isLast = index == items.count - 1
            if isLast {
                fullWidth -= allowance
                width -= allowance
            }
            if style.isCompact {
                let plain = try representation(item, level: level), needed = plain.codePointCount + 2
                if width < needed {
                    width = fullWidth
                    if !separator.isEmpty { separator = lineBreak }
                }
                if width >= needed {
                    width -= needed
                    put(separator + plain)
                    separator = ", "
                    continue
                }
            }
            put(separator)
            separator = lineBreak
            try format(item, indent: indent, allowance: isLast ? allowance : 1, level: level)
        }
    }

    private mutating func set(_ value: Value, _ type: Class, _ indent: Int, _ allowance: Int, _ level: Int) throws {
        let isPlain = type === Class.set
        let sorted = try value.elements().enumerated().sorted { a, b in
            if try PrettyPrinting.goesBefore(a.element, b.element) { return true }
            return try !PrettyPrinting.goesBefore(b.element, a.element) && a.offset < b.offset
        }.map(\.element)
        put(isPlain ? "{" : "\(type.name)({")
        try elements(sorted, isPlain ? indent : indent + type.name.codePointCount + 1, allowance + (isPlain ? 1 : 2), level)
        put(isPlain ? "}" : "})")
    }

    // MARK: long strings

    private mutating func string(_ string: StringObject, _ given: Int, _ givenAllowance: Int, _ level: Int) throws {
        let indent = level == 1 ? given + 1 : given, allowance = level == 1 ? givenAllowance + 1 : givenAllowance
        let lines = try Splitting.lines(string, keepsEnds: true).map { try $0.strText() }
        let width = style.width - indent
        var chunks: [String] = []
        for (index, line) in lines.enumerated() {
            let isLastLine = index == lines.count - 1
            let whole = line.pythonRepr
            if whole.codePointCount <= (isLastLine ? width - allowance : width) {
                chunks.append(whole)
                continue
            }
            var current = ""
            let words = PrettyPrinting.words(line)
            for (at, word) in words.enumerated() {
                let candidate = current + word
                let room = at == words.count - 1 && isLastLine ? width - allowance : width
                if candidate.pythonRepr.codePointCount > room {
                    if !current.isEmpty { chunks.append(current.pythonRepr) }
                    current = word
                } else { current = candidate }
            }
            if !current.isEmpty { chunks.append(current.pythonRepr) }
        }
        if chunks.count == 1 { return put(chunks[0]) }
        let text = chunks.joined(separator: "\n" + blanks(indent))
        put(level == 1 ? "(\(text))" : text)
    }

    /// The words of a line, each with the white space behind it.
    private static func words(_ line: String) -> [String] {
        var words: [String] = []
        var current = String.UnicodeScalarView(), isInBlank = false
        for scalar in line.unicodeScalars {
            if isInBlank, !scalar.isBlank {
                words.append(String(current))
                current = String.UnicodeScalarView()
            }
            isInBlank = scalar.isBlank
            current.append(scalar)
        }
        if !current.isEmpty { words.append(String(current)) }
        return words
    }

    private mutating func bytes(_ object: any ByteSequence, _ type: Class, _ given: Int, _ givenAllowance: Int, _ level: Int) {
        let isArray = object is ByteArrayObject
        let bytes = object.bytes
        func shown(_ part: [UInt8]) -> String { (try? BytesObject(part).repr()) ?? "" }
        if !isArray, bytes.count <= 4 { return put(shown(bytes)) }
        let isParenthesised = isArray || level == 1
        var indent = given, allowance = givenAllowance
        if isArray {
            indent += type.name.codePointCount + 1
            allowance += 1
            put(type.name + "(")
        } else if isParenthesised {
            indent += 1
            allowance += 1
            put("(")
        }
        var current: [UInt8] = [], parts: [String] = []
        let last = bytes.count / 4 * 4
        for start in stride(from: 0, to: bytes.count, by: 4) {
            let part = Array(bytes[start..<min(start + 4, bytes.count)])
            let room = style.width - indent - (start == last ? allowance : 0)
            if shown(current + part).codePointCount > room {
                if !current.isEmpty { parts.append(shown(current)) }
                current = part
            } else { current += part }
        }
        if !current.isEmpty { parts.append(shown(current)) }
        put(parts.joined(separator: "\n" + blanks(indent)))
        if isParenthesised { put(")") }
    }
}
