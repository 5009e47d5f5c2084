/** Who is asking and what they may do: users and roles, tokens, sessions, throttled logins, security headers. */
@NullMarked
package app.passculture.data.orchestration.access;

import org.jspecify.annotations.NullMarked;
