/** Tells people how runs have ended: delivers what the journal has put into the outbox, to Slack, by mail or to any address. */
@NullMarked
package app.passculture.data.orchestration.alert;

import org.jspecify.annotations.NullMarked;
