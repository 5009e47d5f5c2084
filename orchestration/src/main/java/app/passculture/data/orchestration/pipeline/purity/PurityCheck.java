package app.passculture.data.orchestration.pipeline.purity;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.DirectMethodHandleDesc;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Follows a method through the code of its own jar or directory and lists the calls that look outside. It follows direct calls, constructors,
 * static initialisers and lambdas, except lambdas of the functional interfaces named as running later. It does not see what other jars do
 * inside, nor calls through an interface or by reflection.
 */
public final class PurityCheck {

    private final Set<String> later;
    private final CodeSources sources;
    private final Map<String, Optional<ClassModel>> classes = new LinkedHashMap<>();
    private final Map<Call, MethodModel> methods = new HashMap<>();
    private final Set<Call> seen = new HashSet<>();
    private final Deque<Step> open = new ArrayDeque<>();
    private final List<Impurity> found = new ArrayList<>();

    private PurityCheck(Class<?> type, Set<Class<?>> later) {
        this.sources = new CodeSources(type);
        this.later = new HashSet<>();
        later.forEach(face -> this.later.add(face.descriptorString()));
    }

    /** What the given methods of a type (all that bear the name) would look at when called. */
    public static List<Impurity> of(Class<?> type, String method, Set<Class<?>> runLater) {
        PurityCheck check = new PurityCheck(type, runLater);
        String owner = type.getName().replace('.', '/');
        check.model(owner).stream()
                .flatMap(model -> model.methods().stream())
                .filter(candidate -> List.of(method, "<init>", "<clinit>")
                        .contains(candidate.methodName().stringValue()))
                .forEach(candidate -> check.visit(new Step(
                        call(owner, candidate), List.of(call(owner, candidate).shortName()))));
        return check.run();
    }

    private List<Impurity> run() {
        while (!open.isEmpty()) {
            Step step = open.poll();
            code(step.call()).ifPresent(code -> code.forEach(element -> follow(step, element)));
        }
        return List.copyOf(found);
    }

    private void follow(Step from, CodeElement element) {
        switch (element) {
            case InvokeInstruction call ->
                visit(from.to(new Call(
                        call.owner().asInternalName(),
                        call.name().stringValue(),
                        call.type().stringValue())));
            case FieldInstruction field -> initialise(from, field.owner().asInternalName());
            case InvokeDynamicInstruction lambda
            when !isLater(lambda) ->
                lambda.bootstrapArgs().stream()
                        .filter(DirectMethodHandleDesc.class::isInstance)
                        .map(DirectMethodHandleDesc.class::cast)
                        .forEach(target -> visit(from.to(call(target))));
            default -> {}
        }
    }

    private boolean isLater(InvokeDynamicInstruction lambda) {
        return later.contains(lambda.typeSymbol().returnType().descriptorString());
    }

    private void visit(Step step) {
        Optional<String> subject = Outside.subject(step.call().toString());
        if (subject.isPresent()) {
            found.add(new Impurity(subject.get(), step.names()));
        } else if (sources.isOwn(step.call().owner()) && seen.add(step.call())) {
            open.add(step);
            initialise(step, step.call().owner());
        }
    }

    private void initialise(Step from, String owner) {
        Call initialiser = new Call(owner, "<clinit>", "()V");
        if (sources.isOwn(owner) && seen.add(initialiser)) {
            open.add(from.to(initialiser));
        }
    }

    private Optional<CodeModel> code(Call call) {
        Optional<ClassModel> owner = model(call.owner());
        MethodModel method = methods.get(call);
        return method != null
                ? method.code()
                : owner.flatMap(ClassModel::superclass)
                        .map(parent -> parent.asInternalName())
                        .filter(parent -> sources.isOwn(parent) && !call.name().equals("<clinit>"))
                        .flatMap(parent -> code(new Call(parent, call.name(), call.descriptor())));
    }

    private Optional<ClassModel> model(String owner) {
        return classes.computeIfAbsent(owner, name -> sources.bytes(name).map(bytes -> read(name, bytes)));
    }

    private ClassModel read(String owner, byte[] bytes) {
        ClassModel model = ClassFile.of().parse(bytes);
        model.methods().forEach(method -> methods.put(call(owner, method), method));
        return model;
    }

    private static Call call(String owner, MethodModel method) {
        return new Call(
                owner, method.methodName().stringValue(), method.methodType().stringValue());
    }

    private static Call call(DirectMethodHandleDesc target) {
        String owner = target.owner().descriptorString();
        return new Call(owner.substring(1, owner.length() - 1), target.methodName(), target.lookupDescriptor());
    }

    /** A method, as byte code names it. */
    private record Call(String owner, String name, String descriptor) {

        String shortName() {
            String type = owner.substring(owner.lastIndexOf('/') + 1);
            return name.equals("<init>") ? "new " + type : type + "." + name;
        }

        @Override
        public String toString() {
            return owner + "." + name + descriptor;
        }
    }

    /** A method to look into, and the ones that lead to it. */
    private record Step(Call call, List<String> names) {

        Step to(Call next) {
            List<String> longer = new ArrayList<>(names);
            longer.add(next.shortName());
            return new Step(next, longer);
        }
    }
}
