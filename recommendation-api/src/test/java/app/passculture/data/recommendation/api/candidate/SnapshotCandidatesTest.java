package app.passculture.data.recommendation.api.candidate;

import static org.assertj.core.api.Assertions.assertThat;

import app.passculture.data.recommendation.api.location.IrisZone;
import app.passculture.data.recommendation.api.location.Position;
import app.passculture.data.recommendation.model.ItemId;
import app.passculture.data.recommendation.model.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

class SnapshotCandidatesTest {
    private final ContentsBuilder builder = new ContentsBuilder(List.of(
            offer("1", "11", "A", null, true),
            offer("2", "22", "B", null, false),
            offer("3", "33", "C", "url", true),
            offer("4", "44", "D", "url", false),
            offer("5", "55", "E", null, true)));

    SnapshotCandidatesTest() {
        builder.addBooked("111", "1");
        builder.addBooked("112", "3");
        Stream.of("11", "22", "33").forEach(venue -> builder.addVenueOfZone("1", venue));
        builder.addVenueOfZone("2", "44");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "111 | 1 | 2, 3, 5",
                "111 | 2 | 3, 4, 5",
                "111 |   | 3, 4, 5",
                "112 |   | 1, 4, 5",
                "222 |   | 1, 3, 4, 5",
                "222 | 3 | 1, 3, 5"
            })
    void givesTheWorkedExamples(long user, @Nullable Long zone, String expected) {
        assertThat(candidates(original(), user, zone)).isEqualTo(Set.of(expected.split(", ")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"111 | 1 | 2, 3, 4, 5", "111 | 2 | 3, 4, 5", "111 |   | 3, 4, 5", "222 | 3 | 1, 3, 4, 5"})
    void showsDigitalOffersEverywhereWhenSaidSo(long user, @Nullable Long zone, String expected) {
        var everywhere = new Snapshot(contents(), DigitalOffers.EVERYWHERE, Snapshot.Origin.DATABASE);
        assertThat(candidates(everywhere, user, zone)).isEqualTo(Set.of(expected.split(", ")));
    }

    @Test
    void aPositionInAZoneGetsTheOffersOfItsVenues() {
        builder.addZone(1, square(0));
        builder.addZone(2, square(1));
        assertThat(ids(original(), original().candidates(new UserId(222), Optional.of(new Position(0.5, 0.5)))))
                .containsExactlyInAnyOrder("1", "2", "3", "5");
    }

    @Test
    void aPositionOutsideAllZonesCountsAsNone() {
        builder.addZone(1, square(0));
        assertThat(ids(original(), original().candidates(new UserId(222), Optional.of(new Position(5, 5)))))
                .isEqualTo(candidates(original(), 222, null));
    }

    @Test
    void anEmptyUrlIsDigitalForSelectionAndPhysicalForOrdering() {
        var snapshot = snapshot(offer("1", "11", "A", "", false), offer("2", "11", "A", null, false));
        assertThat(candidates(snapshot, 1, null)).containsExactly("1");
        assertThat(snapshot.groups()).isEqualTo(1);
        assertThat(OfferRow.Section.LOCAL_ONLINE)
                .isEqualTo(offer("1", "11", "A", "", false).section());
        assertThat(offer("1", "11", "A", "", false).group()).isEqualTo("A_PHYSICAL");
    }

    @Test
    void aMissingTypeGroupsWithTheTypeNamedNone() {
        var snapshot = snapshot(
                offer("1", "1", null, null, true),
                offer("2", "1", "None", null, true),
                offer("3", "1", null, "u", true));
        assertThat(snapshot.group(0)).isEqualTo(snapshot.group(1)).isNotEqualTo(snapshot.group(2));
    }

    @Test
    void aBookedOfferWithoutIdExcludesNothing() {
        builder.addBooked("222", null);
        assertThat(candidates(original(), 222, null)).containsExactlyInAnyOrder("1", "3", "4", "5");
    }

    @Test
    void anOfferWithoutVenueIsShownOnlyAsNationalOrDigital() {
        var snapshot = snapshot(
                offer("1", null, "A", null, false),
                offer("2", null, "A", null, true),
                offer("3", null, "A", "u", false));
        assertThat(candidates(snapshot, 1, null)).containsExactlyInAnyOrder("2", "3");
    }

    @Test
    void onlyTheCanonicalFormOfAnIdNamesAUser() {
        builder.addBooked("0222", "5");
        builder.addBooked("+222", "5");
        builder.addBooked(" 222", "5");
        builder.addBooked("222.0", "5");
        builder.addBooked("99999999999999999999", "5");
        assertThat(candidates(original(), 222, null)).contains("5");
        assertThat(builder.leftOut()).containsEntry(ContentsBuilder.LeftOut.USER_NOT_A_NUMBER, 5);
    }

    @Test
    void negativeIdsAndTheLimitsOfLongAreUsers() {
        builder.addBooked("-5", "5");
        builder.addBooked(Long.toString(Long.MAX_VALUE), "5");
        builder.addBooked(Long.toString(Long.MIN_VALUE), "5");
        assertThat(Stream.of(-5L, Long.MAX_VALUE, Long.MIN_VALUE)
                        .flatMap(user -> candidates(original(), user, null).stream()))
                .doesNotContain("5");
    }

    @Test
    void whatCannotBeUsedIsLeftOutAndCounted() {
        var counting = new ContentsBuilder(List.of(offer("", "1", "A", null, true), offer("7", "1", "A", null, true)));
        counting.addZone(1, null);
        counting.addZone(2, new byte[] {0});
        counting.addVenueOfZone("x", "1");
        assertThat(counting.leftOut())
                .containsEntry(ContentsBuilder.LeftOut.OFFER_WITHOUT_ID, 1)
                .containsEntry(ContentsBuilder.LeftOut.ZONE_WITHOUT_SHAPE, 2)
                .containsEntry(ContentsBuilder.LeftOut.ZONE_NOT_A_NUMBER, 1);
        assertThat(counting.build(1, Instant.EPOCH).offers().ids()).containsExactly("7");
    }

    @Test
    void aSnapshotWithoutOffersHasNoCandidates() {
        assertThat(snapshot().candidates(new UserId(1), Optional.empty()).count())
                .isZero();
        assertThat(snapshot().offers()).isZero();
    }

    @Test
    void neighbouringVenuesOfAZoneBecomeOneRange() {
        builder.addVenueOfZone("9", "11");
        builder.addVenueOfZone("9", "22");
        builder.addVenueOfZone("9", "22");
        builder.addVenueOfZone("9", "44");
        var ranges = contents().venueRanges();
        var place = ranges.find(9);
        assertThat(ranges.end(place) - ranges.start(place)).isEqualTo(4);
    }

    @Test
    void anOfferTellsItsItem() {
        assertThat(original().item(0)).isEqualTo(new ItemId("item-" + original().offerId(0)));
    }

    private Snapshot original() {
        return new Snapshot(contents(), DigitalOffers.WITHOUT_ZONE, Snapshot.Origin.DATABASE);
    }

    private Contents contents() {
        return builder.build(1, Instant.EPOCH);
    }

    private static Snapshot snapshot(OfferRow... offers) {
        return new Snapshot(
                new ContentsBuilder(List.of(offers)).build(1, Instant.EPOCH),
                DigitalOffers.WITHOUT_ZONE,
                Snapshot.Origin.DATABASE);
    }

    private static Set<String> candidates(Snapshot snapshot, long user, @Nullable Long zone) {
        var at = zone == null ? OptionalLong.empty() : OptionalLong.of(zone);
        return ids(snapshot, snapshot.candidates(new UserId(user), at));
    }

    private static Set<String> ids(Snapshot snapshot, Candidates candidates) {
        return IntStream.range(0, candidates.count())
                .mapToObj(place -> snapshot.offerId(candidates.offers()[place]))
                .collect(Collectors.toSet());
    }

    private static OfferRow offer(
            String id, @Nullable String venue, @Nullable String type, @Nullable String url, boolean national) {
        return new OfferRow(id, venue, type, url, national, "item-" + id);
    }

    private static byte[] square(int west) {
        return new IrisZone(0, new GeometryFactory().toGeometry(new Envelope(west, west + 1, 0, 1))).wkb();
    }
}
