package app.passculture.data.orchestration;

import java.util.Map;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.core.type.filter.TypeFilter;

/** Leaves out the packages whose role this process does not have. */
final class RoleFilter implements TypeFilter, EnvironmentAware {

    private static final String ROOT = RoleFilter.class.getPackageName();
    private static final Map<String, String> ROLES = Map.of(ROOT + ".api.", "api", ROOT + ".web.", "ui");

    private Environment environment = new org.springframework.core.env.StandardEnvironment();

    @Override
    public void setEnvironment(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean match(MetadataReader type, MetadataReaderFactory readers) {
        String name = type.getClassMetadata().getClassName();
        return ROLES.entrySet().stream()
                .anyMatch(role -> name.startsWith(role.getKey())
                        && !environment.getProperty("orchestration.roles." + role.getValue(), Boolean.class, true));
    }
}
