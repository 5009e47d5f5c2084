/** The REST API v2, compatible with the clients of the Airflow REST API v2; what it offers is listed in {@code api/routes.txt}. */
@NullMarked
package app.passculture.data.orchestration.api;

import org.jspecify.annotations.NullMarked;
