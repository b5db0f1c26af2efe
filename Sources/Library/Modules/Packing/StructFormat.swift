import Runtime

/// A format of `struct`: `<hb`, `4sI`.
struct StructFormat {
    struct Item {
        let code: UInt8
        let count: Int
        let size: Int
        let offset: Int
        /// How many values it stands for.
        var values: Int { StructFormat.isText(code) ? 1 : code == UInt8(ascii: "x") ? 0 : count }
    }
    let text: String
    private(set) var items: [Item] = []
    private(set) var size = 0
    private(set) var isBig = false
    private(set) var isNative = true
    private(set) var isNativeSized = true

    var valueCount: Int { items.reduce(0) { $0 + $1.values } }

    static let errorClass = Class("error", module: "struct", bases: [.exception], derivable: true)
    static func failure(_ message: String) -> PythonException { PythonException(errorClass, message) }
    static func isText(_ code: UInt8) -> Bool { code == UInt8(ascii: "s") || code == UInt8(ascii: "p") }

    /// - Throws: `struct.error` for what is no format.
    init(_ text: String) throws {
        self.text = text
        var rest = Array(text.utf8)[...]
        if let mark = rest.first, "@=<>!".utf8.contains(mark) {
            rest = rest.dropFirst()
            isNative = mark == UInt8(ascii: "@")
            isBig = mark == UInt8(ascii: ">") || mark == UInt8(ascii: "!")
        }
        while let byte = rest.popFirst() {
            if byte == 32 || byte >= 9 && byte <= 13 { continue }
            var code = byte, count = 1
            if code >= 48, code <= 57 {
                count = Int(code - 48)
                while let digit = rest.first, digit >= 48, digit <= 57 {
                    rest = rest.dropFirst()
                    guard count < 1 << 50 else { throw StructFormat.failure("total struct size too long") }
                    count = count * 10 + Int(digit - 48)
                }
                guard let next = rest.popFirst() else { throw StructFormat.failure("repeat count given without format specifier") }
                code = next
            }
            try add(code, count)
        }
    }

    private mutating func add(_ code: UInt8, _ count: Int) throws {
        guard let width = width(of: code) else { throw StructFormat.failure("bad char in struct format") }
        if isNative, width > 1 { size = (size + width - 1) / width * width }
        let (length, overflows) = width.multipliedReportingOverflow(by: count)
        let (total, overflowsToo) = size.addingReportingOverflow(length)
        if overflows || overflowsToo { throw StructFormat.failure("total struct size too long") }
        items.append(Item(code: code, count: count, size: width, offset: size))
        size = total
    }

    /// How many bytes one of a kind takes; nil where there is no such kind.
    private func width(of code: UInt8) -> Int? {
        switch UnicodeScalar(code) {
        case "x", "c", "b", "B", "?", "s", "p": 1
        case "h", "H", "e": 2
        case "i", "I", "f": 4
        case "l", "L": isNative ? 8 : 4
        case "q", "Q", "d": 8
        case "n", "N", "P": isNative ? 8 : nil
        default: nil
        }
    }
}
