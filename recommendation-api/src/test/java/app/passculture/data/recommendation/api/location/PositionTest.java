package app.passculture.data.recommendation.api.location;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionTest {

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void coordinatesAreFinite(double notFinite) {
        assertThatThrownBy(() -> new Position(notFinite, 0)).hasMessageContaining("longitude");
        assertThatThrownBy(() -> new Position(0, notFinite)).hasMessageContaining("latitude");
    }

    @Test
    void aPositionOutsideTheUsualRangeIsJustNowhere() {
        assertThatNoException().isThrownBy(() -> new Position(1000, -1000));
    }
}
