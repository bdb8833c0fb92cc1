import js from "@eslint/js";
import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import globals from "globals";
import tseslint from "typescript-eslint";

/** A feature may import itself, src/ui, src/api and src/i18n; never another feature, never src/app. */
const featureWalls = {
  meta: { type: "problem", schema: [] },
  create(context) {
    const here = /\/src\/features\/([^/]+)\//.exec(context.filename);
    const inKit = /\/src\/(ui|api|i18n)\//.exec(context.filename);
    function check(node) {
      const source = node.source?.value;
      if (typeof source !== "string") return;
      const path = source.startsWith("@/")
        ? source.replace("@/", "/src/")
        : source.startsWith(".")
          ? new URL(source, `file://${context.filename}`).pathname
          : "";
      const target = /\/src\/features\/([^/]+)/.exec(path);
      if (here && target && target[1] !== here[1])
        context.report({ node, message: `Feature "${here[1]}" may not import from feature "${target[1]}".` });
      if (here && /\/src\/app\//.test(path))
        context.report({ node, message: "A feature may not import from src/app." });
      if (inKit && inKit[1] !== "i18n" && target)
        context.report({ node, message: `src/${inKit[1]} may not import from a feature.` });
    }
    return { ImportDeclaration: check, ExportNamedDeclaration: check, ImportExpression: check };
  },
};

const storage = ["localStorage", "sessionStorage", "indexedDB"].flatMap((name) => [
  {
    selector: `Identifier[name='${name}']`,
    message: `${name} is used only by src/i18n/settings.ts (theme and language).`,
  },
]);

export default tseslint.config(
  { ignores: ["dist", "src/api/schema.gen.ts"] },
  js.configs.recommended,
  ...tseslint.configs.strict,
  jsxA11y.flatConfigs.recommended,
  {
    files: ["**/*.{ts,tsx}"],
    plugins: { "react-hooks": reactHooks, house: { rules: { "feature-walls": featureWalls } } },
    languageOptions: { globals: globals.browser },
    rules: {
      ...reactHooks.configs.recommended.rules,
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "house/feature-walls": "error",
      "no-restricted-syntax": ["error", ...storage],
      "no-console": "error",
      "max-lines": ["error", { max: 300, skipBlankLines: true, skipComments: true }],
    },
  },
  { files: ["src/i18n/settings.ts", "src/**/*.test.{ts,tsx}"], rules: { "no-restricted-syntax": "off" } },
  { files: ["src/ui/icons.tsx"], rules: { "max-lines": "off" } },
  { files: ["**/*.mjs", "*.js"], languageOptions: { globals: globals.node } },
);
