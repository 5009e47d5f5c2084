/** Measures the load and the refresh against their plain rivals; run by hand, see the README of the module. */
@NullMarked
package app.passculture.data.recommendation.db.benchmark;

import org.jspecify.annotations.NullMarked;
