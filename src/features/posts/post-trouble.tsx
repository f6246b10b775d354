import { useTranslation } from "react-i18next";
import type { AskError, Refusal } from "#data/ask-server.ts";
import { useApp } from "#features/feature.ts";
import { Notice } from "#ui/notice.tsx";
import { ButtonLink } from "#ui/button.tsx";

export type PostError = AskError | Refusal;

/** Why the server did not do it, and what to do next. Nothing of what was typed is lost. */
export const PostTrouble = ({ trouble }: { readonly trouble: PostError }) => {
  const { t } = useTranslation("posts");
  const { ways } = useApp();
  const name = nameOf(trouble);
  const isCalm = name === "offline" || name === "busy";
  return (
    <Notice
      state={isCalm ? "calm" : "needs-you"}
      title={t(($) => $.trouble[name].title)}
      {...(name === "offline" && { icon: "no-signal" as const })}
    >
      <p>{t(($) => $.trouble[name].step, { code: trouble.type === "refused" ? trouble.code : trouble.type })}</p>
      {name === "signedOut" && ways.signIn && (
        <p>
          <ButtonLink to={ways.signIn()} state={{ step: "code" }} kind="quiet">
            {t(($) => $.trouble.signIn)}
          </ButtonLink>
        </p>
      )}
    </Notice>
  );
};

const refusals = [
  "alreadyHas",
  "newVillage",
  "beyondPost",
  "noPost",
  "ownPost",
  "noPerson",
  "otherNumber",
  "noPhone",
  "noInvitation",
  "secondPerson",
] as const;
type Named =
  (typeof refusals)[number] | "hasPost" | AskError["type"] | "name" | "phone" | "reason" | "to" | "place" | "other";

const nameOf = (trouble: PostError): Named => {
  if (trouble.type !== "refused") return trouble.type;
  const { code, field } = trouble;
  // Of one person, not of somebody by that name.
  if (code === "alreadyHas" && field === "userId") return "hasPost";
  const known = refusals.find((one) => one === code);
  if (known) return known;
  if (code !== "field") return "other";
  if (field === "from") return "to";
  if (field === "name" || field === "phone" || field === "reason" || field === "to") return field;
  return field === "scope" ? "place" : "other";
};
