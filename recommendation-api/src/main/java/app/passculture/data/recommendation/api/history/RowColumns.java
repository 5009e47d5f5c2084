package app.passculture.data.recommendation.api.history;

import java.util.List;

/** The rows of some answers turned on their side: an array a column, as one statement takes them. */
@SuppressWarnings("ArrayRecordComponent")
record RowColumns(long[] users, long[] offers, String[] dates, String[] items, String[] calls, int[] positions) {

    static RowColumns of(List<Impression> impressions) {
        RowColumns columns = empty(
                impressions.stream().mapToInt(each -> each.offers().size()).sum());
        int row = 0;
        for (Impression impression : impressions) {
            row = columns.add(impression, row);
        }
        return columns;
    }

    private static RowColumns empty(int rows) {
        return new RowColumns(
                new long[rows], new long[rows], new String[rows], new String[rows], new String[rows], new int[rows]);
    }

    private int add(Impression impression, int start) {
        String date = impression.at().toString();
        String call = impression.call().toString();
        int row = start;
        for (ShownOffer shown : impression.offers()) {
            users[row] = impression.user().value();
            offers[row] = shown.number();
            dates[row] = date;
            items[row] = shown.item().value();
            calls[row] = call;
            positions[row] = shown.position();
            row++;
        }
        return row;
    }
}
