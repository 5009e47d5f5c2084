package app.passculture.data.orchestration.run;

import java.util.List;
import java.util.Map;

/**
 * One step of a run: where it stands now, what changed, which attempts ended, what to start,
 * what else to do, and how the use of pools changes. A task appears at most once among the changes.
 */
public record Advance(
        RunSnapshot run,
        List<Change> changes,
        List<Attempt> ended,
        List<Claim> claims,
        List<Effect> effects,
        Map<String, Integer> poolChanges) {

    public Advance {
        changes = List.copyOf(changes);
        ended = List.copyOf(ended);
        claims = List.copyOf(claims);
        effects = List.copyOf(effects);
        poolChanges = Map.copyOf(poolChanges);
    }
}
