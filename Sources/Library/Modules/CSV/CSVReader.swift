import Runtime

/// `csv.reader`: rows out of an iterable of lines.
final class CSVReader: IteratorObject {
    private let dialect: CSVDialect
    private let lines: IteratorObject
    private(set) var lineNumber = 0

    private static let pythonClass = Class.declare("reader", for: CSVReader.self, module: "_csv", bases: [.iterator], doc: "CSV reader.") { type in
        type.property("line_num", doc: "The number of lines read.") { (reader: CSVReader) -> Int in reader.lineNumber }
        type.property("dialect", doc: "The dialect.") { (reader: CSVReader) -> Value in reader.dialect.value }
    }

    init(_ lines: Value, _ dialect: CSVDialect) throws {
        self.dialect = dialect
        self.lines = try lines.iterate()
        super.init(type: CSVReader.pythonClass)
        Heap.track(self)
    }

    override func visitReferences(_ visit: (Object) -> Void) {
        visit(dialect)
        visit(lines)
    }

    /// `csv.field_size_limit()`
    nonisolated(unsafe) static var longestField = 131_072

    /// Where in a row the reader is.
    private enum Place { case rowStart, fieldStart, escaped, field, quoted, escapedLineEnd, escapedInQuotes, quoteInQuotes, rowEnd }

    override func next() throws -> Value? {
        var fields: [Value] = [], field = "", isNumber = false
        var place = Place.rowStart
        func finish() throws {
            if field.utf8.count > CSVReader.longestField, field.unicodeScalars.count > CSVReader.longestField { throw CSVDialect.error("field larger than field limit (\(CSVReader.longestField))") }
            fields.append(isNumber ? .float(try floatingPoint(.string(field))) : .string(field))
            field = ""
            isNumber = false
        }
        func take(_ scalar: UnicodeScalar?) throws {
            let isLineEnd = scalar == nil || scalar == "\n" || scalar == "\r"
            switch place {
            case .rowStart:
                if scalar == nil { return }
                if isLineEnd { place = .rowEnd; return }
                place = .fieldStart
                try take(scalar)
            case .fieldStart:
                if isLineEnd {
                    try finish()
                    place = scalar == nil ? .rowStart : .rowEnd
                } else if scalar == dialect.quote, dialect.quoting != .none {
                    place = .quoted
                } else if scalar == dialect.escape {
                    place = .escaped
                } else if scalar == " ", dialect.skipsInitialSpace {
                    return
                } else if scalar == dialect.delimiter {
                    try finish()
                } else {
                    isNumber = dialect.quoting == .nonNumeric
                    if let scalar { field.unicodeScalars.append(scalar) }
                    place = .field
                }
            case .escaped:
                field.unicodeScalars.append(scalar ?? "\n")
                place = scalar == "\n" || scalar == "\r" ? .escapedLineEnd : .field
            case .escapedLineEnd:
                // The field goes on in the next line.
                if scalar == nil { return }
                place = .field
                try take(scalar)
            case .field:
                if isLineEnd {
                    try finish()
                    place = scalar == nil ? .rowStart : .rowEnd
                } else if scalar == dialect.escape {
                    place = .escaped
                } else if scalar == dialect.delimiter {
                    try finish()
                    place = .fieldStart
                } else if let scalar { field.unicodeScalars.append(scalar) }
            case .quoted:
                guard let scalar else { return }
                if scalar == dialect.escape { place = .escapedInQuotes } else if scalar == dialect.quote { place = dialect.doublesQuotes ? .quoteInQuotes : .field } else { field.unicodeScalars.append(scalar) }
            case .escapedInQuotes:
                field.unicodeScalars.append(scalar ?? "\n")
                place = .quoted
            case .quoteInQuotes:
                if let scalar, scalar == dialect.quote {
                    field.unicodeScalars.append(scalar)
                    place = .quoted
                } else if scalar == dialect.delimiter {
                    try finish()
                    place = .fieldStart
                } else if isLineEnd {
                    try finish()
                    place = scalar == nil ? .rowStart : .rowEnd
                } else if dialect.isStrict {
                    throw CSVDialect.error("'\(dialect.delimiter)' expected after '\(dialect.quote.map { String($0) } ?? "")'")
                } else if let scalar {
                    field.unicodeScalars.append(scalar)
                    place = .field
                }
            case .rowEnd:
                if scalar == nil { place = .rowStart }
                if isLineEnd { return }
                throw CSVDialect.error("new-line character seen in unquoted field - do you need to open the file in universal-newline mode?")
            }
        }
        repeat {
            guard let line = try lines.next() else {
                guard !field.isEmpty || place == .quoted else { return nil }
                if dialect.isStrict { throw CSVDialect.error("unexpected end of data") }
                try finish()
                return .list(fields)
            }
            guard let text = line.object as? StringObject else {
                throw CSVDialect.error("iterator should return strings, not \(line.typeName) (the file should be opened in text mode)")
            }
            lineNumber += 1
            for scalar in text.text.unicodeScalars { try take(scalar) }
            try take(nil)
        } while place != .rowStart
        return .list(fields)
    }
}
