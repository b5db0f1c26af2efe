import Glibc

/// Bounds that end a runaway program: `--max-steps`, `--timeout`, `--max-memory`.
///
/// A limit that is exceeded is raised at every safe point from then on, so that no `except` keeps the program alive.
public enum Limits {
    /// Turns of loops and calls that may happen; nil for any number.
    nonisolated(unsafe) public static var steps: Int?
    /// Seconds of wall-clock time.
    nonisolated(unsafe) public static var seconds: Double?
    /// Bytes of memory the process may hold.
    nonisolated(unsafe) public static var memory: Int?
    /// `memory` as the command line has it: `64M`.
    nonisolated(unsafe) public static var memoryText = ""

    nonisolated(unsafe) private static var remainingSteps = Int.max
    nonisolated(unsafe) private static var deadline = Double.infinity
    /// The processor time at which the steps count as taken, whatever was counted: one native call, as `re.match()`, is one step,
    /// and may take for ever.
    nonisolated(unsafe) private static var workEnd = Double.infinity
    /// Seconds of processor time that a step stands for, far above what one takes, and what any number of them may take.
    private static let workOfStep = 1e-5, leastWork = 5.0
    nonisolated(unsafe) private static var exceeded: Bound?
    /// Whether the process holds more than the machine can give: told once, since the program may drop what it holds.
    nonisolated(unsafe) private static var isExhausted = false
    /// Set by the timer's signal: time and memory are to be measured.
    nonisolated(unsafe) private static var isMeasurementDue = false

    private enum Bound { case steps, time, memory }

    /// Whether the time is over, which the next safe point will find.
    static var isOverdue: Bool { isMeasurementDue && deadline < .infinity && now > deadline }

    /// Whether a limit was exceeded since `begin`.
    public static var isExceeded: Bool { exceeded != nil }

    /// Starts counting, of a program or of one input at the prompt.
    public static func begin() {
        exceeded = nil
        remainingSteps = steps ?? Int.max
        deadline = seconds.map { now + $0 } ?? .infinity
        workEnd = steps.map { processorTime + max(leastWork, Double($0) * workOfStep) } ?? .infinity
        if steps != nil { Pulse.isDue = true }
        if seconds != nil || memory != nil { startTimer() } else { startGuard() }
    }

    /// Ends counting: what follows is the shell's own work.
    public static func end() {
        exceeded = nil
        remainingSteps = Int.max
        deadline = .infinity
        workEnd = .infinity
    }

    /// A safe point.
    /// - Throws: the error of a limit that is exceeded.
    static func check() throws {
        if steps != nil {
            Pulse.isDue = true
            remainingSteps &-= 1
            if remainingSteps < 0, exceeded == nil { exceeded = .steps }
        }
        if isMeasurementDue { measure() }
        try raiseIfExceeded()
    }

    /// Raises again what ended the program, where the program went on without a safe point.
    public static func raiseIfExceeded() throws {
        if isExhausted {
            isExhausted = false
            throw PythonException(type: .memoryError)
        }
        guard let exceeded else { return }
        Pulse.isDue = true
        switch exceeded {
        case .steps: throw PythonException(.runtimeError, "step limit exceeded: --max-steps \(steps ?? 0)")
        case .time: throw PythonException(.timeoutError, "time limit exceeded: --timeout \((seconds ?? 0).pythonDescription)")
        case .memory: throw PythonException(.memoryError, "memory limit exceeded: --max-memory \(memoryText)")
        }
    }

    private static func measure() {
        isMeasurementDue = false
        guard exceeded == nil else { return }
        if now > deadline {
            exceeded = .time
        } else if workEnd < .infinity, processorTime > workEnd {
            exceeded = .steps
        } else if let memory {
            if residentBytes > memory { exceeded = .memory }
        } else if residentBytes > MachineMemory.share {
            isExhausted = true
        }
    }

    // MARK: measuring

    private static var now: Double { reading(CLOCK_MONOTONIC) }
    private static var processorTime: Double { reading(CLOCK_PROCESS_CPUTIME_ID) }

    private static func reading(_ clock: clockid_t) -> Double {
        var time = timespec()
        clock_gettime(clock, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// What the process holds in memory, from `/proc/self/statm`.
    static var residentBytes: Int {
        let file = open("/proc/self/statm", O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return 0 }
        defer { close(file) }
        var text = [UInt8](repeating: 0, count: 128)
        let count = read(file, &text, text.count)
        guard count > 0 else { return 0 }
        let fields = text[..<count].split(separator: 32)
        guard fields.count > 1, let pages = Int(String(decoding: fields[1], as: UTF8.self)) else { return 0 }
        return pages * Int(sysconf(Int32(_SC_PAGESIZE)))
    }

    nonisolated(unsafe) private static var isTimerRunning = false
    private static let period = 10_000

    /// A signal every 10 ms makes the next safe point measure.
    private static func startTimer() {
        guard !isTimerRunning else { return }
        isTimerRunning = true
        var action = sigaction()
        action.__sigaction_handler.sa_handler = { _ in
            Limits.isMeasurementDue = true
            Pulse.isDue = true
        }
        action.sa_flags = SA_RESTART
        sigaction(SIGALRM, &action, nil)
        let interval = timeval(tv_sec: 0, tv_usec: period)
        var timer = itimerval(it_interval: interval, it_value: interval)
        setitimer(__itimer_which_t(ITIMER_REAL.rawValue), &timer, nil)
    }

    nonisolated(unsafe) private static var isGuardRunning = false
    private static let guardPeriod = 50_000

    /// Without limits: memory is measured every 50 ms of processor time, so that a runaway program ends with MemoryError before
    /// the machine swaps.  A short script never sees the signal.
    private static func startGuard() {
        guard !isGuardRunning else { return }
        isGuardRunning = true
        var action = sigaction()
        action.__sigaction_handler.sa_handler = { _ in
            Limits.isMeasurementDue = true
            Pulse.isDue = true
        }
        action.sa_flags = SA_RESTART
        sigaction(SIGPROF, &action, nil)
        let interval = timeval(tv_sec: 0, tv_usec: guardPeriod)
        var timer = itimerval(it_interval: interval, it_value: timeval(tv_sec: 0, tv_usec: 10 * guardPeriod))
        setitimer(__itimer_which_t(ITIMER_PROF.rawValue), &timer, nil)
    }

    /// Starts again what a process that was divided from another has not got: its timers.
    public static func restartTimers() {
        if isTimerRunning {
            isTimerRunning = false
            startTimer()
        }
        if isGuardRunning {
            isGuardRunning = false
            startGuard()
        }
    }

    // MARK: single large objects

    /// Requests below this are granted unseen.
    private static let smallRequest = 1 << 20

    /// Asked before `count` elements of `size` bytes are made at once.
    /// - Throws: MemoryError where that is beyond the limit or beyond reason; nothing was made, the program may go on.
    public static func reserve(_ count: Int, of size: Int) throws {
        let (bytes, overflow) = count.multipliedReportingOverflow(by: size)
        if !overflow, bytes <= smallRequest { return }
        if overflow || bytes > MachineMemory.total { throw PythonException(type: .memoryError) }
        guard let memory else {
            if bytes > MachineMemory.share - residentBytes { throw PythonException(type: .memoryError) }
            return
        }
        if bytes > memory - residentBytes { throw PythonException(.memoryError, "memory limit exceeded: --max-memory \(memoryText)") }
    }
}
