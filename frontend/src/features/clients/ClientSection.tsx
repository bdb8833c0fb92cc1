import { Navigate, useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";

import { useClientScope } from "@/ui/ClientScope";
import { useShowOpenedItem } from "@/ui/openedItem";
import { NoAccess } from "@/ui/States";

import { AccessLogSection } from "./AccessLogSection";
import { AppointmentsSection } from "./appointments/AppointmentsSection";
import { AssignmentSection } from "./AssignmentSection";
import { ConsentsSection } from "./consents/ConsentsSection";
import { DisclosuresSection } from "./disclosures/DisclosuresSection";
import { DocumentsSection } from "./documents/DocumentsSection";
import { HealthSection } from "./health/HealthSection";
import { HoursSection } from "./hours/HoursSection";
import { NotesSection } from "./notes/NotesSection";
import { ContactSection } from "./person/ContactSection";
import { PersonSection } from "./person/PersonSection";
import { PlanSection } from "./plan/PlanSection";
import { PreparationSection } from "./preparation/PreparationSection";
import { BenefitsSection } from "./records/BenefitsSection";
import { DiplomasSection } from "./records/DiplomasSection";
import { EducationsSection } from "./records/EducationsSection";
import { PreferencesSection } from "./records/PreferencesSection";
import { WorkSection } from "./records/WorkSection";
import { ReportsSection } from "./reports/ReportsSection";
import { QuestionsSection } from "./questions/QuestionsSection";
import { RequestsSection } from "./requests/RequestsSection";
import { PlacementSection } from "./results/PlacementSection";
import { ResultsSection } from "./results/ResultsSection";
import { sectionsFor, type SectionId } from "./sections";
import { StatementSection } from "./statement/StatementSection";
import { TasksSection } from "./tasks/TasksSection";
import { TimelineSection } from "./timeline/TimelineSection";
import { TrajectSection } from "./trajects/TrajectSection";
import { WaitingSection } from "./WaitingSection";

const views: Record<SectionId, () => ReactNode> = {
  timeline: TimelineSection,
  preparation: PreparationSection,
  waiting: WaitingSection,
  notes: NotesSection,
  plan: PlanSection,
  traject: TrajectSection,
  statement: StatementSection,
  consents: ConsentsSection,
  questions: QuestionsSection,
  requests: RequestsSection,
  disclosures: DisclosuresSection,
  tasks: TasksSection,
  documents: DocumentsSection,
  appointments: AppointmentsSection,
  hours: HoursSection,
  person: PersonSection,
  contact: ContactSection,
  benefits: BenefitsSection,
  educations: EducationsSection,
  diplomas: DiplomasSection,
  work: WorkSection,
  preferences: PreferencesSection,
  health: HealthSection,
  reports: ReportsSection,
  results: ResultsSection,
  placement: PlacementSection,
  assignment: AssignmentSection,
  "access-log": AccessLogSection,
};

/** The section named in the address; the first one the user has, when none is named. */
export function ClientSection() {
  const client = useClientScope();
  const { section } = useParams({ strict: false });
  const mine = sectionsFor(client);
  useShowOpenedItem();
  const first = mine[0];
  if (!first) return <NoAccess />;
  const found = mine.find((one) => one.id === section);
  if (!found) {
    return (
      <Navigate
        to="/clients/$clientId/$section"
        params={{ clientId: client.id, section: first.id }}
        replace
      />
    );
  }
  const View = views[found.id];
  return <View key={found.id} />;
}
