/** One field error of a problem document; `pointer` is a JSON pointer into what was sent. */
export interface FieldError {
  pointer: string;
  code: string;
  detail: string;
}

interface ProblemBody {
  type: string;
  title: string;
  detail: string;
  clause: string | null;
  errors: FieldError[];
  current: unknown;
}

/**
 * Everything that can go wrong with a call: an RFC 9457 problem of the API, or `status` 0 when the API was not reached.
 * `clause` names the clause of the reglement that a refusal rests on; `current` is the present state after a 412.
 */
export class ApiProblem extends Error {
  readonly status: number;
  readonly type: string;
  readonly title: string;
  readonly detail: string;
  readonly clause: string | null;
  readonly errors: FieldError[];
  readonly current: unknown;
  readonly retryAfter: number | null;

  constructor(status: number, body: ProblemBody, retryAfter: number | null = null) {
    super(body.title);
    this.name = "ApiProblem";
    this.status = status;
    this.type = body.type;
    this.title = body.title;
    this.detail = body.detail;
    this.clause = body.clause;
    this.errors = body.errors;
    this.current = body.current;
    this.retryAfter = retryAfter;
  }

  /** The API was not reached at all. */
  get isOffline(): boolean {
    return this.status === 0;
  }
  /** The caller may not see this, or it does not exist; the two look the same on purpose. */
  get isNoAccess(): boolean {
    return this.status === 403 || this.status === 404;
  }
  /** Someone else changed the record since it was read. */
  get isConflict(): boolean {
    return this.status === 412;
  }
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

function fieldErrors(value: unknown): FieldError[] {
  if (!Array.isArray(value)) return [];
  return value.map(record).map((error) => ({
    pointer: text(error["pointer"]) || text(error["field"]),
    code: text(error["code"]),
    detail: text(error["detail"]),
  }));
}

/** Reads a problem document; anything else than one becomes a problem without words, which the screen fills in. */
export function problemFrom(status: number, body: unknown, retryAfter: string | null = null): ApiProblem {
  const fields = record(body);
  return new ApiProblem(
    status,
    {
      type: text(fields["type"]),
      title: text(fields["title"]),
      detail: text(fields["detail"]),
      clause: text(fields["clause"]) || null,
      errors: fieldErrors(fields["errors"]),
      current: fields["current"],
    },
    retryAfter === null ? null : Number(retryAfter) || null,
  );
}

/** The problem for a call that never reached the API. */
export function offlineProblem(): ApiProblem {
  return problemFrom(0, {});
}
