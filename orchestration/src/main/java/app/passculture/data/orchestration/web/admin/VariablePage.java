package app.passculture.data.orchestration.web.admin;

import java.util.Objects;
import java.util.Optional;

/**
 * A variable that is to be, or to be changed.
 *
 * @param isNew whether there is none of that name yet
 * @param isSecret whether its value is never sent to a browser: what is there stays, unless another one is written
 * @param fault why it was not done, if it was tried
 */
public record VariablePage(boolean isNew, boolean isSecret, Given given, Optional<Fault> fault) {

    /** What the form says; its text form hides the value. */
    public record Given(String name, String value, String description) {
        public Given {
            name = Objects.requireNonNullElse(name, "").strip();
            value = Objects.requireNonNullElse(value, "").replace("\r\n", "\n");
            description = Objects.requireNonNullElse(description, "").strip();
        }

        Given without() {
            return new Given(name, "", description);
        }

        @Override
        public String toString() {
            return "Given[name=" + name + "]";
        }
    }
}
