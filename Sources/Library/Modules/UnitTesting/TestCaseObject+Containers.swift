import Runtime

/// Assertions of texts and containers, which show how they differ.
extension TestCaseObject {
    static func declareContainerAssertions(_ type: Declaration<TestCaseObject>) {
        func two(_ name: String, _ first: String, _ second: String, _ doc: String, _ body: @escaping (TestCaseObject, Value, Value, Value) throws -> Void) {
            type.method(name, .required(first, as: Value.self), .required(second, as: Value.self), .optional("msg", default: Value.none), doc: doc, body: body)
        }
        two("assertMultiLineEqual", "first", "second", "Refuses texts that differ, and shows the lines in which they do.") { try $0.assertSameText($1, $2, $3) }
        two("assertListEqual", "list1", "list2", "A list-specific equality assertion.") { try $0.assertSameSequence($1, $2, $3, .list) }
        two("assertTupleEqual", "tuple1", "tuple2", "A tuple-specific equality assertion.") { try $0.assertSameSequence($1, $2, $3, .tuple) }
        two("assertSetEqual", "set1", "set2", "A set-specific equality assertion.") { try $0.assertSameSet($1, $2, $3) }
        two("assertDictEqual", "d1", "d2", "A dict-specific equality assertion.") { try $0.assertSameDict($1, $2, $3) }
        two("assertCountEqual", "first", "second", "Refuses iterables that differ in more than the order of their elements.") { try $0.assertSameCounts($1, $2, $3) }
        two("assertDictContainsSubset", "subset", "dictionary", "Refuses a dict that lacks entries of another.") { try $0.assertSubset($1, $2, $3) }
        type.method("assertSequenceEqual", .required("seq1", as: Value.self), .required("seq2", as: Value.self), .optional("msg", default: Value.none), .optional("seq_type", default: Value.none), doc: "Refuses sequences that differ, and shows the first difference.") { (test: TestCaseObject, a: Value, b: Value, message: Value, type: Value) throws in
            try test.assertSameSequence(a, b, message, type.object?.asClass)
        }
    }

    /// The message with the differences behind it, unless they are too long (`maxDiff`).
    private func with(_ difference: String, _ message: String) throws -> String {
        let most = try value.attribute("maxDiff")
        if try most.isNone || difference.codePointCount <= Int.from(most) { return message + difference }
        return message + "\nDiff is \(difference.codePointCount) characters long. Set self.maxDiff to None to see it."
    }
    private func difference(_ a: Value, _ b: Value) throws -> String {
        func lines(_ value: Value) throws -> [String] {
            var printing = PrettyPrinting(PrettyStyle())
            return try Value.string(try printing.text(value)).callMethod("splitlines").elements().map { try $0.strText() }
        }
        return "\n" + (try LineDifference.lines(lines(a), lines(b)).joined(separator: "\n"))
    }
    private func demand(_ value: Value, _ type: Class, _ words: String) throws {
        if try !isInstance(value, .object(type)) { throw try failure("\(value.safeRepr()) is not an instance of \(type.repr())", .string(words)) }
    }

    // MARK: texts

    func assertSameText(_ a: Value, _ b: Value, _ message: Value) throws {
        try demand(a, .string, "First argument is not a string")
        try demand(b, .string, "Second argument is not a string")
        if try a.equals(b) { return }
        let threshold = try Int.from(value.attribute("_diffThreshold"))
        if try a.length() > threshold || b.length() > threshold { return try assertPlainlyEqual(a, b, message) }
        func lines(_ value: Value) throws -> [String] { try value.attribute("splitlines").call([], keywords: [("keepends", .bool(true))]).elements().map { try $0.strText() } }
        var first = try lines(a), second = try lines(b)
        if first.count == 1, case let text = try a.strText(), first[0] == text, !text.hasSuffix("\n"), !text.hasSuffix("\r"), !text.hasPrefix("\n"), !text.hasPrefix("\r") {
            (first, second) = ([text + "\n"], [try b.strText() + "\n"])
        }
        let shown = try ShortenedText.pair(a, b)
        throw try failure(try with("\n" + LineDifference.lines(first, second).joined(), "\(shown.0) != \(shown.1)"), message)
    }

    // MARK: dicts and sets

    func assertSameDict(_ a: Value, _ b: Value, _ message: Value) throws {
        try demand(a, .dict, "First argument is not a dictionary")
        try demand(b, .dict, "Second argument is not a dictionary")
        if try !a.compare(.notEqual, b).isTrue() { return }
        let shown = try ShortenedText.pair(a, b)
        throw try failure(try with(difference(a, b), "\(shown.0) != \(shown.1)"), message)
    }

    private func assertSubset(_ subset: Value, _ dict: Value, _ message: Value) throws {
        try WarningState.warn(.string("assertDictContainsSubset is deprecated"), .deprecationWarning, WarningState.place(1))
        var missing: [String] = [], different: [String] = []
        for entry in try subset.callMethod("items").elements() {
            let key = try entry.item(.int(0)), wanted = try entry.item(.int(1))
            guard try dict.contains(key) else {
                missing.append(try key.safeRepr())
                continue
            }
            let found = try dict.item(key)
            if try wanted.compare(.notEqual, found).isTrue() { different.append("\(try key.safeRepr()), expected: \(try wanted.safeRepr()), actual: \(try found.safeRepr())") }
        }
        var parts = missing.isEmpty ? [] : ["Missing: \(missing.joined(separator: ","))"]
        if !different.isEmpty { parts.append("Mismatched values: \(different.joined(separator: ","))") }
        if !parts.isEmpty { throw try failure(parts.joined(separator: "; "), message) }
    }

    func assertSameSet(_ a: Value, _ b: Value, _ message: Value) throws {
        func difference(_ a: Value, _ b: Value, _ which: String) throws -> Value {
            do { return try a.callMethod("difference", b) } catch let error as PythonException where error.isInstance(of: .typeError) {
                throw try failure(.string("invalid type when attempting set difference: \(error.message)")).raised(handling: error)
            } catch let error as PythonException where error.isInstance(of: .attributeError) {
                throw try failure(.string("\(which) argument does not support set difference: \(error.message)")).raised(handling: error)
            }
        }
        let onlyFirst = try difference(a, b, "first"), onlySecond = try difference(b, a, "second")
        var lines: [String] = []
        if try onlyFirst.isTrue() { lines += ["Items in the first set but not the second:"] + (try onlyFirst.elements().map { try $0.reprText() }) }
        if try onlySecond.isTrue() { lines += ["Items in the second set but not the first:"] + (try onlySecond.elements().map { try $0.reprText() }) }
        if !lines.isEmpty { throw try failure(lines.joined(separator: "\n"), message) }
    }

    // MARK: sequences

    func assertSameSequence(_ a: Value, _ b: Value, _ message: Value, _ type: Class?) throws {
        let name = type?.name ?? "sequence"
        if let type {
            for (which, sequence) in [("First", a), ("Second", b)] where try !isInstance(sequence, .object(type)) {
                throw try failure(.string("\(which) sequence is not a \(name): \(try sequence.safeRepr())"))
            }
        }
        var problem: String?
        var lengths = [0, 0]
        for (index, (which, sequence)) in [("First", a), ("Second", b)].enumerated() where problem == nil {
            do { lengths[index] = try sequence.length() } catch let error as PythonException where error.isInstance(of: .typeError) || error.isInstance(of: .notImplementedError) {
                problem = "\(which) \(name) has no length.    Non-sequence?"
            }
        }
        if problem == nil {
            if try a.compare(.equal, b).isTrue() { return }
            guard let found = try sequenceProblem(a, b, lengths, name, isTyped: type != nil) else { return }
            problem = found
        }
        throw try failure(try with(difference(a, b), problem ?? ""), message)
    }

    /// Where two sequences begin to differ; nil where they have the same elements and differ in their classes alone.
    private func sequenceProblem(_ a: Value, _ b: Value, _ lengths: [Int], _ name: String, isTyped: Bool) throws -> String? {
        func element(_ index: Int, _ sequence: Value) throws -> Value? {
            do { return try sequence.item(.int(index)) } catch let error as PythonException where error.isInstance(of: .typeError) || error.isInstance(of: .indexError) || error.isInstance(of: .notImplementedError) { return nil }
        }
        let shown = try ShortenedText.pair(a, b)
        var text = "\(name.prefix(1).uppercased())\(name.dropFirst())s differ: \(shown.0) != \(shown.1)\n"
        var foundDifference = false
        for index in 0..<min(lengths[0], lengths[1]) where !foundDifference {
            guard let first = try element(index, a) else {
                text += "\nUnable to index element \(index) of first \(name)\n"
                foundDifference = true
                continue
            }
            guard let second = try element(index, b) else {
                text += "\nUnable to index element \(index) of second \(name)\n"
                foundDifference = true
                continue
            }
            guard try first.compare(.notEqual, second).isTrue() else { continue }
            let pair = try ShortenedText.pair(first, second)
            text += "\nFirst differing element \(index):\n\(pair.0)\n\(pair.1)\n"
            foundDifference = true
        }
        if !foundDifference, lengths[0] == lengths[1], !isTyped, a.type !== b.type { return nil }
        guard lengths[0] != lengths[1] else { return text }
        let isFirst = lengths[0] > lengths[1], which = isFirst ? "First" : "Second", start = min(lengths[0], lengths[1])
        text += "\n\(which) \(name) contains \(abs(lengths[0] - lengths[1])) additional elements.\n"
        if let extra = try element(start, isFirst ? a : b) { text += "First extra element \(start):\n\(try extra.safeRepr())\n" } else { text += "Unable to index element \(start) of \(isFirst ? "first" : "second") \(name)\n" }
        return text
    }

    // MARK: counts

    private func assertSameCounts(_ a: Value, _ b: Value, _ message: Value) throws {
        let first = try a.elements(), second = try b.elements()
        let differences = try countDifferences(first, second) ?? slowCountDifferences(first, second)
        if differences.isEmpty { return }
        let lines = try differences.map { "First has \($0.first), Second has \($0.second):  \(try $0.element.reprText())" }
        throw try failure(try with(lines.joined(separator: "\n"), "Element counts were not equal:\n"), message)
    }

    private typealias CountDifference = (first: Int, second: Int, element: Value)

    /// nil where an element cannot be hashed.
    private func countDifferences(_ first: [Value], _ second: [Value]) throws -> [CountDifference]? {
        func counted(_ elements: [Value]) throws -> DictObject {
            let counts = DictObject()
            for element in elements {
                let known = try counts.get(element).map { try Int.from($0) } ?? 0
                try counts.set(element, .int(known + 1))
            }
            return counts
        }
        let counts: (DictObject, DictObject)
        do { counts = (try counted(first), try counted(second)) } catch let error as PythonException where error.isInstance(of: .typeError) { return nil }
        var found: [CountDifference] = []
        for (element, count) in counts.0.pairs {
            let count = try Int.from(count), other = try counts.1.get(element).map { try Int.from($0) } ?? 0
            if count != other { found.append((count, other, element)) }
        }
        for (element, count) in counts.1.pairs where try counts.0.get(element) == nil { found.append((0, try Int.from(count), element)) }
        return found
    }

    private func slowCountDifferences(_ first: [Value], _ second: [Value]) throws -> [CountDifference] {
        var left: [Value?] = first, right: [Value?] = second
        var found: [CountDifference] = []
        func take(_ element: Value, _ from: inout [Value?], start: Int = 0) throws -> Int {
            var count = 0
            for index in from.indices.dropFirst(start) {
                try Pulse.check()
                if let candidate = from[index], try candidate.equals(element) {
                    count += 1
                    from[index] = nil
                }
            }
            return count
        }
        for index in left.indices {
            guard let element = left[index] else { continue }
            let counts = (try take(element, &left, start: index), try take(element, &right))
            if counts.0 != counts.1 { found.append((counts.0, counts.1, element)) }
        }
        for index in right.indices {
            guard let element = right[index] else { continue }
            found.append((0, try take(element, &right, start: index), element))
        }
        return found
    }
}
