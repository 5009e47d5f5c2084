#!/usr/bin/env python3
"""Drives a running server with the official Python client, unmodified: pip install 'apache-airflow-client>=3.2,<3.3'.

    SERVER=http://localhost:8080 NAME=admin PASSWORD=… PIPELINE=… python client.py

PIPELINE is one that a run without parameters may be made of. Prints one line a step; the exit code is the number of steps that failed.
"""

import json
import os
import sys
import time
import urllib.request
import uuid

import airflow_client.client as airflow
from airflow_client.client import api
from airflow_client.client.exceptions import ApiException

SERVER = os.environ.get("SERVER", "http://localhost:8080")
PIPELINE = os.environ["PIPELINE"]


def token():
    body = json.dumps({"username": os.environ["NAME"], "password": os.environ["PASSWORD"]}).encode()
    request = urllib.request.Request(SERVER + "/auth/token", body, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request) as answer:
        assert answer.status == 201, answer.status
        return json.load(answer)["access_token"]


client = airflow.ApiClient(airflow.Configuration(host=SERVER, access_token=token()))
dags, runs, tasks = api.DAGApi(client), api.DagRunApi(client), api.TaskInstanceApi(client)
outcomes = []


def step(name, work):
    try:
        result = work()
        outcomes.append(True)
        print("ok  ", name, "" if result is None else str(result)[:90].replace("\n", " "))
        return result
    except Exception as failure:  # One step must not hide the next.
        outcomes.append(False)
        print("FAIL", name, repr(failure)[:600].replace("\n", " "))
        return None


def expect(status, work):
    try:
        work()
    except ApiException as refused:
        assert refused.status == status, refused
        return status
    raise AssertionError(f"expected {status}")


def ended(run):
    deadline = time.time() + 60
    while time.time() < deadline:
        state = runs.get_dag_run(PIPELINE, run).state
        if state in ("success", "failed"):
            return state
        time.sleep(0.1)
    raise AssertionError(f"{run} has not ended")


def drive_pipelines():
    step("health", lambda: api.MonitorApi(client).get_health().scheduler.status)
    step("version", lambda: api.VersionApi(client).get_version().version)
    step("list pipelines", lambda: dags.get_dags(limit=10, order_by=["dag_id"]).total_entries)
    step("pipeline", lambda: dags.get_dag(PIPELINE).dag_id)
    step("details", lambda: dags.get_dag_details(PIPELINE).timezone)
    step("tags", lambda: dags.get_dag_tags().tags)
    step("pause", lambda: dags.patch_dag(PIPELINE, airflow.DAGPatchBody(is_paused=True)).is_paused)
    step("unpause", lambda: dags.patch_dag(PIPELINE, airflow.DAGPatchBody(is_paused=False)).is_paused)
    step("favourite", lambda: dags.favorite_dag(PIPELINE))
    step("no favourite", lambda: dags.unfavorite_dag(PIPELINE))
    step("declared tasks", lambda: [t.task_id for t in api.TaskApi(client).get_tasks(PIPELINE).tasks])
    step("versions", lambda: api.DagVersionApi(client).get_dag_versions(PIPELINE).total_entries)
    step("source", lambda: api.DagSourceApi(client).get_dag_source(PIPELINE, accept="application/json").dag_id)
    step("stats", lambda: len(api.DagStatsApi(client).get_dag_stats().dags))
    step("warnings", lambda: api.DagWarningApi(client).list_dag_warnings().total_entries)
    step("unknown pipeline is 404", lambda: expect(404, lambda: dags.get_dag("no_such_pipeline")))


def drive_runs():
    name = "conformance_" + uuid.uuid4().hex[:8]
    body = airflow.TriggerDAGRunPostBody(dag_run_id=name, logical_date=None, conf={}, note="by the client")
    step("trigger", lambda: runs.trigger_dag_run(PIPELINE, body).state)
    step("taken name is 409", lambda: expect(409, lambda: runs.trigger_dag_run(PIPELINE, body)))
    step("watch", lambda: ended(name))
    step("wait", lambda: runs.wait_dag_run_until_finished_without_preload_content(PIPELINE, name, interval=1).data.decode())
    step("run", lambda: runs.get_dag_run(PIPELINE, name).duration)
    step("list runs", lambda: runs.get_dag_runs(PIPELINE, state=["success", "failed"], order_by=["-run_after"]).total_entries)
    step("list all runs", lambda: runs.get_dag_runs("~", limit=2).total_entries)
    step("batch of runs", lambda: runs.get_list_dag_runs_batch("~", airflow.DAGRunsBatchBody(dag_ids=[PIPELINE])).total_entries)
    step("note", lambda: runs.patch_dag_run(PIPELINE, name, airflow.DAGRunPatchBody(note="seen")).note)
    found = step("tasks", lambda: tasks.get_task_instances(PIPELINE, name).task_instances) or []
    step("batch of tasks", lambda: tasks.get_task_instances_batch("~", "~", airflow.TaskInstancesBatchBody(dag_ids=[PIPELINE])).total_entries)
    for first in found[:1]:
        drive_task(name, first.task_id)
    step("events", lambda: runs.get_upstream_asset_events(PIPELINE, name).total_entries)
    step("clear, rehearsed", lambda: runs.clear_dag_run(PIPELINE, name, airflow.DAGRunClearBody()).actual_instance.total_entries)
    step("clear", lambda: runs.clear_dag_run(PIPELINE, name, airflow.DAGRunClearBody(dry_run=False)).actual_instance.dag_run_id)
    step("watch again", lambda: ended(name))
    step("mark the run", lambda: runs.patch_dag_run(PIPELINE, name, airflow.DAGRunPatchBody(state="success")).state)
    step("delete", lambda: runs.delete_dag_run(PIPELINE, name))


def drive_task(run, task):
    step("task", lambda: tasks.get_task_instance(PIPELINE, run, task).state)
    step("tries", lambda: tasks.get_task_instance_tries(PIPELINE, run, task).total_entries)
    step("try", lambda: tasks.get_task_instance_try_details(PIPELINE, run, task, 1).state)
    step("dependencies", lambda: len(tasks.get_task_instance_dependencies(PIPELINE, run, task).dependencies))
    step("links", lambda: tasks.get_extra_links(PIPELINE, run, task).total_entries) if hasattr(tasks, "get_extra_links") else None
    step("logs", lambda: tasks.get_log(PIPELINE, run, task, 1, full_content=True, accept="application/json").content)
    step("logs as a stream", lambda: tasks.get_log_without_preload_content(PIPELINE, run, task, 1, accept="application/x-ndjson").data[:80])
    body = airflow.ClearTaskInstancesBody(dag_run_id=run, task_ids=[airflow.ClearTaskInstancesBodyTaskIdsInner(task)], only_failed=False)
    step("clear tasks, rehearsed", lambda: tasks.post_clear_task_instances(PIPELINE, body).total_entries)
    mark = airflow.PatchTaskInstanceBody(new_state="success")
    step("mark, rehearsed", lambda: tasks.patch_task_instance_dry_run(PIPELINE, run, task, mark).total_entries)
    step("mark", lambda: tasks.patch_task_instance(PIPELINE, run, task, mark).total_entries)
    xcom = api.XComApi(client)
    step("outputs", lambda: xcom.get_xcom_entries(PIPELINE, run, task).total_entries)
    step("write an output", lambda: xcom.create_xcom_entry(PIPELINE, task, run, airflow.XComCreateBody(key="seen", value={"a": 1})).key)
    step("read it", lambda: xcom.get_xcom_entry(PIPELINE, task, run, "seen").actual_instance.value)
    step("change it", lambda: xcom.update_xcom_entry(PIPELINE, task, run, "seen", airflow.XComUpdateBody(value=2)).value)
    step("delete it", lambda: xcom.delete_xcom_entry(PIPELINE, task, run, "seen"))


def drive_administration():
    variables, connections, pools = api.VariableApi(client), api.ConnectionApi(client), api.PoolApi(client)
    key = "conformance_" + uuid.uuid4().hex[:8]
    step("new variable", lambda: variables.post_variable(airflow.VariableBody(key=key, value="one")).value)
    step("variable", lambda: variables.get_variable(key).value)
    step("change it", lambda: variables.patch_variable(key, airflow.VariableBody(key=key, value="two")).value)
    step("variables", lambda: variables.get_variables(variable_key_pattern=key).total_entries)
    step("delete it", lambda: variables.delete_variable(key))
    body = airflow.ConnectionBody(connection_id=key, conn_type="http", host="localhost", password="hidden-from-all")
    step("new connection", lambda: connections.post_connection(body).password)
    step("try it", lambda: connections.test_connection(body).status)
    step("connections", lambda: connections.get_connections(connection_id_pattern=key).total_entries)
    step("change it", lambda: connections.patch_connection(key, body).connection_id)
    step("delete it", lambda: connections.delete_connection(key))
    step("new pool", lambda: pools.post_pool(airflow.PoolBody(name=key, slots=3)).open_slots)
    step("pools", lambda: pools.get_pools().total_entries)
    step("change it", lambda: pools.patch_pool(key, airflow.PoolPatchBody(slots=4)).slots)
    step("delete it", lambda: pools.delete_pool(key))
    step("audit log", lambda: api.EventLogApi(client).get_event_logs(order_by=["-event_log_id"], limit=5).total_entries)
    step("jobs", lambda: api.JobApi(client).get_jobs(is_alive=True).total_entries)
    step("import errors", lambda: api.ImportErrorApi(client).get_import_errors().total_entries)
    step("plugins", lambda: api.PluginApi(client).get_plugins().total_entries)
    step("providers", lambda: api.ProviderApi(client).get_providers().total_entries)
    step("assets", lambda: api.AssetApi(client).get_assets().total_entries)
    step("backfills", lambda: api.BackfillApi(client).list_backfills(PIPELINE).total_entries)
    step("configuration is kept", lambda: expect(403, lambda: api.ConfigApi(client).get_config()))


drive_pipelines()
drive_runs()
drive_administration()
print(f"{sum(outcomes)} of {len(outcomes)} steps")
sys.exit(outcomes.count(False))
