import Runtime

/// Runs a program over the code points of a string or the bytes of a bytes object, by backtracking on an explicit stack.
///
/// Step budget and Ctrl-C are looked at every few thousand steps, so that no pattern can hang the process.
struct PatternMatcher<Unit: FixedWidthInteger & UnsignedInteger> {
    let program: PatternProgram
    let text: UnsafePointer<Unit>
    /// Where the text ends for this match: `endpos`.
    let end: Int
    let instructions: UnsafeMutablePointer<PatternInstruction>
    let classBits: UnsafeMutablePointer<UInt64>
    let marks: UnsafeMutablePointer<Int>
    let registers: UnsafeMutablePointer<Int>
    var lastGroup = -1
    var stack: UnsafeMutablePointer<Int>
    var capacity: Int
    var top = 0
    var budget = 4096

    /// - Parameter mustAdvance: refuses the empty match at `start`, where the match before ended empty.
    static func run(_ program: PatternProgram, _ text: UnsafePointer<Unit>, from start: Int, to end: Int, mode: PatternMode, mustAdvance: Bool = false) throws -> FoundMatch? {
        try withUnsafeTemporaryAllocation(of: Int.self, capacity: program.markCount + program.registerCount + 1) { room in
            room.initialize(repeating: -1)
            guard let base = room.baseAddress else { return nil }
            var matcher = PatternMatcher(program, text, end, base)
            defer { BacktrackStack.shared.trim() }
            return try matcher.find(start, mode, mustAdvance)
        }
    }

    init(_ program: PatternProgram, _ text: UnsafePointer<Unit>, _ end: Int, _ room: UnsafeMutablePointer<Int>) {
        self.program = program
        self.text = text
        self.end = end
        instructions = program.instructions
        classBits = program.classBits
        marks = room
        registers = room + program.markCount
        stack = BacktrackStack.shared.words
        capacity = BacktrackStack.shared.capacity
    }

    // MARK: search

    mutating func find(_ start: Int, _ mode: PatternMode, _ mustAdvance: Bool) throws -> FoundMatch? {
        var at = start
        while let candidate = mode == .search ? next(at) : start {
            if let stop = try attempt(candidate, refusing: mustAdvance ? start : -1, mustReachEnd: mode == .full) {
                return FoundMatch(start: candidate, end: stop, marks: Array(UnsafeBufferPointer(start: marks, count: program.markCount)), lastGroup: lastGroup)
            }
            if mode != .search || candidate >= end { return nil }
            at = candidate + 1
            for mark in 0..<program.markCount { marks[mark] = -1 }
            lastGroup = -1
            try tick()
        }
        return nil
    }

    /// The next position from `at` where a match can begin.
    func next(_ at: Int) -> Int? {
        guard at <= end else { return nil }
        switch program.start {
        case .anywhere: return at
        case .beginning: return at == 0 ? 0 : nil
        case .prefix(let prefix): return next(prefix, at)
        case .set(let index):
            var at = at
            while at < end {
                if isMember(index, text[at]) { return at }
                at += 1
            }
            return nil
        }
    }

    func next(_ prefix: [UInt32], _ start: Int) -> Int? {
        guard let first = Unit(exactly: prefix[0]) else { return nil }
        var at = start
        let last = end - prefix.count
        while at <= last {
            if text[at] == first {
                var offset = 1
                while offset < prefix.count, UInt32(text[at + offset]) == prefix[offset] { offset += 1 }
                if offset == prefix.count { return at }
            }
            at += 1
        }
        return nil
    }

    @inline(__always)
    mutating func tick() throws {
        budget -= 1
        if budget <= 0 {
            budget = 4096
            if Pulse.isDue { try Pulse.raiseIfDue() }
        }
    }

    // MARK: code points

    @inline(__always)
    func isMember(_ index: Int, _ unit: Unit) -> Bool {
        let code = UInt32(unit)
        if code < 256 { return classBits[4 * index + Int(code >> 6)] >> UInt64(code & 63) & 1 != 0 }
        return program.classes[index].hasWideMembers && program.classes[index].contains(code)
    }

    /// Whether the unit at `at`, which is before the end, passes a step of one code point.
    @inline(__always)
    func passes(_ step: PatternInstruction, _ at: Int) -> Bool {
        switch step.operation {
        case .literal: UInt32(text[at]) == UInt32(bitPattern: step.a)
        case .set: isMember(Int(step.a), text[at])
        case .any: text[at] != 10
        default: true
        }
    }

    /// How far from `start` the step can be repeated, up to `limit`.
    @inline(__always)
    func run(_ step: PatternInstruction, from start: Int, to limit: Int) -> Int {
        var at = start
        switch step.operation {
        case .literal:
            let wanted = UInt32(bitPattern: step.a)
            while at < limit, UInt32(text[at]) == wanted { at += 1 }
        case .set:
            let index = Int(step.a)
            while at < limit, isMember(index, text[at]) { at += 1 }
        case .any: while at < limit, text[at] != 10 { at += 1 }
        default: at = limit
        }
        return at
    }

    func isWord(_ at: Int, _ unicode: Bool) -> Bool {
        at >= 0 && at < end && CharacterCategory.word.contains(UInt32(text[at]), unicode: unicode)
    }

    func isBoundary(_ at: Int, _ step: PatternInstruction) -> Bool {
        if end == 0 { return false }
        return (isWord(at - 1, step.a == 1) != isWord(at, step.a == 1)) == (step.b == 0)
    }

    /// Where the text of a group ends when it stands at `at` again; nil where it does not.
    func repeated(_ step: PatternInstruction, _ at: Int) -> Int? {
        let group = Int(step.a) - 1
        let start = marks[2 * group], stop = marks[2 * group + 1]
        guard start >= 0, stop >= start, stop - start <= end - at else { return nil }
        for offset in 0..<(stop - start) {
            let a = UInt32(text[start + offset]), b = UInt32(text[at + offset])
            if a != b, step.b == 0 || CaseFolding.lower(a, unicode: step.b == 1) != CaseFolding.lower(b, unicode: step.b == 1) { return nil }
        }
        return at + stop - start
    }

    // MARK: the machine

    /// Tries to match at `start`; where the match ends.
    mutating func attempt(_ start: Int, refusing: Int, mustReachEnd: Bool) throws -> Int? {
        top = 0
        var at = start
        var counter = 0
        while true {
            let step = instructions[counter]
            var holds = true
            switch step.operation {
            case .accept:
                if at != refusing || at != start, !mustReachEnd || at == end { return at }
                holds = false
            case .literal, .set, .any, .anyOrNewline:
                holds = at < end && passes(step, at)
                at += 1
                counter += 1
            case .string:
                let wanted = program.literals + Int(step.a), count = Int(step.b)
                holds = count <= end - at
                var offset = 0
                while holds, offset < count {
                    holds = UInt32(text[at + offset]) == wanted[offset]
                    offset += 1
                }
                at += count
                counter += 1
            case .beginning:
                holds = at == 0
                counter += 1
            case .lineBeginning:
                holds = at == 0 || text[at - 1] == 10
                counter += 1
            case .end:
                holds = at == end || (at == end - 1 && text[at] == 10)
                counter += 1
            case .lineEnd:
                holds = at == end || text[at] == 10
                counter += 1
            case .stringEnd:
                holds = at == end
                counter += 1
            case .boundary:
                holds = isBoundary(at, step)
                counter += 1
            case .mark:
                try setMark(Int(step.a), at)
                counter += 1
            case .jump: counter = Int(step.a)
            case .branch:
                holds = try choose(from: 0, step, &counter, at)
            case .repeatGreedily:
                let least = at + Int(step.a)
                let stop = run(instructions[counter + 1], from: at, to: Int(step.b) < end - at ? at + Int(step.b) : end)
                holds = stop >= least
                counter += 2
                budget -= (stop - at) >> 6
                if stop > least { try push(BacktrackStack.Kind.greedy, counter, least, stop) }
                at = stop
            case .repeatLazily:
                let least = at + Int(step.a)
                holds = least <= end && run(instructions[counter + 1], from: at, to: least) == least
                if holds, step.b > step.a { try push(BacktrackStack.Kind.lazy, counter + 1, least, Int(step.b - step.a)) }
                at = least
                counter += 2
            case .repeatPossessively:
                let stop = run(instructions[counter + 1], from: at, to: Int(step.b) < end - at ? at + Int(step.b) : end)
                holds = stop >= at + Int(step.a)
                budget -= (stop - at) >> 6
                at = stop
                counter += 2
            case .loopEnter:
                let register = Int(step.a)
                try push(BacktrackStack.Kind.loop | register << 4, registers[register], registers[register + 1])
                registers[register] = 0
                registers[register + 1] = -1
                counter += 1
            case .loopGreedily, .loopLazily:
                try tick()
                try loop(step, &counter, at)
            case .atomicEnter:
                registers[Int(step.a)] = top
                counter += 1
            case .atomicLeave:
                cut(registers[Int(step.a)])
                counter += 1
            case .lookEnter:
                holds = at >= Int(step.b)
                registers[Int(step.a)] = top
                registers[Int(step.a) + 1] = at
                at -= Int(step.b)
                counter += 1
            case .lookLeave:
                cut(registers[Int(step.a)])
                at = registers[Int(step.a) + 1]
                counter += 1
            case .refuteEnter:
                if at < Int(step.b) {
                    counter = Int(step.c)
                } else {
                    registers[Int(step.a)] = top
                    try push(BacktrackStack.Kind.choice, Int(step.c), at)
                    at -= Int(step.b)
                    counter += 1
                }
            case .refuteLeave:
                let height = registers[Int(step.a)]
                while top > height { undo() }
                holds = false
            case .reference:
                if let stop = repeated(step, at) { at = stop } else { holds = false }
                counter += 1
            case .conditional:
                let close = 2 * (Int(step.a) - 1) + 1
                counter = marks[close] >= 0 ? counter + 1 : Int(step.b)
            }
            if !holds {
                try tick()
                guard try backtrack(&counter, &at) else { return nil }
            }
        }
    }
}
