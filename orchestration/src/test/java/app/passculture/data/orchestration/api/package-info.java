@NullMarked
package app.passculture.data.orchestration.api;

import org.jspecify.annotations.NullMarked;
