import Library
import ORM
import Runtime
import SQL

/// The answer to `x?`: signature, documentation, an example, from the declarations that calls and completion read.
struct HelpPage {
    private let subject: HelpSubject
    private let width: Int
    private let paint: Paint

    init(_ subject: HelpSubject, width: Int, _ paint: Paint) {
        self.subject = subject
        self.width = width
        self.paint = paint
    }

    func text() throws -> String {
        let value = subject.value
        switch value.object {
        case let bound as BoundMethod: return callable(bound.function, isBound: true)
        case is FunctionObject, is NativeFunction: return callable(value, isBound: false)
        case let wrapper as MethodWrapper: return callable(wrapper.function, isBound: wrapper.kind == .classMethod)
        case let attribute as InstrumentedAttribute: return try MappedHelp(width: width, paint).text(of: attribute)
        case let property as NativeProperty: return head("\(property.owner.name).\(property.name)", "property") + documentation(property.doc) + example("\(property.owner.name).\(property.name)")
        case let property as PropertyObject: return head(subject.name, "property") + documentation(property.doc ?? "")
        case let module as ModuleObject: return of(module)
        default: break
        }
        if let type = value.object?.asClass { return try of(type) }
        if let object = value.mappedInstance { return PresentedObject(object).text(width: width, paint) + "\n" + (try MappedHelp(width: width, paint).text(of: object.mapper)) }
        return try ofOther(value)
    }

    private func head(_ title: String, _ note: String) -> String { paint(title, .definition) + (note.isEmpty ? "" : "  " + paint(note, .hint)) + "\n" }

    /// Indented, and broken between words where it is too wide.
    private func documentation(_ doc: String, indent: Int = 4) -> String {
        var text = ""
        for line in doc.trimmingEnds().split(separator: "\n", omittingEmptySubsequences: false) {
            let blanks = line.prefix { $0 == " " }.count
            let margin = TerminalText.blanks(text.isEmpty ? indent : max(indent, blanks))
            for piece in HelpPage.wrapped(String(line.dropFirst(blanks)), to: width - margin.count) { text += piece.isEmpty ? "\n" : margin + piece + "\n" }
        }
        return doc.isEmpty ? "" : text
    }

    static func wrapped(_ text: String, to width: Int) -> [String] {
        var lines: [String] = [], line = ""
        for word in text.split(separator: " ") {
            if !line.isEmpty, TerminalText.width(line) + 1 + TerminalText.width(String(word)) > width {
                lines.append(line)
                line = ""
            }
            line += (line.isEmpty ? "" : " ") + word
        }
        return lines + [line]
    }

    private func example(_ name: String) -> String {
        guard let example = HelpExamples.example(of: name) else { return "" }
        return "\n" + paint("Example:", .hint) + "\n" + example.split(separator: "\n").map { "    " + PythonPaint.painted(String($0), paint) + "\n" }.joined()
    }

    // MARK: functions

    private func callable(_ function: Value, isBound: Bool) -> String {
        switch function.object {
        case let native as NativeFunction:
            let parameters = (native.owner != nil && !isBound ? ["self"] : []) + native.parameters.map(\.text)
            let note = native.owner.map { "method of \($0.name)" } ?? (native.moduleName == "builtins" ? "built-in function" : "function of \(native.moduleName)")
            return signature(native.owner.map { "\($0.name).\(native.name)" } ?? native.name, parameters) + paint(note, .hint) + "\n" + documentation(native.doc) + example(native.qualifiedName)
        case let function as FunctionObject:
            let place = function.sourceText.map { "  \($0.file), line \($0.firstLine)" } ?? ""
            return head("\(function.name)\(function.signature)", "") + paint("function of yours\(place); \(subject.name)?? shows its source", .hint) + "\n" + documentation(function.doc ?? "")
        default: return head(subject.name, function.typeName)
        }
    }

    /// On several lines where it is too wide.
    private func signature(_ name: String, _ parameters: [String]) -> String {
        let whole = "\(name)(\(parameters.joined(separator: ", ")))"
        if TerminalText.width(whole) <= width { return head(whole, "") }
        return head("\(name)(", "") + parameters.map { "    \($0),\n" }.joined() + ")\n"
    }

    // MARK: classes and modules

    private func of(_ type: Class) throws -> String {
        if let mapper = Mapper.of(type) { return try MappedHelp(width: width, paint).text(of: mapper) + documentation(type.doc ?? "") }
        type.completeDeclaration()
        let bases = type.bases.filter { $0 !== Class.object }.map(\.name).joined(separator: ", ")
        return signature(type.name, type.constructorParameters.map(\.text)) + paint("class\(bases.isEmpty ? "" : " derived from \(bases)")\(type.module == "builtins" ? "" : ", \(type.module)")", .hint) + "\n"
            + documentation(type.doc ?? "") + example(type.name) + members(type)
    }

    /// The public members, each with the first sentence of what it does.
    private func members(_ type: Class) -> String {
        var found: [(name: String, doc: String)] = []
        for ancestor in type.resolutionOrder where ancestor !== Class.object {
            ancestor.completeDeclaration()
            for (name, member) in ancestor.attributes where !name.text.hasPrefix("_") && !found.contains(where: { $0.name == name.text }) { found.append((name.text, HelpPage.summary(member))) }
        }
        if found.isEmpty { return "" }
        let nameWidth = min(found.map(\.name.count).max() ?? 0, width / 3)
        return "\n" + found.sorted { $0.name < $1.name }.map { name, doc in
            let text = TerminalText.fitted(doc, to: max(8, width - nameWidth - 6))
            return "    " + paint(name, .definition) + TerminalText.blanks(doc.isEmpty ? 0 : nameWidth - name.count + 2) + text + "\n"
        }.joined()
    }

    private static func summary(_ member: Value) -> String {
        let doc: String?
        switch member.object {
        case let native as NativeFunction: doc = native.doc
        case let function as FunctionObject: doc = function.doc
        case let property as NativeProperty: doc = property.doc
        case let property as PropertyObject: doc = property.doc
        case let wrapper as MethodWrapper: return summary(wrapper.function)
        default: doc = nil
        }
        return doc.map { String($0.trimmingEnds().prefix { !$0.isNewline }) } ?? ""
    }

    private func of(_ module: ModuleObject) -> String {
        let names = module.globals.map(\.name.text).filter { !$0.hasPrefix("_") }.sorted().joined(separator: ", ")
        let doc = (module[.doc].object as? StringObject)?.text ?? ""
        return head(module.name, "module") + documentation(doc) + documentation(names)
    }

    private func ofOther(_ value: Value) throws -> String {
        if let statement = PresentedStatement(value) { return head(subject.name, value.typeName) + (try statement.text(width: width, paint)) + "\n" + (try of(value.type)) }
        if value.object is ClauseElement, let sql = try? value.strText() { return head(subject.name, value.typeName) + "    " + sql + "\n" + documentation(value.type.doc ?? "") }
        let shown = TerminalText.fitted(TerminalText.visible(try value.reprText()), to: max(8, width - 4))
        return head(subject.name, value.typeName) + "    \(shown)\n\n" + (try of(value.type))
    }
}
