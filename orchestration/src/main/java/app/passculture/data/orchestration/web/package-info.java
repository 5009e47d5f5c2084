/** Pages and live updates to watch, trigger, retry and understand. */
@NullMarked
package app.passculture.data.orchestration.web;

import org.jspecify.annotations.NullMarked;
