/** A small HTTP server for the endpoints of this machine, with what Google's APIs have in common. */
@NullMarked
package app.passculture.data.analytics.warehouse.local.http;

import org.jspecify.annotations.NullMarked;
