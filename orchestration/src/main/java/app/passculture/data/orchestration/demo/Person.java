package app.passculture.data.orchestration.demo;

import org.jspecify.annotations.Nullable;

/** Somebody with an account and a credit in cents, living in a zone of Paris or, without zone, elsewhere. */
record Person(long id, Role role, @Nullable Zone zone, Address address, long created, int credit) {
    /** What an account is for. */
    enum Role {
        BENEFICIARY,
        PROFESSIONAL,
        ADMINISTRATOR,
        VISITOR
    }

    boolean beneficiary() {
        return role == Role.BENEFICIARY;
    }
}
