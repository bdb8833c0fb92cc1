import type { Texts } from "@/i18n/types";

import type nl from "./nl";

const texts: Texts<typeof nl> = {
  login: {
    title: "Log in",
    intro: "Client files for re-integration, only for those who need them.",
    email: "E-mail address",
    password: "Password",
    submit: "Log in",
    ended: "You are logged out.",
    wrong: "These details are not right. Check your e-mail address and password.",
    demo: "This is a sample environment with invented people. The logins are in var/demo-credentials.json.",
  },
  totp: {
    title: "Confirm with your code",
    intro: "Open the app on your phone and type the six-digit code.",
    code: "Code",
    submit: "Confirm",
    useRecovery: "Phone not at hand? Use a recovery code",
    useCode: "Use the code from the app",
    recovery: "Recovery code",
    recoveryHelp: "Each recovery code works once.",
    restart: "Start again",
  },
  enrol: {
    title: "Set up the second step",
    intro:
      "From now on you log in with your password and a code from your phone. So nobody reaches files with just your password.",
    scan: "1. Scan this square with an authenticator app",
    qr: "QR code for your authenticator app",
    secret: "Scanning does not work? Type this key into the app:",
    confirm: "2. Type the code the app shows",
    submit: "Set up",
    codesTitle: "Keep your recovery codes",
    codesIntro:
      "With these you can log in when you lose your phone. You see them only now. Keep them in a safe place, not in your mail.",
    codesDone: "I have kept them",
  },
  password: {
    title: "Change password",
    forced: "First choose a password of your own. The temporary password stops working after that.",
    current: "Current password",
    next: "New password",
    nextHelp: "At least 12 characters. A phrase of a few words works well.",
    repeat: "New password, once more",
    short: "Use at least 12 characters.",
    different: "The two passwords are not the same.",
    submit: "Change password",
    ends: "After this you log in again everywhere.",
  },
};

export default texts;
