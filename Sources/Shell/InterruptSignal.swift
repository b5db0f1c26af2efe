import Glibc
import Runtime

/// SIGINT as Ctrl-C sends it.
enum InterruptSignal {
    /// Makes the signal raise KeyboardInterrupt at the next safe point.  Calls that wait are not restarted: they return, and
    /// the caller looks for the interrupt.
    static func install() {
        var action = sigaction()
        action.__sigaction_handler.sa_handler = { _ in Interrupt.request() }
        sigaction(SIGINT, &action, nil)
    }
}
