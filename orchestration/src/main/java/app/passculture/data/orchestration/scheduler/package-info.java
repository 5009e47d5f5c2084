/** Due, claimed, executed, recorded: drives runs on any number of equal nodes over one journal, and takes the orders of people. */
@NullMarked
package app.passculture.data.orchestration.scheduler;

import org.jspecify.annotations.NullMarked;
