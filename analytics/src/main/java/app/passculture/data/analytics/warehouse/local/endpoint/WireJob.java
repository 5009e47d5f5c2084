package app.passculture.data.analytics.warehouse.local.endpoint;

import app.passculture.data.analytics.warehouse.JobHandle;
import com.google.api.services.bigquery.model.JobConfiguration;
import java.time.Instant;

/** A job as it was asked for. */
record WireJob(JobHandle handle, JobConfiguration configuration, Instant created) {}
