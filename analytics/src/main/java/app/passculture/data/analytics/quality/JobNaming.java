package app.passculture.data.analytics.quality;

import app.passculture.data.analytics.transformation.Node;
import app.passculture.data.analytics.warehouse.JobOptions;

/** Gives each job of a node its id and labels; a node's jobs count from 0. */
@FunctionalInterface
public interface JobNaming {

    JobOptions of(Node node, int job);
}
