/** Checks of the delivery files as far as they can be made without an engine or an account. */
@NullMarked
package app.passculture.data.orchestration.delivery;

import org.jspecify.annotations.NullMarked;
