package app.passculture.data.recommendation.api.benchmark;

import java.io.IOException;
import java.util.List;

/** A route under load: requests to send in turn, and how a good answer is known. */
record Target(String name, int port, List<byte[]> requests, Check check) {
    /** Says whether the answer just read is a good one. */
    interface Check {
        boolean isGood(HttpConnection answer);
    }

    HttpConnection connect() throws IOException {
        return new HttpConnection(port);
    }

    byte[] request(long turn) {
        return requests.get((int) (turn % requests.size()));
    }
}
