package app.passculture.data.orchestration.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Finds out who is asking: by the token in the Authorization header, or by the cookie of a session. */
final class BearerFilter extends OncePerRequestFilter {
    private final SignedTokens signed;
    private final PersonalTokens personal;

    BearerFilter(SignedTokens signed, PersonalTokens personal) {
        this.signed = signed;
        this.personal = personal;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        person(request)
                .map(person -> UsernamePasswordAuthenticationToken.authenticated(person, null, List.of()))
                .ifPresent(SecurityContextHolder.getContext()::setAuthentication);
        chain.doFilter(request, response);
    }

    /** A stream is answered in a second dispatch, which asks again who may see it. */
    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    /** A header counts even when it is wrong: the cookie must not stand in for it. */
    private Optional<Person> person(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            return SessionCookie.of(request).flatMap(token -> signed.person(token, SignedTokens.Use.SESSION));
        }
        if (!header.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return Optional.empty();
        }
        String token = header.substring(7).strip();
        return token.startsWith(PersonalTokens.PREFIX)
                ? personal.person(token)
                : signed.person(token, SignedTokens.Use.BEARER);
    }
}
