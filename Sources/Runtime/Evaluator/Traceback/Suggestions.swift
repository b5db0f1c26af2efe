/// "Did you mean: 'name'?" behind errors about names.
public enum Suggestions {
    /// `. Did you mean: 'x'?`, where a name that exists is near enough to the wrong one.
    static func hint(for error: PythonException) -> String? {
        guard case .string(let wrong) = error.field("name") else { return nil }
        let candidates: [String]
        if error.isInstance(of: .attributeError) {
            let target = error.field("obj")
            if target.isUndefined { return nil }
            candidates = target.attributeNames()
        } else if error.isInstance(of: .nameError) {
            guard let interpreter = Interpreter.current else { return nil }
            candidates = (error.traceback.first?.variables ?? []).map(\.text).filter { !$0.isEmpty } + interpreter.main.globals.map(\.name.text) + interpreter.builtins.globals.map(\.name.text)
        } else {
            return nil
        }
        return nearest(to: wrong.text, among: candidates).map { ". Did you mean: '\($0)'?" }
    }

    private static let moveCost = 2
    private static let longest = 40
    private static let mostCandidates = 750

    /// The candidate with the least weighted edit distance, within a third of both lengths.
    public static func nearest(to wrong: String, among candidates: [String]) -> String? {
        guard candidates.count < mostCandidates, wrong.utf8.count <= longest else { return nil }
        var best: String?
        var bestDistance = Int.max
        for candidate in candidates where candidate != wrong && candidate.utf8.count <= longest {
            let limit = min((wrong.utf8.count + candidate.utf8.count + 3) * moveCost / 6, bestDistance - 1)
            let distance = self.distance(Array(wrong.utf8), Array(candidate.utf8), limit: limit)
            if distance <= limit {
                best = candidate
                bestDistance = distance
            }
        }
        return best
    }

    /// Edit distance in which a change of case costs half a move.
    private static func distance(_ a: [UInt8], _ b: [UInt8], limit: Int) -> Int {
        if a.isEmpty || b.isEmpty { return (a.count + b.count) * moveCost }
        var row = (0...b.count).map { $0 * moveCost }
        for (i, left) in a.enumerated() {
            var diagonal = row[0]
            row[0] = (i + 1) * moveCost
            var least = row[0]
            for (j, right) in b.enumerated() {
                let above = row[j + 1]
                let cost = left == right ? 0 : isLetter(left) && isLetter(right) && left ^ 32 == right ? 1 : moveCost
                row[j + 1] = min(diagonal + cost, min(above, row[j]) + moveCost)
                diagonal = above
                least = min(least, row[j + 1])
            }
            if least > limit { return limit + 1 }
        }
        return row[b.count]
    }

    private static func isLetter(_ byte: UInt8) -> Bool { byte | 32 >= 97 && byte | 32 <= 122 }
}
