package app.passculture.data.orchestration.access;

import org.springframework.web.util.UriComponentsBuilder;

/** Where people log in, and where they go from there: never to another site. */
public final class LoginPlace {
    private LoginPlace() {}

    /** A path of this site, and not one that a browser would take for a host. */
    public static String local(String next) {
        return next.matches("/(?![/\\\\])[\\w/?&=.~:%+,;@!$'()*-]*") ? next : "/";
    }

    static String page(String next) {
        return UriComponentsBuilder.fromPath("/auth/login")
                .queryParam("next", "{next}")
                .encode()
                .build(local(next))
                .toString();
    }
}
