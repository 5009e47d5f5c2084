package app.passculture.data.recommendation.model.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerTest {
    private static final Ledger THREE = Ledger.empty().publish("1").publish("2").publish("3");

    @Test
    void theNewestIsCurrent() {
        assertThat(THREE.current()).contains("3");
        assertThat(THREE.previous()).contains("2");
    }

    @Test
    void withdrawingTwiceGoesBackTwoVersions() {
        assertThat(THREE.withdrawCurrent().withdrawCurrent().current()).contains("1");
    }

    @Test
    void aVersionWithdrawnIsNotGoneBackToLater() {
        assertThat(THREE.withdrawCurrent().publish("4").previous()).contains("2");
    }

    @Test
    void aVersionWithdrawnStaysListed() {
        assertThat(THREE.withdrawCurrent().versions()).containsExactly("3", "2", "1");
    }

    @Test
    void textComesBackAsWritten() {
        var ledger = THREE.withdrawCurrent().publish("4");
        assertThat(ledger.text()).isEqualTo("4\n3 withdrawn\n2\n1\n");
        assertThat(Ledger.parse(ledger.text())).isEqualTo(ledger);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "3", "3\n2", "../3\n", "3 gone\n", "\n", "3\r\n\n"})
    void textThatIsNotALedgerIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Ledger.parse(text));
    }
}
