package app.passculture.data.orchestration.web;

import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Sends the browser on to a page after something was done, so that nothing is done twice when the page is loaded again. */
public final class SeeOther {

    private SeeOther() {}

    public static View at(String address) {
        RedirectView view = new RedirectView(address);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        view.setExposeModelAttributes(false);
        return view;
    }
}
