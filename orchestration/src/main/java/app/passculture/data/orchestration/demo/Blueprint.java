package app.passculture.data.orchestration.demo;

/** All that decides what a world becomes: two worlds of one blueprint are equal to the last byte. */
record Blueprint(WorldSize size, long seed, Timeline timeline, Vocabulary words) {
    RandomStream stream(String subject) {
        return RandomStream.of(seed, subject);
    }
}
