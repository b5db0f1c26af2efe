import Glibc
import Runtime

/// `timeit`: how long functions take.
func timeitModule(_ module: ModuleObject) throws {
    module.isWrittenInPython = true
    let clock = try Program.context?.importModule("time").value.attribute("perf_counter") ?? .none
    module["default_timer"] = clock
    module["default_number"] = .int(1_000_000)
    module["default_repeat"] = .int(5)
    module["Timer"] = .object(TimerObject.pythonClass)
    module.function("timeit", .optional("stmt", default: Value.string("pass")), .optional("setup", default: Value.string("pass")), .optional("timer", default: clock), .optional("number", default: 1_000_000), .optional("globals", default: Value.none), doc: "How many seconds so many runs of a statement take.") { (statement: Value, setup: Value, timer: Value, number: Int, globals: Value) throws -> Value in
        try TimerObject(statement, setup, timer).time(number)
    }
    module.function("repeat", .optional("stmt", default: Value.string("pass")), .optional("setup", default: Value.string("pass")), .optional("timer", default: clock), .optional("repeat", default: 5), .optional("number", default: 1_000_000), .optional("globals", default: Value.none), doc: "As timeit(), several times over.") { (statement: Value, setup: Value, timer: Value, times: Int, number: Int, globals: Value) throws -> Value in
        let measured = try TimerObject(statement, setup, timer)
        return try TimerObject.repeated(times) { try measured.time(number) }
    }
}

/// `timeit.Timer`
final class TimerObject: Object {
    private var statement = Value.none
    private var setup = Value.none
    private var clock = Value.none

    override init(type: Class) { super.init(type: type) }

    convenience init(_ statement: Value, _ setup: Value, _ clock: Value) throws {
        self.init(type: TimerObject.pythonClass)
        try prepare(statement, setup, clock)
    }

    /// - Throws: ValueError for what is neither a text nor callable; NotImplementedError for a text, other than `pass`.
    private func prepare(_ statement: Value, _ setup: Value, _ clock: Value) throws {
        for (name, code) in [("setup", setup), ("stmt", statement)] {
            if let text = code.object as? StringObject {
                if text.text != "pass" { throw PythonException.notImplemented("Retort has no exec(): timeit takes a function, not the text of a statement") }
            } else if !(code.object?.isCallable ?? false) {
                throw PythonException.valueError("\(name) is neither a string nor callable")
            }
        }
        self.statement = statement
        self.setup = setup
        self.clock = clock
        Heap.track(self)
    }

    private func configure(_ arguments: Arguments) throws {
        let given = try NativeSignature("Timer.__init__", ["stmt", "setup", "timer", "globals"], required: 0).bind(arguments)
        let clock = try given[2] ?? Program.context?.importModule("time").value.attribute("perf_counter") ?? .none
        try prepare(given[0] ?? .string("pass"), given[1] ?? .string("pass"), clock)
    }

    func time(_ number: Int) throws -> Value {
        if !(setup.object is StringObject) { _ = try setup.call() }
        let start = try clock.call()
        let isCalled = !(statement.object is StringObject)
        if number > 0 {
            for _ in 0..<number {
                try Pulse.check()
                if isCalled { _ = try statement.call() }
            }
        }
        return try clock.call().binary(.subtract, start)
    }

    /// What each of several measurements gives.
    static func repeated(_ times: Int, _ measure: () throws -> Value) throws -> Value {
        var taken: [Value] = []
        while taken.count < times { taken.append(try measure()) }
        return .list(taken)
    }

    /// 1, 2, 5, 10, 20, 50, ... runs, until they take a fifth of a second.
    private func range(_ callback: Value) throws -> Value {
        var scale = 1
        while true {
            for step in [1, 2, 5] {
                let number = scale * step, taken = try time(number)
                if !callback.isNone { _ = try callback.call(.int(number), taken) }
                if try taken.compare(.greaterOrEqual, .float(0.2)).isTrue() { return .tuple([.int(number), taken]) }
            }
            scale = min(scale, .max / 100) * 10
        }
    }

    override func visitReferences(_ visit: (Object) -> Void) {
        super.visitReferences(visit)
        for value in [statement, setup, clock] { if let object = value.object { visit(object) } }
    }

    nonisolated(unsafe) static let pythonClass: Class = {
        let made = Class.declare("Timer", for: TimerObject.self, module: "timeit", derivable: true, doc: "Measures how long a piece of program takes.") { type in
            type.method("timeit", .optional("number", default: 1_000_000), doc: "How many seconds so many runs take.") { (timer: TimerObject, number: Int) throws -> Value in try timer.time(number) }
            type.method("repeat", .optional("repeat", default: 5), .optional("number", default: 1_000_000), doc: "Call timeit() a few times.") { (timer: TimerObject, times: Int, number: Int) throws -> Value in
                try repeated(times) { try Value.object(timer).callMethod("timeit", .int(number)) }
            }
            type.method("autorange", .optional("callback", default: Value.none), doc: "How many runs it takes to reach 0.2 seconds, and how long they took.") { (timer: TimerObject, callback: Value) throws -> Value in try timer.range(callback) }
        }
        made.allocate = { TimerObject(type: $0) }
        made.initialize = { object, arguments in try (object as? TimerObject)?.configure(arguments) }
        made.construct = { type, arguments in
            let timer = TimerObject(type: type)
            try timer.configure(arguments)
            return .object(timer)
        }
        return made
    }()
}
