@NullMarked
package app.passculture.data.orchestration.web.admin;

import org.jspecify.annotations.NullMarked;
