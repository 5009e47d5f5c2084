package app.passculture.data.analytics.warehouse.local.functions;

import java.math.BigDecimal;
import java.time.LocalDate;

/** The arguments of one call, none of them null; used again for the next call. */
public final class Arguments {
    private final Object[] values;

    public Arguments(int count) {
        this.values = new Object[count];
    }

    public void set(int index, Object value) {
        values[index] = value;
    }

    String text(int index) {
        return (String) values[index];
    }

    long integer(int index) {
        return (Long) values[index];
    }

    double real(int index) {
        return (Double) values[index];
    }

    LocalDate date(int index) {
        return (LocalDate) values[index];
    }

    BigDecimal decimal(int index) {
        return (BigDecimal) values[index];
    }
}
