package app.passculture.data.orchestration.demo;

/** Everybody in a world, made up again from the id whenever asked, so that a million people take no memory. */
final class People {
    static final long ADMINISTRATOR = 21;
    static final long PROFESSIONAL = 22;
    private static final int FIRST_BENEFICIARIES = 20;
    private static final int CREDIT = 500_00;
    private static final int SMALL_CREDIT = 300_00;

    private final WorldSize size;
    private final Timeline timeline;
    private final Vocabulary words;
    private final Streets streets;
    private final RandomStream stream;
    private final RandomStream appetites;

    People(Blueprint blueprint, Streets streets) {
        this.size = blueprint.size();
        this.timeline = blueprint.timeline();
        this.words = blueprint.words();
        this.streets = streets;
        this.stream = blueprint.stream("user");
        this.appetites = blueprint.stream("user.appetite");
    }

    int count() {
        return size.users();
    }

    /** The first twenty are beneficiaries who live in Paris. */
    Person person(long id) {
        var dice = stream.dice(id);
        var role = role(id, dice);
        boolean parisian = dice.chance(.95) || id <= FIRST_BENEFICIARIES;
        var zone = streets.inhabited(dice);
        var address = parisian ? Address.in(zone, words, dice) : Address.elsewhere(words, dice);
        long created = Timeline.between(timeline.daysAgo(700), timeline.daysAgo(2), dice);
        int credit = dice.chance(.05) ? SMALL_CREDIT : CREDIT;
        return new Person(
                id, role, parisian ? zone : null, address, created, role == Person.Role.BENEFICIARY ? credit : 0);
    }

    /** How many of the world's bookings each makes, by index id - 1: shares of appetite rounded to the exact total. */
    int[] bookings() {
        double total = 0;
        for (long id = 1; id <= size.users(); id++) {
            total += appetite(id);
        }
        var bookings = new int[size.users()];
        double reached = 0;
        long given = 0;
        for (int i = 0; i < bookings.length; i++) {
            reached += appetite(i + 1);
            long due = i + 1 == bookings.length ? size.bookings() : (long) (reached / total * size.bookings());
            bookings[i] = (int) (due - given);
            given = due;
        }
        return bookings;
    }

    private static Person.Role role(long id, Dice dice) {
        double draw = dice.fraction();
        if (id <= FIRST_BENEFICIARIES) {
            return Person.Role.BENEFICIARY;
        }
        if (id == ADMINISTRATOR || draw > .998) {
            return Person.Role.ADMINISTRATOR;
        }
        if (id == PROFESSIONAL || draw > .94) {
            return Person.Role.PROFESSIONAL;
        }
        return draw > .92 ? Person.Role.VISITOR : Person.Role.BENEFICIARY;
    }

    private double appetite(long id) {
        var dice = appetites.dice(id);
        if (id <= FIRST_BENEFICIARIES) {
            return 1;
        }
        return role(id, stream.dice(id)) == Person.Role.BENEFICIARY ? Math.clamp(dice.skewed(.9) - .2, 0, 4) : 0;
    }
}
