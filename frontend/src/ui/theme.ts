import {
  createTheme,
  defaultVariantColorsResolver,
  type CSSVariablesResolver,
  type MantineColorSchemeManager,
  type MantineColorsTuple,
} from "@mantine/core";

import { savedTheme, saveTheme } from "@/i18n/settings";

const teal: MantineColorsTuple = [
  "#effaf8",
  "#d5f2ec",
  "#abe4da",
  "#83d6cb",
  "#5fc7ba",
  "#26968a",
  "#167a71",
  "#0f655f",
  "#0b514c",
  "#0a403c",
];
const gray: MantineColorsTuple = [
  "#f6f8fa",
  "#f1f5f8",
  "#e2e8ee",
  "#cbd5df",
  "#a3b1c2",
  "#64758a",
  "#4b5b6f",
  "#37465a",
  "#1f2c3d",
  "#111c2d",
];
const dark: MantineColorsTuple = [
  "#e7edf4",
  "#c3cfdc",
  "#a3b1c2",
  "#6b7d94",
  "#38475d",
  "#253144",
  "#1a2433",
  "#121a26",
  "#0d141e",
  "#080d15",
];

/** Mantine's components drawn with the tokens of tokens.css. */
export const theme = createTheme({
  colors: { teal, gray, dark },
  primaryColor: "teal",
  primaryShade: { light: 7, dark: 4 },
  autoContrast: true,
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SF Mono', 'Cascadia Mono', Menlo, monospace",
  fontSizes: { xs: "12px", sm: "13px", md: "14px", lg: "16px", xl: "20px" },
  lineHeights: { xs: "16px", sm: "20px", md: "20px", lg: "24px", xl: "28px" },
  radius: { xs: "3px", sm: "4px", md: "6px", lg: "8px", xl: "12px" },
  defaultRadius: "md",
  spacing: { xs: "4px", sm: "8px", md: "12px", lg: "16px", xl: "24px" },
  headings: {
    fontWeight: "600",
    sizes: {
      h1: { fontSize: "20px", lineHeight: "28px" },
      h2: { fontSize: "16px", lineHeight: "24px" },
      h3: { fontSize: "14px", lineHeight: "20px" },
    },
  },
  cursorType: "pointer",
  respectReducedMotion: true,
  variantColorResolver: (input) => {
    if (input.variant === "light" || input.variant === "subtle") {
      const danger = input.color === "red";
      return {
        background:
          input.variant === "light" ? `var(--td-${danger ? "danger" : "accent"}-soft)` : "transparent",
        hover: `var(--td-${danger ? "danger-soft" : input.variant === "light" ? "selected" : "hover"})`,
        color: `var(--td-${danger ? "danger" : input.color === "gray" ? "dim" : "accent"})`,
        border: "1px solid transparent",
      };
    }
    if (input.variant === "filled" && input.color !== "red") {
      return {
        background: "var(--td-accent)",
        hover: "var(--td-accent-hover)",
        color: "var(--td-on-accent)",
        border: "1px solid transparent",
      };
    }
    return defaultVariantColorsResolver(input);
  },
  components: {
    Button: {
      defaultProps: { size: "sm" },
      vars: (_theme: unknown, props: { size?: string }) => ({
        root: props.size === "sm" ? { "--button-height": "32px", "--button-padding-x": "12px" } : {},
      }),
      styles: { root: { fontWeight: 500 } },
    },
    Radio: {
      defaultProps: { size: "xs" },
      styles: {
        label: { fontSize: "13px", lineHeight: "18px" },
        description: { fontSize: "12px", lineHeight: "16px" },
      },
    },
    Checkbox: {
      defaultProps: { size: "xs" },
      styles: {
        label: { fontSize: "13px", lineHeight: "18px" },
        description: { fontSize: "12px", lineHeight: "16px" },
      },
    },
    ActionIcon: { defaultProps: { variant: "subtle", color: "gray", size: 32 } },
    TextInput: { defaultProps: { size: "md" } },
    PasswordInput: { defaultProps: { size: "md" } },
    NativeSelect: { defaultProps: { size: "md" } },
    Textarea: { defaultProps: { size: "md" }, styles: { input: { paddingBlock: "6px" } } },
    Modal: {
      defaultProps: {
        transitionProps: { duration: 120 },
        yOffset: "10vh",
        padding: "lg",
        // A dialog's title bar is not a banner of the page.
        attributes: { header: { role: "presentation" } },
      },
      styles: { title: { fontSize: "16px", fontWeight: 600 } },
    },
    Menu: { defaultProps: { transitionProps: { duration: 100 }, shadow: "md", position: "bottom-end" } },
    Popover: { defaultProps: { transitionProps: { duration: 100 }, shadow: "md" } },
    Tooltip: { defaultProps: { withinPortal: false, openDelay: 350, transitionProps: { duration: 100 } } },
    InputWrapper: {
      defaultProps: { inputWrapperOrder: ["label", "input", "description", "error"] },
      styles: {
        label: { fontSize: "13px", fontWeight: 500, lineHeight: "20px", marginBottom: "2px" },
        description: { fontSize: "12px", lineHeight: "18px" },
      },
    },
  },
});

const shared = {
  "--mantine-color-body": "var(--td-ground)",
  "--mantine-color-text": "var(--td-text)",
  "--mantine-color-dimmed": "var(--td-dim)",
  "--mantine-color-placeholder": "var(--td-dim)",
  "--mantine-color-error": "var(--td-danger)",
  "--mantine-color-anchor": "var(--td-accent)",
  "--mantine-color-default": "var(--td-ground)",
  "--mantine-color-default-hover": "var(--td-hover)",
  "--mantine-color-default-color": "var(--td-text)",
  "--mantine-color-default-border": "var(--td-field-line)",
  "--mantine-shadow-md": "var(--td-float)",
  "--mantine-shadow-xl": "var(--td-float)",
  "--input-bd-focus": "var(--td-accent)",
};

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    ...shared,
    "--mantine-color-red-filled": "#b3261e",
    "--mantine-color-red-filled-hover": "#8f1d17",
  },
  dark: { ...shared, "--mantine-color-red-filled": "#c93c33", "--mantine-color-red-filled-hover": "#a92f27" },
});

/** Keeps the choice of theme through the settings module, the only place that may. */
export const colorSchemes: MantineColorSchemeManager = {
  get: () => savedTheme(),
  set: (value) => saveTheme(value),
  subscribe: () => undefined,
  unsubscribe: () => undefined,
  clear: () => saveTheme("auto"),
};
