package app.passculture.data.analytics.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.passculture.data.analytics.warehouse.FileFormat.Csv;
import app.passculture.data.analytics.warehouse.FileFormat.JsonLines;
import app.passculture.data.analytics.warehouse.Load.Source;
import app.passculture.data.analytics.warehouse.WarehouseException.AlreadyExists;
import app.passculture.data.analytics.warehouse.WarehouseException.InvalidData;
import app.passculture.data.analytics.warehouse.WarehouseException.NotFound;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every warehouse keeps: its catalogue, statements and jobs, and here loads and extracts. */
public abstract class WarehouseContract extends StatementContract {

    private static final Schema VISITS =
            Schema.of(Field.of("id", INT64), Field.of("hash", STRING), Field.of("day", Type.Scalar.DATE));

    @TempDir
    private Path directory;

    /** The buckets that the warehouse reads and writes. */
    protected abstract Buckets buckets();

    /** A bucket that is there. */
    protected String bucket() {
        return "contract-bucket";
    }

    @AfterEach
    void deleteObjects() {
        buckets().list(bucket(), dataset.dataset()).forEach(stored -> buckets().delete(stored.name()));
    }

    @Test
    void aFileIsLoadedByPlaceUnderOtherNames() {
        Schema renamed = VISITS.renamed(Map.of("hash", "_hash"));
        Outcome outcome =
                load(file("id,hash,day\n1,\"a,b\",2021-03-09\n2,,\n"), Csv.WITH_HEADER, renamed, Disposition.EMPTY);
        assertThat(outcome.rows()).isEqualTo(2);
        assertThat(outcome.kind()).isEqualTo("LOAD");
        assertThat(warehouse().describe(dataset.table("loaded")).schema()).isEqualTo(renamed);
        assertThat(values(query("select id, _hash, extract(year from day) from loaded order by id")))
                .containsExactly(List.of(1L, "a,b", 2021L), Arrays.asList(2L, null, null));
    }

    @Test
    void aLoadAppendsReplacesOrInsistsOnAnEmptyTable() {
        Source one = file("1,a,2021-03-09\n");
        load(one, Csv.PLAIN, VISITS, Disposition.EMPTY);
        load(one, Csv.PLAIN, VISITS, Disposition.APPEND);
        assertThat(warehouse().describe(dataset.table("loaded")).rows()).isEqualTo(2);
        assertThatExceptionOfType(AlreadyExists.class)
                .isThrownBy(() -> load(one, Csv.PLAIN, VISITS, Disposition.EMPTY));
        load(one, Csv.PLAIN, VISITS, Disposition.TRUNCATE);
        assertThat(warehouse().describe(dataset.table("loaded")).rows()).isEqualTo(1);
    }

    @Test
    void aBrokenLineChangesNothingAndIsNamed() {
        load(file("1,a,2021-03-09\n"), Csv.PLAIN, VISITS, Disposition.EMPTY);
        assertThatExceptionOfType(InvalidData.class)
                .isThrownBy(
                        () -> load(file("2,b,2021-03-09\nthree,c,2021-03-09\n"), Csv.PLAIN, VISITS, Disposition.APPEND))
                .withMessageContaining("three");
        assertThat(warehouse().describe(dataset.table("loaded")).rows()).isEqualTo(1);
    }

    @Test
    void aFileWithoutRowsMakesAnEmptyTable() {
        load(file("id,hash,day\n"), Csv.WITH_HEADER, VISITS, Disposition.TRUNCATE);
        assertThat(warehouse().describe(dataset.table("loaded")).rows()).isZero();
    }

    @Test
    void jsonLinesGoByName() {
        Schema nested = Schema.of(
                Field.of("id", INT64),
                Field.of("tags", new Type.Array(STRING)),
                Field.of("place", new Type.Struct(Schema.of(Field.of("city", STRING)))));
        load(
                file("{\"place\":{\"city\":\"Lille\"},\"id\":\"1\",\"tags\":[\"a\",\"b\"]}\n{\"id\":2}\n"),
                new JsonLines(),
                nested,
                Disposition.EMPTY);
        assertThat(values(query("select id, place.city, array_length(tags) from loaded order by id")))
                .containsExactly(List.of(1L, "Lille", 2L), Arrays.asList(2L, null, 0L));
    }

    @Test
    void objectsAreLoadedByPattern() {
        write("visits/2021_0.csv", "1,a,2021-03-09\n");
        write("visits/2021_1.csv", "2,b,2021-03-09\n");
        write("visits/other.csv", "broken\n");
        load(objects("visits/2021_*.csv"), Csv.PLAIN, VISITS, Disposition.EMPTY);
        assertThat(values(query("select id from loaded order by id"))).containsExactly(List.of(1L), List.of(2L));
    }

    @Test
    void aPatternThatMatchesNothingIsNotFound() {
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> load(objects("nothing/*.csv"), Csv.PLAIN, VISITS, Disposition.EMPTY))
                .withMessageContaining("nothing/*.csv");
    }

    @Test
    void aTableIsExtractedWithItsNames() {
        load(file("1,\"a,b\",2021-03-09\n2,,\n"), Csv.PLAIN, VISITS, Disposition.EMPTY);
        extract("visits.csv", Csv.WITH_HEADER);
        assertThat(read("visits.csv").lines()).containsExactlyInAnyOrder("id,hash,day", "1,\"a,b\",2021-03-09", "2,,");
    }

    @Test
    void anExtractIsLoadedAgain() {
        load(file("1,\"a,b\",2021-03-09\n2,,\n"), Csv.PLAIN, VISITS, Disposition.EMPTY);
        extract("part-*.csv", Csv.PLAIN);
        assertThat(buckets().list(bucket(), dataset.dataset() + "/part-"))
                .map(stored -> stored.name().name())
                .first()
                .isEqualTo(dataset.dataset() + "/part-000000000000.csv");
        load(objects("part-*.csv"), Csv.PLAIN, VISITS, Disposition.APPEND);
        assertThat(values(query("select count(*), count(day), count(distinct id) from loaded")))
                .containsExactly(List.of(4L, 2L, 2L));
    }

    private Outcome load(Source source, FileFormat format, Schema schema, Disposition disposition) {
        return warehouse().run(new Load(source, format, schema, into("loaded", disposition), JobOptions.NONE));
    }

    private void extract(String name, FileFormat format) {
        String uri = new ObjectName(bucket(), path(name)).toString();
        warehouse().run(new Extract(dataset.table("loaded"), uri, format, JobOptions.NONE));
    }

    private Source file(String content) {
        try {
            return new Source.LocalFile(Files.writeString(Files.createTempFile(directory, "load", ".txt"), content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Source objects(String pattern) {
        return new Source.Objects(List.of(new ObjectName(bucket(), path(pattern)).toString()));
    }

    private void write(String name, String content) {
        buckets()
                .write(
                        new ObjectName(bucket(), path(name)),
                        "text/csv",
                        new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
    }

    private String read(String name) {
        try (InputStream content = buckets().read(new ObjectName(bucket(), path(name)))) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String path(String name) {
        return dataset.dataset() + "/" + name;
    }
}
