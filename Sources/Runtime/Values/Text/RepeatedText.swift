/// Text and bytes of one unit again and again, however many: made in steps between which limits and Ctrl-C are looked at.
public enum RepeatedText {
    /// The bytes of one uninterrupted step.
    private static let stepSize = 1 << 22

    /// `leading + unit * count + trailing`
    /// - Throws: MemoryError where there is no room for it.
    public static func make(_ unit: String, _ count: Int, after leading: String = "", before trailing: String = "") throws -> String {
        if count <= 0 || unit.isEmpty { return leading + trailing }
        let (size, overflow) = unit.utf8.count.multipliedReportingOverflow(by: count)
        if !overflow, size <= stepSize { return leading + String(repeating: unit, count: count) + trailing }
        try Limits.reserve(count, of: unit.utf8.count)
        var text = leading
        text.reserveCapacity(leading.utf8.count + size + trailing.utf8.count)
        let times = max(1, stepSize / unit.utf8.count)
        let piece = String(repeating: unit, count: times)
        for _ in 0..<(count / times) {
            try Pulse.check()
            text += piece
        }
        text += String(repeating: unit, count: count % times)
        text += trailing
        return text
    }

    /// `unit * count`
    /// - Throws: MemoryError where there is no room for it.
    public static func make(_ unit: [UInt8], _ count: Int) throws -> [UInt8] {
        if count <= 0 || unit.isEmpty { return [] }
        try Limits.reserve(count, of: unit.count)
        return try unit.withUnsafeBufferPointer { unit in
            try [UInt8](unsafeUninitializedCapacity: unit.count * count) { room, filled in
                try fill(room, with: unit)
                filled = unit.count * count
            }
        }
    }

    /// Fills a room that holds the unit a whole number of times, doubling what is there up to a step.
    private static func fill(_ room: UnsafeMutableBufferPointer<UInt8>, with unit: UnsafeBufferPointer<UInt8>) throws {
        guard let base = room.baseAddress, let start = unit.baseAddress else { return }
        let size = room.count / unit.count * unit.count
        base.update(from: start, count: unit.count)
        var filled = unit.count
        while filled < size {
            try Pulse.check()
            let whole = max(unit.count, min(filled, stepSize) / unit.count * unit.count)
            let step = min(whole, size - filled)
            (base + filled).update(from: base, count: step)
            filled += step
        }
    }
}
