@NullMarked
package app.passculture.data.orchestration.vault;

import org.jspecify.annotations.NullMarked;
