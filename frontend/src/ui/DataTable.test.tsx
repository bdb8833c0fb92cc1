import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, it, vi } from "vitest";

import { show } from "@/test/render";

import { DataTable, sortRows, type Column } from "./DataTable";

interface Row {
  id: string;
  name: string;
  age: number | null;
}

const rows: Row[] = [
  { id: "1", name: "Zeynep", age: 31 },
  { id: "2", name: "Éva", age: null },
  { id: "3", name: "Bram", age: 58 },
];
const columns: Column<Row>[] = [
  { key: "name", header: "Naam", cell: (row) => row.name, sort: (row) => row.name },
  { key: "age", header: "Leeftijd", cell: (row) => row.age, sort: (row) => row.age },
];
const names = (sorted: readonly Row[]): string[] => sorted.map((row) => row.name);

it("sorts names as a Dutch reader expects, and keeps what is unknown last in both directions", () => {
  expect(names(sortRows(rows, columns, { key: "name", descending: false }))).toEqual([
    "Bram",
    "Éva",
    "Zeynep",
  ]);
  expect(names(sortRows(rows, columns, { key: "age", descending: false }))).toEqual([
    "Zeynep",
    "Bram",
    "Éva",
  ]);
  expect(names(sortRows(rows, columns, { key: "age", descending: true }))).toEqual(["Bram", "Zeynep", "Éva"]);
});

it("answers to j, k and x", async () => {
  const onSelect = vi.fn();
  const onOpen = vi.fn();
  await show(
    <DataTable
      label="Mensen"
      rows={rows}
      columns={columns}
      rowKey={(row) => row.id}
      onOpen={onOpen}
      selected={new Set<string>()}
      onSelect={onSelect}
      empty={null}
    />,
  );
  await screen.findByText("Zeynep");
  const press = (key: string): void =>
    void fireEvent.keyDown(document.activeElement ?? document.body, { key });
  press("j");
  expect(document.activeElement?.textContent).toBe("Zeynep");
  press("j");
  press("j");
  press("j");
  expect(document.activeElement?.textContent).toBe("Bram");
  press("k");
  expect(document.activeElement?.textContent).toBe("Éva");
  press("x");
  expect(onSelect).toHaveBeenCalledWith(new Set(["2"]));
  fireEvent.click(document.activeElement ?? document.body);
  expect(onOpen).toHaveBeenCalledWith(rows[1]);
});

it("shows what is empty, and skeleton rows while loading", async () => {
  const { unmount } = await show(
    <DataTable label="Mensen" rows={[]} columns={columns} rowKey={(row) => row.id} empty={<p>Niemand</p>} />,
  );
  expect(await screen.findByText("Niemand")).toBeTruthy();
  unmount();
  await show(
    <DataTable label="Mensen" rows={undefined} columns={columns} rowKey={(row) => row.id} empty={null} />,
  );
  await waitFor(() => expect(screen.getByRole("table").getAttribute("aria-busy")).toBe("true"));
});
