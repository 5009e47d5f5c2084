/** Downloads the questionnaire on cultural habits, its questions and who answered what, from Typeform. */
@NullMarked
package app.passculture.data.orchestration.jobs.survey;

import org.jspecify.annotations.NullMarked;
