package app.passculture.data.orchestration.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.passculture.data.orchestration.local.LocalException.BadRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

    private static final Path HOME = Path.of("/checkout");

    @Test
    void withoutArgumentsEverythingIsInTheCheckout() {
        assertThat(parse())
                .isEqualTo(new Options(
                        Optional.empty(),
                        new DataDirectory(Path.of("/checkout/.local")),
                        Options.Wish.START,
                        8080,
                        8081));
    }

    @Test
    void argumentsComeInAnyOrder() {
        assertThat(parse("--reset", "--data", "/elsewhere", "--size", "tiny"))
                .isEqualTo(new Options(
                        Optional.of("tiny"), new DataDirectory(Path.of("/elsewhere")), Options.Wish.RESET, 8080, 8081));
    }

    @Test
    void aDayThatPassesIsNoNewBeginning() {
        assertThat(parse("--another-day").wish()).isEqualTo(Options.Wish.ANOTHER_DAY);
        assertThatThrownBy(() -> parse("--another-day", "--reset"))
                .isInstanceOf(BadRequest.class)
                .hasMessage("--reset and --another-day do not go together.");
    }

    @Test
    void thePortComesFromTheEnvironment() {
        assertThat(Options.parse(List.of(), Map.of("API_PORT", "9090"), HOME).apiPort())
                .isEqualTo(9090);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "http", "", "-1", "99999999999"})
    void whatIsNoPortIsRefused(String port) {
        assertThatThrownBy(() -> Options.parse(List.of(), Map.of("API_PORT", port), HOME))
                .isInstanceOfSatisfying(
                        BadRequest.class,
                        refusal -> assertThat(refusal.exitCode()).isEqualTo(2))
                .hasMessage("API_PORT is " + port + ", which is not a port (1 to 65535).");
    }

    @Test
    void anUnknownOptionIsNamed() {
        assertThatThrownBy(() -> parse("--sise", "tiny"))
                .isInstanceOf(BadRequest.class)
                .hasMessage("There is no option --sise: ./start --help lists them.");
    }

    @Test
    void anUnknownSizeIsNamed() {
        assertThatThrownBy(() -> parse("--size", "huge"))
                .isInstanceOf(BadRequest.class)
                .hasMessage("There is no size huge: tiny, standard or large.");
    }

    @Test
    void anOptionWithoutItsValueIsRefused() {
        assertThatThrownBy(() -> parse("--data", "--reset"))
                .isInstanceOf(BadRequest.class)
                .hasMessage("--data wants a value: ./start --help says which.");
    }

    private static Options parse(String... arguments) {
        return Options.parse(List.of(arguments), Map.of(), HOME);
    }
}
