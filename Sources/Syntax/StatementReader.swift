/// Cuts a stream of lines into top-level statements by the rules of a script file, as soon as each is whole.
public struct StatementReader {
    private var buffer = ""
    private var bufferedLines = 0
    private var open = OpenConstructs()
    /// Whether the buffer holds a whole statement that following lines may still continue: a block.
    private var mayContinue = false
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
        if mayContinue, open.isEmpty, beginsStatement(line) { pieces.append(takeBuffer()) }
        let begins = open.isEmpty && startsAtMargin(line)
        buffer += line + "\n"
        bufferedLines += 1
        open.scan(line)
        guard open.isEmpty, begins || !mayContinue else { return pieces }
        switch judge() {
        case .whole: pieces.append(takeBuffer())
        case .block: mayContinue = true
        case .incomplete: break
        }
        return pieces
    }

    /// What is left at the end of the stream.
    public mutating func finish() -> Piece? { buffer.isEmpty ? nil : takeBuffer() }

    private mutating func takeBuffer() -> Piece {
        let piece = Piece(text: buffer, firstLine: firstLine)
        firstLine += bufferedLines
        buffer = ""
        bufferedLines = 0
        open = OpenConstructs()
        mayContinue = false
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

    private enum Judgement { case whole, block, incomplete }

    /// What the buffer is; broken input counts as whole, for running it tells what is wrong.
    private func judge() -> Judgement {
        do {
            let module = try Parser.parse(buffer)
            guard let last = module.body.last else { return .whole }
            return last.isCompound ? .block : .whole
        } catch let failure as SyntaxFailure { return failure.isIncomplete ? .incomplete : .whole } catch { return .whole }
    }
}
