/** Fields by their path in a form's values, so that two versions can be laid side by side and joined. */
export interface FieldDef<Values> {
  /** `surname` or `address.postcode`. */
  path: string;
  label: string;
  get: (values: Values) => string;
  set: (values: Values, value: string) => Values;
  /** How the value reads for a person; the value itself unless told. */
  show?: (value: string) => string;
}

type Plain<Values> = { [Key in keyof Values]: Values[Key] extends string ? Key : never }[keyof Values] &
  string;

/** A field that sits directly in the values. */
export function field<Values extends object>(
  path: Plain<Values>,
  label: string,
  show?: (value: string) => string,
): FieldDef<Values> {
  return {
    path,
    label,
    get: (values) => String(values[path]),
    set: (values, value) => ({ ...values, [path]: value }),
    ...(show ? { show } : {}),
  };
}

/** Fields in which the two differ. */
export function differing<Values>(
  fields: readonly FieldDef<Values>[],
  a: Values,
  b: Values,
): FieldDef<Values>[] {
  return fields.filter((one) => one.get(a) !== one.get(b));
}

/** Theirs, with yours in the fields that were kept. */
export function merge<Values>(
  fields: readonly FieldDef<Values>[],
  versions: { yours: Values; theirs: Values },
  keepYours: ReadonlySet<string>,
): Values {
  return fields.reduce(
    (values, one) => (keepYours.has(one.path) ? one.set(values, one.get(versions.yours)) : values),
    versions.theirs,
  );
}
