import ORM
import Runtime

/// `sqlalchemy.ext.orderinglist`
func declareOrderingLists(in module: ModuleObject) {
    MappingModule.declareClasses()
    let numberings: [(String, (Int) -> Int)] = [("count_from_0", { $0 }), ("count_from_1", { $0 &+ 1 })]
    for (name, number) in numberings {
        module.function(name, .required("index", as: Int.self), .required("collection", as: Value.self), doc: "The number of a position.") { (index: Int, _: Value) -> Int in number(index) }
    }
    module.function("count_from_n_factory", .required("start", as: Int.self), doc: "Numbers that begin with `start`.") { (start: Int) -> Value in
        .object(NativeFunction.declare("count_from_\(start)", .required("index", as: Int.self), .required("collection", as: Value.self), doc: "") { (index: Int, _: Value) -> Int in index &+ start })
    }
    module.function("ordering_list", .required("attr", as: String.self), .optional("count_from", default: Value.none), .optional("ordering_func", default: Value.none), .optional("reorder_on_append", default: false), doc: "Lists of related objects that number their members.") { (attribute: String, start: Value, numbering: Value, reorders: Bool) throws -> Value in
        var numbering = numbering
        if numbering.isNone, !start.isNone {
            let first = try Int.from(start)
            numbering = .object(NativeFunction(name: "count_from_\(first)") { .int(try Int.from($0[0]) &+ first) })
        }
        return .object(OrderingListFactory(attribute, numbering: numbering, reordersOnAppend: reorders))
    }
    module["OrderingList"] = .object(InstrumentedList.orderingClass)
}
