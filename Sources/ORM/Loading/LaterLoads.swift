import Runtime

/// What the objects of a load still need when its rows are read: relationships, and columns of subclasses (sqlalchemy.orm.loading, `_PostLoad`).
///
/// The loads that these cause leave theirs here too: all of one level are sent before those of the next, and objects that were reached
/// by several statements of one level are loaded further together.
final class LaterLoads {
    enum Kind {
        case relationship(LaterLoading)
        /// A class, and the class of the rows.
        case subclass(Mapper, below: Mapper, LoadNode?)

        /// Whether two statements of one level mean the same load.
        func isLike(_ other: Kind) -> Bool {
            switch (self, other) {
            case (.relationship(let one), .relationship(let two)): one === two || one.relationship === two.relationship && one.link === two.link && one.strategy == two.strategy && one.looksUp == two.looksUp
            case (.subclass(let one, let base, let node), .subclass(let two, let otherBase, let other)): one === two && base === otherBase && node === other
            default: false
            }
        }
    }

    /// One load for all objects that were reached by one way.
    final class Entry {
        let kind: Kind
        /// The load whose options hold: of several, the last.
        fileprivate(set) var run: LoadRun
        private(set) var states: [SelectInLoading.Waiting] = []
        /// Where the states stand, once several loads have brought some.
        private var places: [ObjectIdentifier: Int]?

        fileprivate init(_ kind: Kind, _ run: LoadRun) {
            self.kind = kind
            self.run = run
        }

        fileprivate func join(_ run: LoadRun) {
            self.run = run
            if places == nil { places = Dictionary(states.enumerated().map { (ObjectIdentifier($1.state), $0) }) { first, _ in first } }
        }

        func add(_ state: InstanceState, overwrites: Bool) {
            if places != nil {
                let id = ObjectIdentifier(state)
                if let at = places?[id] {
                    states[at].overwrites = overwrites
                    return
                }
                places?[id] = states.count
            }
            states.append((state, overwrites))
        }
    }

    private var ways: [(path: [ObjectIdentifier], entries: [Entry])] = []

    /// The entry for what `run` wants loaded of objects that lie at the end of `path`.
    func entry(_ kind: Kind, _ path: [RelationshipProperty], _ run: LoadRun) -> Entry {
        let path = path.map { ObjectIdentifier($0) }
        guard let at = ways.firstIndex(where: { $0.path == path }) else {
            let made = Entry(kind, run)
            ways.append((path, [made]))
            return made
        }
        if let known = ways[at].entries.first(where: { $0.run !== run && $0.kind.isLike(kind) }) {
            known.join(run)
            return known
        }
        let made = Entry(kind, run)
        ways[at].entries.append(made)
        return made
    }

    /// How many loads will have objects that lie at the end of a path loaded one by one along its last relationship.
    private var announced: [[ObjectIdentifier]: Int] = [:]

    /// Counts a load that will have the objects at the end of a path loaded one by one along its last relationship.
    func announce(_ path: [RelationshipProperty]) { announced[path.map { ObjectIdentifier($0) }, default: 0] += 1 }

    /// Loads level by level until nothing is left.
    func finish() throws {
        defer {
            ways.removeAll()
            announced.removeAll()
        }
        while !ways.isEmpty {
            let level = ways, wanted = announced
            ways.removeAll()
            announced.removeAll()
            for way in level {
                for entry in way.entries {
                    // What several loads want one by one is not fetched, but taken where it is at hand (`_setup_for_recursion`).
                    let isWantedTwice = if case .relationship(let loading) = entry.kind { (wanted[way.path + [ObjectIdentifier(loading.relationship)]] ?? 0) > 1 } else { false }
                    try entry.run.load(entry, looksUp: isWantedTwice)
                }
            }
        }
    }
}
