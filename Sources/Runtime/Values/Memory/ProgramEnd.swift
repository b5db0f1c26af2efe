/// What is to be done when the program ends, before its globals go.
public enum ProgramEnd {
    nonisolated(unsafe) private static var duties: [() -> Void] = []

    public static func addDuty(_ duty: @escaping () -> Void) { duties.append(duty) }

    /// The latest first.
    public static func run() { while let duty = duties.popLast() { duty() } }
}
