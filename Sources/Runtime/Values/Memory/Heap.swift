/// The objects that can hold references to others, so that cycles of them can be found (CycleCollector.swift).
///
/// Reference counting frees everything else.  An object is tracked once it has attributes; native containers track
/// themselves when they are made.  What is not tracked counts as a holder from outside: cycles through it
/// stay, nothing is ever freed too early.
///
/// `entries` has two generations, as CPython's collector has three: the first `oldCount` objects survived a collection.
public enum Heap {
    typealias Entry = Unmanaged<Object>

    nonisolated(unsafe) static var entries: UnsafeMutablePointer<Entry>?
    nonisolated(unsafe) static var count = 0
    nonisolated(unsafe) static var oldCount = 0
    nonisolated(unsafe) private static var capacity = 0
    /// The count at which `alarm` runs: the capacity, or where a collection is due.
    nonisolated(unsafe) private static var alarmCount = 0

    /// How many young objects make a collection due.
    nonisolated(unsafe) public private(set) static var youngLimit = 20_000
    /// How many objects make a collection of the old ones due.
    nonisolated(unsafe) static var oldLimit = leastOldLimit
    static let leastOldLimit = 60_000

    /// `gc.isenabled()`
    nonisolated(unsafe) public static var isEnabled = true
    /// Whether the next safe point is to collect.
    nonisolated(unsafe) static var isCollectionDue = false
    /// How many objects are being freed that run code meanwhile: such an object must not be visited.
    nonisolated(unsafe) static var postponements = 0

    /// Bits of `Object.tracking`.
    static let indexMask: UInt32 = (1 << 30) - 1
    static let isWatched: UInt32 = 1 << 30
    static let wasFinalized: UInt32 = 1 << 31

    /// Makes the collector look at an object, which must visit all or none of the references it holds (`visitReferences`).
    ///
    /// Never inlined: the optimiser may put the release of some other object between any two statements of a caller, and the
    /// `deinit` that this runs changes `entries` and `count`.
    @inline(never)
    public static func track(_ object: Object) {
        guard object.tracking & indexMask == 0 else { return }
        if count == alarmCount { guard alarm() else { return } }
        entries.unsafelyUnwrapped[count] = .passUnretained(object)
        count &+= 1
        object.tracking |= UInt32(truncatingIfNeeded: count)
    }

    @inline(__always)
    static func untrack(_ object: Object) {
        let place = Int(object.tracking & indexMask)
        if place != 0 { remove(at: place &- 1) }
    }

    /// Fills the hole with the last object of the generation.
    @inline(__always)
    private static func remove(at index: Int) {
        var hole = index
        if hole < oldCount {
            oldCount &-= 1
            if hole != oldCount { move(oldCount, to: hole) }
            hole = oldCount
        }
        count &-= 1
        if hole != count { move(count, to: hole) }
    }

    @inline(__always)
    static func move(_ index: Int, to place: Int) {
        let entries = entries.unsafelyUnwrapped
        let entry = entries[index]
        entries[place] = entry
        entry._withUnsafeGuaranteedRef { setPlace($0, place) }
    }

    @inline(__always)
    static func setPlace(_ object: Object, _ place: Int) {
        object.tracking = object.tracking & ~indexMask | UInt32(truncatingIfNeeded: place &+ 1)
    }

    /// Makes room, and asks for a collection where one is due; false where no more objects can be tracked.
    @inline(never)
    private static func alarm() -> Bool {
        if count == capacity {
            guard capacity < Int(indexMask) / 2 else { return false }
            let wider = max(4096, 2 * capacity)
            let fresh = UnsafeMutablePointer<Entry>.allocate(capacity: wider)
            if let entries {
                fresh.moveInitialize(from: entries, count: count)
                entries.deallocate()
            }
            entries = fresh
            capacity = wider
        }
        if isEnabled, count - oldCount >= youngLimit {
            isCollectionDue = true
            Pulse.isDue = true
        }
        setAlarm()
        return true
    }

    /// Makes a collection due before there are many objects, for what holds more memory than they do.
    static func askForCollection() {
        guard isEnabled else { return }
        isCollectionDue = true
        Pulse.isDue = true
    }

    static func setAlarm() {
        let due = oldCount + youngLimit
        alarmCount = due > count ? min(capacity, due) : min(capacity, count + youngLimit)
    }

    /// `gc.get_count()`
    public static var youngCount: Int { count - oldCount }
    /// `gc.set_threshold()`
    public static func setThreshold(_ limit: Int) {
        youngLimit = limit > 0 ? min(limit, Int(indexMask)) : Int(indexMask)
        setAlarm()
    }
    public static func isTracked(_ object: Object) -> Bool { object.tracking & indexMask != 0 }

    /// Runs code on behalf of an object that is being freed; no collection happens meanwhile.
    static func whileFreeing(_ body: () -> Void) {
        postponements += 1
        body()
        postponements -= 1
        if isCollectionDue { Pulse.isDue = true }
    }
}
