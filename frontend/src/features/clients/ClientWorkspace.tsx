import { Outlet } from "@tanstack/react-router";

export function ClientWorkspace() {
  return <Outlet />;
}
