@NullMarked
package app.passculture.data.orchestration.administration;

import org.jspecify.annotations.NullMarked;
