package app.passculture.data.analytics.execution;

import app.passculture.data.analytics.transformation.Node;
import app.passculture.data.analytics.warehouse.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Who may do what with the table of a node, as its {@code grants} say: {@code {roles/bigquery.dataViewer: [group:team@example.com]}}. */
public final class Grants {

    private static final Pattern ROLE = Pattern.compile("((projects|organizations)/[\\w.:-]+/)?roles/[\\w.]+");
    private static final Pattern GRANTEE =
            Pattern.compile("(user|group|serviceAccount|domain|specialGroup|principal|principalSet):[^\\s'\"\\\\]+");

    private Grants() {}

    /**
     * The grantees of each role; none when nothing is granted.
     *
     * @throws ExecutionException.NotPossible with the place when it is not of that form
     */
    public static Map<String, List<String>> of(Node node) {
        Map<String, List<String>> grants = new LinkedHashMap<>();
        switch (node.config().find("grants").orElse(Map.of())) {
            case Map<?, ?> roles ->
                roles.forEach((role, grantees) -> grants.put(
                        role(node, String.valueOf(role).replaceFirst("^\\+", "")), grantees(node, grantees)));
            case Object other -> throw wrong(node, "is a role and those who have it, not " + other);
        }
        grants.values().removeIf(List::isEmpty);
        return grants;
    }

    private static ExecutionException wrong(Node node, String what) {
        return new ExecutionException.NotPossible("%s: grants of %s: %s".formatted(node.position(), node.name(), what));
    }

    private static String role(Node node, String role) {
        if (!ROLE.matcher(role).matches()) {
            throw wrong(node, "'%s' is no role; one is such as roles/bigquery.dataViewer".formatted(role));
        }
        return role;
    }

    private static List<String> grantees(Node node, Object grantees) {
        List<?> all = grantees instanceof List<?> list ? list : List.of(grantees);
        List<String> named = new ArrayList<>();
        for (Object each : all) {
            String grantee = String.valueOf(each);
            if (!GRANTEE.matcher(grantee).matches()) {
                throw wrong(node, "'%s' is nobody; one is such as group:team@example.com".formatted(grantee));
            }
            named.add(grantee);
        }
        return named;
    }

    /** A statement for each role. What was granted before stays: others grant too. */
    static List<Step> steps(Node node, TableName table) {
        String kind = node.config().materialized().equals("view") && isModel(node) ? "view" : "table";
        return of(node).entrySet().stream()
                .<Step>map(grant -> new Step.Execute("grant `%s` on %s %s to %s"
                        .formatted(
                                grant.getKey(),
                                kind,
                                table.quoted(),
                                grant.getValue().stream()
                                        .map(grantee -> '"' + grantee + '"')
                                        .collect(Collectors.joining(", ")))))
                .toList();
    }

    private static boolean isModel(Node node) {
        return node.type() == app.passculture.data.analytics.transformation.ResourceType.MODEL;
    }
}
