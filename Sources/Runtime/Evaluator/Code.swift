import Syntax

/// A piece of code that runs in a frame of its own: a module, function, class body or comprehension.
final class Code {
    let name: String
    let qualifiedName: String
    let source: SourceText
    let module: ModuleObject
    let firstLine: Int32
    /// The line at which a frame begins: that of `expression`, where there is one.
    var startLine: Int32
    let kind: Scope.Kind
    /// The line of the first decorator, or of `def`.
    var definitionLine: Int32
    var lastLine: Int32
    var parameters = ParameterLayout()
    /// The `__code__` that someone holds.
    weak var view: CodeView?
    var isGenerator = false
    /// Names of the slots, parameters first; nameless ones are temporary.
    var slotNames: [Name] = []
    /// Slots that hold cells: each is made one when the frame is entered.
    var cellSlots: [Int] = []
    /// Slots that get the cells of the function's closure, in its order.
    var freeSlots: [Int] = []
    /// The globals that the body names.
    var globals: [(name: Name, cell: Cell)] = []
    /// The slots of a frame, the return value's included.
    var slotCount = 1
    var body = Block([])
    /// The body of a generator that stops only between statements.
    var program: GeneratorProgram?
    /// Where `return` leaves its value: the last slot.
    var returnSlot: Int { slotCount - 1 }
    /// The one expression of a lambda or of a body that is a single `return`.
    var expression: Node? { didSet { if let expression { startLine = expression.range.line } } }
    var doc: String?
    /// Whether a class body annotates names.
    var hasAnnotations = false

    init(name: String, qualifiedName: String, source: SourceText, module: ModuleObject, firstLine: Int32, kind: Scope.Kind) {
        self.name = name
        self.qualifiedName = qualifiedName
        self.source = source
        self.module = module
        self.firstLine = firstLine
        startLine = firstLine
        definitionLine = firstLine
        lastLine = firstLine
        self.kind = kind
    }

    /// Runs the body in a frame whose parameters are set.
    @inline(__always)
    func run(_ frame: Frame) throws -> Value {
        try CallStack.with(self, frame.slots, line: startLine) {
            do {
                if let expression { return try expression.evaluate(frame) }
                if try body.execute(frame) == .return { return frame.take(returnSlot) }
                return .none
            } catch {
                throw leaving(error, frame.slots)
            }
        }
    }

    /// Adds this frame to the traceback of an exception that leaves it.
    @inline(never)
    func leaving(_ error: Error, _ slots: UnsafeMutablePointer<Value>) -> Error {
        guard let exception = error.pythonException else { return error }
        let range = exception.pendingRange ?? SourceRange(line: firstLine, column: 0, endLine: firstLine, endColumn: 0)
        tell(exception, range, slots)
        exception.pendingRange = nil
        return exception
    }

    /// Adds this frame to the traceback of an exception that is at `range` in it, unless it is there already.
    func tell(_ exception: PythonException, _ range: SourceRange, _ slots: UnsafeMutablePointer<Value>) {
        if range.isAlreadyTold { return }
        let entry = TracebackEntry(source: source, function: name, range: range, variables: slotNames)
        exception.pass(entry, frame: FrameObject.passed(self, slots, line: range.line))
    }

    /// Turns cell slots into cells and installs the closure.
    @inline(__always)
    func prepare(_ frame: Frame, closure: [Cell]) {
        for slot in cellSlots { frame[slot] = .object(Cell(frame[slot])) }
        var index = 0
        while index < freeSlots.count {
            frame[freeSlots[index]] = .object(closure[index])
            index &+= 1
        }
    }
}

/// Which slots the parameters have.
struct ParameterLayout {
    var names: [Name] = []
    var positionalOnlyCount = 0
    /// Positional parameters, positional-only ones included.
    var positionalCount = 0
    var keywordOnlyCount = 0
    var restSlot: Int?
    var keywordsSlot: Int?
    /// Whether only positional parameters are there.
    var isPlain: Bool { keywordOnlyCount == 0 && restSlot == nil && keywordsSlot == nil }
}

extension SourceRange {
    /// Stands for "the traceback already tells of this frame": a bare `raise` adds no second entry.
    static let alreadyTold = SourceRange(line: -1, column: 0, endLine: -1, endColumn: 0)
    var isAlreadyTold: Bool { line == -1 }
}
