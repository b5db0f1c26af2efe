import Runtime
import Syntax

/// `traceback.StackSummary`: a list of frames.
enum StackSummary {
    static let pythonClass: Class = {
        let made = Class("StackSummary", module: "traceback", bases: [.list], doc: "The frames of a traceback.", derivable: true)
        made.isSequenceForMatch = true
        made.extend(for: ListObject.self) { type in
            type.method("format", doc: "The lines as they are printed.") { (stack: ListObject) throws -> Value in
                // A derived class may show frames in its own way, or leave them out by None.
                let shown: (FrameSummary) throws -> String? = { frame in
                    let text = try stack.value.callMethod("format_frame_summary", frame.value)
                    return text.isNone ? nil : try text.strText()
                }
                return .list(try pieces(Array(stack.elements), shown: stack.type === pythonClass ? { try $0.text() } : shown).map { .string($0) })
            }
            type.method("format_frame_summary", .required("frame_summary", as: FrameSummary.self), doc: "The lines of one frame.") { (_: ListObject, frame: FrameSummary) throws -> String in try frame.text() }
            type.classMethod("from_list", .required("a_list", as: Value.self), doc: "The frames that a list of tuples stands for.") { (made: Class, entries: Value) throws -> Value in
                make(try entries.elements().map(frame), type: made)
            }
            type.classMethod(
                "extract", .required("frame_gen", as: Value.self), .keyword("limit", default: Value.none), .keyword("lookup_lines", default: true), .keyword("capture_locals", default: false),
                doc: "The frames that walk_tb() or walk_stack() give."
            ) { (made: Class, frames: Value, limit: Value, _: Bool, capturesLocals: Bool) throws -> Value in
                var found = try frames.elements()[...]
                if !limit.isNone {
                    let limit = try Int.from(limit)
                    found = limit >= 0 ? found.prefix(limit) : found.suffix(limit == .min ? .max : -limit)
                }
                return make(try found.map { try extracted($0, capturesLocals) }, type: made)
            }
        }
        return made
    }()

    static func make(_ frames: [FrameSummary], type: Class = pythonClass) -> Value {
        ListObject(elements: ContiguousArray(frames.map(\.value)), type: type).value
    }
    static func make(_ frames: [TracebackEntry]) throws -> Value { make(try frames.map { try FrameSummary($0) }) }

    /// The frames of an exception with the representations of their variables, outermost first.
    static func makeCapturing(_ error: PythonException, limit: Int?) throws -> Value {
        var found: [FrameSummary] = []
        var link = error.tracebackObject
        while let current = link {
            found.append(try FrameSummary(current.entry, locals: try current.value.attribute("tb_frame").attribute("f_locals")))
            link = current.next
        }
        guard let limit else { return make(found) }
        return make(limit >= 0 ? Array(found.prefix(limit)) : Array(found.suffix(limit == .min ? .max : -limit)))
    }

    /// A frame, or a tuple of file, line, name and source.
    private static func frame(_ entry: Value) throws -> FrameSummary {
        if let summary = entry.object as? FrameSummary { return summary }
        let parts = try entry.elements()
        guard parts.count >= 4 else { throw PythonException.valueError("not enough values to unpack (expected 4, got \(parts.count))") }
        guard parts.count == 4 else { throw PythonException.valueError("too many values to unpack (expected 4)") }
        return FrameSummary(Array(parts[..<3]), parts[3])
    }

    /// Of a pair of a frame and a line, as `walk_tb` and `walk_stack` give.
    private static func extracted(_ pair: Value, _ capturesLocals: Bool) throws -> FrameSummary {
        let parts = try pair.elements()
        guard parts.count == 2 else { throw PythonException.valueError("not enough values to unpack (expected 2, got \(parts.count))") }
        let code = try parts[0].attribute("f_code"), number = try Int.from(parts[1])
        let source = (parts[0].object as? FrameView)?.source ?? Program.context?.callSites.first { $0.entry.source.fileName == (try? code.attribute("co_filename").strText()) }?.entry.source
        let line: Value = .string(source?.line(number) ?? "")
        return FrameSummary([try code.attribute("co_filename"), parts[1], try code.attribute("co_name")], line, locals: capturesLocals ? try FrameSummary.representations(try parts[0].attribute("f_locals")) : .none)
    }

    /// The frames' texts; one repeated more than three times is counted.
    static func pieces(_ entries: [Value], shown: (FrameSummary) throws -> String? = { try $0.text() }) throws -> [String] {
        var pieces: [String] = []
        var repeated = 0
        var last: FrameSummary?
        func flushRepeats() {
            if repeated > 3 { pieces.append("  [Previous line repeated \(repeated - 3) more time\(repeated - 3 == 1 ? "" : "s")]\n") }
        }
        for entry in entries {
            let summary = try frame(entry)
            guard let text = try shown(summary) else { continue }
            if let last, try summary.repeats(last) { repeated += 1 } else {
                flushRepeats()
                repeated = 1
            }
            if repeated <= 3 { pieces.append(text) }
            last = summary
        }
        flushRepeats()
        return pieces
    }
}
