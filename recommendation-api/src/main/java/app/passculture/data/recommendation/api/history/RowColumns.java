package app.passculture.data.recommendation.api.history;

import java.util.List;

/**
 * Some answers turned on their side: an array a column, as one statement takes them. What all offers of an answer share is
 * there once.
 *
 * @param answers for each offer, which answer it belongs to, from 1
 */
@SuppressWarnings("ArrayRecordComponent")
record RowColumns(
        long[] users, String[] dates, String[] calls, int[] answers, long[] offers, String[] items, int[] positions) {

    static RowColumns of(List<Impression> impressions) {
        RowColumns columns = empty(
                impressions.size(),
                impressions.stream().mapToInt(each -> each.offers().size()).sum());
        int row = 0;
        for (int answer = 0; answer < impressions.size(); answer++) {
            row = columns.add(impressions.get(answer), answer, row);
        }
        return columns;
    }

    private static RowColumns empty(int answers, int rows) {
        return new RowColumns(
                new long[answers],
                new String[answers],
                new String[answers],
                new int[rows],
                new long[rows],
                new String[rows],
                new int[rows]);
    }

    private int add(Impression impression, int answer, int start) {
        users[answer] = impression.user().value();
        dates[answer] = impression.at().toString();
        calls[answer] = impression.call().toString();
        int row = start;
        for (ShownOffer shown : impression.offers()) {
            answers[row] = answer + 1;
            offers[row] = shown.number();
            items[row] = shown.item().value();
            positions[row] = shown.position();
            row++;
        }
        return row;
    }
}
