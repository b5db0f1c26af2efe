/// One step of a compiled pattern.
struct PatternInstruction {
    enum Operation: UInt8 {
        /// The match is complete.
        case accept
        /// The code point `a`.
        case literal
        /// `b` code points from offset `a` of the program's literals.
        case string
        /// A member of class `a`.
        case set
        /// `.` without and with DOTALL.
        case any, anyOrNewline
        /// `\A`, `^` with MULTILINE, `$`, `$` with MULTILINE, `\Z`
        case beginning, lineBeginning, end, lineEnd, stringEnd
        /// `\b`, or `\B` where `b` is 1; letters are Unicode's where `a` is 1.
        case boundary
        /// Notes the position in mark `a`: even marks open a group, odd ones close it.
        case mark
        /// Goes on at `a`.
        case jump
        /// Tries `b` alternatives from entry `a` of the program's alternatives.
        case branch
        /// Repeats the one-code-point step that follows, `a` to `b` times.
        case repeatGreedily, repeatLazily, repeatPossessively
        /// Begins loop `a`.
        case loopEnter
        /// Decides on another round of loop `a`, `b` to `c` times; the body follows, the loop ends at `d`.
        case loopGreedily, loopLazily
        /// `(?>`: notes in register `a` which choices existed before; leaving drops those made since.
        case atomicEnter, atomicLeave
        /// `(?=`, `(?<=`: as an atomic group that goes back to where it began; `b` code points before the position.
        case lookEnter, lookLeave
        /// `(?!`, `(?<!`: goes on at `c` where the body, which follows, does not match.
        case refuteEnter, refuteLeave
        /// The text of group `a` again; `b` says whether case is ignored: 1 by Unicode, 2 by ASCII.
        case reference
        /// Goes on at `b` where group `a` did not match.
        case conditional
    }

    var operation: Operation
    var a: Int32 = 0
    var b: Int32 = 0
    var c: Int32 = 0
    var d: Int32 = 0
}

/// A pattern as the matcher runs it.
final class PatternProgram {
    /// An alternative of a branch: where it begins, and the class of code points it may begin with, or -1.
    struct Alternative {
        var target: Int32
        var firstClass: Int32
    }

    /// What is known of where a match can begin.
    enum Start {
        case anywhere
        /// At the beginning of the string only.
        case beginning
        /// With these code points.
        case prefix([UInt32])
        /// With a member of a class.
        case set(Int)
    }

    let instructions: UnsafeMutablePointer<PatternInstruction>
    let classBits: UnsafeMutablePointer<UInt64>
    let literals: UnsafeMutablePointer<UInt32>
    let alternatives: UnsafeMutablePointer<Alternative>
    let classes: [CharacterClass]
    let markCount: Int
    let registerCount: Int
    let start: Start
    private let counts: (instructions: Int, classBits: Int, literals: Int, alternatives: Int)

    init(instructions: [PatternInstruction], classes: [CharacterClass], literals: [UInt32], alternatives: [Alternative], groupCount: Int, registerCount: Int, start: Start) {
        self.classes = classes
        self.start = start
        self.registerCount = registerCount
        markCount = 2 * groupCount
        let bits = classes.flatMap { [$0.bits.0, $0.bits.1, $0.bits.2, $0.bits.3] }
        counts = (instructions.count, bits.count, literals.count, alternatives.count)
        self.instructions = PatternProgram.copy(instructions)
        classBits = PatternProgram.copy(bits)
        self.literals = PatternProgram.copy(literals)
        self.alternatives = PatternProgram.copy(alternatives)
    }

    private static func copy<T>(_ elements: [T]) -> UnsafeMutablePointer<T> {
        let room = UnsafeMutablePointer<T>.allocate(capacity: max(1, elements.count))
        elements.withUnsafeBufferPointer { if let base = $0.baseAddress { room.initialize(from: base, count: $0.count) } }
        return room
    }

    deinit {
        instructions.deallocate()
        classBits.deallocate()
        literals.deallocate()
        alternatives.deallocate()
    }
}
