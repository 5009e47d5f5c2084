package app.passculture.data.recommendation.api.health;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The routes that monitoring watches; always 200, the body tells. */
@Controller
class HealthRoutes {

    private final Views views;

    HealthRoutes(Views views) {
        this.views = views;
    }

    @GetMapping("/health/{view:recommendable_offers|non_recommendable_offers|iris_venues_mv}")
    @Operation(
            summary = "Whether a view exists and holds a row",
            description = "Always 200; while the database is away both are false.")
    @ApiResponse(
            responseCode = "200",
            description = "is_<view>_datasource_exists and is_<view>_ok",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(type = "object", additionalPropertiesSchema = Boolean.class)))
    void health(
            @Parameter(
                            schema =
                                    @Schema(
                                            allowableValues = {
                                                "recommendable_offers",
                                                "non_recommendable_offers",
                                                "iris_venues_mv"
                                            }))
                    @PathVariable
                    String view,
            HttpServletResponse response)
            throws IOException {
        byte[] body = views.stateOf(View.named(view)).json();
        response.setContentType("application/json");
        response.getOutputStream().write(body);
    }
}
