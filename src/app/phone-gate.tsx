/** Where the phone's database cannot be opened, one screen says so in the place of all others. */
import { lazy, Suspense, type ReactNode } from "react";
import { usePhoneHealth } from "#data/use-phone.ts";
import { loadWords } from "#i18n/words.ts";

const TroubleScreen = lazy(async () => {
  const [screen] = await Promise.all([import("./trouble-screen.tsx"), loadWords("trouble")]);
  return { default: screen.TroubleScreen };
});

export const PhoneGate = ({ children }: { readonly children: ReactNode }) => {
  const health = usePhoneHealth();
  if (health.state !== "trouble") return children;
  return (
    <Suspense>
      <TroubleScreen why={health.why} />
    </Suspense>
  );
};
