/// A data descriptor whose value lies in a fixed slot of the instance once it is there.
///
/// The evaluator reads the slot without calling `descriptorGet`, unless the slot is undefined: a mapped attribute
/// that is expired or not loaded.
open class SlotAttribute: Object {
    public final let slot: Int
    public init(slot: Int, type: Class) {
        self.slot = slot
        super.init(type: type)
    }
    public init(slot: Int) {
        self.slot = slot
        super.init()
    }
    open override var descriptorKind: DescriptorKind { .data }
}
