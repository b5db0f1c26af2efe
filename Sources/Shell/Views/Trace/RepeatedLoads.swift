import Database

/// The N+1 meter: relationships that one line loads lazily for one object after the other.
struct RepeatedLoads {
    private struct Place: Hashable {
        let relationship: String
        let file: String
        let line: Int?
    }
    private var counts: [Place: Int] = [:]
    private var order: [Place] = []
    /// Statements of the input so far.
    private var statements = 0

    /// From how many loads on it is worth a word.
    private static let least = 3
    /// How many objects one statement of selectinload() loads for.
    private static let batch = 500

    mutating func note(_ step: TraceStep) {
        statements += 1
        guard case .lazyLoad(let object, let attribute)? = step.cause?.reason else { return }
        let place = Place(relationship: "\(object.prefix { $0 != " " }).\(attribute)", file: step.file, line: step.line)
        if counts[place] == nil { order.append(place) }
        counts[place, default: 0] += 1
    }

    /// `N+1: line 1 loads User.posts 3 times, 4 statements in all; .options(selectinload(User.posts)) would make it 2`: reckoned; `.loading` measures.
    var hints: [String] {
        order.compactMap { place in
            guard let count = counts[place], count >= RepeatedLoads.least else { return nil }
            let cured = statements - count + (count + RepeatedLoads.batch - 1) / RepeatedLoads.batch
            let line = place.line.map { "line \($0)" } ?? "one line"
            return "N+1: \(line) loads \(place.relationship) \(count) times, \(statements) statements in all; .options(selectinload(\(place.relationship))) would make it \(cured)"
        }
    }
}
