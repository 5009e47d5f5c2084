-- The list of the runs of all pipelines goes down these when somebody asks for one pipeline or one state.
CREATE INDEX run_of_pipeline ON run (pipeline, id);
CREATE INDEX run_in_state ON run (state, id);
