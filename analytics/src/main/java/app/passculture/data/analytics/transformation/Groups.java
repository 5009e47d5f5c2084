package app.passculture.data.analytics.transformation;

import java.util.ArrayList;
import java.util.List;

/** Reads the groups that YAML declares. */
final class Groups {

    private final Problems problems;

    Groups(Problems problems) {
        this.problems = problems;
    }

    List<Project.Group> of(List<PropertyFile> files) {
        List<Project.Group> groups = new ArrayList<>();
        for (PropertyFile file : files) {
            problems.noting(() -> file.yaml().mappings("groups").forEach(entry -> groups.add(group(file, entry))));
        }
        return groups;
    }

    private static Project.Group group(PropertyFile file, Yaml.Mapping entry) {
        return new Project.Group(
                file.file().packageName(),
                entry.text("name"),
                file.file().packagePath(),
                entry.mapping("owner").data(),
                entry.findText("description").orElse(""));
    }
}
