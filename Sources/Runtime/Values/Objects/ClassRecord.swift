/// What instances and inline caches reach of a class without touching it.
///
/// Records lie at fixed addresses, and are given to other classes once theirs is gone, never back to the system: a cache may look
/// at the record of a class that is gone.  It finds another version there, since no version is ever used twice; so a cache needs neither
/// to own a class nor to hear of its end, and nothing stale is ever taken for a class or shape made later at the same address.
struct ClassRecord {
    /// Changes whenever the answer of `Class.lookup` may change.
    var version: Int
    /// How many instances there are, and one more until the collector has found that nothing refers to the class (`Class+Memory`).
    var holders: Int
    private(set) var type: Unmanaged<Class>?

    /// The holders of a class that lives as long as the process, whose instances are not counted exactly.
    static let countless = Int.max / 4
    nonisolated(unsafe) private static var lastVersion = 0
    nonisolated(unsafe) private static var unused: [UnsafeMutablePointer<ClassRecord>] = []

    static func newVersion() -> Int {
        lastVersion += 1
        return lastVersion
    }

    static func make() -> UnsafeMutablePointer<ClassRecord> {
        let record = unused.popLast() ?? UnsafeMutablePointer<ClassRecord>.allocate(capacity: 1)
        record.initialize(to: ClassRecord(version: newVersion(), holders: countless, type: nil))
        return record
    }

    /// Notes the class that lets go of itself when its last holder is gone.
    mutating func belong(to type: Class) {
        self.type = .passUnretained(type)
        holders = 1
    }

    /// Takes back the record of a class that is gone.
    static func recycle(_ record: UnsafeMutablePointer<ClassRecord>) {
        record.pointee = ClassRecord(version: newVersion(), holders: countless, type: nil)
        unused.append(record)
    }
}
