/** The tasks of one client: by hand, and those that the traject brings. */
import { queryOptions } from "@tanstack/react-query";

import { api, idempotencyKey, ifMatch, send } from "@/api/client";
import { queryClient } from "@/api/queries";
import type { Schema } from "@/api/types";

export type Task = Schema<"Task">;
export type TaskState = "open" | "done";

export function tasksQuery(clientId: string, state: TaskState) {
  return queryOptions({
    queryKey: ["client", clientId, "tasks", state],
    queryFn: () =>
      send<Schema<"TaskList">>(
        api.GET("/clients/{clientId}/tasks", { params: { path: { clientId }, query: { state } } }),
      ),
  });
}

async function refreshed<T>(clientId: string, answer: Promise<T>): Promise<T> {
  const done = await answer;
  void queryClient.invalidateQueries({ queryKey: ["day"] });
  await queryClient.invalidateQueries({ queryKey: ["client", clientId, "tasks"] });
  return done;
}

export function addTask(clientId: string, body: Schema<"TaskCreate">): Promise<Task> {
  return refreshed(
    clientId,
    send<Task>(
      api.POST("/clients/{clientId}/tasks", {
        params: { path: { clientId } },
        headers: { "Idempotency-Key": idempotencyKey() },
        body,
      }),
    ),
  );
}

export function changeTask(
  task: Pick<Task, "id" | "clientId">,
  version: number,
  body: Schema<"TaskUpdate">,
): Promise<Task> {
  const { clientId } = task;
  return refreshed(
    clientId,
    send<Task>(
      api.PATCH("/clients/{clientId}/tasks/{taskId}", {
        params: { path: { clientId, taskId: task.id } },
        headers: ifMatch(version),
        body,
      }),
    ),
  );
}
