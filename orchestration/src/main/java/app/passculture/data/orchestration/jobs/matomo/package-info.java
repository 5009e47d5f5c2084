/** Reads the web analytics, Matomo, from their own database through a tunnel of SSH. */
@NullMarked
package app.passculture.data.orchestration.jobs.matomo;

import org.jspecify.annotations.NullMarked;
