import Database
import Runtime

/// Notes what engines do, input by input: what the views show afterwards.
final class Recorder {
    /// What one input sent.
    struct Input {
        let number: Int
        var steps: [TraceStep] = []
        /// Steps beyond those that are kept.
        var omitted = 0
        var loads = RepeatedLoads()
    }
    private(set) var inputs: [Input] = []
    private var current: Input?
    private var count = 0
    /// Gets each step once the next one begins, or the input ends: `--trace`.
    var follower: ((TraceStep) -> Void)?
    private var latest: TraceStep?
    private var isPaused = false

    private static let keptSteps = 5000, keptInputs = 200

    /// Begins to listen to every engine.
    private func listen() {
        guard Engine.observerOfAll == nil else { return }
        Engine.observerOfAll = { [unowned self] in self.note($0) }
    }

    func beginInput() {
        listen()
        count += 1
        current = Input(number: count)
    }
    /// - Returns: what the input did.
    func endInput() -> Input? {
        flush()
        guard let ended = current else { return nil }
        current = nil
        inputs.append(ended)
        if inputs.count > Recorder.keptInputs { inputs.removeFirst() }
        return ended
    }
    func input(_ number: Int) -> Input? { inputs.last { $0.number == number } }

    /// Hands the last step to the follower.
    func flush() {
        if let latest { follower?(latest) }
        latest = nil
    }

    /// The steps of `body`, which are no input's.
    func collecting(_ body: () throws -> Void) -> (steps: [TraceStep], error: Error?) {
        listen()
        let (outer, follows) = (current, follower)
        defer { (current, follower) = (outer, follows) }
        (current, follower) = (Input(number: 0), nil)
        var failure: Error?
        do { try body() } catch { failure = error }
        return (current?.steps ?? [], failure)
    }

    private func note(_ event: Event) {
        // What the shell itself asks, to make a class that is named for the first time, is none of the program's.
        if case .models? = Cause.current?.reason { return flush() }
        switch event {
        case .executed(let outcome):
            latest?.outcome = outcome
            if let latest { current?.loads.note(latest) }
        case .begin: add(TraceStep(boundary: "BEGIN", site))
        case .commit: add(TraceStep(boundary: "COMMIT", site))
        case .rollback: add(TraceStep(boundary: "ROLLBACK", site))
        case .remark: break
        case .statement(let text, let parameters, _, let isMany, let cause): add(TraceStep(text, parameters, isMany: isMany, cause, site))
        }
    }
    private var site: CallSite? { Program.context?.callSite(0) }

    private func add(_ step: TraceStep) {
        flush()
        latest = step
        guard let kept = current?.steps.count else { return }
        if kept < Recorder.keptSteps { current?.steps.append(step) } else { current?.omitted += 1 }
    }
}
