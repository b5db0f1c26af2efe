import Glibc

// Mutated conformance scripts through lexer, parser, lowering and a bounded evaluation.
//
//     swift run -c release fuzz --inputs 100000 --seed 1
//     swift run -c release fuzz --seed 1 --show 4711      print one input
//     swift run -c release fuzz --run FILE                run one file the same way, in this process
//
// Exit status 1 where an input crashed or hung; such inputs are kept in the folder that --keep names.

var options = Campaign.Options()
var words = CommandLine.arguments.dropFirst()
var shown: Int?
var single: String?

func usage(_ problem: String) -> Never {
    fputs("fuzz: \(problem)\nusage: fuzz [--inputs N] [--seconds S] [--seed S] [--first N] [--corpus FOLDER] [--keep FOLDER] [--show N] [--run FILE]\n", stderr)
    exit(2)
}

while let word = words.popFirst() {
    guard let value = words.popFirst() else { usage("\(word) takes a value") }
    func number() -> Int { Int(value) ?? { usage("\(word) takes a number") }() }
    switch word {
    case "--inputs": options.inputs = number()
    case "--seconds": options.seconds = number()
    case "--seed": options.seed = UInt64(bitPattern: Int64(number()))
    case "--first": options.first = number()
    case "--corpus": options.corpus = value
    case "--keep": options.keep = value
    case "--show": shown = number()
    case "--run": single = value
    default: usage("unknown option \(word)")
    }
}

let corpus = Corpus(folder: options.corpus)
if corpus.scripts.isEmpty { usage("no scripts in \(options.corpus)") }
if let shown {
    print(corpus.input(shown, seed: options.seed), terminator: "")
    exit(0)
}
if let single {
    guard let text = Corpus.read(single) else { usage("cannot read \(single)") }
    Evaluation.onLargeStack { Evaluation().run(text) }
    print("survived")
    exit(0)
}
exit(Campaign(corpus, options).run())
