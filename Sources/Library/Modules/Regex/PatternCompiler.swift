import Runtime

/// Turns the tree of a pattern into a program.
struct PatternCompiler {
    private var instructions: [PatternInstruction] = []
    private var classes: [CharacterClass] = []
    private var classIndex: [ClassKey: Int] = [:]
    private var literals: [UInt32] = []
    private var alternatives: [PatternProgram.Alternative] = []
    private var registerCount = 0
    private let groupWidths: [PatternWidth?]

    private struct ClassKey: Hashable {
        let items: [SetItem]
        let isNegated: Bool
        let flags: PatternFlags
    }

    static func compile(_ parsed: PatternParser.Result) throws -> PatternProgram {
        var compiler = PatternCompiler(groupWidths: parsed.groupWidths)
        try compiler.sequence(parsed.nodes, parsed.flags)
        compiler.emit(.accept)
        compiler.fillFirstClasses()
        let start = compiler.start(parsed)
        return PatternProgram(
            instructions: compiler.instructions, classes: compiler.classes, literals: compiler.literals, alternatives: compiler.alternatives,
            groupCount: parsed.groupCount, registerCount: compiler.registerCount, start: start)
    }

    private init(groupWidths: [PatternWidth?]) { self.groupWidths = groupWidths }

    @discardableResult
    private mutating func emit(_ operation: PatternInstruction.Operation, _ a: Int = 0, _ b: Int = 0, _ c: Int = 0, _ d: Int = 0) -> Int {
        func short(_ number: Int) -> Int32 { Int32(clamping: number) }
        instructions.append(PatternInstruction(operation: operation, a: short(a), b: short(b), c: short(c), d: short(d)))
        return instructions.count - 1
    }

    private var here: Int32 { Int32(clamping: instructions.count) }

    private mutating func registers(_ count: Int) -> Int {
        registerCount += count
        return registerCount - count
    }

    private mutating func classNumber(_ items: [SetItem], isNegated: Bool, _ flags: PatternFlags) -> Int {
        let key = ClassKey(items: items, isNegated: isNegated, flags: flags.intersection([.ignoreCase, .unicode]))
        if let known = classIndex[key] { return known }
        classes.append(CharacterClass(items, isNegated: isNegated, flags: flags))
        classIndex[key] = classes.count - 1
        return classes.count - 1
    }

    // MARK: sequences

    private mutating func sequence(_ nodes: [PatternNode], _ flags: PatternFlags) throws {
        var at = 0
        while at < nodes.count {
            let run = nodes[at...].prefix { plainLiteral($0, flags) != nil }.compactMap { plainLiteral($0, flags) }
            if run.count > 1 {
                emit(.string, literals.count, run.count)
                literals += run
                at += run.count
            } else {
                try node(nodes[at], flags)
                at += 1
            }
        }
    }

    /// The code point of a literal that is matched exactly.
    private func plainLiteral(_ node: PatternNode, _ flags: PatternFlags) -> UInt32? {
        guard case .literal(let code) = node else { return nil }
        if flags.contains(.ignoreCase), CaseFolding.isCased(code, unicode: flags.contains(.unicode)) { return nil }
        return code
    }

    private mutating func node(_ node: PatternNode, _ flags: PatternFlags) throws {
        switch node {
        case .literal, .any, .set: unit(node, flags)
        case .anchor(let anchor): self.anchor(anchor, flags)
        case .branch(let choices): try branch(choices, flags)
        case .group(let number, let added, let removed, let body):
            if let number { emit(.mark, 2 * (number - 1)) }
            try sequence(body, flags.adding(added, removing: removed))
            if let number { emit(.mark, 2 * (number - 1) + 1) }
        case .atomic(let body): try atomic { try $0.sequence(body, flags) }
        case .look(let ahead, let isNegated, let body): try look(ahead, isNegated, body, flags)
        case .conditional(let group, let yes, let no): try conditional(group, yes, no, flags)
        case .reference(let group): emit(.reference, group, flags.contains(.ignoreCase) ? flags.contains(.unicode) ? 1 : 2 : 0)
        case .repetition(let greed, let least, let most, let body): try repetition(greed, least, most, body, flags)
        }
    }

    /// A step of exactly one code point.
    private mutating func unit(_ node: PatternNode, _ flags: PatternFlags) {
        switch node {
        case .literal(let code):
            if plainLiteral(node, flags) != nil { emit(.literal, Int(code)) } else { emit(.set, classNumber([.literal(code)], isNegated: false, flags)) }
        case .set(let items, let isNegated): emit(.set, classNumber(items, isNegated: isNegated, flags))
        default: emit(flags.contains(.dotAll) ? .anyOrNewline : .any)
        }
    }

    private mutating func anchor(_ anchor: PatternAnchor, _ flags: PatternFlags) {
        switch anchor {
        case .beginning: emit(flags.contains(.multiline) ? .lineBeginning : .beginning)
        case .beginningOfString: emit(.beginning)
        case .end: emit(flags.contains(.multiline) ? .lineEnd : .end)
        case .endOfString: emit(.stringEnd)
        case .boundary: emit(.boundary, flags.contains(.unicode) ? 1 : 0, 0)
        case .nonBoundary: emit(.boundary, flags.contains(.unicode) ? 1 : 0, 1)
        }
    }

    // MARK: choices

    private mutating func branch(_ choices: [[PatternNode]], _ flags: PatternFlags) throws {
        if let items = singleCodePoints(choices) {
            emit(.set, classNumber(items, isNegated: false, flags))
            return
        }
        try branch(choices.map { choice in { try $0.sequence(choice, flags) } })
    }

    private mutating func branch(_ choices: [(inout PatternCompiler) throws -> Void]) throws {
        let first = alternatives.count
        emit(.branch, first, choices.count)
        alternatives += choices.map { _ in PatternProgram.Alternative(target: 0, firstClass: -1) }
        var ends: [Int] = []
        for (index, choice) in choices.enumerated() {
            alternatives[first + index].target = here
            try choice(&self)
            if index < choices.count - 1 { ends.append(emit(.jump)) }
        }
        for end in ends { instructions[end].a = here }
    }

    /// The members of `a|b|[cd]`, which is a set; nil for other alternatives.
    private func singleCodePoints(_ choices: [[PatternNode]]) -> [SetItem]? {
        var items: [SetItem] = []
        for choice in choices {
            guard choice.count == 1 else { return nil }
            switch choice[0] {
            case .literal(let code): items.append(.literal(code))
            case .set(let members, isNegated: false): items += members
            default: return nil
            }
        }
        return items
    }

    private mutating func atomic(_ body: (inout PatternCompiler) throws -> Void) throws {
        let register = registers(1)
        emit(.atomicEnter, register)
        try body(&self)
        emit(.atomicLeave, register)
    }

    private mutating func look(_ ahead: Bool, _ isNegated: Bool, _ body: [PatternNode], _ flags: PatternFlags) throws {
        var back = 0
        if !ahead {
            let width = PatternWidth.of(body, groups: groupWidths)
            guard width.least == width.most else { throw PatternError.make("look-behind requires fixed-width pattern", pattern: .none, position: nil) }
            back = width.least
        }
        let register = registers(2)
        let enter = emit(isNegated ? .refuteEnter : .lookEnter, register, back)
        try sequence(body, flags)
        emit(isNegated ? .refuteLeave : .lookLeave, register)
        instructions[enter].c = here
    }

    private mutating func conditional(_ group: Int, _ yes: [PatternNode], _ no: [PatternNode], _ flags: PatternFlags) throws {
        let test = emit(.conditional, group)
        try sequence(yes, flags)
        if no.isEmpty {
            instructions[test].b = here
        } else {
            let end = emit(.jump)
            instructions[test].b = here
            try sequence(no, flags)
            instructions[end].a = here
        }
    }

    // MARK: repetition

    private mutating func repetition(_ greed: PatternGreed, _ least: Int, _ most: Int, _ body: [PatternNode], _ flags: PatternFlags) throws {
        if body.count == 1, isUnit(body[0]) {
            emit(greed == .greedy ? .repeatGreedily : greed == .lazy ? .repeatLazily : .repeatPossessively, least, most)
            unit(body[0], flags)
            return
        }
        if greed == .possessive { return try atomic { try $0.repetition(.greedy, least, most, body, flags) } }
        if least == 1, most == 1 { return try sequence(body, flags) }
        if least == 0, most == 1 {
            let once: (inout PatternCompiler) throws -> Void = { try $0.sequence(body, flags) }
            return try branch(greed == .lazy ? [{ _ in }, once] : [once, { _ in }])
        }
        let register = registers(2)
        emit(.loopEnter, register)
        let test = emit(greed == .lazy ? .loopLazily : .loopGreedily, register, least, most)
        try sequence(body, flags)
        emit(.jump, test)
        instructions[test].d = here
    }

    private func isUnit(_ node: PatternNode) -> Bool {
        switch node {
        case .literal, .any, .set: true
        default: false
        }
    }

    // MARK: what a match can begin with

    /// Gives each alternative the class of its first code points.
    private mutating func fillFirstClasses() {
        // All are found first: what the finder shares with the compiler is copied when it changes.
        var finder = FirstClassFinder(instructions: instructions, classes: classes, literals: literals, alternatives: alternatives)
        let found = alternatives.map { finder.first(at: Int($0.target)) }
        for (index, first) in found.enumerated() {
            guard let first else { continue }
            classes.append(first)
            alternatives[index].firstClass = Int32(clamping: classes.count - 1)
        }
    }

    private mutating func start(_ parsed: PatternParser.Result) -> PatternProgram.Start {
        let prefix = self.prefix()
        if prefix.count > 1 || (prefix.count == 1 && prefix[0] < 128) { return .prefix(prefix) }
        if beginsAtBeginning(0) { return .beginning }
        var finder = FirstClassFinder(instructions: instructions, classes: classes, literals: literals, alternatives: alternatives)
        guard let first = finder.first(at: 0) else { return .anywhere }
        classes.append(first)
        return .set(classes.count - 1)
    }

    /// The literals that every match begins with.
    private func prefix() -> [UInt32] {
        var found: [UInt32] = []
        for instruction in instructions {
            switch instruction.operation {
            case .mark: continue
            case .literal: found.append(UInt32(instruction.a))
            case .string: found += literals[Int(instruction.a)..<Int(instruction.a + instruction.b)]
            default: return found
            }
        }
        return found
    }

    private func beginsAtBeginning(_ at: Int) -> Bool {
        switch instructions[at].operation {
        case .mark: beginsAtBeginning(at + 1)
        case .beginning: true
        default: false
        }
    }
}
