/** The shape of a catalogue with any words in it: an English file is checked against the Dutch one. */
export type Texts<T> = { [K in keyof T]: T[K] extends string ? string : Texts<T[K]> };
