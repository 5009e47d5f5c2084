package app.passculture.data.analytics;

import app.passculture.data.analytics.transformation.Project;

/** The warehouses there are. */
final class Engines implements Warehouses {

    @Override
    public Opened open(Project project) {
        throw new app.passculture.data.analytics.transformation.ProjectException.BadRequest("no engine yet");
    }

    @Override
    public Opened bench(Project project) {
        return open(project);
    }
}
