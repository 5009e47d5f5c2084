package app.passculture.data.orchestration.execution;

import app.passculture.data.orchestration.log.LogLine;
import app.passculture.data.orchestration.pipeline.LoadedPipeline;
import app.passculture.data.orchestration.pipeline.spec.SpecVersion;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/** What a node and the process of a task say to each other, a line of JSON each. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Message.Assignment.class, name = "assignment"),
    @JsonSubTypes.Type(value = Message.Answer.class, name = "answer"),
    @JsonSubTypes.Type(value = Message.Stop.class, name = "stop"),
    @JsonSubTypes.Type(value = Message.Alive.class, name = "alive"),
    @JsonSubTypes.Type(value = Message.Said.class, name = "said"),
    @JsonSubTypes.Type(value = Message.Asked.class, name = "asked"),
    @JsonSubTypes.Type(value = Message.Ended.class, name = "ended")
})
sealed interface Message {

    /** To the process, first of all: what to do, with which services, and after how long without a word from the node to end itself. */
    record Assignment(
            LoadedPipeline.Origin origin,
            SpecVersion version,
            AttemptContext.Work work,
            @Nullable String services,
            long silenceMillis)
            implements Message {}

    /** To the process: what it asked for, nothing if there is no such thing, or why it could not be told. */
    record Answer(
            long question, @Nullable String value, @Nullable String error) implements Message {}

    /** To the process: interrupt the code. */
    record Stop() implements Message {}

    /** To the process: the node lives. */
    record Alive() implements Message {}

    /** To the node: a line for the log. */
    record Said(LogLine line) implements Message {}

    /** To the node: a question. */
    record Asked(long question, Subject subject, String name) implements Message {}

    /** To the node: how it went. */
    record Ended(Outcome outcome) implements Message {}

    /** What may be asked for. */
    enum Subject {
        OUTPUT,
        VARIABLE,
        CONNECTION
    }
}
