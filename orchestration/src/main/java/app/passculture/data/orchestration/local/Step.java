package app.passculture.data.orchestration.local;

/** One thing that a start does. */
enum Step {
    CLEAR("Deleting what was kept"),
    POSTGRES("Starting PostgreSQL 18"),
    DATABASES("Creating the databases"),
    MIGRATION("Bringing the recommendation database to the current schema"),
    WORLD("Filling the application database with a demonstration world"),
    ZONES("Loading the IRIS zones"),
    TABLES("Moving the seven tables to the recommendation database"),
    GROUPS("Putting user 1 in group A, user 2 in group B"),
    MODEL("Training and publishing the popularity model"),
    REFRESH("Refreshing what may be recommended"),
    API("Starting the recommendation API"),
    SCHEDULER("Starting the scheduler");

    private final String title;

    Step(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
