/** Variables and connections of pipelines: kept encrypted, or mounted as files, and never shown. */
@NullMarked
package app.passculture.data.orchestration.vault;

import org.jspecify.annotations.NullMarked;
