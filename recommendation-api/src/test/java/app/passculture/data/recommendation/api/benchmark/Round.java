package app.passculture.data.recommendation.api.benchmark;

/** Four spells right after each other, so that whatever else the machine does weighs on all of them alike. */
record Round(Outcome noOpClosed, Outcome recommendationClosed, Outcome noOpOpen, Outcome recommendationOpen) {
    /** Requests a second of the recommendation for one of the route that does nothing. */
    double throughputRatio() {
        return recommendationClosed.perSecond() / noOpClosed.perSecond();
    }
}
