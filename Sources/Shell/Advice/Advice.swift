import Runtime
import Syntax

/// One line behind an input at the prompt, where people go wrong most: what an error comes from, or what an input without one does
/// that was hardly meant.
final class Advice {
    private let habits: InputHabits
    private let shell: Shell
    private var found: String?

    init(_ input: String, _ shell: Shell) {
        self.shell = shell
        habits = InputHabits(input, shell.interpreter)
    }

    /// An exception that the input ended with.
    func note(_ error: PythonException) {
        let mistake = Mistake(error, habits, shell)
        for rule in AdviceRules.ofErrors {
            guard let advice = rule(mistake) else { continue }
            found = advice
            return
        }
    }

    /// - Parameter succeeded: whether the input ended without an error.
    func line(succeeded: Bool) -> String? {
        if !succeeded { return found }
        return AdviceRules.ofInputs.lazy.compactMap { [habits] in $0(habits) }.first
    }
}

/// An error with what is known of how it came about.
struct Mistake {
    let error: PythonException
    let habits: InputHabits
    let shell: Shell

    init(_ error: PythonException, _ habits: InputHabits, _ shell: Shell) {
        self.error = error
        self.habits = habits
        self.shell = shell
    }

    var message: String { (try? Value.object(error).strText()) ?? "" }

    /// Whether it is an error of a class, by name: `sqlalchemy.exc` has more of them than this layer knows.
    func isA(_ name: String) -> Bool { error.type.resolutionOrder.contains { $0.name == name } }

    /// The part of the message between two others.
    func part(after start: String, before end: String) -> String? {
        guard let from = message.firstRange(of: start) else { return nil }
        let rest = message[from.upperBound...]
        return rest.firstRange(of: end).map { String(rest[..<$0.lowerBound]) }
    }
}
