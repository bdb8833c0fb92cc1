/* Types of the API. Replaced by `npm run generate` from openapi.yaml. */
type Nullable<T> = T | null;
export interface components {
  schemas: {
    LoginRequest: { email: string; password: string };
    LoginResponse: {
      state: "authenticated" | "totpRequired" | "enrolmentRequired";
      accessToken?: Nullable<string>;
      tokenType?: Nullable<string>;
      expiresIn?: Nullable<number>;
      challenge?: Nullable<string>;
    };
    TotpRequest: { challenge?: Nullable<string>; code?: Nullable<string>; recoveryCode?: Nullable<string> };
    Me: {
      userId: string;
      name: string;
      email: string;
      roles: components["schemas"]["Role"][];
      permissions: string[];
      agreement?: Nullable<{ version: string; validUntil: string }>;
      totpEnrolled: boolean;
      mustChangePassword: boolean;
      demo: boolean;
      bureauName: string;
    };
    Role: "adviser" | "coordinator" | "privacy_officer" | "administration" | "director" | "administrator";
    TotpEnrolment: { otpauthUri: string; qrSvg: string; secret: string };
    TotpConfirm: { code: string };
    RecoveryCodes: { codes: string[] };
    PasswordChange: { currentPassword: string; newPassword: string };
    User: {
      id: string;
      name: string;
      email: string;
      roles: components["schemas"]["Role"][];
      status: "active" | "removed";
      totpEnrolled: boolean;
      agreement?: Nullable<{ version: string; validFrom: string; validUntil: string }>;
      version: number;
      createdAt: string;
      lastLoginAt?: Nullable<string>;
    };
    UserList: { items: components["schemas"]["User"][]; nextCursor?: Nullable<string> };
    UserCreate: { name: string; email: string; roles: components["schemas"]["Role"][] };
    UserCreated: { user: components["schemas"]["User"]; temporaryPassword: string };
    UserUpdate: { name?: Nullable<string>; roles?: Nullable<components["schemas"]["Role"][]> };
    TemporaryPassword: { temporaryPassword: string };
    ConfidentialityAgreementCreate: { version: string; signedOn: string; validFrom: string; validUntil: string };
    ConfidentialityAgreement: {
      id: string;
      version: string;
      signedOn: string;
      validFrom: string;
      validUntil: string;
      recordedAt: string;
    };
    ConfidentialityAgreementList: { items: components["schemas"]["ConfidentialityAgreement"][]; nextCursor?: Nullable<string> };
    PartyKind: "uwv" | "municipality" | "employer";
    CommissioningParty: {
      id: string;
      kind: components["schemas"]["PartyKind"];
      name: string;
      kvkNumber?: Nullable<string>;
      oin?: Nullable<string>;
      contactEmail?: Nullable<string>;
      version: number;
    };
    CommissioningPartyList: { items: components["schemas"]["CommissioningParty"][]; nextCursor?: Nullable<string> };
    CommissioningPartyCreate: {
      kind: components["schemas"]["PartyKind"];
      name: string;
      kvkNumber?: Nullable<string>;
      oin?: Nullable<string>;
      contactEmail?: Nullable<string>;
    };
    CommissioningPartyUpdate: {
      name?: Nullable<string>;
      kvkNumber?: Nullable<string>;
      oin?: Nullable<string>;
      contactEmail?: Nullable<string>;
    };
    Contract: {
      id: string;
      partyId: string;
      reference: string;
      services: components["schemas"]["Service"][];
      intakeFields: string[];
      hoursPerTraject?: Nullable<number>;
      hourlyRate?: Nullable<string>;
      reportTermDays?: Nullable<number>;
      validFrom: string;
      validUntil?: Nullable<string>;
      version: number;
    };
    ContractList: { items: components["schemas"]["Contract"][]; nextCursor?: Nullable<string> };
    ContractCreate: {
      reference: string;
      services: components["schemas"]["Service"][];
      intakeFields: string[];
      hoursPerTraject?: Nullable<number>;
      hourlyRate?: Nullable<string>;
      reportTermDays?: Nullable<number>;
      validFrom: string;
      validUntil?: Nullable<string>;
    };
    ContractUpdate: Partial<components["schemas"]["ContractCreate"]>;
    ApiClient: {
      id: string;
      partyId: string;
      name: string;
      clientId: string;
      scopes: components["schemas"]["Scope"][];
      secrets: { id: string; createdAt: string; expiresAt?: Nullable<string>; lastUsedAt?: Nullable<string> }[];
      publicKeys: { keyId: string }[];
      revokedAt?: Nullable<string>;
    };
    Scope: "intake:write" | "intake:read" | "referrals:read";
    ApiClientList: { items: components["schemas"]["ApiClient"][]; nextCursor?: Nullable<string> };
    ApiClientCreate: { name: string; scopes: components["schemas"]["Scope"][] };
    ApiClientCreated: { apiClient: components["schemas"]["ApiClient"]; clientSecret: string };
    ApiClientSecretCreated: { secretId: string; clientSecret: string };
    Service:
      | "werkfit-maken" | "naar-werk" | "praktijkassessment" | "modulair" | "spoor-1" | "spoor-2"
      | "jobcoaching" | "loopbaanadvies" | "outplacement" | "participatie";
    Goal:
      | "sick-employee" | "participation" | "suitability" | "own-job" | "other-job-same-employer"
      | "new-employer" | "benefit-to-work";
    Sex: "M" | "V" | "X" | "O";
    TrajectState: "registered" | "active" | "suspended" | "closed";
    Purpose:
      | "client-contact" | "guidance" | "suitability-assessment" | "intake" | "accountability"
      | "legal-duty" | "oversight" | "administration";
    RefusedField: { field: string; clause: string; reason: string };
    IntakeBatchCounts: { accepted: number; rejected: number; quarantined: number; new: number; unchanged: number; revision: number };
    IntakeBatch: {
      id: string;
      partyId: string;
      partyName: string;
      state: "received" | "validating" | "applying" | "done" | "partial" | "failed" | "cancelled";
      dryRun: boolean;
      fileHash: string;
      byteSize: number;
      format: string;
      rowsTotal?: Nullable<number>;
      rowsDone: number;
      counts: components["schemas"]["IntakeBatchCounts"];
      refusedFields: components["schemas"]["RefusedField"][];
      problem?: Nullable<string>;
      receivedAt: string;
      finishedAt?: Nullable<string>;
    };
    IntakeBatchList: { items: components["schemas"]["IntakeBatch"][]; nextCursor?: Nullable<string> };
    IntakeRow: {
      row: number;
      orderReference?: Nullable<string>;
      status: "accepted" | "rejected" | "quarantined";
      change?: Nullable<"new" | "unchanged" | "revision">;
      errors: { field: string; code: string; detail: string }[];
      refusedFields: components["schemas"]["RefusedField"][];
      referralId?: Nullable<string>;
    };
    IntakeRowList: { items: components["schemas"]["IntakeRow"][]; nextCursor?: Nullable<string> };
    IntakeReceipt: {
      batchId: string;
      fileHash: string;
      counts: components["schemas"]["IntakeBatchCounts"];
      refusedFields: components["schemas"]["RefusedField"][];
      rowsTotal?: Nullable<number>;
      issuedAt: string;
      keyId: string;
      signature: string;
    };
    ReferralState: "waiting" | "accepted" | "rejected" | "superseded";
    ReferralItem: {
      id: string;
      displayName: string;
      orderReference: string;
      partyName: string;
      service: components["schemas"]["Service"];
      goal: components["schemas"]["Goal"];
      city: string;
      receivedAt: string;
      state: components["schemas"]["ReferralState"];
      possibleMatches: number;
      revisionOf?: Nullable<string>;
    };
    ReferralList: { items: components["schemas"]["ReferralItem"][]; nextCursor?: Nullable<string> };
    ReferralMatch: {
      clientId: string;
      number: string;
      displayName: string;
      dateOfBirth: string;
      city: string;
      adviserName?: Nullable<string>;
      on: ("bsn" | "nameAndDateOfBirth")[];
    };
    Referral: components["schemas"]["ReferralItem"] & {
      givenNames: string;
      surnamePrefix?: Nullable<string>;
      surname: string;
      sex: components["schemas"]["Sex"];
      dateOfBirth: string;
      phone?: Nullable<string>;
      email?: Nullable<string>;
      contactName?: Nullable<string>;
      sealedFields: string[];
      refusedFields: components["schemas"]["RefusedField"][];
      matches: components["schemas"]["ReferralMatch"][];
      previous?: Nullable<{ referralId: string; state: components["schemas"]["ReferralState"]; receivedAt: string }>;
      version: number;
    };
    ReferralAccept: { adviserId: string; clientId?: Nullable<string> };
    ReferralAccepted: { referralId: string; clientId: string; trajectId: string; assignmentId: string };
    ReferralReject: {
      code: "outside-contract" | "no-capacity" | "duplicate" | "incomplete" | "withdrawn-by-party" | "other";
      explanation?: Nullable<string>;
    };
    Adviser: {
      id: string;
      name: string;
      activeClients: number;
      assignedLast7Days: number;
      agreementValidUntil?: Nullable<string>;
      available: boolean;
    };
    AdviserList: { items: components["schemas"]["Adviser"][]; nextCursor?: Nullable<string> };
    ClientListItem: {
      id: string;
      number: string;
      displayName: string;
      city?: Nullable<string>;
      traject?: Nullable<{
        id: string;
        service: components["schemas"]["Service"];
        goal: components["schemas"]["Goal"];
        state: components["schemas"]["TrajectState"];
        orderReference: string;
        partyName: string;
      }>;
      assignedSince?: Nullable<string>;
      lastContactAt?: Nullable<string>;
      isNew: boolean;
    };
    ClientList: { items: components["schemas"]["ClientListItem"][]; nextCursor?: Nullable<string> };
    ClientSearch: { query?: Nullable<string>; bsn?: Nullable<string>; dateOfBirth?: Nullable<string> };
    ClientSearchResult: { items: components["schemas"]["ClientListItem"][] };
    Address: { street: string; houseNumber: string; houseNumberAddition?: Nullable<string>; postcode: string; city: string };
    TrajectHeader: {
      id: string;
      orderReference: string;
      service: components["schemas"]["Service"];
      goal: components["schemas"]["Goal"];
      state: components["schemas"]["TrajectState"];
      partyId: string;
      partyName: string;
      partyKind: components["schemas"]["PartyKind"];
      grantedHours?: Nullable<number>;
      startedOn?: Nullable<string>;
      endedOn?: Nullable<string>;
      contactName?: Nullable<string>;
      healthGround: boolean;
    };
    ClientDetail: {
      id: string;
      number: string;
      version: number;
      displayName: string;
      givenNames: string;
      surnamePrefix?: Nullable<string>;
      surname: string;
      sex?: Nullable<components["schemas"]["Sex"]>;
      dateOfBirth?: Nullable<string>;
      age?: Nullable<number>;
      address?: Nullable<components["schemas"]["Address"]>;
      phone?: Nullable<string>;
      email?: Nullable<string>;
      nationality?: Nullable<string>;
      bsnMasked?: Nullable<string>;
      trajects: components["schemas"]["TrajectHeader"][];
      assignment?: Nullable<{ id: string; adviserId: string; adviserName: string; since: string }>;
      permissions: string[];
      createdAt?: Nullable<string>;
      updatedAt?: Nullable<string>;
    };
    ClientUpdate: {
      givenNames?: Nullable<string>;
      surnamePrefix?: Nullable<string>;
      surname?: Nullable<string>;
      sex?: Nullable<components["schemas"]["Sex"]>;
      dateOfBirth?: Nullable<string>;
      address?: Nullable<components["schemas"]["Address"]>;
      phone?: Nullable<string>;
      email?: Nullable<string>;
      nationality?: Nullable<string>;
    };
    BsnReveal: { purpose: components["schemas"]["Purpose"] };
    Bsn: { bsn: string };
    BenefitKind:
      | "WW" | "WIA-WGA" | "WIA-IVA" | "WAO" | "WAZ" | "Wajong" | "ZW" | "Participatiewet" | "IOAW" | "IOAZ" | "Anw" | "geen";
    BenefitCreate: { kind: components["schemas"]["BenefitKind"]; since?: Nullable<string>; until?: Nullable<string> };
    Benefit: components["schemas"]["BenefitCreate"] & { id: string; version: number };
    EducationCreate: { level?: Nullable<string>; name: string; year?: Nullable<number>; completed?: Nullable<boolean> };
    Education: components["schemas"]["EducationCreate"] & { id: string; version: number };
    DiplomaCreate: { name: string; obtainedOn?: Nullable<number> };
    Diploma: components["schemas"]["DiplomaCreate"] & { id: string; version: number };
    WorkExperienceCreate: {
      jobTitle: string;
      employer?: Nullable<string>;
      fromYear?: Nullable<number>;
      untilYear?: Nullable<number>;
      description?: Nullable<string>;
    };
    WorkExperience: components["schemas"]["WorkExperienceCreate"] & { id: string; version: number };
    PreferenceCreate: { kind: "work" | "hours" | "travel" | "sector" | "other"; text: string };
    Preference: components["schemas"]["PreferenceCreate"] & { id: string; version: number };
    HealthRecordCreate: {
      group?:
        | null
        | "personal-functioning" | "social-functioning" | "physical-environment" | "dynamic-movements"
        | "static-postures" | "working-hours";
      item: string;
      level?: null | "normal" | "limited" | "strongly-limited";
      explanation?: Nullable<string>;
      source: "fml" | "company-doctor" | "client" | "commissioning-party";
      sourceDate?: Nullable<string>;
      validUntil?: Nullable<string>;
    };
    HealthRecord: components["schemas"]["HealthRecordCreate"] & { id: string; version: number };
    BenefitList: { items: components["schemas"]["Benefit"][]; nextCursor?: Nullable<string> };
    EducationList: { items: components["schemas"]["Education"][]; nextCursor?: Nullable<string> };
    DiplomaList: { items: components["schemas"]["Diploma"][]; nextCursor?: Nullable<string> };
    WorkExperienceList: { items: components["schemas"]["WorkExperience"][]; nextCursor?: Nullable<string> };
    PreferenceList: { items: components["schemas"]["Preference"][]; nextCursor?: Nullable<string> };
    HealthRecordList: { items: components["schemas"]["HealthRecord"][]; nextCursor?: Nullable<string> };
    NoteKind: "conversation" | "phone" | "mail" | "no-show" | "other";
    NoteCreate: {
      kind: components["schemas"]["NoteKind"];
      happenedAt: string;
      durationMinutes?: Nullable<number>;
      nextContactOn?: Nullable<string>;
      text: string;
    };
    NoteUpdate: Partial<components["schemas"]["NoteCreate"]>;
    Note: components["schemas"]["NoteCreate"] & {
      id: string;
      authorId: string;
      authorName: string;
      createdAt: string;
      version: number;
    };
    NoteList: { items: components["schemas"]["Note"][]; nextCursor?: Nullable<string> };
    NoteDraft: {
      text: string;
      kind?: Nullable<components["schemas"]["NoteKind"]>;
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
    AccessLog: { items: components["schemas"]["AccessLogEntry"][]; nextCursor?: Nullable<string> };
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
    Assignment: { id: string; adviserId: string; adviserName: string; since: string };
    OpenAction: {
      kind:
        | "first-contact" | "draft-note" | "next-contact" | "agreement-expiring" | "referral-waiting"
        | "batch-attention" | "adviser-without-agreement";
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
        service: components["schemas"]["Service"];
        assignedAt: string;
      }[];
      openActions: components["schemas"]["OpenAction"][];
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
    AuditRecordList: { items: components["schemas"]["AuditRecord"][]; nextCursor?: Nullable<string> };
    Problem: {
      type: string;
      title: string;
      status: number;
      detail?: Nullable<string>;
      instance?: Nullable<string>;
      clause?: Nullable<string>;
      errors?: Nullable<{ in?: Nullable<string>; pointer?: Nullable<string>; code: string; detail: string }[]>;
    };
  };
}
type S = components["schemas"];
type Json<T> = { content: { "application/json": T } };
type Params<P, Q, H> = { path: P; query?: Q; header?: H; cookie?: never };
type Ok<T> = T extends undefined
  ? { headers: Record<string, string>; content?: never }
  : { headers: Record<string, string>; content: { "application/json": T } };
interface Op<Res, Body = undefined, P = undefined, Q = Record<string, never>, H = Record<string, never>> {
  parameters: P extends undefined
    ? { path?: never; query?: Q; header?: H; cookie?: never }
    : Params<P, Q, H>;
  requestBody: Body extends undefined ? undefined : Json<Body>;
  responses: { 200: Ok<Res>; default: { headers: Record<string, string>; content: { "application/problem+json": S["Problem"] } } };
}
type Get<Res, P = undefined, Q = Record<string, never>> = Omit<Op<Res, undefined, P, Q>, "requestBody"> & { requestBody?: never };
type Act<Res, P = undefined> = Get<Res, P>;
type Send<Res, Body, P = undefined, H = { "Idempotency-Key"?: string }> = Op<Res, Body, P, Record<string, never>, H>;
type Match = { "If-Match": string };
type Patch<Res, Body, P> = {
  parameters: { path: P; query?: never; header: Match; cookie?: never };
  requestBody: Json<Body>;
  responses: Op<Res>["responses"];
};
type Delete<P> = {
  parameters: { path: P; query?: never; header: Match; cookie?: never };
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
type HQ = { purpose: S["Purpose"] };
type HP<P> = { path: P; query: HQ; header?: never; cookie?: never };
export interface paths {
  "/auth/login": { post: Send<S["LoginResponse"], S["LoginRequest"]> };
  "/auth/totp": { post: Send<S["LoginResponse"], S["TotpRequest"]> };
  "/auth/refresh": { post: Act<S["LoginResponse"]> };
  "/auth/logout": { post: Act<undefined> };
  "/auth/me": { get: Get<S["Me"]> };
  "/auth/totp-enrolments": { post: Act<S["TotpEnrolment"]> };
  "/auth/totp-enrolments/confirm": { post: Send<S["RecoveryCodes"], S["TotpConfirm"]> };
  "/auth/password": { post: Send<undefined, S["PasswordChange"]> };
  "/users": { get: Get<S["UserList"], undefined, PageQuery>; post: Send<S["UserCreated"], S["UserCreate"]> };
  "/users/{userId}": { get: Get<S["User"], { userId: string }>; patch: Patch<S["User"], S["UserUpdate"], { userId: string }> };
  "/users/{userId}/remove": { post: Act<S["User"], { userId: string }> };
  "/users/{userId}/reset-password": { post: Act<S["TemporaryPassword"], { userId: string }> };
  "/users/{userId}/confidentiality-agreements": {
    get: Get<S["ConfidentialityAgreementList"], { userId: string }>;
    post: Send<S["ConfidentialityAgreement"], S["ConfidentialityAgreementCreate"], { userId: string }>;
  };
  "/commissioning-parties": {
    get: Get<S["CommissioningPartyList"], undefined, PageQuery>;
    post: Send<S["CommissioningParty"], S["CommissioningPartyCreate"]>;
  };
  "/commissioning-parties/{partyId}": {
    get: Get<S["CommissioningParty"], { partyId: string }>;
    patch: Patch<S["CommissioningParty"], S["CommissioningPartyUpdate"], { partyId: string }>;
  };
  "/commissioning-parties/{partyId}/contracts": {
    get: Get<S["ContractList"], { partyId: string }>;
    post: Send<S["Contract"], S["ContractCreate"], { partyId: string }>;
  };
  "/commissioning-parties/{partyId}/contracts/{contractId}": {
    patch: Patch<S["Contract"], S["ContractUpdate"], { partyId: string; contractId: string }>;
  };
  "/commissioning-parties/{partyId}/api-clients": {
    get: Get<S["ApiClientList"], { partyId: string }>;
    post: Send<S["ApiClientCreated"], S["ApiClientCreate"], { partyId: string }>;
  };
  "/commissioning-parties/{partyId}/api-clients/{apiClientId}/secrets": {
    post: Act<S["ApiClientSecretCreated"], { partyId: string; apiClientId: string }>;
  };
  "/commissioning-parties/{partyId}/api-clients/{apiClientId}/secrets/{secretId}/revoke": {
    post: Act<undefined, { partyId: string; apiClientId: string; secretId: string }>;
  };
  "/commissioning-parties/{partyId}/api-clients/{apiClientId}/revoke": {
    post: Act<undefined, { partyId: string; apiClientId: string }>;
  };
  "/intake-batches": { get: Get<S["IntakeBatchList"], undefined, PageQuery> };
  "/intake-batches/{batchId}": { get: Get<S["IntakeBatch"], { batchId: string }> };
  "/intake-batches/{batchId}/cancel": { post: Act<S["IntakeBatch"], { batchId: string }> };
  "/intake-batches/{batchId}/rows": {
    get: Get<S["IntakeRowList"], { batchId: string }, PageQuery & { status?: S["IntakeRow"]["status"] }>;
  };
  "/intake-batches/{batchId}/receipt": { get: Get<S["IntakeReceipt"], { batchId: string }> };
  "/referrals": {
    get: Get<S["ReferralList"], undefined, PageQuery & { state?: S["ReferralState"]; partyId?: string }>;
  };
  "/referrals/{referralId}": { get: Get<S["Referral"], { referralId: string }> };
  "/referrals/{referralId}/accept": { post: Send<S["ReferralAccepted"], S["ReferralAccept"], { referralId: string }> };
  "/referrals/{referralId}/reject": { post: Send<S["Referral"], S["ReferralReject"], { referralId: string }> };
  "/advisers": { get: Get<S["AdviserList"]> };
  "/clients": {
    get: Get<S["ClientList"], undefined, PageQuery & { service?: S["Service"]; state?: S["TrajectState"]; sort?: string }>;
  };
  "/clients/search": { post: Send<S["ClientSearchResult"], S["ClientSearch"]> };
  "/clients/{clientId}": { get: Get<S["ClientDetail"], C>; patch: Patch<S["ClientDetail"], S["ClientUpdate"], C> };
  "/clients/{clientId}/bsn": { post: Send<S["Bsn"], S["BsnReveal"], C> };
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
    post: { parameters: HP<C>; requestBody: Json<S["HealthRecordCreate"]>; responses: Op<S["HealthRecord"]>["responses"] };
  };
  "/clients/{clientId}/health-records/{recordId}": {
    patch: {
      parameters: { path: C & { recordId: string }; query: HQ; header: Match; cookie?: never };
      requestBody: Json<Partial<S["HealthRecordCreate"]>>;
      responses: Op<S["HealthRecord"]>["responses"];
    };
    delete: {
      parameters: { path: C & { recordId: string }; query: HQ; header: Match; cookie?: never };
      requestBody?: never;
      responses: Op<undefined>["responses"];
    };
  };
  "/clients/{clientId}/notes": { get: Get<S["NoteList"], C, PageQuery>; post: Send<S["Note"], S["NoteCreate"], C> };
  "/notes/{noteId}": { patch: Patch<S["Note"], S["NoteUpdate"], { noteId: string }> };
  "/clients/{clientId}/note-draft": {
    get: Get<S["NoteDraft"], C>;
    put: Send<S["NoteDraft"], S["NoteDraft"], C>;
    delete: Act<undefined, C>;
  };
  "/clients/{clientId}/access-log": { get: Get<S["AccessLog"], C, PageQuery> };
  "/clients/{clientId}/who-can-access": { get: Get<S["WhoCanAccess"], C> };
  "/clients/{clientId}/assignments": { post: Send<S["Assignment"], S["AssignmentCreate"], C> };
  "/day": { get: Get<S["Day"]> };
  "/audit-records": { get: Get<S["AuditRecordList"], undefined, PageQuery> };
}
