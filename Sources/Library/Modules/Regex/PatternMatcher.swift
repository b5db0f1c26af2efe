import Runtime

/// Runs a program over the code points of a string or the bytes of a bytes object, by backtracking on an explicit stack.
///
/// Step budget and Ctrl-C are looked at every few thousand steps, so that no pattern can hang the process.
struct PatternMatcher<Unit: FixedWidthInteger & UnsignedInteger> {
    private let program: PatternProgram
    private let text: UnsafePointer<Unit>
    /// Where the text ends for this match: `endpos`.
    private let end: Int
    private let instructions: UnsafeMutablePointer<PatternInstruction>
    private let classBits: UnsafeMutablePointer<UInt64>
    private let marks: UnsafeMutablePointer<Int>
    private let registers: UnsafeMutablePointer<Int>
    private var lastGroup = -1
    private var stack: UnsafeMutablePointer<Int>
    private var capacity: Int
    private var top = 0
    private var budget = 4096

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

    private init(_ program: PatternProgram, _ text: UnsafePointer<Unit>, _ end: Int, _ room: UnsafeMutablePointer<Int>) {
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

    private mutating func find(_ start: Int, _ mode: PatternMode, _ mustAdvance: Bool) throws -> FoundMatch? {
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
    private func next(_ at: Int) -> Int? {
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

    private func next(_ prefix: [UInt32], _ start: Int) -> Int? {
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
    private mutating func tick() throws {
        budget -= 1
        if budget == 0 {
            budget = 4096
            if Pulse.isDue { try Pulse.raiseIfDue() }
        }
    }

    // MARK: code points

    @inline(__always)
    private func isMember(_ index: Int, _ unit: Unit) -> Bool {
        let code = UInt32(unit)
        if code < 256 { return classBits[4 * index + Int(code >> 6)] >> UInt64(code & 63) & 1 != 0 }
        return program.classes[index].hasWideMembers && program.classes[index].contains(code)
    }

    /// Whether the unit at `at`, which is before the end, passes a step of one code point.
    @inline(__always)
    private func passes(_ step: PatternInstruction, _ at: Int) -> Bool {
        switch step.operation {
        case .literal: UInt32(text[at]) == UInt32(bitPattern: step.a)
        case .set: isMember(Int(step.a), text[at])
        case .any: text[at] != 10
        default: true
        }
    }

    /// How far from `start` the step can be repeated, up to `limit`.
    @inline(__always)
    private func run(_ step: PatternInstruction, from start: Int, to limit: Int) -> Int {
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

    private func isWord(_ at: Int, _ unicode: Bool) -> Bool {
        at >= 0 && at < end && CharacterCategory.word.contains(UInt32(text[at]), unicode: unicode)
    }

    private func isBoundary(_ at: Int, _ step: PatternInstruction) -> Bool {
        if end == 0 { return false }
        return (isWord(at - 1, step.a == 1) != isWord(at, step.a == 1)) == (step.b == 0)
    }

    /// Where the text of a group ends when it stands at `at` again; nil where it does not.
    private func repeated(_ step: PatternInstruction, _ at: Int) -> Int? {
        let group = Int(step.a) - 1
        let start = marks[2 * group], stop = marks[2 * group + 1]
        guard start >= 0, stop >= start, stop - start <= end - at else { return nil }
        for offset in 0..<(stop - start) {
            let a = UInt32(text[start + offset]), b = UInt32(text[at + offset])
            if a != b, step.b == 0 || CaseFolding.lower(a, unicode: step.b == 1) != CaseFolding.lower(b, unicode: step.b == 1) { return nil }
        }
        return at + stop - start
    }

    // MARK: the stack

    @inline(__always)
    private mutating func reserve(_ count: Int) throws {
        if top + count > capacity { try grow() }
    }

    @inline(never)
    private mutating func grow() throws {
        try BacktrackStack.shared.grow(used: top)
        stack = BacktrackStack.shared.words
        capacity = BacktrackStack.shared.capacity
    }

    @inline(__always)
    private mutating func push(_ kind: Int, _ a: Int, _ b: Int) throws {
        try reserve(3)
        stack[top] = a
        stack[top + 1] = b
        stack[top + 2] = kind
        top += 3
    }

    @inline(__always)
    private mutating func push(_ kind: Int, _ a: Int, _ b: Int, _ c: Int) throws {
        try reserve(4)
        stack[top] = a
        stack[top + 1] = b
        stack[top + 2] = c
        stack[top + 3] = kind
        top += 4
    }

    @inline(__always)
    private mutating func push(_ kind: Int, _ a: Int, _ b: Int, _ c: Int, _ d: Int) throws {
        try reserve(5)
        stack[top] = a
        stack[top + 1] = b
        stack[top + 2] = c
        stack[top + 3] = d
        stack[top + 4] = kind
        top += 5
    }

    @inline(__always)
    private mutating func setMark(_ mark: Int, _ position: Int) throws {
        if mark & 1 == 0 {
            try reserve(2)
            stack[top] = marks[mark]
            stack[top + 1] = BacktrackStack.Kind.mark | mark << 4
            top += 2
        } else {
            try push(BacktrackStack.Kind.closingMark | mark << 4, marks[mark], lastGroup)
            lastGroup = mark / 2 + 1
        }
        marks[mark] = position
    }

    /// Undoes the entry on top without taking the choice it stands for.
    private mutating func undo() {
        let tag = stack[top - 1], kind = tag & 15, subject = tag >> 4
        top -= BacktrackStack.Kind.size(kind)
        switch kind {
        case BacktrackStack.Kind.mark: marks[subject] = stack[top]
        case BacktrackStack.Kind.closingMark:
            marks[subject] = stack[top]
            lastGroup = stack[top + 1]
        case BacktrackStack.Kind.loopEnd:
            registers[subject] = stack[top + 2]
            registers[subject + 1] = stack[top + 3]
        case BacktrackStack.Kind.loop:
            registers[subject] = stack[top]
            registers[subject + 1] = stack[top + 1]
        default: break
        }
    }

    /// Drops the choices made since `height`, and keeps what restores marks.
    private mutating func cut(_ height: Int) {
        var kept: [(start: Int, size: Int)] = []
        var at = top
        while at > height {
            let kind = stack[at - 1] & 15, size = BacktrackStack.Kind.size(kind)
            at -= size
            if kind == BacktrackStack.Kind.mark || kind == BacktrackStack.Kind.closingMark { kept.append((at, size)) }
        }
        top = height
        for entry in kept.reversed() {
            (stack + top).update(from: stack + entry.start, count: entry.size)
            top += entry.size
        }
    }

    // MARK: the machine

    /// Tries to match at `start`; where the match ends.
    private mutating func attempt(_ start: Int, refusing: Int, mustReachEnd: Bool) throws -> Int? {
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

    /// Decides on another round of a loop.
    @inline(__always)
    private mutating func loop(_ step: PatternInstruction, _ counter: inout Int, _ at: Int) throws {
        let register = Int(step.a), count = registers[register], start = registers[register + 1]
        if count < Int(step.b), at != start {
            try push(BacktrackStack.Kind.loop | register << 4, count, start)
        } else if at == start || (count >= Int(step.c) && step.c != .max) {
            counter = Int(step.d)
            return
        } else if step.operation == .loopLazily {
            try push(BacktrackStack.Kind.loopRound | register << 4, counter, at, count, start)
            counter = Int(step.d)
            return
        } else {
            try push(BacktrackStack.Kind.loopEnd | register << 4, Int(step.d), at, count, start)
        }
        registers[register] = count + 1
        registers[register + 1] = at
        counter += 1
    }

    /// Goes on with the first alternative from `index` that can begin here.
    @inline(__always)
    private mutating func choose(from index: Int, _ step: PatternInstruction, _ counter: inout Int, _ at: Int) throws -> Bool {
        let alternatives = program.alternatives + Int(step.a), count = Int(step.b)
        func viable(_ index: Int) -> Int {
            var index = index
            while index < count {
                let first = alternatives[index].firstClass
                if first < 0 || (at < end && isMember(Int(first), text[at])) { break }
                index += 1
            }
            return index
        }
        let chosen = viable(index)
        if chosen == count { return false }
        let following = viable(chosen + 1)
        if following < count { try push(BacktrackStack.Kind.branch, counter, following, at) }
        counter = Int(alternatives[chosen].target)
        return true
    }

    /// Goes back to the latest choice that is left; false where there is none.
    private mutating func backtrack(_ counter: inout Int, _ at: inout Int) throws -> Bool {
        while top > 0 {
            let tag = stack[top - 1]
            switch tag & 15 {
            case BacktrackStack.Kind.choice:
                top -= 3
                counter = stack[top]
                at = stack[top + 1]
                return true
            case BacktrackStack.Kind.greedy:
                if giveBack(&counter, &at) { return true }
            case BacktrackStack.Kind.lazy:
                if takeMore(&counter, &at) { return true }
            case BacktrackStack.Kind.loopEnd:
                counter = stack[top - 5]
                at = stack[top - 4]
                undo()
                return true
            case BacktrackStack.Kind.loopRound:
                if try beginRound(tag >> 4, &counter, &at) { return true }
            case BacktrackStack.Kind.branch:
                top -= 4
                let branch = stack[top], index = stack[top + 1]
                at = stack[top + 2]
                counter = branch
                if try choose(from: index, instructions[branch], &counter, at) { return true }
            default: undo()
            }
        }
        return false
    }

    @inline(__always)
    private mutating func giveBack(_ counter: inout Int, _ at: inout Int) -> Bool {
        counter = stack[top - 4]
        let least = stack[top - 3]
        var position = stack[top - 2] - 1
        let follows = instructions[counter]
        if follows.operation == .literal {
            let wanted = UInt32(bitPattern: follows.a)
            while position > least, UInt32(text[position]) != wanted { position -= 1 }
        }
        if position <= least { top -= 4 } else { stack[top - 2] = position }
        at = position
        return true
    }

    @inline(__always)
    private mutating func takeMore(_ counter: inout Int, _ at: inout Int) -> Bool {
        let unit = stack[top - 4], position = stack[top - 3], left = stack[top - 2]
        guard left > 0, position < end, passes(instructions[unit], position) else {
            top -= 4
            return false
        }
        stack[top - 3] = position + 1
        stack[top - 2] = left - 1
        counter = unit + 1
        at = position + 1
        return true
    }

    private mutating func beginRound(_ register: Int, _ counter: inout Int, _ at: inout Int) throws -> Bool {
        top -= 5
        let test = stack[top], position = stack[top + 1], count = stack[top + 2], start = stack[top + 3]
        let step = instructions[test]
        registers[register] = count
        registers[register + 1] = start
        if (count >= Int(step.c) && step.c != .max) || position == start { return false }
        try push(BacktrackStack.Kind.loop | register << 4, count, start)
        registers[register] = count + 1
        registers[register + 1] = position
        counter = test + 1
        at = position
        return true
    }
}
