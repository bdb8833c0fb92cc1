import type nl from "./package.nl";

const texts: typeof nl = {
  title: { access: "Access package", portability: "Data to take along" },
  contents: "This goes in, with the files themselves and who looked in the file:",
  portable:
    "A file with what the client gave and what came with the referral, in a fixed form. Without the BSN.",
  leftOut: "What we leave out",
  codes: {
    "third-party": "Is about somebody else.",
    staff: "Staff are told by their role.",
    "withheld-reference": "Given in confidence.",
    "unsafe-file": "Not safe to open.",
    "protection-of-data-subject": "To protect the client.",
    "rights-of-others": "To protect somebody else.",
    "not-granted": "Not granted in the decision.",
  },
  shown: "Is in it after all.",
  show: "Show after all",
  hide: "Leave out again",
  why: "Why",
  make: "Make package",
  makeAgain: "Make a new package",
  revoke: "Stop link",
  busy: "Busy. With a large file this takes some seconds.",
  made: "The package is ready",
  madeText: "Send the link to the client. Tell the code by phone or in a talk. You see them only once.",
  address: "Link",
  code: "Code",
  until: "To be fetched until",
  states: { open: "Ready", taken: "Fetched", expired: "Expired", ended: "Stopped" },
  madeOn: "Made {{date}} by {{by}}, {{files}} files, {{size}} kB.",
  takenOn: "Fetched {{date}}.",
  openUntil: "To be fetched until {{date}}.",
  ends: {
    revoked: "Stopped by the officer.",
    replaced: "Replaced by a new package.",
    expired: "Not fetched in time.",
    locked: "A wrong code five times.",
    "request-ended": "The request was withdrawn or opened again.",
  },
};

export default texts;
