/** The log of who did what: written in the transaction that does it, never changed. */
@NullMarked
package app.passculture.data.orchestration.audit;

import org.jspecify.annotations.NullMarked;
