/// Cuts a stream of lines into top-level statements by the rules of a script file, as soon as each is whole.
public struct StatementReader {
    private var buffer = ""
    private var bufferedLines = 0
    private var open = OpenConstructs()
    private var state = State.incomplete
    /// The line, counted from 1, on which the buffered text begins.
    public private(set) var firstLine = 1

    /// - Parameter firstLine: the number of the first line that it will get.
    public init(firstLine: Int = 1) { self.firstLine = firstLine }

    /// A piece of source that can run, with the line it begins on.
    public struct Piece {
        public let text: String
        public let firstLine: Int
    }

    /// What the buffer holds.
    private enum State {
        /// Nothing, or a statement that lacks lines.
        case incomplete
        /// A block, whole as it stands, that following lines may continue.
        case block
        case whole
        /// What the parser refuses; `try` without `except` is such until the `except` comes.
        case broken
    }

    /// Takes one line, without its end; what it shows to be whole.
    public mutating func add(_ line: String) -> [Piece] {
        var pieces: [Piece] = []
        if open.isEmpty, state != .incomplete, beginsStatement(line) { pieces.append(takeBuffer()) }
        let isAtMargin = open.isEmpty && startsAtMargin(line)
        buffer += line + "\n"
        bufferedLines += 1
        open.scan(line)
        // A block that is whole stays whole with each further line of it.
        guard open.isEmpty, isAtMargin || state != .block else { return pieces }
        state = judge()
        if state == .whole || state == .broken && isAtMargin { pieces.append(takeBuffer()) }
        return pieces
    }

    /// Whether the next line begins a statement of its own, if it does not continue the block before it.
    public var isBetweenStatements: Bool { open.isEmpty && (buffer.isEmpty || state != .incomplete) }

    /// Counts a line that is none of the program's.
    public mutating func skipLine() { firstLine += 1 }

    /// What is left at the end of the stream.
    public mutating func finish() -> Piece? { buffer.isEmpty ? nil : takeBuffer() }

    private mutating func takeBuffer() -> Piece {
        let piece = Piece(text: buffer, firstLine: firstLine)
        firstLine += bufferedLines
        buffer = ""
        bufferedLines = 0
        open = OpenConstructs()
        state = .incomplete
        return piece
    }

    private func startsAtMargin(_ line: String) -> Bool {
        guard let first = line.utf8.first else { return false }
        return first != 32 && first != 9 && first != 12
    }

    /// Whether the line begins a statement of its own, and does not continue the block before it.
    private func beginsStatement(_ line: String) -> Bool {
        guard startsAtMargin(line), line.utf8.first != UInt8(ascii: "#") else { return false }
        let word = line.prefix { $0.isLetter }
        return !["else", "elif", "except", "finally"].contains(String(word)) || line.contains("=") && !line.contains(":")
    }

    private func judge() -> State {
        do {
            let module = try Parser.parse(buffer)
            guard let last = module.body.last else { return .whole }
            return last.isCompound ? .block : .whole
        } catch let failure as SyntaxFailure { return failure.isIncomplete ? .incomplete : .broken } catch { return .broken }
    }
}
