package app.passculture.data.orchestration.web.admin;

import app.passculture.data.orchestration.access.Account;
import app.passculture.data.orchestration.web.pipeline.Message;
import java.util.List;
import java.util.Optional;

/**
 * Who may come, and who may not any more.
 *
 * @param done what has just been changed, if something was
 */
public record UsersPage(List<Account> accounts, Optional<Message> done) {
    public UsersPage {
        accounts = List.copyOf(accounts);
    }

    public String address(String order, Account account) {
        return UserPages.address(order, account.name());
    }
}
