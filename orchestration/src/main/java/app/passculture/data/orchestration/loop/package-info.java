/** What a server does again and again beside answering: one loop for all of it. */
@NullMarked
package app.passculture.data.orchestration.loop;

import org.jspecify.annotations.NullMarked;
