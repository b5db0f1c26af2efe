/// The stack of choices, and the steps that push to it and go back.
extension PatternMatcher {
    @inline(__always)
    mutating func reserve(_ count: Int) throws {
        if top + count > capacity { try grow() }
    }

    @inline(never)
    mutating func grow() throws {
        try BacktrackStack.shared.grow(used: top)
        stack = BacktrackStack.shared.words
        capacity = BacktrackStack.shared.capacity
    }

    @inline(__always)
    mutating func push(_ kind: Int, _ a: Int, _ b: Int) throws {
        try reserve(3)
        stack[top] = a
        stack[top + 1] = b
        stack[top + 2] = kind
        top += 3
    }

    @inline(__always)
    mutating func push(_ kind: Int, _ a: Int, _ b: Int, _ c: Int) throws {
        try reserve(4)
        stack[top] = a
        stack[top + 1] = b
        stack[top + 2] = c
        stack[top + 3] = kind
        top += 4
    }

    @inline(__always)
    mutating func push(_ kind: Int, _ a: Int, _ b: Int, _ c: Int, _ d: Int) throws {
        try reserve(5)
        stack[top] = a
        stack[top + 1] = b
        stack[top + 2] = c
        stack[top + 3] = d
        stack[top + 4] = kind
        top += 5
    }

    @inline(__always)
    mutating func setMark(_ mark: Int, _ position: Int) throws {
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
    mutating func undo() {
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
    mutating func cut(_ height: Int) {
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

    // MARK: loops and branches

    /// Decides on another round of a loop.
    @inline(__always)
    mutating func loop(_ step: PatternInstruction, _ counter: inout Int, _ at: Int) throws {
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
    mutating func choose(from index: Int, _ step: PatternInstruction, _ counter: inout Int, _ at: Int) throws -> Bool {
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
    mutating func backtrack(_ counter: inout Int, _ at: inout Int) throws -> Bool {
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
    mutating func giveBack(_ counter: inout Int, _ at: inout Int) -> Bool {
        counter = stack[top - 4]
        let least = stack[top - 3]
        var position = stack[top - 2] - 1
        let follows = instructions[counter]
        if follows.operation == .literal {
            let wanted = UInt32(bitPattern: follows.a)
            let before = position
            while position > least, UInt32(text[position]) != wanted { position -= 1 }
            budget -= (before - position) >> 6
        }
        if position <= least { top -= 4 } else { stack[top - 2] = position }
        at = position
        return true
    }

    @inline(__always)
    mutating func takeMore(_ counter: inout Int, _ at: inout Int) -> Bool {
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

    mutating func beginRound(_ register: Int, _ counter: inout Int, _ at: inout Int) throws -> Bool {
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
