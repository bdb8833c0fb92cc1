/** The 11-test: 9 digits (8 get a leading zero) whose weighted sum divides by eleven. Gives the nine digits, or null. */
export function asBsn(typed: string): string | null {
  const digits = typed.replaceAll(/[\s.]/g, "");
  if (!/^\d{8,9}$/.test(digits)) return null;
  const nine = digits.padStart(9, "0");
  const sum = [...nine].reduce(
    (total, digit, place) => total + Number(digit) * (place === 8 ? -1 : 9 - place),
    0,
  );
  return sum % 11 === 0 && Number(nine) > 0 ? nine : null;
}
