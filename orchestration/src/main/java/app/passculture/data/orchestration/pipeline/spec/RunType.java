package app.passculture.data.orchestration.pipeline.spec;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a run exists. */
public enum RunType {
    SCHEDULED,
    MANUAL,
    BACKFILL,
    ASSET_TRIGGERED,
    ASSET_MATERIALIZATION;

    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
