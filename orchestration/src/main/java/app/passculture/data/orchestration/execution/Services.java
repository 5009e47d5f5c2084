package app.passculture.data.orchestration.execution;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The clients and services that tasks may use, by type, each made when it is first used. */
public final class Services {

    private final Map<Class<?>, Supplier<?>> makers;

    private Services(Map<Class<?>, Supplier<?>> makers) {
        this.makers = Map.copyOf(makers);
    }

    public static Services none() {
        return new Services(Map.of());
    }

    /** These services and one more, which is made once at most. */
    public <C> Services with(Class<C> type, Supplier<? extends C> maker) {
        Map<Class<?>, Supplier<?>> more = new HashMap<>(makers);
        more.put(type, new Once<>(maker));
        return new Services(more);
    }

    <C> Optional<C> find(Class<C> type) {
        return Optional.ofNullable(makers.get(type)).map(maker -> type.cast(maker.get()));
    }

    /** Makes the services anew in a task's own process; it has a constructor without arguments. */
    @FunctionalInterface
    public interface Maker {
        Services make();
    }

    private static final class Once<C> implements Supplier<C> {

        private final Supplier<? extends C> maker;
        private @Nullable C made;

        Once(Supplier<? extends C> maker) {
            this.maker = maker;
        }

        @Override
        public synchronized C get() {
            C service = made == null ? maker.get() : made;
            made = service;
            return service;
        }
    }
}
