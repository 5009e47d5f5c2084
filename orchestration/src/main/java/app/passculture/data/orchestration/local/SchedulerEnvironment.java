package app.passculture.data.orchestration.local;

import java.util.Map;
import java.util.TreeMap;

/** What the scheduler of the local platform is told, for itself and for the tasks of our pipelines. */
record SchedulerEnvironment(DataDirectory data, Secrets secrets, Databases databases) {

    /** Secrets are named by their files only. */
    Map<String, String> variables(int port) {
        Map<String, String> all = new TreeMap<>();
        all.put("PORT", Integer.toString(port));
        all.put("SERVER_ADDRESS", "127.0.0.1");
        all.put("SPRING_PROFILES_ACTIVE", "jobs");
        secrets.secret(Databases.passwordOf(Databases.ORCHESTRATION));
        all.put("SECRETS_DIRECTORY", secrets.folder("scheduler").toString());
        all.put("SPRING_DATASOURCE_URL", databases.url(Databases.ORCHESTRATION));
        all.put("SPRING_DATASOURCE_USERNAME", Databases.ORCHESTRATION);
        all.put("VAULT_KEYFILE", secrets.folder("vault-key").toString());
        all.put("VAULT_GENERATEKEY", "true");
        all.put("VAULT_FILES", OutsideSources.folder(secrets).toString());
        all.put("ACCESS_FIRSTPASSWORDFILE", file(SchedulerServer.PASSWORD));
        all.put("TASKS_LOGS", data.tasks().resolve("logs").toString());
        all.put("TASKS_CACHE", data.tasks().resolve("cache").toString());
        all.putAll(tasks());
        return all;
    }

    private Map<String, String> tasks() {
        Map<String, String> all = new TreeMap<>();
        all.put("SQL_PROJECT", SchedulerServer.sql(data).toString());
        all.put("WAREHOUSE", data.warehouse().toString());
        all.put("BUCKETS", data.buckets().toString());
        all.put("MODEL_REGISTRY", data.models().toString());
        all.putAll(database("APPLICATION", Databases.APPLICATION));
        all.putAll(database("RECOMMENDATION", Databases.RECOMMENDATION));
        return all;
    }

    private Map<String, String> database(String prefix, String name) {
        return Map.of(
                prefix + "_DATASOURCE_URL", databases.url(name),
                prefix + "_DATASOURCE_USERNAME", name,
                prefix + "_DATASOURCE_PASSWORD_FILE", file(Databases.passwordOf(name)));
    }

    private String file(String secret) {
        secrets.secret(secret);
        return secrets.folder(secret).toString();
    }
}
