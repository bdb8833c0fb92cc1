/** Appointments of one client, as the file and the note box ask for them. */
import { queryOptions } from "@tanstack/react-query";

import { api, idempotencyKey, ifMatch, send } from "@/api/client";
import { queryClient } from "@/api/queries";
import type { Schema } from "@/api/types";

import type { RecordApi } from "../records/recordApi";

export type AppointmentEntry = Schema<"AppointmentEntry">;
export type AppointmentBody = Schema<"AppointmentCreate"> & { state: AppointmentEntry["state"] };

const all = "/clients/{clientId}/appointments";
const one = "/clients/{clientId}/appointments/{appointmentId}";

/** An agenda or a day page that shows them is fetched anew. */
function refresh(): void {
  void queryClient.invalidateQueries({ queryKey: ["agenda"] });
  void queryClient.invalidateQueries({ queryKey: ["day"] });
}

/** The latest fifty: enough to find today's and the next. */
export function nearAppointmentsQuery(clientId: string) {
  return queryOptions({
    queryKey: ["client", clientId, "appointments", "near"],
    queryFn: () =>
      send<Schema<"AppointmentList">>(api.GET(all, { params: { path: { clientId }, query: { limit: 50 } } })),
  });
}

/** The four acts; `said` is told of the appointment as it was saved, with what it overlaps. */
export function appointmentsApi(
  said: (saved: Schema<"Appointment">) => void,
): RecordApi<AppointmentEntry, AppointmentBody> {
  const saved = (appointment: Schema<"Appointment">): void => {
    said(appointment);
    refresh();
  };
  return {
    key: "appointments",
    list: async (clientId) => {
      const answer = await send<Schema<"AppointmentList">>(
        api.GET(all, { params: { path: { clientId }, query: { limit: 100 } } }),
      );
      return answer.items;
    },
    create: async (clientId, { kind, startsAt, minutes, place, remark }) => {
      const body = { kind, startsAt, minutes, place, remark };
      const headers = { "Idempotency-Key": idempotencyKey() };
      saved(await send(api.POST(all, { params: { path: { clientId } }, headers, body })));
    },
    change: async (clientId, row, body) => {
      const path = { clientId, appointmentId: row.id };
      saved(await send(api.PATCH(one, { params: { path }, headers: ifMatch(row.version), body })));
    },
    remove: async (clientId, row) => {
      const path = { clientId, appointmentId: row.id };
      await send<unknown>(api.DELETE(one, { params: { path }, headers: ifMatch(row.version) }));
      refresh();
    },
  };
}
