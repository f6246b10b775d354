import { useTranslation } from "react-i18next";
import { useCourseTitle } from "#entities/course/use-course-title.ts";
import { useDuration } from "#entities/course/use-duration.ts";
import type { RegisteredCertificate } from "#data/certificates/ask-register.ts";
import type { CertificateVerdict, Revocation } from "#domain/certificate-check.ts";
import { showInitials, type CertificateClaims } from "#domain/certificate.ts";
import { showCertificateCode } from "#domain/certificate-code.ts";
import { useFormats } from "#i18n/use-formats.ts";
import { FactsList } from "#ui/facts-list.tsx";
import { Icon } from "#ui/icon.tsx";
import { Card } from "#ui/section.tsx";
import type { StateKind } from "#ui/state-chip.tsx";
import { NameCheck } from "./name-check.tsx";
import type { Answer } from "./use-verdict.ts";
import "./verify.css";

const look: Readonly<Record<CertificateVerdict["state"], StateKind>> = {
  valid: "sent",
  revoked: "urgent",
  forged: "urgent",
  outOfTime: "urgent",
  notRegistered: "urgent",
  unknownIssuer: "needs-you",
  notCertificate: "needs-you",
  newer: "needs-you",
};

/** The answer first, then what the certificate says, and how far that was checked. */
export const Verdict = ({ answer: { verdict, asOf, isOnline } }: { readonly answer: Answer }) => {
  const { t } = useTranslation("verify");
  const formats = useFormats();
  const { state } = verdict;
  const when = asOf === null ? null : `${formats.dayDate(asOf)} ${formats.time(asOf)}`;
  const isProved = state === "valid" || state === "revoked";
  return (
    <>
      <Headline state={state} code={isProved ? verdict.claims.code : undefined} />
      {isProved ? undefined : <p>{t(($) => $.step[state])}</p>}
      {state === "revoked" ? <TakenBack revocation={verdict.revocation} /> : undefined}
      {isProved ? (
        <>
          <Facts said={verdict.claims} />
          <p className="small soft">
            {when === null
              ? t(($) => $.hereNever)
              : isOnline
                ? t(($) => $.online, { when })
                : t(($) => $.here, { when })}
          </p>
        </>
      ) : undefined}
      {state === "valid" ? (
        <>
          <p className="small">{t(($) => $.holder)}</p>
          <NameCheck claims={verdict.claims} />
        </>
      ) : undefined}
    </>
  );
};

/** What the server says of a typed number. */
export const Registered = ({ found }: { readonly found: RegisteredCertificate }) => {
  const { t } = useTranslation("verify");
  const formats = useFormats();
  return (
    <>
      <Headline state={found.revocation ? "revoked" : "valid"} code={found.code} />
      {found.revocation ? <TakenBack revocation={found.revocation} /> : undefined}
      <Facts said={found} />
      <p className="small soft">
        {t(($) => $.online, { when: `${formats.dayDate(found.asOf)} ${formats.time(found.asOf)}` })}
      </p>
      <p className="small">{t(($) => $.holder)}</p>
    </>
  );
};

const Headline = ({
  state,
  code,
}: {
  readonly state: CertificateVerdict["state"];
  readonly code: string | undefined;
}) => {
  const { t } = useTranslation("verify");
  return (
    <output className={`verdict ${look[state]}`}>
      <Icon name={look[state] === "sent" ? "sent" : look[state] === "urgent" ? "urgent" : "needs-you"} />
      <div>
        <h2>{t(($) => $.verdict[state])}</h2>
        {code === undefined ? undefined : <p>{t(($) => $.number, { code: showCertificateCode(code) })}</p>}
      </div>
    </output>
  );
};

const TakenBack = ({ revocation: { on, why } }: { readonly revocation: Revocation }) => {
  const { t } = useTranslation("verify");
  const formats = useFormats();
  return (
    <Card>
      <p>
        <b>{t(($) => $.revokedOn, { date: formats.date(on) })}</b>
      </p>
      <p>{t(($) => $.why[why])}</p>
      {why === "notEarned" ? undefined : <p className="small soft">{t(($) => $.notTheirFault)}</p>}
    </Card>
  );
};

const Facts = ({
  said: { initials, course, minutes, issuedOn },
}: {
  readonly said: Pick<CertificateClaims, "initials" | "course" | "minutes" | "issuedOn">;
}) => {
  const { t } = useTranslation("verify");
  const formats = useFormats();
  const durationOf = useDuration();
  const titleOf = useCourseTitle();
  return (
    <FactsList
      facts={[
        [
          t(($) => $.facts.learner),
          <>
            {showInitials(initials)} <span className="small soft">{t(($) => $.facts.initials)}</span>
          </>,
        ],
        [t(($) => $.facts.course), titleOf(course) ?? course],
        [t(($) => $.facts.time), durationOf(minutes)],
        [t(($) => $.facts.issued), formats.date(issuedOn)],
      ]}
    />
  );
};
