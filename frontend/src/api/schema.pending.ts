/* Types of endpoints that openapi.yaml does not have yet. Gone when it has them. */
import type { components } from "./schema.gen";

type Nullable<T> = T | null;
type Gen = components["schemas"];
export interface PendingSchemas {
  BenefitCreate: { kind: Gen["BenefitKind"]; since?: Nullable<string>; until?: Nullable<string> };
  Benefit: PendingSchemas["BenefitCreate"] & { id: string; version: number };
  EducationCreate: {
    level?: Nullable<string>;
    name: string;
    year?: Nullable<number>;
    completed?: Nullable<boolean>;
  };
  Education: PendingSchemas["EducationCreate"] & { id: string; version: number };
  DiplomaCreate: { name: string; obtainedOn?: Nullable<number> };
  Diploma: PendingSchemas["DiplomaCreate"] & { id: string; version: number };
  WorkExperienceCreate: {
    jobTitle: string;
    employer?: Nullable<string>;
    fromYear?: Nullable<number>;
    untilYear?: Nullable<number>;
    description?: Nullable<string>;
  };
  WorkExperience: PendingSchemas["WorkExperienceCreate"] & { id: string; version: number };
  PreferenceCreate: { kind: "work" | "hours" | "travel" | "sector" | "other"; text: string };
  Preference: PendingSchemas["PreferenceCreate"] & { id: string; version: number };
  HealthRecordCreate: {
    group?:
      | null
      | "personal-functioning"
      | "social-functioning"
      | "physical-environment"
      | "dynamic-movements"
      | "static-postures"
      | "working-hours";
    item: string;
    level?: null | "normal" | "limited" | "strongly-limited";
    explanation?: Nullable<string>;
    source: "fml" | "company-doctor" | "client" | "commissioning-party";
    sourceDate?: Nullable<string>;
    validUntil?: Nullable<string>;
  };
  HealthRecord: PendingSchemas["HealthRecordCreate"] & { id: string; version: number };
  BenefitList: { items: PendingSchemas["Benefit"][]; nextCursor?: Nullable<string> };
  EducationList: { items: PendingSchemas["Education"][]; nextCursor?: Nullable<string> };
  DiplomaList: { items: PendingSchemas["Diploma"][]; nextCursor?: Nullable<string> };
  WorkExperienceList: { items: PendingSchemas["WorkExperience"][]; nextCursor?: Nullable<string> };
  PreferenceList: { items: PendingSchemas["Preference"][]; nextCursor?: Nullable<string> };
  HealthRecordList: { items: PendingSchemas["HealthRecord"][]; nextCursor?: Nullable<string> };
  NoteKind: "conversation" | "phone" | "mail" | "no-show" | "other";
  NoteCreate: {
    kind: PendingSchemas["NoteKind"];
    happenedAt: string;
    durationMinutes?: Nullable<number>;
    nextContactOn?: Nullable<string>;
    text: string;
  };
  NoteUpdate: Partial<PendingSchemas["NoteCreate"]>;
  Note: PendingSchemas["NoteCreate"] & {
    id: string;
    authorId: string;
    authorName: string;
    createdAt: string;
    version: number;
  };
  NoteList: { items: PendingSchemas["Note"][]; nextCursor?: Nullable<string> };
  NoteDraft: {
    text: string;
    kind?: Nullable<PendingSchemas["NoteKind"]>;
    durationMinutes?: Nullable<number>;
    happenedAt?: Nullable<string>;
    nextContactOn?: Nullable<string>;
    updatedAt?: Nullable<string>;
  };
  AccessLogEntry: {
    id: string;
    at: string;
    actorName: string;
    actorRole: string;
    action: string;
    actionLabel: string;
    purpose: string;
    purposeLabel: string;
    clause?: Nullable<string>;
    result: string;
  };
  AccessLog: { items: PendingSchemas["AccessLogEntry"][]; nextCursor?: Nullable<string> };
  WhoCanAccess: {
    items: {
      userId: string;
      name: string;
      role: string;
      relation: string;
      until?: Nullable<string>;
      scope: string[];
      clause: string;
      reason: string;
    }[];
  };
  AssignmentCreate: { adviserId: string; reason: string };
  OpenAction: {
    kind:
      | "first-contact"
      | "draft-note"
      | "next-contact"
      | "agreement-expiring"
      | "referral-waiting"
      | "batch-attention"
      | "adviser-without-agreement";
    clientId?: Nullable<string>;
    displayName?: Nullable<string>;
    count?: Nullable<number>;
    dueOn?: Nullable<string>;
    overdue: boolean;
  };
  Day: {
    date: string;
    newAssignments: {
      clientId: string;
      displayName: string;
      number: string;
      service: Gen["Service"];
      assignedAt: string;
    }[];
    openActions: PendingSchemas["OpenAction"][];
  };
  AuditRecord: {
    id: string;
    at: string;
    actorName?: Nullable<string>;
    actorRole?: Nullable<string>;
    action: string;
    purpose?: Nullable<string>;
    clause?: Nullable<string>;
    result: string;
  };
  AuditRecordList: { items: PendingSchemas["AuditRecord"][]; nextCursor?: Nullable<string> };
}
type S = PendingSchemas;
type Json<T> = { content: { "application/json": T } };
type Params<P, Q, H> = { path: P; query?: Q; header?: H; cookie?: never };
type Ok<T> = T extends undefined
  ? { headers: Record<string, string>; content?: never }
  : { headers: Record<string, string>; content: { "application/json": T } };
interface Op<Res, Body = undefined, P = undefined, Q = Record<string, never>, H = Record<string, never>> {
  parameters: P extends undefined ? { path?: never; query?: Q; header?: H; cookie?: never } : Params<P, Q, H>;
  requestBody: Body extends undefined ? undefined : Json<Body>;
  responses: {
    200: Ok<Res>;
    default: { headers: Record<string, string>; content: { "application/problem+json": Gen["Problem"] } };
  };
}
type Get<Res, P = undefined, Q = Record<string, never>> = Omit<Op<Res, undefined, P, Q>, "requestBody"> & {
  requestBody?: never;
};
type Act<Res, P = undefined> = Get<Res, P>;
type Send<Res, Body, P = undefined, H = { "Idempotency-Key"?: string }> = Op<
  Res,
  Body,
  P,
  Record<string, never>,
  H
>;
type Patch<Res, Body, P> = {
  parameters: { path: P; query?: never; header?: never; cookie?: never };
  requestBody: Json<Body>;
  responses: Op<Res>["responses"];
};
type Delete<P> = {
  parameters: { path: P; query?: never; header?: never; cookie?: never };
  requestBody?: never;
  responses: Op<undefined>["responses"];
};
type PageQuery = { cursor?: string; limit?: number };
type Records<List, One, Create> = {
  "": { get: Get<List, { clientId: string }>; post: Send<One, Create, { clientId: string }> };
  one: {
    patch: Patch<One, Partial<Create>, { clientId: string; recordId: string }>;
    delete: Delete<{ clientId: string; recordId: string }>;
  };
};
type C = { clientId: string };
type Benefits = Records<S["BenefitList"], S["Benefit"], S["BenefitCreate"]>;
type Educations = Records<S["EducationList"], S["Education"], S["EducationCreate"]>;
type Diplomas = Records<S["DiplomaList"], S["Diploma"], S["DiplomaCreate"]>;
type Works = Records<S["WorkExperienceList"], S["WorkExperience"], S["WorkExperienceCreate"]>;
type Preferences = Records<S["PreferenceList"], S["Preference"], S["PreferenceCreate"]>;
type HQ = { purpose: Gen["Purpose"] };
type HP<P> = { path: P; query: HQ; header?: never; cookie?: never };

export interface PendingPaths {
  "/clients/{clientId}/benefits": Benefits[""];
  "/clients/{clientId}/benefits/{recordId}": Benefits["one"];
  "/clients/{clientId}/educations": Educations[""];
  "/clients/{clientId}/educations/{recordId}": Educations["one"];
  "/clients/{clientId}/diplomas": Diplomas[""];
  "/clients/{clientId}/diplomas/{recordId}": Diplomas["one"];
  "/clients/{clientId}/work-experiences": Works[""];
  "/clients/{clientId}/work-experiences/{recordId}": Works["one"];
  "/clients/{clientId}/preferences": Preferences[""];
  "/clients/{clientId}/preferences/{recordId}": Preferences["one"];
  "/clients/{clientId}/health-records": {
    get: { parameters: HP<C>; requestBody?: never; responses: Op<S["HealthRecordList"]>["responses"] };
    post: {
      parameters: HP<C>;
      requestBody: Json<S["HealthRecordCreate"]>;
      responses: Op<S["HealthRecord"]>["responses"];
    };
  };
  "/clients/{clientId}/health-records/{recordId}": {
    patch: {
      parameters: { path: C & { recordId: string }; query: HQ; header?: never; cookie?: never };
      requestBody: Json<Partial<S["HealthRecordCreate"]>>;
      responses: Op<S["HealthRecord"]>["responses"];
    };
    delete: {
      parameters: { path: C & { recordId: string }; query: HQ; header?: never; cookie?: never };
      requestBody?: never;
      responses: Op<undefined>["responses"];
    };
  };
  "/clients/{clientId}/notes": {
    get: Get<S["NoteList"], C, PageQuery>;
    post: Send<S["Note"], S["NoteCreate"], C>;
  };
  "/notes/{noteId}": { patch: Patch<S["Note"], S["NoteUpdate"], { noteId: string }> };
  "/clients/{clientId}/note-draft": {
    get: Get<S["NoteDraft"], C>;
    put: Send<S["NoteDraft"], S["NoteDraft"], C>;
    delete: Act<undefined, C>;
  };
  "/clients/{clientId}/access-log": { get: Get<S["AccessLog"], C, PageQuery> };
  "/clients/{clientId}/who-can-access": { get: Get<S["WhoCanAccess"], C> };
  "/clients/{clientId}/assignments": { post: Send<Gen["Assignment"], S["AssignmentCreate"], C> };
  "/day": { get: Get<S["Day"]> };
  "/audit-records": { get: Get<S["AuditRecordList"], undefined, PageQuery> };
}
