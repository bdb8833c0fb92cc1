export function ClientSection() {
  return null;
}
