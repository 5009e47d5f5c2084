/** Pages around pipelines: login, what is not there or not allowed, runs of all pipelines, pools, nodes and the audit log. */
@NullMarked
package app.passculture.data.orchestration.web.admin;

import org.jspecify.annotations.NullMarked;
