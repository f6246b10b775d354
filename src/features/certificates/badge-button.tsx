import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toServer } from "#data/to-server.ts";
import { askBadge, type BadgeError } from "#data/certificates/ask-badge.ts";
import { Button } from "#ui/button.tsx";
import { giveAway } from "#ui/give-file.ts";
import { useOneAct } from "#ui/use-one-act.ts";

type Outcome = "shared" | "saved" | BadgeError["type"];

/** The certificate as a file for other systems, from the server that signs it. */
export const BadgeButton = ({ code }: { readonly code: string }) => {
  const { t, i18n } = useTranslation("certificates");
  const [outcome, setOutcome] = useState<Outcome>();
  const { isBusy, act } = useOneAct();
  const get = async (): Promise<boolean> => {
    setOutcome(undefined);
    const answer = await askBadge(toServer, code, i18n.language);
    const given = answer.ok
      ? await giveAway(new File([answer.value], `asa-${code}.jws`, { type: "text/plain" }))
      : answer.error.type;
    if (given !== "cancelled") setOutcome(given);
    return false;
  };
  return (
    <div className="stack">
      <Button kind="quiet" wide busy={isBusy} onPress={() => void act(get)}>
        {isBusy ? t(($) => $.badge.busy) : t(($) => $.badge.get)}
      </Button>
      <p className="small soft">{t(($) => $.badge.more)}</p>
      <p aria-live="polite">{outcome ? said(outcome, t) : undefined}</p>
    </div>
  );
};

type Say = ReturnType<typeof useTranslation<"certificates">>["t"];

const said = (outcome: Outcome, t: Say): string => {
  if (outcome === "shared" || outcome === "saved") return t(($) => $.badge[outcome]);
  // Whoever lost their post cannot read it here either; the rest is about areas, which a badge has none of.
  const trouble = outcome === "notYours" || outcome === "outsideArea" ? "noCertificate" : outcome;
  return t(($) => $.badge.trouble[trouble]);
};
