import CProcess
import Glibc

/// The processes of a sandbox that can be gone back to.  Each is the program as it stood before an input, asleep until it is woken; of one program one process works.
///
/// The first process stays to the end, so that whoever started it waits for the right one: once it has woken another, it waits for the one that works, and ends as that does.
enum UndoProcess {
    /// A process asleep.
    struct Sleeper {
        let process: pid_t
        /// What is written here wakes it.
        let end: Int32
    }

    /// The process that works, known to all.
    nonisolated(unsafe) private static let working: UnsafeMutablePointer<pid_t>? = {
        let page = mmap(nil, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0)
        guard let page, page != MAP_FAILED else { return nil }
        let made = page.assumingMemoryBound(to: pid_t.self)
        made.pointee = getpid()
        process_adopt_orphans()
        return made
    }()
    private static let first: pid_t = getpid()
    /// Whether this process was asleep once.
    nonisolated(unsafe) private(set) static var wasWoken = false

    /// What became of a division.
    enum Outcome {
        case sleeper(Sleeper)
        /// This process was asleep, and is the one that works now.
        case woken([UInt8])
        case failed
    }

    /// Leaves a process asleep that is as this one is now.
    static func leave() -> Outcome {
        _ = first
        guard working != nil else { return .failed }
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { return .failed }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        let process = process_divide()
        if process == 0 {
            close(ends[1])
            let message = sleep(ends[0])
            close(ends[0])
            wasWoken = true
            return .woken(message)
        }
        close(ends[0])
        guard process > 0 else {
            close(ends[1])
            return .failed
        }
        return .sleeper(Sleeper(process: process, end: ends[1]))
    }

    /// Waits for a message; ends with the program where none comes.
    private static func sleep(_ end: Int32) -> [UInt8] {
        // Ctrl-C is for the one that works.
        let interrupt = signal(SIGINT, SIG_IGN)
        var message = PipeBytes.read(end)
        // A message ends with a byte of its own: what was cut off by the end of the program is none.
        guard message.popLast() == 1 else { _exit(0) }
        signal(SIGINT, interrupt)
        return message
    }

    static func end(_ sleepers: [Sleeper]) {
        for sleeper in sleepers {
            kill(sleeper.process, SIGKILL)
            close(sleeper.end)
        }
        while waitpid(-1, nil, WNOHANG) > 0 {}
    }

    /// Lets another process go on in place of this one.
    /// - Returns: where the other is no more.
    static func handOver(to sleeper: Sleeper, keeping others: [Sleeper], _ message: [UInt8]) {
        guard let working else { return }
        let broken = signal(SIGPIPE, SIG_IGN)
        working.pointee = sleeper.process
        guard PipeBytes.write(message + [1], to: sleeper.end) else {
            working.pointee = getpid()
            signal(SIGPIPE, broken)
            close(sleeper.end)
            return
        }
        for other in others + [sleeper] { close(other.end) }
        guard getpid() == first else { _exit(0) }
        wait(working)
    }

    /// Waits for the process that works, and ends as it does.
    private static func wait(_ working: UnsafeMutablePointer<pid_t>) -> Never {
        signal(SIGINT, SIG_IGN)
        var status: Int32 = 0
        while true {
            let ended = waitpid(-1, &status, WUNTRACED)
            if ended < 0 {
                if errno == EINTR { continue }
                _exit(1)
            }
            guard ended == working.pointee else { continue }
            let signalled = status & 0x7F
            if status & 0xFF == 0x7F {
                // Ctrl-Z: the shell that waits for this process sees it stop too.
                raise(SIGSTOP)
                kill(ended, SIGCONT)
            } else if signalled == 0 {
                _exit((status >> 8) & 0xFF)
            } else {
                signal(signalled, SIG_DFL)
                raise(signalled)
                _exit(128 + signalled)
            }
        }
    }
}
