package app.passculture.data.analytics.warehouse;

import java.time.Duration;

/**
 * What a job did. {@code rows}: written by a load, copy or statement that changes rows, else returned by a query; {@code kind}: as BigQuery
 * names the statement ({@code SELECT}, {@code CREATE_TABLE_AS_SELECT}, {@code SCRIPT} …), else {@code LOAD}, {@code EXTRACT}, {@code COPY}.
 */
public record Outcome(JobHandle job, String kind, long rows, long bytesProcessed, long bytesBilled, Duration took) {}
