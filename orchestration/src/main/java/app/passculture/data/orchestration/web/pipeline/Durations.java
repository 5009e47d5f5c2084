package app.passculture.data.orchestration.web.pipeline;

import java.util.ArrayList;
import java.util.List;

/** How long runs took, as a drawing of 1000 by 240: a point a run, the oldest on the left. */
public record Durations(List<Point> points, List<Line> lines, String path, String most) {

    private static final int WIDTH = 1000;
    private static final int HEIGHT = 240;

    public Durations {
        points = List.copyOf(points);
        lines = List.copyOf(lines);
    }

    /** A run. */
    public record Point(int x, int y, RunHead run, String took) {}

    /** A height with its meaning, across the whole width. */
    public record Line(int y, String key, String text) {}

    /** Of runs in the order of time; those that are not over are left out. */
    static Durations of(List<RunHead> runs, java.util.Optional<Usual> usual) {
        List<RunHead> over = runs.stream()
                .filter(run -> run.isOver()
                        && run.times().started() != null
                        && run.times().ended() != null)
                .toList();
        double most = over.stream().mapToDouble(Durations::seconds).max().orElse(1) * 1.08;
        List<Point> points = new ArrayList<>();
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < over.size(); i++) {
            RunHead run = over.get(i);
            int x = over.size() == 1 ? WIDTH / 2 : 10 + (WIDTH - 20) * i / (over.size() - 1);
            int y = height(seconds(run), most);
            points.add(new Point(
                    x,
                    y,
                    run,
                    Spans.text(Spans.between(run.times().started(), run.times().ended()))));
            path.append(i == 0 ? "M" : "L").append(x).append(' ').append(y).append(' ');
        }
        return new Durations(points, lines(usual, most), path.toString(), Spans.text(RunReads.span(most)));
    }

    private static List<Line> lines(java.util.Optional<Usual> usual, double most) {
        return usual.map(each -> List.of(
                        new Line(height(each.middle().toMillis() / 1000.0, most), "p50", Spans.text(each.middle())),
                        new Line(height(each.most().toMillis() / 1000.0, most), "p90", Spans.text(each.most()))))
                .orElse(List.of());
    }

    private static int height(double seconds, double most) {
        return (int) Math.round(HEIGHT - HEIGHT * Math.min(1, seconds / Math.max(most, 0.001)));
    }

    private static double seconds(RunHead run) {
        java.time.Duration took =
                Spans.between(run.times().started(), run.times().ended());
        return took == null ? 0 : took.toMillis() / 1000.0;
    }
}
