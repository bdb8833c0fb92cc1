import { TextInput } from "@mantine/core";
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, it, vi } from "vitest";

import { problemFrom } from "@/api/problem";
import { withTexts } from "@/i18n";
import { show } from "@/test/render";

import { field } from "./fields";
import { VersionedForm } from "./VersionedForm";

interface Values {
  phone: string;
  city: string;
}

const fields = [field<Values>("phone", "Telefoon"), field<Values>("city", "Woonplaats")];
const started: Values = { phone: "010", city: "Zwolle" };

async function showForm(
  save: (values: Values, version: number) => Promise<unknown>,
  onDone = vi.fn(),
): Promise<void> {
  await withTexts("clients", Promise.resolve());
  await show(
    <VersionedForm<Values>
      initial={started}
      version={1}
      validate={{ phone: (value) => (value === "" ? "Vul dit in." : null) }}
      fields={fields}
      save={save}
      fromCurrent={(current) => ({ values: current as Values, version: 7 })}
      onDone={onDone}
    >
      {(form) => (
        <>
          <TextInput label="Telefoon" {...form.getInputProps("phone")} />
          <TextInput label="Woonplaats" {...form.getInputProps("city")} />
        </>
      )}
    </VersionedForm>,
  );
}

it("lays both versions side by side on a conflict, keeps yours where you changed it, and saves on the new version", async () => {
  const save = vi
    .fn<(values: Values, version: number) => Promise<unknown>>()
    .mockRejectedValueOnce(problemFrom(412, { current: { phone: "020", city: "Kampen" } }))
    .mockResolvedValueOnce(undefined);
  const onDone = vi.fn();
  await showForm(save, onDone);
  const phone = await screen.findByLabelText("Telefoon");
  fireEvent.change(phone, { target: { value: "030" } });
  fireEvent.keyDown(phone, { key: "Enter", ctrlKey: true });
  expect(await screen.findByText("Iemand anders heeft dit intussen gewijzigd")).toBeTruthy();
  for (const value of ["030", "020", "Zwolle", "Kampen"]) expect(screen.getByText(value)).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Keuze opslaan" }));
  await waitFor(() => expect(onDone).toHaveBeenCalled());
  expect(save).toHaveBeenLastCalledWith({ phone: "030", city: "Kampen" }, 7);
});

it("keeps what was typed when saving fails, and puts the words next to the field", async () => {
  const save = vi.fn(async () => {
    throw problemFrom(400, {
      title: "De invoer klopt niet",
      errors: [{ pointer: "/phone", code: "phone", detail: "Dit is geen telefoonnummer." }],
    });
  });
  await showForm(save);
  const phone = await screen.findByLabelText<HTMLInputElement>("Telefoon");
  fireEvent.change(phone, { target: { value: "abc" } });
  fireEvent.keyDown(phone, { key: "Enter", ctrlKey: true });
  expect(await screen.findByText("Telefoon: Dit is geen telefoonnummer.")).toBeTruthy();
  expect(phone.value).toBe("abc");
});
