package app.passculture.data.orchestration.api;

import app.passculture.data.orchestration.access.Person;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Gives routes what they ask for: the query, the checked body, the one who calls. */
final class Arguments implements HandlerMethodArgumentResolver {
    private final Schemas schemas;
    private final JsonMapper json;

    Arguments(Schemas schemas, JsonMapper json) {
        this.schemas = schemas;
        this.json = json;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        Class<?> type = parameter.getParameterType();
        return type == Query.class
                || type == Caller.class
                || (type == Body.class && parameter.hasParameterAnnotation(Accepts.class));
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders)
            throws IOException {
        HttpServletRequest request = web.getNativeRequest(HttpServletRequest.class);
        if (request == null) {
            throw new IllegalStateException("not a servlet request");
        }
        if (parameter.getParameterType() == Query.class) {
            return new Query(request.getParameterMap());
        }
        Accepts accepts = parameter.getParameterAnnotation(Accepts.class);
        return accepts == null ? caller(request) : body(accepts.value(), request);
    }

    private static Caller caller(HttpServletRequest request) {
        if (request.getUserPrincipal() instanceof org.springframework.security.core.Authentication authentication
                && authentication.getPrincipal() instanceof Person person) {
            boolean token = request.getHeader(HttpHeaders.AUTHORIZATION) != null;
            return new Caller(person, token ? "rest_api" : "ui");
        }
        throw new IllegalStateException("a route that is open to all asks who calls");
    }

    private Body body(String schema, HttpServletRequest request) throws IOException {
        JsonNode tree = tree(request);
        List<Violation> violations = schemas.violations(schema, tree, "body");
        if (!violations.isEmpty()) {
            throw new Refusal.Invalid(violations);
        }
        return new Body(tree);
    }

    /** An empty body is an object without fields: some clients send none when all fields are optional. */
    private JsonNode tree(HttpServletRequest request) throws IOException {
        byte[] bytes = request.getInputStream().readAllBytes();
        try {
            return bytes.length == 0 ? json.createObjectNode() : json.readTree(bytes);
        } catch (JacksonException broken) {
            throw new Refusal.Invalid(List.of(new Violation(List.of("body"), "JSON decode error", "json_invalid")));
        }
    }
}
