/// The layout of an object's own attributes: which name lies in which slot, in order of assignment.
///
/// Objects of one class that got the same attributes in the same order share one shape, so that an attribute
/// node remembers (shape, slot) and reads the slot without a look-up.  Shared shapes form a tree below
/// the class's root shape and live as long as the class.  An object that outgrows `sharedLimit` or that
/// loses an attribute gets a shape of its own, which it retains.
public final class Shape {
    /// The class of the objects that have this shape.  Not retained: a class outlives its instances.
    let typeReference: Unmanaged<Class>
    /// That of the class.
    let record: UnsafeMutablePointer<ClassRecord>
    public private(set) var names: [Name]
    public private(set) var count: Int
    private var slotOfName = NameMap<Int>()
    private var transitions = NameMap<Shape>()
    let isShared: Bool
    /// Whether freeing an object of this shape takes more than releasing its slots: a shape of its own, `__del__`.
    let needsCare: Bool
    /// Whether the class may die, so that the collector must know all its instances.
    var isOfMortalClass: Bool

    static let sharedLimit = 64

    /// A root shape.  `names` are slots that every object of the class has, `.undefined` at first.
    /// - Parameter isFinalized: whether objects of the class have `__del__`.
    init(type: Class, names: [Name] = [], isShared: Bool = true, isFinalized: Bool = false) {
        typeReference = .passUnretained(type)
        record = type.record
        isOfMortalClass = type.isMortal
        self.names = names
        count = names.count
        self.isShared = isShared
        needsCare = !isShared || isFinalized
        for (slot, name) in names.enumerated() { slotOfName[name] = slot }
    }

    /// Of `object` and `type` while they are made.
    init(bootstrap type: Class) {
        typeReference = .passUnretained(type)
        record = ClassRecord.make()
        isOfMortalClass = false
        names = []
        count = 0
        isShared = true
        needsCare = false
    }

    public var type: Class { @inline(__always) get { typeReference.takeUnretainedValue() } }

    @inline(__always) public func slot(of name: Name) -> Int? { slotOfName[name] }

    /// The shape with one more attribute: a shared one, or this one itself where it is unshared, or a new unshared one.
    func adding(_ name: Name) -> Shape {
        if !isShared {
            slotOfName[name] = count
            names.append(name)
            count += 1
            return self
        }
        if let next = transitions[name] { return next }
        let next = Shape(type: type, names: names + [name], isShared: names.count < Shape.sharedLimit, isFinalized: type.definesFinalizer)
        if next.isShared { transitions[name] = next }
        return next
    }

    /// An unshared shape of the same attributes.
    var ofItsOwn: Shape { isShared ? Shape(type: type, names: names, isShared: false, isFinalized: type.definesFinalizer) : self }

    /// An unshared shape without the attribute at `slot`.
    func removing(slot: Int) -> Shape {
        var rest = names
        rest.remove(at: slot)
        return Shape(type: type, names: rest, isShared: false, isFinalized: type.definesFinalizer)
    }
}
