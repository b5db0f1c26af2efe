import Glibc

@_silgen_name("fork") private func forkProcess() -> pid_t

/// Runs many inputs in child processes, which die in our place.
final class Campaign {
    struct Options {
        var inputs = 10_000
        /// Ends the campaign early; 0 for never.
        var seconds = 0
        var seed: UInt64 = 1
        var first = 0
        var corpus = "Tests/Conformance"
        var keep = "fuzz-failures"
    }

    /// What a child is doing, in memory that parent and child share.
    private struct Progress {
        var input = 0
        /// Whether the input is running.
        var isRunning = false
    }

    private let corpus: Corpus
    private let options: Options
    private let progress: UnsafeMutablePointer<Progress>
    private let log: String
    private var failures: [(input: Int, reason: String)] = []

    /// Inputs for each child: its memory goes with it.
    private static let batch = 300
    /// Seconds of processor time for one input, far more than its bounds allow.
    private static let hangSeconds = 10
    /// Seconds of wall-clock time for one input.
    private static let waitSeconds = 60
    private static let hangStatus: Int32 = 99

    init(_ corpus: Corpus, _ options: Options) {
        self.corpus = corpus
        self.options = options
        let size = MemoryLayout<Progress>.stride
        progress = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0).bindMemory(to: Progress.self, capacity: 1)
        log = "/tmp/retort-fuzz-\(getpid()).log"
    }

    /// - Returns: the exit status.
    func run() -> Int32 {
        let began = time(nil)
        var next = options.first
        let end = options.first + options.inputs
        var told = next
        while next < end, options.seconds == 0 || time(nil) - began < options.seconds {
            let last = min(end, next + Campaign.batch)
            if let reason = runBatch(next..<last) {
                report(progress.pointee.input, reason)
                next = progress.pointee.input + 1
            } else {
                next = last
            }
            if next - told >= Campaign.batch * 100 {
                told = next
                tell("\(next - options.first) inputs, \(failures.count) failures, \(time(nil) - began) s")
            }
        }
        unlink(log)
        tell("\(next - options.first) inputs, \(failures.count) failures, seed \(options.seed)")
        return failures.isEmpty ? 0 : 1
    }

    /// Runs inputs in a child; what went wrong with the one that `progress` names, nil where nothing did.
    private func runBatch(_ numbers: Range<Int>) -> String? {
        progress.pointee = Progress(input: numbers.lowerBound)
        let child = forkProcess()
        if child == 0 { work(numbers) }
        guard child > 0 else { return "cannot fork" }
        guard let status = end(of: child) else { return "hang without work" }
        let signal = status & 0x7f, code = (status >> 8) & 0xff
        if signal == 0, code == 0 { return nil }
        if signal == 0, code == Campaign.hangStatus { return "hang" }
        return signal == 0 ? "exit status \(code)" : "signal \(signal)"
    }

    /// The status of a child that ended; nil for one that was ended, since it waited for something that never came.
    private func end(of child: pid_t) -> Int32? {
        var status: Int32 = 0
        var seen = -1, since = time(nil)
        while waitpid(child, &status, WNOHANG) != child {
            if progress.pointee.input != seen { (seen, since) = (progress.pointee.input, time(nil)) }
            if time(nil) - since > Campaign.waitSeconds {
                kill(child, SIGKILL)
                waitpid(child, &status, 0)
                return nil
            }
            usleep(2000)
        }
        return status
    }

    private func work(_ numbers: Range<Int>) -> Never {
        prepareChild()
        Evaluation.onLargeStack { [self] in
            let evaluation = Evaluation()
            for number in numbers {
                progress.pointee.input = number
                startWatch()
                evaluation.run(corpus.input(number, seed: options.seed))
            }
        }
        _exit(0)
    }

    /// A folder of its own for the databases that scripts make, no input, no output.
    private func prepareChild() {
        let folder = "/tmp/retort-fuzz-\(getppid())"
        mkdir(folder, 0o700)
        chdir(folder)
        if let directory = opendir(".") {
            while let entry = readdir(directory) {
                let name = withUnsafePointer(to: &entry.pointee.d_name) { $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) } }
                unlink(name)
            }
            closedir(directory)
        }
        let nothing = open("/dev/null", O_RDWR), errors = open(log, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        dup2(nothing, 0)
        dup2(nothing, 1)
        dup2(errors, 2)
        signal(SIGVTALRM) { _ in _exit(99) }
    }

    private func startWatch() {
        var timer = itimerval(it_interval: timeval(), it_value: timeval(tv_sec: Campaign.hangSeconds, tv_usec: 0))
        setitimer(__itimer_which_t(ITIMER_VIRTUAL.rawValue), &timer, nil)
    }

    private func report(_ input: Int, _ reason: String) {
        failures.append((input, reason))
        mkdir(options.keep, 0o755)
        let path = "\(options.keep)/seed\(options.seed)-\(input).py"
        if let file = fopen(path, "w") {
            fputs(corpus.input(input, seed: options.seed), file)
            fclose(file)
        }
        let told = (Corpus.read(log) ?? "").split(separator: "\n").first { $0.contains("Fatal error") || $0.contains("error:") }
        tell("\(path): \(reason) \(told ?? "")")
    }

    private func tell(_ text: String) {
        print(text)
        fflush(nil)
    }
}
