package app.passculture.data.analytics.warehouse.local.functions;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Dates some months apart, each counted from the one before, as a JSON array. */
final class Months {
    private Months() {}

    static String list(LocalDate first, LocalDate last, long months) {
        if (months == 0) {
            throw new IllegalArgumentException("Sequence step cannot be 0.");
        }
        List<Object> dates = new ArrayList<>();
        for (LocalDate date = first;
                months > 0 ? !date.isAfter(last) : !date.isBefore(last);
                date = date.plusMonths(months)) {
            dates.add(date.toString());
        }
        return Json.write(dates);
    }
}
