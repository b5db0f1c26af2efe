import Runtime

/// `.trace`: what inputs sent to the database, and why.
enum TraceCommand {
    static let all: [DotCommand] = [
        DotCommand(name: "trace", arguments: "on|off|last|N", help: "Show after each input its statements with values, rows, time and cause; or those of the last input, or of input N, without running it again.", example: "User.query.all()\n.trace last") { shell, words in
            switch words[0] {
            case "on": shell.views.isTracing = true
            case "off": shell.views.isTracing = false
            case "last":
                guard let input = shell.views.recorder.inputs.last else { throw DotCommand.Failure("there was no input yet") }
                try shell.views.show(input)
            default:
                guard let number = Int(words[0]) else { throw DotCommand.Failure("usage: .trace on|off|last|N") }
                guard let input = shell.views.recorder.input(number) else { throw DotCommand.Failure("there is no input \(number); the last was \(shell.views.recorder.inputs.last?.number ?? 0)") }
                try shell.views.show(input)
            }
        },
        DotCommand(name: "hints", arguments: "on|off", help: "Tell where one line loads a relationship for one object after the other (N+1), and what cures it; on at the prompt.", example: ".hints off") { shell, words in
            guard words[0] == "on" || words[0] == "off" else { throw DotCommand.Failure("usage: .hints on|off") }
            shell.views.givesHints = words[0] == "on"
        },
    ]
}
