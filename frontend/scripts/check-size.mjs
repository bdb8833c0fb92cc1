/**
 * Fails the build when the first screen (entry, its static imports, the login route and its texts) is heavier than the
 * budget. Sizes are gzipped JavaScript, counted from Vite's own manifest.
 */
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const BUDGET = 250_000;
const dist = new URL("../dist/", import.meta.url);
const manifest = JSON.parse(readFileSync(new URL(".vite/manifest.json", dist), "utf8"));

const seen = new Set();
function collect(key) {
  const chunk = manifest[key];
  if (!chunk || seen.has(key)) return;
  seen.add(key);
  for (const next of chunk.imports ?? []) collect(next);
}
collect("index.html");
for (const key of ["src/features/session/LoginPage.tsx", "src/features/session/texts/nl.ts"]) {
  if (!manifest[key])
    throw new Error(`${key} is not a chunk of its own: the size of the first screen cannot be told`);
  collect(key);
}

let total = 0;
for (const key of seen)
  total += gzipSync(readFileSync(new URL(manifest[key].file, dist)), { level: 9 }).length;
const kilobytes = (total / 1000).toFixed(1);
if (total > BUDGET) {
  console.error(`First screen: ${kilobytes} kB gzipped JavaScript, over the budget of ${BUDGET / 1000} kB.`);
  process.exit(1);
}
console.log(`First screen: ${kilobytes} kB gzipped JavaScript (budget ${BUDGET / 1000} kB).`);
