/** What people keep besides pipelines: pools, variables, connections, users and their tokens, each change with its line in the audit log. */
@NullMarked
package app.passculture.data.orchestration.administration;

import org.jspecify.annotations.NullMarked;
