package app.passculture.data.orchestration.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form that starts a run.
 *
 * @param fault what is wrong with the whole, if something is
 * @param command the same as a call of the REST API
 */
public record TriggerPage(String pipeline, List<Field> fields, String note, String fault, String command) {
    public TriggerPage {
        fields = List.copyOf(fields);
    }

    /**
     * A run parameter as a field.
     *
     * @param type of the input: text, number, date, checkbox, select or list
     * @param options of a select
     * @param fault what is wrong with the value, if something is
     */
    public record Field(
            String name,
            String type,
            String hint,
            boolean required,
            List<String> options,
            String value,
            @Nullable String fault) {
        public Field {
            options = List.copyOf(options);
        }
    }
}
