/** What tasks say: structured lines, one file per try, written as they happen, readable while they are, kept in a directory or a bucket. */
@NullMarked
package app.passculture.data.orchestration.log;

import org.jspecify.annotations.NullMarked;
