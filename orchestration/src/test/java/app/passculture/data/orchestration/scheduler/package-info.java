@NullMarked
package app.passculture.data.orchestration.scheduler;

import org.jspecify.annotations.NullMarked;
