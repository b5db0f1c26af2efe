import Runtime

/// `collection_class=ordering_list("position")`: a list that numbers its members in an attribute of theirs (sqlalchemy.ext.orderinglist).
public final class OrderingListFactory: Object {
    let attribute: Name
    let numbering: Value
    let reordersOnAppend: Bool
    /// - Parameter numbering: `ordering_func(index, collection)`; None counts from 0.
    public init(_ attribute: String, numbering: Value, reordersOnAppend: Bool) {
        self.attribute = Name(attribute)
        self.numbering = numbering
        self.reordersOnAppend = reordersOnAppend
        super.init()
    }
    public override var isCallable: Bool { true }
    public override func call(_ arguments: Arguments) throws -> Value? { InstrumentedList(numberedBy: self).value }

    /// What an `OrderingList` has beside the methods of lists.
    func attribute(_ name: Name, of list: InstrumentedList) -> Value? {
        switch name.text {
        case "ordering_attr": attribute.value
        case "reorder_on_append": .bool(reordersOnAppend)
        case "ordering_func": numbering.isNone ? .object(NativeFunction(name: "count_from_0") { $0[0] }) : numbering
        case "_reorder":
            .object(NativeFunction(name: "reorder") { [list] _ in
                try list.reorder()
                return .none
            })
        default: nil
        }
    }

    func position(_ index: Int, in list: Value) throws -> Value { numbering.isNone ? .int(index) : try numbering.call(.int(index), list) }
}

extension InstrumentedList {
    /// Numbers a member.
    /// - Parameter number: the position that counts, where it is not the member's own.
    func number(_ index: Int, as number: Int? = nil, replaces: Bool = true) throws {
        guard let factory = ordering, elements.indices.contains(index) else { return }
        let member = elements[index]
        let present = try member.attribute(factory.attribute)
        if !present.isNone, !replaces { return }
        let wanted = try factory.position(number ?? index, in: value)
        if try !present.equals(wanted) { try member.setAttribute(factory.attribute, wanted) }
    }
    /// `reorder()`: numbers all members.
    public func reorder() throws { for index in elements.indices { try number(index) } }
}
