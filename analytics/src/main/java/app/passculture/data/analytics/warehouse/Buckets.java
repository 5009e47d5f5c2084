package app.passculture.data.analytics.warehouse;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * Objects in buckets. A write is seen whole or not at all. Failures are those of a warehouse: what is not there is
 * {@link WarehouseException.NotFound}.
 */
public interface Buckets {

    /** What is known of an object without reading it. */
    record StoredObject(ObjectName name, long size, String contentType, long generation) {}

    /** The objects whose name begins with the prefix, in the order of their names. */
    List<StoredObject> list(String bucket, String prefix);

    Optional<StoredObject> find(ObjectName name);

    InputStream read(ObjectName name);

    /** Writes all of the content in place of what was there; the caller closes the content. */
    StoredObject write(ObjectName name, String contentType, InputStream content);

    /**
     * Writes any number of objects of one bucket, one after the other, into one ({@code text/plain}); none make an empty one. The sources
     * stay.
     */
    StoredObject compose(List<ObjectName> sources, ObjectName destination);

    StoredObject copy(ObjectName source, ObjectName destination);

    /** Deletes the object if it is there. */
    void delete(ObjectName name);
}
