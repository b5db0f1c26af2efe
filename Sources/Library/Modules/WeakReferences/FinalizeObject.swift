import Runtime

/// `weakref.finalize`: calls a function once an object is gone, or when it is called itself.
final class FinalizeObject: Object {
    private weak var target: Object?
    /// Counts the finalizers in the order in which they were made.
    private var number = 0
    /// Those that have work, by their numbers.
    nonisolated(unsafe) private static var pending: [Int: FinalizeObject] = [:]
    nonisolated(unsafe) private static var lastNumber = 0
    /// Whether the program is at its end: what is left then is not called.
    nonisolated(unsafe) private static var isOver = false
    private var runsAtEnd = true
    private var work: (function: Value, arguments: [Value], keywords: [(name: Name, value: Value)])?

    static let pythonClass: Class = {
        let made = Class.declare("finalize", for: FinalizeObject.self, module: "weakref", doc: "A function that is called once an object is gone.") { type in
            type.property("alive", doc: "Whether the finalizer is alive.") { (finalizer: FinalizeObject) -> Bool in finalizer.work != nil }
            type.property("atexit", doc: "Whether it is called at the end.", get: { (finalizer: FinalizeObject) -> Bool in finalizer.work != nil && finalizer.runsAtEnd }, set: { (finalizer: FinalizeObject, runs: Value) in finalizer.runsAtEnd = try runs.isTrue() })
            type.method("detach", doc: "Gives up the call, and gives (object, function, args, kwargs); None where it was made.") { (finalizer: FinalizeObject) -> Value in
                let found = finalizer.description
                finalizer.drop()
                return found
            }
            type.method("peek", doc: "What detach() would give.") { (finalizer: FinalizeObject) -> Value in finalizer.description }
        }
        made.construct = { _, arguments in
            guard arguments.positionalCount >= 2 else { throw PythonException.typeError("finalize.__init__() missing \(arguments.positionalCount == 0 ? "2 required positional arguments: 'obj' and 'func'" : "1 required positional argument: 'func'")") }
            let object = try WeakReference.referable(arguments[0])
            let finalizer = FinalizeObject(type: pythonClass)
            finalizer.target = object
            finalizer.work = (arguments[1], Array(arguments.positional.dropFirst(2)), arguments.keywordPairs)
            finalizer.enlist()
            // The watch holds the finalizer, which lives as long as the object.
            object.whenGone(succeeded: { finalizer.target = $0 }) {
                do { _ = try finalizer.run() } catch { Program.context?.reportUnraisable(error, in: finalizer.value) }
            }
            return finalizer.value
        }
        return made
    }()

    private var description: Value {
        guard let work, let target else { return .none }
        return .tuple([target.value, work.function, .tuple(work.arguments), DictObject(work.keywords.map { ($0.name.text, $0.value) }).value])
    }
    private func enlist() {
        if FinalizeObject.lastNumber == 0 { ProgramEnd.addDuty { FinalizeObject.runAll() } }
        FinalizeObject.lastNumber += 1
        number = FinalizeObject.lastNumber
        FinalizeObject.pending[number] = self
    }
    private func drop() {
        work = nil
        FinalizeObject.pending[number] = nil
    }

    /// At the end of the program, the latest first, those too that are made meanwhile.
    private static func runAll() {
        var due: [FinalizeObject] = [], lastSeen = 0
        while true {
            if due.isEmpty || lastSeen != lastNumber { due = pending.values.filter(\.runsAtEnd).sorted { $0.number < $1.number } }
            lastSeen = lastNumber
            guard let next = due.popLast() else { break }
            do { _ = try next.run() } catch { Program.context?.reportUnraisable(error, in: next.value) }
        }
        isOver = true
    }

    private func run() throws -> Value {
        guard let work, !FinalizeObject.isOver else { return .none }
        drop()
        return try work.function.call(work.arguments, keywords: work.keywords)
    }
    override var isCallable: Bool { true }
    override func call(_ arguments: Arguments) throws -> Value? { try run() }
    override func repr() throws -> String {
        guard work != nil, let target else { return "<finalize object at \(address); dead>" }
        return "<finalize object at \(address); for '\(target.type.name)' at \(target.address)>"
    }
}
