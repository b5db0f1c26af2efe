/// Whether a piece of input is a whole one.
public enum Completeness {
    case complete
    /// A bracket, string or block is open.
    case incomplete
    case broken(SyntaxFailure)

    /// Judges what was typed at a prompt: a block is complete when a blank line ends it.
    public static func ofPromptInput(_ text: String) -> Completeness {
        do {
            let module = try Parser.parse(text + "\n")
            guard let last = module.body.last else { return .complete }
            if last.isCompound, !text.hasSuffix("\n") { return .incomplete }
            return .complete
        } catch let failure as SyntaxFailure {
            return failure.isIncomplete ? .incomplete : .broken(failure)
        } catch {
            return .complete
        }
    }
}

extension Statement {
    /// Whether a block may follow, which only a dedented line ends.
    public var isCompound: Bool {
        switch kind {
        case .if, .while, .for, .with, .try, .match, .function, .class: true
        default: false
        }
    }
}

/// Cuts a stream of lines into top-level statements by the rules of a script file, as soon as each is whole.
public struct StatementReader {
    private var buffer = ""
    private var bufferedLines = 0
    /// The line, counted from 1, on which the buffered text begins.
    public private(set) var firstLine = 1

    public init() {}

    /// A piece of source that can run, with the line it begins on.
    public struct Piece {
        public let text: String
        public let firstLine: Int
    }

    /// Takes one line, without its end; what it shows to be whole.
    public mutating func add(_ line: String) -> [Piece] {
        var pieces: [Piece] = []
        if continuesNothing(line), !buffer.isEmpty, !isIncomplete { pieces.append(takeBuffer()) }
        buffer += line + "\n"
        bufferedLines += 1
        if startsAtMargin(line), isWholeSimpleStatement { pieces.append(takeBuffer()) }
        return pieces
    }

    /// What is left at the end of the stream.
    public mutating func finish() -> Piece? { buffer.isEmpty ? nil : takeBuffer() }

    private mutating func takeBuffer() -> Piece {
        let piece = Piece(text: buffer, firstLine: firstLine)
        firstLine += bufferedLines
        buffer = ""
        bufferedLines = 0
        return piece
    }

    private func startsAtMargin(_ line: String) -> Bool {
        guard let first = line.utf8.first else { return false }
        return first != 32 && first != 9 && first != 12
    }

    /// Whether the line begins a new statement, unless a bracket or string is open.
    private func continuesNothing(_ line: String) -> Bool {
        guard startsAtMargin(line), line.utf8.first != UInt8(ascii: "#") else { return false }
        let word = line.prefix { $0.isLetter }
        return !["else", "elif", "except", "finally", "case"].contains(String(word)) || line.contains("=") && !line.contains(":")
    }

    private var isIncomplete: Bool {
        do {
            _ = try Parser.parse(buffer)
            return false
        } catch let failure as SyntaxFailure { return failure.isIncomplete } catch { return false }
    }

    private var isWholeSimpleStatement: Bool {
        do {
            let module = try Parser.parse(buffer)
            guard let last = module.body.last else { return true }
            return !last.isCompound
        } catch let failure as SyntaxFailure { return !failure.isIncomplete } catch { return true }
    }
}
