/*
 * The icons of the house: outlines copied from Tabler Icons 3.51 (https://tabler.io/icons), MIT licence,
 * copyright (c) 2020-2026 Paweł Kuna. Only the icons in use are here; each is one component, so a chunk carries only what it shows.
 */
import type { ReactNode } from "react";

export interface IconProps {
  /** Width and height in pixels; 16 unless told. */
  size?: number;
  className?: string;
}

export type IconType = (props: IconProps) => ReactNode;

function outline(...paths: string[]): IconType {
  return function Icon({ size = 16, className }) {
    return (
      <svg
        xmlns="http://www.w3.org/2000/svg"
        width={size}
        height={size}
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        strokeWidth={1.75}
        strokeLinecap="round"
        strokeLinejoin="round"
        className={className}
        aria-hidden="true"
        focusable="false"
      >
        {paths.map((d) => (
          <path key={d} d={d} />
        ))}
      </svg>
    );
  };
}

export const IconHome = /* @__PURE__ */ outline(
  "M5 12l-2 0l9 -9l9 9l-2 0",
  "M5 12v7a2 2 0 0 0 2 2h10a2 2 0 0 0 2 -2v-7",
  "M9 21v-6a2 2 0 0 1 2 -2h2a2 2 0 0 1 2 2v6",
);
export const IconUsers = /* @__PURE__ */ outline(
  "M5 7a4 4 0 1 0 8 0a4 4 0 1 0 -8 0",
  "M3 21v-2a4 4 0 0 1 4 -4h4a4 4 0 0 1 4 4v2",
  "M16 3.13a4 4 0 0 1 0 7.75",
  "M21 21v-2a4 4 0 0 0 -3 -3.85",
);
export const IconInbox = /* @__PURE__ */ outline(
  "M4 6a2 2 0 0 1 2 -2h12a2 2 0 0 1 2 2v12a2 2 0 0 1 -2 2h-12a2 2 0 0 1 -2 -2l0 -12",
  "M4 13h3l3 3h4l3 -3h3",
);
export const IconUpload = /* @__PURE__ */ outline(
  "M4 17v2a2 2 0 0 0 2 2h12a2 2 0 0 0 2 -2v-2",
  "M7 9l5 -5l5 5",
  "M12 4l0 12",
);
export const IconSettings = /* @__PURE__ */ outline(
  "M10.325 4.317c.426 -1.756 2.924 -1.756 3.35 0a1.724 1.724 0 0 0 2.573 1.066c1.543 -.94 3.31 .826 2.37 2.37a1.724 1.724 0 0 0 1.065 2.572c1.756 .426 1.756 2.924 0 3.35a1.724 1.724 0 0 0 -1.066 2.573c.94 1.543 -.826 3.31 -2.37 2.37a1.724 1.724 0 0 0 -2.572 1.065c-.426 1.756 -2.924 1.756 -3.35 0a1.724 1.724 0 0 0 -2.573 -1.066c-1.543 .94 -3.31 -.826 -2.37 -2.37a1.724 1.724 0 0 0 -1.065 -2.572c-1.756 -.426 -1.756 -2.924 0 -3.35a1.724 1.724 0 0 0 1.066 -2.573c-.94 -1.543 .826 -3.31 2.37 -2.37c1 .608 2.296 .07 2.572 -1.065",
  "M9 12a3 3 0 1 0 6 0a3 3 0 0 0 -6 0",
);
export const IconShieldCheck = /* @__PURE__ */ outline(
  "M11.46 20.846a12 12 0 0 1 -7.96 -14.846a12 12 0 0 0 8.5 -3a12 12 0 0 0 8.5 3a12 12 0 0 1 -.09 7.06",
  "M15 19l2 2l4 -4",
);
export const IconSearch = /* @__PURE__ */ outline("M3 10a7 7 0 1 0 14 0a7 7 0 1 0 -14 0", "M21 21l-6 -6");
export const IconPlus = /* @__PURE__ */ outline("M12 5l0 14", "M5 12l14 0");
export const IconHelpCircle = /* @__PURE__ */ outline(
  "M3 12a9 9 0 1 0 18 0a9 9 0 0 0 -18 0",
  "M12 16v.01",
  "M12 13a2 2 0 0 0 .914 -3.782a1.98 1.98 0 0 0 -2.414 .483",
);
export const IconLogout = /* @__PURE__ */ outline(
  "M14 8v-2a2 2 0 0 0 -2 -2h-7a2 2 0 0 0 -2 2v12a2 2 0 0 0 2 2h7a2 2 0 0 0 2 -2v-2",
  "M9 12h12l-3 -3",
  "M18 15l3 -3",
);
export const IconLock = /* @__PURE__ */ outline(
  "M5 13a2 2 0 0 1 2 -2h10a2 2 0 0 1 2 2v6a2 2 0 0 1 -2 2h-10a2 2 0 0 1 -2 -2v-6",
  "M11 16a1 1 0 1 0 2 0a1 1 0 0 0 -2 0",
  "M8 11v-4a4 4 0 1 1 8 0v4",
);
export const IconLockOpen = /* @__PURE__ */ outline(
  "M5 13a2 2 0 0 1 2 -2h10a2 2 0 0 1 2 2v6a2 2 0 0 1 -2 2h-10a2 2 0 0 1 -2 -2l0 -6",
  "M11 16a1 1 0 1 0 2 0a1 1 0 1 0 -2 0",
  "M8 11v-5a4 4 0 0 1 8 0",
);
export const IconAlertTriangle = /* @__PURE__ */ outline(
  "M12 9v4",
  "M10.363 3.591l-8.106 13.534a1.914 1.914 0 0 0 1.636 2.871h16.214a1.914 1.914 0 0 0 1.636 -2.87l-8.106 -13.536a1.914 1.914 0 0 0 -3.274 0",
  "M12 16h.01",
);
export const IconAlertCircle = /* @__PURE__ */ outline(
  "M3 12a9 9 0 1 0 18 0a9 9 0 0 0 -18 0",
  "M12 8v4",
  "M12 16h.01",
);
export const IconInfoCircle = /* @__PURE__ */ outline(
  "M3 12a9 9 0 1 0 18 0a9 9 0 0 0 -18 0",
  "M12 9h.01",
  "M11 12h1v4h1",
);
export const IconCircleCheck = /* @__PURE__ */ outline(
  "M3 12a9 9 0 1 0 18 0a9 9 0 1 0 -18 0",
  "M9 12l2 2l4 -4",
);
export const IconCheck = /* @__PURE__ */ outline("M5 12l5 5l10 -10");
export const IconX = /* @__PURE__ */ outline("M18 6l-12 12", "M6 6l12 12");
export const IconChevronDown = /* @__PURE__ */ outline("M6 9l6 6l6 -6");
export const IconChevronLeft = /* @__PURE__ */ outline("M15 6l-6 6l6 6");
export const IconSelector = /* @__PURE__ */ outline("M8 9l4 -4l4 4", "M16 15l-4 4l-4 -4");
export const IconArrowUp = /* @__PURE__ */ outline("M12 5l0 14", "M18 11l-6 -6", "M6 11l6 -6");
export const IconArrowDown = /* @__PURE__ */ outline("M12 5l0 14", "M18 13l-6 6", "M6 13l6 6");
export const IconCalendar = /* @__PURE__ */ outline(
  "M4 7a2 2 0 0 1 2 -2h12a2 2 0 0 1 2 2v12a2 2 0 0 1 -2 2h-12a2 2 0 0 1 -2 -2v-12",
  "M16 3v4",
  "M8 3v4",
  "M4 11h16",
);
export const IconClock = /* @__PURE__ */ outline("M3 12a9 9 0 1 0 18 0a9 9 0 0 0 -18 0", "M12 7v5l3 3");
export const IconVideo = /* @__PURE__ */ outline(
  "M15 10l4.553 -2.276a1 1 0 0 1 1.447 .894v6.764a1 1 0 0 1 -1.447 .894l-4.553 -2.276v-4",
  "M3 8a2 2 0 0 1 2 -2h8a2 2 0 0 1 2 2v8a2 2 0 0 1 -2 2h-8a2 2 0 0 1 -2 -2l0 -8",
);
export const IconChevronRight = /* @__PURE__ */ outline("M9 6l6 6l-6 6");
export const IconCalendarPlus = /* @__PURE__ */ outline(
  "M12.5 21h-6.5a2 2 0 0 1 -2 -2v-12a2 2 0 0 1 2 -2h12a2 2 0 0 1 2 2v5",
  "M16 3v4",
  "M8 3v4",
  "M4 11h16",
  "M16 19h6",
  "M19 16v6",
);
export const IconLink = /* @__PURE__ */ outline(
  "M9 15l6 -6",
  "M11 6l.463 -.536a5 5 0 0 1 7.071 7.072l-.534 .464",
  "M13 18l-.397 .534a5.068 5.068 0 0 1 -7.127 0a4.972 4.972 0 0 1 0 -7.071l.524 -.463",
);
export const IconPhone = /* @__PURE__ */ outline(
  "M5 4h4l2 5l-2.5 1.5a11 11 0 0 0 5 5l1.5 -2.5l5 2v4a2 2 0 0 1 -2 2a16 16 0 0 1 -15 -15a2 2 0 0 1 2 -2",
);
export const IconMail = /* @__PURE__ */ outline(
  "M3 7a2 2 0 0 1 2 -2h14a2 2 0 0 1 2 2v10a2 2 0 0 1 -2 2h-14a2 2 0 0 1 -2 -2v-10",
  "M3 7l9 6l9 -6",
);
export const IconMessages = /* @__PURE__ */ outline(
  "M21 14l-3 -3h-7a1 1 0 0 1 -1 -1v-6a1 1 0 0 1 1 -1h9a1 1 0 0 1 1 1v10",
  "M14 15v2a1 1 0 0 1 -1 1h-7l-3 3v-10a1 1 0 0 1 1 -1h2",
);
export const IconUserOff = /* @__PURE__ */ outline(
  "M8.18 8.189a4.01 4.01 0 0 0 2.616 2.627m3.507 -.545a4 4 0 1 0 -5.59 -5.552",
  "M6 21v-2a4 4 0 0 1 4 -4h4c.412 0 .81 .062 1.183 .178m2.633 2.618c.12 .38 .184 .785 .184 1.204v2",
  "M3 3l18 18",
);
export const IconPencil = /* @__PURE__ */ outline(
  "M4 20h4l10.5 -10.5a2.828 2.828 0 1 0 -4 -4l-10.5 10.5v4",
  "M13.5 6.5l4 4",
);
export const IconTrash = /* @__PURE__ */ outline(
  "M4 7l16 0",
  "M10 11l0 6",
  "M14 11l0 6",
  "M5 7l1 12a2 2 0 0 0 2 2h8a2 2 0 0 0 2 -2l1 -12",
  "M9 7v-3a1 1 0 0 1 1 -1h4a1 1 0 0 1 1 1v3",
);
export const IconDownload = /* @__PURE__ */ outline(
  "M4 17v2a2 2 0 0 0 2 2h12a2 2 0 0 0 2 -2v-2",
  "M7 11l5 5l5 -5",
  "M12 4l0 12",
);
export const IconFileText = /* @__PURE__ */ outline(
  "M14 3v4a1 1 0 0 0 1 1h4",
  "M17 21h-10a2 2 0 0 1 -2 -2v-14a2 2 0 0 1 2 -2h7l5 5v11a2 2 0 0 1 -2 2",
  "M9 9l1 0",
  "M9 13l6 0",
  "M9 17l6 0",
);
export const IconFileExport = /* @__PURE__ */ outline(
  "M14 3v4a1 1 0 0 0 1 1h4",
  "M11.5 21h-4.5a2 2 0 0 1 -2 -2v-14a2 2 0 0 1 2 -2h7l5 5v5m-5 6h7m-3 -3l3 3l-3 3",
);
export const IconFileSpreadsheet = /* @__PURE__ */ outline(
  "M14 3v4a1 1 0 0 0 1 1h4",
  "M17 21h-10a2 2 0 0 1 -2 -2v-14a2 2 0 0 1 2 -2h7l5 5v11a2 2 0 0 1 -2 2",
  "M8 11h8v7h-8l0 -7",
  "M8 15h8",
  "M11 11v7",
);
export const IconPhoto = /* @__PURE__ */ outline(
  "M15 8h.01",
  "M3 6a3 3 0 0 1 3 -3h12a3 3 0 0 1 3 3v12a3 3 0 0 1 -3 3h-12a3 3 0 0 1 -3 -3v-12",
  "M3 16l5 -5c.928 -.893 2.072 -.893 3 0l5 5",
  "M14 14l1 -1c.928 -.893 2.072 -.893 3 0l3 3",
);
export const IconCopy = /* @__PURE__ */ outline(
  "M7 9.667a2.667 2.667 0 0 1 2.667 -2.667h8.666a2.667 2.667 0 0 1 2.667 2.667v8.666a2.667 2.667 0 0 1 -2.667 2.667h-8.666a2.667 2.667 0 0 1 -2.667 -2.667l0 -8.666",
  "M4.012 16.737a2.005 2.005 0 0 1 -1.012 -1.737v-10c0 -1.1 .9 -2 2 -2h10c.75 0 1.158 .385 1.5 1",
);
export const IconKey = /* @__PURE__ */ outline(
  "M16.555 3.843l3.602 3.602a2.877 2.877 0 0 1 0 4.069l-2.643 2.643a2.877 2.877 0 0 1 -4.069 0l-.301 -.301l-6.558 6.558a2 2 0 0 1 -1.239 .578l-.175 .008h-1.172a1 1 0 0 1 -.993 -.883l-.007 -.117v-1.172a2 2 0 0 1 .467 -1.284l.119 -.13l.414 -.414h2v-2h2v-2l2.144 -2.144l-.301 -.301a2.877 2.877 0 0 1 0 -4.069l2.643 -2.643a2.877 2.877 0 0 1 4.069 0",
  "M15 9h.01",
);
export const IconShieldLock = /* @__PURE__ */ outline(
  "M12 3a12 12 0 0 0 8.5 3a12 12 0 0 1 -8.5 15a12 12 0 0 1 -8.5 -15a12 12 0 0 0 8.5 -3",
  "M11 11a1 1 0 1 0 2 0a1 1 0 1 0 -2 0",
  "M12 12l0 2.5",
);
export const IconCertificate = /* @__PURE__ */ outline(
  "M12 15a3 3 0 1 0 6 0a3 3 0 1 0 -6 0",
  "M13 17.5v4.5l2 -1.5l2 1.5v-4.5",
  "M10 19h-5a2 2 0 0 1 -2 -2v-10c0 -1.1 .9 -2 2 -2h14a2 2 0 0 1 2 2v10a2 2 0 0 1 -1 1.73",
  "M6 9l12 0",
  "M6 12l3 0",
  "M6 15l2 0",
);
export const IconSchool = /* @__PURE__ */ outline(
  "M22 9l-10 -4l-10 4l10 4l10 -4v6",
  "M6 10.6v5.4a6 3 0 0 0 12 0v-5.4",
);
export const IconBriefcase = /* @__PURE__ */ outline(
  "M3 9a2 2 0 0 1 2 -2h14a2 2 0 0 1 2 2v9a2 2 0 0 1 -2 2h-14a2 2 0 0 1 -2 -2l0 -9",
  "M8 7v-2a2 2 0 0 1 2 -2h4a2 2 0 0 1 2 2v2",
  "M12 12l0 .01",
  "M3 13a20 20 0 0 0 18 0",
);
export const IconHeartbeat = /* @__PURE__ */ outline(
  "M19.5 13.572l-7.5 7.428l-2.896 -2.868m-6.117 -8.104a5 5 0 0 1 9.013 -3.022a5 5 0 1 1 7.5 6.572",
  "M3 13h2l2 3l2 -6l1 3h3",
);
export const IconCoinEuro = /* @__PURE__ */ outline(
  "M3 12a9 9 0 1 0 18 0a9 9 0 1 0 -18 0",
  "M14.401 8c-.669 -.628 -1.5 -1 -2.401 -1c-2.21 0 -4 2.239 -4 5s1.79 5 4 5c.9 0 1.731 -.372 2.4 -1",
  "M7 10.5h4",
  "M7 13.5h4",
);
export const IconAdjustments = /* @__PURE__ */ outline(
  "M4 10a2 2 0 1 0 4 0a2 2 0 0 0 -4 0",
  "M6 4v4",
  "M6 12v8",
  "M10 16a2 2 0 1 0 4 0a2 2 0 0 0 -4 0",
  "M12 4v10",
  "M12 18v2",
  "M16 7a2 2 0 1 0 4 0a2 2 0 0 0 -4 0",
  "M18 4v1",
  "M18 9v11",
);
export const IconId = /* @__PURE__ */ outline(
  "M3 7a3 3 0 0 1 3 -3h12a3 3 0 0 1 3 3v10a3 3 0 0 1 -3 3h-12a3 3 0 0 1 -3 -3l0 -10",
  "M7 10a2 2 0 1 0 4 0a2 2 0 1 0 -4 0",
  "M15 8l2 0",
  "M15 12l2 0",
  "M7 16l10 0",
);
export const IconAddressBook = /* @__PURE__ */ outline(
  "M20 6v12a2 2 0 0 1 -2 2h-10a2 2 0 0 1 -2 -2v-12a2 2 0 0 1 2 -2h10a2 2 0 0 1 2 2",
  "M10 16h6",
  "M11 11a2 2 0 1 0 4 0a2 2 0 1 0 -4 0",
  "M4 8h3",
  "M4 12h3",
  "M4 16h3",
);
export const IconHistory = /* @__PURE__ */ outline("M12 8l0 4l2 2", "M3.05 11a9 9 0 1 1 .5 4m-.5 5v-5h5");
export const IconWifiOff = /* @__PURE__ */ outline(
  "M12 18l.01 0",
  "M9.172 15.172a4 4 0 0 1 5.656 0",
  "M6.343 12.343a7.963 7.963 0 0 1 3.864 -2.14m4.163 .155a7.965 7.965 0 0 1 3.287 2",
  "M3.515 9.515a12 12 0 0 1 3.544 -2.455m3.101 -.92a12 12 0 0 1 10.325 3.374",
  "M3 3l18 18",
);
export const IconRefresh = /* @__PURE__ */ outline(
  "M20 11a8.1 8.1 0 0 0 -15.5 -2m-.5 -4v4h4",
  "M4 13a8.1 8.1 0 0 0 15.5 2m.5 4v-4h-4",
);
export const IconFilter = /* @__PURE__ */ outline(
  "M4 4h16v2.172a2 2 0 0 1 -.586 1.414l-4.414 4.414v7l-6 2v-8.5l-4.48 -4.928a2 2 0 0 1 -.52 -1.345v-2.227",
);
export const IconLayoutSidebarRightCollapse = /* @__PURE__ */ outline(
  "M4 6a2 2 0 0 1 2 -2h12a2 2 0 0 1 2 2v12a2 2 0 0 1 -2 2h-12a2 2 0 0 1 -2 -2l0 -12",
  "M15 4v16",
  "M9 10l2 2l-2 2",
);
export const IconLayoutSidebarRightExpand = /* @__PURE__ */ outline(
  "M4 6a2 2 0 0 1 2 -2h12a2 2 0 0 1 2 2v12a2 2 0 0 1 -2 2h-12a2 2 0 0 1 -2 -2l0 -12",
  "M15 4v16",
  "M10 10l-2 2l2 2",
);
export const IconBuilding = /* @__PURE__ */ outline(
  "M3 21l18 0",
  "M9 8l1 0",
  "M9 12l1 0",
  "M9 16l1 0",
  "M14 8l1 0",
  "M14 12l1 0",
  "M14 16l1 0",
  "M5 21v-16a2 2 0 0 1 2 -2h10a2 2 0 0 1 2 2v16",
);
export const IconApi = /* @__PURE__ */ outline(
  "M4 13h5",
  "M12 16v-8h3a2 2 0 0 1 2 2v1a2 2 0 0 1 -2 2h-3",
  "M20 8v8",
  "M9 16v-5.5a2.5 2.5 0 0 0 -5 0v5.5",
);
export const IconPlayerPause = /* @__PURE__ */ outline(
  "M6 6a1 1 0 0 1 1 -1h2a1 1 0 0 1 1 1v12a1 1 0 0 1 -1 1h-2a1 1 0 0 1 -1 -1l0 -12",
  "M14 6a1 1 0 0 1 1 -1h2a1 1 0 0 1 1 1v12a1 1 0 0 1 -1 1h-2a1 1 0 0 1 -1 -1l0 -12",
);
export const IconCircleDot = /* @__PURE__ */ outline(
  "M11 12a1 1 0 1 0 2 0a1 1 0 1 0 -2 0",
  "M3 12a9 9 0 1 0 18 0a9 9 0 1 0 -18 0",
);
export const IconCircleDashed = /* @__PURE__ */ outline(
  "M8.56 3.69a9 9 0 0 0 -2.92 1.95",
  "M3.69 8.56a9 9 0 0 0 -.69 3.44",
  "M3.69 15.44a9 9 0 0 0 1.95 2.92",
  "M8.56 20.31a9 9 0 0 0 3.44 .69",
  "M15.44 20.31a9 9 0 0 0 2.92 -1.95",
  "M20.31 15.44a9 9 0 0 0 .69 -3.44",
  "M20.31 8.56a9 9 0 0 0 -1.95 -2.92",
  "M15.44 3.69a9 9 0 0 0 -3.44 -.69",
);
export const IconCircleMinus = /* @__PURE__ */ outline("M3 12a9 9 0 1 0 18 0a9 9 0 1 0 -18 0", "M9 12l6 0");
export const IconCircleX = /* @__PURE__ */ outline(
  "M3 12a9 9 0 1 0 18 0a9 9 0 1 0 -18 0",
  "M10 10l4 4m0 -4l-4 4",
);
export const IconHourglass = /* @__PURE__ */ outline(
  "M6.5 7h11",
  "M6.5 17h11",
  "M6 20v-2a6 6 0 1 1 12 0v2a1 1 0 0 1 -1 1h-10a1 1 0 0 1 -1 -1",
  "M6 4v2a6 6 0 1 0 12 0v-2a1 1 0 0 0 -1 -1h-10a1 1 0 0 0 -1 1",
);
export const IconArrowMerge = /* @__PURE__ */ outline(
  "M8 7l4 -4l4 4",
  "M12 3v5.394a6.737 6.737 0 0 1 -3 5.606a6.737 6.737 0 0 0 -3 5.606v1.394",
  "M12 3v5.394a6.737 6.737 0 0 0 3 5.606a6.737 6.737 0 0 1 3 5.606v1.394",
);
export const IconUserPlus = /* @__PURE__ */ outline(
  "M8 7a4 4 0 1 0 8 0a4 4 0 0 0 -8 0",
  "M16 19h6",
  "M19 16v6",
  "M6 21v-2a4 4 0 0 1 4 -4h4",
);
export const IconUserCheck = /* @__PURE__ */ outline(
  "M8 7a4 4 0 1 0 8 0a4 4 0 0 0 -8 0",
  "M6 21v-2a4 4 0 0 1 4 -4h4",
  "M15 19l2 2l4 -4",
);
export const IconNote = /* @__PURE__ */ outline(
  "M13 20l7 -7",
  "M13 20v-6a1 1 0 0 1 1 -1h6v-7a2 2 0 0 0 -2 -2h-12a2 2 0 0 0 -2 2v12a2 2 0 0 0 2 2h7",
);
export const IconBan = /* @__PURE__ */ outline("M3 12a9 9 0 1 0 18 0a9 9 0 1 0 -18 0", "M5.7 5.7l12.6 12.6");
export const IconArrowsExchange = /* @__PURE__ */ outline("M7 10h14l-4 -4", "M17 14h-14l4 4");
export const IconUrgent = /* @__PURE__ */ outline(
  "M8 16v-4a4 4 0 0 1 8 0v4",
  "M3 12h1m8 -9v1m8 8h1m-15.4 -6.4l.7 .7m12.1 -.7l-.7 .7",
  "M6 17a1 1 0 0 1 1 -1h10a1 1 0 0 1 1 1v2a1 1 0 0 1 -1 1h-10a1 1 0 0 1 -1 -1z",
);
export const IconListCheck = /* @__PURE__ */ outline(
  "M3.5 5.5l1.5 1.5l2.5 -2.5",
  "M3.5 11.5l1.5 1.5l2.5 -2.5",
  "M3.5 17.5l1.5 1.5l2.5 -2.5",
  "M11 6l9 0",
  "M11 12l9 0",
  "M11 18l9 0",
);
export const IconCloudCheck = /* @__PURE__ */ outline(
  "M11 18.004h-4.343c-2.572 -.004 -4.657 -2.011 -4.657 -4.487c0 -2.475 2.085 -4.482 4.657 -4.482c.393 -1.762 1.794 -3.2 3.675 -3.773c1.88 -.572 3.956 -.193 5.444 1c1.488 1.19 2.162 3.007 1.77 4.769h.99c1.388 0 2.585 .82 3.138 2.007",
  "M15 19l2 2l4 -4",
);
export const IconCloudOff = /* @__PURE__ */ outline(
  "M9.58 5.548c.24 -.11 .492 -.207 .752 -.286c1.88 -.572 3.956 -.193 5.444 1c1.488 1.19 2.162 3.007 1.77 4.769h.99c1.913 0 3.464 1.56 3.464 3.486c0 .957 -.383 1.824 -1.003 2.454m-2.997 1.033h-11.343c-2.572 -.004 -4.657 -2.011 -4.657 -4.487c0 -2.475 2.085 -4.482 4.657 -4.482c.13 -.582 .37 -1.128 .7 -1.62",
  "M3 3l18 18",
);
export const IconMapPin = /* @__PURE__ */ outline(
  "M9 11a3 3 0 1 0 6 0a3 3 0 0 0 -6 0",
  "M17.657 16.657l-4.243 4.243a2 2 0 0 1 -2.827 0l-4.244 -4.243a8 8 0 1 1 11.314 0",
);
export const IconTimeline = /* @__PURE__ */ outline(
  "M4 16l6 -7l5 5l5 -6",
  "M14 14a1 1 0 1 0 2 0a1 1 0 1 0 -2 0",
  "M9 9a1 1 0 1 0 2 0a1 1 0 1 0 -2 0",
  "M3 16a1 1 0 1 0 2 0a1 1 0 1 0 -2 0",
  "M19 8a1 1 0 1 0 2 0a1 1 0 1 0 -2 0",
);
export const IconClipboardText = /* @__PURE__ */ outline(
  "M9 5h-2a2 2 0 0 0 -2 2v12a2 2 0 0 0 2 2h10a2 2 0 0 0 2 -2v-12a2 2 0 0 0 -2 -2h-2",
  "M9 5a2 2 0 0 1 2 -2h2a2 2 0 0 1 2 2a2 2 0 0 1 -2 2h-2a2 2 0 0 1 -2 -2",
  "M9 12h6",
  "M9 16h6",
);
export const IconFlag = /* @__PURE__ */ outline(
  "M5 5a5 5 0 0 1 7 0a5 5 0 0 0 7 0v9a5 5 0 0 1 -7 0a5 5 0 0 0 -7 0v-9",
  "M5 21v-7",
);
export const IconRoute = /* @__PURE__ */ outline(
  "M3 19a2 2 0 1 0 4 0a2 2 0 0 0 -4 0",
  "M19 7a2 2 0 1 0 0 -4a2 2 0 0 0 0 4",
  "M11 19h5.5a3.5 3.5 0 0 0 0 -7h-8a3.5 3.5 0 0 1 0 -7h4.5",
);
export const IconPlayerPlay = /* @__PURE__ */ outline("M7 4v16l13 -8z");
export const IconTarget = /* @__PURE__ */ outline(
  "M11 12a1 1 0 1 0 2 0a1 1 0 1 0 -2 0",
  "M7 12a5 5 0 1 0 10 0a5 5 0 1 0 -10 0",
  "M3 12a9 9 0 1 0 18 0a9 9 0 1 0 -18 0",
);
