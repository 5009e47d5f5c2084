package app.passculture.data.analytics.template;

import app.passculture.data.analytics.template.Statement.Target;
import java.util.List;

/** Carries out statements. */
final class Execution {

    private Execution() {}

    /** How a body was left. */
    enum Flow {
        END,
        BREAK,
        CONTINUE
    }

    static Flow run(List<Statement> statements, Frame frame) {
        for (Statement statement : statements) {
            Flow flow = run(statement, frame);
            if (flow != Flow.END) {
                return flow;
            }
        }
        return Flow.END;
    }

    private static Flow run(Statement statement, Frame frame) {
        try {
            frame.run().step();
            return execute(statement, frame);
        } catch (Fault fault) {
            throw fault.at(frame.origin(statement.at()));
        }
    }

    private static Flow execute(Statement statement, Frame frame) {
        switch (statement) {
            case Statement.Data data -> frame.output().copy(data.text(), frame.origin(data.at()));
            case Statement.Print print -> print(Evaluator.value(print.value(), frame), frame, print.at());
            case Statement.If conditional -> {
                return choose(conditional, frame);
            }
            case Statement.For loop -> LoopRun.of(loop, frame);
            case Statement.Assign assign -> assign(assign.target(), Evaluator.value(assign.value(), frame), frame);
            case Statement.Capture capture -> {
                Text text = captured(capture.body(), frame);
                assign(capture.target(), Evaluator.value(capture.value(), frame.with(text)), frame);
            }
            case Statement.Define define ->
                frame.scope().assign(define.macro().name(), Macro.local(define.macro(), frame));
            case Statement.CallBlock block -> callBlock(block, frame);
            case Statement.FilterBlock block -> {
                Text text = captured(block.body(), frame);
                print(Evaluator.value(block.value(), frame.with(text)), frame, block.at());
            }
            case Statement.Do action -> Evaluator.value(action.value(), frame);
            case Statement.With with -> {
                return with(with, frame);
            }
            case Statement.Leave leave -> {
                return leave.ends() ? Flow.BREAK : Flow.CONTINUE;
            }
            case Statement.Named ignored -> {}
        }
        return Flow.END;
    }

    private static void print(Value value, Frame frame, int at) {
        frame.output().print(value, frame.origin(at));
    }

    private static Flow choose(Statement.If conditional, Frame frame) {
        for (Statement.Branch branch : conditional.branches()) {
            if (Evaluator.truth(branch.condition(), frame)) {
                return run(branch.body(), frame);
            }
        }
        return run(conditional.otherwise(), frame);
    }

    private static Flow with(Statement.With with, Frame frame) {
        Frame inner = frame.inner();
        for (Statement.Assign assign : with.assignments()) {
            assign(assign.target(), Evaluator.value(assign.value(), frame), inner);
        }
        return run(with.body(), inner);
    }

    /** What the body renders to, on its own. */
    static Text captured(List<Statement> body, Frame frame) {
        Frame capturing = frame.capturing();
        run(body, capturing);
        return capturing.output().text();
    }

    private static void callBlock(Statement.CallBlock block, Frame frame) {
        Callable callable = Evaluator.callable(block.call(), frame);
        Invocation call = CallArguments.of(
                Evaluator.nameOf(block.call().callee()),
                block.call().arguments(),
                frame,
                block.call().at());
        call = call.with("caller", Macro.local(block.caller(), frame));
        print(callable.call(call), frame, block.call().at());
    }

    /** Gives a value to a name, several names, or an attribute of a namespace. */
    static void assign(Target target, Value value, Frame frame) {
        switch (target) {
            case Target.Variable variable -> frame.scope().assign(variable.name(), value);
            case Target.Unpacked unpacked -> unpack(unpacked, value, frame);
            case Target.Member member -> {
                if (!(frame.scope().find(member.object()) instanceof Namespace namespace)) {
                    throw Fault.of("'" + member.object() + "' is not a namespace, so its attributes cannot be set");
                }
                namespace.assign(member.name(), value);
            }
        }
    }

    private static void unpack(Target.Unpacked target, Value value, Frame frame) {
        List<Value> items = Items.of(value);
        if (items.size() != target.parts().size()) {
            throw Fault.of("expected %d values to unpack, got %d"
                    .formatted(target.parts().size(), items.size()));
        }
        for (int i = 0; i < items.size(); i++) {
            assign(target.parts().get(i), items.get(i), frame);
        }
    }
}
