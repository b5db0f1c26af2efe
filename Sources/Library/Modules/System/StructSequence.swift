import Runtime

/// A tuple whose elements have names too: `sys.version_info.major`.
final class StructSequence: TupleObject {
    private let fields: [String]

    /// - Parameter name: the class as it prints itself, `sys.version_info`.
    init(_ name: String, _ elements: [(field: String, value: Value)]) {
        fields = elements.map(\.field)
        let parts = name.split(separator: ".")
        let made = Class(String(parts.last ?? ""), module: parts.dropLast().joined(separator: "."), bases: [.tuple])
        made.messageName = name
        super.init(elements: ContiguousArray(elements.map(\.value)), type: made)
    }

    override func repr() throws -> String {
        "\(type.module).\(type.name)(" + (try zip(fields, elements).map { "\($0)=\(try $1.reprText())" }.joined(separator: ", ")) + ")"
    }
    override func dynamicAttribute(_ name: Name) throws -> Value? { fields.firstIndex(of: name.text).map { elements[$0] } }
    override var dynamicAttributeNames: [Name] { fields.map { Name($0) } }
}
