package app.passculture.data.recommendation.db.load;

import java.math.BigInteger;
import org.locationtech.jts.geom.Geometry;

/** A statistical zone: its number, its code and its shape in degrees. */
record Zone(long id, String code, Geometry shape) {

    /**
     * The number written in the source, else that of the code: its digits, where the letter of a Corsican département (2A, 2B)
     * counts as 01 or 02, so that such numbers have a digit more than all others and stay unique.
     */
    static long id(String written, String code) {
        String digits = written.isBlank() ? code.replace("A", "01").replace("B", "02") : written.strip();
        try {
            return new BigInteger(digits).longValueExact();
        } catch (ArithmeticException | NumberFormatException failure) {
            throw new IllegalArgumentException(
                    "neither its id '" + written + "' nor its code '" + code + "' is a number", failure);
        }
    }
}
