package app.passculture.data.orchestration.demo;

/** Where letters go: in one of Paris's districts or in a town elsewhere. */
record Address(String street, String postalCode, String city, String department) {
    static Address in(Zone zone, Vocabulary words, Dice dice) {
        return new Address(street(words, dice), zone.postalCode(), "Paris", "75");
    }

    static Address elsewhere(Vocabulary words, Dice dice) {
        var town = dice.pick(words.list("town")).split("/", -1);
        return new Address(street(words, dice), town[1], town[2], town[0]);
    }

    private static String street(Vocabulary words, Dice dice) {
        return dice.between(1, 120) + " " + words.phrase("street", dice);
    }
}
