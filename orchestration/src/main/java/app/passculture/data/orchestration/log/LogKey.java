package app.passculture.data.orchestration.log;

/** Whose log it is: one try of a task in a run. */
public record LogKey(String pipeline, String run, String task, int tryNumber) {

    String file() {
        return folder(pipeline, run) + "/" + safe(task) + "." + tryNumber + ".jsonl";
    }

    /** Where all files of a run are. */
    static String folder(String pipeline, String run) {
        return safe(pipeline) + "/" + safe(run);
    }

    /** A name that is one step of a path on every file system, and different for different texts. */
    static String safe(String text) {
        StringBuilder name = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isPlain(c) && !(c == '.' && name.isEmpty())) {
                name.append(c);
            } else {
                name.append('%').append("%04x".formatted((int) c));
            }
        }
        return name.toString();
    }

    private static boolean isPlain(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "_-.+".indexOf(c) >= 0;
    }
}
