package app.passculture.data.analytics.warehouse.bigquery;

import java.util.Iterator;

/** Rows whose next page may fail: as a failure of the warehouse. */
record AskedIterator<T>(Iterator<T> rows) implements Iterator<T> {

    @Override
    public boolean hasNext() {
        return ClientCatalog.asked(rows::hasNext);
    }

    @Override
    public T next() {
        return ClientCatalog.asked(rows::next);
    }
}
