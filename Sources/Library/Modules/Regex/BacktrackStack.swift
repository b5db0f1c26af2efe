import Runtime

/// The choices that a running match can still go back to, and what must be undone on the way.
///
/// Each entry is a few words with a tag on top.  One stack serves all matches: a match never runs inside another.
struct BacktrackStack {
    /// What an entry means; the low four bits of its tag.  The rest of the tag is a mark or a register.
    enum Kind {
        /// [instruction, position]: goes on there.
        static let choice = 0
        /// [old position]: restores a mark.
        static let mark = 1
        /// [old position, old last group]: restores the mark that closes a group.
        static let closingMark = 2
        /// [instruction behind, least position, position]: gives back one code point of a greedy repetition.
        static let greedy = 3
        /// [instruction, position, count left]: takes one code point more for a lazy repetition.
        static let lazy = 4
        /// [instruction, position, old count, old start]: ends a greedy loop before the round begun last.
        static let loopEnd = 5
        /// [old count, old start]: restores the registers of a loop.
        static let loop = 6
        /// [instruction, position, count, start]: begins one more round of a lazy loop.
        static let loopRound = 7
        /// [instruction, next alternative, position]: tries the alternative.
        static let branch = 8
        static func size(_ kind: Int) -> Int {
            switch kind {
            case mark: 2
            case choice, closingMark, loop: 3
            case loopEnd, loopRound: 5
            default: 4
            }
        }
    }

    nonisolated(unsafe) static var shared = BacktrackStack(capacity: 1024)

    private(set) var words: UnsafeMutablePointer<Int>
    private(set) var capacity: Int
    /// 512 MB of choices: beyond that a pattern ends with MemoryError.
    private static let limit = 1 << 26

    init(capacity: Int) {
        words = .allocate(capacity: capacity)
        self.capacity = capacity
    }

    mutating func grow(used: Int) throws {
        guard capacity < BacktrackStack.limit else { throw PythonException.memoryError("") }
        move(to: capacity * 2, used: used)
    }

    /// Gives back what a long match needed.
    mutating func trim() { if capacity > 1 << 16 { move(to: 1024, used: 0) } }

    private mutating func move(to wider: Int, used: Int) {
        let room = UnsafeMutablePointer<Int>.allocate(capacity: wider)
        room.update(from: words, count: used)
        words.deallocate()
        words = room
        capacity = wider
    }
}
