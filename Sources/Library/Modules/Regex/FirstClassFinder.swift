/// Finds which code points a part of a program can begin with.
struct FirstClassFinder {
    let instructions: [PatternInstruction]
    let classes: [CharacterClass]
    let literals: [UInt32]
    let alternatives: [PatternProgram.Alternative]
    private var bits: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    private var hasWide = false
    private var visited: Set<Int> = []

    init(instructions: [PatternInstruction], classes: [CharacterClass], literals: [UInt32], alternatives: [PatternProgram.Alternative]) {
        self.instructions = instructions
        self.classes = classes
        self.literals = literals
        self.alternatives = alternatives
    }

    /// nil where the part can match nothing, or anything.
    mutating func first(at start: Int) -> CharacterClass? {
        bits = (0, 0, 0, 0)
        hasWide = false
        visited.removeAll(keepingCapacity: true)
        guard walk(start) else { return nil }
        let all = UInt64.max
        if bits == (all, all, all, all) { return nil }
        return CharacterClass(bits: bits, hasWideMembers: hasWide)
    }

    /// Adds what can come first from an instruction on; false where that is not known.
    private mutating func walk(_ start: Int) -> Bool {
        var at = start
        while true {
            if !visited.insert(at).inserted { return true }
            if visited.count > 400 { return false }
            let instruction = instructions[at]
            switch instruction.operation {
            case .accept, .reference, .conditional: return false
            case .literal, .string, .set, .any, .anyOrNewline:
                add(instruction)
                return true
            case .mark, .beginning, .lineBeginning, .end, .lineEnd, .stringEnd, .boundary, .atomicEnter, .atomicLeave: at += 1
            case .jump: at = Int(instruction.a)
            case .branch:
                for index in 0..<Int(instruction.b) where !walk(Int(alternatives[Int(instruction.a) + index].target)) { return false }
                return true
            case .repeatGreedily, .repeatLazily, .repeatPossessively:
                add(instructions[at + 1])
                if instruction.a > 0 { return true }
                at += 2
            case .loopEnter:
                // The test follows.  On the first round it goes into the body, on later ones it may end the loop.
                let test = instructions[at + 1]
                if test.b > 0 { at += 2 } else { at += 1 }
            case .loopGreedily, .loopLazily:
                if !walk(at + 1) { return false }
                at = Int(instruction.d)
            case .lookEnter, .refuteEnter: at = Int(instruction.c)
            case .lookLeave, .refuteLeave: return false
            }
        }
    }

    private mutating func add(_ unit: PatternInstruction) {
        switch unit.operation {
        case .literal: add(UInt32(unit.a))
        case .string: add(literals[Int(unit.a)])
        case .set:
            let found = classes[Int(unit.a)]
            bits = (bits.0 | found.bits.0, bits.1 | found.bits.1, bits.2 | found.bits.2, bits.3 | found.bits.3)
            hasWide = hasWide || found.hasWideMembers
        default:
            bits = (.max, .max, .max, .max)
            hasWide = true
        }
    }

    private mutating func add(_ code: UInt32) {
        if code > 255 {
            hasWide = true
            return
        }
        let bit: UInt64 = 1 << UInt64(code & 63)
        switch code >> 6 {
        case 0: bits.0 |= bit
        case 1: bits.1 |= bit
        case 2: bits.2 |= bit
        default: bits.3 |= bit
        }
    }
}
