package app.passculture.data.orchestration.web.pipeline;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A year as weeks and days. */
final class Calendars {

    private Calendars() {}

    static PipelinePage.CalendarTab of(int year, List<PipelinePage.DayRow> rows) {
        Map<LocalDate, PipelinePage.DayRow> byDay = new HashMap<>();
        rows.forEach(row -> byDay.put(row.day(), row));
        LocalDate first = LocalDate.of(year, 1, 1);
        int shift = first.getDayOfWeek().getValue() - 1;
        List<PipelinePage.Day> days = first.datesUntil(first.plusYears(1))
                .map(date -> day(date, shift, byDay.get(date)))
                .toList();
        return new PipelinePage.CalendarTab(
                year,
                days,
                rows.stream().mapToInt(PipelinePage.DayRow::succeeded).sum(),
                rows.stream().mapToInt(PipelinePage.DayRow::failed).sum());
    }

    private static PipelinePage.Day day(
            LocalDate date, int shift, PipelinePage.@org.jspecify.annotations.Nullable DayRow row) {
        int succeeded = row == null ? 0 : row.succeeded();
        int failed = row == null ? 0 : row.failed();
        return new PipelinePage.Day(
                date,
                (date.getDayOfYear() - 1 + shift) / 7,
                date.getDayOfWeek().getValue() - 1,
                look(succeeded, failed),
                succeeded,
                failed);
    }

    private static String look(int succeeded, int failed) {
        if (succeeded + failed == 0) {
            return "nothing";
        }
        return failed == 0 ? "good" : succeeded == 0 ? "bad" : "mixed";
    }
}
