/// A Python class: `type` objects, native or written in Python.
///
/// Native classes live as long as the process, others until nothing refers to them (`Class+Memory`).
open class Class: Object {
    public final var name: String
    /// `__qualname__`: `Outer.Inner`.
    public final var qualifiedName: String
    /// `__module__`.
    public final var module: String
    public final var doc: String?
    public final internal(set) var bases: [Class]
    /// The method resolution order (C3), this class first.
    public final internal(set) var resolutionOrder: [Class] = []
    /// The resolution order to compare with, without counting references.
    final var ancestorIdentities: [ObjectIdentifier] = []
    private final var ownMessageName: String?
    /// As error messages name the class: `datetime.date` for a class that CPython writes in C outside of builtins, else the name.
    public final var messageName: String {
        get { ownMessageName ?? name }
        set { ownMessageName = newValue }
    }
    /// Whether CPython writes the class in C: argument errors of its methods have other words.
    public final var isWrittenInC: Bool { isNative && (module == "builtins" || ownMessageName != nil) }
    /// The class's own attributes, in order of definition.
    public final internal(set) var attributes = NameTable()
    /// Whether the class was declared natively, not by a `class` statement.
    public final let isNative: Bool
    /// Whether a class statement may derive from it.
    public final var isDerivable: Bool
    /// Abstract methods that keep the class from being instantiated, sorted.
    public final var abstractMethods: [String] = []
    /// Whether a native class represents its instances by a declared `__repr__`, not by the hook of its Swift class.
    public final var hasOwnRepresentation = false
    /// The class to derive from where a class statement says `metaclass=` this class: `ABC` for `ABCMeta`.
    public final var metaclassBase: Class?
    /// Makes the namespace in which the body of a class statement that derives from this class runs; inherited.  What a metaclass's `__prepare__` does.
    public final var makeNamespace: ((_ name: String, _ bases: [Class]) throws -> ClassNamespace)?
    /// Whether the keywords of the class statement that made this class have been read, so that `__init_subclass__` does not see them.
    public final var hasReadKeywords = false
    /// Whether `didDerive` of this class reads the keywords of a class statement.
    public final var takesClassKeywords = false
    /// Whether a sequence pattern of `match` accepts instances: deque and other registered sequences.
    public final var isSequenceForMatch = false
    /// Whether a mapping pattern of `match` accepts instances; of derived classes too.
    public final var isMappingForMatch = false
    /// Whether `dynamicAttribute` of instances goes before everything else: `super`, proxies.
    public final var delegatesAttributes = false
    /// Whether instances of this native class, and of those made from it, take attributes they do not declare.
    public final var takesAttributes = false
    /// Whether attributes of the class itself may be set and deleted though it is native: those of a named tuple.
    public final var isOpen = false
    /// What assignments to attributes of the class itself do, where a native class allows them.
    public final var settableAttributes: [Name: (Value) throws -> Void]?
    /// Whether instances have a `__dict__`: not where `__slots__` of every class of the order leaves it out.
    public final private(set) var instancesHaveDictionary = false
    /// The slots that `__slots__` of this class itself adds.
    final var ownSlots: [MemberDescriptor] = []
    /// What the class adds to its instances: `__dict__`, `__weakref__`.
    public final var instanceSlots: [InstanceSlot] {
        if let knownInstanceSlots { return knownInstanceSlots }
        let found = isNative ? [] : addedSlots
        knownInstanceSlots = found
        return found
    }
    final var knownInstanceSlots: [InstanceSlot]?
    final var hasWeakReference = false
    /// How many attributes the class statement bound.
    final var definedCount = 0
    /// Changes whenever the answer of `lookup` may change: inline caches compare it.
    public final internal(set) var version: Int {
        get { record.pointee.version }
        set { record.pointee.version = newValue }
    }
    final let record = ClassRecord.make()
    /// Whether the class dies once nothing refers to it.
    final var isMortal = false
    /// Whether the collector has found that nothing refers to it.
    public final internal(set) var isDying = false
    /// Whether some of `subclasses` are dying.
    final var losesSubclasses = false
    /// The shape of a new instance.
    public final var rootShape: Shape { rootShapeReference.takeUnretainedValue() }
    final var rootShapeReference: Unmanaged<Shape> { @inline(__always) get { retainedRootShape.unsafelyUnwrapped } }
    private final var retainedRootShape: Unmanaged<Shape>? {
        didSet { if let oldValue { formerShapes.append(oldValue) } }
    }
    /// Root shapes that instances made earlier may still have.
    final var formerShapes: [Unmanaged<Shape>] = []
    /// How many slots to make room for at an instance's first attribute: what earlier instances came to need.
    final var usualSlotCount = 4
    /// Whether instances have `__del__`, found when the class is made or gets the attribute; inherited.
    public final private(set) var definesFinalizer = false
    /// Makes an instance before `__init__` runs (`__new__`); inherited.
    public final var allocate: ((Class) throws -> Object)?
    /// Runs `__init__` of an allocated instance in place of the call itself: for those who listen to it.  nil for nobody.
    nonisolated(unsafe) public static var initializationHook: ((_ made: Value, _ arguments: Arguments, _ initializer: Value) throws -> Value)?
    /// Construction of a native class: `__new__` and `__init__` in one; inherited until a class written in Python comes between.
    public final var construct: ((Class, Arguments) throws -> Value)?
    /// `construct` of this very class from one positional argument, where it needs no argument list: `str(x)`.
    public final var constructFromOne: ((Value) throws -> Value)?
    /// What `__init__` of a mutable native class does to an instance that exists; not inherited, found through `nativeBase`.
    public final var initialize: ((Object, Arguments) throws -> Void)?
    /// Whether an object counts as an instance by what it can do: the abstract classes of `collections.abc`.
    public final var acceptsInstance: ((Value) -> Bool)?
    /// Why `isinstance` and `issubclass` refuse the class, where they do: TypedDict, protocols not made for it.
    public final var checkRefusal: ((_ ofSubclass: Bool) -> String?)?
    public final var acceptsSubclass: ((Class) -> Bool)?
    /// What `construct` takes, for `help()` and completion.
    public final var constructorParameters: [ParameterDescription] = []
    /// Makes the class object of a class statement that derives from this class, in place of a plain `Class`; inherited.  What a metaclass's `__new__` does.
    public final var makeSubclass: ((ClassDefinition) throws -> Class)?
    /// Runs when a class statement has derived a class from this one, before `__init_subclass__`; inherited.  What a metaclass's `__init__` does.
    public final var didDerive: ((Class, ClassDefinition) throws -> Void)?
    /// What is still to be done with this class once its `__init_subclass__` has run.
    public final var didInitialize: ((Class) throws -> Void)?
    /// Of a metaclass: whether its `__init__` completes a class, after the lines that a derived metaclass writes before `super().__init__()`.
    public final var completesInInitializer = false
    /// What the metaclass's `__init__` is still to do with this class.
    public final var completion: (() throws -> Void)?
    /// Of a metaclass: what is done for class statements with `metaclass=` it, in place of `makeSubclass` and `didDerive` of a base.
    public final var classMaking: (make: (ClassDefinition) throws -> Class, complete: (Class, ClassDefinition) throws -> Void)?
    /// The type of the class object itself: `type`, or a metaclass such as EnumMeta.
    public final var metaclass: Class { type }

    /// Not retained: a class that goes leaves (`Class.unlink`).
    final var subclasses: [Unmanaged<Class>] = []
    /// What `lookup` found; `.undefined` where it found nothing.
    final var lookupCache = NameMap<Value>()
    /// What `overriding` found.
    final var overridingCache = NameMap<Value>()
    /// What `plainInitializer` found, and for which version.
    final var knownPlainInitializer: FunctionObject?
    final var knownNativeInitializer: NativeFunction?
    final var plainInitializerVersion = -1
    /// What `readsAttributesPlainly` found, and at which version.
    final var knownPlainReading = false
    final var plainReadingVersion = -1
    private final var pendingDeclarations: (() -> Void)?

    /// A native class.  Its members are added by a declaration (Declaration.swift).
    public init(_ name: String, module: String = "builtins", bases: [Class] = [.object], metaclass: Class = .type, doc: String? = nil, derivable: Bool = false) {
        self.name = name
        qualifiedName = name
        self.module = module
        self.doc = doc
        self.bases = bases
        isNative = true
        isDerivable = derivable
        takesAttributes = bases.contains(where: \.takesAttributes)
        super.init(type: metaclass)
        objectKind = .type
        finish(order: (try? Class.linearize(self, bases)) ?? [self] + (bases.first?.resolutionOrder ?? []))
    }

    /// A class made by a class statement.
    /// - Throws: TypeError where the bases have no consistent resolution order or cannot be derived from.
    public init(_ definition: ClassDefinition, metaclass: Class? = nil) throws {
        name = definition.name
        qualifiedName = definition.qualifiedName
        module = definition.module
        doc = nil
        bases = definition.bases.isEmpty ? [.object] : definition.bases
        isNative = false
        isDerivable = true
        super.init(type: definition.metaclass ?? metaclass ?? bases.first(where: { $0.metaclass !== Class.type })?.metaclass ?? .type)
        objectKind = .type
        definesFinalizer = bases.contains(where: \.definesFinalizer) || definition.namespace.contains { $0.name == .del }
        for base in bases where !base.isDerivable { throw PythonException.typeError("type '\(base.messageName)' is not an acceptable base type") }
        let order = try Class.linearize(self, bases)
        try Class.checkLayouts(bases)
        let declared = try SlotDeclaration(definition)
        try declared?.check(against: bases)
        finish(order: order)
        becomeMortal()
        for (name, value) in definition.namespace { attributes[name] = value }
        instancesHaveDictionary = declared?.keepsDictionary ?? true || bases.contains(where: \.instancesHaveDictionary)
        for member in declared?.members(of: self) ?? [] {
            ownSlots.append(member)
            attributes[member.name] = .object(member)
        }
        definedCount = attributes.count
        hasWeakReference = declared?.keepsWeakReference ?? true
        if attributes[.doc] == nil { attributes[.doc] = Value.none }
        if case .string(let text) = attributes[.doc] ?? .none { doc = text.text }
    }

    /// `object` and `type`.
    private init(bootstrap name: String, bases: [Class]) {
        self.name = name
        qualifiedName = name
        module = "builtins"
        self.bases = bases
        isNative = true
        isDerivable = true
        super.init(bootstrap: ())
        objectKind = .type
        retainedRootShape = .passRetained(Shape(type: self))
        setOrder([self] + bases)
    }
    deinit {
        for shape in formerShapes { shape.release() }
        retainedRootShape?.release()
        ClassRecord.recycle(record)
    }

    final func setOrder(_ order: [Class]) {
        resolutionOrder = order
        ancestorIdentities = order.map { ObjectIdentifier($0) }
    }

    private func finish(order: [Class]) {
        setOrder(order)
        retainedRootShape = .passRetained(Shape(type: self, isFinalized: definesFinalizer))
        for base in bases { base.subclasses.append(.passUnretained(self)) }
        if !isNative { inheritHooks() }
        _ = Unmanaged.passRetained(self)
    }

    private final var hasInheritedHooks = false

    /// Takes over the hooks of the nearest ancestors that have them; declarations are completed for it.
    public final func inheritHooks() {
        guard !hasInheritedHooks else { return }
        hasInheritedHooks = true
        completeDeclaration()
        for ancestor in resolutionOrder.dropFirst() {
            ancestor.completeDeclaration()
            if allocate == nil { allocate = ancestor.allocate }
            if construct == nil { construct = ancestor.construct }
            if makeSubclass == nil { makeSubclass = ancestor.makeSubclass }
            if makeNamespace == nil { makeNamespace = ancestor.makeNamespace }
            if didDerive == nil { didDerive = ancestor.didDerive }
        }
    }

    // MARK: the first classes

    private static let first: (object: Class, type: Class) = {
        let object = Class(bootstrap: "object", bases: [])
        let type = Class(bootstrap: "type", bases: [object])
        object.changeShape(to: type.rootShape)
        type.changeShape(to: type.rootShape)
        _ = Unmanaged.passRetained(object)
        _ = Unmanaged.passRetained(type)
        return (object, type)
    }()
    public static var object: Class { first.object }
    public static var type: Class { first.type }
    /// Stands in while `object` and `type` are made; never seen afterwards.
    static let bootstrapShape: Shape = {
        let room = UnsafeMutableRawPointer.allocate(byteCount: 16, alignment: 16)
        room.initializeMemory(as: UInt8.self, repeating: 0, count: 16)
        return Shape(bootstrap: unsafeBitCast(room, to: Class.self))
    }()

    // MARK: attributes

    /// An attribute of this class or an ancestor, as it stands in the class; nil where there is none.
    public final func lookup(_ name: Name) -> Value? {
        if let found = lookupCache[name] { return found.isUndefined ? nil : found }
        let found = search(name)
        lookupCache[name] = found ?? .undefined
        return found
    }

    @inline(never)
    private func search(_ name: Name) -> Value? {
        for ancestor in resolutionOrder {
            ancestor.completeDeclaration()
            if let found = ancestor.attributes[name] { return found }
        }
        return nil
    }

    /// As `lookup`, with the class that holds the attribute, after `start` in the resolution order: what `super()` reads.
    public final func lookup(_ name: Name, after start: Class) -> Value? {
        guard let at = resolutionOrder.firstIndex(where: { $0 === start }) else { return nil }
        for ancestor in resolutionOrder[(at + 1)...] {
            ancestor.completeDeclaration()
            if let found = ancestor.attributes[name] { return found }
        }
        return nil
    }

    /// A special method that a class written in Python defines, found before any native class that has it.
    ///
    /// Native classes answer special methods by the hooks of `Object`; nil says that the hook is to be called.
    public final func overriding(_ name: Name) -> Value? {
        if isNative { return nil }
        if let found = overridingCache[name] { return found.isUndefined ? nil : found }
        var found = lookup(name)
        if case .object(let object)? = found, let native = object.asNativeFunction, native.isHook, native.name == name.text, !isGivenForeignMethod(native, name) { found = nil }
        if found != nil, isAnsweredNatively(name) { found = nil }
        overridingCache[name] = found ?? .undefined
        return found
    }

    /// The class's own attribute, not inherited.
    public final func ownClassAttribute(_ name: Name) -> Value? {
        completeDeclaration()
        return attributes[name]
    }

    /// `cls.name = value`, with no regard to metaclass descriptors.
    public final func setClassAttribute(_ name: Name, _ value: Value) {
        completeDeclaration()
        let isCounter = value.isPlainData && attributes[name]?.isPlainData == true
        attributes[name] = value
        if name == .del, !definesFinalizer { defineFinalizer() }
        if isCounter { refresh(name) } else { invalidate() }
    }

    /// Forgets what was found under `name`, where plain data took the place of plain data: `Shape.count += 1`.  No inline
    /// cache holds such a value, so the version stays.
    private func refresh(_ name: Name) {
        if lookupCache[name] != nil { lookupCache[name] = search(name) ?? .undefined }
        if overridingCache[name] != nil { overridingCache[name] = search(name) ?? .undefined }
        for subclass in subclasses { subclass._withUnsafeGuaranteedRef { $0.refresh(name) } }
    }

    /// `__del__` was given to a class that exists: instances made from here on have it.
    final func defineFinalizer() {
        definesFinalizer = true
        retainedRootShape = .passRetained(Shape(type: self, names: rootShape.names, isFinalized: true))
        for subclass in subclasses { subclass.takeUnretainedValue().defineFinalizer() }
    }

    /// `del cls.name`; false where the class itself has no such attribute.
    public final func removeClassAttribute(_ name: Name) -> Bool {
        completeDeclaration()
        guard attributes[name] != nil else { return false }
        attributes[name] = nil
        invalidate()
        return true
    }

    /// Adds a member of a native declaration.
    public final func addMember(_ name: Name, _ value: Value) { attributes[name] = value }

    /// Members that are added when the class is first asked for one: start-up does not pay for classes a script never touches.
    public final func declareLazily(_ fill: @escaping () -> Void) {
        let earlier = pendingDeclarations
        pendingDeclarations = earlier.map { first in { first(); fill() } } ?? fill
        invalidate()
    }

    /// Declares a class that Values makes and the Library describes: its members are filled in when one is first asked for.
    public final func declareInLibrary() {
        declareLazily { [unowned self] in Class.declareForLibrary?(self) }
    }
    /// How the Library fills such a class.
    nonisolated(unsafe) public static var declareForLibrary: ((Class) -> Void)?

    public final func completeDeclaration() {
        guard pendingDeclarations != nil else { return }
        while let fill = pendingDeclarations {
            pendingDeclarations = nil
            fill()
        }
        if isNative { declareOwnSpecials() }
        invalidate()
    }

    final func invalidate() {
        version = ClassRecord.newVersion()
        lookupCache.removeAll()
        overridingCache.removeAll()
        for subclass in subclasses { subclass.takeUnretainedValue().invalidate() }
    }

    /// Fixes slots that every new instance has: the mapper's columns.  Call before any instance exists.
    public final func setRootSlots(_ names: [Name]) { retainedRootShape = .passRetained(Shape(type: self, names: names, isFinalized: definesFinalizer)) }

    // MARK: relations

    /// `issubclass(self, other)`.
    public final func isSubclass(of other: Class) -> Bool {
        if self === other { return true }
        let wanted = ObjectIdentifier(other)
        for ancestor in ancestorIdentities where ancestor == wanted { return true }
        return false
    }

    /// `dir()` of the class and of its instances, where they tell less than everything: an enumeration's.
    open var directory: [String]? { nil }
    open func directory(of instance: Object) -> [String]? { nil }

    open override func repr() throws -> String { "<class '\(qualifiedNameWithModule)'>" }
    open override func visitReferences(_ visit: (Object) -> Void) { visitMembers(visit) }
    open override func clearReferences() {
        clearSlots()
        clearMembers()
    }
    open override var isCallable: Bool { true }
    /// `int | None`
    open override func binary(_ operation: BinaryOperation, _ other: Value, reflected: Bool) throws -> Value? {
        guard operation == .or, other.isNone || other.object is Class || other.object is GenericAlias || other.object is UnionType else { return nil }
        return reflected ? UnionType.make(other, .object(self)) : UnionType.make(.object(self), other)
    }
}
