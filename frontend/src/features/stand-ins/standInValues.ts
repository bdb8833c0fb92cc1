/** What is typed in the form of a stand-in, and what is sent of it. */
import type { Schema } from "@/api/types";
import { today } from "@/ui/dates";

import { reasons } from "./standInApi";

export interface Values {
  absentAdviserId: string;
  standInId: string;
  reason: string;
  beginDate: string;
  beginTime: string;
  endDate: string;
  endTime: string;
  scope: string;
  clientIds: string[];
  withHealth: boolean;
}

const END_OF_DAY = "18:00";

function timeOf(now: Date): string {
  return `${String(now.getHours()).padStart(2, "0")}:${String(now.getMinutes()).padStart(2, "0")}`;
}

/** From this minute on, for the whole caseload, without health data. */
export function blank(absentAdviserId: string, now = new Date()): Values {
  return {
    absentAdviserId,
    standInId: "",
    reason: "leave",
    beginDate: today(now),
    beginTime: timeOf(now),
    endDate: "",
    endTime: END_OF_DAY,
    scope: "whole",
    clientIds: [],
    withHealth: false,
  };
}

/** A date and a time where the user is, as a moment; null while it is none. */
export function momentOf(date: string, time: string): string | null {
  const moment = new Date(`${date}T${time}`);
  return /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(moment.getTime()) ? moment.toISOString() : null;
}

/** How many of the caseload the stand-in opens. */
export function countOf(values: Values, caseload: number): number {
  return values.scope === "whole" ? caseload - values.clientIds.length : values.clientIds.length;
}

export function bodyOf(values: Values): Schema<"StandInCreate"> {
  return {
    absentAdviserId: values.absentAdviserId,
    standInId: values.standInId,
    reason: reasons.find((one) => one === values.reason) ?? "leave",
    beginsAt: momentOf(values.beginDate, values.beginTime) ?? "",
    endsAt: momentOf(values.endDate, values.endTime) ?? "",
    wholeCaseload: values.scope === "whole",
    clientIds: values.clientIds,
    withHealth: values.withHealth,
  };
}
