import Runtime

/// `gc`: the collector of cycles.
func gcModule(_ module: ModuleObject) {
    module.function("collect", .optional("generation", default: 2), doc: """
        Free unreachable cycles of objects; return how many objects were found.

            import gc
            gc.collect()
        """) { (generation: Int) throws -> Int in
        guard (0...2).contains(generation) else { throw PythonException.valueError("invalid generation") }
        return generation == 2 ? CycleCollector.collectAll() : CycleCollector.collect(full: false)
    }
    module.function("enable", doc: "Collect cycles when enough objects have been made.") { Heap.isEnabled = true }
    module.function("disable", doc: "Collect cycles only when told to.") { Heap.isEnabled = false }
    module.function("isenabled", doc: "Whether cycles are collected without being told.") { Heap.isEnabled }
    module.function("get_count", doc: "The objects made since the last collection of each generation.") { () -> Value in
        .tuple([.int(Heap.youngCount), .int(0), .int(0)])
    }
    module.function("get_threshold", doc: "How many new objects make a collection due.") { () -> Value in
        .tuple([.int(Heap.youngLimit), .int(10), .int(10)])
    }
    module.function("set_threshold", .required("threshold0", as: Int.self), .optional("threshold1", default: 10), .optional("threshold2", default: 10), doc: """
        Set how many new objects make a collection due; 0 for never.
        """) { (count: Int, _: Int, _: Int) in Heap.setThreshold(count) }
    module.function("get_stats", doc: "Collections and collected objects of each generation.") { () -> Value in
        let done = CycleCollector.collections, freed = CycleCollector.freed
        return .list([(done.young, freed.young), (0, 0), (done.full, freed.full)].map { counts in
            DictObject([("collections", .int(counts.0)), ("collected", .int(counts.1)), ("uncollectable", .int(0))]).value
        })
    }
    module.function("is_tracked", .required("obj", as: Value.self), doc: "Whether the collector looks at an object.") { (value: Value) -> Bool in
        value.object.map { Heap.isTracked($0) } ?? false
    }
    module.function("freeze", doc: "Take the objects that exist out of the collector's sight; here they stay in it.") {}
    module.function("unfreeze", doc: "Undo freeze().") {}
    module["garbage"] = .list([])
    module["callbacks"] = .list([])
}
