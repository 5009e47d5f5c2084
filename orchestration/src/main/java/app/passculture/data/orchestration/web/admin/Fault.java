package app.passculture.data.orchestration.web.admin;

import app.passculture.data.orchestration.administration.AdministrationException;
import app.passculture.data.orchestration.web.pipeline.Message;
import app.passculture.data.orchestration.web.pipeline.Missing;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Why a form was not carried out.
 *
 * @param field which is wrong, as the REST API calls it; empty if it is the whole
 */
public record Fault(String field, Message message) {

    static Fault of(AdministrationException refused, UnaryOperator<String> values) {
        return switch (refused) {
            case AdministrationException.Conflict conflict ->
                at(conflict.field(), "fault.exists", values.apply(conflict.field()));
            case AdministrationException.Invalid invalid ->
                at(invalid.field(), "fault." + invalid.field(), values.apply(invalid.field()));
            case AdministrationException.Refused _ -> at("", "order.refused", String.valueOf(refused.getMessage()));
            case AdministrationException.NotFound _ -> throw new Missing(String.valueOf(refused.getMessage()));
        };
    }

    static Fault at(String field, String key, Object... arguments) {
        return new Fault(field, new Message(key, List.of(arguments)));
    }
}
