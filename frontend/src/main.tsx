import "@fontsource-variable/inter/wght.css";
import "@mantine/core/styles.css";
import "./ui/tokens.css";

import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";

import { queryClient } from "./api/queries";
import { onSessionChange, resumeSession, sessionState } from "./api/session";
import { router } from "./app/router";
import { startTexts } from "./i18n";
import { cssVariables, colorSchemes, theme } from "./ui/theme";

// Logged out, here or in the background: everything personal leaves memory and the login screen comes.
onSessionChange(() => {
  if (sessionState() === "anonymous") queryClient.clear();
  void router.invalidate();
});

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");

await Promise.all([startTexts(), resumeSession()]);
createRoot(root).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      colorSchemeManager={colorSchemes}
      cssVariablesResolver={cssVariables}
    >
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
