package app.passculture.data.orchestration.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes people one after the other, with their credit, how they got it, whom they work for and what they like. */
final class PeopleTables implements AutoCloseable {
    private static final List<String> CIVILITIES = List.of("Mme", "M.");
    private final WorldSize size;
    private final Timeline timeline;
    private final Vocabulary words;
    private final RandomStream details;
    private final RandomStream files;
    private final Row users;
    private final Row deposits;
    private final Row imports;
    private final Row statuses;
    private final Row employments;
    private final Row favourites;
    private long favourite;

    PeopleTables(Blueprint blueprint, Destination destination) {
        this.size = blueprint.size();
        this.timeline = blueprint.timeline();
        this.words = blueprint.words();
        this.details = blueprint.stream("user.details");
        this.files = blueprint.stream("beneficiary_import");
        this.users = destination.rows("user");
        this.deposits = destination.rows("deposit");
        this.imports = destination.rows("beneficiary_import");
        this.statuses = destination.rows("beneficiary_import_status");
        this.employments = destination.rows("user_offerer");
        this.favourites = destination.rows("favorite");
    }

    void add(Person person, List<Offer> liked) {
        var dice = details.dice(person.id());
        account(person, dice);
        survey(person, dice);
        standing(person, dice);
        secrets(person, dice);
        switch (person.role()) {
            case BENEFICIARY -> benefit(person, files.dice(person.id()));
            case PROFESSIONAL -> employ(person, dice);
            case VISITOR -> refuse(person);
            case ADMINISTRATOR -> {}
        }
        liked.forEach(offer -> like(person, offer, dice));
    }

    @Override
    public void close() {
        List.of(users, deposits, imports, statuses, employments, favourites).forEach(Row::close);
    }

    private void account(Person person, Dice dice) {
        boolean forgetful = dice.chance(.03);
        users.number(person.id())
                .moment(person.created())
                .textIf(dice.chance(.99), person.address().department())
                .flag(person.beneficiary())
                .flag(person.role() == Person.Role.ADMINISTRATOR)
                .moment(forgetful ? timeline.daysAgo(dice.fraction() * 30) : Timeline.NEVER)
                .textIf(dice.chance(.99), person.address().postalCode());
    }

    private void survey(Person person, Dice dice) {
        boolean filled = person.beneficiary() && dice.chance(.8);
        long filledAt = Timeline.between(person.created(), person.created() + Timeline.DAY, dice);
        users.flag(!filled);
        if (filled) {
            users.uuid(dice.bits(), dice.bits());
        } else {
            users.nothing();
        }
        users.textIf(dice.chance(.97), dice.pick(CIVILITIES))
                .text(activity(person, dice))
                .moment(filled ? filledAt : Timeline.NEVER)
                .flag(filled && dice.chance(.95));
    }

    private void standing(Person person, Dice dice) {
        boolean suspended = dice.chance(.004);
        users.textIf(dice.chance(.9), person.address().street())
                .text(person.address().city())
                .moment(dice.chance(.85) ? Timeline.between(person.created(), timeline.now(), dice) : Timeline.NEVER)
                .flag(dice.chance(.98))
                .flag(dice.chance(.9))
                .textIf(suspended, "fraud suspicion")
                .flag(!suspended)
                .flag(person.role() == Person.Role.PROFESSIONAL && dice.chance(.5));
    }

    /** What must never leave the application: none of it belongs to anybody. */
    private void secrets(Person person, Dice dice) {
        var firstName = words.phrase("firstName", dice);
        users.text(firstName)
                .text(words.phrase("lastName", dice))
                .moment(person.created() - (18 * 365L + dice.between(0, 364)) * Timeline.DAY)
                .text("+339999%05d".formatted(person.id() % 100_000))
                .text("personne" + person.id() + "@demo.invalid")
                .text(firstName + " " + person.id())
                .text("\\x66616b65")
                .textIf(dice.chance(.02), "FAKEVALIDATION" + person.id())
                .textIf(dice.chance(.03), "FAKERESET")
                .end();
    }

    private @Nullable String activity(Person person, Dice dice) {
        return person.beneficiary() && dice.chance(.95) ? dice.pick(words.list("activity")) : null;
    }

    private void benefit(Person person, Dice dice) {
        boolean paper = dice.chance(.7);
        deposits.number(person.id())
                .hundredths(person.credit())
                .number(person.id())
                .text(paper ? "démarches simplifiées dossier [" + person.id() + "]" : "identification en ligne")
                .moment(person.created())
                .moment(person.created() + 730 * Timeline.DAY)
                .end();
        if (dice.chance(.9)) {
            file(person.id(), person.id(), paper ? "demarches_simplifiees" : "jouve");
            status(person, 0, "DRAFT", null);
            status(person, 1, "CREATED", null);
        }
    }

    private void refuse(Person person) {
        imports.number(person.id())
                .nothing()
                .number(9_000_000 + person.id())
                .number(1)
                .text("jouve")
                .end();
        status(person, 0, "REJECTED", "Trop âgé pour la démonstration");
    }

    private void file(long id, long beneficiary, String source) {
        imports.number(id)
                .number(beneficiary)
                .number(9_000_000 + id)
                .number(1)
                .text(source)
                .end();
    }

    private void status(Person person, int rank, String status, @Nullable String detail) {
        statuses.number(person.id() * 2 + rank)
                .text(status)
                .moment(person.created() + rank * Timeline.HOUR)
                .text(detail)
                .number(person.id())
                .numberIf(person.id() % 5 == 0, People.ADMINISTRATOR)
                .end();
    }

    private void employ(Person person, Dice dice) {
        employments
                .number(person.id())
                .number(person.id())
                .number(dice.between(1, size.offerers()))
                .textIf(person.id() == People.PROFESSIONAL || dice.chance(.1), "FAKEVALIDATION" + person.id())
                .end();
    }

    private void like(Person person, Offer offer, Dice dice) {
        favourites
                .number(++favourite)
                .number(person.id())
                .number(offer.id())
                .numberIf(offer.hasMediation() && dice.chance(.8), OfferTables.firstMediation(offer))
                .moment(dice.chance(.95) ? Timeline.between(person.created(), timeline.now(), dice) : Timeline.NEVER)
                .end();
    }
}
