/** Where the phone's database cannot be opened, one screen says so in the place of all others. */
import { Suspense, type ReactNode } from "react";
import { usePhone, usePhoneHealth } from "#data/use-phone.ts";
import { TroubleScreen } from "./trouble.tsx";

export const PhoneGate = ({ children }: { readonly children: ReactNode }) => {
  const { health: ofPhone } = usePhone();
  const health = usePhoneHealth();
  if (health.state !== "trouble") return children;
  return (
    <Suspense>
      <TroubleScreen why={health.why} onRetry={ofPhone.retry} />
    </Suspense>
  );
};
