import Runtime
import Syntax

/// `keyword`: the words that are no names.
func keywordModule(_ module: ModuleObject) {
    let soft = ["_", "case", "match"]
    let words = Token.keywords.sorted()
    module["kwlist"] = .list(words.map { .string($0) })
    module["softkwlist"] = .list(soft.map { .string($0) })
    module.function("iskeyword", .required("s", as: Value.self), doc: "Whether a text is a keyword.") { (word: Value) -> Bool in (word.object as? StringObject).map { words.contains($0.text) } ?? false }
    module.function("issoftkeyword", .required("s", as: Value.self), doc: "Whether a text is a keyword in places.") { (word: Value) -> Bool in (word.object as? StringObject).map { soft.contains($0.text) } ?? false }
}
