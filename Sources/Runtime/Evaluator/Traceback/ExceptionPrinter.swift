/// Prints an exception with its causes and contexts, groups as trees (PEP 654; CPython's `traceback.TracebackException.format`).
struct ExceptionPrinter {
    /// The text, a piece for each frame and each last line.
    private(set) var pieces: [String] = []
    var text: String { pieces.joined() }
    /// Whether names that may have been meant are told, as for uncaught exceptions.
    private let hints: Bool
    private let followsChain: Bool
    /// How many frames are shown: the outermost, or the innermost where it is negative.
    private let limit: Int?
    private var seen: Set<ObjectIdentifier> = []
    /// How deep in groups.
    private var depth = 0
    private var needsClosing = false

    /// The texts of an exception's frames, where they are not the usual ones.
    private let frames: ((PythonException) throws -> [String])?

    /// How much of groups is shown: `max_group_width`, `max_group_depth`.
    struct GroupLimits {
        var width = 15
        var depth = 10
    }
    private let groupLimits: GroupLimits

    init(hints: Bool = true, followsChain: Bool = true, limit: Int? = nil, groupLimits: GroupLimits = GroupLimits(), frames: ((PythonException) throws -> [String])? = nil) {
        self.frames = frames
        self.hints = hints
        self.followsChain = followsChain
        self.limit = limit
        self.groupLimits = groupLimits
    }

    mutating func print(_ error: PythonException) {
        var chain: [(link: String?, error: PythonException)] = []
        var next: PythonException? = error
        seen.insert(ObjectIdentifier(error))
        while let current = next {
            var link: String?
            next = nil
            if !followsChain {
                chain.append((nil, current))
                break
            }
            if let cause = current.cause, seen.insert(ObjectIdentifier(cause)).inserted {
                link = "\nThe above exception was the direct cause of the following exception:\n\n"
                next = cause
            } else if !current.suppressesContext, let context = current.context, seen.insert(ObjectIdentifier(context)).inserted {
                link = "\nDuring handling of the above exception, another exception occurred:\n\n"
                next = context
            }
            chain.append((link, current))
        }
        for (link, one) in chain.reversed() {
            if let link { emit(link) }
            if one.isInstance(of: .baseExceptionGroup) { printGroup(one) } else { printPlain(one) }
        }
    }

    private mutating func printPlain(_ error: PythonException) {
        printFrames(error, "Traceback (most recent call last):\n")
        for piece in TracebackFormatter.lastPieces(error, hints: hints) { emit(piece) }
    }

    private mutating func printFrames(_ error: PythonException, _ title: String, margin: String = "|") {
        guard error.tracebackObject != nil, limit != 0 else { return }
        emit(title, margin: margin)
        let texts = (try? frames?(error)) ?? TracebackFormatter.entryPieces(TracebackFormatter.limited(error.traceback.reversed(), limit))
        for piece in texts { emit(piece) }
    }

    private mutating func printGroup(_ error: PythonException) {
        if depth > groupLimits.depth { return emit("... (max_group_depth is \(groupLimits.depth))\n") }
        let isTop = depth == 0
        if isTop { depth = 1 }
        printFrames(error, "Exception Group Traceback (most recent call last):\n", margin: isTop ? "+" : "|")
        emit(TracebackFormatter.lastLines(error, hints: hints))
        printMembers(ExceptionGroups.members(error))
        if isTop { depth = 0 }
    }

    private mutating func printMembers(_ members: [PythonException]) {
        let shown = min(members.count, groupLimits.width)
        let count = members.count > shown ? shown + 1 : shown
        needsClosing = false
        for index in 0..<max(count, 0) {
            let isLast = index == count - 1
            if isLast { needsClosing = true }
            pieces.append(indent + (index == 0 ? "+-" : "  ") + "+---------------- \(index < shown ? String(index + 1) : "...") ----------------\n")
            depth += 1
            if index < shown {
                print(members[index])
            } else {
                let more = members.count - shown
                emit("and \(more) more exception\(more > 1 ? "s" : "")\n")
            }
            if isLast, needsClosing {
                pieces.append(indent + "+------------------------------------\n")
                needsClosing = false
            }
            depth -= 1
        }
    }

    private var indent: String { String(repeating: " ", count: 2 * depth) }

    /// Adds lines, with the margin of the group they stand in.
    private mutating func emit(_ lines: String, margin: String = "|") {
        guard depth > 0 else {
            pieces.append(lines)
            return
        }
        for line in lines.split(separator: "\n", omittingEmptySubsequences: false).dropLast() { pieces.append("\(indent)\(margin) \(line)\n") }
    }
}
