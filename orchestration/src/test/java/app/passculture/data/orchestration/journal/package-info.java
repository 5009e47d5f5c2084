@NullMarked
package app.passculture.data.orchestration.journal;

import org.jspecify.annotations.NullMarked;
