import "i18next";

import type common from "./nl/common";
import type accessReview from "../features/access-review/texts/nl";
import type policy from "../features/policy/texts/nl";
import type administration from "../features/administration/texts/nl";
import type agenda from "../features/agenda/texts/nl";
import type clients from "../features/clients/texts/nl";
import type day from "../features/day/texts/nl";
import type emergency from "../features/emergency/texts/nl";
import type disclosureLink from "../features/disclosure-link/texts/nl";
import type packageLink from "../features/package-link/texts/nl";
import type hours from "../features/hours/texts/nl";
import type inbox from "../features/inbox/texts/nl";
import type intake from "../features/intake/texts/nl";
import type log from "../features/log/texts/nl";
import type outcomes from "../features/outcomes/texts/nl";
import type disclosureRegister from "../features/disclosure-register/texts/nl";
import type retention from "../features/retention/texts/nl";
import type reglement from "../features/reglement/texts/nl";
import type reports from "../features/reports/texts/nl";
import type cases from "../features/cases/texts/nl";
import type requests from "../features/requests/texts/nl";
import type session from "../features/session/texts/nl";
import type statementLink from "../features/statement-link/texts/nl";
import type standIns from "../features/stand-ins/texts/nl";
import type tasks from "../features/tasks/texts/nl";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "common";
    resources: {
      common: typeof common;
      administration: typeof administration;
      "access-review": typeof accessReview;
      policy: typeof policy;
      agenda: typeof agenda;
      clients: typeof clients;
      day: typeof day;
      emergency: typeof emergency;
      hours: typeof hours;
      inbox: typeof inbox;
      intake: typeof intake;
      log: typeof log;
      outcomes: typeof outcomes;
      "disclosure-register": typeof disclosureRegister;
      retention: typeof retention;
      reglement: typeof reglement;
      reports: typeof reports;
      cases: typeof cases;
      requests: typeof requests;
      session: typeof session;
      "stand-ins": typeof standIns;
      "disclosure-link": typeof disclosureLink;
      "package-link": typeof packageLink;
      "statement-link": typeof statementLink;
      tasks: typeof tasks;
    };
  }
}
