import Runtime

/// A str or bytes that is searched, as the code points or bytes that the matcher sees.
final class MatchSubject {
    private enum Units {
        /// Text of which every code point is one byte.
        case ascii(StringObject)
        case wide([UInt32])
        case bytes([UInt8])
    }

    let value: Value
    let count: Int
    let isText: Bool
    private let units: Units

    /// The subject last decoded: a tokenizer asks for matches of one text again and again.
    nonisolated(unsafe) private static var latest: MatchSubject?

    /// - Throws: TypeError for what is no string, and where pattern and string are of different kinds.
    static func of(_ value: Value, patternIsText: Bool?) throws -> MatchSubject {
        let subject: MatchSubject
        if let latest, let object = value.object, object === latest.value.object, !(object is ByteArrayObject) { subject = latest } else {
            subject = try MatchSubject(value)
            if case .wide = subject.units { latest = subject }
        }
        if let patternIsText, patternIsText != subject.isText {
            throw PythonException.typeError(patternIsText ? "cannot use a string pattern on a bytes-like object" : "cannot use a bytes pattern on a string-like object")
        }
        return subject
    }

    private init(_ value: Value) throws {
        self.value = value
        if let text = value.object as? StringObject {
            isText = true
            count = text.count
            units = text.isASCII ? .ascii(text) : .wide(try text.text.scalars().map(\.pythonCode))
        } else if let bytes = value.bytesLike {
            isText = false
            count = bytes.count
            units = .bytes(bytes)
        } else {
            throw PythonException.typeError("expected string or bytes-like object, got '\(value.typeName)'")
        }
    }

    /// Runs a program from `start` to `end`.
    func run(_ program: PatternProgram, from start: Int, to end: Int, mode: PatternMode, mustAdvance: Bool = false) throws -> FoundMatch? {
        switch units {
        case .ascii(let text):
            var copy = text.text
            return try copy.withUTF8 { bytes in try MatchSubject.run(program, bytes, start, end, mode, mustAdvance) }
        case .bytes(let bytes): return try bytes.withUnsafeBufferPointer { try MatchSubject.run(program, $0, start, end, mode, mustAdvance) }
        case .wide(let codes): return try codes.withUnsafeBufferPointer { try MatchSubject.run(program, $0, start, end, mode, mustAdvance) }
        }
    }

    private static func run<Unit: FixedWidthInteger & UnsignedInteger>(_ program: PatternProgram, _ text: UnsafeBufferPointer<Unit>, _ start: Int, _ end: Int, _ mode: PatternMode, _ mustAdvance: Bool) throws -> FoundMatch? {
        if let base = text.baseAddress { return try PatternMatcher<Unit>.run(program, base, from: start, to: end, mode: mode, mustAdvance: mustAdvance) }
        return try withUnsafeTemporaryAllocation(of: Unit.self, capacity: 1) { room -> FoundMatch? in
            guard let base = room.baseAddress else { return nil }
            return try PatternMatcher<Unit>.run(program, base, from: 0, to: 0, mode: mode, mustAdvance: mustAdvance)
        }
    }

    /// The part of the subject between two positions, as a value of its kind.
    func slice(_ start: Int, _ end: Int) -> Value {
        if start >= end { return isText ? .string("") : BytesObject([]).value }
        switch units {
        case .ascii(let text): return start == 0 && end == count && text.type === Class.string ? text.value : .string(text.slice(start..<end))
        case .wide(let codes): return .string(PatternSource.text(codes[start..<end]))
        case .bytes(let bytes): return BytesObject(Array(bytes[start..<end])).value
        }
    }

    /// Appends the part between two positions, as UTF-8 where it is text.
    func append(_ start: Int, _ end: Int, to output: inout [UInt8]) {
        guard start < end else { return }
        switch units {
        case .ascii(let text):
            var copy = text.text
            copy.withUTF8 { output.append(contentsOf: $0[start..<end]) }
        case .wide(let codes): output.append(contentsOf: PatternSource.text(codes[start..<end]).utf8)
        case .bytes(let bytes): output.append(contentsOf: bytes[start..<end])
        }
    }

    /// Bytes gathered by `append`, as a value of the subject's kind.
    func finished(_ output: [UInt8]) -> Value { isText ? .string(String(decoding: output, as: UTF8.self)) : BytesObject(output).value }
}

/// How a match is looked for.
enum PatternMode {
    /// Anywhere.
    case search
    /// At the start.
    case match
    /// From the start to the end.
    case full
}

/// What a match found: positions, the marks of its groups, and the group closed last or -1.
struct FoundMatch {
    let start: Int
    let end: Int
    let marks: [Int]
    let lastGroup: Int

    /// Where a group begins and ends; (-1, -1) where it took no part.
    func span(_ group: Int) -> (start: Int, end: Int) {
        if group == 0 { return (start, end) }
        let open = marks[2 * group - 2], close = marks[2 * group - 1]
        return open >= 0 && close >= 0 ? (open, close) : (-1, -1)
    }
}
