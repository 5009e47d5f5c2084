package app.passculture.data.analytics.warehouse.local.functions;

import static app.passculture.data.analytics.warehouse.local.functions.ScalarFunction.Kind.BIGNUMERIC;
import static app.passculture.data.analytics.warehouse.local.functions.ScalarFunction.Kind.BOOL;
import static app.passculture.data.analytics.warehouse.local.functions.ScalarFunction.Kind.INT;
import static app.passculture.data.analytics.warehouse.local.functions.ScalarFunction.Kind.NUMERIC;
import static app.passculture.data.analytics.warehouse.local.functions.ScalarFunction.Kind.REAL;
import static app.passculture.data.analytics.warehouse.local.functions.ScalarFunction.Kind.TEXT;

import app.passculture.data.analytics.warehouse.local.functions.ScalarFunction.Kind;
import java.util.List;
import java.util.function.LongBinaryOperator;

/** Functions of numbers. */
final class NumberLibrary {
    private NumberLibrary() {}

    static void addTo(List<ScalarFunction> all) {
        reals(all);
        decimals(all, "bq_numeric_", NUMERIC, Decimals.NUMERIC);
        decimals(all, "bq_bignumeric_", BIGNUMERIC, Decimals.BIGNUMERIC);
        shift(all, "bq_shift_left", (value, places) -> value << places);
        shift(all, "bq_shift_right", (value, places) -> value >>> places);
        all.add(new ScalarFunction("bq_int_of_text", List.of(TEXT), INT, a -> NumberTexts.integer(a.text(0))));
        all.add(new ScalarFunction("bq_float_of_text", List.of(TEXT), REAL, a -> NumberTexts.real(a.text(0))));
        all.add(new ScalarFunction("bq_bool_of_text", List.of(TEXT), BOOL, a -> NumberTexts.bool(a.text(0))));
        all.add(new ScalarFunction("bq_text_of_float", List.of(REAL), TEXT, a -> NumberTexts.of(a.real(0))));
        all.add(new ScalarFunction("bq_text_of_decimal", List.of(TEXT), TEXT, a -> NumberTexts.decimal(a.text(0))));
    }

    private static void decimals(List<ScalarFunction> all, String prefix, Kind kind, Decimals decimals) {
        all.add(new ScalarFunction(
                prefix + "multiply", List.of(kind, kind), kind, a -> decimals.product(a.decimal(0), a.decimal(1))));
        all.add(new ScalarFunction(
                prefix + "divide", List.of(kind, kind), kind, a -> decimals.quotient(a.decimal(0), a.decimal(1))));
        all.add(new ScalarFunction(
                prefix + "round", List.of(kind, INT), kind, a -> decimals.rounded(a.decimal(0), a.integer(1))));
        all.add(new ScalarFunction(
                prefix + "trunc", List.of(kind, INT), kind, a -> decimals.truncated(a.decimal(0), a.integer(1))));
        all.add(new ScalarFunction(prefix + "of_text", List.of(TEXT), kind, a -> decimals.of(a.text(0))));
        all.add(new ScalarFunction(prefix + "of_float", List.of(REAL), kind, a -> decimals.of(a.real(0))));
    }

    private static void reals(List<ScalarFunction> all) {
        all.add(new ScalarFunction("bq_divide", List.of(REAL, REAL), REAL, a -> Reals.quotient(a.real(0), a.real(1))));
        all.add(new ScalarFunction("bq_sqrt", List.of(REAL), REAL, a -> Reals.root(a.real(0))));
        all.add(new ScalarFunction("bq_ln", List.of(REAL), REAL, a -> Math.log(Reals.positive("LN", a.real(0)))));
        all.add(new ScalarFunction(
                "bq_log10", List.of(REAL), REAL, a -> Math.log10(Reals.positive("LOG10", a.real(0)))));
        all.add(new ScalarFunction("bq_log", List.of(REAL, REAL), REAL, a -> Reals.logarithm(a.real(0), a.real(1))));
        all.add(new ScalarFunction("bq_pow", List.of(REAL, REAL), REAL, a -> Reals.power(a.real(0), a.real(1))));
        all.add(new ScalarFunction("bq_acos", List.of(REAL), REAL, a -> Math.acos(Reals.within("ACOS", a.real(0)))));
        all.add(new ScalarFunction("bq_asin", List.of(REAL), REAL, a -> Math.asin(Reals.within("ASIN", a.real(0)))));
        all.add(new ScalarFunction("bq_atanh", List.of(REAL), REAL, a -> Reals.atanh(a.real(0))));
        all.add(new ScalarFunction("bq_acosh", List.of(REAL), REAL, a -> Reals.acosh(a.real(0))));
        all.add(new ScalarFunction("bq_round", List.of(REAL, INT), REAL, a -> Reals.rounded(a.real(0), a.integer(1))));
        all.add(new ScalarFunction(
                "bq_trunc", List.of(REAL, INT), REAL, a -> Reals.truncated(a.real(0), a.integer(1))));
    }

    /** Left by a positive number of bits less than 64, right (filling with zeros) by a negative one. */
    private static void shift(List<ScalarFunction> all, String name, LongBinaryOperator operator) {
        all.add(new ScalarFunction(name, List.of(INT, INT), INT, a -> {
            long places = a.integer(1);
            if (places < 0) {
                throw new IllegalArgumentException("Bitwise shift by negative amount: " + places);
            }
            return places < Long.SIZE ? operator.applyAsLong(a.integer(0), places) : 0L;
        }));
    }
}
