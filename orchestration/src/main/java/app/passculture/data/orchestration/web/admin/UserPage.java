package app.passculture.data.orchestration.web.admin;

import app.passculture.data.orchestration.access.Role;
import java.util.List;
import java.util.Optional;

/**
 * A user that is to be, or whose role is to be changed.
 *
 * @param isNew whether there is none of that name yet
 * @param fault why it was not done, if it was tried
 */
public record UserPage(boolean isNew, String name, String role, Optional<Fault> fault) {
    public List<String> roles() {
        return List.of(Role.VIEWER.text(), Role.OPERATOR.text(), Role.ADMIN.text());
    }

    public String address(String order) {
        return UserPages.address(order, name);
    }
}
