package app.passculture.data.recommendation.api.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Keeps every connection busy from a single thread, which costs less than a thread a connection. */
final class ClosedLoop implements AutoCloseable {
    private static final long PATIENCE = 1_000;

    private final Target target;
    private final Selector selector;
    private final List<Exchange> exchanges = new ArrayList<>();

    ClosedLoop(Target target, int connections) throws IOException {
        this.target = target;
        this.selector = Selector.open();
        for (var i = 0; i < connections; i++) {
            exchanges.add(connect((long) i * target.requests().size() / connections));
        }
    }

    private Exchange connect(long firstTurn) throws IOException {
        var exchange = new Exchange(target, firstTurn);
        exchange.http.channel().configureBlocking(false);
        exchange.http.channel().register(selector, SelectionKey.OP_READ, exchange);
        return exchange;
    }

    /** Goes on for {@code length} and leaves the last answers unread. */
    Load.Part run(Duration length) throws IOException {
        var part = new Load.Part();
        var start = System.nanoTime();
        for (var exchange : exchanges) {
            exchange.begin();
        }
        while (System.nanoTime() - start < length.toNanos()) {
            selector.select(key -> advance((Exchange) key.attachment(), part), PATIENCE);
        }
        return part;
    }

    private static void advance(Exchange exchange, Load.Part part) {
        try {
            exchange.advance(part);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        for (var exchange : exchanges) {
            exchange.http.close();
        }
        selector.close();
    }

    /** One connection with the request it waits for. */
    private static final class Exchange {
        private final Target target;
        private final HttpConnection http;
        private long turn;
        private long begun;

        Exchange(Target target, long firstTurn) throws IOException {
            this.target = target;
            this.http = target.connect();
            this.turn = firstTurn;
        }

        void begin() throws IOException {
            begun = System.nanoTime();
            http.send(target.request(turn++));
        }

        void advance(Load.Part part) throws IOException {
            if (http.receive()) {
                part.record(target, http, begun);
                begin();
            }
        }
    }
}
