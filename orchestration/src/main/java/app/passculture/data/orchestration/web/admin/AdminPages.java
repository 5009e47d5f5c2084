package app.passculture.data.orchestration.web.admin;

import app.passculture.data.orchestration.access.Person;
import app.passculture.data.orchestration.access.Role;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.view.RedirectView;

/** Leads to the first page of administration that somebody may see. */
@Controller
class AdminPages {

    @GetMapping("/admin")
    RedirectView first(@AuthenticationPrincipal Person person) {
        return new RedirectView(person.role().covers(Role.OPERATOR) ? "/admin/variables" : "/admin/tokens");
    }
}
