package app.passculture.data.recommendation.api;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The routes that need neither token nor database: a welcome, and a sign of life. */
@Controller
class HomeRoutes {

    private static final byte[] OK = "OK".getBytes(US_ASCII);
    private static final byte[] WELCOME = """
                                                            _       _   _
             _ __ ___  ___ ___  _ __ ___  _ __ ___   ___  _ __   __| | __ _| |_(_) ___  _ __
            | '__/ _ \\/ __/ _ \\| '_ ` _ \\| '_ ` _ \\ / _ \\| '_ \\ / _` |/ _` | __| |/ _ \\| '_ \\
            | | |  __/ (_| (_) | | | | | | | | | | |  __/| | | | (_| | (_| | |_| | (_) | | | |
            |_|  \\___|\\___\\___/|_| |_| |_|_| |_| |_|\\___||_| |_|\\__,_|\\__,_|\\__|_|\\___/|_| |_|

            Welcome to the recommendation API!
            Call /recommendation/<user_id>?token=<token> for the offers of a user.
            """.getBytes(US_ASCII);

    @GetMapping("/")
    @Operation(summary = "A welcome")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/plain"))
    void welcome(HttpServletResponse response) throws IOException {
        write(response, "text/plain", WELCOME);
    }

    @GetMapping("/check")
    @Operation(summary = "A sign of life: OK")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/html"))
    void check(HttpServletResponse response) throws IOException {
        write(response, "text/html;charset=utf-8", OK);
    }

    private static void write(HttpServletResponse response, String type, byte[] body) throws IOException {
        response.setContentType(type);
        response.getOutputStream().write(body);
    }
}
